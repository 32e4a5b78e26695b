"""Words that say nothing about what a text is about.

`ikke`, `imod` and the other words of a position are no topics either, but they are never dropped from a text: search
and stance need them.
"""

from __future__ import annotations

_DANISH = """
    ad af aldrig alle allerede alligevel alt altid altså anden andet andre at bag bare bedre bedst begge ber bl blandt blev
    blive bliver bort bør både da dag de deraf dem den denne der derefter deres derfor derfra deri dermed derpå derved des
    desuden desværre det dette dig din dine disse dit dog du efter egen ej eks eller ellers en end endda endnu ene eneste
    enhver ens enten er et evt fem fik fire flere flest for foran fordi forbi forhold fra ft få får før først første gang gange
    ganske gennem gerne gjorde gjort god godt gør gøre ham han hans har have havde haft hele hej hel helt hen hende hendes her
    herefter heri hermed hertil hos hun hvad hvem hver hverken hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorimod
    hvorvidt hvornår høj i igen ikke imellem imod ind inde inden indtil ingen ingenting intet ja jeg jer jeres jo kan ked kom
    komme kommer kun kunne lad lade langt lav lave lidt lige ligesom lille lykkedes lå man mange med meget mellem men mener mens mere
    mest mig min mindre mindst mine mit mod må måske måtte ned nede nej nemlig ni nogen noget nogle nok nu ny nye nyt når nær
    næste næsten og også om omkring op os otte over overalt pga på s samme sammen samt se seks selv selvom selvfølgelig senere
    ser ses si side siden sig sige siger sikker sin sine sit skal skulle som stadig stor store står stå synes syntes syv så
    sådan således tage tager temmelig the ti tidligere til tilbage tit to tre tro ud uden udover under undtagen var ved vi
    via vil ville vor vores vore være været vær ville virke virkelig hvert år ønske ønsker ting måde del helst burde hør høre
    især enkelt egentlig faktisk generelt naturligvis bestemt absolut fortsat snarest igennem endelig ellers derudover
    samtidig dels dvs fx mv osv ift ca kr stk nr jf vedr pkt bedes muligt mulig mulighed give giver nødvendig god rigtig
    gå går sætte finde føle opleve brug behov problem vigtig prøve lang kort ofte sjælden per både hidtil desto jo
    enhver ene vis visse hidtidig samtlige øvrig øvrige januar februar marts april maj juni juli august september oktober
    november december mandag tirsdag onsdag torsdag fredag lørdag søndag nul en én halv tusind hundrede million
"""
_ENGLISH = """
    a about above after again all also always an and any are as at be because been before being below between both but by can
    cannot could did do does doing down during each even ever every few for from further get give go good had has have having he
    her here hers him his how however i if in into is it its itself just know like little make many may me might more most much
    must my need never new no nor not now of off often on once one only or other others our out over own people please put quite
    rather really same say see seem shall she should since so some still such take than that the their them then there these
    they thing think this those though through thus to too two under until up us use very want was way we well were what when
    where whether which while who whom whose why will with within without would yes yet you your
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december
"""
_CONSULTATION = """
    høringssvar høring høringen svar forslag forslaget kommune kommunen kommunal kommunens borger borgere forvaltning
    forvaltningen byråd byrådet udvalg politiker plan planen lokalplan lokalplanen lokalplanforslag projekt projektet bemærkning
    indsigelse indsigelsen henvendelse venlig hilsen hilse tak takke kære beboer nabo område området medborger undertegnede
    vedlagt vedhæftet bilag materiale redegørelse opfattelse mening holdning spørgsmål spørge emne punkt undre opfordre
    comment response council municipality consultation proposal plan citizen resident submission
"""
_POSITION = """
    enig uenig imod modstander modstand tilhænger støtte bakke for fortaler protest protestere afvise frygte bekymre bekymring
    bekymret håbe ønske foreslå forslag anbefale kræve krav savne glad ked utilfreds tilfreds vred
    agree disagree against support oppose concern concerned worry worried hope wish propose suggest recommend object objection
"""
STOP_WORDS = frozenset(f"{_DANISH} {_ENGLISH} {_CONSULTATION} {_POSITION}".split())

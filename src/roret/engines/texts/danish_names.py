"""Common first names and surnames in Denmark: a gazetteer, so what it finds is a question and never a decision."""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
    aage aase abdi abdul abdullah adam agnes agnete ahmad ahmed aisha aksel alberte albert alex alexander alfred ali alice alma
    alvin amalie amina amir amira anders andrea andreas andré ane anette anita anja ann anna annabel anne annelise annemarie
    annette annie anny anton arne arthur asger asif asta astrid august aviaja axel aya bente bendt benedikte benjamin benny bent
    berit bertha bertram bettina birger birgit birgitte birte birthe bjarke bjarne bjørn bo bodil boris brian britta britt bruno
    børge camilla carina carl carla carlo carmen caroline carsten casper cecilie charlotte chris christel christian christina
    christine christoffer christopher claus clara clement connie cornelia dagmar dagny dan daniel daniella david dennis diana dina
    ditte dorit dorte dorthe dorthea ebba ebbe edith egon eigil einar ejnar ejner elin elisa elisabeth elise ella ellen ellinor
    elna elsa else elsebeth elvira emil emilie emily emma emmy erik erica erika erling ernst esben ester esther eva evelyn ewa
    fadi fatima fatma felix ferdinand filip finn fie flemming frank frederik frederikke freja freddy frida frode frits frederikke
    gerda gert gerhard georg gitte gorm grete grethe gudrun gunhild gunnar gunner gurli gustav hamza hanna hannah hanne hans hannibal
    harald harry hassan heidi heine helena helene helga helge helle hemming henning henriette henrik herdis hilda hilde hjalmar
    holger hugo hussein ib ibrahim ida inga inge ingeborg ingelise inger ingrid ines irene iris isa isabella iselin iver ivan ivar
    jacob jakob jan jane janne janni jannie jasmin jean jeanette jeannette jens jeppe jesper jessica jette jim jimmi jimmy joachim
    joakim joan joanna johan johanna johanne johannes john johnni johnny jon jonas jonatan jonathan josefine josephine julia julie
    julius jytte jørgen jørn kaj kaja kamal kamilla karen kari karin karina karl karla karna karoline kasper katarina kate
    katharina kathrine katja katrine kay keld kenneth kent kerstin khadija khaled kim kira kirsten kirstine kjeld klara klaus knud
    konrad kristian kristina kristine kristoffer kurt lars lasse laura laurits lauritz laust layla lea leif leila lena lene leo
    leonora liam lilian lillian lilly lily linda line linea linnea linus lis lisa lisbet lisbeth lise liselotte lissi lissy liv lone
    lotte louis louise luca lucas ludvig luna lukas lykke lærke mads magda magne magnus mahmoud maja malene malik malou malte mads
    marcus margit margrethe maria mariam marian marianne marie marina marius mark markus marlene martha martin mary mathias
    mathilde mattis matilde maya medina mehmet melanie merete merethe merle mette mia michael michelle mikael mike mikkel mille
    mina mogens mohamad mohamed mohammad mohammed mona monica monika morten mustafa nadia nadja nanna naja natalie natasja
    nathalie nicklas nicolai nicole niels niklas niko nikolaj nina noah noor nora oda ole olav oliver olga olivia omar orla oscar
    oskar osman otto oluf palle patricia patrick paul pauline peder per pernille peter petra philip pia pil poul preben rasmus
    rebecca rebekka regitze rene renata rené ricco richard rikke rigmor rita robert rosa rosemarie ronni ronny ruben rudolf rune
    ruth saad sabrina said salma sam samir samuel sander sandra sanne sara sarah sebastian selma selina sif sigrid signe sigurd
    silas silje simon simone sine sofia sofie solveig sonja sonny sophia sophie stefan steffen stella sten stig stine sune sunniva
    susan susanne sussi svend sven sylvester søren tage tania tanja tea teis ted tenna thea theis theodor theo therese thomas
    thor thorbjørn thorkild thorvald thyra tilde tim tina tine tobias tom tommy tonny tonni tora torben tore torkil torsten tove troels
    trine tue tove ulla ulf ulrik ulrikke ursula uffe vagn valdemar valentin vera verner vibeke victor victoria viggo vigga viktor
    viktoria vilhelm villads villy vilma vincent viola vita vivi vivian walther wilhelm willy william winnie xenia yasmin youssef
    yrsa yusuf yvonne zainab zara øjvind åge åse ålise
    """.split()
)
SURNAMES = frozenset(
    """
    aagaard abdi abdullah agerskov ahmad ahmed albrechtsen ali andreasen andersen andresen antonsen asmussen axelsen bach bak
    balle bang bech beck bendtsen berg berthelsen birk bisgaard bjerre bjerregaard bjørn boesen bonde borch borg brandt bro bruun
    brink brix buch buhl byskov bertelsen bødker carlsen carstensen christensen christiansen christoffersen clausen clemmensen
    dahl dahlgaard dall dalsgaard dam damgaard damsgaard danielsen davidsen degn dideriksen djurhuus due dyhr ebbesen eriksen
    eskildsen esbensen fabricius fischer fisker foged frandsen frank frederiksen friis frost fuglsang gade gammelgaard geertsen
    gregersen greve grøn gram gundersen haagensen hald hansen harder hassan hedegaard hein henningsen henriksen hermansen holm
    holmgaard holst hougaard hoffmann hussain hvid høgh højgaard høj høyer ibrahim ibsen isaksen iversen jacobsen jakobsen jansen
    jensen jepsen jeppesen jespersen jessen johannesen johannsen johansen johnsen jonassen josefsen juhl jul just justesen juul
    jørgensen kaas karlsen kelstrup khan kirk kirkegaard kjeldsen kjær kjærgaard klausen klit knudsen koch kofoed krag kragh kramer
    kristensen kristiansen kristoffersen krog krogh krøyer kruse kuhn kvist lang lange larsen lassen lau lauridsen lauritsen
    laursen laustsen leth lind lindberg lindholm lorentzen lorenzen ludvigsen lund lundgaard lundgren lykke lyng løvgren lynge
    madsen markussen marcussen martensen martinsen mathiasen mathiesen mathisen meier meyer michaelsen michelsen mikkelsen mogensen
    mohamed mohammad mohammed mortensen mouritsen mouritzen munch munk møller mølgaard nedergaard nguyen nicolaisen nicolajsen
    nielsen nikolajsen nissen noer nygaard nyborg nørgaard nørregaard odgaard olesen olsen omar oppermann ottesen ottosen overgaard
    paulsen pedersen petersen petterson philipsen pihl poulsen povlsen quist raahauge rahbek ranum rasmussen ravn reimer riis
    rohde rosenkilde rosendahl rasch ross schmidt schou schrøder schultz schøn severinsen simonsen skaarup skou skov skovgaard
    skriver sloth smed smith sommer stender steffensen storm strand strøm svendsen svensson søndergaard sørensen tang terkelsen
    therkildsen thomasen thomassen thomsen thorsen thøgersen thygesen toft toftegaard torp tran troelsen trier ulrich vang
    vestergaard vester vad vilhelmsen villadsen villumsen vind vinther winther vognsen wagner westergaard worm winter yde yilmaz
    østergaard åberg ågård
    """.split()
)
SURNAME_ENDINGS = ("sen", "gaard", "gård", "skov", "holm", "berg", "strup", "toft", "lund", "dal", "bæk", "kjær", "søn")
"""What unlisted surnames mostly end in; they count only after a first name."""

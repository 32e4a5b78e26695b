"""Viewpoints: short statements under a consultation that people agree or disagree with, or pass, and the map that comes of it.

Words: synspunkt = viewpoint, enig / uenig / spring over = agree / disagree / pass, holdningskort = opinion map. (A council's
*udtalelse* is another thing.) Staff write viewpoints and everybody may propose them; a proposal is looked through before it is
shown. Whoever votes, as a guest or signed in, may change a vote or take all of them back as long as the consultation is open.

Life of a viewpoint: proposed, shown or refused, taken down. Life of a map: computed by a job, then published by a person. The
reckoning is `engines/opinions`: it refuses to show groups where there are none. A vote is personal data; it makes no event in
the journal, and no page, file or interface shows it to anybody but her who cast it. Carries R15 and R18 (shared parts), R66.
"""

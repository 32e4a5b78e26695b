"""The ripple: when something happens to a record, those who took part upstream hear of it, once.

A milestone (``commons.records``) is noted by the subject's own service. The ripple walks the thread upstream from its
record and tells exactly those who took part in what led there, and those who follow any of it: the milestone's sentence
in their language, with a link to their own contribution or to the record. A response that was grouped in themes counts
only where one of its themes lies upstream; one that is in no theme counts for all of its consultation. Nobody is told
what she may not see, nor what she did herself. Carries R58 (report back).
"""

"""Participation figures: who takes part, by which way, who is not heard, and how much comes from the same few.

Words: deltagelsestal = participation figures, aldersgruppe = age band, Tordenskjolds soldater = the same few.

The figures of a consultation are **taken** (counted and kept) when it closes and once more when its white paper is frozen;
only what may be shown is kept: no name, no address, no figure below the limit. A sender is known again by her account or by
a keyed hash of her e-mail address, which is worked out while counting and never kept. A year adds up what the
consultations show, so that nothing can be subtracted out of it. The population comes from a file with source and date;
where it is not known the page says so. Carries R66.
"""

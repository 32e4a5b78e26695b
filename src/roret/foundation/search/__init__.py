"""Search: every inflected form of a word finds the same things.

PostgreSQL's Danish stemmer misses most inflections, so the words are brought to lemmas by ``engines.texts.words`` and kept
in a ``tsvector`` column (``SearchVectorField`` with a GIN index) under the configuration ``simple``.

**To be found**, a service keeps the column of its row up to date with ``vector``::

    record.search = vector([(record.title, "A"), (record.summary, "B")], "da", english=[(record.title_en, "A")])

The value goes wherever a field's value goes: ``save()``, ``update()``, ``bulk_create()``. For ``COPY`` use ``vector_text``.

**To search** one table: ``matching(queryset, text)`` keeps the rows that answer the text; all words must be there,
``"a phrase"`` in this order, ``-word`` must not be there.

**To be on the page /soeg/**, a module registers a source and, where others may want to narrow by it, a filter, in its
``module.py``; this folder knows no subject::

    register_source(Source(
        key="records", label=_("Records"),
        rows=lambda person: Record.objects.visible_to(person),
        hits=record_hits,                     # a queryset of one page's rows -> an iterable of Hit
        narrow={"kind": "kind", "unit": "unit_id", "area": "areas", "topic": "topics", "year": "published_at__year"},
        state=record_state,                   # (queryset, "open" | "closed" …) -> queryset; leave out where there is none
        facets=("kind", "unit", "year"),      # names of ``narrow`` that are plain columns and are counted
        renew=every_record_anew,              # yields (key, vector), for ``roret search rebuild``
        spelled=True,                         # its words are suggested when nothing is found
    ))
    widen_filter("kind", lambda: …)           # more choices for a filter that a lower module has registered
    register_filter(SearchFilter("unit", _("Unit"), choices=lambda: [(unit.pk, str(unit)) for unit in …]))

Carries the search of R67 and R68 (the register is one table, the contributions another; both in one list).
"""

from roret.foundation.search.sources import Hit, SearchFilter, Source, register_filter, register_source, widen_filter
from roret.foundation.search.vectors import Part, matching, text_query, vector, vector_text

__all__ = [
    "Hit",
    "Part",
    "SearchFilter",
    "Source",
    "matching",
    "register_filter",
    "register_source",
    "text_query",
    "vector",
    "vector_text",
    "widen_filter",
]

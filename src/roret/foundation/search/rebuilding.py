"""Making the search columns and the suggested words anew, when the way words are read has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection, transaction

from roret.engines.texts.words import tokens
from roret.foundation.search.models import Word
from roret.foundation.search.sources import Source, sources

BATCH = 1000
_SHORTEST, _LONGEST = 4, 60
_MOST_WORDS = 50_000


def rebuild(source: Source) -> Iterator[int]:
    """Write the search column of every row anew, a batch in a transaction; yield how many are done."""
    table = connection.ops.quote_name(source.rows(None).model._meta.db_table)
    column = connection.ops.quote_name(source.column)
    key = connection.ops.quote_name(source.rows(None).model._meta.pk.column)
    done = 0
    for batch in _batches(source.renew() if source.renew else ()):
        with transaction.atomic(), connection.cursor() as cursor:
            statement = f"UPDATE {table} SET {column} = %s::tsvector WHERE {key} = %s"  # noqa: S608 — our own names
            cursor.executemany(statement, [(vector.value, pk) for pk, vector in batch])
        done += len(batch)
        yield done


@transaction.atomic
def renew_words() -> int:
    """Gather the words that are suggested from what everybody may see; return how many there are."""
    counted: Counter[str] = Counter()
    for source in sources.values():
        if source.spelled:
            for hit in source.hits(source.rows(None)):
                counted.update(
                    {
                        word
                        for word in tokens(f"{hit.title} {hit.text}")
                        if word.isalpha() and _SHORTEST <= len(word) <= _LONGEST
                    }
                )
    Word.objects.all().delete()
    words = [Word(text=word, length=len(word), count=count) for word, count in counted.most_common(_MOST_WORDS)]
    Word.objects.bulk_create(words, batch_size=5000)
    return len(words)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch

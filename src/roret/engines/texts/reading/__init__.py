"""Reading many texts once: sentences, words and language as numbers, which all other steps work on."""

from roret.engines.texts.reading.corpus import Corpus, flat_places
from roret.engines.texts.reading.reader import read

__all__ = ["Corpus", "flat_places", "read"]

"""Reading what people wrote: words and lemmas, language, personal data, readability."""

"""What passages must hold to be found, as queries of tantivy."""

from collections.abc import Iterable, Sequence
from datetime import date

import tantivy

from index.people.directory import Heard
from index.search.entries import voice_of


class Filters:
    """Of an index with a schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def speaker_filter(self, heard: Heard) -> tantivy.Query:
        """Passages in which any of the people is heard or quoted, in the time that is theirs."""
        any_of = [
            (tantivy.Occur.Should, self.any_of("speaker", heard.names)),
            (tantivy.Occur.Should, self.any_of("quoted", map(voice_of, heard.quoted))),
        ]
        for name, first, last in heard.dated:
            spoken = tantivy.Query.term_query(self._schema, "speaker", name)
            within = self.period_filter(first or date.min, last or date.max)
            both = [(tantivy.Occur.Must, each) for each in (spoken, within)]
            any_of.append((tantivy.Occur.Should, tantivy.Query.boolean_query(both)))
        return tantivy.Query.boolean_query(any_of)

    def any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        any_of = [(tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, each)) for each in values]
        return tantivy.Query.boolean_query(any_of)

    def period_filter(self, first: date, last: date) -> tantivy.Query:
        span = (first.toordinal(), last.toordinal())
        return tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Unsigned, *span)

    def words_filter(self, words: Sequence[str]) -> tantivy.Query:
        """Passages that hold every one of the words (lower-case, as written)."""
        every = [(tantivy.Occur.Must, tantivy.Query.term_query(self._schema, "words", word)) for word in words]
        return tantivy.Query.boolean_query(every)

    def terms_filter(self, language: str, terms: Iterable[str]) -> tantivy.Query:
        """Passages in a language (``pt``) that hold every one of the terms."""
        schema = self._schema
        every = [tantivy.Query.term_query(schema, "terms", term) for term in sorted(terms)]
        every.append(tantivy.Query.term_query(schema, "language", language))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, each) for each in every])


def with_filters(filters: Sequence[tantivy.Query]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    # A constant score of zero: a filter decides what passes, not what comes first.
    return [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in filters]

"""What a record is about, in a few words: for those who have not asked it anything yet."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from index.statement import Speaker, Version
from index.text.language import analyzer

READ = 20_000
"""Characters of a text that are looked at; whatever it is about stands there."""

SHORTEST = 4
LEAST = 2
MOST = 9
"""How often a title's word must stand in the text below it, and how much of that counts for one text."""

ALWAYS = 0.6
"""From which share on a short word that stands before a subject belongs to it, as articles do."""

_BEFORE = re.compile(r"(?<!\w)(\w{1,4}) $")


def subjects(versions: Sequence[Version], speakers: Collection[Speaker], limit: int) -> list[str]:
    """Words that titles have and the texts below them go on about, as most often written; the most frequent first.

    Words of speakers' names and roles are none: neither is what a text is called ("remarks"), as it seldom says so.
    """
    named = {word.casefold() for each in speakers for word in f"{each.name} {each.role or ''}".split()}
    worth: Counter[str] = Counter()
    preceded: defaultdict[str, Counter[str]] = defaultdict(Counter)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for version in versions:
        statement, analysis = version.statement, analyzer(version.statement.language)
        headed = {
            token.term
            for token in analysis.tokens(statement.title)
            if _may_be_one(statement.title[token.start : token.end], named)
        }
        text = statement.text[:READ]
        found = Counter[str]()
        for token in analysis.tokens(text):
            if token.term in headed:
                found[token.term] += 1
                written[token.term][text[token.start : token.end]] += 1
                before = _BEFORE.search(text, max(0, token.start - 6), token.start)
                preceded[token.term][before[1].casefold() if before else ""] += 1
        worth.update({term: min(count, MOST) for term, count in found.items() if count >= LEAST})
    shown = []
    for term, _ in worth.most_common(limit):
        [(article, count)] = preceded[term].most_common(1)
        name = written[term].most_common(1)[0][0]
        shown.append(f"{article} {name}" if article and count > ALWAYS * preceded[term].total() else name)
    return shown


def _may_be_one(word: str, named: Collection[str]) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.casefold() not in named

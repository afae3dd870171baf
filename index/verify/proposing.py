"""Proposes where a pasted quote may stand: statements whose passages hold its words, by the index."""

from collections import Counter
from collections.abc import Iterator, Sequence

from index.languages import detect_language
from index.ranking.ranking import lucene_idf
from index.search.engine import Engine
from index.text.language import analyzer
from index.text.sentences import sentences
from index.verify.claims import Claim

WINDOW = 10
"""Words that a passage must hold all of; a longer quote may reach from one passage into the next."""
SENTENCES = 12
"""Sentences of a long paste that are looked for one by one."""
HOLDING = 30
"""Passages taken of those that hold every word of a window."""
HOLDING_HALF = 8
"""The same of half a window: a short quote of which one word was changed is found by its other half."""
ALIKE = 20
"""Passages taken of those that are most like the whole."""
MOST_TERMS = 200
MOST_WINDOWS = 48
"""Windows looked for of a paste in many pieces; the longest tell most."""
MOST_STATEMENTS = 200
"""Statements looked into; of more, those that most windows propose."""


def proposed(engine: Engine, claims: Sequence[Claim]) -> list[str]:
    """Ids of statements, the likeliest first."""
    every = list(dict.fromkeys(window for claim in claims for window in _windows(claim)))
    windows = sorted(every, key=lambda window: -len(window))[:MOST_WINDOWS] if len(every) > MOST_WINDOWS else every
    found = [stored for window in windows for stored in engine.holding(window, HOLDING)]
    for claim in claims:
        terms = set(analyzer(detect_language(claim.text)).terms(claim.text))
        passages = engine.passages()
        known = {term: lucene_idf(passages, engine.frequency(term)) for term in terms if engine.frequency(term)}
        # A few hundred words of a long paste say where it is from as well as all of them.
        rarest = sorted(known, key=lambda term: -known[term])[:MOST_TERMS]
        if rarest:
            found += engine.search(dict.fromkeys(rarest, 1.0), (), ALIKE)
    for half in dict.fromkeys(half for window in windows for half in (window[: WINDOW // 2], window[WINDOW // 2 :])):
        if len(half) > 1:
            found += engine.holding(half, HOLDING_HALF)
    proposals = Counter(stored.statement_id for stored in found)
    if len(proposals) > MOST_STATEMENTS:
        return [statement_id for statement_id, _ in proposals.most_common(MOST_STATEMENTS)]
    return list(proposals)


def _windows(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The first and the last words of each sentence, in their order."""
    for piece in claim.pieces:
        for start, end in sentences(piece.text, detect_language(piece.text))[:SENTENCES]:
            words = analyzer("und").spoken(piece.text[start:end])
            for window in (words[:WINDOW], words[-WINDOW:]):
                if len(window) > 1:
                    yield tuple(window)

"""What the bot can't do: opinions, truth, summaries, predictions, what somebody meant, sums, jokes, orders. Pure decisions.

Of what was asked the subject is kept: the nearest words on record may still help.
"""

import re

from index.languages import LANGUAGES

LONGEST = 300
"""Characters of a text that may be such a wish; a longer one is a statement, or a question with its reasons."""

_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for each in LANGUAGES.values() for pattern in each.wishes.beyond)
_EDGES = " \t\n.?!…:,;¿¡؟"


def beyond(text: str) -> str | None:
    """Of a wish that the bot can't fulfil what it is about, empty where it is about nothing; None of any other text."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(text.split()).strip(_EDGES)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            rest = match.groupdict().get("rest") or ""
            return rest.strip(_EDGES)
    return None

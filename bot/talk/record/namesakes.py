"""The same question of somebody else with that name: where several bear it, the others are a button away."""

import re
from collections.abc import Sequence

from index.questions import Question

MOST = 3
"""Namesakes that get a button."""


def renamed(question: Question) -> Sequence[tuple[str, str]]:
    """The other people whom the question may mean, each with the question as it names them in full."""
    found = []
    for name in question.others:
        words = name.split()
        # "Smith" or "Smith's", and "John" where only a first name was written.
        for called in (words[-1], words[0]):
            named = re.compile(rf"(?<!\w){re.escape(called)}(?!\w)", re.IGNORECASE)
            if len(words) > 1 and named.search(question.text):
                found.append((name, named.sub(lambda _, name=name: name, question.text, count=1)))  # type: ignore[misc]
                break
    return found[:MOST]

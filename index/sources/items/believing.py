"""Whether other words where a statement stood are an edit by its publisher, or another page in its place.

Error pages with status 200, home pages, consent and login pages and pages that break off share few of a text's words.
A publisher that really rewrites most of a text is rare enough for a person to look at.
"""

import re

from rapidfuzz.distance import LCSseq

KEPT = 0.5
"""Share of a text's words that another wording must keep, in their order, to be believed."""
_COMPARED_WORDS = 3_000
_ENDS = re.compile(r"[.!?…。！？؟।:]\W{0,3}\Z")
_DAMAGED = "\ufffd"


def doubt(before: str, after: str) -> str | None:
    """What speaks against ``after`` being an edit of ``before``; None where it may be one."""
    if after.count(_DAMAGED) > before.count(_DAMAGED):
        return "new text has damaged letters"
    old, new = before.casefold().split()[:_COMPARED_WORDS], after.casefold().split()[: 2 * _COMPARED_WORDS]
    if not old:
        return None
    shorter = " ".join(new)
    if new and len(new) <= len(old) and " ".join(old).startswith(shorter) and not _ENDS.search(shorter) and new != old:
        return "new text breaks off inside a sentence"
    kept = LCSseq.similarity(old, new) / len(old)
    return None if kept >= KEPT else f"new text keeps {kept:.0%} of the words on record"

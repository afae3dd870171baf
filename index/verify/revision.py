"""What a version changed against an earlier one, and whose words these are."""

from dataclasses import dataclass

from index.statement import Speaker, Version
from index.text.differences import Difference, Kind, differences
from index.text.letters import Letters
from index.verify.exactness import Held

Voice = tuple[tuple[Speaker, ...], bool]
"""Speakers, and whether that is certain (``index.transcripts.turns``)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """``title`` and ``text`` lead from the old title and text to the new ones; their spans are of these.

    ``speakers`` are those of the changed words, or of the whole where only the title was changed; where these are not
    one voice's, the statement's, and nobody is ``certain``.
    """

    title: tuple[Difference, ...]
    text: tuple[Difference, ...]
    speakers: tuple[Speaker, ...]
    certain: bool


def revision(old: Version, new: Version) -> Revision:
    title = differences(Letters(old.statement.title), Letters(new.statement.title))
    text = differences(Letters(old.text), Letters(new.text))
    before, after = Held(old), Held(new)
    removed = {before.who(*each.old) for each in text if each.kind is Kind.REMOVED}
    added = {after.who(*each.new) for each in text if each.kind is Kind.ADDED}
    voices = removed | added or {whole_voice(new)}
    speakers, certain = voices.pop() if len(voices) == 1 else (new.statement.speakers, False)
    return Revision(tuple(title), tuple(text), speakers if certain else new.statement.speakers, certain)


def whole_voice(version: Version) -> Voice:
    """Who says all that a version says."""
    speakers, certain = Held(version).who(0, len(version.text))
    return (speakers, True) if certain else (version.statement.speakers, False)

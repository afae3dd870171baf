"""The shape of what people ask of the bot itself, and of what it can't do: patterns, without regard to case."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Patterns of one language. Each but ``since`` is for a whole text, without what punctuation stands around it.

    ``please`` may stand before a wish, ``end`` after it. ``wants`` are for what stands beside the record, by name.
    ``since`` asks how long ago something was, its group ``what``; ``events`` are words that tell of any event, and so
    name none. ``beyond`` asks for what can't be done: a group ``rest`` is what it is about.
    """

    please: str = ""
    end: str = ""
    wants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str | None = None
    events: str = ""
    beyond: tuple[str, ...] = ()

"""Makes quotes out of statements by machine, each with the verdict it deserves."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.search.passages import passages
from index.statement import Speaker, Statement, Version

FEWEST, MOST = 6, 45
"""Words of a sentence that is quoted."""
MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("", ""))
CUTS = ("[…]", "(...)", "…", " ... ", "[...]")
INVENTED = (
    "The {a} of {b} will never again depend on the {c} that once held our {d} together.",
    "Nobody who has seen the {a} can doubt that {b} and {c} belong to the same {d}.",
    "I told them plainly that the {a} was over, and that the {b} would pay for every {c}.",
    "Give us ten more {a} and we shall turn this {b} into a garden of {c} and {d}.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """``kind`` is how the quote was made, and names the verdict that is right."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    speakers: tuple[Speaker, ...]
    statement: str


def sentences_of(statements: Sequence[Statement], versions: Sequence[Version]) -> list[Sentence]:
    """Sentences of fitting length whose one speaker is certain."""
    found = []
    for statement, version in zip(statements, versions, strict=True):
        for passage in passages(version):
            if not passage.certain or passage.question or len(passage.speakers) != 1:
                continue
            for start, end in passage.sentences:
                text = statement.text[start:end]
                if FEWEST <= len(text.split()) <= MOST and "\n" not in text:
                    found.append(Sentence(text, passage.speakers, statement.id))
    return found


def make_quotes(sentences: Sequence[Sentence], corpus: str, count: int, chance: random.Random) -> Iterator[Made]:
    """``count`` quotes of the six kinds in turn; ``corpus`` are all words of the record, to tell what is not in it."""
    makers: tuple[Callable[[Sequence[Sentence], str, random.Random], Made | None], ...] = (
        exact,
        one_word_changed,
        two_joined,
        cut_with_ellipsis,
        other_speaker,
        invented,
    )
    made = 0
    while made < count:
        quote = makers[made % len(makers)](sentences, corpus, chance)
        if quote is not None:
            made += 1
            yield quote


def exact(sentences: Sequence[Sentence], _corpus: str, chance: random.Random) -> Made:
    sentence = chance.choice(sentences)
    words = sentence.text.split(" ")
    first = chance.randrange(0, len(words) - FEWEST + 1)
    last = chance.randrange(first + FEWEST, len(words) + 1)
    text = marked(" ".join(words[first:last]), chance)
    return Made("exact", f"{text} — {sentence.speakers[0].name}" if chance.random() < 0.5 else text)


def one_word_changed(sentences: Sequence[Sentence], corpus: str, chance: random.Random) -> Made | None:
    words = chance.choice(sentences).text.split(" ")
    place = chance.randrange(len(words))
    other = re.sub(r"\W", "", chance.choice(chance.choice(sentences).text.split(" ")))
    match chance.randrange(3):
        case 0:
            words[place] = other
        case 1:
            words.insert(place, other)
        case _ if 0 < place < len(words) - 1:
            del words[place]
        case _:
            return None
    text = " ".join(words)
    return None if plain(text) in corpus or not other else Made("altered", marked(text, chance))


def two_joined(sentences: Sequence[Sentence], corpus: str, chance: random.Random) -> Made | None:
    one, other = chance.choice(sentences), chance.choice(sentences)
    text = f"{one.text} {other.text}"
    return None if plain(text) in corpus else Made("joined", marked(text, chance))


def cut_with_ellipsis(sentences: Sequence[Sentence], _corpus: str, chance: random.Random) -> Made | None:
    words = chance.choice(sentences).text.split(" ")
    if len(words) < 12:
        return None
    first = chance.randrange(4, len(words) - 6)
    last = chance.randrange(first + 1, min(first + 6, len(words) - 3))
    cut = chance.choice(CUTS)
    return Made("exact (cut)", marked(f"{' '.join(words[:first])} {cut} {' '.join(words[last:])}", chance))


def other_speaker(sentences: Sequence[Sentence], _corpus: str, chance: random.Random) -> Made | None:
    sentence, other = chance.choice(sentences), chance.choice(sentences)
    said = {each.speakers for each in sentences if each.text == sentence.text}
    name = other.speakers[0].name.partition(",")[0]
    if surname(name) in {surname(speakers[0].name) for speakers in said} or len(sentence.text.split()) < 2 * FEWEST:
        return None
    form = chance.choice(("{words} — {name}", "{name}: {words}", "{words}\n{name}", "{name} said: {words}"))
    return Made("other_speaker", form.format(words=f"“{sentence.text}”", name=name))


def invented(sentences: Sequence[Sentence], _corpus: str, chance: random.Random) -> Made:
    def word() -> str:
        words = re.findall(r"[a-z]{4,}", chance.choice(sentences).text)
        return chance.choice(words) if words else "harbour"

    text = chance.choice(INVENTED).format(a=word(), b=word(), c=word(), d=word())
    return Made("not_found", marked(text, chance))


def marked(text: str, chance: random.Random) -> str:
    opening, closing = chance.choice(MARKS)
    return f"{opening}{text}{closing}"


def surname(name: str) -> str:
    return name.partition(",")[0].split()[-1].casefold()


def plain(text: str) -> str:
    """Words alone: what makes no other text of a text is left out."""
    return " ".join(re.findall(r"\w+", text.casefold()))

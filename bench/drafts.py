"""How often the quotations of a draft are judged right: ``python -m bench.drafts CORPUS.jsonl`` writes news by machine.

Each draft quotes statements five times: word for word, altered, given to somebody else, and made up. Who said it stands
before or behind the words, with an office or a surname alone, as "he", or after "according to". Exit 1 where an altered
quotation was called exact.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.quotes import Sentence, invented, one_word_changed, plain, sentences_of, surname
from index.files.loading import read_all
from index.people.printed import Form, taken_apart
from index.statement import Statement
from index.verify.drafts import Checked
from index.verify.verifying import Verdict
from tests.index.records import record_of, version

KINDS = ("exact", "altered", "other_speaker", "not_found")
EACH = 5
BEHIND = (
    "“{words},” {name} told reporters in Washington.",
    "“{words},” said {name}.",
    "“{words},” {office} {name} said on Thursday.",
    "“{words},” {surname} said.",
    "“{words},” {surname} told a news conference, without giving details.",
    "“{words}”, {name} added.",
    '"{words}," {surname} stressed.',
)
BEFORE = (
    "{name} said: “{words}.”",
    "In a briefing, {surname} said, “{words}.”",
    "According to {name}, “{words}.”",
    "{name}, who spoke to reporters on Friday, said that “{words}”.",
    "{office} {name} put it this way:\n\n“{words}.”",
)
NOBODY = ("A statement put it plainly: “{words}.”", "“{words}.” That was the line.")
PRONOUN = ("{name} was asked about it again. “{words},” {pronoun} said.",)
FILLER = (
    "The talks went on for a third day, and few expected a result.",
    "Markets had reacted to the “surprise” with a shrug.",
    "Diplomats from several countries watched closely. None would be named.",
    "It was the second such meeting this year, officials noted.",
)
ALTERED_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Written:
    """``kind`` is the verdict that ``words`` of a draft deserve."""

    kind: str
    words: str


def drafts(
    sentences: Sequence[Sentence], corpus: str, count: int, chance: random.Random
) -> Iterator[tuple[str, list[Written]]]:
    for _ in range(count):
        paragraphs, written = [f"{chance.choice(('Envoys meet', 'What was said', 'A long week'))}"], list[Written]()
        while len(written) < EACH:
            kind = KINDS[chance.choice((0, 0, 1, 1, 2, 3))]
            made = quotation(kind, sentences, corpus, chance)
            if made is None:
                continue
            words, paragraph = made
            written.append(Written(kind, words))
            if kind != "other_speaker" and chance.random() < 0.1:
                paragraph = f"> {words}"
            elif chance.random() < 0.5:
                paragraph = f"{chance.choice(FILLER)} {paragraph}"
            paragraphs.append(paragraph)
            if chance.random() < 0.3:
                paragraphs.append(chance.choice(FILLER))
        if chance.random() < 0.3:
            paragraphs = ["\n".join(textwrap.wrap(each, 70)) if "\n" not in each else each for each in paragraphs]
        yield "\n\n".join(paragraphs), written


def quotation(kind: str, sentences: Sequence[Sentence], corpus: str, chance: random.Random) -> tuple[str, str] | None:
    """The words and the paragraph that holds them; None where this try came to nothing."""
    sentence = chance.choice(sentences)
    if (
        any(mark in sentence.text for mark in '“”"«»:;()[]')
        or len(sentence.text.split()) < ALTERED_ENOUGH
        or not is_name(sentence)
    ):
        return None
    words, name = sentence.text, sentence.speakers[0].name.partition(",")[0]
    said = {surname(each.speakers[0].name) for each in sentences if each.text == sentence.text}
    if kind == "altered":
        changed = one_word_changed([sentence], corpus, chance)
        if changed is None:
            return None
        words = changed.text.strip('“”«»"')
    if kind == "not_found":
        words = invented(sentences, corpus, chance).text.strip('“”«»"')
    if kind == "other_speaker":
        other = chance.choice(sentences)
        name = other.speakers[0].name.partition(",")[0]
        if surname(name) in said or not is_name(other):
            return None
    words = words.rstrip(".!?")
    forms = BEHIND + BEFORE + PRONOUN if kind == "other_speaker" else BEHIND + BEFORE + PRONOUN + NOBODY
    paragraph = chance.choice(forms).format(
        words=words,
        name=name,
        surname=name.split()[-1],
        office=chance.choice(("spokesperson", "Secretary of State", "the senior diplomat")),
        pronoun=chance.choice(("he", "she")),
    )
    return words, paragraph


def is_name(sentence: Sentence) -> bool:
    """Not a label as it stands above a turn."""
    name = sentence.speakers[0].name.partition(",")[0]
    return taken_apart(name).form is Form.PERSON and not name.isupper() and len(name.split()) > 1


def judged(checked: Checked) -> str:
    verdict = checked.verification.verdict
    return "altered" if verdict is Verdict.JOINED else verdict.value


async def measure(statements: list[Statement], options: argparse.Namespace) -> int:
    versions = list(map(version, statements))
    corpus = plain(" ".join(each.text for each in statements))
    made = list(drafts(sentences_of(statements, versions), corpus, options.drafts, random.Random(options.seed)))
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        async with record_of(Path(folder), statements) as record:
            for text, written in made:
                found = {plain(each.words): each for each in (await record.check_draft(text)).quotations}
                for each in written:
                    checked = found.get(plain(each.words))
                    verdict = judged(checked) if checked else "missed"
                    counts[each.kind, verdict] += 1
                    if options.show and verdict != each.kind:
                        named = checked.named if checked else None
                        sys.stderr.write(f"{each.kind} judged {verdict} (named {named}): {each.words}\n--- {text}\n\n")
    right = sum(count for (kind, verdict), count in counts.items() if kind == verdict)
    table = Table("quotations", *KINDS, "missed")
    for kind in KINDS:
        table.add_row(kind, *(str(counts[kind, verdict] or "·") for verdict in (*KINDS, "missed")))
    Console().print(table)
    total = sum(counts.values())
    Console().print(f"{right} of {total} right ({right / total:.1%}); {options.drafts} drafts, seed {options.seed}")
    return 1 if counts["altered", "exact"] else 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.drafts", description=__doc__)
    parser.add_argument("corpus", type=Path, help="statements (docs/data-format.md)")
    parser.add_argument("--drafts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was judged wrongly, on standard error")
    options = parser.parse_args()
    sys.exit(asyncio.run(measure(read_all([options.corpus]), options)))


if __name__ == "__main__":
    main()

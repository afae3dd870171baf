"""Finds the labels that begin a turn in a transcript."""

import re
from dataclasses import dataclass

from index.names import Cast, name_words

QUESTION = frozenset(
    [
        "question",
        "questions",
        "q",
        "moderator",
        "interviewer",
        "journalist",
        "reporter",
        "correspondent",
        "media",
        "host",
        "anchor",
        "presenter",
        "вопрос",
        "журналист",
        "ведущий",
        "ведущая",
        "корреспондент",
        "pregunta",
        "periodista",
        "moderador",
        "moderadora",
        "question de la presse",
        "journaliste",
        "modérateur",
        "modératrice",
        "frage",
        "journalist",
        "moderatorin",
        "domanda",
        "giornalista",
        "pergunta",
        "jornalista",
        "vraag",
        "pytanie",
        "питання",
        "запитання",
        "fråga",
        "soru",
        "otázka",
        "сұрақ",
        "问",
        "問",
        "记者",
        "記者",
        "سؤال",
        "प्रश्न",
    ]
)
ANSWER = frozenset(
    [
        "answer",
        "a",
        "ответ",
        "respuesta",
        "réponse",
        "antwort",
        "risposta",
        "resposta",
        "antwoord",
        "odpowiedź",
        "відповідь",
        "svar",
        "cevap",
        "odpověď",
        "答",
        "جواب",
        "उत्तर",
    ]
)

CAPITAL = r"[^\W\d_a-zа-яёà-öø-ÿ]"
NAME = rf"(?:{CAPITAL}[\w.'’-]*)(?:[ \u00a0](?:de|da|van|von|der|al|bin|el|la|{CAPITAL}[\w.'’-]*|\([^)\n]{{1,40}}\))){{0,6}}"
AT_LINE = re.compile(
    rf"^[ \t*_]*(?P<label>{NAME}|[^\W\d_]{{1,20}})[*_]*[ \u00a0]?[:：][*_]*(?=\s|[^\x00-\u2fff])", re.MULTILINE
)
INSIDE = re.compile(rf"(?<=[.!?…”\"»)])[ \u00a0](?P<label>{NAME}):(?=[ \u00a0])")
NOT_LABELS = frozenset(
    [
        "note",
        "notes",
        "agenda",
        "subject",
        "re",
        "date",
        "time",
        "place",
        "location",
        "contact",
        "source",
        "tel",
        "phone",
        "email",
        "fax",
        "ps",
        "nb",
        "update",
        "today",
        "tomorrow",
        "yesterday",
        "first",
        "second",
        "third",
        "finally",
        "however",
        "therefore",
        "attachment",
        "summary",
        "background",
        "more",
        "read more",
        "related",
        "media note",
        "fact sheet",
        "remarks",
        "press release",
        "press statement",
        "washington",
        "via",
        "see",
        "for",
        "and",
        "but",
        "so",
        "participants",
        "topics",
        "topic",
        "example",
        "quote",
        "unquote",
        "https",
        "http",
        "thank you",
        "conclusion",
        "introduction",
        "here",
        "results",
        "answers",
        "p.s",
        "warning",
        "editor's note",
    ]
)


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:end]`` is the label with its colon; ``name`` is what it prints."""

    start: int
    end: int
    name: str
    question: bool
    answer: bool


def find_labels(text: str, cast: Cast, start: int = 0) -> list[Label]:
    """The labels from ``start`` on, in order.

    At the start of a line a label is a question's or an answer's word, a name of the cast, a name in capitals, or a name
    that recurs; after a sentence's end within a line only the first two.
    """
    if ":" not in text and "：" not in text:
        return []
    candidates = [(match, True) for match in AT_LINE.finditer(text, start)]
    candidates += [(match, False) for match in INSIDE.finditer(text, start)]
    names = [match["label"].strip().casefold() for match, at_line in candidates if at_line]
    recurring = {name for name in names if names.count(name) > 1} if len(names) < 2000 else set(names)
    found = []
    for match, at_line in sorted(candidates, key=lambda each: each[0].start("label")):
        name = match["label"].strip()
        key = name.casefold().rstrip(".")
        question, answer = key in QUESTION, key in ANSWER
        if question or answer or (key not in NOT_LABELS and is_person(name, cast, key in recurring, at_line)):
            found.append(Label(match.start("label"), match.end(), name, question, answer))
    # A lone "A:" or "Answer:" without any other voice is a list's mark.
    return found if any(not each.answer for each in found) else []


def is_person(name: str, cast: Cast, recurs: bool, at_line: bool) -> bool:
    if cast.resolve(name):
        return True
    words = name_words(name)
    if not at_line or not words:
        return False
    capitals = name.upper() == name and name.lower() != name and len(name) > 3
    return (capitals or recurs) and len(words) > 1

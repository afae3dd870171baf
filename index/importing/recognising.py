"""What a document is: its title, date and speaker, from its own words and properties, and how sure that is."""

import hashlib
import re
from datetime import date

from index.importing.document import Document, Draft, Unreadable
from index.languages import detect_language
from index.people.printed import Form, taken_apart
from index.sources.reading.dates import read_moment, why_not

FIRST = 12
"""Paragraphs among which title, date and speaker stand; the date may also stand at the end."""
LONGEST_TITLE = 300
_LABELLED = re.compile(
    r"(?P<label>title|subject|date|speaker|by|from|author|titel|datum|redner|von|titre|objet|auteur|título|asunto|fecha|autor|"
    r"тема|заголовок|дата|автор|выступает)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_TITLES = {"title", "subject", "titel", "titre", "objet", "título", "asunto", "тема", "заголовок"}
_DATES = {"date", "datum", "fecha", "дата"}
_SPEAKERS = {"speaker", "by", "from", "author", "redner", "von", "auteur", "autor", "автор", "выступает"}
_BY = re.compile(
    r"(?:(?:opening |closing |keynote |prepared )?"
    r"(?P<kind>remarks|statement|speech|address|interview|testimony|message|article|"
    r"rede|erklärung|discours|déclaration|discurso|declaración|выступление|заявление|речь|интервью)\b.{0,40}?\b"
    r"(?:by|of|with|von|de|du|del)\s+(?:the\s+)?)(?P<who>[^\W\d_a-zа-яё].{2,120})",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(
    r"\s+(?:on|at|to|in|before|during|regarding|concerning|about|zum|zur|vor|sur|à|sobre|en|ante|на|о|об|к|во?)\s+|[:–—(]|\s-\s"
)
_HAS_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DATELINE = re.compile(r"^(?:[^\W\d_][\w .'’-]{1,40},\s+)?(?P<date>.{6,40}?(?:1[89]|20)\d\d)\s*(?:[–—-]|$)")
_NOISE = re.compile(
    r"for immediate release|press release|embargo\w*|pressemitteilung|communiqué de presse|nota de prensa|пресс-релиз|"
    r"draft|check against delivery",
    re.IGNORECASE,
)
_JUNK_TITLE = re.compile(r"^\W|microsoft word|untitled|^document\d*$|\.(?:docx?|pdf|odt|indd)$", re.IGNORECASE)


def recognised(document: Document, today: date) -> Draft:
    """Raises Unreadable where no words are left."""
    paragraphs = [each for each in document.paragraphs if any(letter.isalnum() for letter in each)]
    if not paragraphs:
        raise Unreadable("holds no words")
    language = document.told.get("language", "").partition("-")[0][:3] or detect_language(" ".join(paragraphs)[:5_000])
    head = _Head(paragraphs, language, document.told, today)
    head.read()
    text = "\n\n".join(head.rest).strip() or "\n\n".join(paragraphs)
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return Draft(
        name=document.name,
        title=head.title,
        date=head.day,
        speaker=head.speaker,
        role=head.role,
        language=language,
        kind=head.kind,
        text=text,
        digest=hashlib.sha256(words.encode()).hexdigest(),
        unsure=tuple(head.unsure),
    )


class _Head:
    """The first paragraphs, taken apart; ``rest`` is the text that is left."""

    def __init__(self, paragraphs: list[str], language: str, told: dict[str, str], today: date) -> None:
        self.rest = list(paragraphs)
        self._language, self._told, self._today = language, told, today
        self.title = ""
        self.speaker: str | None = None
        self.role: str | None = None
        self.kind: str | None = None
        self.unsure: list[str] = []
        self.day: date | None = None

    def read(self) -> None:
        self._labels()
        self._noise()
        self._title_of_words()
        self._date_of_words()
        self._speaker_of_title()
        self._byline()
        self._properties()

    def _labels(self) -> None:
        """ "Date: 3 May 2021", one a line or a paragraph, at the top."""
        kept = []
        for place, paragraph in enumerate(self.rest):
            lines = paragraph.splitlines()
            if place < FIRST:
                lines = [line for line in lines if not self._label(line.strip())]
            if lines:
                kept.append("\n".join(lines))
        self.rest = kept

    def _label(self, line: str) -> bool:
        match = _LABELLED.fullmatch(line)
        if match is None or len(line) > LONGEST_TITLE:
            return False
        label, value = match["label"].casefold(), match["value"].strip()
        if label in _TITLES and not self.title:
            self.title = value
        elif label in _DATES and self.day is None and (day := self._day(value)):
            self.day = day
        elif label in _SPEAKERS and self.speaker is None and (found := self._person(value)):
            self.speaker, self.role = found
        else:
            return False
        return True

    def _noise(self) -> None:
        while len(self.rest) > 1 and len(self.rest[0]) < 60 and _NOISE.match(self.rest[0]):
            if day := self._day(self.rest[0]):
                self.day = self.day or day
            self.rest.pop(0)

    def _title_of_words(self) -> None:
        told = self._told.get("title", "").strip()
        if told and not _JUNK_TITLE.search(told) and not self.title:
            self.title = told
        first = " ".join(self.rest[0].split()) if self.rest else ""
        if not first:
            return
        if self.title and _same(first, self.title):
            self.rest.pop(0)
        elif not self.title and len(self.rest) > 1 and len(first) <= LONGEST_TITLE and not first.endswith((".", "。")):
            if self._only_date(first):
                self._date_of_words()
                self._title_of_words()
                return
            self.title = first
            self.rest.pop(0)
        elif not self.title:
            self.title = _cut(first)
            self.unsure.append("title")

    def _date_of_words(self) -> None:
        """A line that is a date, or begins with a place and a date, among the first; else at the end."""
        for place in [*range(min(FIRST, len(self.rest))), *range(max(FIRST, len(self.rest) - 3), len(self.rest))]:
            line = " ".join(self.rest[place].split())
            if self._only_date(line):
                self.day = self.day or self._day(line)
                self.rest.pop(place)
                return
            if self.day is None and (dated := _DATELINE.match(line)) and (day := self._day(dated["date"])):
                self.day = day
                return
        if self.day is None and (told := self._told.get("date")):
            self.day = self._day(told)
        if self.day is None and _HAS_YEAR.search(self.title) and (day := self._day(self.title)):
            self.day = day
            self.unsure.append("date")
            return
        for line in self.rest[:FIRST] if self.day is None else ():
            if len(line) < 200 and _HAS_YEAR.search(line) and (day := self._day(line)):
                self.day = day
                self.unsure.append("date")
                return

    def _only_date(self, line: str) -> bool:
        words = re.findall(r"[^\W\d_]+", line)
        return len(line) <= 60 and len(words) <= 5 and bool(_HAS_YEAR.search(line)) and self._day(line) is not None

    def _speaker_of_title(self) -> None:
        for line in (self.title, *self.rest[:2]):
            match = _BY.match(" ".join(line.split())) if len(line) <= LONGEST_TITLE else None
            if match is None:
                continue
            self.kind = self.kind or match["kind"].casefold()
            if self.speaker is None and (found := self._person(_ENDS_NAME.split(match["who"])[0])):
                self.speaker, self.role = found

    def _byline(self) -> None:
        """A short line with a name, right below the title: "Jane Doe, Minister of Finance"."""
        if self.speaker is not None or not self.rest:
            return
        line = " ".join(self.rest[0].split())
        if len(self.rest) > 1 and len(line) <= 120 and not line.endswith((".", ":", "!", "?")):
            name = re.sub(r"^(?:by|von|par|por)\s+", "", line, flags=re.IGNORECASE)
            if found := self._person(name):
                self.speaker, self.role = found
                self.rest.pop(0)
                if self.role is None and name == line:
                    self.unsure.append("speaker")  # a name alone may be anything else with capitals

    def _properties(self) -> None:
        if self.speaker is None and (told := self._told.get("author")) and (found := self._person(told)):
            self.speaker, self.role = found
            self.unsure.append("speaker")
        for field, value in (("date", self.day), ("speaker", self.speaker)):
            if value is None and field not in self.unsure:
                self.unsure.append(field)

    def _day(self, written: str) -> date | None:
        found = read_moment(written, self._language)
        day = getattr(found, "date", lambda: found)() if found is not None else None
        return day if day is not None and why_not(day, self._today) is None else None

    @staticmethod
    def _person(written: str) -> tuple[str, str | None] | None:
        plain = " ".join(written.split()).strip(" .,;")
        printed = taken_apart(plain)
        if printed.form is not Form.PERSON or len(printed.words) < 2 or len(plain) > 160:
            return None
        return printed.name, printed.office or None


def _same(one: str, other: str) -> bool:
    a, b = (re.findall(r"\w+", each.casefold()) for each in (one, other))
    return a == b or (len(b) > 3 and a[: len(b)] == b and len(a) == len(b))


def _cut(text: str) -> str:
    """The first sentence, or the first words, as a title."""
    sentence = re.split(r"(?<=[.!?])\s", text)[0]
    return sentence if len(sentence) <= 120 else text[:117].rpartition(" ")[0] + "…"

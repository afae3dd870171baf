"""A statement's cast: whose name is "MR PRICE"?"""

import re
import unicodedata
from collections.abc import Sequence

from index.people.label_words import ARTICLES, FEMALE, LESSER, MALE, OF, PARTICLES, TITLES, WORD, is_title, name_words
from index.statement import Speaker
from index.text.transliteration import name_key
from index.transcripts.looks import look

SHORTEST_STEM = 3
"""Letters that a first name and its short form begin with alike: Ben for Benjamin."""
SHORT_FORMS = {
    name_key(short): tuple(name_key(whole) for whole in wholes.split())
    for short, wholes in (
        ("joe", "joseph"), ("tony", "antony anthony antonio"), ("bill", "william"), ("will", "william"), ("bob", "robert"),
        ("rob", "robert"), ("dick", "richard"), ("rick", "richard"), ("jim", "james"), ("jimmy", "james"), ("jack", "john"),
        ("johnny", "john"), ("mike", "michael"), ("nick", "nicholas nikolas"), ("ted", "edward theodore"), ("ed", "edward edwin"),
        ("ned", "edward"), ("liz", "elizabeth"), ("beth", "elizabeth"), ("betty", "elizabeth"), ("kate", "katherine catherine"),
        ("kathy", "katherine catherine"), ("peggy", "margaret"), ("maggie", "margaret"), ("meg", "margaret"), ("sue", "susan"),
        ("chuck", "charles"), ("charlie", "charles"), ("hank", "henry"), ("harry", "henry harold"), ("larry", "lawrence"),
        ("andy", "andrew"), ("drew", "andrew"), ("jerry", "gerald jerome"), ("gerry", "gerald gerard"), ("steve", "steven stephen"),
        ("tom", "thomas"), ("al", "albert alan alfred"), ("abe", "abraham"), ("gus", "augustus"), ("sasha", "aleksandr alexander"),
        ("alex", "aleksandr alexander aleksei"), ("misha", "mikhail"), ("kolya", "nikolai"), ("volodya", "vladimir"),
        ("dima", "dmitri"), ("seryozha", "sergei"), ("pepe", "jose"), ("paco", "francisco"), ("pancho", "francisco"),
        ("hans", "johannes"), ("fritz", "friedrich"), ("jo", "joanne joanna joseph"), ("jen", "jennifer"), ("jenny", "jennifer"),
        ("debbie", "deborah"), ("patty", "patricia"), ("pat", "patricia patrick"), ("trish", "patricia"), ("vicky", "victoria"),
        ("lindsey", "lindsay"), ("geoff", "geoffrey"), ("jeff", "jeffrey geoffrey"), ("greg", "gregory"), ("toni", "antonia"),
    )
}  # fmt: skip


class Cast:
    """The people who speak in one statement."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers: list[Speaker] = []
        self._names: list[list[str]] = []
        self._offices: list[set[str]] = []
        self._printed: list[list[str]] = []
        self._wholes: list[list[str]] = []
        for speaker in speakers:
            self._add(speaker)

    def _add(self, speaker: Speaker) -> None:
        self.speakers.append(speaker)
        name = speaker.name.partition(",")[0]
        # "Office of the Spokesperson" has a name as a whole, and no surname.
        words = name_words(name)
        body = bool(set(words) & OF) and not set(words[:-1]) & TITLES - ARTICLES
        self._names.append([] if body else keys(person_words(speaker)))
        self._offices.append(set(name_words(str(speaker))))
        self._printed.append([] if body else WORD.findall(name))
        self._wholes.append(words)

    def introduce(self, line: str) -> None:
        """Someone whom the text's own header names: "Mute Egede, Greenlandic Premier"."""
        name, _, role = line.partition(",")
        if 1 < len(name_words(name)) <= 5 and not self.names_in(line):
            self._add(Speaker(name.strip(), role.strip() or None))

    def names_in(self, line: str) -> bool:
        """Whether the line holds a known speaker's first and last name."""
        words = name_words(line)
        known = set(keys(words))
        return any(len(own) > 1 and {own[0], own[-1]} <= known for own in self._names) or any(
            words[: len(whole)] == whole for whole in self._wholes if whole
        )

    def named_in(self, text: str) -> bool:
        """Whether the text names a known person in full; an office may name itself."""
        people = [own for own in self._printed if len(own) > 1 and own[0] in text and own[-1] in text]
        return any(re.search(rf"\b{re.escape(own[0])}\b.{{0,12}}\b{re.escape(own[-1])}\b", text) for own in people)

    def resolve(self, label: str) -> Speaker | None:
        """The one speaker the label can mean; None where it fits nobody, or several."""
        person, _, rest = label.partition(", ")
        return self._named(person) or (self._named(rest) if rest else None)

    def resolve_label(self, label: str) -> Speaker | None:
        """As ``resolve``, for a label that may carry notes in brackets: "La señora MINISTRA (Doe)"."""
        seen = look(label)
        bare = f"{seen.person}, {seen.office}" if seen.office else seen.person
        if seen.named or not seen.notes:
            return self.resolve(bare)
        inner = [note for note in seen.notes if look(note).named]
        return next((found for note in inner if (found := self._named(note))), None) if inner else self.resolve(bare)

    def _named(self, label: str) -> Speaker | None:
        label = unicodedata.normalize("NFC", label)
        office = set(name_words(label)) - ARTICLES - OF
        fitting = [place for place, own in enumerate(self._names) if fits(label, own, self._offices[place])]
        if not fitting and unspaced(label):
            fitting = [place for place, each in enumerate(self.speakers) if before_office(label, each)]
        if not fitting:
            fitting = [place for place, whole in enumerate(self._wholes) if whole == name_words(label)]
        if not fitting and office & TITLES:
            fitting = [
                place
                for place, held in enumerate(self._offices)
                if office <= held and not (held & LESSER) - office and not office & set(self._names[place])
            ]
        if not fitting and 2 <= len(label) <= 4 and label.isupper():
            fitting = [place for place, each in enumerate(self.speakers) if label in initials(each)]
        return self.speakers[fitting[0]] if len(fitting) == 1 else None


def person_words(speaker: Speaker) -> list[str]:
    """The words of the name alone, without a role that the name field carries after a comma."""
    return [word for word in name_words(speaker.name.partition(",")[0]) if word not in TITLES]


def keys(words: Sequence[str]) -> list[str]:
    """What spellings and alphabets of a name have in common: a Russian text may name an English speaker field."""
    return [name_key(word) for word in words]


def fits(label: str, own: Sequence[str], office: set[str]) -> bool:
    """Whether the label's last name is this person's, and no other first name, initial or sex stands before it."""
    if unspaced(label):
        return any(name and name in label for name in own)  # 外交部长王毅: nothing parts the office from the name
    held = WORD.findall(label)
    printed = [word for word in held if len(word) > 1]
    capitals = label.isupper()
    words = name_words(" ".join(printed))
    if not words or len(words) != len(printed):
        return False
    last = len(words) - 1
    while last > 0 and is_title(words[last]):
        last -= 1
    if name_key(words[last]) not in own or other_sex(words, office):
        return False
    if not same_initials(
        [word for word in held if len(word) == 1], [each for each in own if each != name_key(words[last])]
    ):
        return False
    titled = next((place for place, word in enumerate(words[:last]) if word in TITLES), None)
    for place in range(last - 1, -1, -1):
        word = words[place]
        if is_title(word):
            return True
        if word in PARTICLES or word in office or (printed[place].islower() and not capitals):
            continue
        # "Minister of Russia Lavrov": a country's name, not a first name, within the title of an office.
        within_office = titled is not None and any(
            each in OF or (printed[number].islower() and not capitals)
            for number, each in enumerate(words[titled:place], titled)
        )
        if not within_office and not any(same_first_name(name_key(word), each) for each in own):
            return False
    return True


def before_office(label: str, speaker: Speaker) -> bool:
    """Whether a family name stands before the speaker's own office: 茂野外務大臣 for 茂野太郎, 外務大臣."""
    family = label.removesuffix(speaker.role or "")
    return bool(speaker.role) and 0 < len(family) < len(label) and speaker.name.startswith(family)


def same_initials(initials: Sequence[str], given: Sequence[str]) -> bool:
    """Whether the first of the initials may be one of these given names'; "В. Иванов" is not Сергей Иванов."""
    if not initials or not given:
        return True
    first = name_key(initials[0].casefold())[:1]
    return any(each[:1] == first for each in given)


def other_sex(words: Sequence[str], own: set[str]) -> bool:
    """Whether the label's form of address cannot be this person's own: "Mr Smith" and Miss Smith."""
    men, women = set(words) & MALE, set(words) & FEMALE
    return bool(
        (men and not women and own & FEMALE and not own & MALE)
        or (women and not men and own & MALE and not own & FEMALE)
    )


def unspaced(label: str) -> bool:
    """Whether the label is in Han or kana, which put no spaces between words."""
    return any("\u3040" <= letter <= "\u9fff" for letter in label)


def same_first_name(one: str, other: str) -> bool:
    """``Joe`` and ``Joseph``, ``Tony`` and ``Antony``: one begins as the other does, or is known as short for it."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_STEM and long.startswith(short):
        return True
    return any(
        short == each and any(long.startswith(whole) for whole in wholes) for each, wholes in SHORT_FORMS.items()
    )


def initials(speaker: Speaker) -> set[str]:
    """ "AG" and "SG" for António Guterres, Secretary-General."""
    name, _, rest = speaker.name.partition(", ")
    found = {"".join(word[0] for word in WORD.findall(part)).upper() for part in (name, speaker.role or rest) if part}
    first = WORD.findall(name)
    return found | ({(first[0][0] + first[-1][0]).upper()} if len(first) > 1 else set())

"""Tells whose words a question asks for, and only where it asks for someone's words: "what did Lavrov say", not
"what is said about Lavrov". Names are met in any case form, script or common spelling."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from index.languages import Tongue, tongue_of, word_set
from index.people.speaker_names import WORD, KnownName, SpeakerNames
from index.text.spelling import Correction, real_words
from index.text.transliteration import bases, is_cyrillic, name_key, plain

_NAME, _OBLIQUE = "\ue000", "\ue001"  # private-use characters that stand for a name while frames are matched
_LINKS = word_set("of de del des du la le el der die den the for and y et und")
_OF_WORDS = word_set("of for de del des du der von")
_ATTACHED = re.compile(r"(?<!\w)[^\W\d_]{1,2}['’]$")
_MOST_MENTIONS = 8
"""Names in a question whose words it may ask for: a list of more is what is asked about."""
_LONGEST_NAME = 12  # words


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where the question names known speakers; ``oblique`` when in a case that can't be a sentence's subject."""

    start: int
    end: int
    names: tuple[str, ...]
    oblique: bool
    correction: Correction | None = None
    others: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """Whose words are asked for (any of ``names``), and the spans of the question that say so and no more.

    ``others`` are namesakes who may be meant instead; ``office`` is what was asked for, whoever held it.
    """

    names: tuple[str, ...]
    cuts: tuple[tuple[int, int], ...]
    correction: Correction | None = None
    others: tuple[str, ...] = ()
    office: str | None = None


def asked_speaker(
    text: str, names: SpeakerNames, tongue: Tongue, frequency: Callable[[str], int], idle: Callable[[str], bool]
) -> AskedSpeaker | None:
    """The speaker filter of a question, or None. ``text`` may have spans blanked out, lengths kept.

    ``frequency`` tells whether the record has a word: only one that it has not may be a misspelt name. ``idle`` tells
    whether a rest of the question asks for nothing in particular.
    """
    words = list(WORD.finditer(text))
    patterns = _frames(tongue.code)
    mentions = _join(text, _mentions(words, names, tongue), patterns.join)
    if patterns.who_said.search(text):
        return None
    for mention in mentions[:_MOST_MENTIONS]:
        cuts = _frame(text, mention, patterns)
        if cuts is None and not mention.oblique:
            rest = text[: mention.start] + " " + text[mention.end :]
            topic = patterns.aside.search(text, 0, mention.start) or patterns.person.search(rest)
            # "price" alone is no speaker, even where a Price speaks.
            shown = text[mention.start : mention.end]
            common = shown.islower() and shown in real_words(tongue.code).words
            named = not common and not all(names.is_bare(each) for each in mention.names)
            cuts = [(mention.start, mention.end)] if named and not topic and idle(rest) else None
        if cuts is not None:
            correction = mention.correction or _respelt(text, mention, names, frequency)
            return AskedSpeaker(mention.names, tuple(cuts), correction, mention.others, mention.office)
    for mention in islice(_misspelt(words, names, frequency), _MOST_MENTIONS) if not mentions else ():
        cuts = _frame(text, mention, patterns)
        if cuts is not None:
            return AskedSpeaker(mention.names, tuple(cuts), mention.correction)
    return None


def _mentions(words: list[re.Match[str]], names: SpeakerNames, tongue: Tongue) -> list[_Mention]:
    mentions: list[_Mention] = []
    number = 0
    while number < len(words):
        word = words[number].group()
        known, oblique = names.surname(word) if len(word) > 1 else ((), False)
        if not known and tongue.code == "de":
            known = names.genitive(word)
        if known:
            mention = _person(words, number, known, oblique, tongue)
            if mention:
                if mentions and mentions[-1].end > mention.start:
                    mentions.pop()
                mentions.append(mention)
            number += 1
            continue
        found, length = _office(words, number, names, tongue) if names.may_start(word) else ((), 0)
        if found:
            # "the Russian president", whose role names Russia.
            start = number - (number > 0 and _is_nation(words[number - 1].group(), tongue))
            start -= start > 0 and words[start - 1].group().lower() in ("the", "mr", "madam")
            if not (mentions and mentions[-1].end > words[start].start()):
                mentions.append(_meant(words, start, number, length, found, names))
        number += max(length, 1)
    return mentions


def _meant(
    words: list[re.Match[str]], start: int, number: int, length: int, found: tuple[str, ...], names: SpeakerNames
) -> _Mention:
    """Everyone who held an office, or an organisation; of several people with one first name the most heard."""
    span = words[start].start(), words[number + length - 1].end()
    keys = [name_key(word.group()) for word in words[number : number + length]]
    if names.role_at(keys)[0] == found:
        return _Mention(*span, found, False, office=" ".join(word.group() for word in words[number : number + length]))
    if names.body_at(keys)[0] == found:
        return _Mention(*span, found, False)
    return _Mention(*span, found[:1], False, others=found[1:])


def _office(
    words: list[re.Match[str]], number: int, names: SpeakerNames, tongue: Tongue
) -> tuple[tuple[str, ...], int]:
    """Who is meant by an organisation, a role ("the minister") or a mere first name, and its length in words."""
    keys = [name_key(word.group()) for word in words[number : number + _LONGEST_NAME]]
    found, length = names.body_at(keys)
    if found:
        # "The ministry" is the record's own; "the ministry of Ruritania" is another.
        another = length == 1 and _of_another(words, number, length, found, tongue, names)
        return ((), length) if another else (found, length)
    found, length = names.role_at(keys)
    if found and _of_another(words, number, length, found, tongue, names):
        return (), length
    if not found:
        found, length = tuple(dict.fromkeys(known.name for known in names.first_name(words[number].group()))), 1
    following = words[number + length] if number + length < len(words) else None
    if following and following.start() - words[number + length - 1].end() == 1:
        # "President Biden" is no other president. Where nothing is written in capitals, any word may be a name.
        next_word, plain_text = following.group(), all(word.group().islower() for word in words)
        determined = number > 0 and words[number - 1].group().lower() == "the"
        if next_word.lower() not in tongue.idle and (next_word[0].isupper() or (plain_text and not determined)):
            return (), 0
    return found, length


def _of_another(
    words: list[re.Match[str]], number: int, length: int, holders: Sequence[str], tongue: Tongue, names: SpeakerNames
) -> bool:
    """ "The German foreign minister", "the president of France": an office that another country or body has too."""
    if number + length < len(words) and words[number + length].group().lower() in _OF_WORDS:
        return True
    nation = words[number - 1].group() if number else ""
    if not _is_nation(nation, tongue):
        return False
    return not any(names.has_in_role(holder, name_key(nation)) for holder in holders)


def _is_nation(word: str, tongue: Tongue) -> bool:
    return re.fullmatch(tongue.peoples, word, re.IGNORECASE) is not None


def _person(
    words: list[re.Match[str]], number: int, known: Sequence[KnownName], oblique: bool, tongue: Tongue
) -> _Mention | None:
    """Takes in what belongs to the name on its left: first names, titles, and a nation before a title."""
    first, titled = number, False
    narrowed = list(known)
    while first > 0 and words[first].start() - words[first - 1].end() <= 2:
        before = words[first - 1].group()
        forms = {name_key(form) for form in bases(before)}
        same = [k for k in narrowed if forms & set(k.keys[:-1])]
        initial = [k for k in narrowed if len(before) == 1 and k.keys[0][:1] in {form[:1] for form in forms}]
        if same or (initial and before.isupper()):
            narrowed = same or initial
        elif before.isupper() and len(before) == 1 and first > 1 and _first_of(words[first - 2].group(), narrowed):
            pass  # the "J." of "Antony J. Blinken"
        elif before.lower() in tongue.titles or any(forms & set(k.role) for k in narrowed):
            titled = True
        elif not (titled and re.fullmatch(tongue.peoples, before, re.IGNORECASE)):
            break
        first -= 1
    own = {key for known_name in narrowed for key in known_name.keys}
    while first < number and words[first].group().lower() in _LINKS and name_key(words[first].group()) not in own:
        first += 1
    if (
        first == number > 0
        and all(each.bare for each in narrowed)
        and _first_name(words[number - 1], words[number], tongue)
    ):
        first -= 1  # a label without a first name, "PRESIDENT ABBAS", contradicts none
    elif first == number > 1 and tongue.code != "de" and _other_person(words[number - 1], words[number], tongue):
        return None
    # Of namesakes the one with the most words on record is taken; the others are one press away.
    meant, *others = dict.fromkeys(k.name for k in _of_titles(words[first:number], narrowed))
    return _Mention(_whole(words[first]), words[number].end(), (meant,), oblique, others=tuple(others))


def _first_of(word: str, known: Sequence[KnownName]) -> bool:
    """Whether the word is a first name of one of them."""
    forms = {name_key(form) for form in bases(word)}
    return any(forms & set(each.keys[:-1]) for each in known)


def _of_titles(before: Sequence[re.Match[str]], known: Sequence[KnownName]) -> Sequence[KnownName]:
    """ "President Osmani" where the record knows a foreign minister of that name as well."""
    titles = {name_key(word.group()) for word in before}
    return [each for each in known if titles & set(each.role)] or known


def _whole(word: re.Match[str]) -> int:
    """Where a name begins that an apostrophe parts: "O’Brien"."""
    attached = _ATTACHED.search(word.string, max(0, word.start() - 3), word.start())
    return attached.start() if attached else word.start()


def _first_name(before: re.Match[str], word: re.Match[str], tongue: Tongue) -> bool:
    return (
        _other_person(before, word, tongue)
        and before.group().isalpha()
        and before.group().lower() not in real_words(tongue.code).words | tongue.titles
    )


def _other_person(before: re.Match[str], word: re.Match[str], tongue: Tongue) -> bool:
    """``Ivan Lavrov`` where the record knows a Sergey: a capital right before the name that opens no sentence."""
    first = before.group()
    return (
        first[0].isupper()
        and not first.isupper()
        and word.group()[0].isupper()
        and word.start() - before.end() == 1
        and first.lower() not in tongue.idle
    )


def _join(text: str, mentions: list[_Mention], join: re.Pattern[str]) -> list[_Mention]:
    """ "Putin and Lavrov" is one mention of two, any of whom may have said it."""
    joined: list[_Mention] = []
    for mention in mentions:
        if joined and join.fullmatch(text, joined[-1].end, mention.start):
            last = joined.pop()
            both = tuple(dict.fromkeys(last.names + mention.names))
            others = tuple(each for each in last.others + mention.others if each not in both)
            mention = _Mention(last.start, mention.end, both, last.oblique or mention.oblique, others=others)
        joined.append(mention)
    return joined


def _misspelt(words: list[re.Match[str]], names: SpeakerNames, frequency: Callable[[str], int]) -> Iterable[_Mention]:
    for match in words:
        word = match.group()
        if len(word) < 5 or not word.isalpha() or frequency(word.lower()) or names.surname(word)[0]:
            continue
        for number, form in enumerate(bases(word)):
            if known := names.nearest_surname(form):
                yield _Mention(*match.span(), (known.name,), number > 0, Correction(word, known.written))
                break


def _respelt(text: str, mention: _Mention, names: SpeakerNames, frequency: Callable[[str], int]) -> Correction | None:
    """A notice where the name is spelt as the record never spells it, in the record's own script."""
    last = WORD.findall(text[mention.start : mention.end])[-1]
    known, _ = names.surname(last)
    if not known or is_cyrillic(last) != is_cyrillic(known[0].written) or mention.oblique:
        return None
    if any(plain(k.written) == plain(last) for k in known) or frequency(last.lower()):
        return None
    return Correction(last, known[0].written)


@dataclass(frozen=True, slots=True)
class _Frames:
    frames: tuple[re.Pattern[str], ...]
    join: re.Pattern[str]
    aside: re.Pattern[str]
    person: re.Pattern[str]
    who_said: re.Pattern[str]


@cache
def _frames(language: str) -> _Frames:
    tongue = tongue_of(language)
    whole = f"(?<![{_NAME}{_OBLIQUE}])%s+(?![{_NAME}{_OBLIQUE}])"
    stand_ins = {"{NOM}": whole % _NAME, "{N}": whole % f"[{_NAME}{_OBLIQUE}]"}
    frames = []
    for frame in tongue.frames:
        for stand_in, pattern in stand_ins.items():
            frame = frame.replace(stand_in, pattern)
        frames.append(re.compile(frame, re.IGNORECASE))
    return _Frames(
        tuple(frames),
        re.compile(tongue.join, re.IGNORECASE),
        re.compile(rf"\b{tongue.aside}\s+(?:the\s+)?$", re.IGNORECASE),
        re.compile(rf"\b{tongue.person}\b", re.IGNORECASE),
        re.compile(tongue.who_said, re.IGNORECASE),
    )


def _frame(text: str, mention: _Mention, patterns: _Frames) -> list[tuple[int, int]] | None:
    """The spans that ask for the mention's words, without the part of the frame that carries meaning."""
    mask = _OBLIQUE if mention.oblique else _NAME
    masked = text[: mention.start] + mask * (mention.end - mention.start) + text[mention.end :]
    for frame in patterns.frames:
        match = frame.search(masked)
        if match is None:
            continue
        keep = match.span("keep") if "keep" in frame.groupindex else (-1, -1)
        tail = [match.span("tail")] if "tail" in frame.groupindex and match["tail"] else []
        if keep[0] < 0:
            return [match.span(), *tail]
        return [(match.start(), keep[0]), (keep[1], match.end())]
    return None

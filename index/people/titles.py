"""Who a statement's title names with an office: "Press Briefing by Press Secretary Jen Psaki and Dr. Anthony Fauci".

Evidence for labels of the same statement, no more: verbs in a title are capitalised like names ("President Doe Signs").
"""

import re
from collections.abc import Iterator, Sequence

from index.people.label_words import ARTICLES, OF, PARTICLES, folded, name_words
from index.people.printed import Form, is_office, taken_apart
from index.people.words import DEPARTMENTS, HONORIFICS, NUMBERS, PREPOSITIONS
from index.statement import Speaker
from index.text.spelling import real_words

MOST = 12
_TOKEN = re.compile(r"[^\s,;:()\[\]/–—|]+|[,;:()\[\]/–—|]")
_NATION = re.compile(
    r"^(?:U\.?S\.?A?|UK|UN|EU|NATO|\w+(?:ian|ish|ese|ean|can|rman|ench|ani|aqi|aeli|audi|utch|reek|wiss|zech|hai))$"
)
_MODIFIES = re.compile(
    "(?:Press|First|Second|White|House|State|National|Security|Defen[cs]e|Executive|Managing|Foreign)$"
)
_EVENTS = folded(
    "virtual remarks press joint opening closing keynote interview briefing call meeting travel visit trip statement "
    "speech address message video welcome readout conversation gaggle availability fireside intervention participation"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_VERB_ENDINGS = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


def people_named(title: str) -> tuple[Speaker, ...]:
    """The people a title names after an office or a form of address, in order."""
    found: dict[str, Speaker] = {}
    for office, name in _named(_TOKEN.findall(title)):
        printed = taken_apart(name)
        if printed.form is Form.PERSON and printed.name:
            found.setdefault(printed.name, Speaker(printed.name, office or None))
    return tuple(found.values())[:MOST]


def _named(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(tokens):
        low = name_words(tokens[place])
        if not low or not (is_office(low[0]) or low[0] in HONORIFICS) or not tokens[place][:1].isupper():
            place += 1
            continue
        start = place
        while start > 0 and (_NATION.match(tokens[start - 1]) or _MODIFIES.match(tokens[start - 1])):
            start -= 1
        end = _office_end(tokens, place)
        name = _name(tokens, end)
        if name:
            office = [
                each for each in tokens[start:end] if name_words(each)[:1] and name_words(each)[0] not in HONORIFICS
            ]
            yield " ".join(office), " ".join(name)
        place = max(end + len(name), place + 1)


def _office_end(tokens: Sequence[str], place: int) -> int:
    """Where the title of an office ends: "Secretary of State for Defence", "Foreign Minister"."""
    end = place
    last = place
    while end < len(tokens):
        low = name_words(tokens[end])
        if not low:
            break
        if is_office(low[0]) or low[0] in HONORIFICS or (low[0] in DEPARTMENTS and end > place):
            last = end
        elif (
            _MODIFIES.match(tokens[end])
            and end + 1 < len(tokens)
            and is_office((name_words(tokens[end + 1]) or [""])[0])
        ):
            pass
        elif not (low[0] in OF - PARTICLES | ARTICLES - PARTICLES and end > place and end - last < 3):
            if not (end - last == 1 and name_words(tokens[end - 1])[:1] and name_words(tokens[end - 1])[0] in OF):
                break
            last = end  # "Minister of Ruritania": whatever an office is of
        end += 1
    return last + 1


def _name(tokens: Sequence[str], place: int) -> list[str]:
    """The capitalised words from a place on that may be a name: none after a verb, a preposition or an office."""
    name: list[str] = []
    for number, token in enumerate(tokens[place : place + 6]):
        low = name_words(token)
        if not low or is_office(low[0]) or low[0] in HONORIFICS | NUMBERS - {"a", "b", "c", "d"}:
            break
        if low[0] in PARTICLES and not token.isupper() and number + 1 < len(tokens) - place:
            name.append(token)
            continue
        if not token[:1].isupper() or low[0] in PREPOSITIONS | OF | _EVENTS or (name and _is_verb(low[0], token)):
            break
        possessive = _POSSESSIVE.search(token)
        name.append(_POSSESSIVE.sub("", token))
        if possessive:
            break
    while name and name_words(name[-1])[0] in PARTICLES:
        name.pop()
    return name


def _is_verb(word: str, token: str) -> bool:
    """Whether a capitalised word is more likely what somebody does than a part of a name: "Announces", "Marking"."""
    if token.isupper():
        return False
    known = real_words("en").words
    return word in known and any(
        word.endswith(ending) and len(word) - len(ending) > 2 and word[: -len(ending)] + base in known
        for ending, base in _VERB_ENDINGS
    )

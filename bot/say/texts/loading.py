"""Reads a file of sentences, and refuses it, with every problem's line, if one could not be said."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from babel import Locale

from bot.say.texts.sentence import Sentence, problems_of, read_form
from index import DataError, Problem


def read_sentences(path: Path, locale: Locale, like: Mapping[str, Sentence] | None = None) -> dict[str, Sentence]:
    """The sentences of a file by their dotted keys.

    ``like`` are those of another language: the same keys with the same gaps are then required. Raises DataError.
    """
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    sentences: dict[str, Sentence] = {}
    for key, line, value in _leaves(path):
        if key in lines:
            problems.append(Problem(str(path), line, key, f"stands in line {lines[key]} already"))
        lines[key] = line
        try:
            sentence = Sentence({category: read_form(text) for category, text in value.items()})
        except ValueError as error:
            problems.append(Problem(str(path), line, key, str(error)))
            continue
        problems += [Problem(str(path), line, key, each) for each in problems_of(sentence, locale)]
        sentences[key] = sentence
    if like is not None:
        problems += _differences(path, lines, sentences, like)
    if problems:
        raise DataError(sorted(problems))
    return sentences


def _differences(
    path: Path, lines: Mapping[str, int], sentences: Mapping[str, Sentence], like: Mapping[str, Sentence]
) -> Iterator[Problem]:
    for key in sorted(like.keys() - lines.keys()):
        yield Problem(str(path), 1, key, "is missing")
    for key, sentence in sentences.items():
        if key not in like:
            yield Problem(str(path), lines[key], key, "is never said")
        elif sentence.gaps != like[key].gaps:
            needed = ", ".join(sorted(like[key].gaps)) or "none"
            yield Problem(str(path), lines[key], key, f"has other gaps than it is filled with: {needed}")


def _leaves(path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Every sentence's dotted key, line and forms; a mapping that has an "other" is one sentence in plural forms."""
    try:
        root = yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError([Problem(str(path), line, "", str(error.problem))]) from None
    yield from _walk(path, "", root)


def _walk(path: Path, key: str, node: yaml.Node | None) -> Iterator[tuple[str, int, dict[str, str]]]:
    if isinstance(node, yaml.MappingNode):
        entries = [(name.value, value) for name, value in node.value if isinstance(name, yaml.ScalarNode)]
        forms = {name: value.value for name, value in entries if isinstance(value, yaml.ScalarNode)}
        if key and "other" in forms and len(forms) == len(entries):
            yield key, node.start_mark.line + 1, forms
            return
        for name, value in entries:
            yield from _walk(path, f"{key}.{name}" if key else name, value)
    elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
        yield key, node.start_mark.line + 1, {"other": node.value}
    else:
        line = node.start_mark.line + 1 if node else 1
        raise DataError([Problem(str(path), line, key, "must be a sentence or a mapping of sentences")])

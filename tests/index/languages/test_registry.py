"""A language is one file and its code in the registry."""

import re
from dataclasses import fields

import pytest
import Stemmer

from index.languages import LANGUAGES, Language, detect_language, registry
from index.languages.labels import Labels, label_words
from tests.bot.programs import ROOT

SHAPES = {
    "wishes",
    "times",
    "language",
    "tongue",
    "registry",
    "detection",
    "stopwords",
    "abbreviations",
    "few_words",
    "labels",
    "__init__",
}


def test_every_language_of_the_folder_is_registered() -> None:
    files = {file.stem for file in (ROOT / "index" / "languages").glob("*.py")}
    assert files - SHAPES == set(registry.CODES)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda each: each.code)
def test_what_a_language_says_can_be_used(language: Language) -> None:
    assert language.stemmer is None or language.stemmer in Stemmer.algorithms()
    for pattern in (language.letters, language.asking):
        re.compile(pattern or "")
    for words in (language.stop_words, language.never_end, language.numbered, language.may_end, language.marks):
        assert all(word == word.strip().lower() for word in words)
    for each in fields(Labels):
        words = getattr(language.labels, each.name)
        assert words == words.lower() == " ".join(words.split())
    assert all(len(pair.split()) == 2 for pair in label_words({"": language}, "pairs"))


def test_labels_are_known_in_the_language_that_names_them() -> None:
    latin = Language(code="la", labels=Labels(question="interrogatio,e turba", titles="consul praetor"))
    silent = Language(code="xx")
    assert list(label_words({"la": latin, "xx": silent}, "question")) == ["interrogatio", "e turba"]
    assert list(label_words({"la": latin, "xx": silent}, "titles")) == ["consul", "praetor"]
    with pytest.raises(ValueError, match="no field 'tittles'"):
        list(label_words({"la": latin}, "tittles"))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did she say about grain?", "en"),
        ("Что она сказала о зерне?", "ru"),
        ("Що вона сказала про її зерно?", "uk"),
        ("¿Y el trigo?", "es"),
        ("Was wurde über Getreide gesagt?", "de"),
        ("彼女は何と言いましたか", "ja"),
        ("她说了什么", "zh"),
        ("ماذا قالت عن القمح", "ar"),
        ("Grain", "en"),
    ],
)
def test_a_question_s_language_is_told_by_its_letters_or_its_short_words(question: str, language: str) -> None:
    assert detect_language(question) == language

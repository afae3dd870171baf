"""Words that only hold a sentence together, or that questions begin with, by language: never searched for."""

from index.languages.registry import LANGUAGES

STOP_WORDS = {code: each.stop_words for code, each in LANGUAGES.items() if each.stop_words}
ASKING = {code: each.asking for code, each in LANGUAGES.items() if each.asking}
"""Patterns of what only asks, or holds a question together, in languages that put no spaces between words."""

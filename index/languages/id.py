"""Indonesian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="id",
    stemmer="indonesian",
    never_end=word_set("dr drs ir prof h hj jl no tn ny sdr"),
    labels=Labels(
        question="wartawan,pertanyaan",
        answer="jawaban",
        titles="dato datuk tuan puan yang berhormat bapak ibu tun menteri ketua",
    ),
)

"""Swedish."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="sv",
    stemmer="swedish",
    marks=word_set("och att det som på är av för vad vem hur var när varför till den har inte sade"),
    stop_words=word_set(
        "en ett den det de och eller men av i på till för med om från vid som att är var varit vara har hade "
        "inte han hon vi ni jag sin sitt sina vad vem när var varför hur vilken vilket vilka"
    ),
    never_end=word_set("t.ex d.v.s bl.a m.m dr prof fr hr kl ca jfr resp tel nr sid s.k f.d"),
    said=r"sade|sa",
    labels=Labels(
        question="fråga",
        answer="svar",
        collective="en röst,röster",
        titles="talman talmannen statsråd statsrådet statsminister statsministern fru minister",
        honorifics="fru",
        female="fru",
        particles="av",
    ),
)

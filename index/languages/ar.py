"""Arabic."""

from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="ar",
    stemmer="arabic",
    letters="[\u0600-\u06ff]",
    stop_words=word_set(
        "في من على إلى عن مع أن إن كان كانت هو هي هم ما ماذا من متى أين كيف لماذا كم أي هل التي الذي الذين "
        "هذا هذه ذلك و أو ثم قد لم لا"
    ),
)

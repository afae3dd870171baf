"""Greek."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="el",
    stemmer="greek",
    letters="[\u0370-\u03ff]",
    stop_words=word_set(
        "ο η το οι τα τον την του της των τις στο στη στην στον στα και ή αλλά να με σε από για ως που πως "
        "ότι είναι ήταν έχει έχουν δεν τι ποιος ποια ποιο ποιοι ποιες πότε πού γιατί πώς πόσο πόσα πόσοι ένα "
        "ένας μια"
    ),
    never_end=word_set("κ κα κκ δρ καθ π.χ δηλ βλ αρ αρ."),
    labels=Labels(
        question="ερώτηση",
        answer="απάντηση",
        titles="πρόεδρος προεδρος υπουργός υπουργος πρωθυπουργός βουλευτής κύριος κυρία",
    ),
)

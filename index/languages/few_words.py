"""Languages of which little is known here: a stemmer, whether "3." is "third", a few words of labels."""

from index.languages.labels import Labels
from index.languages.language import Language

FEW_WORDS = (
    Language(code="bs", dotted_ordinals=True),
    Language(code="ca", stemmer="catalan"),
    Language(code="eo", stemmer="esperanto"),
    Language(code="et", stemmer="estonian", dotted_ordinals=True),
    Language(code="eu", stemmer="basque"),
    Language(code="ga", stemmer="irish"),
    Language(code="hr", dotted_ordinals=True),
    Language(code="is", dotted_ordinals=True),
    Language(
        code="lt",
        stemmer="lithuanian",
        dotted_ordinals=True,
        labels=Labels(
            question="prašmas",
        ),
    ),
    Language(code="lv", dotted_ordinals=True),
    Language(code="nb", stemmer="norwegian", dotted_ordinals=True),
    Language(code="ne", stemmer="nepali"),
    Language(code="nn", stemmer="norwegian", dotted_ordinals=True),
    Language(
        code="sl",
        dotted_ordinals=True,
        labels=Labels(
            pairs="sp odp",
        ),
    ),
    Language(
        code="sr",
        stemmer="serbian",
        dotted_ordinals=True,
        labels=Labels(
            question="питање,pitanje",
            answer="одговор,odgovor",
            titles="председавач",
        ),
    ),
    Language(code="ta", stemmer="tamil"),
    Language(code="yi", stemmer="yiddish"),
    Language(
        code="af",
        labels=Labels(
            titles="mnr mev adjunk",
            honorifics="mnr mev",
            male="mnr",
            female="mev",
            abbreviated="adv mnr mev",
        ),
    ),
    Language(
        code="kk",
        labels=Labels(
            question="сұрақ",
            answer="жауап",
        ),
    ),
    Language(
        code="uz",
        labels=Labels(
            question="savol",
        ),
    ),
)

"""Languages of which nothing is known here but a stemmer, and whether "3." is "third"."""

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
    Language(code="lt", stemmer="lithuanian", dotted_ordinals=True),
    Language(code="lv", dotted_ordinals=True),
    Language(code="nb", stemmer="norwegian", dotted_ordinals=True),
    Language(code="ne", stemmer="nepali"),
    Language(code="nn", stemmer="norwegian", dotted_ordinals=True),
    Language(code="sl", dotted_ordinals=True),
    Language(code="sr", stemmer="serbian", dotted_ordinals=True),
    Language(code="ta", stemmer="tamil"),
    Language(code="yi", stemmer="yiddish"),
)

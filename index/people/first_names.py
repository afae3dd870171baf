"""Which first names are one: "Tony" and "Antony", "J." and "Joseph". Namesakes are not joined on a likeness alone."""

from index.text.transliteration import name_key

_SHORT = (
    "joe joseph", "tony anthony antony antonio", "bill william will billy", "jen jennifer jenny", "jake jacob",
    "bob robert rob bobby", "dick richard rick richie", "jim james jimmy", "mike michael mick", "tom thomas tommy",
    "dave david", "dan daniel danny", "ben benjamin", "sam samuel", "steve steven stephen", "ed edward eddie ted",
    "ted theodore", "chris christopher", "matt matthew", "nick nicholas", "alex alexander", "andy andrew drew",
    "greg gregory", "jeff jeffrey geoffrey", "ken kenneth", "larry lawrence", "pat patrick patricia", "pete peter",
    "phil philip phillip", "ron ronald", "tim timothy", "vic victor", "walt walter", "charlie charles chuck",
    "fred frederick", "gene eugene", "gerry gerald jerry", "jerry jerome", "harry harold henry", "hank henry",
    "jack john", "johnny john jon jonathan", "ray raymond", "ric eric", "terry terence", "bernie bernard",
    "beth elizabeth liz lizzie betty", "barb barbara", "cathy catherine kate katherine kathy kathleen",
    "debbie deborah deb", "jill jillian gillian", "judy judith", "kim kimberly", "maggie margaret meg peggy",
    "nancy anne ann anna", "sue susan susannah suzanne", "vicky victoria toria", "wendy gwendolyn", "cindy cynthia",
    "mandy amanda", "sandy sandra alexandra", "ned edward edmund", "josh joshua", "zach zachary", "abe abraham",
    "al alan albert alfred", "art arthur", "don donald", "doug douglas", "frank francis franklin", "len leonard",
    "lou louis", "marty martin", "max maxwell maximilian", "mitch mitchell", "nate nathan nathaniel", "norm norman",
    "russ russell", "stan stanley", "val valerie", "саша александр", "володя владимир", "миша михаил", "pepe jose josé",
    "paco francisco", "manolo manuel", "toni anton", "hans johannes", "jean-yves jean", "fritz friedrich",
)  # fmt: skip
_MORE = (
    "james john michael david mary linda karen lisa paul mark george brian kevin jason ryan jacob gary eric stephen "
    "justin scott brandon gregory patrick dennis tyler aaron jose adam henry nathan kyle noah keith roger sean austin "
    "carl lawrence dylan jesse jordan bryan bruce gabriel joe logan alan juan elijah willie roy ralph randy philip "
    "eugene vincent bobby johnny bradley lee marie jean pierre louis luis carlos miguel angel jesus maria carmen ana "
    "pilar dolores teresa rosa isabel pablo pedro javier fernando rafael alberto ramon enrique diego jorge sergio "
    "claude michel francois philippe alain andre marc luc anne marie heinrich karl otto ernst maria hermann wolfgang "
    "elaine alice jane ruth rose grace claire diane helen fitzgerald wilson delano edgar allen quincy earl herbert "
    "walker hussein robinette milhous baines dwight lyndon winston leonard spencer margaret hilda boris alexander"
)
_GIVEN = frozenset(name_key(name) for names in (*_SHORT, _MORE) for name in names.split())
_GROUPS = tuple(frozenset(name_key(name) for name in names.split()) for names in _SHORT)


def same_first_name(one: str, other: str) -> bool:
    """Of two keys: the same name, or one a common short form of the other."""
    return one == other or any(one in group and other in group for group in _GROUPS)


def is_given_name(key: str) -> bool:
    """Whether a key is a common given name, and so may stand in the middle of a name without being a surname."""
    return key in _GIVEN


def may_be(one: str, other: str) -> bool:
    """Whether one is an initial of the other."""
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]

"""Takes secrets out of text that is about to be printed, however a library has encoded them."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

REDACTED = "<redacted>"

# Any bot token by its form, also one that is not ours: https://core.telegram.org/bots/api#authorizing-your-bot
AS_BOTFATHER_GIVES = r"(?<!\d)\d{8,10}(?::|%(?:25)*3[Aa])[A-Za-z0-9_-]{35}"
PASSWORD_IN_URL = re.compile(r"(?<=://)([^\s:/@]*):([^\s/@]+)@")

# A part this short would also be found inside ordinary words.
SHORTEST_PART = 8


class Redactor:
    """Replaces every secret in a text, also percent-encoded (once or more), or escaped as JSON, Python and HTML do."""

    def __init__(self, secrets: Sequence[str]) -> None:
        parts = {part for secret in secrets for part in (secret, secret.partition(":")[2]) if part}
        wanted = [part for part in parts if part in secrets or len(part) >= SHORTEST_PART]
        forms = ["".join(map(_any_form, part)) for part in sorted(wanted, key=len, reverse=True)]
        self._pattern = re.compile("|".join([*forms, AS_BOTFATHER_GIVES]))

    def __call__(self, text: str) -> str:
        return PASSWORD_IN_URL.sub(rf"\1:{REDACTED}@", self._pattern.sub(REDACTED, text))


def shown_address(url: str) -> str:
    """A web address as it may be shown: its path may hold a token, or a word that only those who may use it know."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" + ("/…" if parts.path.strip("/") else "")


def _any_form(character: str) -> str:
    code = ord(character)
    digits = "".join(f"[{digit.lower()}{digit.upper()}]" for digit in f"{code:02x}")
    forms = (
        re.escape(character),
        rf"%(?:25)*{digits}",
        rf"\\+x{digits}",
        rf"\\+u00{digits}",
        rf"&(?:amp;)*#0*{code};",
        rf"&(?:amp;)*#[xX]0*{digits};",
    )
    return f"(?:{'|'.join(forms)})"

"""Which encoder ``ONRECORD_MEANING`` asks for."""

from index.errors import RecordError
from index.meaning.built_in import BuiltIn, missing
from index.meaning.encoder import Encoder
from index.meaning.endpoint import Endpoint


class NoEncoder(RecordError):
    """``on`` was asked for where there is no encoder."""


def chosen_encoder(setting: str, key: str | None = None, *, threads: int = 1) -> Encoder | None:
    """``auto``, ``on``, ``off`` or the address of an endpoint; None where words alone are to decide.

    ``threads`` is how many the built-in encoder may keep busy with statements. Raises NoEncoder.
    """
    if setting == "off":
        return None
    if setting.startswith(("https://", "http://")):
        return Endpoint(setting, key)
    reason = missing()
    if reason is None:
        return BuiltIn(threads)
    if setting == "on":
        raise NoEncoder(f"ONRECORD_MEANING=on: {reason}")
    return None

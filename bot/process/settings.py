"""What the environment says: every variable On Record reads, with its default and what is allowed in it."""

import hashlib
import hmac
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

LogLevel = Literal["debug", "info", "warning", "error"]

EXAMPLES = {
    "TELEGRAM_BOT_TOKEN": "123456789:AAExampleExampleExampleExampleExamp",
    "TELEGRAM_API_URL": "http://127.0.0.1:8081",
    "DATABASE_URL": "postgresql://onrecord:password@localhost/onrecord",
    "ONRECORD_DATA": "data",
    "ONRECORD_VAR": "var",
    "PUBLIC_URL": "https://record.example.org",
    "ONRECORD_API_KEYS": "a-long-key-of-yours",
    "ONRECORD_PROXY_HEADER": "X-Forwarded-For",
    "PORT": "8080",
    "TELEGRAM_WEBHOOK_SECRET": "a-long_random-word",
    "ONRECORD_ADMINS": "1001,1002",
    "ONRECORD_LOG": "info",
    "ONRECORD_MEANING": "auto",
    "ONRECORD_MEANING_KEY": "a-key",
}


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{3,}", value.get_secret_value(), re.ASCII):
        raise ValueError("must be a bot token as @BotFather gives it: a number, a colon, then letters, digits, _ and -")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    # https://core.telegram.org/bots/api#setwebhook, secret_token
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value(), re.ASCII):
        raise ValueError("must be 1 to 256 letters, digits, _ and -")
    return value


def _root_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", value):
        raise ValueError("must begin with http:// or https://")
    if parts.query or parts.fragment or parts.username:
        raise ValueError("must be an address without a user name, ? or #")
    return value.rstrip("/")


def _api_url(value: str) -> str:
    value = _root_url(value)
    path = unquote(urlsplit(value).path)
    if re.search(r"/bot$|\d:[\w-]{3}", path, re.ASCII):
        raise ValueError("must be the server's root, without /bot and without a token")
    return value


def _public_url(value: str) -> str:
    value = _root_url(value)
    if value.startswith("http://") and urlsplit(value).hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ValueError("must begin with https://; Telegram requires it")
    return value


def _header_name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z-]{0,63}", value):
        raise ValueError("must be the name of the header in which your proxy tells whom it serves")
    return value


def _database_url(value: str) -> str:
    try:
        known = urlsplit(value).scheme.partition("+")[0] in ("sqlite", "postgres", "postgresql") and "://" in value
    except ValueError:
        known = False
    if not known:
        raise ValueError("must begin with sqlite:///, postgres:// or postgresql://")
    return value


def _data_folder(value: Path) -> Path:
    if not value.is_dir():
        raise ValueError("must be a folder that exists")
    return value


def _var_folder(value: Path) -> Path:
    try:
        is_file = value.exists() and not value.is_dir()
    except OSError as error:
        raise ValueError(f"must be a folder that can be made and written to ({error.strerror})") from None
    if is_file:
        raise ValueError("must be a folder, not a file")
    return value


def _user_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = re.split(r"[,\s]+", value.strip().strip(","))
    # User ids have at most 52 significant bits (https://core.telegram.org/bots/api#user).
    if not all(re.fullmatch(r"\d{1,16}", word, re.ASCII) and int(word) > 0 for word in words):
        raise ValueError("must be Telegram user ids: positive numbers, separated by commas")
    return tuple(dict.fromkeys(int(word) for word in words))


def _keys(value: object) -> object:
    if not isinstance(value, str):
        return value
    keys = [each for each in re.split(r"[,\s]+", value.strip().strip(",")) if each]
    if not all(len(key) >= 16 for key in keys):
        raise ValueError("must be keys of at least 16 characters, separated by commas")
    return tuple(keys)


def _meaning(value: str) -> str:
    if value.lower() in ("auto", "on", "off"):
        return value.lower()
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", value):
        raise ValueError("must be auto, on, off or the address of an embeddings endpoint that begins with https://")
    if parts.username or parts.fragment:
        raise ValueError("must be an address without a user name or #; the key goes into ONRECORD_MEANING_KEY")
    return value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """The environment as values; a variable that is empty counts as not set. ``read_settings`` makes one."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        case_sensitive=True,
        extra="ignore",
        frozen=True,
        str_strip_whitespace=True,
        validate_default=False,  # a folder may be missing until a command needs it; one that is named must exist
    )

    token: Annotated[
        Annotated[SecretStr, AfterValidator(_token)] | None, Field(validation_alias="TELEGRAM_BOT_TOKEN")
    ] = None
    api_url: Annotated[str, AfterValidator(_api_url), Field(validation_alias="TELEGRAM_API_URL")] = (
        "https://api.telegram.org"
    )
    given_database_url: Annotated[
        Annotated[str, AfterValidator(_database_url)] | None, Field(validation_alias="DATABASE_URL", repr=False)
    ] = None
    data: Annotated[Path, AfterValidator(_data_folder), Field(validation_alias="ONRECORD_DATA")] = Path("data")
    var: Annotated[Path, AfterValidator(_var_folder), Field(validation_alias="ONRECORD_VAR")] = Path("var")
    public_url: Annotated[Annotated[str, AfterValidator(_public_url)] | None, Field(validation_alias="PUBLIC_URL")] = (
        None
    )
    proxy_header: Annotated[
        Annotated[str, AfterValidator(_header_name)] | None, Field(validation_alias="ONRECORD_PROXY_HEADER")
    ] = None
    port: Annotated[Annotated[int, Field(ge=1, le=65535)] | None, Field(validation_alias="PORT")] = None
    given_webhook_secret: Annotated[
        Annotated[SecretStr, AfterValidator(_webhook_secret)] | None, Field(validation_alias="TELEGRAM_WEBHOOK_SECRET")
    ] = None
    admins: Annotated[
        tuple[int, ...], NoDecode, BeforeValidator(_user_ids), Field(validation_alias="ONRECORD_ADMINS")
    ] = ()
    meaning: Annotated[str, AfterValidator(_meaning), Field(validation_alias="ONRECORD_MEANING")] = "auto"
    meaning_key: Annotated[SecretStr | None, Field(validation_alias="ONRECORD_MEANING_KEY")] = None
    given_api_keys: Annotated[
        tuple[SecretStr, ...], NoDecode, BeforeValidator(_keys), Field(validation_alias="ONRECORD_API_KEYS")
    ] = ()
    log_level: Annotated[LogLevel, BeforeValidator(_lower), Field(validation_alias="ONRECORD_LOG")] = "info"

    @property
    def database_url(self) -> str:
        """``DATABASE_URL``, or a SQLite file under ``ONRECORD_VAR``."""
        return self.given_database_url or f"sqlite:///{self.var / 'onrecord.sqlite3'}"

    @property
    def webhook_secret(self) -> str | None:
        """``TELEGRAM_WEBHOOK_SECRET``, or one made from the token: the same in every process, and no way back to it."""
        if self.given_webhook_secret is not None:
            return self.given_webhook_secret.get_secret_value()
        if self.token is None:
            return None
        return hmac.new(self.token.get_secret_value().encode(), b"webhook secret", hashlib.sha256).hexdigest()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be printed or logged (passwords in addresses are kept out of the log by their form)."""
        token = self.token.get_secret_value() if self.token else None
        meaning_key = self.meaning_key.get_secret_value() if self.meaning_key else None
        return tuple(each for each in (token, self.webhook_secret, meaning_key, *self.api_keys) if each)

    @property
    def api_keys(self) -> tuple[str, ...]:
        """Those that the API lets in; everyone where there are none."""
        return tuple(key.get_secret_value() for key in self.given_api_keys)

    def needed_token(self) -> str:
        """Raises SettingsError where there is none."""
        if self.token is None:
            raise _unusable("TELEGRAM_BOT_TOKEN", "must be set; @BotFather gives one")
        return self.token.get_secret_value()

    def made_var(self) -> Path:
        """``ONRECORD_VAR``, made where it is missing. Raises SettingsError where it cannot be."""
        try:
            self.var.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            cure = f"must be a folder that can be made and written to; {self.var}: {error.strerror}"
            raise _unusable("ONRECORD_VAR", cure) from None
        return self.var

    def needed_public_url(self) -> str:
        """Raises SettingsError where there is none."""
        if self.public_url is None:
            raise _unusable("PUBLIC_URL", "must be set to the address where Telegram reaches this process")
        return self.public_url


def read_settings() -> Settings:
    """The settings that the process's environment gives.

    Raises SettingsError, a line for each variable that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [_line(str(each["loc"][0]), each["type"], each["msg"]) for each in error.errors(include_input=False)]
    raise SettingsError("\n".join(dict.fromkeys(lines)))


def _unusable(variable: str, cure: str) -> SettingsError:
    return SettingsError(f"{variable}: {cure}; example: {variable}={EXAMPLES[variable]}")


def _line(variable: str, kind: str, message: str) -> str:
    problem = {
        "literal_error": "must be one of debug, info, warning and error",
        "value_error": message.removeprefix("Value error, "),
    }.get(kind, "must be a whole number from 1 to 65535" if variable == "PORT" else message)
    return f"{variable}: {problem}; example: {variable}={EXAMPLES[variable]}"

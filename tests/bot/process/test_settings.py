"""Each variable: what it gives, and what is said about a value that cannot be used."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.process.settings import EXAMPLES, Settings, read_settings

TOKEN = "123456789:AAF-x_0123456789012345678901234567"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EXAMPLES:
        monkeypatch.delenv(name, raising=False)


def test_defaults_need_no_variable_at_all() -> None:
    settings = read_settings()
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///var/onrecord.sqlite3"
    assert (settings.data, settings.var) == (Path("data"), Path("var"))
    assert (settings.public_url, settings.port, settings.webhook_secret) == (None, None, None)
    assert (settings.admins, settings.log_level) == ((), "info")


def test_the_database_is_kept_under_var(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_VAR", str(tmp_path / "kept"))
    assert read_settings().database_url == f"sqlite:///{tmp_path}/kept/onrecord.sqlite3"


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "api_url", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_URL", " http://127.0.0.1:8081/ ", "api_url", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "https://bots.example.org/telegram", "api_url", "https://bots.example.org/telegram"),
        ("DATABASE_URL", "postgresql://a:b@h/d", "database_url", "postgresql://a:b@h/d"),
        ("DATABASE_URL", "postgres://a:b@h/d", "database_url", "postgres://a:b@h/d"),
        ("DATABASE_URL", "sqlite:///x.db", "database_url", "sqlite:///x.db"),
        ("ONRECORD_ADMINS", "7", "admins", (7,)),
        ("ONRECORD_ADMINS", "7, 8 9,7,", "admins", (7, 8, 9)),
        ("ONRECORD_LOG", "DEBUG", "log_level", "debug"),
        ("ONRECORD_MEANING", "OFF", "meaning", "off"),
        ("ONRECORD_MEANING", "https://e.example/v1?model=bge-m3", "meaning", "https://e.example/v1?model=bge-m3"),
        ("PORT", "80", "port", 80),
        ("PUBLIC_URL", "https://record.example.org/", "public_url", "https://record.example.org"),
        ("PUBLIC_URL", "http://localhost:8080", "public_url", "http://localhost:8080"),
        ("PORT", "", "port", None),
        ("TELEGRAM_BOT_TOKEN", "", "token", None),
    ],
)
def test_a_value_is_read(monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: object) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), field) == expected


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("TELEGRAM_BOT_TOKEN", "hunter2", "must be a bot token"),
        ("TELEGRAM_BOT_TOKEN", "bot" + TOKEN, "must be a bot token"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "ftp://a.example", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "http://", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "http://[x", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "http://h:99999", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "http://a b", "must begin with http:// or https://"),
        ("TELEGRAM_API_URL", "http://h/?x=1", "without a user name, ? or #"),
        ("TELEGRAM_API_URL", "https://api.telegram.org/bot", "without /bot and without a token"),
        ("TELEGRAM_API_URL", "https://api.telegram.org/bot/", "without /bot and without a token"),
        ("TELEGRAM_API_URL", f"https://api.telegram.org/bot{TOKEN}", "without /bot and without a token"),
        ("TELEGRAM_API_URL", f"https://api.telegram.org/{TOKEN.replace(':', '%3A')}/x", "without a token"),
        ("DATABASE_URL", "mysql://h/d", "sqlite:///, postgres:// or postgresql://"),
        ("DATABASE_URL", "onrecord.db", "sqlite:///, postgres:// or postgresql://"),
        ("DATABASE_URL", "postgres://[x", "sqlite:///, postgres:// or postgresql://"),
        ("ONRECORD_DATA", "/no/such/folder", "a folder that exists"),
        ("ONRECORD_VAR", __file__, "not a file"),
        ("ONRECORD_VAR", "x" * 300, "must be a folder that can be made and written to (File name too long)"),
        ("PUBLIC_URL", "http://record.example.org", "must begin with https://"),
        ("PORT", "http", "a whole number from 1 to 65535"),
        ("PORT", "0", "a whole number from 1 to 65535"),
        ("PORT", "65536", "a whole number from 1 to 65535"),
        ("TELEGRAM_WEBHOOK_SECRET", "a b", "1 to 256 letters"),
        ("TELEGRAM_WEBHOOK_SECRET", "a" * 257, "1 to 256 letters"),
        ("ONRECORD_ADMINS", "@someone", "positive numbers, separated by commas"),
        ("ONRECORD_ADMINS", "0", "positive numbers, separated by commas"),
        ("ONRECORD_ADMINS", "1,-2", "positive numbers, separated by commas"),
        ("ONRECORD_LOG", "loud", "debug, info, warning and error"),
        ("ONRECORD_MEANING", "maybe", "auto, on, off or the address of an embeddings endpoint"),
        ("ONRECORD_MEANING", "https://a:b@e.example", "without a user name"),
    ],
)
def test_a_bad_value_is_one_line_that_says_what_would_do(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{name}: must be")
    assert problem in line
    assert line.endswith(f"example: {name}={EXAMPLES[name]}")
    assert caught.value.__cause__ is None
    assert TOKEN[10:] not in line


def test_each_bad_variable_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "x")
    monkeypatch.setenv("ONRECORD_LOG", "x")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == ["PORT", "ONRECORD_LOG"]


def test_every_example_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    for name, value in EXAMPLES.items():
        monkeypatch.setenv(name, value)
    assert read_settings().admins == (1001, 1002)
    variables = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert variables == set(EXAMPLES)


def test_secrets_are_not_in_what_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "webhook-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:pass-word@h/d")
    settings = read_settings()
    assert settings.secrets == (TOKEN, "webhook-secret")
    printed = f"{settings} {settings!r}"
    assert not any(secret in printed for secret in (TOKEN, "webhook-secret", "pass-word"))


def test_a_bad_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN + "!")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert TOKEN not in str(caught.value)

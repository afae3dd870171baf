import pytest

from index.archive.database_url import read_url, shown
from index.errors import ArchiveError

PASSWORD = "sw0rdfish"


@pytest.mark.parametrize(
    ("url", "address", "options"),
    [
        ("sqlite:///var/x.db", "sqlite+aiosqlite:///var/x.db", {}),
        ("sqlite:////srv/x.db", "sqlite+aiosqlite:////srv/x.db", {}),
        (" sqlite+aiosqlite:///x.db\n", "sqlite+aiosqlite:///x.db", {}),
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d", {}),
        ("postgresql://u:p@h:6432/d", "postgresql+asyncpg://u:p@h:6432/d", {}),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d", {}),
        ("postgresql://u:p%40q@h/d", "postgresql+asyncpg://u:p%40q@h/d", {}),
        ("postgresql://h/d?user=u&password=p", "postgresql+asyncpg://u:p@h/d", {}),
        ("postgresql:///d?host=/run/pg", "postgresql+asyncpg:///d?host=%2Frun%2Fpg", {}),
        ("postgres://h/d?sslmode=require", "postgresql+asyncpg://h/d", {"ssl": "require"}),
        ("postgres://h/d?connect_timeout=3", "postgresql+asyncpg://h/d", {"timeout": 3.0}),
        ("postgres://h/d?search_path=s", "postgresql+asyncpg://h/d", {"server_settings": {"search_path": "s"}}),
    ],
)
def test_addresses_as_people_and_hosts_write_them(url: str, address: str, options: dict[str, object]) -> None:
    found, found_options = read_url(url)
    assert found.render_as_string(hide_password=False) == address
    assert found_options == options


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "cannot be read; write it like sqlite:///"),
        ("var/onrecord.db", "cannot be read"),
        (f"postgresql:{PASSWORD}", "cannot be read"),
        (f"postgresql://u:{PASSWORD}@h:port/d", "cannot be read"),
        (f"mysql://u:{PASSWORD}@h/d", "'mysql' is not a database this program can use"),
        (f"postgresql+psycopg://u:{PASSWORD}@h/d", "'postgresql\\+psycopg' is not"),
        (f"postgresql://u:p@{PASSWORD}@h/d", "more than one '@'; write one in a user or password as %40"),
        (f"postgresql://h/d?password={PASSWORD}&pool=9", "unknown option after '\\?'; allowed: sslmode,"),
        (f"postgresql://u:{PASSWORD}@h/d?sslmode=on", "sslmode must be one of disable,"),
        (f"postgresql://h/d?sslmode={PASSWORD}", "sslmode must be one of"),
        (f"postgresql://h/d?ssl={PASSWORD}", "sslmode must be one of"),
        (f"postgresql://h/d?connect_timeout={PASSWORD}", "connect_timeout must be a number"),
        (f"postgresql://h/d?{PASSWORD}=x", "unknown option after '\\?'"),
        (f"postgresql://u:{PASSWORD}@h/d?connect_timeout=0", "connect_timeout must be a number of seconds above 0"),
        ("sqlite://x.db", "two slashes where three are needed"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///x.db?mode=ro", "options after '\\?' are not supported"),
    ],
)
def test_addresses_that_cannot_be_used(url: str, message: str) -> None:
    with pytest.raises(ArchiveError, match=message) as raised:
        read_url(url)
    assert PASSWORD not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_what_is_shown_of_an_address() -> None:
    address, _ = read_url(f"postgres://press:{PASSWORD}@db.example.org:6432/record?application_name=x")
    assert shown(address) == "postgresql://press:***@db.example.org:6432/record"

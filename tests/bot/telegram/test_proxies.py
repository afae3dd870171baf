"""A proxy that cannot be used is one line, before anything is connected."""

import pytest

from bot.errors import SettingsError
from bot.telegram.proxies import check_proxies

PASSWORD = "sw0rdfish"


@pytest.mark.parametrize(
    "proxies",
    [
        {},
        {"https": ""},
        {"https": "http://127.0.0.1:3128"},
        {"http": "proxy.example.org:3128", "all": f"https://u:{PASSWORD}@proxy.example.org"},
        {"ftp": "anything://x", "no": "localhost"},
    ],
)
def test_proxies_that_can_be_used_pass(proxies: dict[str, str]) -> None:
    check_proxies(proxies)


@pytest.mark.parametrize("name", ["http", "https", "all"])
@pytest.mark.parametrize("proxy", [f"socks9://u:{PASSWORD}@h:1", "ftp://h", "://", "http://h:port"])
def test_any_other_is_one_line_without_its_password(name: str, proxy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check_proxies({name: proxy})
    line = str(caught.value)
    assert line.startswith(f"{name.upper()}_PROXY: must be the address of a proxy")
    assert "\n" not in line
    assert PASSWORD not in line


def test_a_socks_proxy_is_used_with_the_package_for_it() -> None:
    check_proxies({"all": "socks5://127.0.0.1:1080"}, socks=True)
    with pytest.raises(SettingsError, match="ALL_PROXY: a SOCKS proxy needs one more package: pip install"):
        check_proxies({"all": "socks5://127.0.0.1:1080"}, socks=False)

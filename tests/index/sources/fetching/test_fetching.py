"""Fetching over real HTTP, from servers that are well and from servers that are not."""

import asyncio
import gzip
import tracemalloc
from datetime import UTC, datetime

import httpcore
import pytest
from aiohttp import web

from index.sources.fetching.conditions import Conditions
from index.sources.fetching.errors import FetchError, Gone, Refused, SourceError, Unreadable
from index.sources.fetching.fetching import Fetcher, Limits
from tests.index.sources.sites import HOST, Handler, Site

NOW = datetime(2021, 9, 26, 12, 0, tzinfo=UTC)
LIMITS = Limits(body=100_000, seconds=0.4, redirects=3)


async def resolved(host: str, port: int) -> list[str]:
    return [HOST]


def fetcher(limits: Limits = LIMITS) -> Fetcher:
    return Fetcher("OnRecord/1.0 (+https://example.org)", limits=limits, resolve=resolved, now=lambda: NOW)


def redirect(location: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": location})

    return answer


def status(code: int, **headers: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=code, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return answer


async def a_byte_at_a_time(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(1_000):
        await response.write(b"x")
        await asyncio.sleep(0.02)
    return response


async def never(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(3_600)
    return web.Response()


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(bytes(65_536))


BOMB = gzip.compress(bytes(50_000_000))


async def bomb(request: web.Request) -> web.StreamResponse:
    return web.Response(body=BOMB, headers={"Content-Encoding": "gzip"})


async def ten_gigabytes(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "10000000000"})
    await response.prepare(request)
    await response.write(b"x")
    return response


async def test_a_document_and_whether_it_has_changed(site: Site) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        head = {"ETag": '"1"', "Last-Modified": "Sun, 26 Sep 2021 10:00:00 GMT", "Content-Encoding": "gzip"}
        return web.Response(body=gzip.compress(b"words"), headers=head, content_type="text/xml")

    site.pages["/feed"] = answer
    fetching = fetcher()
    first = await fetching.fetch(f"{site.url}/feed", allowed=[HOST])
    assert (first.body, first.content_type) == (b"words", "text/xml")
    assert first.conditions == Conditions('"1"', "Sun, 26 Sep 2021 10:00:00 GMT")
    again = await fetching.fetch(f"{site.url}/feed", allowed=[HOST], conditions=first.conditions)
    assert (again.body, again.conditions) == (None, first.conditions)
    asked = site.asked[1].headers
    assert asked["User-Agent"] == "OnRecord/1.0 (+https://example.org)"
    assert asked["If-Modified-Since"] == "Sun, 26 Sep 2021 10:00:00 GMT"
    assert asked["Host"] == f"{HOST}:{site.port}"


async def test_redirects_are_followed_to_the_document(site: Site) -> None:
    site.pages |= {"/a": redirect("b"), "/b": redirect(f"http://feeds.example:{site.port}/c"), "/c": b"here"}
    found = await fetcher().fetch(f"{site.url}/a", allowed=[HOST, "feeds.example"])
    assert (found.body, found.url) == (b"here", f"http://feeds.example:{site.port}/c")


@pytest.mark.parametrize(
    ("handler", "kind", "problem"),
    [
        (redirect("http://127.0.0.1:9/x"), Refused, "127.0.0.1 is at 127.0.0.1, which is not a public address"),
        (redirect("http://169.254.169.254/latest"), Refused, "169.254.169.254 is at 127.0.0.1, which is not a public"),
        (redirect("file:///etc/passwd"), Refused, "file:/etc/passwd: only http and https addresses are fetched"),
        (redirect("gopher://x/"), Refused, "only http and https addresses are fetched"),
        (redirect("http://user:secret@feeds.example/"), Refused, "an address with a user name is not fetched"),
        (redirect("/again"), FetchError, "redirects more than 3 times"),
        (redirect("http://[::1"), FetchError, "which is not a web address"),
        (redirect(""), FetchError, "redirects without an address"),
        (endless, Unreadable, "is larger than 0.1 MB"),
        (ten_gigabytes, Unreadable, "is larger than 0.1 MB"),
        (bomb, Unreadable, "is larger than 0.1 MB"),
        (a_byte_at_a_time, FetchError, "did not end within 0.4 s"),
        (never, FetchError, "did not end within 0.4 s"),
        (status(404), Gone, "the server answers 404 Not Found; is the address still right?"),
        (status(410), Gone, "the server answers 410 Gone"),
        (status(500), FetchError, "the server answers 500 Internal Server Error"),
        (status(799), FetchError, "the server answers 799"),
        (status(200, Content_Encoding="br"), Unreadable, "is sent as 'br', which nobody asked for"),
    ],
)
async def test_a_hostile_server_costs_one_line(
    site: Site, handler: Handler, kind: type[SourceError], problem: str
) -> None:
    site.pages |= {"/feed": handler, "/again": redirect("/again")}
    site.pages["/well"] = b"other sources are unharmed"
    fetching = fetcher()
    with pytest.raises(SourceError) as caught:
        await fetching.fetch(f"http://feeds.example:{site.port}/feed", allowed=["feeds.example"])
    assert type(caught.value) is kind
    assert problem in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert "secret" not in str(caught.value)
    assert (await fetching.fetch(f"{site.url}/well", allowed=[HOST])).body == site.pages["/well"]


async def test_memory_is_bounded_by_the_limit(site: Site) -> None:
    site.pages |= {"/bomb": bomb, "/endless": endless}
    for path in ("/bomb", "/endless"):
        tracemalloc.start()
        with pytest.raises(Unreadable):
            await fetcher(Limits(body=1_000_000, seconds=5)).fetch(site.url + path, allowed=[HOST])
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 10_000_000  # of the server too, which is in this process


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f.1/",
        "http://10.0.0.1/",
    ],
)
async def test_this_machine_and_its_network_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="which is not a public address; where that is meant, the source's allow_private"):
        await Fetcher("agent").fetch(url)


@pytest.mark.parametrize("url", ["ftp://example.org/", "http:///x", "https://", "javascript:alert(1)"])
async def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        await Fetcher("agent").fetch(url)


class Nowhere(httpcore.AsyncNetworkBackend):
    """A network that notes where it was to connect to, and never does."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        self.asked.append(host)
        raise httpcore.ConnectError("nobody is there")


async def test_a_name_is_resolved_once_so_that_a_second_answer_cannot_be_another() -> None:
    answers = [["93.184.216.34"], [HOST]]
    network = Nowhere()

    async def rebinding(host: str, port: int) -> list[str]:
        return answers.pop(0)

    fetching = Fetcher("agent", resolve=rebinding, network=network)
    with pytest.raises(FetchError, match="nobody is there"):
        await fetching.fetch("http://feeds.example/")
    # The address that was checked is the one it went to, without asking again who feeds.example is.
    assert (network.asked, answers) == (["93.184.216.34"], [[HOST]])
    with pytest.raises(Refused):
        await fetching.fetch("http://feeds.example/")
    assert network.asked == ["93.184.216.34"]


async def test_every_address_of_a_host_is_tried_and_all_must_be_public() -> None:
    network = Nowhere()
    found = ["93.184.216.34", "2606:4700::1111"]

    async def several(host: str, port: int) -> list[str]:
        return found

    with pytest.raises(FetchError, match="nobody is there"):
        await Fetcher("agent", resolve=several, network=network).fetch("http://feeds.example/")
    assert network.asked == found
    found.append("10.0.0.1")
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        await Fetcher("agent", resolve=several, network=network).fetch("http://feeds.example/")
    assert len(network.asked) == 2


async def test_an_unknown_host_is_told() -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(FetchError, match=r"^http://feeds.example/: the host feeds.example is not known"):
        await Fetcher("agent", resolve=nowhere).fetch("http://feeds.example/")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 26 Sep 2021 12:01:30 GMT", 90.0),
        ("Sun, 26 Sep 2021 11:00:00 GMT", 0.0),
        ("99999999", 86_400.0),
        ("soon", None),
    ],
)
async def test_the_pause_a_server_asks_for(site: Site, value: str, seconds: float | None) -> None:
    site.pages["/feed"] = status(503, Retry_After=value)
    with pytest.raises(FetchError) as caught:
        await fetcher().fetch(f"{site.url}/feed", allowed=[HOST])
    assert caught.value.retry_after == seconds


async def test_a_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    at_once = most = 0

    async def slow(_: web.Request) -> web.Response:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        at_once -= 1
        return web.Response(body=b"x")

    site.pages["/feed"] = slow
    fetching = fetcher(Limits(seconds=5))
    await asyncio.gather(*(fetching.fetch(f"{site.url}/feed", allowed=[HOST]) for _ in range(6)))
    assert (most, len(site.asked)) == (1, 6)

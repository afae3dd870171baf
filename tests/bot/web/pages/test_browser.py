"""The record in a real browser: found, read, linked and verified without a script, on a phone and on a desk."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bot.programs import free_port, onrecord, running_program

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
if CHROMIUM is None and os.environ.get("ONRECORD_REQUIRE_CHROMIUM"):
    pytest.fail("ONRECORD_REQUIRE_CHROMIUM is set, and there is no Chromium", pytrace=False)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium; on Debian: apt-get install chromium")

PAGES = ("/", "/search?q=Russia", "/people", "/changes", "/counters", "/when?q=Russia", "/verify", "/nothing/here")
STARTS = 60  # seconds a loaded machine may take to start the program


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    var = tmp_path_factory.mktemp("var")
    assert onrecord(var, "load", "data").returncode == 0
    port = free_port()
    with running_program(var, "web", PORT=str(port)):
        found = f"http://127.0.0.1:{port}"
        waited_until = time.monotonic() + STARTS
        while time.monotonic() < waited_until:
            try:
                if httpx.get(f"{found}/search?q=Russia").status_code == 200:
                    break
            except httpx.TransportError:
                continue
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=[(360, "light"), (1280, "light"), (1280, "dark")], ids=lambda each: f"{each[0]}-{each[1]}")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


def test_every_page_fits_and_can_be_used_by_everyone(page: Page, address: str) -> None:
    problems, refused = [], []
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    statement = httpx.get(f"{address}/search?q=Russia").text.partition('cite="')[2].partition('"')[0]
    for path in (*PAGES, statement):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} is too wide"
        found = Axe().run(page).response["violations"]
        problems += [(path, each["id"], each["impact"]) for each in found if each["impact"] in ("serious", "critical")]
    assert problems == []
    assert refused == []


def test_a_quote_is_found_linked_and_cited(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").fill("What is UNRWA said to be?")
    page.keyboard.press("Enter")
    quote = page.locator("#answer ~ .quote blockquote").first.inner_text().strip()
    page.locator("#answer ~ .quote .source a").first.click()
    assert "/q/" in page.url
    marked = "".join(page.locator("mark").all_inner_texts())
    assert "".join(marked.split()) == "".join(quote.strip("… ").split())
    page.get_by_text("BibTeX").click()
    assert "@misc{" in page.locator("pre:visible").inner_text()
    page.get_by_role("link", name="See it in the text").click()
    assert page.evaluate("document.querySelector('#marked').getBoundingClientRect().top") < 800


def test_a_quote_is_verified(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Verify a quote").click()
    page.get_by_role("textbox").fill("A sentence that nobody in this record has ever said about bicycles.")
    page.get_by_role("button", name="Verify a quote").click()
    assert "not" in page.locator(".verdict").inner_text().lower()


def test_without_scripts_and_by_keyboard_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the text
    page.keyboard.press("Tab")
    page.keyboard.type("Russia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Russia")
    assert page.locator("blockquote").count() > 0
    context.close()


def test_a_source_s_link_marks_the_very_words(browser: Browser, tmp_path: Path) -> None:
    from bot.cite import source_link

    words = "We said “no”, and – on 5,000 occasions – we-meant it: 100% & more."
    file = tmp_path / "page.html"
    filler = "<p>Filler.</p>" * 200
    file.write_text(
        f"<!doctype html><meta charset=utf-8><title>x</title>{filler}<p>{words.replace('&', '&amp;')}</p>{filler}<p>First line here.</p><p>Last line there.</p>{filler}"
    )
    context = browser.new_context(viewport={"width": 800, "height": 600})
    for text in (words, "First line here.\n\nLast line there."):
        page = context.new_page()
        link = source_link("https://example.org/page", text)
        assert link is not None
        page.route("https://example.org/**", lambda route: route.fulfill(path=file, content_type="text/html"))
        page.goto(link)
        page.wait_for_function("window.scrollY > 0")
    context.close()

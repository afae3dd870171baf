"""From a new item in a feed to the alert in the chat, and from an edit to its correction: the whole program."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy

from tests.bot.programs import ROOT, running_bot
from tests.simulator import Sim

TOKEN = "42:TEST-token-of-the-whole-program"
ANN = 1001
SOURCE = """
- name: press
  type: feed
  url: http://127.0.0.1:{port}/feed
  allow_private: 127.0.0.1
  interval: 1s
  speaker: Ada Field
  language: en
"""
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>{items}</channel></rss>'
ITEM = (
    "<item><title>The harbour</title><guid>harbour-1</guid><pubDate>{date}</pubDate>"
    "<description>{text}</description></item>"
)


class Feed:
    """What the feed's server answers."""

    body = FEED.format(items="").encode()

    def show(self, text: str) -> None:
        item = ITEM.format(date=formatdate(time.time() - 3600), text=text)
        self.body = FEED.format(items=item).encode()


@contextmanager
def served(feed: Feed) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(feed.body)))
            self.end_headers()
            self.wfile.write(feed.body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_a_new_item_is_alerted_and_its_edit_corrected_below_the_alert(sim: Sim, tmp_path: Path) -> None:
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    feed, data = Feed(), tmp_path / "data"
    data.mkdir()
    for name in ("profile.yaml", "counters.yaml"):
        copy(ROOT / "data" / name, data)
    with served(feed) as port:
        (data / "sources.yaml").write_text(SOURCE.format(port=port))
        with running_bot(tmp_path / "var", sim.url, TOKEN, ONRECORD_DATA=str(data)):
            tried = sim.ask(ANN, "/watch harbour", timeout=30)
            asked = sim.callback(ANN, tried["message_id"], text="Save")
            [saved] = sim.wait(asked["seq"], chat_id=ANN)
            assert saved["text"].startswith("Saved.")
            feed.show("The new harbour opens in spring. Nobody was asked.")
            [alert] = sim.wait(saved["seq"], chat_id=ANN, timeout=20)
            assert alert["text"].startswith("Watch: harbour\n")
            assert "The new harbour opens in spring." in alert["text"]
            feed.show("The new harbour opens in autumn. Nobody was asked.")
            [correction] = sim.wait(alert["seq"], chat_id=ANN, timeout=20)
            assert correction["text"].startswith("Changed after publication")
            assert correction["reply_to_message"]["message_id"] == alert["message_id"]
            assert {"strikethrough", "underline"} <= {entity["type"] for entity in correction["entities"]}
    sim.assert_no_bad_requests()

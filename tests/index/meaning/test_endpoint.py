"""An embeddings service, over real HTTP: asked in batches, waited for no longer than bearable, and left alone if down."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from index.meaning import endpoint
from index.meaning.encoder import EncoderUnavailable
from index.meaning.endpoint import BATCH, LONGEST_PAUSE, Endpoint, read_address


class Service(ThreadingHTTPServer):
    """Answers as OpenAI does: the vector of a text is (its length, 1), in any order of rows."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, object]] = []
        self.keys: list[str | None] = []
        self.status = 200
        self.body: bytes | None = None
        self.coded = False
        self.hang: threading.Event | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        service = self.server
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        service.asked.append(asked)
        service.keys.append(self.headers.get("Authorization"))
        if service.hang is not None:
            service.hang.wait()
        vectors = [[float(len(text)), 1.0] for text in asked["input"]]
        shown = [base64.b64encode(np.array(v, "<f4").tobytes()).decode() for v in vectors] if service.coded else vectors
        rows = [{"object": "embedding", "index": number, "embedding": v} for number, v in enumerate(shown)]
        body = json.dumps({"object": "list", "data": rows[::-1]}).encode() if service.body is None else service.body
        self.send_response(service.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        if running.hang is not None:
            running.hang.set()
        running.shutdown()
        thread.join()


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


@pytest.mark.parametrize("coded", [False, True])
def test_texts_go_out_in_batches_and_vectors_come_back_in_order(service: Service, coded: bool) -> None:
    service.coded = coded
    encoder = Endpoint(service.address, "a-key")
    texts = ["x" * (number + 1) for number in range(2 * BATCH + 5)]
    found = encoder.statements(texts)
    assert [len(each["input"]) for each in service.asked] == [BATCH, BATCH, 5]  # type: ignore[arg-type]
    assert found.shape == (len(texts), 2)
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0)
    assert np.allclose(found[:, 0] / found[:, 1], [len(text) for text in texts], rtol=1e-4)
    assert set(service.keys) == {"Bearer a-key"}


def test_a_model_of_e5_is_told_a_question_from_a_text(service: Service) -> None:
    encoder = Endpoint(f"{service.address}/v1/embeddings?model=intfloat/multilingual-e5-small")
    encoder.questions(["Where?"])
    encoder.statements(["Here."])
    assert [each["input"] for each in service.asked] == [["query: Where?"], ["passage: Here."]]
    assert {each["model"] for each in service.asked} == {"intfloat/multilingual-e5-small"}
    assert service.keys == [None, None]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, None),
        (401, b'{"error": "no"}'),
        (302, None),
        (200, b"<html>hello</html>"),
        (200, b"{}"),
        (200, b'{"data": []}'),
        (200, b'{"data": [{"index": 0, "embedding": []}]}'),
        (200, b'{"data": [{"index": 0, "embedding": ["a", "b"]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": [NaN, 1.0]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}]}'),
    ],
)
def test_what_is_no_answer_is_a_failure_and_the_service_is_left_alone(
    service: Service, status: int, body: bytes | None
) -> None:
    clock = Clock()
    service.status, service.body = status, body
    encoder = Endpoint(service.address, now=clock)
    with pytest.raises(EncoderUnavailable, match="http"):
        encoder.questions(["Where?"])
    with pytest.raises(EncoderUnavailable, match="left alone for 1 s"):
        encoder.questions(["Where?"])
    assert len(service.asked) == 1
    service.status, service.body = 200, None
    clock.time = 1.0
    assert encoder.questions(["Where?"]).shape == (1, 2)


def test_it_is_left_alone_for_longer_after_each_failure_up_to_a_limit(service: Service) -> None:
    clock = Clock()
    service.status = 503
    encoder = Endpoint(service.address, now=clock)
    pauses = []
    for _ in range(12):
        with pytest.raises(EncoderUnavailable):
            encoder.questions(["Where?"])
        with pytest.raises(EncoderUnavailable) as told:
            encoder.questions(["Where?"])
        pauses.append(float(str(told.value).split("for ")[1].split(" s")[0]))
        clock.time += pauses[-1]
    assert pauses[:4] == [1, 2, 4, 8]
    assert pauses[-1] == LONGEST_PAUSE
    assert len(service.asked) == 12


def test_a_question_waits_no_longer_than_is_bearable(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "ASKING", 0.1)
    service.hang = threading.Event()
    with pytest.raises(EncoderUnavailable, match="timed out"):
        Endpoint(service.address).questions(["Where?"])


def test_nobody_there_is_a_failure() -> None:
    with Service() as gone:
        address = gone.address
    with pytest.raises(EncoderUnavailable):
        Endpoint(address).questions(["Where?"])


@pytest.mark.parametrize(
    ("given", "address", "model"),
    [
        ("https://e.example", "https://e.example/v1/embeddings", ""),
        ("https://e.example/", "https://e.example/v1/embeddings", ""),
        ("https://e.example/v1", "https://e.example/v1/embeddings", ""),
        ("https://e.example/v1/embeddings", "https://e.example/v1/embeddings", ""),
        ("https://e.example/tei/v1?model=bge-m3", "https://e.example/tei/v1/embeddings", "bge-m3"),
        ("http://127.0.0.1:11434?model=a%2Fb", "http://127.0.0.1:11434/v1/embeddings", "a/b"),
    ],
)
def test_addresses(given: str, address: str, model: str) -> None:
    assert read_address(given) == (address, model)

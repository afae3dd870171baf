"""The program as its users run it: a process of its own, with its own folder for what it keeps."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "bot")


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TELEGRAM_", "ONRECORD_", "DATABASE_", "PUBLIC_", "PORT"))
    }
    return (
        kept | {"ONRECORD_VAR": str(var), "ONRECORD_MEANING": "off", "COLUMNS": "80", "PYTHONWARNINGS": "error"} | more
    )


def onrecord(var: Path, *arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with standard input from a pipe."""
    command = (*PROGRAM, *arguments)
    variables = environment(var, **more)
    return subprocess.run(
        command, cwd=ROOT, env=variables, input=given, capture_output=True, text=True, timeout=60, check=False
    )


def free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


@contextmanager
def running_program(var: Path, *command: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on, stopped with SIGTERM at the end; its log is on standard error."""
    variables = environment(var, **more)
    process = subprocess.Popen(
        (*PROGRAM, *command), cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


@contextmanager
def running_bot(var: Path, url: str, token: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """``onrecord run`` against a Bot API server."""
    with running_program(var, "run", TELEGRAM_BOT_TOKEN=token, TELEGRAM_API_URL=url, **more) as process:
        yield process


@contextmanager
def running_web(var: Path, url: str, token: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``onrecord web`` against a Bot API server, and the address it can be reached at."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    variables = {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": url, "PUBLIC_URL": address, "PORT": str(port)}
    with running_program(var, "web", **(variables | more)) as process:
        yield process, address

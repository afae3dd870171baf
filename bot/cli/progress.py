"""Progress bars on a terminal's standard error, with a rate; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from index import Record, RecordError

Report = Callable[[int, int], None]


class Rate(ProgressColumn):
    """Items a second since the start."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def progress_bar(label: str, *, shown: bool = True) -> Iterator[Report]:
    """A bar fed with ``report(done, total)``."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not (shown and console.is_terminal)) as bar:
        # Seen from the first report on: where there is nothing to do, there is nothing to watch.
        task = bar.add_task(label, total=None, visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield report


async def make_vectors(record: Record, *, at_most: int | None = None) -> None:
    """Make the vectors that are missing, with a bar; where they are more than ``at_most``, say so and leave them.

    An encoder that fails costs a line: the record is answered from all the same, by words alone.
    """
    if record.meaning is None:
        return
    lacking = await record.meaning.lacking()
    if at_most is not None and lacking > at_most:
        print(
            f"{lacking:,} sentences have no vectors yet: these answers use words only. See onrecord index",
            file=sys.stderr,
        )
        return
    try:
        with progress_bar("Making vectors") as report:
            await record.make_meaning(report)
    except RecordError as error:
        print(f"No vectors were made: {error}", file=sys.stderr)

"""Draws how many statements of each month hold the words, beside all on record: a picture, or one line of text."""

import io
from collections.abc import Sequence

from index.timeline import Month, Timeline

STEPS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""Stands for a month without any statement on record."""

_LIGHT = {"paper": "#ffffff", "ink": "#1b1b1b", "all": "#c9ced6", "words": "#1f5fa8"}
_DARK = {"paper": "#17191c", "ink": "#e8e8e8", "all": "#4a5058", "words": "#7db4f0"}


def bars(months: Sequence[Month]) -> str:
    """One character a month: the higher, the more statements hold the words; none is the lowest step's blank."""
    most = max((month.matching for month in months), default=0)
    return "".join(_bar(month, most) for month in months)


def _bar(month: Month, most: int) -> str:
    if not month.statements:
        return GAP
    if not month.matching:
        return "_"
    return STEPS[min(len(STEPS) - 1, (len(STEPS) * month.matching - 1) // max(most, 1))]


def draw(
    timeline: Timeline, kind: str, *, title: str, words: str, everything: str, gap: str, dark: bool = False
) -> bytes:
    """The picture, as "png", "svg" or "pdf"; ``words``, ``everything``, ``gap`` are its legend.

    Raises ValueError for a kind that no picture has.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # takes half a second to load
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    colours = _DARK if dark else _LIGHT
    months = timeline.months
    figure = Figure(figsize=(9.0, 4.5), dpi=150, facecolor=colours["paper"], layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=colours["paper"])
    places = range(len(months))
    axes.bar(places, [month.statements for month in months], color=colours["all"], width=0.85, label=everything)
    axes.bar(places, [month.matching for month in months], color=colours["words"], width=0.85, label=words)
    gaps = [place for place, month in enumerate(months) if not month.statements]
    if gaps:
        axes.plot(gaps, [0] * len(gaps), "x", color=colours["ink"], label=gap, clip_on=False)
    step = max(1, -(-len(months) // 12))
    axes.set_xticks(list(places)[::step], [month.key for month in months][::step], rotation=45, ha="right")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    for spine in axes.spines.values():
        spine.set_color(colours["ink"])
    axes.tick_params(colors=colours["ink"])
    axes.set_title(title, loc="left", color=colours["ink"], wrap=True)
    legend = axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, -0.22), ncols=3)
    for text in legend.get_texts():
        text.set_color(colours["ink"])
    # The same figures are the same picture: without a date, and with names within it that are not made up anew.
    held = io.BytesIO()
    with rc_context({"svg.hashsalt": "onrecord"}):
        undated = {"Date": None} if kind == "svg" else None
        figure.savefig(held, format=kind, facecolor=colours["paper"], metadata=undated)
    return held.getvalue()

"""How long a picture takes: each chart warm, beside the plainest matplotlib chart of the same size in the same run.

The other chart is what the shortest matplotlib script makes: a new Figure of as many pixels, one line, as many bars,
default settings, savefig. Both begin with a record and end with the bytes of a PNG; the rounds alternate, because the
machine is never equally quiet. And a thousand overviews in two processes, as the bot draws them.
"""

import io
import statistics
import time
import timeit
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from charts import CHARTS, draw
from charts.canvas import WIDTH
from charts.samples import overview, samples, typical
from locales import words
from savings.progress import Progress

_ROUNDS = 25
_BARS = 26
_PICTURES = 1_000
_PROCESSES = 2
_PIXELS_AN_INCH = 100

ALLOWED = 33.0
"""Seconds for a thousand pictures: Telegram takes thirty messages a second."""


def measure() -> None:
    """Print the median of each chart and its ratio to the plainest one, and the time of a thousand overviews."""
    print(f"\nCharts, warm, median of {_ROUNDS} rounds, 26 points in the plain chart")
    print(f"{'':20}{'size':>12}{'ours ms':>9}{'plain ms':>10}{'ratio':>7}{'ours kB':>9}{'plain kB':>10}")
    records = typical()
    for kind in CHARTS:
        _compare(kind, records[kind])
    slowest = max(samples(), key=lambda sample: _seconds(partial(draw, sample.kind, sample.record, "id")))
    print(f"and the slowest picture of the gallery, {slowest.kind} ({slowest.name}):")
    _compare(slowest.kind, slowest.record)
    _many()


def _seconds(work: Callable[[], bytes]) -> float:
    """The best of three, after one that is not counted."""
    work()
    return min(timeit.repeat(work, number=1, repeat=3))


def _compare(kind: str, record: Progress) -> None:
    height = CHARTS[kind].paint(record, words("id")).height
    ours, plain = partial(draw, kind, record, "id"), partial(plainest, WIDTH, height)
    sizes = len(ours()) / 1000, len(plain()) / 1000
    mine, other = _alternately(ours, plain)
    print(
        f"{kind:20}{f'{WIDTH}x{height}':>12}{mine * 1000:9.1f}{other * 1000:10.1f}{mine / other:7.2f}"
        f"{sizes[0]:9.1f}{sizes[1]:10.1f}"
    )


def _alternately(one: Callable[[], bytes], other: Callable[[], bytes]) -> tuple[float, float]:
    """The median seconds of both, run in turns that begin with one and the other."""
    found: dict[Callable[[], bytes], list[float]] = {one: [], other: []}
    for number in range(_ROUNDS):
        for work in (one, other) if number % 2 else (other, one):
            began = time.perf_counter()
            work()
            found[work].append(time.perf_counter() - began)
    return statistics.median(found[one]), statistics.median(found[other])


def plainest(width: int, height: int) -> bytes:
    """A line and bars as matplotlib draws them when nobody asks for more."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / _PIXELS_AN_INCH, height / _PIXELS_AN_INCH), dpi=_PIXELS_AN_INCH)
    axes = figure.subplots()
    axes.bar(range(_BARS), [60_000 * (week + 1) for week in range(_BARS)])
    axes.plot(range(_BARS), [31_000 * week - 90_000 * (week % 4) for week in range(_BARS)], color="tab:orange")
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _many() -> None:
    records = [overview(1 + number % 30, scale=1 + number) for number in range(_PICTURES)]
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("forkserver")) as pool:
        list(pool.map(_draw_overview, records[: 2 * _PROCESSES]))  # both have imported all they need
        began = time.perf_counter()
        largest = max(pool.map(_draw_overview, records, chunksize=5))
        seconds = time.perf_counter() - began
    print(
        f"\n{_PICTURES:,} overviews of 1 to 30 groups, {_PROCESSES} processes: {seconds:.1f} s "
        f"({_PICTURES / seconds:.0f} a second; allowed {ALLOWED:.0f} s), largest {largest / 1000:.1f} kB"
    )


def _draw_overview(record: Progress) -> int:
    return len(draw("overview", record, "id"))

"""What several charts have in common: a figure with its name, swatches, and what stands where there is no data yet."""

from collections.abc import Sequence
from typing import Literal

from charts.canvas import MARGIN, SMALL, WIDTH, Canvas, text_width, wrap
from charts.palette import INK, MUTED
from locales import Words

Swatch = Literal["block", "line", "dashes", "outline"]

Sample = tuple[Swatch, Sequence[str]]
"""How something is drawn, and in which colours."""

INNER = WIDTH - 2 * MARGIN
"""The width between the margins."""

SWATCH = 34
SAMPLE_LINE = 42
DASH = (10.0, 6.0)
"""How a dashed line is drawn; its sample begins and ends with a stroke."""

_GAP = 12


def swatch(canvas: Canvas, x: float, y: float, kind: Swatch, colours: Sequence[str]) -> None:
    """A small sample of how something is drawn, its middle at `y`: several colours lie on each other."""
    if kind == "block":
        part = SWATCH / len(colours)
        for number, colour in enumerate(colours):
            canvas.rectangle(x, y + SWATCH / 2 - part * (number + 1), SWATCH, part, fill=colour)
    elif kind == "outline":
        canvas.rectangle(x, y - SWATCH / 2, SWATCH, SWATCH, fill=colours[0], edge=colours[-1], line=3)
    else:
        ends = [(x, y), (x + SAMPLE_LINE, y)]
        canvas.line(ends, colour=colours[0], width=9, dash=DASH if kind == "dashes" else None)


def _sample_width(kind: Swatch) -> int:
    return SAMPLE_LINE if kind in {"line", "dashes"} else SWATCH


def figure(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    name: str,
    value: str,
    *,
    size: int = 54,
    colour: str = INK,
    sample: Sample | None = None,
) -> None:
    """A big value under its name, `y` is the upper edge; it takes 120 pixels of height at the usual size."""
    left = x
    if sample is not None:
        swatch(canvas, x, y + 20, *sample)
        left = x + _sample_width(sample[0]) + _GAP
    canvas.middle(left, y + 20, name, size=32, colour=MUTED, align="left", width=width - (left - x))
    canvas.text(x, y + 56 + size * 0.85, value, size=size, colour=colour, bold=True, width=width)


def legend(canvas: Canvas, right: float, y: float, rows: Sequence[tuple[str, Sample]]) -> float:
    """Names beside their swatches in one line that ends at `right`, its middle at `y`; return where it begins."""
    x = right
    for name, (kind, colours) in reversed(rows):
        x -= text_width(name, SMALL)
        canvas.middle(x, y, name, size=SMALL, align="left")
        x -= _sample_width(kind) + _GAP
        swatch(canvas, x, y, kind, colours)
        x -= 28
    return x + 28


def span(first: str, last: str, _: Words) -> str:
    """The time of a picture in words: two days or months, or the only one of all."""
    return last if first == last else _("dari {first} sampai {last}", first=first, last=last)


def nothing(group: str, title: str, day: str, sentence: str) -> Canvas:
    """The whole picture where there is nothing to show: what is missing, in one calm sentence."""
    canvas = Canvas(540)
    canvas.header(group, title, day)
    lines = wrap(sentence, INNER, size=42, lines=3)
    y = 370 - 28 * (len(lines) - 1)
    for line in lines:
        canvas.middle(WIDTH / 2, y, line, size=42, colour=MUTED, width=INNER)
        y += 56
    return canvas

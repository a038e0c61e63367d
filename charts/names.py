"""Names in a narrow column: smaller, in two lines, or with initials, before a letter of them is lost."""

from collections.abc import Iterator

from charts.canvas import SMALLEST, Canvas, clean, text_width, wrap

TWO_LINES = 54
"""A row must be so high for two lines."""

_EASY = 26
"""A name that fits in one line of this size stays in one."""

_FIRST_OF_TWO = -6
_SHORT = 3
"""Words up to so many letters are kept: Bu, Pak, Sri, KWT, a number."""


def write_name(
    canvas: Canvas,
    x: float,
    y: float,
    name: str,
    *,
    width: float,
    size: int,
    high: float,
    bold: bool = False,
    group: bool = False,
) -> None:
    """Write a name with its middle at `y` into a row that is `high` pixels high.

    Of a person the first words are kept, of a group the last ones: there they differ.
    """
    name = clean(name)
    if not in_two_lines(name, width=width, size=size, high=high, bold=bold):
        fitting = (one for one in shorter(name, from_front=group) if text_width(one, SMALLEST, bold=bold) <= width)
        canvas.middle(x, y, next(fitting, name), size=size, bold=bold, align="left", width=width)
        return
    broken = (wrap(one, width, size=SMALLEST, bold=bold, lines=2) for one in shorter(name, from_front=group))
    lines = next((two for two in broken if text_width(two[-1], SMALLEST, bold=bold) <= width), None)
    text = " ".join(lines) if lines else name
    canvas.paragraph(x, y + _FIRST_OF_TWO, text, size=SMALLEST, bold=bold, width=width, lines=2, leading=1.2)


def in_two_lines(name: str, *, width: float, size: int, high: float, bold: bool = False) -> bool:
    """Whether a name is written in two lines into such a row."""
    return high >= TWO_LINES and text_width(clean(name), min(size, _EASY), bold=bold) > width


def shorter(name: str, *, from_front: bool) -> Iterator[str]:
    """The name, and then with one more word as an initial each time; one word always stays whole."""
    words = name.split()
    yield name
    order = range(len(words) - 1) if from_front else range(len(words) - 1, 0, -1)
    for place in order:
        if len(words[place]) > _SHORT:
            words[place] = f"{words[place][0]}."
            yield " ".join(words)

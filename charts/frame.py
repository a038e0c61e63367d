"""A field for amounts over days: where a day and an amount lie on the sheet, and the round ones to look along."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from charts.canvas import MARGIN, WIDTH, Canvas, Point, text_width
from charts.palette import MUTED, RULE
from charts.scales import DayMark, days, short_amount
from locales import Words
from savings.money import Rupiah

UNDER = 86
"""So many pixels under a frame belong to its days."""

_LABEL_SIZE = 28
_GAP = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A field of a sheet. `marks` are round amounts in order, the first at its bottom and the last at its top."""

    left: float
    top: float
    right: float
    bottom: float
    first: dt.date
    last: dt.date
    marks: tuple[Rupiah, ...]

    def x(self, day: dt.date) -> float:
        """Where a day lies; the only day of all lies in the middle."""
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * ((day - self.first) / (self.last - self.first))

    def y(self, amount: Rupiah) -> float:
        """Where an amount lies."""
        low, high = self.marks[0], self.marks[-1]
        return self.bottom - (self.bottom - self.top) * ((amount - low) / (high - low) if high > low else 0)

    def points(self, course: Sequence[tuple[dt.date, Rupiah]]) -> list[Point]:
        """Where the days and amounts of a course lie."""
        return [(self.x(day), self.y(amount)) for day, amount in course]

    def rule(self, canvas: Canvas, _: Words) -> None:
        """Draw a thin line for each round amount, with the amount at its left."""
        for mark in self.marks:
            y = self.y(mark)
            canvas.rectangle(self.left, y - 1.5, self.right - self.left, 3, fill=MUTED if mark == 0 else RULE)
            label = short_amount(mark, _)
            canvas.middle(self.left - _GAP, y, label, size=_LABEL_SIZE, colour=MUTED, align="right")

    def date(self, canvas: Canvas, _: Words) -> None:
        """Write the days under the field, each with a small stroke; none hangs over the sheet or into another."""
        reach = 0.0
        for mark in days(self.first, self.last, _, most=6):
            x = self.x(mark.day)
            wide = max(text_width(mark.above, _LABEL_SIZE), text_width(mark.below, _LABEL_SIZE))
            middle = min(max(x, MARGIN / 2 + wide / 2), WIDTH - MARGIN / 2 - wide / 2)
            if middle - wide / 2 < reach + _GAP:
                continue
            reach = middle + wide / 2
            canvas.line([(x, self.bottom), (x, self.bottom + 10)], colour=MUTED, width=3)
            self._write(canvas, middle, mark)

    def _write(self, canvas: Canvas, x: float, mark: DayMark) -> None:
        baseline = self.bottom + 14 + _LABEL_SIZE
        for line in (mark.above, mark.below):
            canvas.text(x, baseline, line, size=_LABEL_SIZE, colour=MUTED, align="center")
            baseline += _LABEL_SIZE + 8


def left_of(marks: Sequence[Rupiah], _: Words) -> float:
    """Where a frame with these amounts at its left may begin."""
    return MARGIN + _GAP + max(text_width(short_amount(mark, _), _LABEL_SIZE) for mark in marks)

"""The table of all charts, by the name under which a picture is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from charts import attendance, closing, goal, overview, own, repayments, savings_and_loans
from charts.canvas import Canvas
from locales import Words, words
from savings import progress
from savings.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart: the record it is of, the sheet with everything on it, and its two sentences."""

    record: type[Progress]
    paint: Callable[[Any, Words], Canvas]
    caption: Callable[[Any, Words], str]
    alt: Callable[[Any, Words], str]


CHARTS: Mapping[str, Chart] = {
    "savings_and_loans": Chart(
        record=progress.SavingsProgress,
        paint=savings_and_loans.paint,
        caption=savings_and_loans.caption,
        alt=savings_and_loans.alt,
    ),
    "attendance": Chart(
        record=progress.AttendanceGrid, paint=attendance.paint, caption=attendance.caption, alt=attendance.alt
    ),
    "repayments": Chart(
        record=progress.RepaymentMonths, paint=repayments.paint, caption=repayments.caption, alt=repayments.alt
    ),
    "goal": Chart(record=progress.GoalProgress, paint=goal.paint, caption=goal.caption, alt=goal.alt),
    "own": Chart(record=progress.OwnMoney, paint=own.paint, caption=own.caption, alt=own.alt),
    "overview": Chart(record=progress.Overview, paint=overview.paint, caption=overview.caption, alt=overview.alt),
    "closing": Chart(record=progress.ClosingCard, paint=closing.paint, caption=closing.caption, alt=closing.alt),
}


def draw(kind: str, record: Progress, language: str) -> bytes:
    """Draw a record as PNG. Raises KeyError for a kind that is not in the table, TypeError for another's record."""
    chart = CHARTS[kind]
    if not isinstance(record, chart.record):
        raise TypeError(f"{kind} is a picture of {chart.record.__name__}, not of {type(record).__name__}")
    return chart.paint(record, words(language)).png()

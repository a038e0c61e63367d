"""Round numbers and days to look along, and money in few letters. Pure: no matplotlib, no pixels."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from locales import N_, Words
from savings.money import Rupiah

_UNITS = (
    (10**12, N_("{number} T")),
    (10**9, N_("{number} M")),
    (10**6, N_("{number} jt")),
    (10**3, N_("{number} rb")),
)
"""Triliun, miliar, juta, ribu, as people shorten them."""

_STEPS = (10, 20, 25, 50)
"""Steps that people count in, times a power of ten and divided by ten."""

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAYS = (1, 2, 7, 14)


def short_amount(amount: Rupiah, _: Words, *, digits: int = 3) -> str:
    """Write `1,25 jt` with at most so many digits, rounded half up; below a thousand all of them."""
    for unit, form in reversed(_UNITS):
        number = _rounded(abs(amount) / Decimal(unit), digits)
        if abs(amount) < 1000:
            return _.number(amount)
        if number < 1000 or unit == _UNITS[0][0]:
            return _(form, number=_.number(number.copy_sign(amount)))
    raise AssertionError("the largest unit takes everything")


def short_rupiah(amount: Rupiah, _: Words, *, digits: int = 3) -> str:
    """Write `Rp1,25 jt`, the sign before it."""
    return ("-Rp" if amount < 0 else "Rp") + short_amount(abs(amount), _, digits=digits)


def _rounded(number: Decimal, digits: int) -> Decimal:
    """Round to so many digits, never rounding away whole ones."""
    places = max(0, digits - len(str(int(number))))
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize() + 0


def amounts(low: Rupiah, high: Rupiah, *, most: int = 5) -> tuple[Rupiah, ...]:
    """Round amounts from at most `low` (and 0) to at least `high`, evenly apart and at most `most` of them."""
    low, high = min(0, low), max(0, high)
    if low == high:
        return (0,)
    for step in _steps():
        first, last = low // step, -(-high // step)
        if last - first < most:
            return tuple(step * n for n in range(first, last + 1))
    raise AssertionError("some step is wide enough")


def _steps() -> Iterator[Rupiah]:
    power = 1
    while True:
        yield from (step * power // 10 for step in _STEPS if step * power % 10 == 0)
        power *= 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """A day to look along, with one or two short lines under it."""

    day: dt.date
    above: str
    below: str = ""


def days(first: dt.date, last: dt.date, _: Words, *, most: int = 6) -> tuple[DayMark, ...]:
    """Firsts of months, or days where it is about a few weeks; at most so many, at least one."""
    if first == last:
        return (DayMark(day=first, above=short_day(first, _), below=str(first.year)),)
    if (last - first).days <= 62:
        for step in _DAYS:
            found = [last - dt.timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
            if len(found) <= most:
                return tuple(DayMark(day=day, above=short_day(day, _)) for day in reversed(found))
    return _month_marks(first, last, _, most)


def _month_marks(first: dt.date, last: dt.date, _: Words, most: int) -> tuple[DayMark, ...]:
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month - 1
    for step in _MONTHS:
        found = [dt.date(n // 12, n % 12 + 1, 1) for n in range(begin, end + 1) if n % min(step, 12) == 0]
        found = [day for day in found if step <= 12 or day.year % (step // 12) == 0]
        if len(found) <= most:
            break
    if not found:
        return (DayMark(day=first, above=short_day(first, _), below=str(first.year)),)
    return tuple(month_labels(found[:: -(-len(found) // most)], _))  # of many decades some


def month_labels(months: Sequence[dt.date], _: Words) -> Iterator[DayMark]:
    """The months by their short names, the year under the first one and wherever it changes."""
    year = None
    for month in months:
        yield DayMark(day=month, above=short_month(month, _), below="" if month.year == year else str(month.year))
        year = month.year


def short_month(day: dt.date, _: Words) -> str:
    """Write `Nov`."""
    return _.short_date(day).split()[1]


def short_day(day: dt.date, _: Words) -> str:
    """Write `21 Nov`."""
    return " ".join(_.short_date(day).split()[:2])

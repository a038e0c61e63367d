"""The days ahead that people name: `besok`, `Rabu depan`, `tgl 30`, `minggu depan hari Kamis`, `28 Desember`.

What dates.py reads looks back, for money is written down after it moved; a meeting is moved to a day that comes. Some
words mean one day to one person and another to the next: "Rabu depan", said on a Monday, is this week's Wednesday or
next week's. So a day resolves to one date, or to those among which people have to choose. Capital letters say nothing
(telephones write them by themselves), so "minggu depan" is next week as well as a Sunday.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from savings.dates import (
    COUNT_WORDS,
    DAY_OF_MONTH,
    WEEKDAY_WORDS,
    CalendarDay,
    calendar_date,
    calendar_day,
    keys,
    small_number,
    written_day,
)
from savings.hours import PART_WORDS
from savings.lexemes import Lexeme

SUNDAY = 6
_WEEK = timedelta(weeks=1)

_WEEKDAYS = WEEKDAY_WORDS | {
    **{"snin": 0, "sls": 1, "rbu": 2, "kmis": 3, "kms": 3, "jmt": 4, "jmat": 4, "juma't": 4, "sbt": 5, "sbtu": 5},
    **{"mggu": 6, "mgg": 6},
}
_DAYS: dict[tuple[str, ...], int] = {
    **{("hari", "ini"): 0, ("dina", "iki"): 0, ("dinten", "niki"): 0, ("hr", "ini"): 0},
    **dict.fromkeys((("besok",), ("besuk",), ("bsk",), ("bsok",), ("sesuk",), ("mbenjang",), ("esok",)), 1),
    **{("besok", "lusa"): 2, ("lusa",): 2},
}
_LONGEST_FIRST = sorted(_DAYS, key=len, reverse=True)
_WEEK_WORDS = frozenset(("minggu", "mggu", "mgg", "pekan"))
_COMING = (
    *(("depan",), ("dpn",), ("dpan",), ("ngarep",), ("mendatang",), ("berikutnya",), ("yad",)),
    *(("yang", "akan", "datang"), ("yg", "akan", "datang"), ("yang", "akan", "dtg"), ("yg", "akan", "dtg")),
)
_THIS = frozenset(("ini", "iki", "niki"))
_SOON = frozenset(("besok", "besuk", "bsk", "sesuk", "nanti"))
_LATER_TODAY = frozenset(("nanti", "ntar", "nti", "mengko", "mangke"))
_DAY = frozenset(("hari", "hr", "dina"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """A day ahead, or a week or month of it, as somebody named it.

    `days` counts from the message's day, `weekday` is 0 for Monday, `weeks` and `months` count from this week and this
    month (0 is this one). They add up: a weekday with weeks is that week's, with a day of the month it must fall on it.
    `coming` says "depan", `this` "ini", `soon` "besok" of a weekday. `part`: of the day, where the words name it.
    """

    text: str
    days: int | None = None
    weekday: int | None = None
    weeks: int | None = None
    months: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    coming: bool = False
    this: bool = False
    soon: bool = False
    part: str | None = None

    @property
    def wide(self) -> bool:
        """Whether it names a week or a month, and no day of it."""
        whole = self.weeks is not None or self.months is not None
        return whole and self.weekday is None and self.day is None

    @property
    def plain_weekday(self) -> bool:
        """Whether it is a weekday and not a word more, as in "tiap Rabu"."""
        return self.weekday is not None and self == DayAhead(text=self.text, weekday=self.weekday, part=self.part)

    @property
    def plain_day(self) -> bool:
        """Whether it is a day of any month, as in "tiap tanggal 10"."""
        return self.day is not None and self == DayAhead(text=self.text, day=self.day)


def resolve_ahead(named: DayAhead, today: date, *, meeting: date | None = None) -> tuple[date, ...]:
    """The days that these words may mean, seen from the message's day, the nearest first, none of them past.

    None where the calendar has no such day, or where a whole month was named. `meeting` is the day of the meeting that
    is spoken about, where one is: "minggu depan" then keeps its weekday, and "Rabu" may be the Wednesday of its week.
    """
    try:
        found = sorted({one for one in _readings(named, today, meeting) if one >= today})
    except (OverflowError, ValueError):  # after the last day of the calendar
        return ()
    return tuple(found)


def spans_ahead(named: DayAhead, today: date) -> tuple[tuple[date, date], ...]:
    """The first and last day of each reading, none of them past: among these days a meeting is meant.

    "tgl 28" is one day. "minggu depan" is all the days that may belong to it, whether weeks begin on Monday or, as on
    the calendars, on Sunday.
    """
    if not named.wide:
        return tuple((one, one) for one in resolve_ahead(named, today))
    try:
        first, last = _month_span(today, named.months) if named.weeks is None else _week_span(today, named.weeks)
    except (OverflowError, ValueError):
        return ()
    return ((max(first, today), last),)


def _week_span(today: date, weeks: int) -> tuple[date, date]:
    firsts = [first + weeks * _WEEK for first in _beginnings(today)]
    return min(firsts), max(firsts) + timedelta(days=6)


def _month_span(today: date, months: int | None) -> tuple[date, date]:
    later = months or 0
    return _month(today, later), _month(today, later + 1) - timedelta(days=1)


def _readings(named: DayAhead, today: date, meeting: date | None) -> Iterator[date]:
    if named.days is not None:
        found = today + timedelta(days=named.days)
        if named.weekday in {None, found.weekday()}:
            yield found
    elif named.day is not None:
        yield from _calendar(named, today)
    elif named.weeks is not None:
        yield from _in_week(named, today, meeting)
    elif named.weekday is not None:
        yield from _weekday(named, named.weekday, today, meeting)


def _in_week(named: DayAhead, today: date, meeting: date | None) -> Iterator[date]:
    """`Rabu minggu depan`; `minggu depan` alone keeps the weekday, or is the Sunday that comes."""
    weekday = named.weekday
    if weekday is None:
        weekday = (meeting or today).weekday()
        sunday = _nearest(today + timedelta(days=1 if named.weeks else 0), SUNDAY)
        if sunday != meeting:
            yield sunday
        if meeting is None and not named.weeks:
            return
    for first in _beginnings(today):
        yield _nearest(first + (named.weeks or 0) * _WEEK, weekday)


def _weekday(named: DayAhead, weekday: int, today: date, meeting: date | None) -> Iterator[date]:
    tomorrow = today + timedelta(days=1)
    if named.this:
        yield _nearest(today, weekday)
    elif named.soon:
        yield _nearest(tomorrow, weekday)
    elif named.coming:
        yield _nearest(tomorrow, weekday)
        for first in _beginnings(today):
            yield _nearest(first + _WEEK, weekday)
    else:
        yield _nearest(today, weekday)
        yield _nearest(tomorrow, weekday)
        if meeting is not None:
            yield meeting + timedelta(days=weekday - meeting.weekday())


def _calendar(named: DayAhead, today: date) -> Iterator[date]:
    """The next such day; a month that has no such day is passed over. Leap days are searched eight years ahead."""
    year, month = today.year, today.month
    for step in range(100):
        if named.month in {None, month} and named.year in {None, year} and named.months in {None, step}:
            found = calendar_date(year, month, named.day or 0)
            if found is not None and found >= today:
                if named.weekday in {None, found.weekday()}:
                    yield found
                return
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _nearest(first: date, weekday: int) -> date:
    """The first such weekday that is not before this day."""
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _beginnings(today: date) -> tuple[date, date]:
    """The Monday with which this week begins, and the Sunday with which the week of the calendars does."""
    return today - timedelta(days=today.weekday()), today - timedelta(days=(today.weekday() + 1) % 7)


def _month(today: date, later: int) -> date:
    """The first day of a month, so many after this one."""
    year, month = divmod(today.year * 12 + today.month - 1 + later, 12)
    return date(year, month + 1, 1)


def find_ahead(lexemes: Sequence[Lexeme], start: int) -> tuple[DayAhead, int] | None:
    """The day ahead that begins at this lexeme, and the index after it; None where none does."""
    for reader in (_counted, _calendar_words, _evening, _relative, _whole, _weekday_words):
        found = reader(lexemes, start)
        if found is not None:
            named, end = found
            return replace(named, text=" ".join(lexeme.raw for lexeme in lexemes[start:end])), end
    return None


_Found = tuple[DayAhead, int] | None


def _key(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].key if at < len(lexemes) else ""


def _counted(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`3 hari lagi`, `seminggu lagi`."""
    one = {"sehari": 1, "seminggu": 7, "sepekan": 7}.get(_key(lexemes, start))
    count, end = (one, start + 1) if one else (_count(lexemes, start), start + 2)
    unit = 1 if one else 1 if _key(lexemes, start + 1) in _DAY else 7 if _key(lexemes, start + 1) in _WEEK_WORDS else 0
    if count is None or not unit or _key(lexemes, end) not in {"lagi", "lg", "meneh"}:
        return None
    return DayAhead(text="", days=count * unit), end + 1


def _count(lexemes: Sequence[Lexeme], at: int) -> int | None:
    return COUNT_WORDS.get(_key(lexemes, at)) or small_number(lexemes, at, 60)


def _calendar_words(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`tgl 30`, `28 Desember`, `28/12`, `tgl 5 bulan depan`; a bare number is no day."""
    marked = _key(lexemes, start) in DAY_OF_MONTH
    at = start + marked
    if at < len(lexemes) and lexemes[at].kind == "day":
        written = written_day(lexemes[at].raw)
        return None if written is None else (_named(written), at + 1)
    read = calendar_day(lexemes, at)
    if read is None or not (marked or read[0].month):
        return None
    day, end = read
    if day.month is None and (months := _months(lexemes, end)) is not None:
        return replace(_named(day), months=months), end + 2
    return _named(day), end


def _named(day: CalendarDay) -> DayAhead:
    return DayAhead(text="", day=day.day, month=day.month, year=day.year)


def _months(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """`bulan ini`, `bulan depan`: two words."""
    if _key(lexemes, at) not in {"bulan", "bln"}:
        return None
    return 0 if _key(lexemes, at + 1) in _THIS else 1 if _key(lexemes, at + 1) in {"depan", "dpn", "ngarep"} else None


def _evening(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`nanti malam`, `malam ini`, and `malam Minggu`, which is the evening before it."""
    if _key(lexemes, start) in _LATER_TODAY and (part := PART_WORDS.get(_key(lexemes, start + 1))):
        return DayAhead(text="", days=0, part=part), start + 2
    part = PART_WORDS.get(_key(lexemes, start))
    if part is None:
        return None
    if _key(lexemes, start + 1) in _THIS:
        return DayAhead(text="", days=0, part=part), start + 2
    following = _weekday_words(lexemes, start + 1) if part == "malam" else None
    if following is None or following[0].weekday is None or following[0].day is not None:
        return None
    named, end = following
    return replace(named, weekday=(following[0].weekday - 1) % 7, part=part), end


def _relative(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`hari ini`, `besok`, `lusa`; "besok Rabu" is the Wednesday that comes, as it is said in Java."""
    for words in _LONGEST_FIRST:
        if keys(lexemes, start, len(words)) != words:
            continue
        end, days = start + len(words), _DAYS[words]
        following = _weekday_words(lexemes, end) if days else None
        if following is None or not following[0].plain_weekday:
            return DayAhead(text="", days=days), end
        named, end = following
        return (replace(named, soon=True) if days == 1 else replace(named, days=days)), end
    return None


def _whole(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`minggu depan`, `minggu depan hari Rabu`, `bulan depan`, `bulan depan tanggal 5`."""
    months = _months(lexemes, start)
    if months is not None:
        following = _calendar_words(lexemes, start + 2)
        if following is not None and following[0].plain_day:
            return replace(following[0], months=months), following[1]
        return DayAhead(text="", months=months), start + 2
    read = _week_of(lexemes, start)
    if read is None:
        return None
    weeks, end = read
    following = _weekday_words(lexemes, end)
    if following is not None and following[0].plain_weekday:
        return replace(following[0], weeks=weeks), following[1]
    return DayAhead(text="", weeks=weeks), end


def _week_of(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """`minggu ini` is 0, `minggu depan` 1, and the end."""
    if _key(lexemes, at) not in _WEEK_WORDS:
        return None
    if _key(lexemes, at + 1) in _THIS:
        return 0, at + 2
    end = _after_coming(lexemes, at + 1)
    return None if end is None else (1, end)


def _after_coming(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """Where "depan" or "yang akan datang" ends."""
    return next((at + len(words) for words in _COMING if keys(lexemes, at, len(words)) == words), None)


def _weekday_words(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`Rabu`, `hari Minggu`, `Rabu depan`, `Rabu minggu depan`, `Rabu tgl 30`."""
    at = start + (_key(lexemes, start) in _DAY)
    weekday = _WEEKDAYS.get(_key(lexemes, at))
    if weekday is None or (at == start and _week_of(lexemes, at) is not None):
        return None
    named, end = DayAhead(text="", weekday=weekday), at + 1
    tails: tuple[Callable[[Sequence[Lexeme], int], _Found], ...] = (_week_tail, _calendar_words)
    for tail in tails:
        found = tail(lexemes, end)
        if found is not None:
            return replace(found[0], weekday=weekday), found[1]
    if (after := _after_coming(lexemes, end)) is not None:
        return replace(named, coming=True), after
    if _key(lexemes, end) in _THIS:
        return replace(named, this=True), end + 1
    later_today = _key(lexemes, end) in _LATER_TODAY and _key(lexemes, end + 1) in PART_WORDS
    if _key(lexemes, end) in _SOON and not later_today:
        return replace(named, soon=True), end + 1
    return named, end


def _week_tail(lexemes: Sequence[Lexeme], at: int) -> _Found:
    read = _week_of(lexemes, at)
    return None if read is None else (DayAhead(text="", weeks=read[0]), read[1])

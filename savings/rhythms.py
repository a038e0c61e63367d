"""How often a group meets, as people say it: `tiap Senin`, `2 minggu sekali`, `tiap tanggal 10`, `Jumat terakhir`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from savings.dates import COUNT_WORDS, DAY_OF_MONTH, keys, small_number
from savings.days_ahead import DayAhead, find_ahead
from savings.lexemes import Lexeme
from savings.meetings import Rhythm
from savings.schedule_words import EVERY, ONCE_A, ORDINALS

_FIRST_DAY, _LAST_DAY = 1, 31
_WEEK_WORDS = frozenset(("minggu", "mggu", "mgg", "pekan"))
_MONTH_WORDS = frozenset(("bulan", "bln", "wulan", "sasi"))
_RHYTHMS: dict[str, dict[int, Rhythm]] = {
    "week": {1: Rhythm.WEEKLY, 2: Rhythm.FORTNIGHTLY},
    "month": {1: Rhythm.MONTHLY},
}
_NAMED: dict[tuple[str, ...], Rhythm] = {
    **{("mingguan",): Rhythm.WEEKLY, ("bulanan",): Rhythm.MONTHLY, ("dwimingguan",): Rhythm.FORTNIGHTLY},
    **{("2", "mingguan"): Rhythm.FORTNIGHTLY, ("dua", "mingguan"): Rhythm.FORTNIGHTLY},
}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRhythm:
    """What was said of a rhythm, as far as it was said; `week` is -1 for the last.

    `every_weekday`: "tiap Sabtu", which is weekly unless something else is said of it. `maybe_sunday`: "minggu" was
    said, which is a week and a Sunday. `part`: of the day ("tiap malam Jumat").
    """

    rhythm: Rhythm | None = None
    weekday: int | None = None
    week: int | None = None
    month_day: int | None = None
    every_weekday: bool = False
    maybe_sunday: bool = False
    part: str | None = None


def find_rhythm(lexemes: Sequence[Lexeme], start: int) -> tuple[SaidRhythm, int] | None:
    """The rhythm that begins at this lexeme, and the index after it; None where none does."""
    every = bool(keys(lexemes, start, 1)) and lexemes[start].key in EVERY
    at = start + every
    return (
        _counted(lexemes, at, every=every)
        or _edge_of_month(lexemes, at, every=every)
        or _nth_week(lexemes, at, every=every)
        or _day(lexemes, at, every=every)
    )


_Found = tuple[SaidRhythm, int] | None


def _key(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].key if at < len(lexemes) else ""


def _unit(key: str) -> str:
    return "week" if key in _WEEK_WORDS else "month" if key in _MONTH_WORDS else ""


def _counted(lexemes: Sequence[Lexeme], at: int, *, every: bool) -> _Found:
    """`seminggu sekali`, `2 minggu sekali`, `tiap dua minggu`, `tiap bulan`, `bulanan`."""
    once = ONCE_A.get((_key(lexemes, at), _key(lexemes, at + 1)))
    if once is not None and (every or not _unit(_key(lexemes, at))):
        return SaidRhythm(rhythm=_RHYTHMS[once][1]), at + 2
    for words, rhythm in _NAMED.items():
        if not every and keys(lexemes, at, len(words)) == words:
            return SaidRhythm(rhythm=rhythm), at + len(words)
    count = COUNT_WORDS.get(_key(lexemes, at)) or small_number(lexemes, at, 60)
    if count is None:
        whole = every and _key(lexemes, at) in _MONTH_WORDS
        return (SaidRhythm(rhythm=Rhythm.MONTHLY), at + 1) if whole else None
    unit, end = _unit(_key(lexemes, at + 1)), at + 2
    once_more = _key(lexemes, end) in {"sekali", "pisan"}
    found = _RHYTHMS.get(unit, {}).get(count)
    if found is None or not (every or once_more):
        return None
    return SaidRhythm(rhythm=found), end + once_more


def _edge_of_month(lexemes: Sequence[Lexeme], at: int, *, every: bool) -> _Found:
    """`tiap akhir bulan`, `tiap awal bulan`; without "tiap" it is this month's."""
    if not every or _key(lexemes, at + 1) not in _MONTH_WORDS or _key(lexemes, at) not in {"awal", "akhir"}:
        return None
    day = _FIRST_DAY if _key(lexemes, at) == "awal" else _LAST_DAY
    return SaidRhythm(rhythm=Rhythm.MONTHLY, month_day=day), at + 2


def _nth_week(lexemes: Sequence[Lexeme], at: int, *, every: bool) -> _Found:
    """`tiap minggu`, and `Minggu pertama`, which is a Sunday or the month's first week."""
    if _key(lexemes, at) not in _WEEK_WORDS:
        return None
    sunday = _key(lexemes, at) != "pekan"
    nth = _ordinal(lexemes, at + 1)
    if nth is not None:
        return SaidRhythm(rhythm=Rhythm.MONTHLY, week=nth[0], maybe_sunday=sunday), nth[1]
    return (SaidRhythm(rhythm=Rhythm.WEEKLY, maybe_sunday=sunday), at + 1) if every else None


def _day(lexemes: Sequence[Lexeme], at: int, *, every: bool) -> _Found:
    """`tiap Senin`, `tiap tanggal 10`, `tiap malam Jumat`, `Sabtu kedua`, `Sabtu minggu kedua`."""
    if every and _key(lexemes, at) in DAY_OF_MONTH and (day := small_number(lexemes, at + 1, 31)) is not None:
        named = find_ahead(lexemes, at)
        plain = named is not None and named[0].plain_day
        return (SaidRhythm(rhythm=Rhythm.MONTHLY, month_day=day), at + 2) if plain else None
    found = find_ahead(lexemes, at)
    if found is None or not found[0].plain_weekday:
        return None
    (named_day, end), nth = found, _ordinal(lexemes, found[1])
    if nth is None and _key(lexemes, end) in _WEEK_WORDS:
        nth = _ordinal(lexemes, end + 1)
    if nth is not None:
        week, end = nth
        return SaidRhythm(rhythm=Rhythm.MONTHLY, weekday=named_day.weekday, week=week, part=named_day.part), end
    if not every:
        return None
    return SaidRhythm(weekday=named_day.weekday, every_weekday=True, part=named_day.part), end


def _ordinal(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """`pertama`, `kedua`, `ke-3`, `terakhir`; not of a month that is named ("Sabtu pertama bulan depan")."""
    week, end = ORDINALS.get(_key(lexemes, at)), at + 1
    if week is None and _key(lexemes, at) == "ke":
        week, end = small_number(lexemes, at + 1, 4), at + 2
    one_month = _key(lexemes, end) in _MONTH_WORDS and _key(lexemes, end + 1) in {
        "ini",
        "depan",
        "dpn",
        "iki",
        "ngarep",
    }
    return None if week is None or one_month else (week, end)


def joined(pieces: Sequence[SaidRhythm], days: Sequence[DayAhead]) -> SaidRhythm | None:
    """One rhythm of what was said in several places ("2 minggu sekali", "hari Sabtu"); None where that disagrees."""
    if not all(day.plain_weekday or day.plain_day for day in days):
        return None
    rhythms = {one.rhythm for one in pieces} - {None}
    weekdays = ({one.weekday for one in pieces} | {day.weekday for day in days}) - {None}
    weeks = {one.week for one in pieces} - {None}
    month_days = ({one.month_day for one in pieces} | {day.day for day in days}) - {None}
    monthly = bool(weeks or month_days)
    by_weekday = bool(weeks or weekdays)
    if max(len(rhythms), len(weekdays), len(weeks), len(month_days)) > 1 or (month_days and by_weekday):
        return None
    if monthly and not rhythms <= {Rhythm.MONTHLY}:
        return None
    weekly = any(one.every_weekday for one in pieces)
    parts = [part for part in (*(one.part for one in pieces), *(day.part for day in days)) if part]
    return SaidRhythm(
        rhythm=Rhythm.MONTHLY if monthly else _only(rhythms) or (Rhythm.WEEKLY if weekly else None),
        weekday=_only(weekdays),
        week=_only(weeks),
        month_day=_only(month_days),
        maybe_sunday=not weekdays and any(one.maybe_sunday for one in pieces),
        part=parts[0] if parts else None,
    )


def _only(values: set[_T | None]) -> _T | None:
    return next(iter(values), None)

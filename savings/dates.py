"""The days that people name: `kemarin`, `tgl 14`, `tanggal 3 maret`, `senin lalu`, `14/7`, `2 hari lalu`.

A transaction carries its members' date, so what was named is kept as a NamedDate and resolved against the date of the
message, in the group's zone. A day without a year or month is the latest such day that is not in the future: money is
written down after it moved. Words that point forward (besok, lusa, senin depan) are known too, with `future` set,
because a sentence that holds one is a plan and no transaction.

A small grammar of our own: general date parsers stumble over lusa, senin depan and tgl 14.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from savings.lexemes import Lexeme, lex, tidy

_DAYS_FROM_TODAY: dict[tuple[str, ...], int] = {
    ("hari", "ini"): 0,
    ("dina", "iki"): 0,
    ("kemarin",): -1,
    ("kemaren",): -1,
    ("kmrn",): -1,
    ("kmren",): -1,
    ("kmrin",): -1,
    ("kmarin",): -1,
    ("wingi",): -1,
    ("tadi", "malam"): -1,
    ("tadi", "malem"): -1,
    ("semalam",): -1,
    ("mau", "bengi"): -1,
    ("kemarin", "lusa"): -2,
    ("kemarin", "dulu"): -2,
    ("kemarin", "dulunya"): -2,
    ("wingi", "nane"): -2,
    ("seminggu", "lalu"): -7,
    ("seminggu", "yang", "lalu"): -7,
    ("minggu", "lalu"): -7,
    ("minggu", "yang", "lalu"): -7,
    ("minggu", "kemarin"): -7,
    ("besok",): 1,
    ("besuk",): 1,
    ("bsk",): 1,
    ("besuk", "pagi"): 1,
    ("sesuk",): 1,
    ("mbenjang",): 1,
    ("lusa",): 2,
    ("besok", "lusa"): 2,
    ("minggu", "depan"): 7,
    ("minggu", "ngarep"): 7,
}
WEEKDAY_WORDS = {
    **{"senin": 0, "senen": 0, "selasa": 1, "slasa": 1, "rabu": 2, "rebo": 2, "kamis": 3, "kemis": 3},
    **{"jumat": 4, "jum'at": 4, "jum\u2019at": 4, "jemuah": 4, "sabtu": 5, "setu": 5, "ahad": 6, "minggu": 6},
}
MONTH_WORDS = {
    **{"januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "maret": 3, "mar": 3, "april": 4, "apr": 4},
    **{"mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agust": 8, "agt": 8, "ags": 8, "agu": 8},
    **{"september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11},
    **{"nop": 11, "desember": 12, "des": 12},
}
DAY_OF_MONTH = frozenset(("tgl", "tanggal", "tg", "tggl", "tgl."))
_PAST = frozenset(("lalu", "kemarin", "kemaren", "wingi", "kepungkur"))
_NEXT = frozenset(("depan", "ngarep", "besok", "besuk", "nanti", "sesuk"))
COUNT_WORDS = {
    **{"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7},
    **{"rong": 2, "telung": 3, "patang": 4, "limang": 5},
}

DATE_WORDS = frozenset({*(words[0] for words in _DAYS_FROM_TODAY), *WEEKDAY_WORDS, *DAY_OF_MONTH, "hari", *COUNT_WORDS})
"""Words with which a date may begin; numbers and 14/7 may too."""

_LONGEST_FIRST = sorted(_DAYS_FROM_TODAY, key=len, reverse=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDate:
    """A day as somebody named it. Exactly one way of naming is filled in.

    `days` counts from the message's day; `weekday` is 0 for Monday; `day` may stand alone, or with month and year.
    `future` says that the words point forward, whatever the calendar says.
    """

    text: str
    days: int | None = None
    weekday: int | None = None
    before_today: bool = False  # "senin lalu" said on a Monday is a week ago
    day: int | None = None
    month: int | None = None
    year: int | None = None
    future: bool = False

    def resolve(self, today: date) -> date | None:
        """The calendar day, seen from the day of the message. None where there is no such day (31 februari)."""
        try:
            return self._resolve(today)
        except (OverflowError, ValueError):  # before the first or after the last day of the calendar
            return None

    def _resolve(self, today: date) -> date | None:
        if self.days is not None:
            return today + timedelta(days=self.days)
        if self.weekday is not None:
            return self._resolve_weekday(today)
        if self.day is None:
            return None
        if self.future and self.month is None:
            following = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
            return calendar_date(following.year, following.month, self.day)
        if self.year is not None and self.month is not None:
            return calendar_date(self.year, self.month, self.day)
        return self._latest(today)

    def _resolve_weekday(self, today: date) -> date:
        back = (today.weekday() - (self.weekday or 0)) % 7
        if self.future:
            return today + timedelta(days=7 - back)
        if back == 0 and self.before_today:
            back = 7
        return today - timedelta(days=back)

    def _latest(self, today: date) -> date | None:
        """The latest such day of a month or year that is not after today. Leap days are searched eight years back."""
        year, month = today.year, today.month
        for _ in range(100):
            if self.month is None or self.month == month:
                found = calendar_date(year, month, self.day or 0)
                if found is not None and found <= today:
                    return found
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return None


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int | None:
    """A year written with two or four figures."""
    if len(digits) == 2:
        return 2000 + int(digits)
    return int(digits) if len(digits) == 4 and digits[:2] in ("19", "20") else None


def keys(lexemes: Sequence[Lexeme], start: int, count: int) -> tuple[str, ...]:
    return tuple(lexeme.key for lexeme in lexemes[start : start + count])


def small_number(lexemes: Sequence[Lexeme], at: int, largest: int) -> int | None:
    """A bare number of one or two figures, up to the largest that makes sense here."""
    if at < len(lexemes) and lexemes[at].kind == "num" and not lexemes[at].unit and len(lexemes[at].key) <= 2:
        number = int(lexemes[at].key) if lexemes[at].key.isdecimal() else 0
        return number if 1 <= number <= largest else None
    return None


class CalendarDay(NamedTuple):
    """A day of the calendar as far as it was said."""

    day: int
    month: int | None = None
    year: int | None = None

    def named(self, text: str, *, future: bool = False) -> NamedDate:
        return NamedDate(text=text, day=self.day, month=self.month, year=self.year, future=future)


def calendar_day(lexemes: Sequence[Lexeme], start: int) -> tuple[CalendarDay, int] | None:
    """`14 juli 2026`, `14 juli`, or only `14`: the fields, and the end."""
    day = small_number(lexemes, start, 31)
    if day is None:
        return None
    found, at = CalendarDay(day), start + 1
    if at < len(lexemes) and lexemes[at].kind == "word" and lexemes[at].key in MONTH_WORDS:
        found = found._replace(month=MONTH_WORDS[lexemes[at].key])
        at += 1
        if at < len(lexemes) and lexemes[at].kind == "num" and not lexemes[at].unit and len(lexemes[at].key) == 4:
            year = _year(lexemes[at].key) if lexemes[at].key.isdecimal() else None
            if year is not None:
                found = found._replace(year=year)
                at += 1
    return found, at


def written_day(raw: str) -> CalendarDay | None:
    """`14/7`, `14-7-26`, `2026-07-14`: the fields. None where day or month are impossible (17/45)."""
    parts = raw.replace("/", "-").split("-")
    if len(parts[0]) == 4:
        year, month, day = _year(parts[0]), int(parts[1]), int(parts[2])
    else:
        day, month, year = int(parts[0]), int(parts[1]), _year(parts[2]) if len(parts) == 3 else None
    if not (1 <= day <= 31 and 1 <= month <= 12) or (len(parts) == 3 and year is None):
        return None
    return CalendarDay(day, month, year)


def find_date(lexemes: Sequence[Lexeme], start: int) -> tuple[NamedDate, int] | None:
    """The date that begins at this lexeme, and the index after it; None where none does."""
    if start >= len(lexemes):
        return None
    first = lexemes[start]

    def text(end: int) -> str:
        return " ".join(lexeme.raw for lexeme in lexemes[start:end])

    if first.kind == "day":
        written = written_day(first.raw)
        return (written.named(first.raw), start + 1) if written else None
    if first.kind == "num" or first.key in COUNT_WORDS:
        if (ago := _days_ago(lexemes, start)) is not None:
            return NamedDate(text=text(ago[1]), days=-ago[0]), ago[1]
        calendar = calendar_day(lexemes, start)
        if calendar is None or calendar[0].month is None:
            return None
        return calendar[0].named(text(calendar[1])), calendar[1]
    if first.kind != "word":
        return None
    if first.key in DAY_OF_MONTH:
        if start + 1 < len(lexemes) and lexemes[start + 1].kind == "day":
            written = written_day(lexemes[start + 1].raw)
            return (written.named(text(start + 2)), start + 2) if written else None
        calendar = calendar_day(lexemes, start + 1)
        if calendar is None:
            return None
        day, end = calendar
        if keys(lexemes, end, 2) == ("bulan", "depan"):
            return day.named(text(end + 2), future=True), end + 2
        if keys(lexemes, end, 1) and lexemes[end].key in _PAST:
            end += 1
        return day.named(text(end)), end
    return _weekday(lexemes, start, text) or _relative_day(lexemes, start, text)


def _days_ago(lexemes: Sequence[Lexeme], start: int) -> tuple[int, int] | None:
    """`2 hari lalu`, `dua hari yang lalu`, `2 minggu lalu`: the days, and the end."""
    count = COUNT_WORDS.get(lexemes[start].key) or small_number(lexemes, start, 60)
    unit = {"hari": 1, "dina": 1, "minggu": 7}.get((keys(lexemes, start + 1, 1) or ("",))[0])
    if count is None or unit is None:
        return None
    end = start + 2
    if keys(lexemes, end, 1) in (("yang",), ("yg",)):
        end += 1
    if keys(lexemes, end, 1) in (("lalu",), ("kepungkur",)):
        return count * unit, end + 1
    return None


def _weekday(lexemes: Sequence[Lexeme], start: int, text: Callable[[int], str]) -> tuple[NamedDate, int] | None:
    """`senin`, `hari senin`, `senin lalu`, `senin depan`. Bare `minggu` is a week as often as a Sunday: not a date."""
    at, said_day = start, False
    if lexemes[at].key == "hari":
        at, said_day = at + 1, True
    weekday = WEEKDAY_WORDS.get((keys(lexemes, at, 1) or ("",))[0])
    if weekday is None or (lexemes[at].key == "minggu" and not said_day):
        return None
    at += 1
    following = lexemes[at].key if at < len(lexemes) else ""
    if following in ("yang", "yg") and keys(lexemes, at + 1, 1) == ("lalu",):
        at, following = at + 1, "lalu"
    past, future = following in _PAST, following in _NEXT
    at += 1 if past or future else 0
    return NamedDate(text=text(at), weekday=weekday, before_today=past, future=future), at


def _relative_day(lexemes: Sequence[Lexeme], start: int, text: Callable[[int], str]) -> tuple[NamedDate, int] | None:
    """`kemarin`, `hari ini`, `besok`."""
    for words in _LONGEST_FIRST:
        if lexemes[start].key == words[0] and keys(lexemes, start, len(words)) == words:
            days, end = _DAYS_FROM_TODAY[words], start + len(words)
            return NamedDate(text=text(end), days=days, future=days > 0), end
    return None


def parse_date(words: str, today: date) -> date | None:
    """The day that a whole text names ("kemarin", "tgl 14", "senin depan"), seen from today. None if it names none."""
    lexemes = [lexeme for lexeme in lex(tidy(words[:80])) if lexeme.kind not in (",", "?")]
    found = find_date(lexemes, 0)
    if found is None or found[1] != len(lexemes):
        return None
    return found[0].resolve(today)

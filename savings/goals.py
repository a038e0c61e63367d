"""Goals: what a group wants to have saved by a day, and how people say it: `10jt untuk tenda sampai Lebaran`.

The end of a goal lies ahead, so a day without a year is the next one. What was not said, or cannot be read, stays open:
the conversation asks for it.
"""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from savings.amounts import AmbiguousAmount, AmountError, find_amount
from savings.dates import find_date
from savings.lexemes import lex, tidy
from savings.money import Rupiah

NAME_LENGTH = 40
LONGEST_YEARS = 10
"""A goal further away than this is a slip of the pen."""

LEBARAN = "Lebaran"

IDUL_FITRI = (
    *(dt.date(2026, 3, 21), dt.date(2027, 3, 10), dt.date(2028, 2, 27), dt.date(2029, 2, 15), dt.date(2030, 2, 4)),
    *(dt.date(2031, 1, 25), dt.date(2032, 1, 14), dt.date(2033, 1, 3), dt.date(2033, 12, 23), dt.date(2034, 12, 12)),
    *(dt.date(2035, 12, 1), dt.date(2036, 11, 19), dt.date(2037, 11, 9), dt.date(2038, 10, 30)),
    *(dt.date(2039, 10, 19), dt.date(2040, 10, 8)),
)
"""1 Syawal in Indonesia, 1447 to 1462 H: the first evening on which the moon stands 3 degrees high and 6,4 degrees from
the sun at sunset somewhere in the country (the criterion of the ministries of Brunei, Indonesia, Malaysia and Singapore
since 2021), computed from the positions of sun and moon. The same computation gives the days that the government
announced for 1443 to 1447 H. The announcement may differ by a day, so the day is always shown with the word.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal as it is kept. `name` is what it is for, or the occasion; it may be empty. `set_by` is a Telegram id."""

    id: int
    group_id: int
    name: str
    target: Rupiah
    since: dt.date
    until: dt.date
    set_by: int
    set_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWish:
    """A goal as it was said. None is what was not said; an `until` that could not be read stands in `unread`."""

    target: Rupiah | AmbiguousAmount | AmountError | None = None
    until: dt.date | None = None
    name: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """The end of a goal. `occasion`: what it was called by, where it was not a date."""

    day: dt.date
    occasion: str = ""


_UNTIL = re.compile(r"(?:^|\s)(?:sampai|sampe|hingga|s/d|sd|selama|dalam|sebelum|paling lambat)\s+(?P<when>.+)$", re.I)
_FOR = re.compile(r"(?:^|\s)(?:untuk|utk|buat)\s+(?P<name>.+)$", re.I)
_LEBARAN = re.compile(
    r"(?:hari raya\s*)?(?:lebaran|idul\s?fitri|bodo|riyoyo|riyaya)(?:\s+(?:tahun\s+)?(?P<year>20\d\d|depan))?", re.I
)
_SPAN = re.compile(
    r"(?P<count>\d{1,3}|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)?\s*"
    r"(?P<unit>hari|minggu|mgg|bulan|bln|tahun|thn|th)(?:\s+(?:lagi|ke depan))?",
    re.I,
)
_COUNTS = {
    **{"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8},
    **{"sembilan": 9, "sepuluh": 10, "sebelas": 11},
}
_MONTHS = {
    **dict.fromkeys(("januari", "jan"), 1),
    **dict.fromkeys(("februari", "pebruari", "feb"), 2),
    **dict.fromkeys(("maret", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    "mei": 5,
    **dict.fromkeys(("juni", "jun"), 6),
    **dict.fromkeys(("juli", "jul"), 7),
    **dict.fromkeys(("agustus", "agust", "agt", "ags", "agu"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("oktober", "okt"), 10),
    **dict.fromkeys(("november", "nopember", "nov", "nop"), 11),
    **dict.fromkeys(("desember", "des"), 12),
}
_MONTH = re.compile(
    rf"(?:akhir\s+|bulan\s+)*(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?:\s+(?P<year>20\d\d))?",
    re.I,
)


def read_goal(text: str, today: dt.date) -> GoalWish:
    """What `/target ...` says."""
    said = " ".join(text.split())
    when, name = "", ""
    if found := _UNTIL.search(said):
        said, when = said[: found.start()].strip(), found["when"]
    if found := _FOR.search(said):
        said, name = said[: found.start()].strip(), found["name"]
    elif found := _FOR.search(when):
        when, name = when[: found.start()].strip(), found["name"]
    amount, rest = _amount(said, today)
    when = when or rest
    until = read_until(when, today) if when else None
    occasion = "" if until is None else until.occasion
    return GoalWish(
        target=amount,
        until=None if until is None else until.day,
        name=(name or occasion)[:NAME_LENGTH].strip(" ,."),
        unread="" if until is not None else when,
    )


def _amount(said: str, today: dt.date) -> tuple[Rupiah | AmbiguousAmount | AmountError | None, str]:
    """The amount with which the words begin, and what follows it."""
    words = said.split()
    for cut in range(1, len(words)):  # "10jt 12 bulan" is no amount of 10.000.012
        rest = " ".join(words[cut:])
        if read_until(rest, today) is not None:
            return _amount(" ".join(words[:cut]), today)[0], rest
    tidied = tidy(said)
    lexemes = lex(tidied)
    found = find_amount(lexemes, 0) if lexemes else None
    if found is None:
        return None, said
    return found.amount, " ".join(lexeme.raw for lexeme in lexemes[found.end :]).strip(" ,.")


def read_until(text: str, today: dt.date) -> Until | None:
    """The day until which a goal runs; None where the words name none that lies ahead, within ten years."""
    words = " ".join(text.lower().split()).strip(" ,.?!")
    found = _lebaran(words, today) or _span(words, today) or _end_of_month(words, today) or _calendar(words, today)
    if found is None or not today < found.day <= today + relativedelta(years=LONGEST_YEARS):
        return None
    return found


def weekly(lacking: Rupiah, days: int) -> Rupiah:
    """What each week must bring to gather this in so many days, rounded up to a number of two digits."""
    exact = -(-lacking // max(1, -(-days // 7)))
    step: int = 10 ** max(0, len(str(exact)) - 2)
    return -(-exact // step) * step


def next_lebaran(today: dt.date) -> dt.date | None:
    """The next Idul Fitri after this day; None beyond the end of the table."""
    return next((day for day in IDUL_FITRI if day > today), None)


def _lebaran(words: str, today: dt.date) -> Until | None:
    found = _LEBARAN.fullmatch(words)
    if found is None:
        return None
    ahead = [day for day in IDUL_FITRI if day > today]
    if found["year"] == "depan":  # said after this year's Lebaran it is the next one, said before it the one after
        ahead = [day for day in ahead if day.year > today.year]
    elif found["year"]:
        ahead = [day for day in ahead if day.year == int(found["year"])]
    return Until(day=ahead[0], occasion=LEBARAN) if ahead else None


def _span(words: str, today: dt.date) -> Until | None:
    found = _SPAN.fullmatch(words)
    if found is None or (found["count"] is None and not words.startswith("se")):
        return None
    count = _COUNTS.get(found["count"]) or int(found["count"])
    unit = found["unit"]
    if unit == "hari":
        return Until(day=today + dt.timedelta(days=count))
    if unit in {"minggu", "mgg"}:
        return Until(day=today + dt.timedelta(weeks=count))
    months = count if unit in {"bulan", "bln"} else 12 * count
    return Until(day=today + relativedelta(months=months)) if months <= 12 * LONGEST_YEARS else None


def _end_of_month(words: str, today: dt.date) -> Until | None:
    if words == "akhir tahun":
        return Until(day=dt.date(today.year, 12, 31))
    if words == "akhir tahun depan":
        return Until(day=dt.date(today.year + 1, 12, 31))
    if words == "akhir bulan":
        return Until(day=today + relativedelta(day=31))
    if words == "akhir bulan depan":
        return Until(day=today + relativedelta(months=1, day=31))
    found = _MONTH.fullmatch(words)
    if found is None:
        return None
    month = _MONTHS[found["month"]]
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    return Until(day=dt.date(year, month, 1) + relativedelta(day=31))


def _calendar(words: str, today: dt.date) -> Until | None:
    """`31 des`, `31/12`, `31 desember 2027`, `tgl 25`: the next such day."""
    lexemes = [lexeme for lexeme in lex(tidy(words[:80])) if lexeme.kind != ","]
    found = find_date(lexemes, 0)
    if found is None or found[1] != len(lexemes) or found[0].day is None:
        return None
    named = found[0]
    for months in range(12 * 8 + 1):  # a leap day may be eight years away
        at = today.replace(day=1) + relativedelta(months=months)
        if (named.year in {None, at.year}) and (named.month in {None, at.month}):
            try:
                day = at.replace(day=named.day or 0)
            except ValueError:
                continue
            if day > today:
                return Until(day=day)
    return None

"""For how long no meeting is held, as people say it: `2 minggu`, `sampai 5 Januari`, `tgl 20-30 Desember`, `2 kali`.

Which day "sampai Januari" or "sampai minggu depan" ends on is said differently by different people, so a stretch has
one span of days or several, among which people choose. A feast that the moon moves ("sampai Lebaran") has none: it is
told from silence, because reminders that go on through it would be the worse answer.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from savings.dates import COUNT_WORDS, DAY_OF_MONTH, MONTH_WORDS, calendar_date, keys, small_number
from savings.days_ahead import SUNDAY, DayAhead, find_ahead, resolve_ahead, spans_ahead
from savings.lexemes import Lexeme

_DAY = timedelta(days=1)
_JUST_BEGUN = timedelta(days=31)
"""A stretch that began so long ago may still be meant: "tgl 20-30", said on the 22nd."""

_DAYS = {"hari": 1, "hr": 1, "minggu": 7, "mggu": 7, "mgg": 7, "pekan": 7}
_MONTHS = frozenset(("bulan", "bln", "wulan", "sasi"))
_ONE = {"seminggu": (7, 0), "sepekan": (7, 0), "sebulan": (0, 1), "sewulan": (0, 1), "sesasi": (0, 1)}
_TIMES = frozenset(("kali", "x", "kl"))
_DURING = frozenset(("selama", "slama", "sepanjang"))
_JOINED = re.compile(r"([1-9][0-9]?)(hari|hr|minggu|mggu|mgg|pekan|bulan|bln|kali|x)")
_DAYS_OF_A_MONTH = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_FROM = (*(("mulai", "dari"), ("mulai", "dr"), ("terhitung", "mulai")), *((word,) for word in ("mulai", "dari", "dr")))
_UNTIL = (
    *(("s", "/", "d"), ("sampai", "dengan"), ("sampai", "dgn"), ("sampe", "dengan"), ("sampe", "dgn"), ("s", "d")),
    *((word,) for word in ("sampai", "sampe", "smpai", "smpe", "sampek", "ampe", "hingga", "sd", "nganti", "ngantos")),
)
_AHEAD = (*(("ke", "depan"), ("kedepan",), ("ke", "dpn"), ("mendatang",), ("dari", "sekarang"), ("mulai", "sekarang")),)
_ON_END = (("penuh",), ("berturut-turut",), ("berturut", "turut"), ("berturut2",))
_NOT_BEHIND = frozenset(
    ("lagi", "lg", "meneh", "sekali", "pisan", "depan", "dpn", "ini", "iki", "itu", "lalu", "kemarin", "kemaren")
)
"""Behind "2 minggu" these make of it another thing: a day, a rhythm, a time that is over."""

_THIS, _COMING = frozenset(("ini", "iki", "niki")), frozenset(("depan", "dpn", "ngarep"))
_FIXED_FEASTS = {("natal",): (25, 12), ("tahun", "baru"): (1, 1)}
_AFTER = frozenset(("habis", "setelah", "sesudah", "selesai", "bakda", "bubar", "akhir", "bulan", "ada", "batas"))
_NO_DAY = (
    *(("waktu", "yang", "belum", "ditentukan"), ("waktu", "yg", "belum", "ditentukan"), ("idul", "fitri")),
    *(("pemberitahuan", "lebih", "lanjut"), ("pengumuman", "lebih", "lanjut"), ("idul", "adha"), ("hari", "raya")),
    *((word, more) for word in ("pemberitahuan", "pengumuman") for more in ("selanjutnya", "berikutnya", "lagi")),
    *((word,) for word in ("pemberitahuan", "pengumuman", "lebaran", "idulfitri", "iduladha", "ramadan", "ramadhan")),
    *((word,) for word in ("puasa", "poso", "nyepi", "imlek", "waisak", "panen")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in which no meeting is held, or a number of meetings, as somebody named it.

    From `first` (None: from now on) it lasts so many `days` or `months`, or until `last`, that day counted in; or it is
    so many `meetings`. With none of these the words name no day of the calendar ("sampai Lebaran"). A `last` may be a
    week or a month; `whole`: to its end ("sampai akhir bulan"). `ahead`: a length that is said to lie before us.
    """

    text: str
    first: DayAhead | None = None
    last: DayAhead | None = None
    whole: bool = False
    days: int = 0
    months: int = 0
    meetings: int = 0
    ahead: bool = False

    @property
    def may_be_over(self) -> bool:
        """Whether it is a length alone, which tells of the past as well ("2 minggu tidak ada rapat")."""
        return bool(self.days or self.months or self.meetings) and self.first is None and not self.ahead

    @property
    def is_open(self) -> bool:
        """Whether the calendar does not know when it ends."""
        return self.last is None and not (self.days or self.months or self.meetings)


def spans_over(stretch: Stretch, today: date, *, begins: date) -> tuple[tuple[date, date], ...]:
    """The first and last day of each reading, the nearest end first, none of it past.

    `begins`: the first day where none is named, tomorrow where today's meeting has been held. None where the calendar
    has no such days, and where meetings were counted.
    """
    try:
        found = {(max(first, today), last) for first, last in _readings(stretch, today, begins)}
    except (OverflowError, ValueError):  # after the last day of the calendar
        return ()
    return tuple(sorted((span for span in found if span[0] <= span[1]), key=lambda span: (span[1], span[0])))


def _readings(stretch: Stretch, today: date, begins: date) -> Iterator[tuple[date, date]]:
    first, last = stretch.first, stretch.last
    if last is not None and last.day is not None and first is not None and first.day is not None and _in_month(last):
        for end in resolve_ahead(last, today):  # "20 sampai 30 Desember": the 20th before it
            yield from ((begin, end) for begin in _latest(first, end, today))
        return
    for begin in _firsts(first, today, begins):
        if last is not None:
            yield from ((begin, end) for end in _lasts(last, begin, today, whole=stretch.whole) if end >= begin)
        elif stretch.days:
            yield begin, begin + timedelta(days=stretch.days - 1)
        elif stretch.months:
            yield begin, _months_later(begin, stretch.months)


def _in_month(day: DayAhead) -> bool:
    return day.month is not None or day.months is not None


def _firsts(first: DayAhead | None, today: date, begins: date) -> Iterator[date]:
    if first is None:
        yield begins
    elif first.wide:
        yield from (span[0] for span in spans_ahead(first, today))
    elif first.month is not None and first.day is None:
        yield _month_near(first.month, today)[0]
    else:
        yield from resolve_ahead(first, today)
        if first.day is not None:
            yield from (day for day in _latest(first, today, today) if today - day <= _JUST_BEGUN)


def _lasts(last: DayAhead, begin: date, today: date, *, whole: bool) -> Iterator[date]:
    if last.day is not None:
        yield from resolve_ahead(last, today if last.months is not None else begin)
    elif last.month is not None:
        yield from _edges(*_month_near(last.month, max(begin, today)), whole=whole)
    elif last.months is not None:
        near = today if last.months or last.this else max(begin, today)
        yield from _edges(_month_first(near, last.months), _month_first(near, last.months + 1) - _DAY, whole=whole)
    elif last.weeks is not None and last.weekday is None:
        sunday = today + _DAY if last.weeks else today
        yield sunday + timedelta(days=(SUNDAY - sunday.weekday()) % 7)
        yield from (span[1] for span in spans_ahead(last, today))
    else:
        yield from resolve_ahead(last, max(begin, today) if last.plain_weekday else today)


def _edges(first: date, last: date, *, whole: bool) -> Iterator[date]:
    """ "sampai Januari" is until it begins or until it ends; "sampai akhir Januari" only the latter."""
    yield last
    if not whole:
        yield first - _DAY


def _latest(named: DayAhead, end: date, today: date) -> Iterator[date]:
    """The latest such day of a month that is not after this one."""
    for back in range(100):
        year, month = divmod(end.year * 12 + end.month - 1 - back, 12)
        later = year * 12 + month - (today.year * 12 + today.month - 1)
        if named.month in {None, month + 1} and named.year in {None, year} and named.months in {None, later}:
            found = calendar_date(year, month + 1, named.day or 0)
            if found is not None and found <= end:
                if named.weekday in {None, found.weekday()}:
                    yield found
                return


def _month_first(day: date, later: int) -> date:
    """The first day of a month, so many after that of this day."""
    year, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(year, month + 1, 1)


def _month_near(month: int, day: date) -> tuple[date, date]:
    """The first and last day of the next such month, this day's own among them."""
    later = (month - day.month) % 12
    return _month_first(day, later), _month_first(day, later + 1) - _DAY


def _months_later(begin: date, months: int) -> date:
    """The day before the same day of a later month; its last day where it has no such day (31 January: 28 February)."""
    month = _month_first(begin, months)
    same = calendar_date(month.year, month.month, begin.day)
    return _month_first(month, 1) - _DAY if same is None else same - _DAY


# --- read -----------------------------------------------------------------------------------------------------------


def find_stretch(lexemes: Sequence[Lexeme], start: int, dashes: Collection[int] = ()) -> tuple[Stretch, int] | None:
    """The stretch that begins at this lexeme, and the index after it; None where none does.

    `dashes`: the lexemes before which a dash stood, as in "20 Desember - 3 Januari".
    """
    readers: tuple[Callable[[], _Found], ...] = (
        lambda: _days_of_a_month(lexemes, start),
        lambda: _range(lexemes, start, dashes),
        lambda: _until(lexemes, start),
        lambda: _during(lexemes, start),
        lambda: _counted(lexemes, start),
    )
    for reader in readers:
        found = reader()
        if found is not None:
            stretch, end = found
            return replace(stretch, text=" ".join(lexeme.raw for lexeme in lexemes[start:end])), end
    return None


_Found = tuple[Stretch, int] | None


def _key(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].key if at < len(lexemes) else ""


def _after(lexemes: Sequence[Lexeme], at: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """Where the phrase ends that stands here; None where none of them does."""
    return next((at + len(words) for words in phrases if keys(lexemes, at, len(words)) == words), None)


def _days_of_a_month(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`tgl 20-30 Desember`, and `tgl 20-30`, which is no day and month; `5-12` alone is the 5th of December."""
    at = _after(lexemes, start, _FROM) or start
    marked = _key(lexemes, at) in DAY_OF_MONTH
    at += marked
    match = _DAYS_OF_A_MONTH.fullmatch(_key(lexemes, at))
    if match is None:
        return None
    begin, end = int(match[1]), int(match[2])
    month = MONTH_WORDS.get(_key(lexemes, at + 1))
    if not (1 <= begin < end <= 31) or (month is None and not (marked and end > 12)):
        return None
    last = DayAhead(text="", day=end, month=month)
    return Stretch(text="", first=DayAhead(text="", day=begin), last=last), at + 1 + (month is not None)


def _range(lexemes: Sequence[Lexeme], start: int, dashes: Collection[int]) -> _Found:
    """`dari tanggal 20 sampai 30 Desember`, `besok sampai Minggu depan`, `20 Desember - 3 Januari`."""
    at = _after(lexemes, start, _FROM) or start
    named = find_ahead(lexemes, at)
    bare = small_number(lexemes, at, 31) if named is None else None
    if named is None and bare is None:
        return None
    first, end = named or (DayAhead(text="", day=bare), at + 1)
    until = _after(lexemes, end, _UNTIL) or (end if end in dashes else None)
    if until is None:
        return None
    found = _last(lexemes, until)
    if found is None and first.day is not None and bare is None:
        number = small_number(lexemes, until, 31)
        found = None if number is None else (Stretch(text="", last=DayAhead(text="", day=number)), until + 1)
    if found is None:
        return None
    stretch, end = found
    if bare is not None and (stretch.last is None or stretch.last.day is None or not _in_month(stretch.last)):
        return None
    return replace(stretch, first=first), end


def _until(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`sampai tanggal 5 Januari`, `s/d akhir bulan`, `sampai Lebaran`."""
    at = _after(lexemes, start, _UNTIL)
    return None if at is None else _last(lexemes, at)


def _last(lexemes: Sequence[Lexeme], at: int) -> _Found:
    """What stands behind "sampai"."""
    feast = next((words for words in _FIXED_FEASTS if keys(lexemes, at, len(words)) == words), None)
    if feast is not None:
        day, month = _FIXED_FEASTS[feast]
        return Stretch(text="", last=DayAhead(text="", day=day, month=month)), at + len(feast)
    whole = _key(lexemes, at) == "akhir"
    if whole and _key(lexemes, at + 1) == "tahun":
        end = at + 2 + (_key(lexemes, at + 2) in _THIS)
        return Stretch(text="", last=DayAhead(text="", day=31, month=12)), end
    if (of_month := _month(lexemes, at + whole, alone=whole)) is not None:
        return Stretch(text="", last=of_month[0], whole=whole), of_month[1]
    if not whole and (named := find_ahead(lexemes, at)) is not None:
        # "libur sampai hari ini" tells how it was.
        return None if named[0].days == 0 else (Stretch(text="", last=named[0]), named[1])
    return _no_day(lexemes, at)


def _month(lexemes: Sequence[Lexeme], at: int, *, alone: bool) -> tuple[DayAhead, int] | None:
    """`Desember`, `bulan Desember`, `bulan depan`; `alone`: "bulan" says which one by itself ("akhir bulan")."""
    said = _key(lexemes, at) in _MONTHS
    if (month := MONTH_WORDS.get(_key(lexemes, at + said))) is not None:
        return DayAhead(text="", month=month), at + said + 1
    if not said:
        return None
    if _key(lexemes, at + 1) in _THIS:
        return DayAhead(text="", months=0, this=True), at + 2
    if _key(lexemes, at + 1) in _COMING:
        following = find_ahead(lexemes, at)
        return None if following is None or following[1] != at + 2 else (DayAhead(text="", months=1), at + 2)
    return (DayAhead(text="", months=0), at + 1) if alone else None


def _no_day(lexemes: Sequence[Lexeme], at: int) -> _Found:
    """`Lebaran`, `selesai panen`, `ada pemberitahuan selanjutnya`: nobody can tell from the calendar when it is."""
    while _key(lexemes, at) in _AFTER:
        at += 1
    end = _after(lexemes, at, _NO_DAY)
    return None if end is None else (Stretch(text=""), end)


def _during(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`selama Desember`, `bulan Desember`, `selama puasa`."""
    said = _key(lexemes, start) in _DURING
    month = _month(lexemes, start + said, alone=False)
    if month is not None and month[0].month is not None and (said or _key(lexemes, start) in _MONTHS):
        return Stretch(text="", first=month[0], last=month[0], whole=True), month[1]
    return _no_day(lexemes, start + 1) if said else None


def _counted(lexemes: Sequence[Lexeme], start: int) -> _Found:
    """`2 minggu ke depan`, `selama sebulan`, `dua kali`, `2x`."""
    at = start + (_key(lexemes, start) in _DURING)
    read = _length(lexemes, at)
    if read is None:
        return None
    stretch, end = read
    end = _after(lexemes, end, _ON_END) or end
    after = _after(lexemes, end, _AHEAD)
    stretch, end = replace(stretch, ahead=after is not None), after or end
    return None if _key(lexemes, end) in _NOT_BEHIND else (stretch, end)


def _length(lexemes: Sequence[Lexeme], at: int) -> _Found:
    if (one := _ONE.get(_key(lexemes, at))) is not None:
        return Stretch(text="", days=one[0], months=one[1]), at + 1
    if joined := _JOINED.fullmatch(_key(lexemes, at)):
        count, unit, end = int(joined[1]), joined[2], at + 1
    else:
        count = COUNT_WORDS.get(_key(lexemes, at)) or small_number(lexemes, at, 60) or 0
        unit, end = _key(lexemes, at + 1), at + 2
    if not count:
        return None
    if unit in _TIMES:
        return Stretch(text="", meetings=count), end
    if unit in _MONTHS:
        return Stretch(text="", months=count), end
    return (Stretch(text="", days=count * _DAYS[unit]), end) if unit in _DAYS else None

"""Attendance: members down, meetings across, a letter in every field, and over each meeting how many of them came.

The letters are those of the attendance book, so that nothing hangs on colour. Where the group's rules keep names out,
each meeting's letters are sorted from the bottom up: who has which is then told neither by a name nor by a place.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from charts.canvas import MARGIN, SMALLEST, TALLEST, WIDTH, Canvas, clean, text_width
from charts.names import in_two_lines, write_name
from charts.palette import AWAY, BAD, GOOD, INK, LATE, MUTED, PAPER, PRESENT, REPRESENTED, RULE, mixed
from charts.parts import nothing
from charts.scales import short_month
from locales import N_, Words
from savings.attendance import AttendanceStatus as Letter
from savings.progress import AttendanceGrid, AttendanceRow, MeetingColumn

MOST_NAMED = 13
"""So many meetings fit beside the names: a quarter of a year of weeks, and a year of months."""
MOST_UNNAMED = 17
MOST_ROWS = 40

NOTABLE = Fraction(5, 100)
"""A meeting is fuller or emptier than usual from this difference on."""

ORDER = (Letter.PRESENT, Letter.LATE, Letter.REPRESENTED, Letter.EXCUSED, Letter.SICK, Letter.ABSENT)
"""From being there to staying away."""

FILLS: Mapping[Letter, tuple[str, str]] = {
    Letter.PRESENT: (PRESENT, INK),
    Letter.LATE: (LATE, INK),
    Letter.REPRESENTED: (REPRESENTED, INK),
    Letter.EXCUSED: (AWAY, PAPER),
    Letter.SICK: (AWAY, PAPER),
    Letter.ABSENT: (BAD, PAPER),
}
"""The colours of a field and of the letter in it."""

MEANINGS: Mapping[Letter, str] = {
    Letter.PRESENT: N_("hadir"),
    Letter.LATE: N_("terlambat"),
    Letter.REPRESENTED: N_("diwakili"),
    Letter.EXCUSED: N_("izin"),
    Letter.SICK: N_("sakit"),
    Letter.ABSENT: N_("alpa"),
}

_NAMES_WIDTH, _NAMES_WIDTH_OF_MANY = 300, 230
_LEAST_LEFT = 120
_WIDEST_COLUMN = 88
_LOWEST_ROW, _HIGHEST_ROW = 25.0, 54.0
_GAP = 14
_LEGEND = 58
_NOTE = 42
"""Room for one line more under the letters, where there are no names; of forty members there is none."""
_BARS = 90
_MANY = 24
"""With more members than this the bars over the meetings are left out, and the names get less room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where the fields lie. `size` is that of the letters and names, `note` the room for a line under the letters."""

    left: float
    top: float
    column: float
    row: float
    size: int
    note: int
    meetings: Sequence[MeetingColumn]

    def middle(self, number: int) -> float:
        """The middle of the so-manyth column."""
        return self.left + self.column * (number + 0.5)


def shown(record: AttendanceGrid) -> AttendanceGrid:
    """The newest meetings, as many as there is room for."""
    columns = MOST_NAMED if _named(record) else MOST_UNNAMED
    meetings = record.meetings[-columns:]
    rows = tuple(AttendanceRow(name=row.name, letters=row.letters[-columns:]) for row in record.rows)
    return AttendanceGrid(group=record.group, on=record.on, meetings=meetings, rows=rows)


def _named(record: AttendanceGrid) -> bool:
    return any(row.name is not None for row in record.rows)


# --- in words ----------------------------------------------------------------------------------------------------


def caption(record: AttendanceGrid, _: Words) -> str:
    """How full the last meeting was, beside the usual."""
    rated = [(one, one.rate) for one in shown(record).meetings if one.rate is not None]
    if not rated:
        return _("{group}: belum ada rapat yang bisa digambar kehadirannya.", group=record.group)
    newest, rate = rated[-1]
    told = {"group": record.group, "number": newest.number, "rate": _.percent(rate, 0)}
    if len(rated) == 1:
        return _("{group}: kehadiran rapat ke-{number} {rate}.", **told)
    before = [one for _meeting, one in rated[:-1]]
    if len(before) == 1:
        told["before"] = _.percent(before[0], 0)
        return _("{group}: kehadiran rapat ke-{number} {rate}, sebelumnya {before}.", **told)
    usual = sum(before, Fraction(0)) / len(before)
    told["usual"] = _.percent(usual, 0)
    if rate >= usual + NOTABLE:
        return _("{group}: kehadiran rapat ke-{number} {rate}, lebih ramai dari biasanya ({usual}).", **told)
    if rate <= usual - NOTABLE:
        return _("{group}: kehadiran rapat ke-{number} {rate}, lebih sepi dari biasanya ({usual}).", **told)
    return _("{group}: kehadiran rapat ke-{number} {rate}, seperti biasanya ({usual}).", **told)


def alt(record: AttendanceGrid, _: Words) -> str:
    """What the picture shows, for who does not see it."""
    view = shown(record)
    if not view.meetings:
        return _("Daftar hadir {group}, masih kosong.", group=record.group)
    last = [row.letters[-1] for row in view.rows]
    counts = ", ".join(f"{last.count(one)} {_(MEANINGS[one])}" for one in ORDER if one in last)
    told = {
        "group": record.group,
        "members": len(view.rows),
        "meetings": len(view.meetings),
        "day": _.short_date(view.meetings[-1].day),
        "counts": counts or _("belum dicatat"),
    }
    if not _named(view):
        return _(
            "Daftar hadir {group} tanpa nama: {members} anggota, {meetings} rapat sampai {day}. "
            "Rapat terakhir: {counts}.",
            **told,
        )
    return _(
        "Daftar hadir {group}: {members} anggota, {meetings} rapat sampai {day}. Rapat terakhir: {counts}.", **told
    )


# --- drawn -------------------------------------------------------------------------------------------------------


def paint(record: AttendanceGrid, _: Words) -> Canvas:
    """The picture."""
    view = shown(record)
    if not view.meetings or not view.rows:
        return nothing(record.group, _("Kehadiran"), _.short_date(record.on), _("Belum ada rapat yang ditutup."))
    canvas = Canvas(TALLEST)
    title = _.many("Kehadiran, {n} rapat terakhir", "Kehadiran, {n} rapat terakhir", len(view.meetings))
    rows = view.rows if len(view.rows) <= MOST_ROWS else view.rows[: MOST_ROWS - 1]
    rest = len(view.rows) - len(rows)
    many = len(rows) + (rest > 0)
    dense = many > _MANY
    top = canvas.header(view.group, title, _.short_date(view.on), dense=dense)
    plan = _plan(view, rows, many, top + (0 if dense else _BARS), _)
    _heads(canvas, plan, _, bars=not dense)
    if _named(view):
        _rows(canvas, plan, rows)
    else:
        _stacks(canvas, plan, rows)
    bottom = plan.top + plan.row * many
    if rest:
        text = _("dan {n} anggota lain", n=rest)
        canvas.middle(MARGIN, bottom - plan.row / 2, text, size=SMALLEST, colour=MUTED, align="left")
    missing = any(letter is None for row in rows for letter in row.letters)
    end = _legend(canvas, bottom, _, missing=missing)
    if plan.note:
        text = _("Tiap kotak satu orang, tanpa nama. Satu baris bukan orang yang sama.")
        canvas.middle(MARGIN, end + 4, text, size=SMALLEST, colour=MUTED, align="left", width=WIDTH - 2 * MARGIN)
    canvas.end(end + plan.note)
    return canvas


def _plan(view: AttendanceGrid, rows: Sequence[AttendanceRow], many: int, top: float, _: Words) -> _Plan:
    """As large as the sheet allows: the fewer members and meetings, the larger the fields."""
    top += 34 + 2 * (SMALLEST + 6) + _GAP
    note = 0 if _named(view) or TALLEST - top - _LEGEND - _NOTE < many * _LOWEST_ROW else _NOTE
    row = max(_LOWEST_ROW, min(_HIGHEST_ROW, (TALLEST - top - _LEGEND - note) // many))
    size = max(SMALLEST, min(32, int(row * 0.72)))
    widest = max((text_width(clean(one.name), size) for one in rows if one.name), default=0)
    room = _NAMES_WIDTH_OF_MANY if many > _MANY else _NAMES_WIDTH
    left = MARGIN + math.ceil(max(_LEAST_LEFT, min(room, widest))) + _GAP
    column = min(_WIDEST_COLUMN, (WIDTH - MARGIN - left) // len(view.meetings))
    return _Plan(left=left, top=top, column=column, row=row, size=size, note=note, meetings=view.meetings)


def _heads(canvas: Canvas, plan: _Plan, _: Words, *, bars: bool) -> None:
    """Over each meeting: how many came, the day, and the month where it changes."""
    month = plan.top - _GAP - 4
    day = month - SMALLEST - 6
    share = day - SMALLEST - 12
    canvas.text(MARGIN, share, _("Hadir (%)"), size=SMALLEST, colour=MUTED, width=plan.left - MARGIN - _GAP)
    canvas.text(MARGIN, day, _("Tanggal"), size=SMALLEST, colour=MUTED, width=plan.left - MARGIN - _GAP)
    last, free = "", 0.0
    for number, meeting in enumerate(plan.meetings):
        x = plan.middle(number)
        if meeting.rate is not None:
            newest = number == len(plan.meetings) - 1
            lift = _bar(canvas, plan, x, share, meeting.rate, newest=newest) if bars else 0
            percent = _.percent(meeting.rate, 0).rstrip("%\u00a0")
            canvas.text(x, share - lift, percent, size=SMALLEST, align="center", bold=newest)
        canvas.text(x, day, str(meeting.day.day), size=SMALLEST, align="center")
        named = short_month(meeting.day, _)
        if named != last and x - text_width(named, SMALLEST) / 2 >= free:
            canvas.text(x, month, named, size=SMALLEST, colour=MUTED, align="center")
            free = x + text_width(named, SMALLEST) / 2 + 2
            last = named


def _bar(canvas: Canvas, plan: _Plan, x: float, baseline: float, rate: Fraction, *, newest: bool) -> float:
    """How full a meeting was, the newest one darker; return how high the bar is."""
    wide = min(44, plan.column - 8)
    high = _BARS * float(min(Fraction(1), rate)) * 0.9
    left, top = round(x - wide / 2), round(baseline - high + 6)
    canvas.rectangle(left, top, wide, round(baseline + 6) - top, fill=GOOD if newest else mixed(GOOD, PAPER, 0.5))
    return high


def _rows(canvas: Canvas, plan: _Plan, rows: Sequence[AttendanceRow]) -> None:
    """A name, and its letters; where a name takes two lines, strokes say to which row a line belongs."""
    wide = plan.left - MARGIN - _GAP
    ruled = any(in_two_lines(row.name or "", width=wide, size=plan.size, high=plan.row) for row in rows)
    for line, row in enumerate(rows):
        y = plan.top + plan.row * line
        if ruled and line:
            canvas.rectangle(MARGIN, round(y) - 2, wide, 2, fill=RULE)
        write_name(canvas, MARGIN, y + plan.row / 2, row.name or "", width=wide, size=plan.size, high=plan.row)
        for number, letter in enumerate(row.letters):
            _field(canvas, plan, number, y, letter)


def _stacks(canvas: Canvas, plan: _Plan, rows: Sequence[AttendanceRow]) -> None:
    """Each meeting's letters sorted, those present at the bottom: a column as high as the group."""
    for number in range(len(plan.meetings)):
        for line, letter in enumerate(_sorted(row.letters[number] for row in rows)):
            _field(canvas, plan, number, plan.top + plan.row * (len(rows) - 1 - line), letter)


def _sorted(letters: Iterator[Letter | None]) -> list[Letter | None]:
    return sorted(letters, key=lambda one: len(ORDER) if one is None else ORDER.index(one))


def _field(canvas: Canvas, plan: _Plan, number: int, y: float, letter: Letter | None) -> None:
    left, right = round(plan.left + plan.column * number), round(plan.left + plan.column * (number + 1))
    upper, lower = round(y), round(y + plan.row)
    if letter is None:
        _dash(canvas, (left + right) / 2, (upper + lower) / 2)
        return
    fill, colour = FILLS[letter]
    canvas.rectangle(left, upper, right - left - 2, lower - upper - 2, fill=fill)
    x, middle = (left + right - 2) / 2, (upper + lower - 2) / 2
    canvas.middle(x, middle, letter.value, size=plan.size, colour=colour, bold=True)


def _dash(canvas: Canvas, x: float, y: float) -> None:
    """Nothing is noted."""
    canvas.rectangle(x - 7, y - 1.5, 14, 3, fill=MUTED)


def _legend(canvas: Canvas, bottom: float, _: Words, *, missing: bool) -> float:
    """What the letters mean; return where the sheet may end."""
    x, y = float(MARGIN), bottom + _LEGEND / 2
    words: dict[Letter | None, str] = {letter: _(MEANINGS[letter]) for letter in ORDER}
    if missing:
        words[None] = _("belum ikut")
    taken = sum(34 + text_width(word, SMALLEST) for word in words.values())
    gap = min(30.0, (WIDTH - 2 * MARGIN - taken) / (len(words) - 1))
    for letter, word in words.items():
        if letter is None:
            _dash(canvas, x + 14, y)
        else:
            fill, colour = FILLS[letter]
            canvas.rectangle(x, y - 14, 28, 28, fill=fill)
            canvas.middle(x + 14, y, letter.value, size=SMALLEST, colour=colour, bold=True)
        x += 34 + canvas.middle(x + 34, y, word, size=SMALLEST, align="left") + gap
    return bottom + _LEGEND

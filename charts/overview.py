"""Chart 6: the groups of a pendamping, one row each: how it does, what it saves and lends, what is overdue, who comes.

The light has a shape of its own in each state, because a photocopy has no red: a disc with a tick is good, a triangle
needs a look, a square with a cross needs a visit, an empty ring cannot be judged yet.
"""

from collections.abc import Iterable, Sequence

from charts.canvas import MARGIN, SMALLEST, TALLEST, WIDTH, Canvas, text_width
from charts.names import write_name
from charts.palette import BAD, GOOD, INK, MINIMUM, MUTED, PAPER, RULE, SAVINGS, mixed
from charts.parts import INNER, nothing
from charts.scales import short_amount, short_rupiah
from locales import N_, Words
from savings.money import Rupiah
from savings.portfolio import Light
from savings.progress import Overview, OverviewRow

MOST_ROWS = 30

_HIGHEST_ROW = 84
_CROWD, _ROW_OF_A_CROWD = 20, 30
"""Rows of thirty pixels: then a packer that looks 32 KB back still sees the two rows above."""
_ROOMY = 16
"""Up to so many groups the header has its usual size."""
_HEAD = 56
_LEGEND = 64
_ORDER = (Light.GOOD, Light.MINIMUM, Light.BAD, None)
_MEANINGS = {
    Light.GOOD: N_("baik"),
    Light.MINIMUM: N_("perlu dilihat"),
    Light.BAD: N_("perlu didatangi"),
    None: N_("belum dinilai"),
}
_NAMED = 2
"""So many groups are named in the caption; the others are counted."""

_LIGHT = MARGIN + 18
_NAME, _NAME_END = MARGIN + 48, 396
_SPARK, _SPARK_END = 408, 516
_STEPS, _STEP = 12, 9
_SAVINGS, _LOANS, _ARREARS, _ATTENDANCE = 634, 768, 920, WIDTH - MARGIN
_GAP = 14
"""The columns: names run from the left, numbers end at these places."""

Column = tuple[str, float, float]


def paint(record: Overview, _: Words) -> Canvas:
    """The picture."""
    rows = record.rows[:MOST_ROWS]
    day = _.short_date(record.on)
    if not rows:
        return nothing(_("Kelompok dampingan"), "", day, _nothing_yet(_))
    canvas = Canvas(TALLEST)
    title = _.many("{n} kelompok", "{n} kelompok", len(record.rows))
    top = canvas.header(_("Kelompok dampingan"), title, day, dense=len(rows) > _ROOMY) + _HEAD
    high = _HIGHEST_ROW if len(rows) <= _CROWD else _ROW_OF_A_CROWD
    high = min(high, int(TALLEST - _LEGEND - top) // len(rows))
    size = max(SMALLEST, min(28, int(high * 0.72)))
    _heads(canvas, top - 18, _)
    for number, row in enumerate(rows):
        canvas.rectangle(MARGIN, top + number * high, INNER, 2, fill=RULE)
        _row(canvas, top + (number + 0.5) * high, high, size, row, _)
    bottom = top + len(rows) * high
    _legend(canvas, bottom + _LEGEND / 2, record, _)
    canvas.end(bottom + _LEGEND)
    return canvas


# --- in words ----------------------------------------------------------------------------------------------------


def caption(record: Overview, _: Words) -> str:
    """Which groups need somebody first."""
    bad, minimum = _named(record, Light.BAD, _), _named(record, Light.MINIMUM, _)
    told = {"all": len(record.rows), "bad": _count(record, Light.BAD), "minimum": _count(record, Light.MINIMUM)}
    if not record.rows:
        return _nothing_yet(_)
    if bad:
        return _("{bad} dari {all} kelompok perlu didatangi: {names}.", names=bad, **told)
    if minimum:
        return _("{minimum} dari {all} kelompok perlu dilihat: {names}; yang lain aman.", names=minimum, **told)
    judged = len(record.rows) - _count(record, None)
    if not judged:
        return _.many("{n} kelompok, belum bisa dinilai.", "{n} kelompok, belum bisa dinilai.", len(record.rows))
    return _.many("{n} kelompok sudah dinilai: baik.", "{n} kelompok sudah dinilai: semuanya baik.", judged)


def alt(record: Overview, _: Words) -> str:
    """The picture in words."""
    if not record.rows:
        return _nothing_yet(_)
    lights = ((light, _count(record, light)) for light in _ORDER)
    return _(
        "Tabel {all} kelompok pada {day}: {lights}. Simpanan {savings}, dipinjam {loans}, tunggakan {arrears}.",
        all=len(record.rows),
        day=_.short_date(record.on),
        lights=", ".join(f"{count} {_(_MEANINGS[light])}" for light, count in lights if count),
        savings=short_rupiah(sum(row.savings for row in record.rows), _),
        loans=short_rupiah(sum(row.loans for row in record.rows), _),
        arrears=short_rupiah(sum(row.arrears for row in record.rows), _),
    )


def _nothing_yet(_: Words) -> str:
    return _("Belum ada kelompok dampingan.")


def _count(record: Overview, light: Light | None) -> int:
    return sum(row.light is light for row in record.rows)


def _named(record: Overview, light: Light, _: Words) -> str:
    """The first groups with this light by name, and how many more there are."""
    names = [row.group for row in record.rows if row.light is light]
    more = len(names) - _NAMED
    if more > 0:
        return _("{names} dan {n} lainnya", names=", ".join(names[:_NAMED]), n=more)
    return ", ".join(names)


# --- drawn -------------------------------------------------------------------------------------------------------


def _heads(canvas: Canvas, y: float, _: Words) -> None:
    columns: Iterable[Column] = (
        (_("Simpanan"), _SPARK + 84, _SAVINGS),
        (_("Dipinjam"), _SAVINGS, _LOANS),
        (_("Tunggakan"), _LOANS, _ARREARS),
        (_("Hadir"), _ARREARS, _ATTENDANCE),
    )
    canvas.text(_NAME, y, _("Kelompok"), size=SMALLEST, colour=MUTED, width=_NAME_END - _NAME)
    canvas.text(_SPARK, y, _("12 bln"), size=SMALLEST, colour=MUTED, width=_SPARK_END - _SPARK - _GAP)
    for name, left, right in columns:
        canvas.text(right, y, name, size=SMALLEST, colour=MUTED, align="right", width=right - left - _GAP)


def _row(canvas: Canvas, y: float, high: float, size: int, row: OverviewRow, _: Words) -> None:
    radius = min(18.0, high * 0.36)
    light(canvas, _LIGHT, y, radius, row.light)
    bad = row.light is Light.BAD
    write_name(canvas, _NAME, y, row.group, width=_NAME_END - _NAME, size=size, high=high, bold=bad, group=True)
    _spark(canvas, y, min(60.0, high * 0.72), row.spark)
    cells: Iterable[tuple[str, float, float, str]] = (
        (_short(row.savings, _), _SPARK_END, _SAVINGS, INK),
        (_short(row.loans, _), _SAVINGS, _LOANS, INK),
        (_short(row.arrears, _), _LOANS, _ARREARS, INK if row.arrears else MUTED),
        ("?" if row.attendance is None else _.percent(row.attendance, 0), _ARREARS, _ATTENDANCE, INK),
    )
    for text, left, right, colour in cells:
        late = right == _ARREARS and row.arrears > 0
        width = right - left - _GAP
        canvas.middle(right, y, text, size=size, colour=colour, bold=late, align="right", width=width)


def _short(amount: Rupiah, _: Words) -> str:
    """Two digits are enough to compare groups."""
    return short_amount(amount, _, digits=2) if amount else "-"


def _spark(canvas: Canvas, y: float, high: float, amounts: Sequence[Rupiah]) -> None:
    """How the savings went, each group on its own scale from zero: a step a month, the newest at the right.

    Steps and no line: they lie on whole pixels, and thirty slanting lines would double the size of the file.
    """
    newest = amounts[-_STEPS:]
    floor = round(y + high / 2)
    for back, amount in enumerate(reversed(newest)):
        step = max(3, round(high * amount / max(1, *newest)))
        left = _SPARK_END - (back + 1) * _STEP
        fill = mixed(SAVINGS, PAPER, 0.5) if back else SAVINGS
        canvas.rectangle(left, floor - step, _STEP - 2, step, fill=fill)


def light(canvas: Canvas, x: float, y: float, radius: float, state: Light | None) -> None:
    """One light, told by its shape and the sign in it."""
    r = radius
    if state is Light.GOOD:
        canvas.circle(x, y, r, fill=GOOD)
        canvas.line(
            [(x - r * 0.45, y), (x - r * 0.1, y + r * 0.38), (x + r * 0.5, y - r * 0.35)], colour=PAPER, width=4
        )
    elif state is Light.MINIMUM:
        canvas.polygon(
            [(x, y - r), (x + r * 1.1, y + r * 0.9), (x - r * 1.1, y + r * 0.9)], fill=MINIMUM, edge=INK, width=3
        )
    elif state is Light.BAD:
        canvas.rectangle(x - r * 0.95, y - r * 0.95, r * 1.9, r * 1.9, fill=BAD)
        for slope in (1, -1):
            canvas.line([(x - r * 0.5, y - slope * r * 0.5), (x + r * 0.5, y + slope * r * 0.5)], colour=PAPER, width=4)
    else:
        canvas.circle(x, y, r * 0.9, fill=PAPER, edge=MUTED, line=3)


def _legend(canvas: Canvas, y: float, record: Overview, _: Words) -> None:
    """What the lights mean, and how many groups have each."""
    counts = {state: _count(record, state) for state in _ORDER}
    words = {state: f"{count} {_(_MEANINGS[state])}" for state, count in counts.items() if count}
    taken = sum(40 + text_width(word, SMALLEST) for word in words.values())
    gap = min(40.0, (INNER - taken) / max(1, len(words) - 1))
    x = float(MARGIN)
    for state, word in words.items():
        light(canvas, x + 14, y, 14, state)
        x += 40 + canvas.middle(x + 40, y, word, size=SMALLEST, align="left") + gap

"""Chart 7: a meeting that just closed, in the five figures that everybody asks for on the way home.

The last is no sum of those above it, and says so: what lay in the box before is in it, and what the day cost.
"""

from fractions import Fraction

from charts.canvas import MARGIN, SMALLEST, TALLEST, WIDTH, Canvas
from charts.palette import CASH, INK, LENT, MUTED, PAPER, RULE, SAVINGS, SHADE
from charts.parts import INNER
from locales import Words
from savings.progress import ClosingCard

_ROW = 148
_ICON = 40
_HEADS_IN_ROW = 20
_MOST_HEADS = 40
_WIDEST_STEP = 82.0
_HEADS_GAP = 14.0


def paint(record: ClosingCard, _: Words) -> Canvas:
    """The picture."""
    canvas = Canvas(TALLEST)
    title = _("Rapat ke-{number}", number=record.number)
    y = canvas.header(record.group, title, _.short_date(record.on))
    floor = _people(canvas, y + 88, record, _) + 52
    rows = (
        (SAVINGS, _("Simpanan masuk"), record.saved),
        (SAVINGS, _("Angsuran masuk"), record.repaid),
        (LENT, _("Pinjaman cair"), record.lent),
    )
    for number, (colour, name, amount) in enumerate(rows):
        top = floor + number * _ROW
        canvas.rectangle(MARGIN, top, INNER, 3, fill=RULE)
        middle = top + _ROW / 2
        canvas.circle(MARGIN + _ICON, middle, _ICON, fill=colour)
        _sign(canvas, MARGIN + _ICON, middle, minus=colour == LENT)
        _amount(canvas, middle, name, _.rupiah(amount), size=54)
    top = floor + 3 * _ROW
    canvas.rectangle(MARGIN / 2, top, WIDTH - MARGIN, _ROW, fill=SHADE, radius=20)
    _box(canvas, MARGIN + _ICON, top + _ROW / 2)
    _amount(canvas, top + _ROW / 2, _("Kas sekarang"), _.rupiah(record.cash), _("termasuk kas sebelumnya"), size=64)
    canvas.end(top + _ROW + MARGIN)
    return canvas


def caption(record: ClosingCard, _: Words) -> str:
    """The five figures in one sentence."""
    return _(
        "Rapat ke-{number} {group}: hadir {present} dari {expected}, simpanan masuk {saved}, angsuran masuk {repaid}, "
        "pinjaman cair {lent}, kas sekarang {cash}.",
        number=record.number,
        group=record.group,
        present=record.present,
        expected=record.expected,
        saved=_.rupiah(record.saved),
        repaid=_.rupiah(record.repaid),
        lent=_.rupiah(record.lent),
        cash=_.rupiah(record.cash),
    )


def alt(record: ClosingCard, _: Words) -> str:
    """The picture in words."""
    return _(
        "Kartu penutup rapat {group}, {day}: lima angka, yaitu hadir {present} dari {expected}, simpanan {saved}, "
        "angsuran {repaid}, pinjaman {lent} dan kas {cash}.",
        group=record.group,
        day=_.date(record.on),
        present=record.present,
        expected=record.expected,
        saved=_.rupiah(record.saved),
        repaid=_.rupiah(record.repaid),
        lent=_.rupiah(record.lent),
        cash=_.rupiah(record.cash),
    )


def _people(canvas: Canvas, y: float, record: ClosingCard, _: Words) -> float:
    """Who came out of how many: in figures, and as one disc each up to a number that can be seen."""
    here = _("{present} dari {expected}", present=record.present, expected=record.expected)
    canvas.middle(MARGIN, y, _("Hadir"), size=40, align="left", width=INNER / 2)
    canvas.middle(WIDTH - MARGIN, y, here, size=64, bold=True, align="right", width=INNER / 2 - 30)
    if not record.expected:
        return y + 20
    if record.expected <= _MOST_HEADS:
        return _heads(canvas, y + 62, record)
    canvas.rectangle(MARGIN, y + 62, INNER, 44, fill=SHADE, edge=MUTED, line=3, radius=12)
    share = min(Fraction(1), Fraction(record.present, record.expected))
    canvas.rectangle(MARGIN, y + 62, float(INNER * share), 44, fill=INK, radius=12)
    return y + 106


def _heads(canvas: Canvas, y: float, record: ClosingCard) -> float:
    """A full disc for everybody who came and an empty one for everybody who did not, in one row or two."""
    rows = 1 if record.expected <= _HEADS_IN_ROW else 2
    in_row = -(-record.expected // rows)
    step = min(_WIDEST_STEP, (INNER + _HEADS_GAP) / in_row)
    radius = (step - _HEADS_GAP) / 2
    for number in range(record.expected):
        row, column = divmod(number, in_row)
        x, middle = MARGIN + radius + column * step, y + radius + row * step
        came = number < record.present
        canvas.circle(x, middle, radius, fill=INK if came else PAPER, edge=INK if came else MUTED, line=4)
    return y + rows * step - _HEADS_GAP


def _amount(canvas: Canvas, y: float, name: str, amount: str, note: str = "", *, size: int) -> None:
    """A name at the left, a small note under it, and its amount at the right."""
    left = MARGIN + 2 * _ICON + 28
    canvas.middle(left, y - (18 if note else 0), name, size=40, align="left", width=340)
    if note:
        canvas.middle(left, y + 28, note, size=SMALLEST, colour=MUTED, align="left", width=340)
    canvas.middle(WIDTH - MARGIN, y, amount, size=size, bold=True, align="right", width=WIDTH - MARGIN - left - 360)


def _sign(canvas: Canvas, x: float, y: float, *, minus: bool) -> None:
    """Money in or money out."""
    canvas.line([(x - 18, y), (x + 18, y)], colour=PAPER, width=8)
    if not minus:
        canvas.line([(x, y - 18), (x, y + 18)], colour=PAPER, width=8)


def _box(canvas: Canvas, x: float, y: float) -> None:
    """The cash box, with its lid and lock."""
    canvas.rectangle(x - 38, y - 30, 76, 62, fill=CASH, radius=8)
    canvas.line([(x - 38, y - 8), (x + 38, y - 8)], colour=PAPER, width=4)
    canvas.circle(x, y - 8, 10, fill=PAPER)

"""Chart 5: one member's own savings, kind by kind, and what is left to pay on their loans. For that member alone."""

from fractions import Fraction

from charts.canvas import MARGIN, SMALL, TALLEST, WIDTH, Canvas, text_width
from charts.frame import UNDER, Frame, left_of
from charts.palette import BAD, GOOD, INK, MUTED, PAPER, POKOK, SHADE, SUKARELA, WAJIB
from charts.parts import INNER, legend, nothing, span
from charts.scales import amounts
from locales import Words
from savings.money import Rupiah
from savings.progress import OwnLoan, OwnMoney

_MOST_LOANS = 2
"""So many loans are drawn one by one; of more, the others are told as one sum."""

_FIGURE = 150
_HEADING = 84
_HIGHEST_FIELD = 380
_LOAN, _LOAN_LATE = 196, 252
_REST = 60
_BAR = 46
_SINGLE = 160
_RIGHT = WIDTH - MARGIN - 12


def paint(record: OwnMoney, _: Words) -> Canvas:
    """The picture."""
    title, day = _title(record, _), _.short_date(record.on)
    if not record.points and not record.loans:
        return nothing(record.group, title, day, _nothing_yet(_))
    canvas = Canvas(TALLEST)
    y = canvas.header(record.group, title, day) + 30
    loans = record.loans[:_MOST_LOANS]
    below = sum(_height(loan) for loan in loans) + (_REST if len(record.loans) > _MOST_LOANS else 0)
    if record.points:
        field = min(_HIGHEST_FIELD, TALLEST - MARGIN / 2 - y - _FIGURE - _HEADING - UNDER - below)
        y = _savings(canvas, y, field, record, _)
    for loan in loans:
        _loan(canvas, y, loan, _)
        y += _height(loan)
    if len(record.loans) > _MOST_LOANS:
        canvas.text(MARGIN, y + 30, _others(record, _), size=SMALL, colour=MUTED, width=INNER)
        y += _REST
    canvas.end(y + MARGIN / 2)
    return canvas


# --- in words ----------------------------------------------------------------------------------------------------


def caption(record: OwnMoney, _: Words) -> str:
    """How much is saved, and what is left to pay."""
    told = {"name": record.name, "saved": _.rupiah(_saved(record)), "left": _.rupiah(_left(record))}
    if not record.points and not record.loans:
        return _nothing_yet(_)
    if not record.loans:
        return _("Simpanan {name} {saved}, tanpa pinjaman.", **told)
    overdue = sum(loan.overdue for loan in record.loans)
    if overdue:
        told["overdue"] = _.rupiah(overdue)
        return _("Simpanan {name} {saved}; sisa pinjaman {left}, terlambat {overdue}.", **told)
    coming = [(loan.next_due, loan.next_amount) for loan in record.loans if loan.next_due and loan.next_amount]
    if not coming:
        return _("Simpanan {name} {saved}; sisa pinjaman {left}.", **told)
    due, amount = min(coming)
    return _(
        "Simpanan {name} {saved}; sisa pinjaman {left}, angsuran berikutnya {amount} pada {day}.",
        amount=_.rupiah(amount),
        day=_.short_date(due),
        **told,
    )


def alt(record: OwnMoney, _: Words) -> str:
    """The picture in words."""
    if not record.points:
        return caption(record, _)
    last = record.points[-1]
    text = _(
        "Grafik simpanan {name} {span}: pokok {pokok}, wajib {wajib}, sukarela {sukarela}.",
        name=record.name,
        span=span(_.short_date(record.points[0].day), _.short_date(last.day), _),
        pokok=_.rupiah(last.pokok),
        wajib=_.rupiah(last.wajib),
        sukarela=_.rupiah(last.sukarela),
    )
    if not record.loans:
        return text
    lent = sum(loan.principal for loan in record.loans)
    return f"{text} " + _(
        "Di bawahnya batang pinjaman: sisa {left} dari {lent}.", left=_.rupiah(_left(record)), lent=_.rupiah(lent)
    )


def _title(record: OwnMoney, _: Words) -> str:
    return _("Catatan {name}", name=record.name)


def _nothing_yet(_: Words) -> str:
    return _("Belum ada simpanan yang tercatat.")


def _saved(record: OwnMoney) -> Rupiah:
    return record.points[-1].savings if record.points else 0


def _left(record: OwnMoney) -> Rupiah:
    return sum(loan.outstanding for loan in record.loans)


def _others(record: OwnMoney, _: Words) -> str:
    others = record.loans[_MOST_LOANS:]
    return _("dan {n} pinjaman lain, sisa {left}", n=len(others), left=_.rupiah(sum(one.outstanding for one in others)))


# --- savings -----------------------------------------------------------------------------------------------------


def _savings(canvas: Canvas, y: float, high: float, record: OwnMoney, _: Words) -> float:
    """The sum in very large, and the three kinds on each other over time; return where the loans may begin."""
    canvas.middle(MARGIN, y + 20, _("Simpanan"), size=34, colour=MUTED, align="left")
    canvas.text(MARGIN, y + 118, _.rupiah(_saved(record)), size=84, bold=True, width=INNER)
    y += _FIGURE
    kinds = ((_("pokok"), POKOK), (_("wajib"), WAJIB), (_("sukarela"), SUKARELA))
    legend(canvas, WIDTH - MARGIN, y + _HEADING / 2, [(name, ("block", (colour,))) for name, colour in kinds])
    top = y + _HEADING
    points = record.points
    marks = amounts(0, max(point.savings for point in points), most=4 if high > 260 else 3)
    first, last = points[0].day, points[-1].day
    frame = Frame(left=left_of(marks, _), top=top, right=_RIGHT, bottom=top + high, first=first, last=last, marks=marks)
    frame.rule(canvas, _)
    layers = (
        (SUKARELA, [point.savings for point in points]),
        (WAJIB, [point.pokok + point.wajib for point in points]),
        (POKOK, [point.pokok for point in points]),
    )
    for colour, sums in layers:
        course = frame.points([(point.day, amount) for point, amount in zip(points, sums, strict=True)])
        if len(course) == 1:
            x, upper = course[0]
            canvas.rectangle(x - _SINGLE / 2, upper, _SINGLE, frame.bottom - upper, fill=colour)
            continue
        canvas.polygon([(course[0][0], frame.bottom), *course, (course[-1][0], frame.bottom)], fill=colour)
        canvas.line(course, colour=PAPER, width=3)
    frame.date(canvas, _)
    return top + high + UNDER


# --- loans -------------------------------------------------------------------------------------------------------


def _height(loan: OwnLoan) -> int:
    return _LOAN_LATE if loan.overdue else _LOAN


def _loan(canvas: Canvas, y: float, loan: OwnLoan, _: Words) -> None:
    """What is left in large, a bar that fills as it is paid, and what comes next."""
    canvas.rectangle(MARGIN, y + 8, INNER, 3, fill=SHADE)
    left = _("Sisa pinjaman {left}", left=_.rupiah(loan.outstanding))
    wide = canvas.text(MARGIN, y + 66, left, size=42, bold=True, width=INNER * 0.62)
    of = _("dari {principal}", principal=_.rupiah(loan.principal))
    canvas.text(WIDTH - MARGIN, y + 66, of, size=34, colour=MUTED, align="right", width=INNER - wide - 24)
    paid = min(max(0, loan.principal - loan.outstanding), loan.principal)
    top = y + 88
    canvas.rectangle(MARGIN, top, INNER, _BAR, fill=SHADE, edge=MUTED, line=3, radius=12)
    filled = INNER * paid / max(1, loan.principal)
    if paid:
        canvas.rectangle(MARGIN, top, max(12.0, filled), _BAR, fill=GOOD, radius=12)
    _paid(
        canvas,
        top + _BAR / 2,
        filled,
        _("terbayar {share}", share=_.percent(Fraction(paid, max(1, loan.principal)), 0)),
    )
    canvas.text(MARGIN, top + _BAR + 44, _coming(loan, _), size=34, width=INNER)
    if loan.overdue:
        _late(canvas, top + _BAR + 82, loan.overdue, _)


def _paid(canvas: Canvas, y: float, filled: float, text: str) -> None:
    """What the bar means, in its full part where there is room and else in its empty one."""
    room = text_width(text, SMALL) + 40
    if filled >= room:
        canvas.middle(MARGIN + 20, y, text, size=SMALL, colour=PAPER, align="left")
    else:
        canvas.middle(MARGIN + max(filled, 12.0) + 20, y, text, size=SMALL, align="left")


def _coming(loan: OwnLoan, _: Words) -> str:
    if loan.next_due is None or loan.next_amount is None:
        return _("Tidak ada angsuran lagi yang dijadwalkan.")
    return _("Angsuran berikutnya {amount}, {day}", amount=_.rupiah(loan.next_amount), day=_.short_date(loan.next_due))


def _late(canvas: Canvas, y: float, overdue: Rupiah, _: Words) -> None:
    """What should have been paid by now, with a mark that needs no colour."""
    canvas.polygon([(MARGIN + 20, y - 20), (MARGIN + 42, y + 20), (MARGIN - 2, y + 20)], fill=BAD)
    canvas.line([(MARGIN + 20, y - 6), (MARGIN + 20, y + 6)], colour=PAPER, width=5)
    canvas.circle(MARGIN + 20, y + 14, 3, fill=PAPER)
    text = _("Terlambat {overdue}", overdue=_.rupiah(overdue))
    canvas.middle(MARGIN + 60, y + 2, text, size=36, bold=True, colour=INK, align="left", width=INNER - 60)

"""Chart 3: what a whole group was to pay month by month, what it paid, and what is behind.

An empty outline is what was due and the block in it what came: a full outline needs no reading.
"""

import datetime as dt
from fractions import Fraction

from charts.canvas import MARGIN, SMALL, TALLEST, WIDTH, Canvas, text_width
from charts.frame import UNDER, Frame, left_of
from charts.palette import BAD, GOOD, MUTED, SAVINGS, SHADE
from charts.parts import INNER, Sample, figure, legend, nothing
from charts.scales import amounts, month_labels, short_month, short_rupiah
from locales import Words
from savings.progress import RepaymentMonth, RepaymentMonths

_FIGURES = 32 + 176
_HEADING = 96
_FIELD = 520
_RIGHT = WIDTH - MARGIN
_MOST_MONTHS = 12
_WIDEST = 150
_LABEL = 28
_DUE: Sample = ("outline", (SHADE, MUTED))
_PAID: Sample = ("block", (SAVINGS,))


def paint(record: RepaymentMonths, _: Words) -> Canvas:
    """The picture, of the last twelve months at most."""
    title, day = _("Angsuran kelompok"), _.short_date(record.on)
    months = _shown(record)
    if not months:
        return nothing(record.group, title, day, _nothing_due(record, _))
    canvas = Canvas(TALLEST)
    head = canvas.header(record.group, title, day)
    _figures(canvas, head + 32, record, months[-1], _)
    top = head + _FIGURES + _HEADING
    marks = amounts(0, max(max(month.due, month.paid) for month in months), most=5)
    frame = Frame(
        left=left_of(marks, _),
        top=top,
        right=_RIGHT,
        bottom=top + _FIELD,
        first=months[0].month,
        last=months[-1].month,
        marks=marks,
    )
    canvas.middle(MARGIN, top - 50, _("Tiap bulan"), size=34, bold=True, align="left")
    legend(canvas, WIDTH - MARGIN, top - 50, ((_("seharusnya"), _DUE), (_("dibayar"), _PAID)))
    frame.rule(canvas, _)
    _bars(canvas, frame, months)
    _names(canvas, frame, [month.month for month in months], _)
    canvas.end(frame.bottom + UNDER + MARGIN / 2)
    return canvas


def caption(record: RepaymentMonths, _: Words) -> str:
    """How much of the newest month came in, and what is behind."""
    months = _shown(record)
    if not months:
        return _nothing_due(record, _)
    last = months[-1]
    values = {
        "group": record.group,
        "month": _.month(last.month),
        "paid": _.rupiah(last.paid),
        "due": _.rupiah(last.due),
        "arrears": _.rupiah(record.arrears),
    }
    if not last.due:
        if record.arrears:
            return _("Angsuran {group} {month}: masuk {paid}, tunggakan {arrears}.", **values)
        return _("Angsuran {group} {month}: masuk {paid}, tidak ada tunggakan.", **values)
    if record.arrears:
        return _("Angsuran {group} {month}: masuk {paid} dari {due}, tunggakan {arrears}.", **values)
    return _("Angsuran {group} {month}: masuk {paid} dari {due}, tidak ada tunggakan.", **values)


def alt(record: RepaymentMonths, _: Words) -> str:
    """The picture in words."""
    months = _shown(record)
    if not months:
        return _nothing_due(record, _)
    return _(
        "Grafik angsuran {group} dari {first} sampai {last}: seluruhnya {paid} dibayar dari {due}, "
        "tunggakan sekarang {arrears}.",
        group=record.group,
        first=_.month(months[0].month),
        last=_.month(months[-1].month),
        paid=_.rupiah(sum(month.paid for month in months)),
        due=_.rupiah(sum(month.due for month in months)),
        arrears=_.rupiah(record.arrears),
    )


def _shown(record: RepaymentMonths) -> tuple[RepaymentMonth, ...]:
    """The newest months, or none where nothing was due or paid in any of them."""
    months = record.months[-_MOST_MONTHS:]
    return months if any(month.due or month.paid for month in months) else ()


def _nothing_due(record: RepaymentMonths, _: Words) -> str:
    if record.arrears:
        return _("Belum ada angsuran di bulan-bulan ini; tunggakan {arrears}.", arrears=_.rupiah(record.arrears))
    return _("Belum ada angsuran yang jatuh tempo.")


def _figures(canvas: Canvas, y: float, record: RepaymentMonths, last: RepaymentMonth, _: Words) -> None:
    """What came in the newest month beside what is behind; a sentence says it without colour."""
    half = INNER / 2
    name = _("Masuk {month}", month=f"{short_month(last.month, _)} {last.month.year}")
    figure(canvas, MARGIN, y, half - 30, name, short_rupiah(last.paid, _), size=60)
    if last.due:
        share = Fraction(100 * last.paid // last.due, 100)
        of = _("{share} dari {due}", share=_.percent(share, 0), due=short_rupiah(last.due, _))
        canvas.text(MARGIN, y + 160, of, size=34, colour=MUTED, width=half - 30)
    right = MARGIN + half + 20
    behind = record.arrears > 0
    value = short_rupiah(record.arrears, _) if behind else _("Tidak ada")
    figure(canvas, right, y, half - 20, _("Tunggakan"), value, size=60, colour=BAD if behind else GOOD)
    note = _("belum dibayar sampai hari ini") if behind else _("semua angsuran beres")
    canvas.text(right, y + 160, note, size=SMALL, colour=MUTED, width=half - 20)


def _bars(canvas: Canvas, frame: Frame, months: tuple[RepaymentMonth, ...]) -> None:
    step = _step(frame, len(months))
    wide = min(_WIDEST, step * 0.8)
    for number, month in enumerate(months):
        x = frame.left + step * (number + 0.5)
        if month.due:
            top = frame.y(month.due)
            canvas.rectangle(x - wide / 2, top, wide, frame.bottom - top, fill=SHADE, edge=MUTED, line=4)
        if month.paid:
            top, inset = frame.y(month.paid), max(6, wide * 0.14)
            canvas.rectangle(x - wide / 2 + inset, top, wide - 2 * inset, frame.bottom - top, fill=SAVINGS)


def _names(canvas: Canvas, frame: Frame, months: list[dt.date], _: Words) -> None:
    """The months under their bars: every one, or every second or third, the newest always."""
    step = _step(frame, len(months))
    widest = max(text_width(short_month(month, _), _LABEL) for month in months)
    each = next(n for n in (1, 2, 3, 6, 12) if n * step >= max(widest, text_width("2026", _LABEL)) + 6)
    named = [number for number in range(len(months)) if (len(months) - 1 - number) % each == 0]
    for number, mark in zip(named, month_labels([months[number] for number in named], _), strict=True):
        x = frame.left + step * (number + 0.5)
        canvas.text(x, frame.bottom + 14 + _LABEL, mark.above, size=_LABEL, colour=MUTED, align="center")
        canvas.text(x, frame.bottom + 22 + 2 * _LABEL, mark.below, size=_LABEL, colour=MUTED, align="center")


def _step(frame: Frame, months: int) -> float:
    return (frame.right - frame.left) / months

"""Chart 3: what a whole group was to pay month by month, what it paid, and what is behind.

For officers an empty outline is what was due and the block in it what came: a full outline needs no reading. For
everybody the bars are what came, and under each month that is over stands a cup, filled to the quarter that came of
what was due: in rupiah the rest would be somebody's (docs/decisions/0010).
"""

import datetime as dt
from fractions import Fraction

from charts.canvas import MARGIN, SMALL, TALLEST, WIDTH, Canvas, text_width
from charts.frame import UNDER, Frame, left_of
from charts.palette import BAD, GOOD, INK, MUTED, PAPER, SAVINGS, SHADE
from charts.parts import INNER, Sample, figure, legend, nothing, span
from charts.scales import amounts, month_labels, short_month, short_rupiah
from locales import N_, Words
from savings.progress import Came, RepaymentMonth, RepaymentMonths

_FIGURES = 32 + 176
_HEADING = 96
_FIELD = 520
_FIELD_OVER_CUPS = 400
_RIGHT = WIDTH - MARGIN
_MOST_MONTHS = 12
_WIDEST = 150
_LABEL = 28
_CUPS = 92
_CUP = 72
_NO_MONEY = 100_000
"""The scale of months in which nothing came."""
_DUE: Sample = ("outline", (SHADE, MUTED))
_PAID: Sample = ("block", (SAVINGS,))
_CAME = {
    Came.NOTHING: N_("belum ada yang masuk"),
    Came.LITTLE: N_("sebagian kecil masuk"),
    Came.HALF: N_("kira-kira separuh masuk"),
    Came.MOST: N_("sebagian besar masuk, sebagian kecil belum"),
    Came.ALL: N_("semua yang jatuh tempo masuk"),
}


def paint(record: RepaymentMonths, _: Words) -> Canvas:
    """The picture, of the last twelve months at most."""
    title, day = _("Angsuran kelompok"), _.short_date(record.on)
    months = _shown(record)
    if not months:
        return nothing(record.group, title, day, _nothing_due(record, _))
    told, cups = record.arrears is not None, any(month.came is not None for month in months)
    canvas = Canvas(TALLEST)
    head = canvas.header(record.group, title, day)
    _money(canvas, head + 32, months[-1], _)
    _behind(canvas, head + 32, record, _)
    top = head + _FIGURES + _HEADING
    marks = amounts(0, max(max(month.due or 0, month.paid) for month in months) or _NO_MONEY, most=5)
    frame = Frame(
        left=left_of(marks, _),
        top=top,
        right=_RIGHT,
        bottom=top + (_FIELD_OVER_CUPS if cups else _FIELD),
        first=months[0].month,
        last=months[-1].month,
        marks=marks,
    )
    canvas.middle(MARGIN, top - 50, _("Tiap bulan"), size=34, bold=True, align="left")
    paid = (_("dibayar"), _PAID)
    legend(canvas, WIDTH - MARGIN, top - 50, ((_("seharusnya"), _DUE), paid) if told else (paid,))
    frame.rule(canvas, _)
    _bars(canvas, frame, months)
    _names(canvas, frame, [month.month for month in months], _)
    bottom = frame.bottom + UNDER
    if cups:
        of_due = _("Dari yang harus dibayar bulan itu, masuk sebanyak ini")
        canvas.middle(MARGIN, bottom + 46, of_due, size=SMALL, align="left", width=INNER)
        _fill_cups(canvas, bottom + _CUPS, frame, months)
        bottom += _CUPS + _CUP
    canvas.end(bottom + MARGIN / 2 + (MARGIN / 2 if cups else 0))
    return canvas


def caption(record: RepaymentMonths, _: Words) -> str:
    """How much of the newest month came in, and what is behind."""
    months = _shown(record)
    if not months:
        return _nothing_due(record, _)
    if record.arrears is None:
        return _roughly(record, months, _)
    last = months[-1]
    values = {
        "group": record.group,
        "month": _.month(last.month),
        "paid": _.rupiah(last.paid),
        "arrears": _.rupiah(record.arrears),
    }
    if not last.due:
        if record.arrears:
            return _("Angsuran {group} {month}: masuk {paid}, tunggakan {arrears}.", **values)
        return _("Angsuran {group} {month}: masuk {paid}, tidak ada tunggakan.", **values)
    values["due"] = _.rupiah(last.due)
    if record.arrears:
        return _("Angsuran {group} {month}: masuk {paid} dari {due}, tunggakan {arrears}.", **values)
    return _("Angsuran {group} {month}: masuk {paid} dari {due}, tidak ada tunggakan.", **values)


def _roughly(record: RepaymentMonths, months: tuple[RepaymentMonth, ...], _: Words) -> str:
    """What receipts have told, and how full the last month was that is over."""
    values = {
        "group": record.group,
        "month": _.month(months[-1].month),
        "paid": _.rupiah(months[-1].paid),
        "state": _state(record, _),
    }
    over = [month for month in months if month.came is not None]
    if not over or over[-1].came is None:
        return _("Angsuran {group} {month}: masuk {paid}, {state}.", **values)
    return _(
        "Angsuran {group} {month}: masuk {paid}, {state}; {before}: {came}.",
        before=_.month(over[-1].month),
        came=_(_CAME[over[-1].came]),
        **values,
    )


def alt(record: RepaymentMonths, _: Words) -> str:
    """The picture in words."""
    months = _shown(record)
    if not months:
        return _nothing_due(record, _)
    values = {
        "group": record.group,
        "span": span(_.month(months[0].month), _.month(months[-1].month), _),
        "paid": _.rupiah(sum(month.paid for month in months)),
    }
    if record.arrears is not None:
        return _(
            "Grafik angsuran {group} {span}: seluruhnya {paid} dibayar dari {due}, tunggakan sekarang {arrears}.",
            due=_.rupiah(sum(month.due or 0 for month in months)),
            arrears=_.rupiah(record.arrears),
            **values,
        )
    over = [month.came for month in months if month.came is not None]
    if not over:
        return _(
            "Grafik angsuran {group} {span}: seluruhnya {paid} dibayar; sekarang {state}.",
            state=_state(record, _),
            **values,
        )
    return _(
        "Grafik angsuran {group} {span}: seluruhnya {paid} dibayar; dari {over} bulan yang lewat "
        "{full} lengkap; sekarang {state}.",
        over=len(over),
        full=over.count(Came.ALL),
        state=_state(record, _),
        **values,
    )


def _shown(record: RepaymentMonths) -> tuple[RepaymentMonth, ...]:
    """The newest months, or none where nothing was due or paid in any of them."""
    months = record.months[-_MOST_MONTHS:]
    return months if any(month.due or month.paid or month.came is not None for month in months) else ()


def _nothing_due(record: RepaymentMonths, _: Words) -> str:
    if record.arrears:
        return _("Belum ada angsuran di bulan-bulan ini; tunggakan {arrears}.", arrears=_.rupiah(record.arrears))
    if record.behind:
        return _("Belum ada angsuran di bulan-bulan ini; masih ada tunggakan.")
    return _("Belum ada angsuran yang jatuh tempo.")


def _state(record: RepaymentMonths, _: Words) -> str:
    return _("masih ada tunggakan") if record.behind else _("tidak ada tunggakan")


def _money(canvas: Canvas, y: float, last: RepaymentMonth, _: Words) -> None:
    """What came in the newest month."""
    width = INNER / 2 - 30
    name = _("Masuk {month}", month=f"{short_month(last.month, _)} {last.month.year}")
    figure(canvas, MARGIN, y, width, name, short_rupiah(last.paid, _), size=60)
    if last.due is None:
        canvas.text(MARGIN, y + 160, _("sampai hari ini"), size=SMALL, colour=MUTED, width=width)
    elif last.due:
        share = Fraction(100 * last.paid // last.due, 100)
        of = _("{share} dari {due}", share=_.percent(share, 0), due=short_rupiah(last.due, _))
        canvas.text(MARGIN, y + 160, of, size=34, colour=MUTED, width=width)


def _behind(canvas: Canvas, y: float, record: RepaymentMonths, _: Words) -> None:
    """What is behind, or only whether anything is; a sentence says it without colour."""
    left, width = MARGIN + INNER / 2 + 20, INNER / 2 - 20
    value, note, colour = _behind_words(record, _)
    figure(canvas, left, y, width, _("Tunggakan"), value, size=60, colour=colour)
    canvas.text(left, y + 160, note, size=SMALL, colour=MUTED, width=width)


def _behind_words(record: RepaymentMonths, _: Words) -> tuple[str, str, str]:
    """Value, note and colour. Before everybody no alarm: somebody who is late sits among them."""
    if not record.behind:
        return _("Tidak ada"), _("semua angsuran beres"), GOOD
    if record.arrears is None:
        return _("Masih ada"), _("rinciannya pada pengurus"), INK
    return short_rupiah(record.arrears, _), _("belum dibayar sampai hari ini"), BAD


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


def _fill_cups(canvas: Canvas, top: float, frame: Frame, months: tuple[RepaymentMonth, ...]) -> None:
    """An empty cup for each month that is over, filled to the quarter; strokes divide it so that it can be counted."""
    step = _step(frame, len(months))
    wide = min(_CUP, step * 0.72)
    for number, month in enumerate(months):
        if month.came is None:
            continue
        left, high = frame.left + step * (number + 0.5) - wide / 2, _CUP * month.came / Came.ALL
        canvas.rectangle(left, top, wide, _CUP, fill=SHADE)
        canvas.rectangle(left, top + _CUP - high, wide, high, fill=SAVINGS)
        for quarter in range(1, 4):
            canvas.rectangle(left, top + _CUP * quarter / 4 - 1.5, wide, 3, fill=PAPER)
        canvas.rectangle(left, top, wide, _CUP, edge=MUTED, line=4)


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

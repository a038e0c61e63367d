"""Chart 1: what a group has saved, kind by kind, and below what of it is lent out and what lies in the cash box.

Two fields over the same days and not one: lines across three stacked areas are more than a small screen can show.
"""

import datetime as dt

from charts.canvas import MARGIN, TALLEST, WIDTH, Canvas
from charts.frame import UNDER, Frame, left_of
from charts.palette import CASH, LENT, PAPER, POKOK, SUKARELA, WAJIB
from charts.parts import DASH, INNER, Sample, figure, legend, nothing, span
from charts.scales import amounts, short_rupiah
from locales import Words
from savings.money import Rupiah
from savings.progress import SavingsPoint, SavingsProgress

_FIGURES = 32 + 120 + 28
_HEADING = 92
_UPPER = 345
_LOWER = 250
_RIGHT = WIDTH - MARGIN - 12
_BAR = 160


def paint(record: SavingsProgress, _: Words) -> Canvas:
    """The picture."""
    told = _empty(record) or bool(_lent(record))
    title, day = _("Simpanan dan pinjaman") if told else _("Simpanan dan kas"), _.short_date(record.on)
    if _empty(record):
        return nothing(record.group, title, day, _nothing_yet(_))
    canvas = Canvas(TALLEST)
    head = canvas.header(record.group, title, day)
    _figures(canvas, head + 32, record.points[-1], _)
    marks = amounts(0, max(point.savings for point in record.points), most=5)
    flows = [point.cash for point in record.points] + [amount for _day, amount in _lent(record)]
    lower_marks = amounts(min(flows), max(flows), most=4)
    left = max(left_of(marks, _), left_of(lower_marks, _))
    first, last = record.points[0].day, record.points[-1].day
    top = head + _FIGURES + _HEADING
    upper = Frame(left=left, top=top, right=_RIGHT, bottom=top + _UPPER, first=first, last=last, marks=marks)
    top = upper.bottom + _HEADING
    lower = Frame(left=left, top=top, right=_RIGHT, bottom=top + _LOWER, first=first, last=last, marks=lower_marks)
    canvas.middle(MARGIN, upper.top - 46, _("Simpanan"), size=34, bold=True, align="left")
    kinds = ((_("pokok"), POKOK), (_("wajib"), WAJIB), (_("sukarela"), SUKARELA))
    legend(canvas, WIDTH - MARGIN, upper.top - 46, [(name, ("block", (colour,))) for name, colour in kinds])
    upper.rule(canvas, _)
    _kinds(canvas, upper, record)
    below = _("Dipinjam dan kas") if _lent(record) else _("Kas")
    canvas.middle(MARGIN, lower.top - 46, below, size=34, bold=True, align="left")
    lower.rule(canvas, _)
    _flows(canvas, lower, record)
    lower.date(canvas, _)
    canvas.end(lower.bottom + UNDER + MARGIN / 2)
    return canvas


def caption(record: SavingsProgress, _: Words) -> str:
    """How the savings moved since the first day of the picture, and where the money is."""
    if _empty(record):
        return _nothing_yet(_)
    first, last = record.points[0], record.points[-1]
    grown = last.savings - first.savings
    values = {"group": record.group, "savings": _.rupiah(last.savings), "day": _.short_date(first.day)}
    if grown > 0:
        finding = _("Simpanan {group} naik {grown} sejak {day}, menjadi {savings}", grown=_.rupiah(grown), **values)
    elif grown < 0:
        finding = _("Simpanan {group} turun {fallen} sejak {day}, menjadi {savings}", fallen=_.rupiah(-grown), **values)
    elif first is last:
        finding = _("Simpanan {group} {savings}", **values)
    else:
        finding = _("Simpanan {group} tetap {savings} sejak {day}", **values)
    if last.lent is None:
        return _("{finding}; kas {cash}.", finding=finding, cash=_.rupiah(last.cash))
    return _(
        "{finding}; sedang dipinjam {lent}, kas {cash}.",
        finding=finding,
        lent=_.rupiah(last.lent),
        cash=_.rupiah(last.cash),
    )


def alt(record: SavingsProgress, _: Words) -> str:
    """The picture in words."""
    if _empty(record):
        return _nothing_yet(_)
    last = record.points[-1]
    values = {
        "group": record.group,
        "span": span(_.short_date(record.points[0].day), _.short_date(last.day), _),
        "pokok": _.rupiah(last.pokok),
        "wajib": _.rupiah(last.wajib),
        "sukarela": _.rupiah(last.sukarela),
        "cash": _.rupiah(last.cash),
    }
    if last.lent is None:
        return _(
            "Grafik {group} {span}: simpanan pokok {pokok}, wajib {wajib}, sukarela {sukarela}; "
            "di bawahnya garis kas {cash}.",
            **values,
        )
    return _(
        "Grafik {group} {span}: simpanan pokok {pokok}, wajib {wajib}, sukarela {sukarela}; "
        "di bawahnya garis pinjaman {lent} dan kas {cash}.",
        lent=_.rupiah(last.lent),
        **values,
    )


def _empty(record: SavingsProgress) -> bool:
    """Whether there never was any money."""
    return not any(point.savings or point.lent or point.cash for point in record.points)


def _lent(record: SavingsProgress) -> list[tuple[dt.date, Rupiah]]:
    """What was lent out on the days on which it may be told; nothing where it may not be told today."""
    if not record.points or record.points[-1].lent is None:
        return []
    return [(point.day, point.lent) for point in record.points if point.lent is not None]


def _nothing_yet(_: Words) -> str:
    return _("Belum ada simpanan yang tercatat.")


def _figures(canvas: Canvas, y: float, last: SavingsPoint, _: Words) -> None:
    """The amounts of today, each beside a sample of how it is drawn."""
    shown: list[tuple[str, Rupiah | None, Sample]] = [
        (_("Simpanan"), last.savings, ("block", (POKOK, WAJIB, SUKARELA))),
        (_("Dipinjam"), last.lent, ("line", (LENT,))),
        (_("Kas"), last.cash, ("dashes", (CASH,))),
    ]
    told = [(name, amount, sample) for name, amount, sample in shown if amount is not None]
    width = INNER / len(told)
    for number, (name, amount, sample) in enumerate(told):
        figure(canvas, MARGIN + number * width, y, width - 20, name, short_rupiah(amount, _), sample=sample)


def _kinds(canvas: Canvas, frame: Frame, record: SavingsProgress) -> None:
    """Three areas on each other, the firmest kind at the bottom; a single day is a bar."""
    layers = (
        (SUKARELA, [point.savings for point in record.points]),
        (WAJIB, [point.pokok + point.wajib for point in record.points]),
        (POKOK, [point.pokok for point in record.points]),
    )
    days = [point.day for point in record.points]
    for colour, sums in layers:
        course = frame.points(list(zip(days, sums, strict=True)))
        if len(course) == 1:
            x, y = course[0]
            canvas.rectangle(x - _BAR / 2, y, _BAR, frame.bottom - y, fill=colour)
            continue
        canvas.polygon([(course[0][0], frame.bottom), *course, (course[-1][0], frame.bottom)], fill=colour)
        canvas.line(course, colour=PAPER, width=3)


def _flows(canvas: Canvas, frame: Frame, record: SavingsProgress) -> None:
    """What is lent out as a line and the cash as dashes, both with a dot where they are today."""
    lent = frame.points(_lent(record))
    cash = frame.points([(point.day, point.cash) for point in record.points])
    canvas.line(cash, colour=CASH, width=7, dash=DASH)
    canvas.line(lent, colour=LENT, width=8)
    canvas.circle(*cash[-1], 12, fill=PAPER, edge=CASH, line=6)
    if lent:
        canvas.circle(*lent[-1], 12, fill=LENT)

"""Chart 4: how far a group is on the way to the goal it set, and what a week must bring to reach it."""

from fractions import Fraction

from charts.canvas import BODY, GLUE, MARGIN, TALLEST, WIDTH, Canvas, fit
from charts.frame import UNDER, Frame, left_of
from charts.palette import GOOD, INK, MUTED, PAPER, SAVINGS, SHADE, SUKARELA
from charts.parts import DASH, INNER, Sample, legend
from charts.scales import amounts, short_rupiah
from locales import Words
from savings.progress import GoalProgress

_FIGURES = 410
_HEADING = 96
_FIELD = 400
_RIGHT = WIDTH - MARGIN - 12
_BAR = 64
_SAVED: Sample = ("block", (SAVINGS,))
_PLAN: Sample = ("dashes", (MUTED,))


def paint(record: GoalProgress, _: Words) -> Canvas:
    """The picture."""
    canvas = Canvas(TALLEST)
    head = canvas.header(record.group, _title(record, _), _.short_date(record.on))
    _so_far(canvas, head, record, _)
    _course(canvas, head + _FIGURES + _HEADING, record, _)
    canvas.end(head + _FIGURES + _HEADING + _FIELD + UNDER + MARGIN / 2)
    return canvas


def caption(record: GoalProgress, _: Words) -> str:
    """How far it is, and what is left to do in the time that is left."""
    values = {
        "group": record.group,
        "target": _.rupiah(record.target),
        "until": _until(record, _),
        "saved": _.rupiah(record.saved),
        "share": _.percent(_share(record), 0),
        "missing": _.rupiah(_missing(record)),
        "weekly": _.rupiah(_weekly(record)),
    }
    if not _missing(record):
        return _("Target {group} tercapai: {saved} dari {target} ({share}) untuk {until}.", **values)
    if record.on >= record.until:
        return _("Target {group} sampai {until}: {saved} dari {target} ({share}), kurang {missing}.", **values)
    return _(
        "Target {group} sampai {until}: {saved} dari {target} ({share}), kurang {missing} atau kira-kira {weekly} "
        "seminggu.",
        **values,
    )


def alt(record: GoalProgress, _: Words) -> str:
    """The picture in words."""
    return _(
        "Batang kemajuan {group} menuju {target}, terisi {share}, dan garis simpanan sejak {since} "
        "dengan target {until}; sekarang {saved}.",
        group=record.group,
        target=_.rupiah(record.target),
        share=_.percent(_share(record), 0),
        since=_.short_date(record.since),
        until=_until(record, _),
        saved=_.rupiah(record.saved),
    )


def _title(record: GoalProgress, _: Words) -> str:
    return _("Target {name}", name=record.name) if record.name else _("Target kelompok")


def _until(record: GoalProgress, _: Words) -> str:
    day = _.short_date(record.until)
    return _("{name} ({day})", name=record.name, day=day) if record.name else day


def _share(record: GoalProgress) -> Fraction:
    """Full percents, never rounded up: 99,9 is not there yet."""
    return Fraction(100 * record.saved // record.target, 100)


def _missing(record: GoalProgress) -> int:
    return max(0, record.target - record.saved)


def _weeks(record: GoalProgress) -> int:
    """Weeks that are left, begun ones too."""
    return max(1, -(-(record.until - record.on).days // 7))


def _weekly(record: GoalProgress) -> int:
    """What each week that is left must bring, rounded up to a number of two digits."""
    exact = -(-_missing(record) // _weeks(record))
    unit: int = 10 ** max(0, len(str(exact)) - 2)
    return -(-exact // unit) * unit


def _so_far(canvas: Canvas, y: float, record: GoalProgress, _: Words) -> None:
    """The share in very large, the amounts beside it, the bar, and one sentence of what is to do."""
    reached = not _missing(record)
    share, size, _cut = fit(_.percent(_share(record), 0), 460, size=130, bold=True)
    wide = canvas.text(MARGIN, y + 150, share, size=size, bold=True, colour=GOOD if reached else INK)
    left = MARGIN + wide + 44
    room = WIDTH - MARGIN - left
    canvas.text(left, y + 96, short_rupiah(record.saved, _), size=60, bold=True, width=room)
    of = _("dari {target} sampai {day}", target=short_rupiah(record.target, _), day=_.short_date(record.until))
    canvas.text(left, y + 150, of, size=40, colour=MUTED, width=room)
    top = y + 192
    canvas.rectangle(MARGIN, top, INNER, _BAR, fill=SHADE, edge=MUTED, line=4, radius=16)
    part = float(min(Fraction(1), Fraction(max(0, record.saved), record.target)))
    if part > 0:
        canvas.rectangle(MARGIN, top, max(12.0, INNER * part), _BAR, fill=GOOD if reached else SAVINGS, radius=16)
    canvas.paragraph(MARGIN, top + _BAR + 62, _to_do(record, _), width=INNER, lines=2, size=BODY + 2)


def _to_do(record: GoalProgress, _: Words) -> str:
    if not _missing(record):
        return _("Target tercapai. Terima kasih, semuanya!")
    missing = _glued(_missing(record), _)
    if record.on >= record.until:
        return _("Waktunya habis {until}, masih kurang {missing}.", until=_.short_date(record.until), missing=missing)
    return _.many(
        "Kurang {missing}. Tinggal {n} minggu: kira-kira {weekly} seminggu.",
        "Kurang {missing}. Tinggal {n} minggu: kira-kira {weekly} seminggu.",
        _weeks(record),
        missing=missing,
        weekly=_glued(_weekly(record), _),
    )


def _glued(amount: int, _: Words) -> str:
    return short_rupiah(amount, _).replace(" ", GLUE)


def _course(canvas: Canvas, top: float, record: GoalProgress, _: Words) -> None:
    """What was saved so far, and the straight way to the goal that it can be held against."""
    points = [(point.day, point.saved) for point in record.points]
    if not points or points[-1][0] < record.on:
        points.append((record.on, record.saved))
    first, last = min(record.since, points[0][0]), max(record.until, points[-1][0])
    low, high = min(amount for _day, amount in points), max(amount for _day, amount in points)
    marks = amounts(low, max(high, record.target), most=5)
    frame = Frame(
        left=left_of(marks, _), top=top, right=_RIGHT, bottom=top + _FIELD, first=first, last=last, marks=marks
    )
    rows = ((_("terkumpul"), _SAVED), (_("rencana"), _PLAN))
    legend(canvas, WIDTH - MARGIN, top - 50, rows)
    frame.rule(canvas, _)
    line = frame.points(points)
    start = frame.points([(first, points[0][1] if points[0][0] <= record.since else 0)])
    canvas.polygon([(line[0][0], frame.y(0)), *line, (line[-1][0], frame.y(0))], fill=SUKARELA)
    end = (frame.x(record.until), frame.y(record.target))
    canvas.line([*start, end], colour=MUTED, width=6, dash=DASH)
    canvas.line(line, colour=SAVINGS, width=8)
    canvas.circle(*line[-1], 13, fill=SAVINGS, edge=PAPER, line=3)
    _flag(canvas, *end)
    frame.date(canvas, _)


def _flag(canvas: Canvas, x: float, y: float) -> None:
    """Where the goal is."""
    canvas.circle(x, y, 15, fill=PAPER, edge=INK, line=6)

"""/tunggakan: who is behind and how the loans stand as a whole. For officers and the pendamping, in private alone."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from handlers.buttons import Button, Keyboard, in_rows
from handlers.context import Context
from handlers.loan_lines import level_word
from handlers.loan_names import people_told_apart
from handlers.loans import ALL_LEVELS, ShowLevel, ShowLoan
from handlers.lookups import privately, says_not_there, start_ids
from handlers.refusals import who_may
from handlers.registry import Command, Tables
from locales import N_
from savings.money import MoneyKind, Rupiah
from savings.portfolio import Indicator, Light, judge
from savings.roles import Action
from services import claims, standings
from services.standings import Standing

SHOWN = 30
BUTTONS = 8

_LIGHTS = {Light.GOOD: "🟢", Light.MINIMUM: "🟡", Light.BAD: "🔴"}

_MEANS = {
    Indicator.LAR: N_("{light} Peminjam yang tertinggal 3 angsuran atau lebih: {share} (LAR)"),
    Indicator.PAR: N_("{light} Sisa pinjaman mereka, dari semua sisa: {share} (PAR)"),
    Indicator.RR: N_("{light} Pengembalian yang lancar: {share} (RR)"),
    Indicator.CCR: N_("{light} Pendapatan menutup biaya: {share} (CCr)"),
    Indicator.ROI: N_("{light} Hasil setahun dari harta kelompok: {share} (ROI)"),
}
"""Each indicator in plain words; the officers' books know them by the letters."""


async def command(context: Context) -> None:
    """/tunggakan."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "tunggakan"))
        context.reply(_("Ini untuk pengurus dan pendamping, di chat pribadi."), [[link]], quote=True)
        return
    context.reply(*await _arrears(context))


async def started(context: Context) -> None:
    """The deep link of the group's button: `tunggakan_3` is group 3."""
    _ = context._
    if await start_ids(context) is None:
        says_not_there(context)
    elif context.may(Action.SEE_LOANS):
        context.reply(*await _arrears(context))
    else:
        who = who_may(context, Action.SEE_LOANS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="tunggakan"))


async def _arrears(context: Context) -> tuple[str, Keyboard]:
    """Who waits for how much and since when, the longest first; then the whole in five figures."""
    _ = context._
    group = context.here.group
    every = await standings.all_running(context.turn, group, context.today)
    late = [one for one in every if one.line.missed]
    if not every:
        return _("Tidak ada tunggakan. Belum ada pinjaman yang berjalan."), []
    figures = await _figures(context, every)
    if not late:
        return "\n".join([_("Tidak ada tunggakan. Semua angsuran lancar."), "", *figures]), []
    names = people_told_apart(context, [one.account.loan for one in late])
    reported = await _reported(context)
    lines = [
        _("Tunggakan {group}: {amount}", group=group.name, amount=_.rupiah(sum(one.line.overdue for one in late))),
        _("{late} dari {all} pinjaman menunggu angsuran", late=len(late), all=len(every)),
        *(_late_line(context, one, names[one.line.loan_id], reported[one.line.loan_id]) for one in late[:SHOWN]),
    ]
    if len(late) > SHOWN:
        lines.append(_("dan {n} lagi", n=len(late) - SHOWN))
    lines += ["", *figures, "", _("Tanyakan kabarnya dulu, baru angsurannya.")]
    buttons = [Button(names[one.line.loan_id], ShowLoan(group.id, one.line.loan_id)) for one in late[:BUTTONS]]
    return "\n".join(lines), [*in_rows(buttons, 2), [Button(_("Semua pinjaman"), ShowLevel(group.id, ALL_LEVELS, 0))]]


async def _reported(context: Context) -> Counter[int]:
    """What waits to be received, by loan."""
    reported: Counter[int] = Counter()
    for claim in await claims.waiting(context.turn, context.here.group.id):
        if claim.kind is MoneyKind.REPAYMENT and claim.loan_id is not None:
            reported[claim.loan_id] += claim.amount
    return reported


def _late_line(context: Context, one: Standing, name: str, reported: Rupiah) -> str:
    _ = context._
    line = _(
        "• {name} {amount}: {count}, {days}, kolek {level} ({word})",
        name=name,
        amount=_.rupiah(one.line.overdue),
        count=_.many("{n} angsuran", "{n} angsuran", one.line.missed),
        days=_.many("{n} hari", "{n} hari", one.line.days),
        level=one.line.collectibility,
        word=level_word(context, one.line.collectibility).lower(),
    )
    return _("{line}, {amount} menunggu diterima", line=line, amount=_.rupiah(reported)) if reported else line


async def _figures(context: Context, every: Sequence[Standing]) -> list[str]:
    """The indicators with their lights; what cannot be measured yet is left out."""
    _ = context._
    health = await standings.health(context.turn, context.here.group, every, context.today)
    loaned = health.portfolio
    measured: dict[Indicator, Fraction | None] = {
        Indicator.LAR: loaned.lar,
        Indicator.PAR: loaned.par,
        Indicator.RR: loaned.rr,
        Indicator.CCR: health.ccr,
        Indicator.ROI: health.roi,
    }
    lines = []
    for indicator, value in measured.items():
        light = judge(indicator, value)
        if value is not None and light is not None:
            lines.append(_(_MEANS[indicator], light=_LIGHTS[light], share=_.percent(value, 1)))
    return lines


TABLE = Tables(
    commands=(
        Command(
            name="tunggakan",
            description=N_("Lihat angsuran yang ditunggu"),
            handler=command,
            action=Action.SEE_LOANS,
            samples=("/tunggakan",),
        ),
    ),
    starts={"tunggakan": started},
)

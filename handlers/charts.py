"""/grafik: the group's pictures by buttons, one's own in private.

The press is answered at once, the picture follows. In a group no picture tells what one person owes.
"""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.lookups import is_own, own_savers, privately, says_not_there, stand_in, start_ids
from handlers.pictures import for_officers, send_picture
from handlers.registry import Command, Press, Tables
from locales import N_
from savings.roles import Action, Role
from services import goals, meetings, progress
from services.progress import ATTENDANCE, BORROWERS_IN_A_SUM, GOAL, OVERVIEW, OWN, REPAYMENTS, SAVINGS

_LABELS = {
    SAVINGS: N_("Simpanan"),
    ATTENDANCE: N_("Kehadiran"),
    REPAYMENTS: N_("Angsuran"),
    GOAL: N_("Target"),
}
"""The group's pictures, in the order of their buttons."""

_WORDS = {
    **dict.fromkeys(("simpanan", "tabungan", "kas", "pinjaman", "simpanan dan pinjaman"), SAVINGS),
    **dict.fromkeys(("kehadiran", "hadir", "absen", "rapat"), ATTENDANCE),
    **dict.fromkeys(("angsuran", "cicilan", "tunggakan"), REPAYMENTS),
    "target": GOAL,
    **dict.fromkeys(("saya", "simpanan saya", "tabungan saya", "pinjaman saya"), OWN),
    **dict.fromkeys(("kelompok", "semua", "semua kelompok"), OVERVIEW),
}


@dataclass(frozen=True, slots=True)
class ShowChart(Payload, prefix="chart"):
    """A picture of this group, or (`overview`) of all groups that the presser accompanies."""

    group_id: int
    chart: str


@dataclass(frozen=True, slots=True)
class ShowOwnChart(Payload, prefix="chartown"):
    """The picture of what this member of this group has saved and borrowed, for the member alone."""

    group_id: int
    member_id: int


# --- asked ---------------------------------------------------------------------------------------------------------


async def grafik(context: Context) -> None:
    """/grafik, /grafik kehadiran."""
    kind = _WORDS.get(" ".join(context.arguments.lower().strip(" ?.").split()))
    if kind is None:
        _menu(context)
    elif kind == OWN:
        await _own(context)
    elif (refusal := await _refusal(context, kind)) is not None:
        context.reply(refusal)
    else:
        await _send(context, kind)


def _menu(context: Context) -> None:
    _ = context._
    group = context.here.group
    rows = in_rows([Button(_(label), ShowChart(group.id, kind)) for kind, label in _LABELS.items()], 2)
    own = _("Simpanan saya")
    if context.in_group:
        rows.append([context.private_button(own, privately(context, "grafik"))])
    else:
        savers = own_savers(context)
        labels = [own] if len(savers) == 1 else [_("Simpanan {name}", name=member.name) for member in savers]
        buttons = [
            Button(label, ShowOwnChart(group.id, member.id)) for label, member in zip(labels, savers, strict=True)
        ]
        if Role.PENDAMPING in context.here.roles_of(context.user.id):
            buttons.append(Button(_("Semua kelompok"), ShowChart(group.id, OVERVIEW)))
        rows += in_rows(buttons, 2)
    context.reply(_("Mau lihat gambar apa?"), rows)


async def _own(context: Context) -> None:
    """One's own: in private, or the way there. On a shared telephone it is asked whose."""
    _ = context._
    savers = own_savers(context)
    if context.in_group:
        link: Keyboard = [[context.private_button(_("Buka chat pribadi"), privately(context, "grafik"))]]
        context.reply(_("Gambar simpanan sendiri hanya untuk Anda, jadi saya kirim di chat pribadi."), link, quote=True)
    elif len(savers) == 1:
        send_picture(context, OWN, member_id=savers[0].id)
    elif savers:
        _menu(context)
    else:
        context.reply(_("Anda pendamping di sini, jadi tidak punya simpanan sendiri."))


async def started(context: Context) -> None:
    """The deep link of a group's button: the same buttons, in private."""
    if await start_ids(context) is None:
        says_not_there(context)
    else:
        _menu(context)


# --- pressed -------------------------------------------------------------------------------------------------------


async def show(context: Context, payload: ShowChart) -> None:
    """Answer the press at once; the picture comes when it is drawn."""
    _ = context._
    if not await stand_in(context, payload.group_id) or not context.may(Action.SEE_CASH):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
    elif payload.chart not in {*_LABELS, OVERVIEW}:
        context.toast()
    elif (refusal := await _refusal(context, payload.chart)) is not None:
        context.alert(refusal)
    else:
        context.toast(_("Sebentar, gambarnya menyusul."))
        await _send(context, payload.chart)


async def show_own(context: Context, payload: ShowOwnChart) -> None:
    """One's own, never where others look on and never another's."""
    _ = context._
    member = context.here.get(payload.member_id) if await stand_in(context, payload.group_id) else None
    if member is None or not is_own(context, member):
        context.alert(_("Gambar ini hanya untuk yang punya simpanan."))
    elif context.in_group:
        context.alert(_("Gambar simpanan sendiri hanya untuk Anda, jadi saya kirim di chat pribadi."))
    else:
        context.toast(_("Sebentar, gambarnya menyusul."))
        send_picture(context, OWN, member_id=member.id)


# --- shown ---------------------------------------------------------------------------------------------------------


async def _refusal(context: Context, kind: str) -> str | None:
    """Why there is no such picture; None where there is. An empty picture says less than a sentence."""
    _ = context._
    turn, group = context.turn, context.here.group
    if kind == ATTENDANCE and not await meetings.recent(turn, context.here, last=1):
        return _("Belum ada rapat yang selesai dicatat.")
    if kind == REPAYMENTS:
        count = await progress.borrowers(turn, group.id)
        if not for_officers(context) and 0 < count < BORROWERS_IN_A_SUM:
            return _("Gambar angsuran baru dibuat bila ada 3 peminjam, supaya utang satu orang tidak terbaca.")
        if not await progress.has_lent(turn, group.id):
            return _("Belum ada pinjaman di kelompok ini.")
    if kind == GOAL and await goals.current(turn, group) is None:
        return _("Belum ada target. Pengurus bisa membuatnya: /target 10jt sampai Lebaran")
    if kind == OVERVIEW and (context.in_group or Role.PENDAMPING not in context.here.roles_of(context.user.id)):
        return _("Gambar semua kelompok hanya untuk pendamping, di chat pribadi.")
    return None


async def _send(context: Context, kind: str) -> None:
    if kind != OVERVIEW:
        send_picture(context, kind)
        return
    rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
    mine = tuple(one.group.id for one in rosters if Role.PENDAMPING in one.roles_of(context.user.id))
    send_picture(context, kind, groups=mine)


TABLE = Tables(
    commands=(
        Command(
            name="grafik",
            description=N_("Lihat gambar simpanan, kehadiran dan angsuran"),
            handler=grafik,
            action=Action.SEE_CASH,
            samples=("/grafik",),
        ),
    ),
    presses=(
        Press(payload=ShowChart, handler=show, needs_group=False),
        Press(payload=ShowOwnChart, handler=show_own, needs_group=False),
    ),
    starts={"grafik": started},
)

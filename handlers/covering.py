"""/talangan: the meeting's bill against its deposit, and how a shortage is covered together.

In the group sums alone; who is short is for the officers, in private.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from handlers import cover_list, cover_news, showing
from handlers.buttons import Button, Keyboard, Payload
from handlers.cards import accept_buttons
from handlers.context import Context
from handlers.cover_list import ShowCovers, ShowMeeting, ShowOwnCovers, officer_here
from handlers.cover_news import name_of
from handlers.loan_names import loan_names, people_told_apart
from handlers.lookups import privately, says_not_there, start_ids
from handlers.registry import Command, Press, Tables
from locales import N_
from savings.covers import Balance, CoverPlan, LeftOut, LoanBill
from savings.errors import OwnLoan
from savings.groups import Member
from savings.roles import Action
from services import covers as service
from services.covers import Place


@dataclass(frozen=True, slots=True)
class Preview(Payload, prefix="tlgcoba"):
    """How the shortage of this loan would be covered."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class CoverNow(Payload, prefix="tlgya"):
    """Cover it so; `seal` is that of the plan which the officer has read."""

    group_id: int
    loan_id: int
    seal: int


# --- the bill against the deposit ----------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/talangan."""
    if not context.in_group:
        context.reply(*await _home(context))
        return
    found = await _balance(context)
    link = context.private_button(context._("Buka chat pribadi"), privately(context, "talangan"))
    lines = [_no_meeting(context)] if found is None else _sums(context, found)
    context.reply("\n".join(lines), [[link]])


async def started(context: Context) -> None:
    """The link of a group's button: `talangan_3` is group 3, `talangan_3_17` explains claim 17 to who confirms it."""
    _ = context._
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
    elif not ids:
        context.reply(*await _home(context))
    else:
        claim = await service.waits_for(context.turn, context.here, ids[0], context.user.id)
        done = _("Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.")
        text = done if claim is None else cover_news.explained(context, [claim])
        context.reply(text, [] if claim is None else accept_buttons(context, [claim]))


async def show_meeting(context: Context, payload: ShowMeeting) -> None:
    """Back from a preview or a list."""
    if await cover_list.privately_here(context, payload.group_id):
        context.edit(*await _home(context))


async def _balance(context: Context) -> Balance | None:
    meeting = await service.meeting_in_question(context.turn, context.here)
    return None if meeting is None else await service.balance(context.turn, context.here, meeting)


async def _home(context: Context) -> tuple[str, Keyboard]:
    """For the officers who is short, with the ways to cover it; for members the sums and their own."""
    found = await _balance(context)
    lines = [_no_meeting(context)] if found is None else _sums(context, found)
    if not context.may(Action.SEE_LOANS):
        own, buttons = await cover_list.own_lines(context)
        return "\n".join([*lines, "", *own]), buttons
    rows: list[list[Button]] = []
    if found is not None:
        lines += _who_is_short(context, found)
        rows += _cover_buttons(context, found)
    return "\n".join(lines), [*rows, *await _ways_on(context)]


def _no_meeting(context: Context) -> str:
    return context._("Belum ada rapat. Tagihan dan setoran dihitung pada hari rapat.")


def _sums(context: Context, found: Balance) -> list[str]:
    """The fact, the meeting, and what of it is what. Nobody's name."""
    _ = context._
    words = {"bill": _.rupiah(found.bill), "deposit": _.rupiah(found.deposit), "short": _.rupiah(found.short)}
    if not found.bill:
        fact = _("Tidak ada tagihan pada rapat ini.")
    elif found.short:
        fact = _("Tagihan {bill}, setoran {deposit}, kurang {short}", **words)
    else:
        fact = _("Tagihan {bill}, setoran {deposit}. Pas, terima kasih.", **words)
    meeting = _("Rapat ke-{number}, {date}.", number=found.meeting.number, date=_.date(found.meeting.held_on))
    lines = [fact, meeting]
    if found.short:
        parts = ((_("angsuran"), found.short_loans), (_("wajib"), found.short_wajib))
        listed = ", ".join(_("{what} {amount}", what=what, amount=_.rupiah(amount)) for what, amount in parts if amount)
        lines.append(_("Yang kurang: {parts}.", parts=listed))
    if found.promised:
        lines.append(_("Akan ditalangi {amount}, uangnya belum masuk.", amount=_.rupiah(found.promised)))
    if found.waiting:
        lines.append(_("Dari setoran itu {amount} masih menunggu diterima.", amount=_.rupiah(found.waiting)))
    return lines


def _who_is_short(context: Context, found: Balance) -> list[str]:
    _ = context._
    names = people_told_apart(context, [one.loan for one in found.loans])
    lines = [
        _("• {name} {amount}", name=names[one.loan.id], amount=_.rupiah(one.short)) for one in found.loans if one.short
    ]
    without = [name_of(context, one.member_id) for one in found.wajib if one.short]
    if without:
        lines.append(_("Wajib yang belum lengkap: {names}.", names=", ".join(without)))
    return lines


def _cover_buttons(context: Context, found: Balance) -> list[list[Button]]:
    _ = context._
    if not context.may(Action.WRITE_LOANS):
        return []
    names = people_told_apart(context, [one.loan for one in found.loans])
    return [
        [
            Button(
                _("Tutup kekurangan {name}", name=names[one.loan.id]),
                Preview(context.here.group.id, one.loan.id),
            )
        ]
        for one in found.loans
        if one.uncovered
    ]


async def _ways_on(context: Context) -> list[list[Button]]:
    _ = context._
    group_id = context.here.group.id
    known = await service.still_open(context.turn, group_id)
    row = [Button(_("Talangan berjalan ({n})", n=len(known)), ShowCovers(group_id, 0))] if known else []
    if service.own(known, context.speakers):
        row.append(Button(_("Talangan saya"), ShowOwnCovers(group_id)))
    return [row] if row else []


# --- how it is covered ---------------------------------------------------------------------------------------------


async def preview(context: Context, payload: Preview) -> None:
    """[Tutup kekurangan]: every step before it is done."""
    if not await officer_here(context, payload.group_id):
        return
    found = await _planned(context, payload.loan_id)
    if found is not None:
        context.edit(*await _preview(context, *found))


async def _planned(context: Context, loan_id: int) -> tuple[Balance, LoanBill, CoverPlan] | None:
    """The shortage of a loan and how it would be covered; where there is none, or it is the officer's own, it is said.

    A press on what has been covered meanwhile shows the meeting as it stands.
    """
    _ = context._
    found = await _balance(context)
    bill = next((one for one in found.loans if one.loan.id == loan_id), None) if found is not None else None
    if found is None or bill is None or not bill.uncovered:
        context.alert(_("Kekurangan ini sudah tertutup."))
        context.edit(*await _home(context))
        return None
    try:
        service.check_planner(context.here, bill.loan, context.user.id)
    except OwnLoan:
        context.alert(_("Kekurangan sendiri ditutup oleh pengurus lain, supaya semua tenang."))
        return None
    return found, bill, await service.plan(context.turn, context.here, found, bill)


async def _preview(context: Context, found: Balance, bill: LoanBill, plan: CoverPlan) -> tuple[str, Keyboard]:
    _ = context._
    group_id, name = context.here.group.id, name_of(context, bill.loan.member_id)
    loan = loan_names(context, [bill.loan])[bill.loan.id]
    lines = [
        _("Yang perlu ditutup untuk {name}: {amount}", name=name, amount=_.rupiah(bill.uncovered)),
        _("Rapat ke-{number}, pinjaman {loan}.", number=found.meeting.number, loan=loan),
        *_steps(context, name, plan),
    ]
    if plan.shares or plan.uncovered:
        lines += _without_share(context, name, await service.left_out(context.turn, context.here, found, bill))
    back = Button(_("Kembali"), ShowMeeting(group_id))
    if plan.uncovered:
        lines.append(_("Belum tertutup {amount}: tandai dulu yang hadir di rapat.", amount=_.rupiah(plan.uncovered)))
    if not plan.covered:
        return "\n".join(lines), [[back]]
    if plan.from_fund and plan.from_savings:
        lines.append(_("Dana dan simpanan dipakai setelah orang lain setuju."))
    elif plan.from_fund:
        lines.append(_("Dana dipakai setelah orang lain setuju."))
    elif plan.from_savings:
        lines.append(_("Simpanan dipakai setelah orang lain setuju."))
    if plan.from_fund or plan.shares:
        lines.append(_("Talangan dikembalikan {name} nanti.", name=name))
    return "\n".join(lines), [[Button(_("Tutup begini"), CoverNow(group_id, bill.loan.id, _seal(plan))), back]]


def _steps(context: Context, name: str, plan: CoverPlan) -> list[str]:
    """The three steps in their order, as far as anything is left to cover."""
    _ = context._
    left = plan.covered + plan.uncovered
    fund = _.rupiah(plan.from_fund) if plan.from_fund else _("kosong")
    lines = [_("1. Dana tanggung renteng: {amount}", amount=fund)]
    left -= plan.from_fund
    if left:
        savings = _.rupiah(plan.from_savings) if plan.from_savings else _("kosong")
        lines.append(_("2. Simpanan sukarela {name}: {amount}", name=name, amount=savings))
        left -= plan.from_savings
    if left:
        present = _.rupiah(plan.from_present) if plan.shares else _("belum ada")
        lines.append(_("3. Patungan yang hadir: {amount}", amount=present))
    lines += [
        _("• {name} {amount}", name=name_of(context, share.member_id), amount=_.rupiah(share.amount))
        for share in plan.shares
    ]
    return lines


def _without_share(context: Context, debtor: str, left_out: Sequence[tuple[Member, LeftOut]]) -> list[str]:
    """Who is present and gives nothing, and why: for the officer's eyes."""
    _ = context._
    if not left_out:
        return []
    why = {LeftOut.SHORT: _("angsurannya juga kurang"), LeftOut.SAME_PHONE: _("satu HP dengan {name}", name=debtor)}
    listed = ", ".join(_("{name} ({why})", name=member.name, why=why[reason]) for member, reason in left_out)
    return [_("Tidak ikut patungan: {names}.", names=listed)]


def _seal(plan: CoverPlan) -> int:
    """A number that another plan would hardly have."""
    return crc32(repr(plan).encode())


async def cover_now(context: Context, payload: CoverNow) -> None:
    """[Tutup begini]: only what was read. What needs a second word gets a card in the group, the rest awaits cash."""
    _ = context._
    if not await officer_here(context, payload.group_id):
        return
    planned = await _planned(context, payload.loan_id)
    if planned is None:
        return
    found, bill, plan = planned
    if _seal(plan) != payload.seal:
        context.alert(_("Ada yang baru berubah. Periksa lagi, ya."))
        context.edit(*await _preview(context, found, bill, plan))
        return
    place = Place(chat_id=context.chat_id, message_id=context.message_id, telegram_id=context.user.id)
    made = await service.agree(context.turn, context.here, found.meeting, bill.loan, plan, place)
    debtor = context.here.get(bill.loan.member_id)
    unreached = [] if debtor is None else await cover_news.agreed(context, debtor, plan)
    await cover_list.show_open(context)
    if unreached:
        listed = ", ".join(one.name for one in unreached)
        context.reply(_("Belum tahu bagiannya: {names}. Sampaikan langsung, ya.", names=listed))
    await showing.show(context, made)
    await cover_news.tell_confirmers(context, made)


TABLE = Tables(
    commands=(
        Command(
            name="talangan",
            description=N_("Lihat tagihan rapat dan talangan"),
            handler=command,
            action=Action.SEE_OWN,
            samples=("/talangan",),
        ),
    ),
    presses=(
        Press(payload=ShowMeeting, handler=show_meeting, needs_group=False),
        Press(payload=Preview, handler=preview, needs_group=False),
        Press(payload=CoverNow, handler=cover_now, needs_group=False),
    ),
    starts={"talangan": started},
)

"""Paceklik: a borrower says that it is hard, officers move the schedule. All of it in private, and kindly.

The borrower's trouble is told to the treasurer alone, and stays on the list until they have spoken. To move a schedule
takes two: one officer proposes, another agrees; both read it in their private chats, because what somebody owes and why
it is hard is nobody else's business.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.cards import names
from handlers.context import Context, clause
from handlers.histories import person_ref
from handlers.loan_lines import late_line, next_line
from handlers.loan_names import of_borrowers
from handlers.loans import InTrouble, MoveSchedule, ShowLoan, seen_loan
from handlers.lookups import is_own, named, pays_instead, privately, says_nobody, says_not_there, start_ids
from handlers.refusals import who_may
from handlers.registry import Command, Press, Tables
from handlers.shift_decisions import (
    DropShift,
    ask_deciders,
    decision_keyboard,
    hardship_here,
    hardship_of,
    length,
    proposal_words,
    what_words,
)
from handlers.troubles import known_words, talked_button
from locales import N_
from savings import hardship as rules
from savings.errors import LoanDecided, LoanError, ShiftProposed
from savings.errors import OwnLoan as NotOnesOwn
from savings.groups import Member
from savings.hardship import Hardship, HardshipState
from savings.loans import Loan, LoanState, Period
from savings.roles import Action
from services import drafts, loans
from services import hardship as service
from services.drafts import Draft

REASONS = (N_("Musim paceklik"), N_("Usaha sedang sepi"), N_("Sakit"), N_("Keperluan keluarga"))
TROUBLE_DRAFT, MOVE_DRAFT = "sulit", "paceklik"
OFFERED = {Period.WEEKLY: (2, 4, 8, 12), Period.FORTNIGHTLY: (1, 2, 4, 6), Period.MONTHLY: (1, 2, 3, 6)}
SHOWN_LOANS = 20

_UNITS = {
    **dict.fromkeys(("bulan", "bln"), Period.MONTHLY),
    **dict.fromkeys(("minggu", "mgg", "pekan"), Period.WEEKLY),
}
_COUNTS = {"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_MOVE = re.compile(
    rf"(?P<name>.+?)\s+(?:mundur\s+)?(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)})\s*(?P<unit>{'|'.join(_UNITS)}|kali|x)\b"
    r"[\s,:]*(?:(?:karena|krn|sebab)\s+)?(?P<reason>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TroubleBecause(Payload, prefix="sulitkrn"):
    """Why it is hard: a number of REASONS. `mover` 1: an officer says so, to move the schedule."""

    group_id: int
    loan_id: int
    mover: int
    reason: int


@dataclass(frozen=True, slots=True)
class ProposeShift(Payload, prefix="pckusul"):
    """An officer proposes to move the schedule by so many periods."""

    hardship_id: int
    periods: int


# --- the borrower says that it is hard -----------------------------------------------------------------------------


async def in_trouble(context: Context, payload: InTrouble) -> None:
    """[Saya kesulitan]: what has happened?"""
    _ = context._
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is None:
        return
    borrower = context.here.get(loan.member_id)
    if borrower is None or not is_own(context, borrower) or loan.state is not LoanState.ACTIVE:
        context.alert(_("Tombol ini untuk yang meminjam, selama pinjamannya berjalan."))
        return
    if await service.is_known(context.turn, loan):
        context.alert(await known_words(context, loan))
        return
    prompt = _(
        "Tidak apa-apa, kita cari jalan bersama.\n"
        "Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri."
    )
    await _ask_reason(context, loan, prompt, TROUBLE_DRAFT)


async def _ask_reason(context: Context, loan: Loan, prompt: str, kind: str) -> None:
    _ = context._
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=loan.group_id,
        kind=kind,
        payload={"loan": loan.id, "prompt": prompt},
    )
    mover = int(kind == MOVE_DRAFT)
    buttons = [
        Button(_(why), TroubleBecause(loan.group_id, loan.id, mover, index)) for index, why in enumerate(REASONS)
    ]
    keyboard = [*in_rows(buttons, 2), [Button(_("Kembali"), ShowLoan(loan.group_id, loan.id))]]
    if context.is_press:
        context.edit(prompt, keyboard)
    else:
        context.reply(prompt, keyboard)


async def because(context: Context, payload: TroubleBecause) -> None:
    """The reason was chosen."""
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is None or not 0 <= payload.reason < len(REASONS):
        return
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind in {TROUBLE_DRAFT, MOVE_DRAFT}:
        await drafts.answered(context.turn, draft)
    with context.for_group() as _:
        chosen = _(REASONS[payload.reason])
    reason = chosen[:1].lower() + chosen[1:]
    await (_begin_move if payload.mover else _tell_trouble)(context, loan, reason)


async def trouble_typed(context: Context, draft: Draft, text: str) -> None:
    """The reason was written."""
    if await pays_instead(context, draft, text):
        return
    await drafts.answered(context.turn, draft)
    loan = await loans.find(context.turn, draft.payload["loan"])
    if loan is not None:
        await (_begin_move if draft.kind == MOVE_DRAFT else _tell_trouble)(context, loan, clause(text))


async def _tell_trouble(context: Context, loan: Loan, reason: str) -> None:
    """The treasurer hears of it in private, with the ways to help."""
    _ = context._
    borrower = context.here.get(loan.member_id)
    if borrower is None or not is_own(context, borrower):
        return
    if await service.is_known(context.turn, loan):  # a button that was left from before
        _answer(context, await known_words(context, loan))
        return
    try:
        hardship = await service.tell(context.turn, loan, context.user.id, reason)
    except LoanDecided:
        _answer(context, _("Pinjaman ini sudah tidak berjalan. Tidak ada yang perlu dibayar."))
        return
    account = await loans.account(context.turn, loan)
    with context.for_group() as _:
        owed = late_line(context, account, context.today) or next_line(context, account, context.today)
        lines = [
            _("Kabar dari {name}", name=borrower.name),
            _("Sedang berat mengangsur: {reason}.", reason=reason),
            "" if owed is None else _("{line}.", line=owed),
            _("Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda."),
        ]
        news = "\n".join(line for line in lines if line)
        keyboard = [*_periods_keyboard(context, hardship, loan), [talked_button(context, hardship)]]
    hearing = await service.listeners(context.turn, loan, context.here)
    reached = [one for one in hearing if await context.whisper_member(one, news, keyboard)]
    _ = context._
    if reached:
        await service.passed_on(context.turn, loan)
        _answer(
            context,
            _(
                "Sudah saya sampaikan ke {names} saja.\n"
                "Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.",
                names=", ".join(one.name for one in reached),
            ),
        )
    else:
        _answer(
            context,
            _(
                "Pengurus belum bisa saya kirimi pesan pribadi.\n"
                "Sampaikan langsung saja, ya. Jadwal bisa dimundurkan tanpa denda."
            ),
        )


def _answer(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


# --- an officer proposes -------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/paceklik, /paceklik bu siti, /paceklik bu siti 2 bulan musim badai."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "paceklik"))
        context.reply(_("Soal jadwal pinjaman dibicarakan di chat pribadi, supaya nyaman."), [[link]], quote=True)
        return
    if not context.arguments:
        await _choose_loan(context, context.here.members)
        return
    found = _MOVE.fullmatch(" ".join(context.arguments.split()))
    person = person_ref(context.arguments if found is None else found["name"])
    members = named(context, person)
    if not members:
        says_nobody(context, person)
        return
    running = [loan for member in members for loan in await _running(context, member)]
    if found is None or not found["reason"] or len(running) != 1 or not _unit_fits(found["unit"], running[0]):
        await _choose_loan(context, members)
        return
    loan = running[0]
    if _may_not(context, loan):
        return
    periods = _COUNTS.get(found["n"].lower()) or int(found["n"])
    hardship = await service.tell(context.turn, loan, context.user.id, clause(found["reason"]))
    await _propose(context, hardship, loan, periods)


def _unit_fits(unit: str, loan: Loan) -> bool:
    period = _UNITS.get(unit.lower())
    return period is None or period is loan.terms.period


async def _running(context: Context, member: Member) -> list[Loan]:
    return [loan for loan in await loans.of_member(context.turn, member.id) if loan.state is LoanState.ACTIVE]


async def _choose_loan(context: Context, members: Sequence[Member]) -> None:
    """Whose schedule: the only one that it can be, or a button for each loan that is not the officer's own."""
    _ = context._
    running = [loan for member in members for loan in await _running(context, member)]
    others = [loan for loan in running if not _is_own(context, loan)]
    if len(others) == 1 and len(members) < len(context.here.members):
        await _ask_why(context, others[0])
    elif others:
        known = of_borrowers(context, others[:SHOWN_LOANS])
        buttons = [Button(known[loan.id], MoveSchedule(loan.group_id, loan.id)) for loan in others[:SHOWN_LOANS]]
        context.reply(_("Jadwal pinjaman siapa yang mundur?"), in_rows(buttons, 1))
    elif running:
        context.reply(_("Jadwal pinjaman sendiri dimundurkan oleh pengurus lain. Tekan Saya kesulitan di /pinjaman."))
    elif len(members) == 1:
        context.reply(_("{name} tidak punya pinjaman yang berjalan.", name=members[0].name))
    else:
        context.reply(_("Tidak ada pinjaman yang berjalan."))


def _is_own(context: Context, loan: Loan) -> bool:
    return any(rules.is_borrowers(member, loan, context.here) for member in context.speakers)


def _may_not(context: Context, loan: Loan) -> bool:
    """Say why this account may not act on this loan; False where it may."""
    _ = context._
    try:
        service.may_write(loan, context.here, context.user.id)
    except NotOnesOwn:
        context.tell(_("Jadwal pinjaman sendiri dimundurkan oleh pengurus lain. Tekan Saya kesulitan di /pinjaman."))
        return True
    except LoanError:
        context.tell(_("Tombol ini untuk {who}.", who=who_may(context, Action.WRITE_LOANS)))
        return True
    if loan.state is not LoanState.ACTIVE:
        context.tell(_("Pinjaman ini sudah tidak berjalan."))
        return True
    return False


async def move_schedule(context: Context, payload: MoveSchedule) -> None:
    """[Mundurkan jadwal] on the card of somebody's loan."""
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is not None and not _may_not(context, loan):
        await _ask_why(context, loan)


async def _ask_why(context: Context, loan: Loan) -> None:
    name = context.here[loan.member_id or 0].name
    prompt = context._("Kenapa jadwal {name} dimundurkan?\nTekan salah satu, atau tulis alasannya di sini.", name=name)
    await _ask_reason(context, loan, prompt, MOVE_DRAFT)


async def _begin_move(context: Context, loan: Loan, reason: str) -> None:
    """The reason is known: by how much?"""
    if _may_not(context, loan):
        return
    hardship = await service.tell(context.turn, loan, context.user.id, reason)
    name = context.here[loan.member_id or 0].name
    text = context._("Jadwal {name} mundur berapa lama?\nAlasan: {reason}.", name=name, reason=reason)
    _answer(context, text, _periods_keyboard(context, hardship, loan))


def _periods_keyboard(context: Context, hardship: Hardship, loan: Loan) -> Keyboard:
    _ = context._
    buttons = [
        Button(
            _("Mundur {length}", length=length(context, periods, loan)),
            ProposeShift(hardship.id, periods),
        )
        for periods in OFFERED[loan.terms.period]
    ]
    return in_rows(buttons, 2)


async def propose(context: Context, payload: ProposeShift) -> None:
    """By how much was chosen."""
    found = await hardship_here(context, payload.hardship_id)
    if found is not None and not _may_not(context, found[1]):
        await _propose(context, *found, payload.periods)


async def _propose(context: Context, hardship: Hardship, loan: Loan, periods: int) -> None:
    _ = context._
    try:
        moved = await service.rehearse(context.turn, context.here, loan, context.user.id, periods)
        proposed = await service.propose(context.turn, context.here, hardship, loan, context.user.id, periods)
    except ShiftProposed:
        context.tell(_("Jadwal ini sudah diusulkan mundur. Tunggu jawabannya dulu, ya."))
        return
    except ValueError:
        most = length(context, rules.MOST_PERIODS[loan.terms.period], loan)
        context.tell(_("Sekali usul, jadwal bisa mundur 1 sampai {most}.", most=most))
        return
    who = rules.deciders(proposed, loan, context.here)
    if not who:
        await service.withdraw(context.turn, proposed, loan, context.user.id)
        context.tell(_("Perlu persetujuan satu pengurus lain, dan sekarang belum ada. Tunjuk dulu dengan /peran."))
        return
    _answer(
        context,
        _(
            "Usulan dikirim, menunggu {names}\n{what}\nJawabannya saya kabari.",
            what=what_words(context, proposed, loan, moved),
            names=names(context, who),
        ),
        [[Button(_("Batalkan usulan"), DropShift(proposed.id))]],
    )
    await ask_deciders(context, proposed, loan, moved, who)


async def started(context: Context) -> None:
    """The link of the group's message: `paceklik_3` begins, `paceklik_3_7` shows what waits for a decision."""
    _ = context._
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    found = await hardship_of(context, ids[0]) if ids else None
    if found is not None and found[0].state is HardshipState.WAITING:
        hardship, loan = found
        if any(context.user.id in one.speakers for one in rules.deciders(hardship, loan, context.here)):
            context.reply(
                _("Usulan yang menunggu\n{what}", what=await proposal_words(context, hardship, loan)),
                decision_keyboard(context, hardship),
            )
            return
    if ids:
        context.reply(_("Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan."))
    elif context.may(Action.WRITE_LOANS):
        context.arguments = ""
        await command(context)
    else:
        context.reply(
            _("Hanya {who} yang bisa memakai /{name}.", who=who_may(context, Action.WRITE_LOANS), name="paceklik")
        )


TABLE = Tables(
    commands=(
        Command(
            name="paceklik",
            description=N_("Mundurkan jadwal angsuran anggota"),
            handler=command,
            action=Action.WRITE_LOANS,
            samples=("/paceklik",),
        ),
    ),
    presses=(
        Press(payload=InTrouble, handler=in_trouble, needs_group=False),
        Press(payload=TroubleBecause, handler=because, needs_group=False),
        Press(payload=MoveSchedule, handler=move_schedule, needs_group=False),
        Press(payload=ProposeShift, handler=propose, needs_group=False),
    ),
    drafts={TROUBLE_DRAFT: trouble_typed, MOVE_DRAFT: trouble_typed},
    starts={"paceklik": started},
)

"""Moving a schedule takes a second person: asked in private, decided there, and everybody concerned is told.

So does forgiving the jasa and denda that are left when all pokok is back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload
from handlers.cards import names
from handlers.context import Context
from handlers.loan_cards import OwnLoan
from handlers.loan_lines import next_line
from handlers.loan_names import loan_names
from handlers.lookups import privately, stand_in
from handlers.registry import Press, Tables
from handlers.rule_words import periods_word
from handlers.wording import parts_words
from savings import hardship as rules
from savings.errors import LoanDecided, LoanError, PayoffChanged
from savings.errors import OwnLoan as NotOnesOwn
from savings.groups import Member
from savings.hardship import Hardship, HardshipState
from savings.loans import Loan, Period
from savings.repayments import Owed
from services import hardship as service
from services import loans, people
from services.hardship import Moved


@dataclass(frozen=True, slots=True)
class DecideShift(Payload, prefix="pckya"):
    """Another officer agrees (1) or not (0)."""

    hardship_id: int
    agree: int


@dataclass(frozen=True, slots=True)
class DropShift(Payload, prefix="pckbtl"):
    """Who proposed it takes it back."""

    hardship_id: int


# --- asked ---------------------------------------------------------------------------------------------------------


def length(context: Context, periods: int, loan: Loan) -> str:
    """`2 bulan`; of fortnights the weeks are said."""
    if loan.terms.period is Period.FORTNIGHTLY:
        return periods_word(context._, 2 * periods, Period.WEEKLY)
    return periods_word(context._, periods, loan.terms.period)


def left_words(context: Context, owed: Owed) -> str:
    """`jasa Rp75.000, denda Rp10.000`: what is left of a loan whose pokok is back."""
    return parts_words(context, principal=0, interest=owed.interest, penalty=owed.penalty, savings=0)


def _forgiven_words(context: Context, hardship: Hardship) -> str:
    return left_words(context, Owed(interest=hardship.interest, penalty=hardship.penalty))


async def proposal_words(context: Context, hardship: Hardship, loan: Loan) -> str:
    """What is proposed, in three short lines; whoever looks later sees the days as they are then."""
    if hardship.forgives:
        return what_words(context, hardship, loan, None)
    proposer = hardship.proposer_id or context.user.id
    moved = await service.rehearse(context.turn, context.here, loan, proposer, hardship.periods)
    return what_words(context, hardship, loan, moved)


def what_words(context: Context, hardship: Hardship, loan: Loan, moved: Moved | None) -> str:
    """The same, where it is known how the days move; None where none do."""
    _ = context._
    if moved is None:
        return _(
            "Sisa tagihan {name} dihapus: {parts}.\nPokoknya sudah kembali semua.\nAlasan: {reason}.",
            name=context.here[loan.member_id or 0].name,
            parts=_forgiven_words(context, hardship),
            reason=hardship.reason,
        )
    return _(
        "Jadwal {name} mundur {length}, tanpa denda.\nAngsuran {amount}: dari {before} ke {after}.\nAlasan: {reason}.",
        name=context.here[loan.member_id or 0].name,
        length=length(context, hardship.periods, loan),
        amount=_.rupiah(moved.amount),
        before=_.short_date(moved.before),
        after=_.short_date(moved.after),
        reason=hardship.reason,
    )


def _slot(hardship: Hardship, telegram_id: int) -> str:
    return f"paceklik:{hardship.id}:{telegram_id}"


async def ask_deciders(
    context: Context, hardship: Hardship, loan: Loan, moved: Moved | None, who: Sequence[Member]
) -> None:
    """Each of them in private; where nobody can be written to, the group is told that something waits, not what."""
    proposer = context.here.get(hardship.proposed_by)
    with context.for_group() as _:
        text = _(
            "{name} minta persetujuan\n{what}",
            name=_("Pengurus") if proposer is None else proposer.name,
            what=what_words(context, hardship, loan, moved),
        )
        keyboard = decision_keyboard(context, hardship)
        waits = _("Ada satu hal yang menunggu {names}.", names=names(context, who))
        link = context.private_button(_("Buka chat pribadi"), privately(context, "paceklik", hardship.id))
    accounts = sorted({account for one in who for account in one.speakers})
    reached = False
    for account in accounts:
        person = await people.find(context.turn, account)
        if person is not None and person.reachable:
            context.send(account, text, keyboard, slot=_slot(hardship, account))
            reached = True
    home = context.here.group.chat_id
    if not reached and home is not None:
        context.send(home, waits, [[link]])


def decision_keyboard(context: Context, hardship: Hardship) -> Keyboard:
    _ = context._
    return [[Button(_("Setuju"), DecideShift(hardship.id, 1)), Button(_("Tolak"), DecideShift(hardship.id, 0))]]


# --- another officer decides ---------------------------------------------------------------------------------------


async def hardship_of(context: Context, hardship_id: int) -> tuple[Hardship, Loan] | None:
    """The hardship of this group with its loan."""
    hardship = await service.find(context.turn, hardship_id)
    if hardship is None or hardship.group_id != context.here.group.id:
        return None
    loan = await loans.find(context.turn, hardship.loan_id)
    return None if loan is None else (hardship, loan)


async def hardship_here(context: Context, hardship_id: int) -> tuple[Hardship, Loan] | None:
    """The hardship under a button in private, after standing in its group; else that is said."""
    _ = context._
    hardship = await service.find(context.turn, hardship_id)
    if context.in_group or hardship is None or not await stand_in(context, hardship.group_id):
        context.alert(_("Tombol ini untuk {who}.", who=_("pengurus kelompok")))
        return None
    return await hardship_of(context, hardship_id)


async def decide(context: Context, payload: DecideShift) -> None:
    """Setuju or Tolak of the second person."""
    _ = context._
    found = await hardship_here(context, payload.hardship_id)
    if found is None:
        return
    hardship, loan = found
    work = service.accept if payload.agree else service.reject
    try:
        decided = await work(context.turn, context.here, hardship, loan, context.user.id)
    except NotOnesOwn:
        context.alert(_("Jadwal pinjaman sendiri diputuskan oleh orang lain, supaya semua tenang."))
    except PayoffChanged as error:
        total = _.rupiah(error.total)
        context.alert(_("Sisa tagihannya sudah berubah, kini {total}. Tekan Tolak, lalu usulkan lagi.", total=total))
    except LoanDecided:
        context.edit(_("Ini sudah diputuskan, atau pinjamannya sudah selesai."))
    except LoanError:
        context.alert(_("Yang mengusulkan tidak ikut memutuskan. Tunggu pengurus lain, ya."))
    except ValueError:
        context.edit(_("Semua angsurannya sudah dibayar, tidak ada yang perlu mundur."))
    else:
        await _decided(context, decided, loan)


async def _decided(context: Context, hardship: Hardship, loan: Loan) -> None:
    """Everybody concerned is told: who decided, who proposed, the other officers asked, and the borrower."""
    agreed = hardship.state is HardshipState.ACCEPTED
    borrower = context.here.get(loan.member_id)
    decider = context.here.get(hardship.decided_by)
    told = borrower is not None and (await _tell_borrower(context, hardship, loan, borrower))
    with context.for_group() as _:
        name = "" if borrower is None else borrower.name
        text = _outcome(context, hardship, loan, name)
        by = _("Diputuskan {name}.", name=_("pengurus") if decider is None else decider.name)
        note = "" if told or not agreed else _("{name} belum bisa saya kabari, tolong sampaikan.", name=name)
        text = "\n".join(line for line in (text, by, note) if line)
    context.edit(text)
    for account in _asked(context, hardship, loan) - {context.user.id}:
        context.edit_slot(account, _slot(hardship, account), text)
    if hardship.proposer_id is not None:
        await context.whisper(hardship.proposer_id, text)


def _outcome(context: Context, hardship: Hardship, loan: Loan, name: str) -> str:
    """What has become of it, for the officers."""
    _ = context._
    agreed = hardship.state is HardshipState.ACCEPTED
    if hardship.forgives and agreed:
        parts = _forgiven_words(context, hardship)
        return _("Sisa tagihan {name} dihapus: {parts}. Pinjamannya lunas.", name=name, parts=parts)
    if hardship.forgives:
        return _("Sisa tagihan {name} tetap, tidak jadi dihapus.", name=name)
    if agreed:
        by_how_much = length(context, hardship.periods, loan)
        return _("Jadwal {name} mundur {length}, tanpa denda.", name=name, length=by_how_much)
    return _("Jadwal {name} tetap, tidak jadi mundur.", name=name)


def _asked(context: Context, hardship: Hardship, loan: Loan) -> set[int]:
    return {account for one in rules.deciders(hardship, loan, context.here) for account in one.speakers}


async def _tell_borrower(context: Context, hardship: Hardship, loan: Loan, borrower: Member) -> bool:
    """The new day, kindly; of a refusal only where the borrower had told of the trouble."""
    with context.for_group() as _:
        if hardship.state is HardshipState.ACCEPTED and hardship.forgives:
            lines = [
                _("Kabar baik untuk {name}", name=borrower.name),
                _("Sisa {parts} tidak ditagih lagi. Pinjamannya lunas.", parts=_forgiven_words(context, hardship)),
                _("Terima kasih, pokoknya sudah kembali semua."),
            ]
        elif hardship.state is HardshipState.ACCEPTED:
            account = await loans.account(context.turn, loan)
            coming = next_line(context, account, context.today)
            headline = _("Jadwal angsuran mundur {length}", length=length(context, hardship.periods, loan))
            lines = [headline, "" if coming is None else _("{coming}, tanpa denda.", coming=coming)]
            lines.append(_("Semoga keadaan segera membaik, {name}.", name=borrower.name))
        elif hardship.told_by in borrower.speakers:
            lines = [
                _("Jadwal angsuran {name} belum jadi mundur", name=borrower.name),
                _("Pinjaman {loan}.", loan=loan_names(context, [loan])[loan.id]),
                _("Bicarakan lagi dengan pengurus, ya. Kita cari jalan bersama."),
            ]
        else:
            return False
        button = Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))
    return await context.whisper_member(borrower, "\n".join(line for line in lines if line), [[button]])


async def drop(context: Context, payload: DropShift) -> None:
    """[Batalkan usulan]."""
    _ = context._
    found = await hardship_here(context, payload.hardship_id)
    if found is None:
        return
    hardship, loan = found
    who = _asked(context, hardship, loan)
    try:
        await service.withdraw(context.turn, hardship, loan, context.user.id)
    except LoanDecided:
        context.edit(_("Ini sudah diputuskan, atau pinjamannya sudah selesai."))
        return
    except LoanError:
        context.alert(_("Hanya yang mengusulkan yang bisa membatalkan."))
        return
    if hardship.forgives:
        context.edit(_("Usulan dibatalkan. Tagihannya tetap seperti semula."))
    else:
        context.edit(_("Usulan dibatalkan. Jadwal tetap seperti semula."))
    with context.for_group() as _:
        text = _("Usulan ini dibatalkan oleh yang mengusulkan.")
    for account in who:
        context.edit_slot(account, _slot(hardship, account), text)


TABLE = Tables(
    presses=(
        Press(payload=DecideShift, handler=decide, needs_group=False),
        Press(payload=DropShift, handler=drop, needs_group=False),
    ),
)

"""/hapuspinjaman: an officer proposes to give up what is left of a loan, another one confirms it as a claim.

It is the group's loss, so the sum is seen by everybody; whose it is and why stays with the officers. Where all pokok is
back there is no loss: what is left of jasa and denda is forgiven by two officers in private.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.cards import NotMine, names
from handlers.context import Context, clause
from handlers.loan_names import of_borrowers
from handlers.loans import GiveUpLoan, ShowLoan, seen_loan
from handlers.lookups import name_and_rest, pays_instead, privately, says_nobody, says_not_there, start_ids
from handlers.privately import Do
from handlers.refusals import who_may
from handlers.registry import Command, Press, Tables
from handlers.shift_decisions import DropShift, ask_deciders, left_words, what_words
from handlers.waiting_instalments import counts
from handlers.without_cash import tell_confirmers
from handlers.wording import short
from locales import N_
from savings import hardship as rules
from savings import repayments
from savings.claims import Claim
from savings.details import reference
from savings.errors import LoanError, ShiftProposed
from savings.errors import OwnLoan as NotOnesOwn
from savings.groups import Member
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.roles import Action
from services import claims as claim_service
from services import drafts, hardship, loans
from services.claims import NewClaim
from services.drafts import Draft

REASONS = (N_("Pindah dan tidak bisa dihubungi"), N_("Meninggal dunia"), N_("Keadaannya belum memungkinkan"))
DRAFT = "hapuspinjaman"
SHOWN_LOANS = 20


@dataclass(frozen=True, slots=True)
class GiveUpBecause(Payload, prefix="hpskrn"):
    """Why: a number of REASONS."""

    group_id: int
    loan_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class Confirmed(Payload, prefix="hpsya"):
    """The officer has read what it means: propose it (1), or not (0)."""

    draft_id: int
    propose: int


async def command(context: Context) -> None:
    """/hapuspinjaman, /hapuspinjaman bu siti, /hapuspinjaman bu siti pindah ke luar kota."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "hapuspinjaman"))
        context.reply(_("Ini dibicarakan di chat pribadi, supaya nyaman."), [[link]], quote=True)
        return
    if not context.arguments:
        context.reply(_("Pinjaman siapa? Contoh: /hapuspinjaman Bu Siti pindah ke luar kota"))
        return
    members, reason = name_and_rest(context, context.arguments)
    if not members:
        says_nobody(context, reference(context.arguments))
        return
    running = [loan for member in members for loan in await _running(context, member)]
    if not running:
        context.reply(_("{name} tidak punya pinjaman yang berjalan.", name=members[0].name))
    elif len(running) > 1:
        known = of_borrowers(context, running[:SHOWN_LOANS])
        buttons = [Button(known[loan.id], GiveUpLoan(loan.group_id, loan.id)) for loan in running[:SHOWN_LOANS]]
        context.reply(_("Pinjaman yang mana?"), in_rows(buttons, 1))
    elif not await _may_not(context, running[0]):
        await (_preview(context, running[0], clause(reason)) if reason else _ask_why(context, running[0]))


async def _running(context: Context, member: Member) -> list[Loan]:
    return [loan for loan in await loans.of_member(context.turn, member.id) if loan.state is LoanState.ACTIVE]


def _name(context: Context, loan: Loan) -> str:
    borrower = context.here.get(loan.member_id)
    return "" if borrower is None else borrower.name


async def _may_not(context: Context, loan: Loan) -> bool:
    """Say why this account may not propose it; False where it may."""
    _ = context._
    try:
        hardship.may_write(loan, context.here, context.user.id)
    except NotOnesOwn:
        context.tell(_("Pinjaman sendiri dihapus atas usul pengurus lain, supaya semua tenang."))
        return True
    except LoanError:
        context.tell(_("Tombol ini untuk {who}.", who=who_may(context, Action.WRITE_LOANS)))
        return True
    if loan.state is not LoanState.ACTIVE:
        context.tell(_("Pinjaman ini sudah tidak berjalan."))
        return True
    waiting = await claim_service.waiting_of_member(context.turn, loan.member_id or 0)
    in_the_way = [claim for claim in waiting if claim.loan_id == loan.id and counts(context, claim)]
    if in_the_way:
        _say_what_waits(context, _name(context, loan), in_the_way)
        return True
    account = await loans.account(context.turn, loan)
    if not account.outstanding and repayments.forgivable(account, context.today) is None:
        left = _.rupiah(repayments.remaining(account, context.today).total)
        context.tell(_("Pokok pinjaman ini sudah kembali semua. Sisa tagihannya {amount}.", amount=left))
        return True
    return False


def _say_what_waits(context: Context, name: str, claims: Sequence[Claim]) -> None:
    """What has to be decided first, and the ways on: one's own report is called off, others' are decided."""
    _ = context._
    listed = "\n".join(_("• {what}", what=short(context, claim, context.here)) for claim in claims)
    own = [claim for claim in claims if claim.reporter_id == context.user.id]
    rows = [[Button(_("Batalkan {amount}", amount=_.rupiah(claim.amount)), NotMine(claim.id))] for claim in own]
    context.reply(
        _(
            "Masih ada laporan pinjaman {name} yang menunggu\n{listed}\nPutuskan itu dulu, lalu tulis lagi.",
            name=name,
            listed=listed,
        ),
        [*rows, [Button(_("Lihat yang menunggu"), Do("menunggu"))]],
    )


async def give_up(context: Context, payload: GiveUpLoan) -> None:
    """[Hapus pinjaman] on the card of somebody's loan."""
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is not None and not await _may_not(context, loan):
        await _ask_why(context, loan)


async def _ask_why(context: Context, loan: Loan) -> None:
    _ = context._
    out = (await loans.account(context.turn, loan)).outstanding
    question = N_("Kenapa pinjaman {name} dihapus?") if out else N_("Kenapa sisa tagihan {name} dihapus?")
    prompt = _(
        "{question}\nTekan salah satu, atau tulis alasannya di sini.", question=_(question, name=_name(context, loan))
    )
    await _ask(context, loan, prompt=prompt)
    buttons = [Button(_(why), GiveUpBecause(loan.group_id, loan.id, index)) for index, why in enumerate(REASONS)]
    back = Button(_("Kembali"), ShowLoan(loan.group_id, loan.id))
    _answer(context, prompt, [*in_rows(buttons, 1), [back]])


async def _ask(context: Context, loan: Loan, **more: str) -> int:
    return await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=loan.group_id,
        kind=DRAFT,
        payload={"loan": loan.id, **more},
    )


def _answer(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


async def because(context: Context, payload: GiveUpBecause) -> None:
    """The reason was chosen."""
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is None or not 0 <= payload.reason < len(REASONS) or await _may_not(context, loan):
        return
    with context.for_group() as _:
        chosen = _(REASONS[payload.reason])
    await _preview(context, loan, chosen[:1].lower() + chosen[1:])


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The reason was written."""
    if await pays_instead(context, draft, text):
        return
    await drafts.answered(context.turn, draft)
    loan = await loans.find(context.turn, draft.payload["loan"])
    if loan is not None and not await _may_not(context, loan):
        await _preview(context, loan, clause(text))


async def _preview(context: Context, loan: Loan, reason: str) -> None:
    """What it means, before anybody else hears of it."""
    _ = context._
    account = await loans.account(context.turn, loan)
    left = account.outstanding
    owed = repayments.forgivable(account, context.today)
    draft_id = await _ask(context, loan, reason=reason)
    text = _(
        "Hapus sisa pinjaman {name} {amount}?\n"
        "Alasan: {reason}.\n"
        "Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain.",
        name=_name(context, loan),
        amount=_.rupiah(left),
        reason=reason,
    )
    if owed is not None:  # jasa and denda were never written down as earned: there is no loss to write down
        text = _(
            "Hapus sisa tagihan {name}: {parts}?\n"
            "Pokoknya sudah kembali semua. Alasan: {reason}.\n"
            "Perlu persetujuan satu pengurus lain.",
            name=_name(context, loan),
            parts=left_words(context, owed),
            reason=reason,
        )
    _answer(context, text, [[Button(_("Usulkan"), Confirmed(draft_id, 1)), Button(_("Batal"), Confirmed(draft_id, 0))]])


async def confirmed(context: Context, payload: Confirmed) -> None:
    """[Usulkan]: a claim, which another officer confirms."""
    _ = context._
    draft = await drafts.find(context.turn, payload.draft_id)
    if draft is None or draft.kind != DRAFT or draft.telegram_id != context.user.id or "reason" not in draft.payload:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return
    loan = await loans.find(context.turn, draft.payload["loan"])
    if loan is None or await seen_loan(context, loan.group_id, loan.id) is None:
        return
    if not payload.propose:
        await drafts.answered(context.turn, draft)
        context.edit(_("Baik, pinjaman tetap seperti semula."))
    elif not await _may_not(context, loan):
        await drafts.answered(context.turn, draft)
        out = (await loans.account(context.turn, loan)).outstanding
        await (_report if out else _forgive)(context, loan, draft.payload["reason"])


async def _report(context: Context, loan: Loan, reason: str) -> None:
    _ = context._
    writer = context.here.acting(context.user.id, Action.WRITE_LOANS)
    account = await loans.account(context.turn, loan)
    made = await claim_service.report(
        context.turn,
        context.here,
        NewClaim(
            group_id=loan.group_id,
            chat_id=context.chat_id,
            message_id=context.message_id,
            item=0,
            kind=MoneyKind.WRITE_OFF,
            savings=None,
            amount=account.outstanding,
            member_id=loan.member_id,
            note=reason,
            date=context.today,
            reporter_id=context.user.id,
            reported_by=None if writer is None else writer.id,
            meeting_id=None,
            photo=None,
            loan_id=loan.id,
        ),
    )
    if made is not None:
        context.edit(_("Usul menghapus pinjaman {name} sudah dikirim.", name=_name(context, loan)))
        await showing.show(context, [made])
        await tell_confirmers(context, made.claim)


async def _forgive(context: Context, loan: Loan, reason: str) -> None:
    """Jasa that nobody has earned yet is no money of the books: a second officer agrees in private."""
    _ = context._
    try:
        proposed = await hardship.propose_forgiving(context.turn, context.here, loan, context.user.id, reason)
    except ShiftProposed:
        context.tell(_("Sudah ada usulan untuk pinjaman ini. Tunggu jawabannya dulu, ya."))
        return
    who = rules.deciders(proposed, loan, context.here)
    if not who:
        await hardship.withdraw(context.turn, proposed, loan, context.user.id)
        context.edit(_("Perlu persetujuan satu pengurus lain, dan sekarang belum ada. Tunjuk dulu dengan /peran."))
        return
    context.edit(
        _(
            "Usulan dikirim, menunggu {names}\n{what}\nJawabannya saya kabari.",
            what=what_words(context, proposed, loan, None),
            names=names(context, who),
        ),
        [[Button(_("Batalkan usulan"), DropShift(proposed.id))]],
    )
    await ask_deciders(context, proposed, loan, None, who)


async def started(context: Context) -> None:
    """The link of the group's button."""
    _ = context._
    if await start_ids(context) is None:
        says_not_there(context)
    elif context.may(Action.WRITE_LOANS):
        context.arguments = ""
        await command(context)
    else:
        who = who_may(context, Action.WRITE_LOANS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="hapuspinjaman"))


TABLE = Tables(
    commands=(
        Command(
            name="hapuspinjaman",
            description=N_("Hapus pinjaman yang tidak bisa ditagih lagi"),
            handler=command,
            action=Action.WRITE_LOANS,
            samples=("/hapuspinjaman Bu Siti pindah ke luar kota",),
        ),
    ),
    presses=(
        Press(payload=GiveUpLoan, handler=give_up, needs_group=False),
        Press(payload=GiveUpBecause, handler=because, needs_group=False),
        Press(payload=Confirmed, handler=confirmed, needs_group=False),
    ),
    drafts={DRAFT: typed},
    starts={"hapuspinjaman": started},
)

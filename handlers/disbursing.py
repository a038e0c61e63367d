"""An approved loan is handed over: asked once more, written into the books, received, or taken back."""

from dataclasses import dataclass

from handlers import loan_news, proposals
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.loan_cards import (
    NotReceived,
    PayOut,
    Received,
    TakeBackPayout,
    borrower_name,
    deductions,
    home_of,
    refresh,
)
from handlers.loan_presses import loan_here, refused
from handlers.registry import Press, Tables
from savings.errors import (
    AlreadyProposed,
    FutureDate,
    LoanDecided,
    LoanInUse,
    NotTheBorrower,
    NotTheLender,
    OwnLoan,
    SavingsError,
    TakeBackOver,
    WouldOverdraw,
)
from savings.loans import Loan
from savings.roles import Action
from services import ledger
from services import lending as service
from services.lending import Source


@dataclass(frozen=True, slots=True)
class PaidOut(Payload, prefix="lpaid"):
    """The money was handed over, from the box or from the bank."""

    loan_id: int
    source: str


@dataclass(frozen=True, slots=True)
class NotYet(Payload, prefix="lback"):
    """Back to the card: nothing was handed over."""

    loan_id: int


async def ask_pay_out(context: Context, payload: PayOut) -> None:
    """Cairkan: the sums once more, before anything is written."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        await service.may_pay_out(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        await refused(context, loan, error)
        return
    held = {source: await ledger.balance(context.turn.tx, loan.group_id, source.account) for source in Source}
    if max(held.values()) < loan.terms.paid_out:
        context.alert(
            context._("Uang yang ada {available}, belum cukup.", available=context._.rupiah(max(held.values())))
        )
        return
    with context.for_group():
        context.edit(*_question(context, loan, bank=held[Source.BANK] >= loan.terms.paid_out))


def _question(context: Context, loan: Loan, *, bank: bool) -> tuple[str, Keyboard]:
    _ = context._
    name, amount = borrower_name(_, context.here, loan), _.rupiah(loan.terms.paid_out)
    text = _("Serahkan {amount} tunai kepada {name}?", amount=amount, name=name)
    if kept := deductions(_, loan):
        text = _(
            "{text}\n{principal} dikurangi {kept}.", text=text, principal=_.rupiah(loan.terms.principal), kept=kept
        )
    rows = [[Button(_("Sudah diserahkan"), PaidOut(loan.id, Source.CASH.value))]]
    if bank:
        rows.append([Button(_("Dari bank"), PaidOut(loan.id, Source.BANK.value))])
    return text, [*rows, [Button(_("Kembali"), NotYet(loan.id))]]


async def not_yet(context: Context, payload: NotYet) -> None:
    """Kembali."""
    loan = await loan_here(context, payload.loan_id)
    if loan is not None:
        await refresh(context, loan, pressed=True)


async def paid_out(context: Context, payload: PaidOut) -> None:
    """Sudah diserahkan: the books hold it, the schedule begins, the borrower is told."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None or payload.source not in {source.value for source in Source}:
        return
    turn, roster = context.turn, context.here
    try:
        payout = await service.pay_out(turn, roster, loan, context.user.id, Source(payload.source))
    except (LoanDecided, OwnLoan, NotTheLender, WouldOverdraw) as error:
        await refused(context, loan, error)
        return
    await refresh(context, payout.loan, pressed=True)
    if payout.lacks:
        context.toast(context._("Terima kasih. Masih menunggu satu anggota lagi."))
    else:
        await loan_news.paid_out(turn, roster, payout.loan)


async def take_back(context: Context, payload: TakeBackPayout) -> None:
    """Urungkan: the officer who pressed Sudah diserahkan by mistake."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        reversal, again = await service.take_back(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, NotTheLender, TakeBackOver, LoanInUse, WouldOverdraw, FutureDate) as error:
        await refused(context, loan, error)
        return
    await refresh(context, again, pressed=True)
    with context.for_group() as _:
        news = _("No. {old} dibatalkan oleh No. {new}: salah tekan.", old=reversal.reverses or 0, new=reversal.number)
    context.send(home_of(context), news)
    await loan_news.taken_back(context.turn, context.here, again, reversal, besides=context.user.id)


async def received(context: Context, payload: Received) -> None:
    """Sudah saya terima."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        known, pointless = await service.received(context.turn, context.here, loan, context.user.id)
    except (NotTheBorrower, LoanDecided) as error:
        await refused(context, loan, error)
        return
    name = borrower_name(context._, context.here, known)
    context.toast(context._("Terima kasih, {name}.", name=name))
    await refresh(context, known, pressed=True)
    for correction in pointless:
        with context.for_group() as _:
            text = _("✖ Sanggahan selesai: uangnya sudah diterima {name}.", name=name)
        context.edit_slot(home_of(context), proposals.slot_of(correction), text)


async def not_received(context: Context, payload: NotReceived) -> None:
    """Belum saya terima: an objection to the payout, for officers without a part in it."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    with context.for_group() as _:
        reason = _("Uangnya belum saya terima")
    _ = context._
    turn, roster = context.turn, context.here
    try:
        correction = await service.not_received(turn, roster, loan, context.user.id, reason)
    except AlreadyProposed:
        context.alert(_("Sudah saya sampaikan ke pengurus. Tunggu sebentar, ya."))
        return
    except SavingsError as error:
        await refused(context, loan, error)
        return
    entry = await service.payout_of(turn, loan)
    if entry is None:
        return
    with context.for_group():
        text, keyboard = proposals.proposal_card(context, correction, entry)
    context.send(home_of(context), text, keyboard, slot=proposals.slot_of(correction))
    await loan_news.not_received(turn, roster, loan, entry, correction, besides=context.user.id)
    context.alert(_("Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama."))


TABLE = Tables(
    presses=(
        Press(payload=PayOut, handler=ask_pay_out, action=Action.VOTE_LOAN),
        Press(payload=PaidOut, handler=paid_out, action=Action.VOTE_LOAN),
        Press(payload=NotYet, handler=not_yet, action=Action.VOTE_LOAN),
        Press(payload=TakeBackPayout, handler=take_back, action=Action.VOTE_LOAN),
        Press(payload=Received, handler=received, action=Action.SEE_OWN),
        Press(payload=NotReceived, handler=not_received, action=Action.SEE_OWN),
    )
)

"""What all buttons under the card of a loan share: which loan is meant, and why a press does nothing."""

from handlers import loan_cards
from handlers.context import Context
from handlers.loan_cards import borrower_name, refresh
from savings.errors import (
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
from savings.loans import Decision, Loan, LoanState
from services import lending as service
from services import loans


async def loan_here(context: Context, loan_id: int) -> Loan | None:
    """The loan under a button, if it is this group's; in private also of another of the presser's groups."""
    loan = await service.find(context.turn, loan_id)
    if loan is not None and loan.group_id != context.here.group.id and not context.in_group:
        roster = await context.turn.directory.roster(context.turn.tx, loan.group_id)
        if roster.spoken_by(context.user.id):
            await context.enter(roster)
            return loan
    if loan is None or loan.group_id != context.here.group.id:
        context.alert(context._("Pinjaman ini bukan dari kelompok di sini."))
        return None
    return loan


async def refusal(context: Context, loan: Loan, error: SavingsError) -> str:
    """Why a press does nothing, for the eyes of the one who pressed."""
    _ = context._
    match error:
        case OwnLoan() if loan.state is LoanState.APPROVED:
            return _("Pinjaman sendiri dicairkan orang lain, supaya semua tenang.")
        case OwnLoan():
            return _("Pinjaman sendiri diputuskan orang lain, supaya semua tenang.")
        case NotTheLender():
            return await _whose_turn(context, loan)
        case NotTheBorrower():
            name = borrower_name(_, context.here, loan)
            return _("Tombol ini untuk {name}.", name=name)
        case WouldOverdraw():
            return _("Uang yang ada {available}, belum cukup.", available=_.rupiah(error.available))
        case LoanInUse():
            return _("Sudah ada catatan No. {by} untuk pinjaman ini. Batalkan itu dulu.", by=error.by)
        case TakeBackOver() if loan.received_at is not None:
            return _("Uangnya sudah diterima {name}.", name=borrower_name(_, context.here, loan))
        case TakeBackOver():
            return _("Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.")
        case FutureDate():
            return _("Tanggal {date} belum tiba menurut jam kelompok. Coba lagi besok.", date=_.short_date(error.date))
        case LoanDecided(state=LoanState.ACTIVE | LoanState.PAID | LoanState.WRITTEN_OFF):
            return _("Pinjaman ini sudah dicairkan.")
        case LoanDecided(state=LoanState.ASKED):
            return _("Pinjaman ini belum diputuskan.")
        case _:
            return _("Ini sudah diputuskan.")


async def _whose_turn(context: Context, loan: Loan) -> str:
    _ = context._
    if loan.state is LoanState.APPROVED:
        return await loan_cards.payers_awaited(context.turn, _, context.here, loan)
    if loan.state is not LoanState.ASKED:
        return _("Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.")
    if loan.decision is Decision.VOTE:
        return _("Yang memberi suara di sini anggota kelompok.")
    return _(
        "Yang memutuskan orang lain. {waiting}",
        waiting=await loan_cards.awaited(context.turn, _, context.here, loan),
    )


async def refused(context: Context, loan: Loan, error: SavingsError) -> None:
    """Say why; a card that shows what is no more so is drawn anew."""
    context.alert(await refusal(context, loan, error))
    if isinstance(error, LoanDecided):
        await refresh(context, await loans.find(context.turn, loan.id) or loan, pressed=True)

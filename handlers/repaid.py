"""What has become of a loan, told to the borrower in private: in the group stands the sum alone."""

from collections.abc import Iterable

from handlers import cover_news, without_cash
from handlers.buttons import Button
from handlers.context import Context
from handlers.loan_cards import OwnLoan
from handlers.wording import paid_from, parts_words
from locales import N_
from savings.covers import Cover
from savings.groups import Member
from savings.journal import Entry
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.repayments import LoanAccount, due, next_instalment
from services import covers, loans

_HEADLINES = {
    "": N_("Angsuran {name} sudah diterima."),
    "savings": N_("Angsuran {name} sudah dibayar dari simpanan sukarela."),
    "fund": N_("Angsuran {name} sudah dibayar dari dana tanggung renteng."),
    "member": N_("Angsuran {name} sudah ditalangi {coverer}."),
}
"""By where the money came from."""


async def tell(context: Context, entries: Iterable[Entry | None]) -> None:
    """Tell the borrower of each of these entries that repays a loan, takes it over or gives it up."""
    for entry in entries:
        if entry is None or entry.loan_id is None:
            continue
        loan = await loans.find(context.turn, entry.loan_id)
        borrower = None if loan is None else context.here.get(loan.member_id)
        if loan is None or borrower is None:
            continue
        if entry.kind == MoneyKind.REPAYMENT:
            await _tell_one(context, entry, loan, borrower)
            await cover_news.shrunk(context, loan)
        else:
            await without_cash.tell_borrower(context, entry, loan, borrower)


async def _tell_one(context: Context, entry: Entry, loan: Loan, borrower: Member) -> None:
    account = await loans.account(context.turn, loan)
    if loan.state is LoanState.WRITTEN_OFF:
        await _tell_recovered(context, entry, account, borrower)
        return
    cover = None if entry.claim_id is None else await covers.of_claim(context.turn, entry.claim_id)
    with context.for_group() as _:
        lines = [_paid(context, entry, account, borrower, cover), _remains(context, entry, account)]
        if cover is not None:
            lines.append(cover_news.owed_line(context, cover, entry))
        keyboard = [[Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))]]
    await context.whisper_member(borrower, "\n".join(lines), keyboard)
    if cover is not None:
        await cover_news.thank(context, cover, entry, borrower)


async def _tell_recovered(context: Context, entry: Entry, account: LoanAccount, borrower: Member) -> None:
    """What came in on a loan that was given up: with thanks, and without a word of what is missing."""
    rest = sum(payment.rest for payment in account.payments if payment.number == entry.number)
    with context.for_group() as _:
        text = _(
            "Pemulihan pinjaman {name} sudah diterima.\n"
            "No. {number}, {amount}. Terima kasih, ini berarti sekali bagi kelompok.",
            name=borrower.name,
            number=entry.number,
            amount=_.rupiah(entry.amount),
        )
        if rest:
            text = _("{text}\nLebihnya {rest} masuk simpanan sukarela.", text=text, rest=_.rupiah(rest))
        keyboard = [[Button(_("Lihat pinjaman saya"), OwnLoan(entry.loan_id or 0))]]
    await context.whisper_member(borrower, text, keyboard)


def _paid(context: Context, entry: Entry, account: LoanAccount, borrower: Member, cover: Cover | None) -> str:
    """The headline names no sum: it is read on a locked screen."""
    _ = context._
    paid = next(payment for payment in account.payments if payment.number == entry.number)
    source = paid_from(entry) or ("" if cover is None else "member")
    coverer = "" if cover is None else cover_news.name_of(context, cover.coverer_id)
    headline = _(_HEADLINES[source], name=borrower.name, coverer=coverer)
    if account.settled:
        headline = _("Lunas. Terima kasih, {name}.", name=borrower.name)
    return _(
        "{headline}\nNo. {number}, {amount}: {parts}.",
        headline=headline,
        number=entry.number,
        amount=_.rupiah(entry.amount),
        parts=parts_words(
            context,
            principal=paid.principal,
            interest=paid.interest,
            penalty=paid.penalty,
            savings=paid.savings,
            rest=paid.rest,
        ),
    )


def _remains(context: Context, entry: Entry, account: LoanAccount) -> str:
    _ = context._
    if account.settled:
        return _("Pinjaman ini selesai. Semoga rezekinya makin lancar.")
    coming = next_instalment(account, entry.date)
    left = _("Sisa pokok {amount}.", amount=_.rupiah(account.outstanding))
    # A payment of a day long ago may leave nothing but a denda that came after that day.
    open_bill = due(account, context.today if coming is None else entry.date).total
    if open_bill or coming is None:
        return _("{left} Yang perlu dibayar sekarang {amount}.", left=left, amount=_.rupiah(open_bill))
    return _(
        "{left} Berikutnya {amount}, {date}.", left=left, amount=_.rupiah(coming.total), date=_.date(coming.due_on)
    )

"""How a movement of money is said, in one line: who, what, how much. Never a balance."""

from handlers.context import Context
from handlers.rule_words import interest_word
from locales import N_
from savings.claims import Claim
from savings.groups import Roster
from savings.journal import AccountKind, Entry
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.roles import Action

_SAVINGS = {
    SavingsKind.POKOK: N_("simpanan pokok"),
    SavingsKind.WAJIB: N_("simpanan wajib"),
    SavingsKind.SUKARELA: N_("simpanan sukarela"),
}

_SAID = {
    MoneyKind.DEPOSIT: N_("{name} setor {amount} ({what})"),
    MoneyKind.WITHDRAWAL: N_("{name} tarik {amount} ({what})"),
    MoneyKind.EXPENSE: N_("Biaya {amount} ({what})"),
    MoneyKind.FINE: N_("{name} bayar denda {amount}"),
    MoneyKind.SOCIAL_FUND: N_("{name} bayar dana sosial {amount}"),
    MoneyKind.CASH_TO_BANK: N_("Setor ke bank {amount}"),
    MoneyKind.BANK_TO_CASH: N_("Ambil dari bank {amount}"),
    MoneyKind.GRANT: N_("Hibah {amount} ({what})"),
    MoneyKind.JOINT_FUND: N_("{name} bayar dana tanggung renteng {amount}"),
    MoneyKind.REPAYMENT: N_("{name} bayar angsuran {amount}"),
    # What is left of somebody's debt is nobody's business in the group: no name beside these two sums.
    MoneyKind.LOAN_OPENING: N_("Pinjaman lama {amount}"),
    MoneyKind.WRITE_OFF: N_("Penghapusan pinjaman {amount}"),
    MoneyKind.DEBT_RECEIVED: N_("Terima modal {amount} dari {what}"),
    MoneyKind.DEBT_PAYMENT: N_("Setoran {amount} ke UPK"),
    MoneyKind.DEBT_OPENING: N_("Modal lama dari {what} {amount}"),
}
"""As it is reported: the amount stands where the eye looks first."""

_WRITTEN = {
    MoneyKind.DEPOSIT: N_("{name}, {what} {amount}"),
    MoneyKind.WITHDRAWAL: N_("{name}, tarik {what} {amount}"),
    MoneyKind.EXPENSE: N_("Biaya {what} {amount}"),
    MoneyKind.FINE: N_("{name}, denda {amount}"),
    MoneyKind.SOCIAL_FUND: N_("{name}, dana sosial {amount}"),
    MoneyKind.CASH_TO_BANK: N_("Kas ke bank {amount}"),
    MoneyKind.BANK_TO_CASH: N_("Bank ke kas {amount}"),
    MoneyKind.GRANT: N_("Hibah {what} {amount}"),
    MoneyKind.JOINT_FUND: N_("{name}, dana tanggung renteng {amount}"),
    MoneyKind.LOAN_REQUEST: N_("{name}, pengajuan pinjaman {amount}"),
    MoneyKind.DISBURSEMENT: N_("{name}, pinjaman cair {amount}"),
    MoneyKind.REPAYMENT: N_("{name}, angsuran {amount}"),
    MoneyKind.LOAN_OPENING: N_("Pinjaman lama {amount}"),
    MoneyKind.WRITE_OFF: N_("Penghapusan pinjaman {amount}"),
    MoneyKind.DEBT_RECEIVED: N_("Modal dari {what} {amount}"),
    MoneyKind.DEBT_PAYMENT: N_("Setoran ke UPK {amount}"),
    MoneyKind.DEBT_OPENING: N_("Modal lama dari {what} {amount}"),
}
"""As it stands in the books."""


_RESTS = {
    "ahead": N_("lebihnya untuk angsuran berikutnya"),
    "savings": N_("lebihnya untuk simpanan sukarela"),
    "payoff": N_("untuk pelunasan"),
}
"""Where the part of a repayment goes that is beyond the bill."""

_COVERED = {
    "savings": N_("Angsuran {amount} dari simpanan sukarela"),
    "fund": N_("Angsuran {amount} dari dana tanggung renteng"),
    "member": N_("Talangan angsuran {amount}"),
}
"""A repayment that covers what somebody could not bring: nobody's name stands beside it in the group."""

_OWN_SAID = N_("{name} bayar angsuran {amount} dari simpanan sukarela")
_OWN_WRITTEN = N_("{name}, angsuran {amount} dari simpanan sukarela")
"""A repayment out of savings that the borrower asked for: then it is news like any other."""

_HANDED_OVER = frozenset(
    {MoneyKind.DEPOSIT, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND, MoneyKind.REPAYMENT},
)
"""What one member may bring for another."""


def savings_word(context: Context, kind: SavingsKind) -> str:
    """`simpanan wajib`."""
    return context._(_SAVINGS[kind])


def said(context: Context, claim: Claim, roster: Roster) -> str:
    """A claim as it is reported: `Bu Siti setor Rp20.000 (simpanan sukarela)`, with its day where that is another."""
    _ = context._
    said_as = _OWN_SAID if _from_own_savings(claim) else _SAID[claim.kind]
    line = _(
        _COVERED.get(covered_from(claim), said_as),
        name=_name(context, roster, claim.member_id),
        amount=_.rupiah(claim.amount),
        what=_what(context, claim.kind, claim.savings, claim.note),
    )
    if claim.rest_to in _RESTS and _chose_the_rest(claim, roster):
        line = _("{line}, {rest}", line=line, rest=_(_RESTS[claim.rest_to]))
    if claim.date != roster.group.date_of(claim.created_at):
        line = _("{line}, tanggal {date}", line=line, date=_.short_date(claim.date))
    if claim.reported_by is not None and claim.member_id is not None and claim.reported_by != claim.member_id:
        name = _name(context, roster, claim.reported_by)
        if claim.kind in _HANDED_OVER and not covered_from(claim):
            line = _("{line}, dititipkan lewat {name}", line=line, name=name)
        else:
            line = _("{line}, ditulis {name}", line=line, name=name)
    return line


def _chose_the_rest(claim: Claim, roster: Roster) -> bool:
    """Whether who reported it said where the rest goes: handlers/repaying.py asks only who may know the bill."""
    return claim.reported_by == claim.member_id or roster.may(claim.reporter_id, Action.SEE_LOANS)


def short(context: Context, claim: Claim, roster: Roster) -> str:
    """A claim in a list: `Bu Siti, simpanan wajib Rp5.000`."""
    if source := covered_from(claim):
        return context._(_COVERED[source], amount=context._.rupiah(claim.amount))
    if _from_own_savings(claim):
        name = _name(context, roster, claim.member_id)
        return context._(_OWN_WRITTEN, name=name, amount=context._.rupiah(claim.amount))
    return _line(context, claim.kind, claim.amount, claim.savings, claim.member_id, claim.note, roster)


def written(context: Context, entry: Entry, roster: Roster) -> str:
    """An entry of the books: `Bu Siti, simpanan sukarela Rp20.000`."""
    kind, source = MoneyKind(entry.kind), paid_from(entry)
    if source == "savings" and entry.reported_by == entry.member_id:
        name = _name(context, roster, entry.member_id)
        return context._(_OWN_WRITTEN, name=name, amount=context._.rupiah(entry.amount))
    if source in _COVERED:
        return context._(_COVERED[source], amount=context._.rupiah(entry.amount))
    return _line(context, kind, entry.amount, entry.savings, entry.member_id, entry.text, roster)


def covered_from(claim: Claim) -> str:
    """Who covers with this claim what the borrower could not bring: "savings", "fund", "member"; empty for nobody.

    Who asked for the own savings is not covered.
    """
    if _from_own_savings(claim):
        return ""
    return claim.paid_from or ("" if claim.covered_by is None else "member")


def _from_own_savings(claim: Claim) -> bool:
    return claim.paid_from == "savings" and claim.reported_by == claim.member_id


def paid_from(entry: Entry) -> str:
    """Where the money of a repayment came from, as its claim says it: empty for cash, and for every other entry."""
    if entry.kind != MoneyKind.REPAYMENT:
        return ""
    return {AccountKind.FUND: "fund", AccountKind.SAVINGS: "savings"}.get(entry.postings[0].debit.kind, "")


def parts_words(
    context: Context, *, principal: Rupiah, interest: Rupiah, penalty: Rupiah, savings: Rupiah, rest: Rupiah = 0
) -> str:
    """`pokok Rp50.000, jasa Rp7.500`: what a repayment consists of, without zeros; `rest` went to sukarela."""
    _ = context._
    parts = (
        (_("pokok"), principal),
        (interest_word(_, context.here.group.rules), interest),
        (_("denda"), penalty),
        (savings_word(context, SavingsKind.WAJIB), savings),
        (savings_word(context, SavingsKind.SUKARELA), rest),
    )
    return ", ".join(_("{what} {amount}", what=what, amount=_.rupiah(amount)) for what, amount in parts if amount)


def _line(
    context: Context,
    kind: MoneyKind,
    amount: int,
    savings: SavingsKind | None,
    member_id: int | None,
    note: str,
    roster: Roster,
) -> str:
    _ = context._
    name = _name(context, roster, member_id)
    return _(_WRITTEN[kind], name=name, amount=_.rupiah(amount), what=_what(context, kind, savings, note))


def _name(context: Context, roster: Roster, member_id: int | None) -> str:
    member = roster.get(member_id)
    return context._("Kelompok") if member is None else member.name


def _what(context: Context, kind: MoneyKind, savings: SavingsKind | None, note: str) -> str:
    if savings is not None:
        return savings_word(context, savings)
    if kind in {MoneyKind.DEBT_RECEIVED, MoneyKind.DEBT_OPENING}:
        return note or context._("UPK")  # the note is who lends
    return note or context._("lain-lain")

"""An entry of the books as one line of a list: number, day, what, how much, and what became of it. Nobody's name."""

from handlers.context import Context
from handlers.wording import savings_word
from locales import N_
from savings.claims import Claim
from savings.journal import AccountKind, Entry
from savings.money import MoneyKind, Rupiah, SavingsKind

_WHAT = {
    MoneyKind.WITHDRAWAL: N_("tarik {savings}"),
    MoneyKind.FINE: N_("denda"),
    MoneyKind.SOCIAL_FUND: N_("dana sosial"),
    MoneyKind.CASH_TO_BANK: N_("kas ke bank"),
    MoneyKind.BANK_TO_CASH: N_("bank ke kas"),
    MoneyKind.GRANT: N_("hibah"),
    MoneyKind.JOINT_FUND: N_("dana tanggung renteng"),
    MoneyKind.LOAN_REQUEST: N_("pengajuan pinjaman"),
    MoneyKind.DISBURSEMENT: N_("pinjaman cair"),
    MoneyKind.REPAYMENT: N_("angsuran"),
    MoneyKind.LOAN_OPENING: N_("pinjaman lama"),
    MoneyKind.WRITE_OFF: N_("pinjaman dihapus"),
    MoneyKind.DEBT_RECEIVED: N_("modal dari UPK"),
    MoneyKind.DEBT_PAYMENT: N_("setoran ke UPK"),
    MoneyKind.DEBT_OPENING: N_("modal lama dari UPK"),
}

_COSTS = {
    "konsumsi": N_("biaya konsumsi"),
    "transport": N_("biaya transport"),
    "atk": N_("biaya alat tulis"),
    "sewa": N_("biaya sewa"),
}


def entry_line(context: Context, entry: Entry) -> str:
    """`No. 17 · 21 Nov 2026 · simpanan wajib Rp5.000 (dibatalkan oleh No. 18)`."""
    _ = context._
    line = _(
        "No. {number} · {date} · {what} {amount}",
        number=entry.number,
        date=_.short_date(entry.date),
        what=_what_entry(context, entry),
        amount=_.rupiah(entry.amount),
    )
    if entry.reversed_by is not None:
        line = _("{line} (dibatalkan oleh No. {number})", line=line, number=entry.reversed_by)
    elif entry.replaces is not None:
        line = _("{line} (pengganti No. {number})", line=line, number=entry.replaces)
    return line


def claim_words(context: Context, claim: Claim) -> str:
    """`simpanan sukarela Rp20.000`: what waits, in as few words."""
    words = _what(context, claim.kind, claim.savings)
    return context._("{what} {amount}", what=words, amount=context._.rupiah(claim.amount))


def _what_entry(context: Context, entry: Entry) -> str:
    _ = context._
    if entry.is_reversal:
        return _("membatalkan No. {number},", number=entry.reverses)
    kind = MoneyKind(entry.kind)
    if kind is MoneyKind.EXPENSE:
        return _(_COSTS.get(_account_name(entry, AccountKind.EXPENSE), N_("biaya lain")))
    return _what(context, kind, entry.savings)


def _what(context: Context, kind: MoneyKind, savings: SavingsKind | None) -> str:
    if kind is MoneyKind.EXPENSE:
        return context._("biaya")
    named = savings_word(context, savings or SavingsKind.SUKARELA)
    return named if kind is MoneyKind.DEPOSIT else context._(_WHAT[kind], savings=named)


def _account_name(entry: Entry, kind: AccountKind) -> str:
    keys = (key for posting in entry.postings for key in (posting.debit, posting.credit))
    return next((key.name for key in keys if key.kind is kind), "")


def savings_line(context: Context, savings: dict[SavingsKind, Rupiah]) -> str:
    """`Pokok Rp20.000, wajib Rp10.000, sukarela Rp40.000`."""
    _ = context._
    return _(
        "Pokok {pokok}, wajib {wajib}, sukarela {sukarela}",
        pokok=_.rupiah(savings[SavingsKind.POKOK]),
        wajib=_.rupiah(savings[SavingsKind.WAJIB]),
        sukarela=_.rupiah(savings[SavingsKind.SUKARELA]),
    )

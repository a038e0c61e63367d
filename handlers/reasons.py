"""Why money is not accepted or is objected to: the answers that are offered, by what kind of money it is."""

from collections.abc import Mapping

from locales import N_
from savings.claims import Claim
from savings.money import MoneyKind

REJECTIONS = (N_("Uangnya belum saya terima"), N_("Jumlahnya berbeda"), N_("Jenis atau orangnya keliru"))
"""Of cash that a member is said to have brought."""

_REJECTIONS: Mapping[str, tuple[str, ...]] = {
    MoneyKind.WITHDRAWAL: (N_("Uangnya belum diserahkan"), N_("Jumlahnya berbeda"), N_("Orangnya keliru")),
    MoneyKind.EXPENSE: (N_("Belum ada notanya"), N_("Jumlahnya berbeda"), N_("Belum disepakati")),
    MoneyKind.CASH_TO_BANK: (N_("Belum ada bukti setornya"), N_("Jumlahnya berbeda"), N_("Belum disepakati")),
    MoneyKind.BANK_TO_CASH: (N_("Uangnya belum masuk kas"), N_("Jumlahnya berbeda"), N_("Belum disepakati")),
    MoneyKind.GRANT: (N_("Uangnya belum masuk kas"), N_("Jumlahnya berbeda"), N_("Ini bukan hibah")),
    MoneyKind.WRITE_OFF: (N_("Masih bisa ditagih"), N_("Jumlahnya berbeda"), N_("Perlu dibicarakan dulu")),
    MoneyKind.LOAN_OPENING: (N_("Pinjamannya tidak ada"), N_("Jumlahnya berbeda"), N_("Orangnya keliru")),
    MoneyKind.DEBT_RECEIVED: (N_("Uangnya belum masuk kas"), N_("Jumlahnya berbeda"), N_("Syaratnya keliru")),
    MoneyKind.DEBT_OPENING: (N_("Utangnya tidak ada"), N_("Jumlahnya berbeda"), N_("Syaratnya keliru")),
    MoneyKind.DEBT_PAYMENT: (N_("Belum ada bukti setornya"), N_("Jumlahnya berbeda"), N_("Belum disepakati")),
}
"""Of what is not a member's cash."""

_COVERED = (N_("Belum disepakati"), N_("Jumlahnya berbeda"), N_("Orangnya keliru"))
"""Of an instalment that the borrower's savings or the fund are to pay."""

OBJECTIONS = (N_("Saya tidak setor"), N_("Jumlahnya beda"), N_("Bukan saya"))
AMOUNT_DIFFERS = 1
"""Of OBJECTIONS: this one asks for the right amount."""

_OBJECTIONS: Mapping[str, tuple[str, ...]] = {
    MoneyKind.REPAYMENT: (N_("Saya tidak bayar"), N_("Jumlahnya beda"), N_("Bukan saya")),
    MoneyKind.LOAN_OPENING: (N_("Saya tidak pinjam"), N_("Jumlahnya beda"), N_("Sudah saya lunasi")),
    MoneyKind.WRITE_OFF: (N_("Saya tidak pinjam"), N_("Jumlahnya beda"), N_("Sudah saya lunasi")),
}
"""Of what is not a deposit."""

AGREED = frozenset({MoneyKind.LOAN_OPENING, MoneyKind.WRITE_OFF, MoneyKind.DEBT_RECEIVED, MoneyKind.DEBT_OPENING})
"""Sums that follow from what was agreed: with another sum it is written anew."""


def rejections(claim: Claim) -> tuple[str, ...]:
    """What the one who does not accept this claim may say, in short."""
    return _COVERED if claim.paid_from else _REJECTIONS.get(claim.kind, REJECTIONS)


def objections(kind: str) -> tuple[str, ...]:
    """What the member who objects to an entry of this kind may say, in short."""
    return _OBJECTIONS.get(kind, OBJECTIONS)


def is_fixed(kind: str) -> bool:
    """Whether an entry of this kind can have no other sum: it is cancelled and written anew."""
    return kind in AGREED or kind == MoneyKind.DISBURSEMENT


def asks_amount(kind: str, objection: int) -> bool:
    """Whether this objection is asked for the right amount."""
    return objection == AMOUNT_DIFFERS and kind not in AGREED

"""Whole rupiah, and the kinds of money movement that a group writes down."""

from enum import StrEnum

Rupiah = int
"""Money in whole rupiah. Never a float."""

LARGEST_AMOUNT: Rupiah = 9_000_000_000_000
"""The largest amount that is ever understood (nine trillion), far inside a 64-bit integer."""


class SavingsKind(StrEnum):
    """The three kinds of member savings."""

    POKOK = "pokok"  # once, at joining
    WAJIB = "wajib"  # each period
    SUKARELA = "sukarela"  # any time; the only one that may be withdrawn while a member


class MoneyKind(StrEnum):
    """What a sentence about money asks to be written down."""

    DEPOSIT = "deposit"  # setor, nabung: cash in, a member's savings
    WITHDRAWAL = "withdrawal"  # tarik: cash out, a member's sukarela savings
    EXPENSE = "expense"  # biaya: cash out, the group's cost
    FINE = "fine"  # denda: cash in, the group's income, paid by a member
    SOCIAL_FUND = "social_fund"  # dana sosial: cash in, the social fund
    CASH_TO_BANK = "cash_to_bank"  # setor ke bank: the group's cash to its bank account
    BANK_TO_CASH = "bank_to_cash"  # ambil dari bank: back again
    GRANT = "grant"  # hibah: cash in from outside, never a loan
    JOINT_FUND = "joint_fund"  # iuran tanggung renteng: cash in, the fund that covers a shortage
    LOAN_REQUEST = "loan_request"  # pinjam: asks for a decision, moves nothing by itself
    DISBURSEMENT = "disbursement"  # cair: cash out, a member's loan
    REPAYMENT = "repayment"  # angsur: cash in, a member's loan, jasa and denda
    LOAN_OPENING = "loan_opening"  # a loan that was running when the books began: no cash moves
    WRITE_OFF = "write_off"  # a loan given up: the group's loss
    DEBT_RECEIVED = "debt_received"  # modal: cash in, what the group owes the UPK
    DEBT_PAYMENT = "debt_payment"  # setoran ke UPK: cash out, what the group owes the UPK
    DEBT_OPENING = "debt_opening"  # a debt to the UPK that was running when the books began

"""The journal: accounts, postings, entries, and the hash that chains a group's entries.

A posting names the account debited, the account credited and one amount above zero, so an entry is balanced by
construction. An entry is never changed; a mistake is mended by a reversing entry that names the old one.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from savings.errors import NotAMovement, NotWithdrawable
from savings.money import LARGEST_AMOUNT, MoneyKind, Rupiah, SavingsKind

Side = Literal["debit", "credit"]
Floor = Literal["debit", "credit", "none"]

REVERSAL = "reversal"
"""The kind of an entry that takes another one back; every other entry's kind is a MoneyKind."""

DATE_SHIFT = dt.timedelta(minutes=5)
"""How far Telegram's clock may be ahead of ours before a date counts as lying in the future."""


class AccountKind(StrEnum):
    """What an account is. A new kind also needs its line in the two tables below."""

    CASH = "cash"  # the cash box
    BANK = "bank"  # the group's account at a bank
    LOAN = "loan"  # what members owe the group
    SAVINGS = "savings"  # what the group owes a member: one account for each kind of savings
    UPK_DEBT = "upk_debt"  # what the group owes the UPK
    FUND = "fund"  # money set aside for a purpose
    INCOME = "income"
    EXPENSE = "expense"
    EQUITY = "equity"  # grants and what has been kept of earlier years


NORMAL_SIDE: dict[AccountKind, Side] = {
    AccountKind.CASH: "debit",
    AccountKind.BANK: "debit",
    AccountKind.LOAN: "debit",
    AccountKind.SAVINGS: "credit",
    AccountKind.UPK_DEBT: "credit",
    AccountKind.FUND: "credit",
    AccountKind.INCOME: "credit",
    AccountKind.EXPENSE: "debit",
    AccountKind.EQUITY: "credit",
}
"""The side on which the account grows: its balance is that side less the other."""

FLOOR: dict[AccountKind, Floor] = {
    AccountKind.CASH: "debit",
    AccountKind.BANK: "debit",
    AccountKind.LOAN: "debit",
    AccountKind.SAVINGS: "credit",
    AccountKind.UPK_DEBT: "credit",
    AccountKind.FUND: "credit",
    AccountKind.INCOME: "none",
    AccountKind.EXPENSE: "none",
    AccountKind.EQUITY: "none",
}
"""The side that may never be outgrown by the other. `none`: a correction may well turn the balance around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountKey:
    """What identifies an account within its group. Use the constructors below."""

    kind: AccountKind
    name: str
    member_id: int | None = None

    @property
    def side(self) -> Side:
        """Where the balance grows."""
        return NORMAL_SIDE[self.kind]

    @property
    def floor(self) -> Floor:
        """The side that may not be outgrown."""
        return FLOOR[self.kind]

    @property
    def path(self) -> str:
        """`cash:kas` or `savings:wajib:12`: the account as the hash sees it."""
        return account_path(self.kind, self.name, self.member_id)

    def balance(self, *, debit: Rupiah, credit: Rupiah) -> Rupiah:
        """What the account holds, positive on its normal side."""
        return debit - credit if self.side == "debit" else credit - debit


def account_path(kind: str, name: str, member_id: int | None) -> str:
    """One word for an account, also for what a damaged table may hold in its place."""
    return f"{kind}:{name}" if member_id is None else f"{kind}:{name}:{member_id}"


def cash() -> AccountKey:
    """The cash box."""
    return AccountKey(kind=AccountKind.CASH, name="kas")


def bank() -> AccountKey:
    """The group's account at its bank."""
    return AccountKey(kind=AccountKind.BANK, name="bank")


def savings_of(member_id: int, kind: SavingsKind) -> AccountKey:
    """A member's savings of one kind."""
    return AccountKey(kind=AccountKind.SAVINGS, name=kind.value, member_id=member_id)


def fund(name: str) -> AccountKey:
    """A fund of the group, such as `dana_sosial`."""
    return AccountKey(kind=AccountKind.FUND, name=name)


def loan_of(member_id: int, number: int) -> AccountKey:
    """The principal that a member owes on the group's loan of this number."""
    return AccountKey(kind=AccountKind.LOAN, name=str(number), member_id=member_id)


def upk_debt(number: int) -> AccountKey:
    """The principal that the group owes on its own debt of this number."""
    return AccountKey(kind=AccountKind.UPK_DEBT, name=str(number))


JOINT_LIABILITY = "tanggung_renteng"
"""The name of the fund that covers a shortage."""

OPENING = "saldo_awal"
"""The equity against which what ran before the books began is taken over: no cash moves."""


def income(name: str) -> AccountKey:
    """A source of income, such as `denda`."""
    return AccountKey(kind=AccountKind.INCOME, name=name)


def expense(name: str) -> AccountKey:
    """A category of cost, such as `konsumsi`."""
    return AccountKey(kind=AccountKind.EXPENSE, name=name)


def equity(name: str) -> AccountKey:
    """The group's own money, such as `hibah`."""
    return AccountKey(kind=AccountKind.EQUITY, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """`amount` rupiah from the credited to the debited account. Raises ValueError where that is no movement."""

    debit: AccountKey
    credit: AccountKey
    amount: Rupiah

    def __post_init__(self) -> None:
        if not 0 < self.amount <= LARGEST_AMOUNT:
            raise ValueError(f"a posting moves 1 to {LARGEST_AMOUNT} rupiah, not {self.amount}")
        if self.debit == self.credit:
            raise ValueError(f"a posting needs two accounts, not twice {self.debit.path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the books as it is read.

    `number` is the group's running number, printed on the receipt; `reverses`, `replaces`, `reversed_by` and
    `replaced_by` are numbers too; `loan_id` is the loan whose money it is. `date` is the members' date, `recorded_at`
    the instant of writing, `amount` the sum of the postings.
    """

    id: int
    group_id: int
    number: int
    kind: str
    date: dt.date
    recorded_at: dt.datetime
    amount: Rupiah
    postings: tuple[Posting, ...]
    text: str
    member_id: int | None
    claim_id: int | None
    reported_by: int | None
    confirmed_by: int | None
    reverses: int | None
    replaces: int | None
    reversed_by: int | None
    replaced_by: int | None
    hash: str
    loan_id: int | None = None

    @property
    def savings(self) -> SavingsKind | None:
        """The kind of savings that it moves, or None where it moves none."""
        for posting in self.postings:
            for key in (posting.credit, posting.debit):
                if key.kind is AccountKind.SAVINGS:
                    return SavingsKind(key.name)
        return None

    @property
    def is_reversal(self) -> bool:
        """Whether it takes another entry back."""
        return self.kind == REVERSAL


def postings_for(
    kind: MoneyKind,
    amount: Rupiah,
    savings: SavingsKind | None = None,
    member_id: int | None = None,
    note: str = "",
) -> tuple[Posting, ...]:
    """The postings of an everyday movement.

    Deposits and withdrawals need the member; a deposit without a kind of savings is sukarela. Raises NotWithdrawable,
    NotAMovement (what a loan's money pays hangs on the loan), ValueError for an amount out of range or a missing
    member.
    """
    match kind:
        case MoneyKind.DEPOSIT:
            kept = SavingsKind.SUKARELA if savings is None else savings
            return _one(cash(), savings_of(_required(member_id), kept), amount)
        case MoneyKind.WITHDRAWAL:
            if savings not in (None, SavingsKind.SUKARELA):
                raise NotWithdrawable(savings=savings)
            return _one(savings_of(_required(member_id), SavingsKind.SUKARELA), cash(), amount)
        case MoneyKind.EXPENSE:
            return _one(expense(expense_category(note)), cash(), amount)
        case MoneyKind.FINE:
            return _one(cash(), income("denda"), amount)
        case MoneyKind.SOCIAL_FUND:
            return _one(cash(), fund("dana_sosial"), amount)
        case MoneyKind.CASH_TO_BANK:
            return _one(bank(), cash(), amount)
        case MoneyKind.BANK_TO_CASH:
            return _one(cash(), bank(), amount)
        case MoneyKind.GRANT:
            return _one(cash(), equity("hibah"), amount)
        case MoneyKind.JOINT_FUND:
            return _one(cash(), fund(JOINT_LIABILITY), amount)
        case _:
            raise NotAMovement(kind=kind)


def _one(debit: AccountKey, credit: AccountKey, amount: Rupiah) -> tuple[Posting, ...]:
    return (Posting(debit=debit, credit=credit, amount=amount),)


def _required(member_id: int | None) -> int:
    if member_id is None:
        raise ValueError("member savings need a member")
    return member_id


def reverse(postings: Sequence[Posting]) -> tuple[Posting, ...]:
    """The same movements the other way round."""
    return tuple(Posting(debit=item.credit, credit=item.debit, amount=item.amount) for item in postings)


EXPENSE_WORDS: dict[str, tuple[str, ...]] = {
    "konsumsi": (
        *("konsumsi", "makan", "makanan", "minum", "minuman", "snack", "snek", "jajan", "jajanan", "kue", "gorengan"),
        *("nasi", "kopi", "teh", "gula", "air", "aqua", "galon", "lauk", "katering", "catering", "rokok", "suguhan"),
    ),
    "transport": (
        *("transport", "transportasi", "transpor", "ongkos", "ongkir", "bensin", "solar", "pertalite", "ojek", "ojol"),
        *("angkot", "bus", "bis", "parkir", "tol", "perjalanan", "kirim", "travel"),
    ),
    "atk": (
        *("atk", "buku", "pulpen", "bolpen", "bolpoin", "pensil", "spidol", "kertas", "map", "stempel", "tinta"),
        *("fotokopi", "fotocopy", "fc", "print", "cetak", "materai", "meterai", "amplop", "kwitansi", "nota"),
    ),
    "sewa": ("sewa", "nyewa", "menyewa", "kontrak", "kontrakan", "rental"),
}
"""Words of a note that decide the account of a cost. Few accounts make a report that can be read."""


def expense_category(note: str) -> str:
    """The account of a cost by the first word of its note that is known, or `lain`."""
    for word in re.findall(r"\w+", note.lower()):
        for category, words in EXPENSE_WORDS.items():
            if word in words:
                return category
    return "lain"


def text_digest(salt: str, text: str) -> str:
    """What the hash covers of free text: empty text and salt, and the person is forgotten while the chain holds."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def entry_hash(
    *,
    previous_hash: str,
    group_id: int,
    number: int,
    kind: str,
    date: str,
    recorded_at: int,
    claim_id: int | None,
    reverses_id: int | None,
    replaces_id: int | None,
    member_id: int | None,
    reported_by: int | None,
    confirmed_by: int | None,
    postings: Sequence[tuple[int, str, int, str, Rupiah]],
    digest: str,
    loan_id: int | None = None,
) -> str:
    """SHA-256 over the canonical JSON of everything in an entry that must never change, and of the hash before it.

    `postings` are (debited account id, its path, credited account id, its path, amount) in the order of their lines:
    the path is there so that renaming an account is found as well. `recorded_at` is in UTC milliseconds, `date` ISO
    text. The loan is covered where there is one: entries from before there were loans keep their hash.
    """
    content: dict[str, object] = {
        "claim": claim_id,
        "confirmed_by": confirmed_by,
        "date": date,
        "group": group_id,
        "kind": kind,
        "member": member_id,
        "number": number,
        "postings": postings,
        "previous": previous_hash,
        "recorded_at": recorded_at,
        "replaces": replaces_id,
        "reported_by": reported_by,
        "reverses": reverses_id,
        "text": digest,
    }
    if loan_id is not None:
        content["loan"] = loan_id
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

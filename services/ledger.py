"""Write into the books and read them. Everything here runs inside the caller's transaction and never commits.

What is written stays: `post` and `reverse` are the only ways in, and each entry is chained to the one before.
"""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import storage.ledger as tables
from savings import journal
from savings.errors import (
    AlreadyReversed,
    ForeignMember,
    FutureDate,
    NotReversible,
    UnknownEntry,
    UnknownGroup,
    WouldOverdraw,
)
from savings.journal import DATE_SHIFT, REVERSAL, AccountKey, AccountKind, Entry, Posting
from savings.money import Rupiah, SavingsKind
from storage import forgetting
from storage.database import Reader, Transaction
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a group holds, owes, earned and spent, each amount positive on its normal side.

    `loans` is the principal that members owe the group, `debts` what the group owes the UPK.
    """

    cash: Rupiah
    bank: Rupiah
    savings: Mapping[SavingsKind, Rupiah]
    funds: Mapping[str, Rupiah]
    income: Mapping[str, Rupiah]
    expense: Mapping[str, Rupiah]
    equity: Mapping[str, Rupiah]
    loans: Rupiah = 0
    debts: Rupiah = 0

    @property
    def all_savings(self) -> Rupiah:
        """Members' savings of every kind."""
        return sum(self.savings.values())

    @property
    def all_funds(self) -> Rupiah:
        """Money set aside."""
        return sum(self.funds.values())

    @property
    def all_income(self) -> Rupiah:
        """Everything earned."""
        return sum(self.income.values())

    @property
    def all_expense(self) -> Rupiah:
        """Everything spent."""
        return sum(self.expense.values())

    @property
    def all_equity(self) -> Rupiah:
        """Grants and the like."""
        return sum(self.equity.values())


async def post(
    tx: Transaction,
    *,
    group_id: int,
    kind: str,
    date: dt.date,
    now: dt.datetime,
    postings: Sequence[Posting],
    text: str,
    member_id: int | None = None,
    claim_id: int | None = None,
    reported_by: int | None = None,
    confirmed_by: int | None = None,
    reverses_id: int | None = None,
    replaces_id: int | None = None,
    loan_id: int | None = None,
) -> Entry:
    """Write one entry and answer it.

    `date` is the members' date and may lie in the past, `now` is the aware instant of writing; `member_id` is whom it
    is about, `loan_id` the loan whose money it is. `reverses_id` is for `reverse`; `replaces_id` names the reversed
    entry that this one corrects.

    Raises WouldOverdraw, FutureDate, ForeignMember, UnknownGroup, UnknownEntry, AlreadyReversed, NotReversible;
    ValueError where there are no postings.
    """
    if not postings:
        raise ValueError("an entry needs at least one posting")
    reversed_entry = None if reverses_id is None else await _old(tx, group_id, reverses_id)
    replaced_entry = None if replaces_id is None else await _old(tx, group_id, replaces_id)
    if reversed_entry is not None:
        _check_reversal(reversed_entry, postings)
    people = frozenset(person for person in (member_id, reported_by, confirmed_by) if person is not None)
    keys = tuple(dict.fromkeys(key for item in postings for key in (item.debit, item.credit)))
    head = await tables.head(
        tx, group_id, keys, member_id=member_id, reported_by=reported_by, confirmed_by=confirmed_by
    )
    if head is None:
        raise UnknownGroup(group_id=group_id)
    if head.known_people != len(people):
        raise ForeignMember(group_id=group_id, member_ids=people)
    today = (now + DATE_SHIFT).astimezone(ZoneInfo(head.zone)).date()
    if date > today:
        raise FutureDate(date=date, today=today)
    accounts = {key: head.accounts.get(key) or await _open(tx, group_id, key) for key in keys}
    moves = _moves(accounts, postings)
    salt = secrets.token_hex(16)
    digest = journal.text_digest(salt, text)
    number, recorded_at = head.last_number + 1, to_milliseconds(now)
    chain = journal.entry_hash(
        previous_hash=head.hash,
        group_id=group_id,
        number=number,
        kind=kind,
        date=date.isoformat(),
        recorded_at=recorded_at,
        claim_id=claim_id,
        reverses_id=reverses_id,
        replaces_id=replaces_id,
        member_id=member_id,
        reported_by=reported_by,
        confirmed_by=confirmed_by,
        loan_id=loan_id,
        postings=[
            (accounts[item.debit].id, item.debit.path, accounts[item.credit].id, item.credit.path, item.amount)
            for item in postings
        ],
        digest=digest,
    )
    entry_id = await tables.add_entry(
        tx,
        tables.NewEntry(
            group_id=group_id,
            number=number,
            kind=str(kind),
            date=date.isoformat(),
            recorded_at=recorded_at,
            claim_id=claim_id,
            reverses_id=reverses_id,
            replaces_id=replaces_id,
            member_id=member_id,
            reported_by=reported_by,
            confirmed_by=confirmed_by,
            loan_id=loan_id,
            text_digest=digest,
            previous_hash=head.hash,
            hash=chain,
        ),
        salt=salt,
        text=text,
        postings=[(accounts[item.debit].id, accounts[item.credit].id, item.amount) for item in postings],
        moves=moves,
    )
    return Entry(
        id=entry_id,
        group_id=group_id,
        number=number,
        kind=str(kind),
        date=date,
        recorded_at=from_milliseconds(recorded_at),
        amount=sum(item.amount for item in postings),
        postings=tuple(postings),
        text=text,
        member_id=member_id,
        claim_id=claim_id,
        reported_by=reported_by,
        confirmed_by=confirmed_by,
        reverses=None if reversed_entry is None else reversed_entry.number,
        replaces=None if replaced_entry is None else replaced_entry.number,
        reversed_by=None,
        replaced_by=None,
        hash=chain,
        loan_id=loan_id,
    )


async def reverse(
    tx: Transaction,
    entry_id: int,
    *,
    now: dt.datetime,
    date: dt.date,
    confirmed_by: int | None,
    reason: str,
    reported_by: int | None = None,
) -> Entry:
    """Take an entry back by a new one that mirrors it; `reason` is kept as its text.

    Raises UnknownEntry, AlreadyReversed, NotReversible, WouldOverdraw (the money has been used since), FutureDate.
    """
    old = await tables.entry_by_id(tx, entry_id)
    if old is None:
        raise UnknownEntry(entry_id=entry_id)
    return await post(
        tx,
        group_id=old.group_id,
        kind=REVERSAL,
        date=date,
        now=now,
        postings=journal.reverse(old.postings),
        text=reason,
        member_id=old.member_id,
        reported_by=reported_by,
        confirmed_by=confirmed_by,
        reverses_id=old.id,
        loan_id=old.loan_id,
    )


async def _old(tx: Transaction, group_id: int, entry_id: int) -> Entry:
    entry = await tables.entry_by_id(tx, entry_id)
    if entry is None or entry.group_id != group_id:
        raise UnknownEntry(entry_id=entry_id)
    return entry


def _check_reversal(old: Entry, postings: Sequence[Posting]) -> None:
    if old.reversed_by is not None:
        raise AlreadyReversed(number=old.number, by=old.reversed_by)
    if old.is_reversal:
        raise NotReversible(number=old.number)
    if tuple(postings) != journal.reverse(old.postings):
        raise ValueError("a reversal mirrors its entry")


async def _open(tx: Transaction, group_id: int, key: AccountKey) -> tables.Account:
    account = await tables.add_account(tx, group_id, key)
    if account is None:
        raise ForeignMember(group_id=group_id, member_ids=frozenset({key.member_id or 0}))
    return account


def _moves(
    accounts: Mapping[AccountKey, tables.Account], postings: Sequence[Posting]
) -> dict[int, tuple[Rupiah, Rupiah]]:
    """What each account's debit and credit grow by. Raises WouldOverdraw: the table's CHECK says so a second time."""
    moves = {}
    for key, account in accounts.items():
        debit = sum(item.amount for item in postings if item.debit == key)
        credit = sum(item.amount for item in postings if item.credit == key)
        change = key.balance(debit=debit, credit=credit)
        if key.floor != "none" and account.balance + change < 0:
            raise WouldOverdraw(
                account_kind=key.kind,
                account_name=key.name,
                member_id=key.member_id,
                available=account.balance,
                asked=-change,
            )
        moves[account.id] = (debit, credit)
    return moves


async def balance(db: Reader, group_id: int, key: AccountKey) -> Rupiah:
    """What one account of the group holds, positive on its normal side; 0 where nothing was ever posted."""
    return await tables.balance(db, group_id, key)


async def balances_of_member(db: Reader, member_id: int) -> dict[SavingsKind, Rupiah]:
    """A member's savings by kind, each kind present."""
    found = await tables.balances_of_member(db, member_id)
    return {kind: found.get(journal.savings_of(member_id, kind), 0) for kind in SavingsKind}


async def balances_of_all(db: Reader, group_id: int) -> dict[int, dict[SavingsKind, Rupiah]]:
    """The savings by kind of every member who ever had an entry: the rest have none."""
    found = await tables.savings_of_all(db, group_id)
    members = dict.fromkeys(key.member_id for key in found if key.member_id is not None)
    return {
        member: {kind: found.get(journal.savings_of(member, kind), 0) for kind in SavingsKind} for member in members
    }


async def totals(db: Reader, group_id: int) -> Totals:
    """The whole group at a glance."""
    found: dict[AccountKind, dict[str, Rupiah]] = {kind: {} for kind in AccountKind}
    for kind, name, amount in await tables.totals(db, group_id):
        found[kind][name] = amount
    return Totals(
        cash=sum(found[AccountKind.CASH].values()),
        bank=sum(found[AccountKind.BANK].values()),
        savings={kind: found[AccountKind.SAVINGS].get(kind.value, 0) for kind in SavingsKind},
        funds=found[AccountKind.FUND],
        income=found[AccountKind.INCOME],
        expense=found[AccountKind.EXPENSE],
        equity=found[AccountKind.EQUITY],
        loans=sum(found[AccountKind.LOAN].values()),
        debts=sum(found[AccountKind.UPK_DEBT].values()),
    )


async def entry(db: Reader, group_id: int, number: int) -> Entry | None:
    """The entry that carries this running number in the group."""
    entry_id = await tables.entry_id(db, group_id, number)
    return None if entry_id is None else await tables.entry_by_id(db, entry_id)


async def entry_by_id(db: Reader, entry_id: int) -> Entry | None:
    """The entry with this id. The caller compares its group with the asker's."""
    return await tables.entry_by_id(db, entry_id)


async def standing(db: Reader, entry: Entry) -> Rupiah:
    """What of an entry is in the books today: nothing once reversed, the corrected amount where it was replaced."""
    current: Entry | None = entry
    while current is not None and current.reversed_by is not None:
        number = current.replaced_by
        entry_id = None if number is None else await tables.entry_id(db, current.group_id, number)
        current = None if entry_id is None else await tables.entry_by_id(db, entry_id)
    return 0 if current is None else current.amount


async def history(
    db: Reader, group_id: int, *, member_id: int | None = None, limit: int, before_number: int | None = None
) -> list[Entry]:
    """The newest entries first; those about one member, and those below a number, where asked."""
    ids = await tables.entry_ids(db, group_id, member_id=member_id, before_number=before_number, limit=limit)
    return await tables.entries_by_ids(db, ids)


async def erase_texts(tx: Transaction, group_id: int, member_id: int) -> int:
    """Forget the free text of a member's entries, loans, absences and visits, what was confided, and own settings.

    How many it were. The chain still verifies, and says so.
    """
    return (
        await tables.erase_texts(tx, group_id, member_id)
        + await forgetting.words_about_loans(tx, group_id, member_id)
        + await forgetting.words_about_meetings(tx, group_id, member_id)
        + await forgetting.words_of_visits(tx, group_id, member_id)
        + await forgetting.notes_in_confidence(tx, group_id, member_id)
        + await forgetting.settings(tx, group_id, member_id)
    )

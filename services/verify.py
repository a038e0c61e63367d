"""Whether the books are what they were when they were written.

Nothing that is read here is trusted: every hash is computed again, every balance is added up again, and the database's
own guards are looked for. What nobody can find from the file alone is a chain that was computed anew from the first
changed entry to its head: for that, compare a head with an older backup or with the number on a printed receipt.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import storage.ledger as tables
import storage.loans as loan_tables
from savings.journal import FLOOR, REVERSAL, AccountKind, account_path, entry_hash, text_digest
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.repayments import LoanAccount, lost
from savings.schedules import plan
from services.loans import BEGINNINGS, DISBURSED, accounts_of
from storage.database import EXPECTED_TRIGGERS, Reader
from storage.ledger import SealedBalance, SealedEntry, SealedGroup, SealedPosting


class What(StrEnum):
    """What a finding is about."""

    ERASED = "erased"  # free text forgotten on a person's wish: no damage
    NUMBERS = "numbers"  # not 1, 2, 3, ...
    CHAIN = "chain"  # does not continue from the entry before
    HASH = "hash"  # the content is not what was sealed
    TEXT = "text"  # the free text is not what was sealed
    HEAD = "head"  # the group's head is not its last entry
    POSTINGS = "postings"  # no postings, or accounts of another group
    REVERSAL = "reversal"  # does not mirror the entry that it takes back
    BALANCE = "balance"  # the kept balance is not the sum of the postings
    FLOOR = "floor"  # an account has fallen below zero, or lost its floor
    ACCOUNT = "account"  # an account of a kind or a member that it cannot have
    LOAN = "loan"  # its state, schedule or account is not what its entries make of it
    CLAIM = "claim"  # an accepted claim without its one entry, or the other way round
    CUT_OFF = "cut_off"  # the newest entries are gone
    DANGLING = "dangling"  # rows that refer to nothing
    TRIGGERS = "triggers"  # the database no longer refuses changes
    UNREADABLE = "unreadable"  # the file itself is damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to look at. `group_id` and `number` (of the entry) are None where it concerns no single one."""

    what: What
    group_id: int | None = None
    number: int | None = None
    detail: str = ""

    @property
    def is_damage(self) -> bool:
        """Whether the books are not sound; an erased text is only told."""
        return self.what is not What.ERASED


async def verify(db: Reader) -> list[Finding]:
    """Everything that is not as it was written; an empty list, or only erased texts, means sound books."""
    found: list[Finding] = []
    try:
        missing = EXPECTED_TRIGGERS - await tables.trigger_names(db)
        if missing:
            found.append(Finding(what=What.TRIGGERS, detail=", ".join(sorted(missing))))
        found += [
            Finding(what=What.DANGLING, detail=f"{name}: {count} rows")
            for name, count in await tables.dangling_rows(db)
        ]
        if gone := await tables.cut_off(db):
            found.append(Finding(what=What.CUT_OFF, detail=f"{gone} entries"))
        for group in await tables.sealed_groups(db):
            entries = await tables.sealed_entries(db, group.id)
            postings = await tables.sealed_postings(db, group.id)
            found += _chain(group, entries, postings)
        for balance in await tables.sealed_balances(db):
            found += _balance(balance)
        found += [
            Finding(what=What.CLAIM, group_id=group_id, number=number, detail=f"claim {claim_id}")
            for group_id, claim_id, number in await tables.claims_without_their_entry(db)
        ]
        found += await _loans(db)
    except (sqlite3.DatabaseError, ValueError) as error:  # a damaged page, bytes that are no text, no words of ours
        found.append(Finding(what=What.UNREADABLE, detail=str(error)))
    return found


def _chain(group: SealedGroup, entries: Sequence[SealedEntry], postings: Sequence[SealedPosting]) -> Iterator[Finding]:
    lines: dict[int, list[SealedPosting]] = {}
    for posting in postings:
        lines.setdefault(posting.entry_id, []).append(posting)
    by_id = {entry.id: entry for entry in entries}
    previous = ""
    for number, entry in enumerate(entries, start=1):
        at = entry.number
        own = lines.get(entry.id, [])
        if at != number:
            yield Finding(what=What.NUMBERS, group_id=group.id, number=at, detail=f"expected {number}")
        if entry.previous_hash != previous:
            yield Finding(what=What.CHAIN, group_id=group.id, number=at)
        if entry.hash != _hash(group.id, entry, own):
            yield Finding(what=What.HASH, group_id=group.id, number=at)
        if [item.line for item in own] != [*range(1, len(own) + 1)]:
            yield Finding(what=What.POSTINGS, group_id=group.id, number=at, detail="lines")
        if not own or any((item.debit_group, item.credit_group) != (group.id, group.id) for item in own):
            yield Finding(what=What.POSTINGS, group_id=group.id, number=at)
        yield from _text(group.id, entry)
        yield from _references(group.id, entry, by_id, lines)
        previous = entry.hash
    if group.last_number != len(entries) or group.head_hash != previous:
        yield Finding(what=What.HEAD, group_id=group.id, number=group.last_number)


def _hash(group_id: int, entry: SealedEntry, postings: Sequence[SealedPosting]) -> str:
    return entry_hash(
        previous_hash=entry.previous_hash,
        group_id=group_id,
        number=entry.number,
        kind=entry.kind,
        date=entry.date,
        recorded_at=entry.recorded_at,
        claim_id=entry.claim_id,
        reverses_id=entry.reverses_id,
        replaces_id=entry.replaces_id,
        member_id=entry.member_id,
        reported_by=entry.reported_by,
        confirmed_by=entry.confirmed_by,
        loan_id=entry.loan_id,
        postings=[
            (
                item.debit_id,
                account_path(str(item.debit_kind), str(item.debit_name), item.debit_member),
                item.credit_id,
                account_path(str(item.credit_kind), str(item.credit_name), item.credit_member),
                item.amount,
            )
            for item in postings
        ],
        digest=entry.text_digest,
    )


def _text(group_id: int, entry: SealedEntry) -> Iterator[Finding]:
    if entry.salt is None or entry.text is None:
        yield Finding(what=What.TEXT, group_id=group_id, number=entry.number, detail="missing")
    elif not entry.salt and not entry.text:
        yield Finding(what=What.ERASED, group_id=group_id, number=entry.number)
    elif text_digest(entry.salt, entry.text) != entry.text_digest:
        yield Finding(what=What.TEXT, group_id=group_id, number=entry.number)


def _references(
    group_id: int, entry: SealedEntry, by_id: dict[int, SealedEntry], lines: dict[int, list[SealedPosting]]
) -> Iterator[Finding]:
    """A reversal mirrors an earlier entry of its group; a replacement names one that was there."""
    if entry.replaces_id is not None and entry.replaces_id not in by_id:
        yield Finding(what=What.REVERSAL, group_id=group_id, number=entry.number, detail="replaces an unknown entry")
    if entry.reverses_id is None:
        if entry.kind == REVERSAL:
            yield Finding(what=What.REVERSAL, group_id=group_id, number=entry.number, detail="reverses nothing")
        return
    old = by_id.get(entry.reverses_id)
    mirrored = [(item.credit_id, item.debit_id, item.amount) for item in lines.get(entry.reverses_id, [])]
    own = [(item.debit_id, item.credit_id, item.amount) for item in lines.get(entry.id, [])]
    if old is None or old.number >= entry.number or old.kind == REVERSAL or entry.kind != REVERSAL or own != mirrored:
        yield Finding(what=What.REVERSAL, group_id=group_id, number=entry.number, detail="does not mirror its entry")


def _balance(account: SealedBalance) -> Iterator[Finding]:
    path = account_path(account.kind, account.name, account.member_id)
    if account.kind not in set(AccountKind) or (
        account.member_id is not None and account.member_group != account.group_id
    ):
        yield Finding(what=What.ACCOUNT, group_id=account.group_id, detail=path)
        return
    if (account.debit, account.credit) != (account.debit_sum, account.credit_sum):
        yield Finding(what=What.BALANCE, group_id=account.group_id, detail=path)
    floor = FLOOR[AccountKind(account.kind)]
    over = account.debit_sum - account.credit_sum
    if account.floor != floor or (floor == "debit" and over < 0) or (floor == "credit" and over > 0):
        yield Finding(what=What.FLOOR, group_id=account.group_id, detail=path)


async def _loans(db: Reader) -> list[Finding]:
    """Every loan against the entries that name it, and every account of principal against its loan."""
    held = {(one.group_id, one.kind, one.name, one.member_id): one for one in await loan_tables.principal_accounts(db)}
    standing = await loan_tables.standing_of_all(db)
    found = [
        Finding(what=What.LOAN, group_id=group_id, number=number, detail="names another loan")
        for group_id, number in await loan_tables.entries_astray(db)
    ]
    for account in await accounts_of(db, await loan_tables.of_all(db)):
        loan = account.loan
        kind = AccountKind.UPK_DEBT if loan.is_debt else AccountKind.LOAN
        kept = held.pop((loan.group_id, kind, str(loan.number), loan.member_id), None)
        found += [
            Finding(what=What.LOAN, group_id=loan.group_id, detail=f"loan {loan.number}: {problem}")
            for problem in _problems(account, 0 if kept is None else kept.balance, standing.get(loan.id, []))
        ]
    return found + [
        Finding(what=What.LOAN, group_id=one.group_id, detail=account_path(one.kind, one.name, one.member_id))
        for one in held.values()
    ]


def _problems(account: LoanAccount, held: int, standing: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """What of a loan is not as its entries say; `standing` are those that are not reversed."""
    loan = account.loan
    begun = [entry_id for entry_id, _number, kind in standing if kind in BEGINNINGS]
    if begun != ([loan.disbursement_id] if loan.state in DISBURSED else []):
        yield "payout"
    if (loan.state is LoanState.WRITTEN_OFF) != any(kind == MoneyKind.WRITE_OFF for *_, kind in standing):
        yield "write-off"
    if [(one.principal, one.interest, one.savings) for one in account.instalments] != _agreed(loan):
        yield "schedule"
    elif loan.state in {LoanState.ACTIVE, LoanState.PAID} and account.settled != (loan.state is LoanState.PAID):
        yield "state"
    if account.recovered > (lost(account) if loan.state is LoanState.WRITTEN_OFF else 0):
        yield "recovery"
    if held != (account.outstanding if loan.state in {LoanState.ACTIVE, LoanState.PAID} else 0):
        yield "balance"


def _agreed(loan: Loan) -> list[tuple[int, int, int]]:
    if loan.state not in DISBURSED:
        return []
    return [(one.principal, one.interest, one.savings) for one in plan(loan.terms)]

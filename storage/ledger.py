"""The books as tables: what the head of a group's chain is, how an entry is written, how it is read."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from savings.journal import AccountKey, AccountKind, Entry, Posting
from savings.money import Rupiah
from storage.database import Reader, Transaction, many
from storage.queries import queries
from storage.times import from_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account with its kept sums."""

    id: int
    key: AccountKey
    debit: Rupiah
    credit: Rupiah

    @property
    def balance(self) -> Rupiah:
        """What it holds, positive on its normal side."""
        return self.key.balance(debit=self.debit, credit=self.credit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a group's chain stands. `accounts` lacks those not opened yet; `known_people` counts the group's own."""

    last_number: int
    hash: str
    zone: str
    known_people: int
    accounts: dict[AccountKey, Account]


async def head(
    tx: Transaction,
    group_id: int,
    keys: Sequence[AccountKey],
    *,
    member_id: int | None = None,
    reported_by: int | None = None,
    confirmed_by: int | None = None,
) -> Head | None:
    """The group's head with the accounts that an entry needs (at least one), or None where there is no such group."""
    rows = await many(
        tx,
        queries.ledger_head.sql,
        group_id=group_id,
        keys=json.dumps([[key.kind, key.name, key.member_id] for key in keys]),
        member_id=member_id,
        reported_by=reported_by,
        confirmed_by=confirmed_by,
    )
    if not rows:
        return None
    number, chain, zone, known = tuple(rows[0])[:4]
    return Head(
        last_number=number,
        hash=chain,
        zone=zone,
        known_people=known,
        accounts={
            key: Account(id=row["account_id"], key=key, debit=row["debit"], credit=row["credit"])
            for key, row in zip(keys, rows, strict=True)
            if row["debit"] is not None
        },
    )


async def add_account(tx: Transaction, group_id: int, key: AccountKey) -> Account | None:
    """Open an account with its balance of zero; None where its member is not of this group."""
    account_id: int | None = await queries.ledger_account_add(
        tx.connection, group_id=group_id, kind=key.kind.value, name=key.name, member_id=key.member_id
    )
    if account_id is None:
        return None
    await queries.ledger_balance_add(tx.connection, account_id=account_id, floor=key.floor)
    return Account(id=account_id, key=key, debit=0, credit=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A row of `entries` before it has an id. `recorded_at` is in UTC milliseconds, `date` ISO text."""

    group_id: int
    number: int
    kind: str
    date: str
    recorded_at: int
    claim_id: int | None
    reverses_id: int | None
    replaces_id: int | None
    member_id: int | None
    reported_by: int | None
    confirmed_by: int | None
    loan_id: int | None
    text_digest: str
    previous_hash: str
    hash: str


async def add_entry(
    tx: Transaction,
    entry: NewEntry,
    *,
    salt: str,
    text: str,
    postings: Sequence[tuple[int, int, Rupiah]],
    moves: dict[int, tuple[Rupiah, Rupiah]],
) -> int:
    """Write the entry, move the kept balances and the head; answers the entry's id.

    `postings` are (debited account, credited account, amount); `moves` holds for each account what is added to its
    debit and its credit.
    """
    entry_id: int = await queries.ledger_entry_add(
        tx.connection,
        group_id=entry.group_id,
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
        text_digest=entry.text_digest,
        previous_hash=entry.previous_hash,
        hash=entry.hash,
    )
    await queries.ledger_text_add(tx.connection, entry_id=entry_id, salt=salt, text=text)
    await queries.ledger_postings_add(
        tx.connection,
        [
            {"entry_id": entry_id, "line": line, "debit_id": debit, "credit_id": credit, "amount": amount}
            for line, (debit, credit, amount) in enumerate(postings, start=1)
        ],
    )
    await queries.ledger_balances_move(
        tx.connection,
        [{"account_id": key, "debit": debit, "credit": credit} for key, (debit, credit) in moves.items()],
    )
    moved: int = await queries.ledger_head_move(
        tx.connection, group_id=entry.group_id, number=entry.number, hash=entry.hash
    )
    if moved != 1:
        raise RuntimeError("the head of the chain moved under an open transaction")
    return entry_id


async def erase_texts(tx: Transaction, group_id: int, member_id: int) -> int:
    """Empty text and salt of this member's entries; answers how many."""
    count: int = await queries.ledger_texts_erase(tx.connection, group_id=group_id, member_id=member_id)
    return count


async def balance(db: Reader, group_id: int, key: AccountKey) -> Rupiah:
    """What the account holds; an account that does not exist yet holds nothing."""
    row = await queries.ledger_balance(
        db.connection, group_id=group_id, kind=key.kind.value, name=key.name, member_id=key.member_id
    )
    return 0 if row is None else key.balance(debit=row["debit"], credit=row["credit"])


async def balances_of_member(db: Reader, member_id: int) -> dict[AccountKey, Rupiah]:
    """Every account of this member."""
    return _balances(await many(db, queries.ledger_member_balances.sql, member_id=member_id))


async def savings_of_all(db: Reader, group_id: int) -> dict[AccountKey, Rupiah]:
    """Every member's savings accounts in this group."""
    return _balances(await many(db, queries.ledger_savings_of_all.sql, group_id=group_id))


def _balances(rows: Sequence[sqlite3.Row]) -> dict[AccountKey, Rupiah]:
    keys = [_key(row["kind"], row["name"], row["member_id"]) for row in rows]
    return {key: key.balance(debit=row["debit"], credit=row["credit"]) for key, row in zip(keys, rows, strict=True)}


async def totals(db: Reader, group_id: int) -> list[tuple[AccountKind, str, Rupiah]]:
    """(kind, name, balance) of the group's accounts, members' accounts added up."""
    return [
        (key.kind, key.name, key.balance(debit=row["debit"], credit=row["credit"]))
        for row in await many(db, queries.ledger_totals.sql, group_id=group_id)
        for key in (_key(row["kind"], row["name"], None),)
    ]


async def entry_by_id(db: Reader, entry_id: int) -> Entry | None:
    """The entry with this id, of whatever group."""
    found = await entries_by_ids(db, [entry_id])
    return found[0] if found else None


async def entry_id(db: Reader, group_id: int, number: int) -> int | None:
    """The id of the entry that carries this running number."""
    value: int | None = await queries.ledger_entry_id(db.connection, group_id=group_id, number=number)
    return value


async def entry_ids(
    db: Reader, group_id: int, *, member_id: int | None, before_number: int | None, limit: int
) -> list[int]:
    """The newest entries first, below `before_number` where that is given, of one member where that is given."""
    if member_id is None:
        rows = await many(db, queries.ledger_ids.sql, group_id=group_id, before_number=before_number, limit=limit)
    else:
        rows = await many(
            db,
            queries.ledger_ids_of_member.sql,
            group_id=group_id,
            member_id=member_id,
            before_number=before_number,
            limit=limit,
        )
    return [row[0] for row in rows]


async def entries_by_ids(db: Reader, ids: Sequence[int]) -> list[Entry]:
    """These entries with their postings, the newest first."""
    lines: dict[int, list[sqlite3.Row]] = {}
    for row in await many(db, queries.ledger_lines.sql, ids=json.dumps(list(ids))):
        lines.setdefault(row["id"], []).append(row)
    return [_entry(rows) for rows in lines.values()]


def _entry(rows: Sequence[sqlite3.Row]) -> Entry:
    first = rows[0]
    postings = tuple(
        Posting(
            debit=_key(row["debit_kind"], row["debit_name"], row["debit_member"]),
            credit=_key(row["credit_kind"], row["credit_name"], row["credit_member"]),
            amount=row["amount"],
        )
        for row in rows
    )
    return Entry(
        id=first["id"],
        group_id=first["group_id"],
        number=first["number"],
        kind=first["kind"],
        date=dt.date.fromisoformat(first["date"]),
        recorded_at=from_milliseconds(first["recorded_at"]),
        amount=sum(posting.amount for posting in postings),
        postings=postings,
        text=first["text"],
        member_id=first["member_id"],
        claim_id=first["claim_id"],
        reported_by=first["reported_by"],
        confirmed_by=first["confirmed_by"],
        reverses=first["reverses"],
        replaces=first["replaces"],
        reversed_by=first["reversed_by"],
        replaced_by=first["replaced_by"],
        hash=first["hash"],
        loan_id=first["loan_id"],
    )


def _key(kind: str, name: str, member_id: int | None) -> AccountKey:
    return AccountKey(kind=AccountKind(kind), name=name, member_id=member_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPosting:
    """A posting as it stands in the table, with what its accounts are; nothing is trusted."""

    entry_id: int
    line: int
    debit_id: int
    credit_id: int
    amount: int
    debit_kind: str | None
    debit_name: str | None
    debit_member: int | None
    debit_group: int | None
    credit_kind: str | None
    credit_name: str | None
    credit_member: int | None
    credit_group: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEntry:
    """An entry as it stands in the table; `salt` and `text` are None where their row is gone."""

    id: int
    number: int
    kind: str
    date: str
    recorded_at: int
    claim_id: int | None
    reverses_id: int | None
    replaces_id: int | None
    member_id: int | None
    reported_by: int | None
    confirmed_by: int | None
    loan_id: int | None
    text_digest: str
    previous_hash: str
    hash: str
    salt: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedGroup:
    """A group's head as it is kept."""

    id: int
    last_number: int
    head_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBalance:
    """An account with its kept sums (None where their row is gone) and the sums of its postings."""

    id: int
    group_id: int
    kind: str
    name: str
    member_id: int | None
    member_group: int | None
    floor: str | None
    debit: int | None
    credit: int | None
    debit_sum: int
    credit_sum: int


async def sealed_groups(db: Reader) -> list[SealedGroup]:
    """Every group's head."""
    return [SealedGroup(**dict(row)) for row in await many(db, queries.sealed_groups.sql)]


async def sealed_entries(db: Reader, group_id: int) -> list[SealedEntry]:
    """The whole chain of a group in the order of its numbers."""
    return [SealedEntry(**dict(row)) for row in await many(db, queries.sealed_entries.sql, group_id=group_id)]


async def sealed_postings(db: Reader, group_id: int) -> list[SealedPosting]:
    """The postings of a group's entries in the order of numbers and lines."""
    return [SealedPosting(**dict(row)) for row in await many(db, queries.sealed_postings.sql, group_id=group_id)]


async def sealed_balances(db: Reader) -> list[SealedBalance]:
    """Every account."""
    return [SealedBalance(**dict(row)) for row in await many(db, queries.sealed_balances.sql)]


async def claims_without_their_entry(db: Reader) -> list[tuple[int, int, int | None]]:
    """(group, claim, entry number) wherever claims and entries do not match one to one."""
    return [(row[0], row[1], row[2]) for row in await many(db, queries.claims_without_their_entry.sql)]


async def cut_off(db: Reader) -> int:
    """How many of the newest entries are gone."""
    rows = await many(db, queries.entries_cut_off.sql)
    return int(rows[0][0]) if rows else 0


async def dangling_rows(db: Reader) -> list[tuple[str, int]]:
    """(table, rows) whose references lead nowhere."""
    return [(row[0], row[1]) for row in await many(db, queries.dangling_rows.sql)]


async def trigger_names(db: Reader) -> frozenset[str]:
    """The triggers that the file holds."""
    return frozenset(row[0] for row in await many(db, queries.trigger_names.sql))


async def export_rows(db: Reader, what: str, **values: int) -> list[sqlite3.Row]:
    """The rows of the query `export_<what>`, as they leave the house."""
    return await many(db, getattr(queries, f"export_{what}").sql, **values)

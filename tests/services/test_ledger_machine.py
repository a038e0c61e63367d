"""Whatever happens in whatever order, the books add up: a hypothesis state machine beside a ledger of plain numbers."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from savings.errors import AlreadyReversed, NotReversible, WouldOverdraw
from savings.journal import AccountKey, Entry, Posting, cash, postings_for, reverse
from savings.money import MoneyKind, SavingsKind
from services import ledger
from services.verify import verify
from storage.database import Database, Transaction, one
from storage.migrations import upgrade
from tests.services.conftest import NOW, TODAY, add_group, member_ids

T = TypeVar("T")
MOVEMENTS = [
    *(MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL, MoneyKind.EXPENSE, MoneyKind.FINE, MoneyKind.SOCIAL_FUND),
    *(MoneyKind.CASH_TO_BANK, MoneyKind.BANK_TO_CASH, MoneyKind.GRANT, MoneyKind.JOINT_FUND),
]
"""What needs no loan: loans have a machine of their own."""
GROUPS = 3


class Undone(Exception):
    """Makes a savepoint fail on purpose."""


class LedgerMachine(RuleBasedStateMachine):
    """Several groups at once. The model: a balance for every account, and what each entry was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.balances: Counter[tuple[int, AccountKey]] = Counter()
        self.entries: list[Entry] = []
        self.reversed: set[int] = set()
        self.members: dict[int, list[int]] = {}
        path = Path(self.folder.name) / "x.db"
        upgrade.create(path)
        self.db = self.runner.run(Database.open(path, revision=upgrade.NEWEST))

    def teardown(self) -> None:
        self.runner.run(self.db.close())
        self.runner.close()
        self.folder.cleanup()

    def write(self, what: Callable[[Transaction], Awaitable[T]]) -> T:
        """One transaction."""

        async def turn() -> T:
            async with self.db.write() as tx:
                return await what(tx)

        return self.runner.run(turn())

    @initialize()
    def begin(self) -> None:
        async def groups(tx: Transaction) -> None:
            for number in range(GROUPS):
                group = await add_group(tx, "Siti", "Budi", "Rini", name=f"KSM {number}")
                self.members[group] = await member_ids(tx, group)

        self.write(groups)

    def allowed(self, group: int, postings: tuple[Posting, ...]) -> bool:
        """Whether the model says that nothing falls below zero."""
        return all(
            self.balances[group, key] + _change(key, postings) >= 0
            for item in postings
            for key in (item.debit, item.credit)
            if key.floor != "none"
        )

    def book(self, entry: Entry) -> None:
        self.entries.append(entry)
        for key in {key for item in entry.postings for key in (item.debit, item.credit)}:
            self.balances[entry.group_id, key] += _change(key, entry.postings)

    @rule(
        group=st.integers(1, GROUPS),
        kind=st.sampled_from(MOVEMENTS),
        amount=st.integers(1, 50_000),
        member=st.integers(0, 2),
        kept=st.sampled_from(SavingsKind),
        note=st.sampled_from(["", "konsumsi", "bensin", "setor \U0001f33e"]),
        undo=st.booleans(),
    )
    def post(
        self, group: int, kind: MoneyKind, amount: int, member: int, kept: SavingsKind, note: str, undo: bool
    ) -> None:
        person = self.members[group][member]
        savings = None if kind is MoneyKind.WITHDRAWAL else kept
        postings = postings_for(kind, amount, savings=savings, member_id=person, note=note)
        expected = self.allowed(group, postings)

        async def act(tx: Transaction) -> Entry | None:
            entry = None
            try:
                async with tx.savepoint():
                    entry = await ledger.post(
                        tx,
                        group_id=group,
                        kind=kind,
                        date=TODAY,
                        now=NOW,
                        postings=postings,
                        text=note,
                        member_id=person,
                    )
                    if undo:
                        raise Undone
            except Undone:
                return None
            except WouldOverdraw as error:
                assert not expected
                assert error.available < error.asked
                return None
            assert expected
            return entry

        entry = self.write(act)
        if entry is not None:
            self.book(entry)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def reverse_one(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(self.entries), label="entry")
        expected = self.allowed(old.group_id, reverse(old.postings))

        async def act(tx: Transaction) -> Entry | None:
            try:
                return await ledger.reverse(tx, old.id, now=NOW, date=TODAY, confirmed_by=None, reason="salah")
            except AlreadyReversed:
                assert old.id in self.reversed
            except NotReversible:
                assert old.is_reversal
            except WouldOverdraw:
                assert not expected
            return None

        entry = self.write(act)
        if entry is not None:
            assert expected
            assert old.id not in self.reversed
            self.reversed.add(old.id)
            self.book(entry)

    @invariant()
    def the_books_are_sound(self) -> None:
        async def look() -> None:
            async with self.db.read() as reader:
                assert await verify(reader) == []
                row = await one(reader, "SELECT sum(debit), sum(credit) FROM balances")
                assert row is not None
                assert row[0] == row[1]
                for (group, key), amount in self.balances.items():
                    assert await ledger.balance(reader, group, key) == amount
                for group in self.members:
                    assert await ledger.balance(reader, group, cash()) >= 0
                    numbers = [entry.number for entry in await ledger.history(reader, group, limit=10_000)]
                    own = [entry for entry in self.entries if entry.group_id == group]
                    assert numbers == list(range(len(own), 0, -1))

        self.runner.run(look())


def _change(key: AccountKey, postings: tuple[Posting, ...]) -> int:
    return key.balance(
        debit=sum(item.amount for item in postings if item.debit == key),
        credit=sum(item.amount for item in postings if item.credit == key),
    )


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

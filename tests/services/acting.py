"""`Village`: a started group with officers, in which tests borrow and repay through the services, without a chat."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

from savings.claims import Claim, NewClaim
from savings.groups import Member, Roster
from savings.journal import AccountKey, Entry, postings_for
from savings.loans import Loan, LoanState, Method, NewLoan, Period, Terms
from savings.money import MoneyKind, SavingsKind
from savings.repayments import LoanAccount
from savings.roles import Role
from services import claims, corrections, ledger, lending, loans
from services.claims import Decision
from services.directory import Directory
from services.lending import Source
from services.turn import Turn
from storage.database import Database
from storage.migrations import upgrade
from tests.seeding import Account, seed_group

START = dt.datetime(2026, 1, 3, 12, 0, tzinfo=dt.UTC)
"""A Saturday evening in Jakarta, on which the group meets."""

PEOPLE = ("Bu Rini", "Pak Joko", "Bu Ani", "Bu Siti", "Bu Wati", "Bu Sri")
RINI, JOKO, ANI, SITI, WATI, SRI = range(1, 7)
"""Their Telegram accounts; the members' ids are the same. Rini bendahara, Joko ketua, Ani sekretaris."""

UPK = Terms(
    method=Method.FLAT, principal=500_000, periods=10, rate=Fraction(3, 200), period=Period.MONTHLY, multiple=100
)
"""The published example: ten instalments of 57.500, of which 7.500 jasa."""


class Village:
    """The group, its database and a clock that the test moves."""

    def __init__(self, db: Database, roster: Roster, directory: Directory) -> None:
        self.db = db
        self.roster = roster
        self.directory = directory
        self.now = START
        self.said = 0

    @classmethod
    async def found(cls, path: Path) -> Self:
        """A new group in a new database at `path`."""
        upgrade.create(path)
        db = await Database.open(path, revision=upgrade.NEWEST)
        accounts: dict[str, Account | None] = {name: Account(telegram_id=at) for at, name in enumerate(PEOPLE, 1)}
        roles = {"Bu Rini": Role.BENDAHARA, "Pak Joko": Role.KETUA, "Bu Ani": Role.SEKRETARIS}
        directory = Directory()
        async with db.write() as tx:
            group_id = await seed_group(
                tx,
                chat_id=-100,
                title="KSM Laris Jaya",
                accounts=accounts,
                roles=roles,
                started_by="Bu Rini",
                now=START,
            )
            roster = await directory.roster(tx, group_id)
        return cls(db, roster, directory)

    @property
    def group_id(self) -> int:
        """The group."""
        return self.roster.group.id

    @property
    def today(self) -> dt.date:
        """The members' day."""
        return self.roster.group.date_of(self.now)

    def member(self, account: int) -> Member:
        """The person of this account."""
        return self.roster.spoken_by(account)[0]

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """One turn: all of it happens, or nothing."""
        async with self.db.write() as tx:
            yield Turn(tx=tx, now=self.now, directory=self.directory)

    def place(self) -> dict[str, int]:
        """A place of the chat at which nothing was said yet."""
        self.said += 1
        return {"chat_id": -100, "message_id": self.said, "item": 0}

    async def move(
        self, kind: MoneyKind, amount: int, *, who: int | None = None, savings: SavingsKind | None = None
    ) -> Entry:
        """An everyday movement, straight into the books."""
        async with self.turn() as turn:
            return await ledger.post(
                turn.tx,
                group_id=self.group_id,
                kind=kind,
                date=self.today,
                now=self.now,
                postings=postings_for(kind, amount, savings, who),
                text="",
                member_id=who,
            )

    async def ask(self, who: int | None, terms: Terms = UPK, **more: Any) -> Loan:
        """A request of a member, or a debt of the group."""
        said: dict[str, Any] = {
            "group_id": self.group_id,
            "member_id": who,
            "terms": terms,
            "asked_by": who or RINI,
            "asked_member": who or RINI,
            "asked_on": self.today,
        }
        new = NewLoan(**said | self.place() | more)
        async with self.turn() as turn:
            loan = await loans.ask(turn, self.roster, new)
        assert loan is not None
        return loan

    async def approve(self, loan: Loan) -> Loan:
        """It is decided."""
        async with self.turn() as turn:
            return await loans.move(turn, loan, {LoanState.ASKED}, LoanState.APPROVED)

    async def pay_out(self, loan: Loan, *, by: int | None = None) -> Loan:
        """The bendahara hands the money over; for her own loan it is the ketua."""
        account = by or (JOKO if loan.member_id == RINI else RINI)
        async with self.turn() as turn:
            return (await lending.pay_out(turn, self.roster, loan, account, Source.CASH)).loan

    async def lend(self, who: int = SITI, terms: Terms = UPK, **more: Any) -> Loan:
        """Asked, approved and paid out today."""
        return await self.pay_out(await self.approve(await self.ask(who, terms, **more)))

    async def report(
        self, kind: MoneyKind, loan: Loan | None, amount: int, *, by: int | None = None, **more: Any
    ) -> Any:
        """A claim about a loan: of the borrower, or (of what is the group's) of the sekretaris. A `Reported`."""
        member_id = None if loan is None else loan.member_id
        reporter = by or (member_id if kind is MoneyKind.REPAYMENT and member_id else ANI)
        said: dict[str, Any] = {
            "group_id": self.group_id,
            "kind": kind,
            "savings": None,
            "amount": amount,
            "member_id": member_id,
            "note": "",
            "date": self.today,
            "reporter_id": reporter,
            "reported_by": reporter,
            "meeting_id": None,
            "photo": None,
            "loan_id": None if loan is None else loan.id,
        }
        new = NewClaim(**said | self.place() | more)
        async with self.turn() as turn:
            return await claims.report(turn, self.roster, new)

    async def accept(self, claim: Claim) -> Decision:
        """Terima by whoever may."""
        confirmer = claims.who_confirms(claim, self.roster).people[0]
        async with self.turn() as turn:
            return await claims.accept(turn, self.roster, claim, min(confirmer.speakers))

    async def write(self, kind: MoneyKind, loan: Loan, amount: int, **more: Any) -> Entry:
        """Reported and accepted."""
        reported = await self.report(kind, loan, amount, **more)
        entry = reported.entry or (await self.accept(reported.claim)).entry
        assert isinstance(entry, Entry)
        return entry

    async def pay(self, loan: Loan, amount: int, **more: Any) -> Entry:
        """A repayment of a member's loan."""
        return await self.write(MoneyKind.REPAYMENT, loan, amount, **more)

    async def reverse(self, entry: Entry) -> Entry:
        """Taken back."""
        async with self.turn() as turn:
            old = await ledger.entry_by_id(turn.tx, entry.id)
            assert old is not None
            return await loans.reverse(turn, old, date=old.date, confirmed_by=None, reason="salah")

    async def fresh(self, loan: Loan) -> Loan:
        """The loan as it is kept now."""
        async with self.turn() as turn:
            found = await loans.find(turn, loan.id)
        assert found is not None
        return found

    async def account(self, loan: Loan) -> LoanAccount:
        """The loan with its schedule and payments as they stand now."""
        async with self.turn() as turn:
            found = await loans.find(turn, loan.id)
            assert found is not None
            return await loans.account(turn, found)

    async def balance(self, key: AccountKey) -> int:
        """What an account holds."""
        async with self.db.read() as db:
            return await ledger.balance(db, self.group_id, key)

    def later(self, *, days: int = 0, minutes: int = 0) -> None:
        """Time passes."""
        self.now += dt.timedelta(days=days, minutes=minutes)


async def correct(village: Village, number: int, amount: int) -> corrections.Decision:
    """Proposed by the sekretaris, decided by the ketua."""
    async with village.turn() as turn:
        entry = await ledger.entry(turn.tx, village.group_id, number)
        assert entry is not None
        made = await corrections.propose(turn, village.roster, entry, ANI, reason="salah", new_amount=amount)
        return await corrections.accept(turn, village.roster, made, entry, JOKO)

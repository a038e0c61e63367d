"""What the people of the simulated villages do with money: they save, borrow, repay, fall behind, and help out."""

import datetime as dt
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from fractions import Fraction

from bot.life import Life
from sandbox.telegram import Telegram
from savings.claims import Claim, NewClaim
from savings.covers import CoverPlan
from savings.errors import SavingsError
from savings.groups import Roster
from savings.journal import JOINT_LIABILITY, Posting, cash, fund, income, loan_of, upk_debt
from savings.loans import Loan, LoanState, Method, NewLoan, Period, Terms
from savings.money import MoneyKind, SavingsKind
from services import claims, covers, hardship, ledger, loans, nudges
from services.covers import Place
from services.turn import Turn
from storage import loans as loan_store
from tests.simulation.facts import (
    ANGGOTA,
    BENDAHARA,
    KETUA,
    Borrowed,
    Country,
    Covered,
    Reported,
    Settlement,
    Villager,
)

DAY = dt.timedelta(days=1)


class Dealing:
    """People and their treasurers. `changed` hears of every group whose facts have become others."""

    def __init__(
        self,
        dice: random.Random,
        country: Country,
        agreed: dict[int, dict[str, str]],
        world: Telegram,
        life: Callable[[], Life],
        now: Callable[[], dt.datetime],
        changed: Callable[[Settlement | None], None],
    ) -> None:
        self._dice = dice
        self._country = country
        self._agreed = agreed
        self._world = world
        self._life = life
        self._now = now
        self._changed = changed
        self._said = 0

    # --- the means --------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _turn(self, settlement: Settlement) -> AsyncIterator[tuple[Turn, Roster]]:
        """One turn of the program, in which somebody does something."""
        life = self._life()
        try:
            async with life.database.write() as tx:
                turn = Turn(tx=tx, now=self._now(), directory=life.directory)
                yield turn, await turn.directory.roster(tx, settlement.id)
        except BaseException:
            life.directory.forget_everything()
            raise
        self._changed(settlement)

    def _place(self) -> tuple[int, int]:
        self._said += 1
        return 1, self._said

    def _of(self, settlement: Settlement, role: str) -> tuple[Villager, int] | None:
        """Somebody of this office who has a telephone, and the account."""
        for one in settlement.holding(role):
            if one.accounts:
                return one, one.accounts[0].id
        return None

    async def _deposit(self, settlement: Settlement, villager: Villager, amount: int, day: dt.date) -> None:
        """Cash that the treasurer writes down; it stands at once."""
        treasurer = self._of(settlement, BENDAHARA)
        if treasurer is None or treasurer[0] is villager or not amount:
            return
        new = self._claim(settlement, villager, amount, treasurer, day, savings=SavingsKind.WAJIB)
        async with self._turn(settlement) as (turn, roster):
            made = await claims.report(turn, roster, new)
            assert made is not None
            at = turn.now
        if made.entry is None:
            return
        villager.wajib_paid.append((day, amount))
        settlement.saved += amount
        waits = settlement.goal is not None and settlement.goal_reached_at is None
        if waits and settlement.goal is not None and settlement.saved >= settlement.goal[1]:
            settlement.goal_reached_at = at

    def _claim(
        self,
        settlement: Settlement,
        villager: Villager,
        amount: int,
        reporter: tuple[Villager, int],
        day: dt.date,
        *,
        savings: SavingsKind | None = None,
        loan: Borrowed | None = None,
    ) -> NewClaim:
        chat_id, message_id = self._place()
        return NewClaim(
            group_id=settlement.id,
            chat_id=chat_id,
            message_id=message_id,
            item=0,
            kind=MoneyKind.DEPOSIT if loan is None else MoneyKind.REPAYMENT,
            savings=savings,
            amount=amount,
            member_id=villager.id,
            note="",
            date=day,
            reporter_id=reporter[1],
            reported_by=reporter[0].id,
            meeting_id=None,
            photo=None,
            loan_id=None if loan is None else loan.id,
            rest_to="" if loan is None else "ahead",
        )

    # --- money ------------------------------------------------------------------------------------------------------

    async def _borrow(self, settlement: Settlement) -> None:
        free = [
            one
            for one in settlement.people
            if one.roles == {ANGGOTA} and not any(loan.borrower is one and loan.open for loan in settlement.loans)
        ]
        if free:
            await self._lend(settlement, self._dice.choice(free))

    async def _borrow_from_upk(self, settlement: Settlement) -> None:
        if not any(loan.borrower is None and loan.open for loan in settlement.loans):
            await self._lend(settlement, None)

    async def _lend(self, settlement: Settlement, borrower: Villager | None) -> None:
        """A loan without jasa, whose sums tell it apart; its days are those that the program has fixed."""
        today = settlement.day_of(self._now())
        periods = self._dice.choice((3, 4, 6, 10))
        weekly = borrower is not None and self._dice.random() < 0.3
        chat_id, message_id = self._place()
        new = NewLoan(
            group_id=settlement.id,
            member_id=None if borrower is None else borrower.id,
            lender="UPK" if borrower is None else "",
            terms=Terms(
                method=Method.FLAT,
                principal=periods * self._dice.randrange(10, 90) * 1000,
                periods=periods,
                rate=Fraction(0),
                period=Period.WEEKLY if weekly else Period.MONTHLY,
                multiple=100,
            ),
            first_due=today + self._dice.randrange(1, 12) * DAY,
            chat_id=chat_id,
            message_id=message_id,
            item=0,
            asked_by=0,
            asked_member=None if borrower is None else borrower.id,
            asked_on=today,
        )
        async with self._turn(settlement) as (turn, roster):
            loan = await loans.ask(turn, roster, new)
            assert loan is not None
            loan = await self._pay_out(turn, loan)
            kept = (await loans.account(turn, loan)).instalments
        before = any(one.borrower is borrower for one in settlement.loans)
        due = [(one.due_on, one.principal + one.interest) for one in kept]
        settlement.loans.append(Borrowed(id=loan.id, borrower=borrower, due=due, first_of_borrower=not before))

    async def _pay_out(self, turn: Turn, loan: Loan) -> Loan:
        amount = loan.terms.principal
        if loan.member_id is None:
            kind, posting = MoneyKind.DEBT_RECEIVED, Posting(debit=cash(), credit=upk_debt(loan.number), amount=amount)
        else:
            await self._post(turn, MoneyKind.FINE, Posting(debit=cash(), credit=income("denda"), amount=amount), loan)
            await loan_store.move(turn.tx, loan.id, before=[LoanState.ASKED], to=LoanState.APPROVED)
            kind = MoneyKind.DISBURSEMENT
            posting = Posting(debit=loan_of(loan.member_id, loan.number), credit=cash(), amount=amount)
        entry = await ledger.post(
            turn.tx,
            group_id=loan.group_id,
            kind=kind,
            date=loan.asked_on,
            now=turn.now,
            postings=[posting],
            text="",
            member_id=loan.member_id,
            loan_id=loan.id,
        )
        return await loans.activate(turn, loan, loan.asked_on, entry)

    async def _post(self, turn: Turn, kind: MoneyKind, posting: Posting, loan: Loan) -> None:
        await ledger.post(
            turn.tx,
            group_id=loan.group_id,
            kind=kind,
            date=loan.asked_on,
            now=turn.now,
            postings=[posting],
            text="",
        )

    def _some_loan(self, settlement: Settlement, *, of_members: bool = True) -> Borrowed | None:
        today = settlement.day_of(self._now())
        found = [
            loan
            for loan in settlement.loans
            if loan.open and loan.open[0][0] <= today + 4 * DAY and (loan.borrower is not None or not of_members)
        ]
        return self._dice.choice(found) if found else None

    async def _repay(self, settlement: Settlement) -> None:
        """The oldest instalment, all or half of it, into the treasurer's hand; of the group's own debt to the UPK."""
        loan, treasurer = self._some_loan(settlement, of_members=False), self._of(settlement, BENDAHARA)
        if loan is None or treasurer is None or loan.reported:
            return
        amount = loan.open[0][1] if self._dice.random() < 0.8 else max(1000, loan.open[0][1] // 2000 * 1000)
        amount = min(amount, loan.open[0][1])
        if loan.borrower is None:
            await self._repay_debt(settlement, loan, amount)
            return
        today = settlement.day_of(self._now())
        new = self._claim(settlement, loan.borrower, amount, treasurer, today, loan=loan)
        async with self._turn(settlement) as (turn, roster):
            made = await claims.report(turn, roster, new)
            assert made is not None and made.entry is not None
            at = turn.now
        self._paid(loan, amount, at)

    def _paid(self, loan: Borrowed, amount: int, at: dt.datetime) -> None:
        loan.paid += amount
        if not loan.open:
            loan.settled_at = at

    async def _repay_debt(self, settlement: Settlement, loan: Borrowed, amount: int) -> None:
        async with self._turn(settlement) as (turn, _roster):
            kept = await loans.find(turn, loan.id)
            assert kept is not None
            posting = Posting(debit=upk_debt(kept.number), credit=cash(), amount=amount)
            fine = Posting(debit=cash(), credit=income("denda"), amount=amount)
            await self._post(turn, MoneyKind.FINE, fine, kept)
            await ledger.post(
                turn.tx,
                group_id=settlement.id,
                kind=MoneyKind.DEBT_PAYMENT,
                date=settlement.day_of(turn.now),
                now=turn.now,
                postings=[posting],
                text="",
                loan_id=loan.id,
            )
            await loans.settle(turn, kept)
            at = turn.now
        self._paid(loan, amount, at)

    async def _report(self, settlement: Settlement) -> None:
        """The borrower says that an instalment was paid; it waits for the treasurer."""
        loan = self._some_loan(settlement)
        if loan is None or loan.borrower is None or not loan.borrower.accounts or loan.reported:
            return
        if BENDAHARA in loan.borrower.roles or not settlement.holding(BENDAHARA):
            return
        amount, who = loan.open[0][1], loan.borrower
        today = settlement.day_of(self._now())
        new = self._claim(settlement, who, amount, (who, who.accounts[0].id), today, loan=loan)
        async with self._turn(settlement) as (turn, roster):
            made = await claims.report(turn, roster, new)
            assert made is not None and made.entry is None
            at = turn.now
        loan.reported += amount
        settlement.reported.append(Reported(id=made.claim.id, at=at, loan=loan, amount=amount))

    async def _decide(self, settlement: Settlement) -> None:
        """The treasurer accepts what was reported, or says that it was not so."""
        treasurer = self._of(settlement, BENDAHARA)
        if not settlement.reported or treasurer is None:
            return
        one, accepts = settlement.reported[0], self._dice.random() < 0.7
        assert one.loan is not None and one.loan.borrower is not None
        if treasurer[0] is one.loan.borrower or treasurer[1] in {own.id for own in one.loan.borrower.accounts}:
            return
        async with self._turn(settlement) as (turn, roster):
            claim: Claim | None = await claims.find(turn, one.id)
            assert claim is not None
            if accepts:
                await claims.accept(turn, roster, claim, treasurer[1])
            else:
                await claims.reject(turn, roster, claim, treasurer[1], "uang belum saya terima")
            at = turn.now
        settlement.reported.remove(one)
        one.loan.reported -= one.amount
        if accepts:
            self._paid(one.loan, one.amount, at)

    async def _trouble(self, settlement: Settlement) -> None:
        loan = self._some_loan(settlement)
        if loan is None or loan.borrower is None or not loan.borrower.accounts:
            return
        async with self._turn(settlement) as (turn, _roster):
            kept = await loans.find(turn, loan.id)
            assert kept is not None
            await hardship.tell(turn, kept, loan.borrower.accounts[0].id, "musim paceklik")
            at = turn.now
        loan.troubled_at = at
        loan.told_at = loan.told_at or at

    async def _talk(self, settlement: Settlement) -> None:
        """The treasurer has spoken with somebody for whom it is hard."""
        treasurer = self._of(settlement, BENDAHARA)
        told = [loan for loan in settlement.loans if loan.told_at is not None and loan.settled_at is None]
        if not told or treasurer is None:
            return
        loan = self._dice.choice(told)
        try:
            async with self._turn(settlement) as (turn, roster):
                waiting = {about.id: one for one, about in await hardship.troubles(turn, roster)}
                if loan.id not in waiting:
                    return
                kept = await loans.find(turn, loan.id)
                assert kept is not None
                await hardship.talked(turn, roster, waiting[loan.id], kept, treasurer[1], done=True)
        except SavingsError:
            return
        loan.told_at = None

    async def _pause(self, settlement: Settlement) -> None:
        loan = self._some_loan(settlement)
        if loan is None or loan.borrower is None or not loan.borrower.accounts:
            return
        who = loan.borrower
        until = settlement.day_of(self._now()) + self._dice.choice((3, 14, 28)) * DAY
        ends = who.paused_until is not None and self._dice.random() < 0.5
        async with self._turn(settlement) as (turn, roster):
            if ends:
                await nudges.remind_again(turn, [roster[who.id]])
            else:
                await nudges.pause(turn, [roster[who.id]], until, who.accounts[0].id)
        who.paused_until = None if ends else until

    async def _shift(self, settlement: Settlement) -> None:
        """Paceklik: what is not paid falls due later."""
        loan, by = self._some_loan(settlement), self._of(settlement, KETUA)
        if loan is None or loan.reported or by is None:
            return
        try:
            async with self._turn(settlement) as (turn, roster):
                kept = await loans.find(turn, loan.id)
                assert kept is not None
                moved = await loans.shift(turn, roster, kept, by[1], 1, "paceklik")
        except SavingsError:
            return
        loan.due = [(one.due_on, one.principal + one.interest) for one in moved.instalments]

    async def _cover(self, settlement: Settlement) -> None:
        """The joint fund gives what a borrower could not bring to the last meeting."""
        loan, by, treasurer = self._some_loan(settlement), self._of(settlement, KETUA), self._of(settlement, BENDAHARA)
        if loan is None or loan.borrower is None or loan.reported or by is None or treasurer is None:
            return
        late = sum(amount for day, amount in loan.open if settlement.met and day <= settlement.met[-1].on)
        known = any(one.debtor is loan.borrower and not one.given_back for one in settlement.covers)
        if not late or known or treasurer[0] is loan.borrower:
            return
        amount = max(1000, late // 2000 * 1000)
        chat_id, message_id = self._place()
        place = Place(chat_id=chat_id, message_id=message_id, telegram_id=by[1])
        agreed = CoverPlan(from_fund=amount, from_savings=0, shares=(), uncovered=0)
        try:
            async with self._turn(settlement) as (turn, roster):
                kept = await loans.find(turn, loan.id)
                assert kept is not None
                iuran = Posting(debit=cash(), credit=fund(JOINT_LIABILITY), amount=amount)
                await self._post(turn, MoneyKind.JOINT_FUND, iuran, kept)
                meeting = await covers.meeting_in_question(turn, roster)
                assert meeting is not None
                (made,) = await covers.agree(turn, roster, meeting, kept, agreed, place)
                if made.entry is None:
                    await claims.accept(turn, roster, made.claim, treasurer[1])
                cover = await covers.of_claim(turn, made.claim.id)
                assert cover is not None
                at = turn.now
        except SavingsError:
            return
        self._paid(loan, amount, at)
        settlement.covers.append(Covered(id=cover.id, on=cover.date, loan=loan, amount=amount))

    async def _give_back(self, settlement: Settlement) -> None:
        open_ones = [one for one in settlement.covers if not one.given_back]
        by, treasurer = self._of(settlement, KETUA), self._of(settlement, BENDAHARA)
        if not open_ones or by is None or treasurer is None:
            return
        one = self._dice.choice(open_ones)
        chat_id, message_id = self._place()
        place = Place(chat_id=chat_id, message_id=message_id, telegram_id=by[1])
        try:
            async with self._turn(settlement) as (turn, roster):
                cover = await covers.find(turn, one.id)
                assert cover is not None
                made = await covers.back_to_fund(turn, roster, cover, place, today=settlement.day_of(turn.now))
                assert made is not None
                if made.entry is None:
                    await claims.accept(turn, roster, made.claim, treasurer[1])
                at = turn.now
        except SavingsError:
            return
        one.given_back_at = at

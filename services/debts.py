"""What the group itself owes to the UPK: taken up, found, and what of it is lent on to members.

A debt is a loan without a member. It begins with a claim (cash that came, or a debt that was running when the books
began), which a second officer confirms; services/repaying.py makes its entries.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from savings import debts as rules
from savings.claims import NewClaim
from savings.debts import Coverage, Onlent
from savings.errors import LoanDecided
from savings.groups import Roster
from savings.loans import Loan, LoanState, NewLoan
from savings.money import MoneyKind, Rupiah
from savings.repayments import LoanAccount
from services import claims, loans
from services.claims import Reported
from services.turn import Turn

__all__ = ["Coverage", "Onlent", "Standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A debt with the members' loans that were paid out of its money."""

    account: LoanAccount
    linked: tuple[LoanAccount, ...]

    @property
    def loan(self) -> Loan:
        """The debt."""
        return self.account.loan

    @property
    def onlent(self) -> Onlent:
        """What of it is with members."""
        return rules.onlent(self.account, self.linked)

    def coverage(self, on: dt.date) -> Coverage | None:
        """Whether members' instalments cover the next payment; None where nothing is owed, or nothing is lent on."""
        return rules.coverage(self.account, self.linked, on) if self.linked else None

    def coverage_to_the_end(self) -> Coverage | None:
        """The same for all that is still to come."""
        return rules.coverage_to_the_end(self.account, self.linked) if self.linked else None


async def take_up(turn: Turn, roster: Roster, new: NewLoan, *, in_cash: bool) -> Reported | None:
    """Say that the money came (`in_cash`), or that it was owed when the books began; None where that was said before.

    The debt waits with its claim, and is rejected or withdrawn with it. Raises ValueError for terms that a debt of the
    group cannot have.
    """
    async with turn.tx.savepoint():
        loan = await loans.ask(turn, roster, new)
        if loan is None:
            return None
        return await claims.report(
            turn,
            roster,
            NewClaim(
                group_id=loan.group_id,
                chat_id=loan.chat_id,
                message_id=loan.message_id,
                item=loan.item,
                kind=MoneyKind.DEBT_RECEIVED if in_cash else MoneyKind.DEBT_OPENING,
                savings=None,
                amount=loan.terms.principal - loan.principal_before,
                member_id=None,
                note=loan.lender,
                date=loan.asked_on,
                reporter_id=loan.asked_by,
                reported_by=loan.asked_member,
                meeting_id=None,
                photo=None,
                loan_id=loan.id,
            ),
        )


async def of_group(turn: Turn, group_id: int, *states: LoanState) -> list[Loan]:
    """The group's debts in these states (any, where none is named), oldest first."""
    return [loan for loan in await loans.of_group(turn, group_id, *states) if loan.is_debt]


async def standing(turn: Turn, debt: Loan) -> Standing:
    """The debt, and what is lent from it."""
    return (await standings(turn, [debt]))[0]


async def standings(turn: Turn, debts: Sequence[Loan]) -> list[Standing]:
    """The same for several debts of one group."""
    if not debts:
        return []
    disbursed = await loans.of_group(turn, debts[0].group_id, *loans.DISBURSED)
    linked = [loan for loan in disbursed if not loan.is_debt and loan.funded_by is not None]
    accounts = {account.loan.id: account for account in await loans.accounts(turn, [*debts, *linked])}
    return [
        Standing(
            account=accounts[debt.id],
            linked=tuple(accounts[loan.id] for loan in linked if loan.funded_by == debt.id),
        )
        for debt in debts
    ]


async def source_for(turn: Turn, group_id: int, principal: Rupiah) -> int | None:
    """The debt from whose money a loan of this size is lent: the oldest with so much left; None for the group's own.

    Asked before the loan itself is paid out.
    """
    running = await of_group(turn, group_id, LoanState.ACTIVE)
    return next((one.loan.id for one in await standings(turn, running) if one.onlent.unlent >= principal), None)


async def lent_out(turn: Turn, loan: Loan) -> Loan:
    """A member's loan is about to be paid out: say from which money."""
    source = await source_for(turn, loan.group_id, loan.terms.principal)
    return await set_source(turn, loan, None if source is None else await loans.find(turn, source))


async def set_source(turn: Turn, loan: Loan, debt: Loan | None) -> Loan:
    """Say from which debt's money a member's loan is lent; None: from the group's own.

    Nothing moves in the books. Raises LoanDecided for what is no running debt of the same group, or no member's loan.
    """
    if loan.is_debt:
        raise LoanDecided(number=loan.number, state=loan.state)
    if debt is not None and (not debt.is_debt or debt.group_id != loan.group_id or debt.state is not LoanState.ACTIVE):
        raise LoanDecided(number=debt.number, state=debt.state)
    return await loans.fund_from(turn, loan, debt)

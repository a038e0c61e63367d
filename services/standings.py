"""How the loans of a group stand on a day: each one, and all of them together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from savings import portfolio
from savings.groups import Group
from savings.loans import LoanState
from savings.portfolio import Line, Portfolio
from savings.repayments import LoanAccount
from savings.rules import Rules
from services import ledger, loans
from services.turn import Turn

MONTH = 30
"""Days of the months by which the return since the start is reckoned for a year."""

YOUNG = 2
"""Months before which income, cost and return say nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One running loan of a member and how it stands."""

    account: LoanAccount
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All loans together, and what the group earns of its money. None where there is nothing to measure."""

    portfolio: Portfolio
    ccr: Fraction | None
    roi: Fraction | None


def cutoffs(rules: Rules) -> tuple[int, int, int]:
    """Up to how many missed instalments the classes 2, 3 and 4 reach, by the group's rule."""
    second, third, fourth = (int(number) for number in rules["kolektibilitas"].split())
    return second, third, fourth


def standing(account: LoanAccount, rules: Rules, on: dt.date) -> Standing:
    """One loan."""
    return Standing(account=account, line=portfolio.line(account, on, cutoffs(rules)))


async def all_running(turn: Turn, group: Group, on: dt.date) -> list[Standing]:
    """Every running loan of a member, those that wait longest first."""
    running = [one for one in await loans.of_group(turn, group.id, LoanState.ACTIVE) if not one.is_debt]
    found = [standing(account, group.rules, on) for account in await loans.accounts(turn, running)]
    return sorted(found, key=lambda one: (-one.line.collectibility, -one.line.days, one.line.number))


async def health(turn: Turn, group: Group, standings: Sequence[Standing], on: dt.date) -> Health:
    """The indicators: LAR, PAR and RR of the loans, cost coverage and yearly return from the books since the start.

    Assets are the cash, the bank and what members owe. Both are reckoned by whole months of 30 days;
    before two are over there is neither, for in a young group one cost outweighs all that loans could earn.
    """
    totals = await ledger.totals(turn.tx, group.id)
    loaned = Portfolio(lines=tuple(one.line for one in standings))
    months = (on - group.date_of(group.started_at)).days // MONTH
    if months < YOUNG:
        return Health(portfolio=loaned, ccr=None, roi=None)
    return Health(
        portfolio=loaned,
        ccr=portfolio.ccr(totals.all_income, totals.all_expense),
        roi=portfolio.roi(
            totals.all_income - totals.all_expense, totals.cash + totals.bank + loaned.outstanding, months
        ),
    )

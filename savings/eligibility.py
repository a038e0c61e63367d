"""Who may borrow, and how much: every rule of the group asked at once, each of them switchable in /aturan.

A refusal is data: which rule refuses, what is missing for it, and the amount that would pass all of them; the handler
chooses the sentence, and says it to the person alone.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from savings.loans import UPPKS_WEEKS, Fee, Method
from savings.money import LARGEST_AMOUNT, Rupiah
from savings.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What the books know of a member who asks, on the day of asking; sums in rupiah.

    `savings`: all own savings. `outstanding`: the principal still owed on all own loans; `asked`: that of own requests
    which are not paid out yet. `arrears`: what is overdue, `given_up`: what was lost on own loans that were written off
    and has not come back; `reported`: what was said to be repaid and nobody has confirmed.
    `open_loans`: loans that are asked for, approved or being repaid, without the one in question. `loans_before`: loans
    ever paid out. `months_saved_in_a_row`: months with a deposit, without a gap, up to the last whole month or this
    one. `cash`: what the group's box, or its bank, could pay out. `members`: of the group.
    """

    savings: Rupiah = 0
    outstanding: Rupiah = 0
    asked: Rupiah = 0
    arrears: Rupiah = 0
    given_up: Rupiah = 0
    reported: Rupiah = 0
    open_loans: int = 0
    loans_before: int = 0
    months_saved_in_a_row: int = 0
    cash: Rupiah = 0
    members: int = 0

    @property
    def borrowed(self) -> Rupiah:
        """What counts against a ceiling: two requests at once are not measured each by itself."""
        return self.outstanding + self.asked


class Reason(StrEnum):
    """Which rule refuses, in the order in which they are best told: what the person can mend soonest comes first."""

    ARREARS = "arrears"  # tunggakan
    GIVEN_UP = "given_up"  # tunggakan: of a loan that was written off
    OPEN_LOAN = "open_loan"  # satu pinjaman
    MEMBERS = "members"  # anggota minimal
    SAVING_MONTHS = "saving_months"  # rajin menabung
    TOO_SHORT = "too_short"  # lama minimal
    TOO_LONG = "too_long"  # lama
    FIRST_LOAN = "first_loan"  # pinjaman pertama
    CEILING = "ceiling"  # batas pinjaman
    SAVINGS = "savings"  # kali simpanan
    CASH = "cash"  # kas cukup
    DEDUCTIONS = "deductions"  # admin and simpanan ditahan would leave nothing to pay out

    @property
    def about_amount(self) -> bool:
        """Whether a smaller amount would pass this rule."""
        return self in _ABOUT_AMOUNT

    @property
    def about_length(self) -> bool:
        """Whether another number of instalments would pass this rule."""
        return self in {Reason.TOO_SHORT, Reason.TOO_LONG}


_REPAYABLE = (Reason.ARREARS, Reason.GIVEN_UP)
_ABOUT_AMOUNT = (Reason.FIRST_LOAN, Reason.CEILING, Reason.SAVINGS, Reason.CASH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One rule that refuses.

    `largest`: the most, in rupiah, that all rules together would let this person borrow; None where no amount would
    pass. `limit`: what the rule asks for or allows, and `lacking` how far off it is: rupiah overdue (ARREARS), rupiah
    still owed (OPEN_LOAN), members (MEMBERS), months (SAVING_MONTHS), instalments (TOO_SHORT, TOO_LONG), rupiah above
    the limit (FIRST_LOAN, CEILING), rupiah of own savings missing for this amount (SAVINGS), rupiah missing in the
    box (CASH), rupiah by which the deductions exceed the loan, 0 where they equal it (DEDUCTIONS).
    GIVEN_UP: rupiah that were lost and not brought back. `allowed`: the least and the greatest number of instalments.
    `reported`: rupiah of what is lacking that wait to be confirmed.
    """

    reason: Reason
    largest: Rupiah | None
    limit: int
    lacking: int
    allowed: tuple[int, int]
    reported: Rupiah = 0


def allowed_periods(rules: Rules) -> tuple[int, int]:
    """The least and the greatest number of instalments; where the two rules contradict, the greatest holds."""
    if rules["metode"] == Method.UPPKS:
        return UPPKS_WEEKS, UPPKS_WEEKS
    longest = rules.number("lama")
    return min(rules.number("lama minimal"), longest), longest


def largest(rules: Rules, applicant: Applicant) -> Rupiah:
    """The most, in whole rupiah, that this person may borrow today; 0 where no amount would pass.

    Never more than the group's `batas` for one sentence, because above that nothing is written down.
    """
    if any(True for _ in _about_person(rules, applicant)):
        return 0
    amount = min((rules.rupiah("batas"), *_limits(rules, applicant).values()))
    return amount if _handed_over(rules, amount) > 0 else 0


def refusals(rules: Rules, applicant: Applicant, principal: Rupiah, periods: int) -> tuple[Refusal, ...]:
    """Every rule that refuses a loan of `principal` rupiah in `periods` instalments; none where it may be asked for.

    The first is the one to tell. To be asked before the terms are made, which cannot be where all is kept back.
    """
    best = largest(rules, applicant) or None
    found = [*_about_person(rules, applicant), *_about_length(rules, periods)]
    for reason, limit in _limits(rules, applicant).items():
        if principal > limit:
            found.append((reason, limit, _lacking(rules, applicant, reason, principal, limit)))
    handed_over = _handed_over(rules, principal)
    if handed_over <= 0:
        found.append((Reason.DEDUCTIONS, principal - handed_over, -handed_over))
    allowed = allowed_periods(rules)
    return tuple(
        Refusal(
            reason=reason,
            largest=best,
            limit=limit,
            lacking=lacking,
            allowed=allowed,
            reported=min(lacking, applicant.reported) if reason in _REPAYABLE else 0,
        )
        for reason, limit, lacking in found
    )


def _about_person(rules: Rules, applicant: Applicant) -> Iterator[tuple[Reason, int, int]]:
    """What no other amount would mend: the reason, what is asked for, what is lacking."""
    if rules.yes("tunggakan") and applicant.arrears > 0:
        yield Reason.ARREARS, 0, applicant.arrears
    if rules.yes("tunggakan") and applicant.given_up > 0:
        yield Reason.GIVEN_UP, 0, applicant.given_up
    if rules.yes("satu pinjaman") and applicant.open_loans > 0:
        yield Reason.OPEN_LOAN, 1, applicant.outstanding
    members = rules.number("anggota minimal")
    if applicant.members < members:
        yield Reason.MEMBERS, members, members - applicant.members
    months = rules.number("rajin menabung")
    if applicant.months_saved_in_a_row < months:
        yield Reason.SAVING_MONTHS, months, months - applicant.months_saved_in_a_row


def _about_length(rules: Rules, periods: int) -> Iterator[tuple[Reason, int, int]]:
    shortest, longest = allowed_periods(rules)
    if periods < shortest:
        yield Reason.TOO_SHORT, shortest, shortest - periods
    elif periods > longest:
        yield Reason.TOO_LONG, longest, periods - longest


def _limits(rules: Rules, applicant: Applicant) -> dict[Reason, Rupiah]:
    """The most that each rule about the amount allows, never below 0, in the order of telling."""
    limits: dict[Reason, Rupiah] = {}
    if applicant.loans_before == 0 and (first := rules.rupiah("pinjaman pertama")):
        limits[Reason.FIRST_LOAN] = max(0, first - applicant.borrowed)
    if ceiling := rules.rupiah("batas pinjaman"):
        limits[Reason.CEILING] = max(0, ceiling - applicant.borrowed)
    if times := rules.number("kali simpanan"):
        limits[Reason.SAVINGS] = max(0, times * applicant.savings - applicant.borrowed)
    if rules.yes("kas cukup"):
        limits[Reason.CASH] = _payable(rules, max(0, applicant.cash))
    return limits


def _lacking(rules: Rules, applicant: Applicant, reason: Reason, principal: Rupiah, limit: Rupiah) -> int:
    match reason:
        case Reason.SAVINGS:
            times = rules.number("kali simpanan")
            return -(-(principal + applicant.borrowed) // times) - applicant.savings  # rounded up
        case Reason.CASH:
            return _handed_over(rules, principal) - applicant.cash
        case _:
            return principal - limit


def _handed_over(rules: Rules, principal: Rupiah) -> Rupiah:
    """What of such a loan leaves the box: all but what is kept back. Below 0 where that is more than the loan."""
    return principal - sum(Fee.read(rules[key]).of(principal) for key in ("admin", "simpanan ditahan"))


def _payable(rules: Rules, cash: Rupiah) -> Rupiah:
    """The greatest loan for whose payout the box is enough: what is kept back never leaves it."""
    return bisect_right(range(LARGEST_AMOUNT + 1), cash, key=lambda principal: _handed_over(rules, principal)) - 1

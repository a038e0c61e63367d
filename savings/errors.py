"""What can be wrong with a request, as types that carry data and no sentence: the handler chooses the words.

SavingsError
├── LedgerError
│   ├── WouldOverdraw      an account would fall below zero
│   ├── AlreadyReversed    the entry has been taken back before
│   ├── NotReversible      a reversal is not reversed: post the entry anew instead
│   ├── FutureDate         the books hold what happened, not what is planned
│   ├── UnknownEntry       no such entry in this group
│   ├── UnknownGroup       no such group
│   └── ForeignMember      somebody named is not of this group
├── ClaimError
│   ├── AlreadyDecided     somebody was quicker
│   ├── OwnMoney           nobody confirms their own money
│   ├── NotTheConfirmer    another officer's to decide
│   ├── NotTheReporter     another person's to take back
│   └── TooLate            the time to take it back alone is over
├── CorrectionError
│   ├── AlreadyProposed    one open proposal an entry
│   ├── CorrectionDecided  somebody was quicker
│   ├── NothingToCorrect   the entry says so already, or has nothing of the kind
│   ├── NotTheProposer     another person's to propose
│   └── NotTheDecider      another person's to decide
├── RegisterError
│   ├── NameTaken          two people of one name cannot be told apart
│   ├── LastOfficer        somebody has to keep the books
│   ├── OwnRise            nobody gives a role to themselves
│   ├── NotTheGiver        another person's to give or to take
│   ├── MustLeave          whoever saves stops being a member by leaving
│   ├── StillBorrows       who owes the group, or is about to, stays
│   └── NobodyLeft         a linked account is the only way in for an officer
├── LoanError
│   ├── LoanDecided        the loan is not where it would have to be for this
│   ├── LoanInUse          what came after it must be taken back first
│   ├── OwnLoan            nobody decides about a loan of their own
│   ├── NotTheBorrower     another person's to withdraw
│   ├── NotTheLender       another person's to decide, to vote or to pay out
│   ├── TakeBackOver       the time to take a payout back alone is over
│   ├── ShiftProposed      one open proposal to move a schedule
│   ├── NotTheSecond       another person's word is needed, or an officer's
│   ├── FixedSum           what was agreed is not another sum: take it back and write it anew
│   ├── NothingOwed        there is nothing to pay
│   │   └── NotYetOwed     on that day the money was not lent yet
│   ├── Overpaid           more than is owed
│   └── PayoffChanged      it takes another sum by now
├── CoverError
│   ├── CoverDecided       it is handed in, given back or called off already
│   └── NotTheCoverer      another person's to say that it came back
├── MeetingClosed          its attendance can no longer change
├── PlanError
│   ├── NotPlanned         there is no such meeting to come, or it is over
│   ├── DayPassed          what is to come cannot be on a day that is over
│   └── DayTaken           another meeting is on that day
├── GoalReached            as much is saved already
├── NotWithdrawable        only sukarela may be withdrawn while a member
└── NotAMovement           this kind of sentence moves no money by itself
"""

import datetime as dt


class SavingsError(Exception):
    """The root of what the rules refuse."""


class LedgerError(SavingsError):
    """The books refuse."""


class WouldOverdraw(LedgerError):
    """An account would fall below zero.

    `account_kind` and `account_name` name it, `member_id` whose it is (None for the group's own), `available` is what
    it holds and `asked` what was to be taken, in rupiah.
    """

    def __init__(
        self, *, account_kind: str, account_name: str, member_id: int | None, available: int, asked: int
    ) -> None:
        super().__init__(f"{account_kind} {account_name}: asked {asked}, available {available}")
        self.account_kind = account_kind
        self.account_name = account_name
        self.member_id = member_id
        self.available = available
        self.asked = asked


class AlreadyReversed(LedgerError):
    """The entry `number` has been reversed by the entry `by`."""

    def __init__(self, *, number: int, by: int) -> None:
        super().__init__(f"entry {number} is reversed by {by}")
        self.number = number
        self.by = by


class NotReversible(LedgerError):
    """The entry `number` is a reversal itself."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"entry {number} is a reversal")
        self.number = number


class FutureDate(LedgerError):
    """`date` lies after `today`, the day in the group's zone."""

    def __init__(self, *, date: dt.date, today: dt.date) -> None:
        super().__init__(f"{date} is after {today}")
        self.date = date
        self.today = today


class UnknownEntry(LedgerError):
    """No entry of this group has the id `entry_id`."""

    def __init__(self, *, entry_id: int) -> None:
        super().__init__(f"no entry with id {entry_id}")
        self.entry_id = entry_id


class UnknownGroup(LedgerError):
    """There is no group `group_id`."""

    def __init__(self, *, group_id: int) -> None:
        super().__init__(f"no group {group_id}")
        self.group_id = group_id


class ForeignMember(LedgerError):
    """One of `member_ids` does not belong to the group `group_id`."""

    def __init__(self, *, group_id: int, member_ids: frozenset[int]) -> None:
        super().__init__(f"not all of {sorted(member_ids)} belong to group {group_id}")
        self.group_id = group_id
        self.member_ids = member_ids


class RegisterError(SavingsError):
    """The register of people refuses. `member_id` is the person in the way."""

    def __init__(self, *, member_id: int) -> None:
        super().__init__(f"{type(self).__name__}: member {member_id}")
        self.member_id = member_id


class NameTaken(RegisterError):
    """The active person `member_id` is called so already."""


class LastOfficer(RegisterError):
    """Without `member_id` no officer would be left who can act."""


class OwnRise(RegisterError):
    """The one who asks speaks for `member_id`: a second person must do it."""


class NotTheGiver(RegisterError):
    """The one who asks may not give or take the roles of `member_id`."""


class MustLeave(RegisterError):
    """`member_id` saves and is no pendamping: to be no member any more is to leave."""


class StillBorrows(RegisterError):
    """`member_id` has a loan that is asked for, approved or being repaid."""


class NobodyLeft(RegisterError):
    """`member_id` is an officer whose only account this is."""


class MeetingClosed(SavingsError):
    """The meeting `number` is closed, and what was asked is only possible while it is open, or soon after."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"meeting {number} is closed")
        self.number = number


class PlanError(SavingsError):
    """A meeting to come cannot be moved or called off so; `day` says which day is meant."""

    def __init__(self, *, day: dt.date) -> None:
        super().__init__(f"{day}")
        self.day = day


class NotPlanned(PlanError):
    """No meeting is planned on `day`, or it was held already."""


class DayPassed(PlanError):
    """`day` is over."""


class DayTaken(PlanError):
    """Another meeting is on `day`."""


class NotWithdrawable(SavingsError):
    """Savings of the kind `savings` stay until the member leaves."""

    def __init__(self, *, savings: str) -> None:
        super().__init__(f"{savings} cannot be withdrawn")
        self.savings = savings


class NotAMovement(SavingsError):
    """A sentence of this `kind` is decided elsewhere and has no postings of its own."""

    def __init__(self, *, kind: str) -> None:
        super().__init__(f"{kind} has no postings")
        self.kind = kind


class ClaimError(SavingsError):
    """A claim cannot be decided so. `claim_id` says which."""

    def __init__(self, *, claim_id: int) -> None:
        super().__init__(f"claim {claim_id}")
        self.claim_id = claim_id


class AlreadyDecided(ClaimError):
    """The claim is in `state` already."""

    def __init__(self, *, claim_id: int, state: str) -> None:
        super().__init__(claim_id=claim_id)
        self.state = state


class OwnMoney(ClaimError):
    """The one who decides reported the claim, or gains by it, or shares a telephone with such a person."""


class NotTheConfirmer(ClaimError):
    """The one who decides is not the officer whose decision it is."""


class NotTheReporter(ClaimError):
    """The one who takes the claim back did not report it."""


class TooLate(ClaimError):
    """The time in which an officer can take back a mis-tapped Terima is over."""


class CorrectionError(SavingsError):
    """The entry `number` cannot be corrected so."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"{type(self).__name__}: entry {number}")
        self.number = number


class AlreadyProposed(CorrectionError):
    """A proposal to correct the entry is open."""


class CorrectionDecided(CorrectionError):
    """The proposal is not open any more."""


class NothingToCorrect(CorrectionError):
    """The entry is as the proposal wants it, or holds no savings whose kind could change."""


class NotTheProposer(CorrectionError):
    """The one who asks is no officer, did not report the entry, and is not whom it concerns."""


class NotTheDecider(CorrectionError):
    """The one who decides proposed it, has the money, or is no officer."""


class LoanError(SavingsError):
    """A loan refuses. `number` is the loan's."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"{type(self).__name__}: loan {number}")
        self.number = number


class LoanDecided(LoanError):
    """The loan is in `state`, in which this cannot be done (any more)."""

    def __init__(self, *, number: int, state: str) -> None:
        super().__init__(number=number)
        self.state = state


class LoanInUse(LoanError):
    """An entry is to be reversed on which the later entry `by` (its number) stands: that one must go first."""

    def __init__(self, *, number: int, by: int) -> None:
        super().__init__(number=number)
        self.by = by


class OwnLoan(LoanError):
    """The one who asks is the borrower, or shares a telephone with the borrower."""


class NotTheBorrower(LoanError):
    """The one who takes the request back neither borrows nor asked."""


class ShiftProposed(LoanError):
    """A proposal to move the schedule of the loan waits already, or this one was made before."""


class NotTheSecond(LoanError):
    """The one who decides proposed it, or is not one of those who may."""


class NotTheLender(LoanError):
    """The one who asks is not whose turn it is to decide, to vote or to pay out."""


class TakeBackOver(LoanError):
    """The payout is older than the time in which it can be taken back alone, or the borrower has the money."""


class FixedSum(LoanError):
    """The sum of this entry or claim follows from what was agreed and cannot be another one."""


class NothingOwed(LoanError):
    """Nothing is owed on the loan (any more): it is not paid out, is paid, or was written off."""


class NotYetOwed(NothingOwed):
    """The payment is dated before `since`, the day from which the loan stands in the books."""

    def __init__(self, *, number: int, since: dt.date) -> None:
        super().__init__(number=number)
        self.since = since


class Overpaid(LoanError):
    """`rest` rupiah are above what the payment may pay."""

    def __init__(self, *, number: int, rest: int) -> None:
        super().__init__(number=number)
        self.rest = rest


class PayoffChanged(LoanError):
    """Paying all off takes `total` rupiah, and not what was said."""

    def __init__(self, *, number: int, total: int) -> None:
        super().__init__(number=number)
        self.total = total


class CoverError(SavingsError):
    """A cover of a shortage refuses. `cover_id` says which."""

    def __init__(self, *, cover_id: int) -> None:
        super().__init__(f"{type(self).__name__}: cover {cover_id}")
        self.cover_id = cover_id


class CoverDecided(CoverError):
    """It is not in the state in which this could be done (any more)."""


class NotTheCoverer(CoverError):
    """The one who asks did not cover it."""


class GoalReached(SavingsError):
    """`saved` rupiah are there already, which is no less than the `target`."""

    def __init__(self, *, saved: int, target: int) -> None:
        super().__init__(f"{saved} of {target} are saved")
        self.saved = saved
        self.target = target

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

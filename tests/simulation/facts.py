"""What has happened in the simulated villages, as their people know it: written down by who made it happen.

The list of what should be said (expected.py) is made from these facts alone, never from what the program keeps.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

BENDAHARA, KETUA, SEKRETARIS, ANGGOTA, PENDAMPING = "bendahara", "ketua", "sekretaris", "anggota", "pendamping"


@dataclass(slots=True, kw_only=True)
class Account:
    """A Telegram account; `listens`: it pressed Start and has not blocked the bot."""

    id: int
    name: str
    listens: bool
    digest_weekday: int = 0
    digest_hour: dt.time = dt.time(7)
    digest_since: dt.datetime | None = None


@dataclass(slots=True, kw_only=True)
class Villager:
    """Somebody in a group's register, and the accounts that speak for this person. `paused_until`: no nudges before."""

    id: int
    name: str
    joined_on: dt.date
    roles: set[str]
    accounts: list[Account]
    paused_until: dt.date | None = None
    named_on: set[dt.date] = field(default_factory=set)
    left_alone: bool = False
    wajib_paid: list[tuple[dt.date, int]] = field(default_factory=list)

    @property
    def ears(self) -> list[int]:
        """The accounts at which this person hears a private message."""
        return sorted({account.id for account in self.accounts if account.listens})

    @property
    def saves(self) -> bool:
        """Whether wajib is asked of this person."""
        return ANGGOTA in self.roles


@dataclass(slots=True, kw_only=True)
class Borrowed:
    """A loan of a member, or (`borrower` None) what the group owes the UPK; what is paid pays the oldest first."""

    id: int
    borrower: Villager | None
    due: list[tuple[dt.date, int]]
    paid: int = 0
    reported: int = 0
    troubled_at: dt.datetime | None = None
    told_at: dt.datetime | None = None
    settled_at: dt.datetime | None = None
    first_of_borrower: bool = True

    @property
    def open(self) -> list[tuple[dt.date, int]]:
        """(Due day, rupiah still to be paid) of what is not fully paid, the oldest first."""
        left, found = self.paid, []
        for day, amount in self.due:
            unpaid = max(0, amount - left)
            left = max(0, left - amount)
            if unpaid:
                found.append((day, unpaid))
        return found


@dataclass(slots=True, kw_only=True)
class Covered:
    """What the joint fund gave on a day for a member who could not pay a loan's instalment."""

    id: int
    on: dt.date
    loan: Borrowed
    amount: int
    given_back_at: dt.datetime | None = None

    @property
    def debtor(self) -> Villager:
        """Who owes it to the fund."""
        assert self.loan.borrower is not None
        return self.loan.borrower

    @property
    def given_back(self) -> bool:
        """Whether the fund has it again."""
        return self.given_back_at is not None


@dataclass(slots=True, kw_only=True)
class Met:
    """A meeting that was opened. `absent`: who was missing without a word; `anybody`: somebody came."""

    on: dt.date
    opened_at: dt.datetime
    closed_at: dt.datetime | None = None
    absent: list[Villager] = field(default_factory=list)
    anybody: bool = True


@dataclass(slots=True, kw_only=True)
class Changed:
    """What became of the meeting that was planned for a day: on another day, at another hour, or (`on` None) none."""

    on: dt.date | None
    hour: dt.time | None = None


@dataclass(slots=True, kw_only=True)
class Reported:
    """Money of which a member said that it was paid, and that waits for the treasurer."""

    id: int
    at: dt.datetime
    loan: Borrowed | None
    amount: int


@dataclass(slots=True, kw_only=True)
class Settlement:
    """A savings group with everything that the clock may have to speak of.

    `rhythm` is `mingguan`, `2 mingguan` or `bulanan`; of a monthly group `month_day` is the day, or 0 where it meets on
    the `week`-th weekday of the month (-1: the last). `rhythm_since`: when that was agreed on last.
    """

    id: int
    chat_id: int
    name: str
    zone_name: str
    started_at: dt.datetime
    rhythm: str
    weekday: int
    week: int
    month_day: int
    hour: dt.time
    rhythm_since: dt.datetime
    place: str
    remind_meeting: str
    nudges: bool
    quiet_days: frozenset[int]
    wajib: int
    remind_wajib: bool
    congratulates: bool
    people: list[Villager] = field(default_factory=list)
    loans: list[Borrowed] = field(default_factory=list)
    covers: list[Covered] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    changes: dict[dt.date, Changed] = field(default_factory=dict)
    reported: list[Reported] = field(default_factory=list)
    programme_from: dt.date | None = None
    visited: set[dt.date] = field(default_factory=set)
    goal: tuple[int, int] | None = None
    goal_reached_at: dt.datetime | None = None
    saved: int = 0

    @property
    def zone(self) -> ZoneInfo:
        """Where it lives."""
        return ZoneInfo(ZONES[self.zone_name])

    def day_of(self, instant: dt.datetime) -> dt.date:
        """The day that the people call today."""
        return instant.astimezone(self.zone).date()

    @property
    def started_on(self) -> dt.date:
        """Its first day."""
        return self.day_of(self.started_at)

    def holding(self, *roles: str) -> list[Villager]:
        """Who has one of these offices."""
        return [one for one in self.people if one.roles & set(roles)]

    def instant(self, day: dt.date, hour: dt.time) -> dt.datetime:
        """This hour of a day in its zone, in UTC."""
        return dt.datetime.combine(day, hour, tzinfo=self.zone).astimezone(dt.UTC)


@dataclass(slots=True, kw_only=True)
class Away:
    """The program had no word from Telegram since then, for more than a day, and noticed it at a moment.

    `certain`: it has surely written that down; a kill may have come between.
    """

    since: dt.datetime
    noticed_at: dt.datetime
    certain: bool


@dataclass(slots=True, kw_only=True)
class Country:
    """All groups, all accounts by id, and when the program was away for long."""

    settlements: list[Settlement] = field(default_factory=list)
    accounts: dict[int, Account] = field(default_factory=dict)
    away: list[Away] = field(default_factory=list)

    def accompanied_by(self, account: Account) -> list[Settlement]:
        """The groups of which this account is a pendamping's, the oldest first."""
        return [
            one
            for one in sorted(self.settlements, key=lambda one: one.id)
            if any(account in villager.accounts for villager in one.holding(PENDAMPING))
        ]

    def facilitators(self) -> Iterable[Account]:
        """The accounts of everybody who is a pendamping somewhere."""
        found: dict[int, Account] = {}
        for one in self.settlements:
            for villager in one.holding(PENDAMPING):
                found.update({account.id: account for account in villager.accounts})
        return found.values()

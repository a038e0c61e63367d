"""A group and its people, as they stand at one moment."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from savings.roles import OFFICERS, Action, Role, allowed
from savings.rules import Preset, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A savings group. `chat_id` is None while it lives in private only."""

    id: int
    chat_id: int | None
    name: str
    preset: Preset
    rules: Rules
    rules_version: int
    state: str
    started_at: dt.datetime

    @property
    def zone(self) -> ZoneInfo:
        """The group's own time zone."""
        return ZoneInfo(self.rules.zone)

    def date_of(self, instant: dt.datetime) -> dt.date:
        """The members' date of an instant."""
        return instant.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a group's register: one who saves (role anggota), or a pendamping who does not.

    `speakers` are the Telegram accounts that may speak for this person: none, one, or several on a shared phone.
    """

    id: int
    group_id: int
    name: str
    sex: str | None = None
    birth_year: int | None = None
    household: str | None = None
    rt_rw: str | None = None
    phone: str | None = None
    occupation: str | None = None
    joined_on: dt.date
    left_on: dt.date | None = None
    roles: frozenset[Role] = frozenset()
    speakers: frozenset[int] = frozenset()
    username: str | None = None

    @property
    def active(self) -> bool:
        """Whether the person is in the group now."""
        return self.left_on is None

    @property
    def is_officer(self) -> bool:
        """Ketua, sekretaris or bendahara."""
        return not OFFICERS.isdisjoint(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A group with everybody who is or was in it."""

    group: Group
    everyone: tuple[Member, ...]
    _by_id: dict[int, Member] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {member.id: member for member in self.everyone})

    def __getitem__(self, member_id: int) -> Member:
        """The member with this id. Raises KeyError for one of another group."""
        return self._by_id[member_id]

    def get(self, member_id: int | None) -> Member | None:
        """The member with this id, or None."""
        return None if member_id is None else self._by_id.get(member_id)

    @property
    def people(self) -> tuple[Member, ...]:
        """All who are in the group now, the pendamping included."""
        return tuple(member for member in self.everyone if member.active)

    @property
    def members(self) -> tuple[Member, ...]:
        """All who save in the group now."""
        return tuple(member for member in self.everyone if member.active and Role.ANGGOTA in member.roles)

    def spoken_by(self, telegram_id: int) -> tuple[Member, ...]:
        """Those for whom this Telegram account may speak: usually one, several on a shared phone."""
        return tuple(member for member in self.people if telegram_id in member.speakers)

    def roles_of(self, telegram_id: int) -> frozenset[Role]:
        """All roles that this Telegram account can speak with."""
        return frozenset().union(*(member.roles for member in self.spoken_by(telegram_id)))

    def may(self, telegram_id: int, action: Action) -> bool:
        """Whether this Telegram account may do this here."""
        return allowed(action, self.roles_of(telegram_id))

    def holding(self, roles: Iterable[Role]) -> tuple[Member, ...]:
        """Those who hold any of these roles now."""
        wanted = frozenset(roles)
        return tuple(member for member in self.people if not wanted.isdisjoint(member.roles))

    def acting(self, telegram_id: int, action: Action) -> Member | None:
        """The person as whom this account does this: the first of its members who may."""
        return next((member for member in self.spoken_by(telegram_id) if allowed(action, member.roles)), None)

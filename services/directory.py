"""What rarely changes, kept in memory: a group's rules, its people, their roles; accounts; the outages of late.

A cache of one process over the books: whoever changes a group says `forget`, and a turn that is undone forgets all.
Bounded, so that ten thousand groups do not fill a small machine.
"""

from collections import OrderedDict

from savings.groups import Roster
from savings.outages import Outage
from storage import groups, outages, people
from storage.database import Reader
from storage.people import Person

_KEPT_GROUPS = 500
_KEPT_PEOPLE = 5000


class Directory:
    """Rosters by group and by chat, accounts by Telegram id."""

    def __init__(self) -> None:
        self._rosters: OrderedDict[int, Roster] = OrderedDict()
        self._group_of_chat: dict[int, int | None] = {}
        self._groups_of: OrderedDict[int, tuple[int, ...]] = OrderedDict()
        self._people: OrderedDict[int, Person] = OrderedDict()
        self._outages: tuple[Outage, ...] | None = None

    async def roster(self, db: Reader, group_id: int) -> Roster:
        """The group with its people. Raises KeyError for an unknown group."""
        known = self._rosters.get(group_id)
        if known is None:
            known = await groups.roster_by_id(db, group_id)
            if known is None:
                raise KeyError(group_id)
            self._keep(known)
        return known

    async def roster_of_chat(self, db: Reader, chat_id: int) -> Roster | None:
        """The group that lives in this chat, or None."""
        if chat_id in self._group_of_chat:
            group_id = self._group_of_chat[chat_id]
            return None if group_id is None else await self.roster(db, group_id)
        known = await groups.roster_by_chat(db, chat_id)
        self._group_of_chat[chat_id] = None if known is None else known.group.id
        if known is not None:
            self._keep(known)
        return known

    async def rosters_of(self, db: Reader, telegram_id: int) -> list[Roster]:
        """All groups in which this account speaks for somebody."""
        if telegram_id not in self._groups_of:
            self._groups_of[telegram_id] = tuple(await groups.group_ids_of(db, telegram_id))
            if len(self._groups_of) > _KEPT_PEOPLE:
                self._groups_of.popitem(last=False)
        return [await self.roster(db, group_id) for group_id in self._groups_of[telegram_id]]

    async def person(self, db: Reader, telegram_id: int) -> Person | None:
        """The account, or None if it was never seen."""
        known = self._people.get(telegram_id)
        if known is None:
            known = await people.get_person(db, telegram_id)
            if known is not None:
                self._people[telegram_id] = known
                if len(self._people) > _KEPT_PEOPLE:
                    self._people.popitem(last=False)
        return known

    async def outages(self, db: Reader) -> tuple[Outage, ...]:
        """The outages of the last days, the oldest first."""
        if self._outages is None:
            self._outages = await outages.known(db)
        return self._outages

    def forget(self, group_id: int) -> None:
        """The group has changed."""
        self._rosters.pop(group_id, None)
        self._group_of_chat.clear()
        self._groups_of.clear()

    def forget_person(self, telegram_id: int) -> None:
        """The account has changed."""
        self._people.pop(telegram_id, None)

    def forget_outages(self) -> None:
        """There was one more."""
        self._outages = None

    def forget_everything(self) -> None:
        """A turn was undone: what was read in it may never have been."""
        self._rosters.clear()
        self._group_of_chat.clear()
        self._groups_of.clear()
        self._people.clear()
        self._outages = None

    def _keep(self, roster: Roster) -> None:
        self._rosters[roster.group.id] = roster
        if len(self._rosters) > _KEPT_GROUPS:
            self._rosters.popitem(last=False)
        if len(self._group_of_chat) > 4 * _KEPT_GROUPS:
            self._group_of_chat.clear()

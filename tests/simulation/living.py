"""What the people of the simulated villages do, through the program's services, and what they know of it afterwards.

A fact is written down only after the books have committed it. Nothing here speaks: only the clock does.
"""

import datetime as dt
from collections.abc import Awaitable, Callable

from sandbox.people import Person
from savings.attendance import AttendanceStatus
from savings.errors import SavingsError
from savings.meetings import attends
from savings.roles import Role
from services import goals, meeting_plans, meetings, roles, rules, visits
from tests.simulation.dealing import Dealing
from tests.simulation.expected import plan, planned_visits
from tests.simulation.facts import (
    ANGGOTA,
    BENDAHARA,
    KETUA,
    PENDAMPING,
    Account,
    Changed,
    Met,
    Settlement,
    Villager,
)
from tests.simulation.founding import HOURS, REMINDED, WEEKDAYS, settle_rules

DAY = dt.timedelta(days=1)

Deed = tuple[dt.datetime, int, Callable[[], Awaitable[None]]]
"""When, in which order, and what is done."""


class Living(Dealing):
    """The days of the villages."""

    # --- a day ------------------------------------------------------------------------------------------------------

    def deeds(self, day: dt.date) -> list[Deed]:
        """What will be done on this day, by the hour."""
        found: list[Deed] = []
        for settlement in self._country.settlements:
            for hour, deed in self._deeds_of(settlement, day):
                found.append((settlement.instant(day, hour), len(found), deed))
        noon = dt.datetime.combine(day, dt.time(5), tzinfo=dt.UTC)
        found += [(noon, len(found), self._pick_up_or_lay_down) for _ in range(len(self._country.settlements) // 8)]
        return sorted(found, key=lambda deed: deed[:2])

    def _deeds_of(self, settlement: Settlement, day: dt.date) -> list[tuple[dt.time, Callable[[], Awaitable[None]]]]:
        dice, found = self._dice, list[tuple[dt.time, Callable[[], Awaitable[None]]]]()

        def then(chance: float, hour: dt.time, deed: Callable[[Settlement], Awaitable[None]]) -> None:
            if dice.random() < chance:
                found.append((hour, lambda: deed(settlement)))

        for meeting in plan(settlement, day - DAY, day + DAY):
            if meeting.called_off:
                continue
            luck = dice.random()
            if meeting.on == day and luck < 0.75:
                found.append((meeting.hour, lambda: self._meet(settlement, day)))
            elif meeting.on == day - DAY and luck < 0.2:
                found.append((dt.time(8, 10), lambda: self._meet(settlement, day - DAY)))
            elif meeting.on == day + DAY and luck < 0.03:
                found.append((dt.time(15), lambda: self._meet(settlement, day)))
        then(0.9, dt.time(21, 40), self._close)
        then(0.03, dt.time(10, 20), self._change_meeting)
        then(0.10, dt.time(11), self._borrow)
        then(0.01, dt.time(11, 10), self._borrow_from_upk)
        then(0.35, dt.time(9, 50), self._repay)
        then(0.30, dt.time(6, 30), self._report)
        then(0.40, dt.time(17), self._decide)
        then(0.04, dt.time(12, 30), self._trouble)
        then(0.03, dt.time(12, 40), self._pause)
        then(0.2, dt.time(12, 45), self._talk)
        then(0.03, dt.time(13), self._shift)
        then(0.08, dt.time(14), self._cover)
        then(0.05, dt.time(14, 10), self._give_back)
        then(0.02, dt.time(15, 40), self._other_rule)
        then(0.01, dt.time(18), self._other_treasurer)
        then(0.01, dt.time(18, 10), self._want_no_questions)
        then(0.02, dt.time(18, 20), self._set_goal)
        for ahead in (0, 1):
            if day + ahead * DAY in planned_visits(settlement):
                then(0.1 if ahead else 0.7, dt.time(10), lambda one, ahead=ahead: self._visit(one))  # type: ignore[misc]
        return found

    # --- meetings ---------------------------------------------------------------------------------------------------

    async def _meet(self, settlement: Settlement, day: dt.date) -> None:
        opener = self._of(settlement, BENDAHARA) or self._of(settlement, KETUA)
        if opener is None or any(one.on >= day or one.closed_at is None for one in settlement.met):
            return
        nobody = self._dice.random() < 0.02
        async with self._turn(settlement) as (turn, roster):
            opened = await meetings.begin(turn, roster.group, day=day, by=opener[1])
            at = turn.now
            expected = [one for one in settlement.people if attends(roster[one.id])]
            missing = [one for one in expected if nobody or self._dice.random() < 0.15]
            came = [one for one in expected if one not in missing]
            await meetings.mark(turn, opened, [roster[one.id] for one in came], AttendanceStatus.PRESENT, by=opener[1])
        settlement.met.append(Met(on=day, opened_at=at, absent=missing, anybody=bool(came)))
        for villager in came:
            if villager.saves and self._dice.random() < 0.85:
                await self._deposit(settlement, villager, settlement.wajib, day)

    async def _close(self, settlement: Settlement) -> None:
        if not settlement.met or settlement.met[-1].closed_at is not None:
            return
        opener = self._of(settlement, BENDAHARA) or self._of(settlement, KETUA)
        if opener is None:
            return
        async with self._turn(settlement) as (turn, roster):
            opened = await meetings.open_meeting(turn, settlement.id)
            assert opened is not None
            await meetings.close(turn, roster, opened, by=opener[1])
            closed_at = turn.now
        settlement.met[-1].closed_at = closed_at

    async def _change_meeting(self, settlement: Settlement) -> None:
        """Moved to another day or hour, called off, or as it was again."""
        today = settlement.day_of(self._now())
        coming = [one for one in plan(settlement, today, today + 10 * DAY) if one.on >= today]
        by = self._of(settlement, KETUA)
        if not coming or by is None:
            return
        meeting, luck = self._dice.choice(coming), self._dice.random()
        new: Changed | None = None
        try:
            async with self._turn(settlement) as (turn, roster):
                if luck < 0.3:
                    await meeting_plans.call_off(turn, roster.group, meeting.name, by=by[1])
                    new = Changed(on=None)
                elif luck < 0.5:
                    await meeting_plans.restore(turn, roster.group, meeting.name)
                else:
                    new = Changed(on=max(today, meeting.on + self._dice.randrange(-2, 3) * DAY))
                    new.hour = self._dice.choice((None, *HOURS))
                    assert new.on is not None
                    await meeting_plans.move(turn, roster.group, meeting.name, on=new.on, hour=new.hour, by=by[1])
        except SavingsError:
            return
        if new is None:
            settlement.changes.pop(meeting.name, None)
        else:
            settlement.changes[meeting.name] = new

    # --- what is agreed on, and who people are ----------------------------------------------------------------------

    async def _other_rule(self, settlement: Settlement) -> None:
        rule, value = self._dice.choice(
            (
                ("jam", f"{self._dice.choice(HOURS):%H.%M}"),
                ("hari", self._dice.choice(WEEKDAYS)),
                ("zona", self._dice.choice(("WIB", "WITA", "WIT"))),
                ("pengingat rapat", self._dice.choice(REMINDED)),
                ("pengingat angsuran", self._dice.choice(("ya", "tidak"))),
                ("pengingat wajib", self._dice.choice(("ya", "tidak"))),
                ("ucapan", self._dice.choice(("ya", "tidak"))),
                ("hari tenang", self._dice.choice(("tidak ada", "jumat", "sabtu minggu"))),
            )
        )
        async with self._turn(settlement) as (turn, roster):
            changed = await rules.change(turn, roster.group, rule, value, changed_by=1)
            at = turn.now
        if changed is not None and rule == "hari":
            settlement.rhythm_since = at
        self._agreed[settlement.id][rule] = "" if value == "tidak ada" else value
        settle_rules(settlement, self._agreed[settlement.id])

    async def _other_treasurer(self, settlement: Settlement) -> None:
        """Somebody else becomes treasurer; the old one goes on as a member."""
        chair, old = self._of(settlement, KETUA), settlement.holding(BENDAHARA)
        debtors = {loan.borrower.id for loan in settlement.loans if loan.borrower is not None}
        free = [one for one in settlement.people if one.roles == {ANGGOTA} and one.id not in debtors and one.accounts]
        free = [
            one for one in free if not any(one is not other and own_phone(one, other) for other in settlement.people)
        ]
        if chair is None or not old or not free:
            return
        new = self._dice.choice(free)
        try:
            async with self._turn(settlement) as (turn, roster):
                await roles.give(turn, roster, roster[new.id], Role.BENDAHARA, by=chair[1])
                roster = await turn.directory.roster(turn.tx, settlement.id)
                await roles.take(turn, roster, roster[old[0].id], Role.BENDAHARA, by=chair[1])
        except SavingsError:
            return
        new.roles.add(BENDAHARA)
        old[0].roles.discard(BENDAHARA)

    async def _want_no_questions(self, settlement: Settlement) -> None:
        who = self._dice.choice(settlement.people)
        async with self._turn(settlement) as (turn, roster):
            await meeting_plans.ask_no_more(turn, roster[who.id])
        who.left_alone = True

    async def _set_goal(self, settlement: Settlement) -> None:
        if settlement.goal is not None and settlement.goal_reached_at is None:
            return
        target = settlement.saved + self._dice.randrange(2, 30) * settlement.wajib
        today = settlement.day_of(self._now())
        try:
            async with self._turn(settlement) as (turn, roster):
                goal, _before = await goals.set_goal(
                    turn, roster.group, name="tabungan", target=target, since=today, until=today + 90 * DAY, by=1
                )
        except (SavingsError, ValueError):
            return
        settlement.goal, settlement.goal_reached_at = (goal.id, target), None

    async def _visit(self, settlement: Settlement) -> None:
        who = settlement.holding(PENDAMPING)[0]
        today = settlement.day_of(self._now())
        async with self._turn(settlement) as (turn, _roster):
            await visits.record(
                turn,
                group_id=settlement.id,
                member_id=who.id,
                by=who.accounts[0].id,
                visited_on=today,
                place="",
                notes="",
                follow_up="",
            )
        settlement.visited.add(today)

    async def _pick_up_or_lay_down(self) -> None:
        """Somebody presses Start, or blocks the bot."""
        account: Account = self._dice.choice(list(self._country.accounts.values()))
        person = self._world.users[account.id]
        assert isinstance(person, Person)
        (bot,) = self._world.bots.values()
        if account.listens:
            person.blocks(bot)
        else:
            person.starts(bot)
        account.listens = not account.listens
        await self._life().settle()
        self._changed(None)


def own_phone(one: Villager, other: Villager) -> bool:
    """Whether an account speaks for both."""
    return bool({account.id for account in one.accounts} & {account.id for account in other.accounts})

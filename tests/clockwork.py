"""`Clockwork`: the clock over a Village, without a chat. One look is one tick; what it said stands in the tables."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

from handlers import clock
from savings.attendance import AttendanceStatus
from savings.covers import CoverPlan
from savings.loans import Loan, Terms
from savings.money import MoneyKind, SavingsKind
from savings.reminders import ReminderKind
from savings.roles import Role
from savings.visits import USUAL_PATTERN, read_pattern
from services import alarms, claims, covers, goals, meetings, outages, rules, visits
from services.covers import Place
from services.visits import Programme
from storage import groups, people
from storage.database import many
from tests.services.acting import ANI, JOKO, PEOPLE, RINI, SITI, SRI, UPK, Village

WIB = ZoneInfo("Asia/Jakarta")

IN_ONE = Terms(method=UPK.method, principal=60_000, periods=1, rate=UPK.rate, period=UPK.period)
"""A loan that is repaid at once."""


def at(text: str, zone: ZoneInfo = WIB) -> dt.datetime:
    """`2026-01-10 16:00` in a zone, in UTC; seconds and milliseconds may follow."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(dt.UTC)


class Clockwork:
    """Everybody of the village can be written to. Looks at the alarms whose time has come, as each minute does."""

    def __init__(self, village: Village) -> None:
        self.village = village
        self._last = village.now

    async def begin(self) -> None:
        """The first look, a minute after the founding."""
        async with self.village.db.write() as tx:
            for account in range(1, len(PEOPLE) + 1):
                await people.set_reach(tx, account, started=True, blocked=False)
        self.village.directory.forget_everything()
        await self.village.move(MoneyKind.FINE, 5_000_000)
        await self.look(self.village.now + dt.timedelta(minutes=1))

    async def look(self, now: dt.datetime | str) -> list[tuple[str, str]]:
        """What is said at this moment, (kind, occurrence), in the order of the clock."""
        village = self.village
        village.now = at(now) if isinstance(now, str) else now
        async with village.turn() as turn:
            if village.now < self._last:
                await alarms.clock_was_wrong(turn)
            self._last = village.now
            await alarms.ensure_zones(turn)
            while await clock.ring(turn, "sisihkan_bot", limit=100):
                pass
            standing = [json.loads(one.stands_for) for one in turn.outgoing if one.stands_for is not None]
        return list(dict.fromkeys((kind, name) for message in standing for _group, kind, name, _who, _at in message))

    async def outcome(self, kind: ReminderKind, occurrence: str | None = None) -> str:
        """`sent`, `dropped`, or `nothing` for what nobody has met yet."""
        async with self.village.db.read() as db:
            rows = await many(
                db,
                "SELECT outcome FROM occurrences WHERE kind = :kind AND occurrence LIKE :occurrence",
                kind=kind.value,
                occurrence=occurrence or "%",
            )
        outcomes = {str(row["outcome"]) for row in rows}
        assert len(outcomes) < 2, outcomes
        return outcomes.pop() if outcomes else "nothing"

    # --- what there is to say of --------------------------------------------------------------------------------------

    async def agree(self, rule: str, value: str) -> None:
        """The group has other rules."""
        async with self.village.turn() as turn:
            roster = await turn.directory.roster(turn.tx, self.village.group_id)
            await rules.change(turn, roster.group, rule, value, changed_by=RINI)
            self.village.roster = await turn.directory.roster(turn.tx, self.village.group_id)

    async def meet(self, *absent: int) -> None:
        """A meeting of today, closed; everybody but these has come."""
        village = self.village
        async with village.turn() as turn:
            opened = await meetings.begin(turn, village.roster.group, day=village.today, by=RINI)
            here = [member for member in village.roster.members if not member.speakers & set(absent)]
            await meetings.mark(turn, opened, here, AttendanceStatus.PRESENT, by=RINI)
            await meetings.close(turn, village.roster, opened, by=RINI)

    async def open_a_meeting(self) -> None:
        """A meeting of today, at half past seven in the evening; nobody closes it."""
        self.village.now = at("2026-01-03 19:30")
        async with self.village.turn() as turn:
            await meetings.begin(turn, self.village.roster.group, day=self.village.today, by=RINI)

    async def was_away(self, noticed_at: str) -> None:
        """It is noticed then that Telegram could not be reached for three days."""
        self.village.now = at(noticed_at)
        async with self.village.turn() as turn:
            await outages.note(turn, turn.now - dt.timedelta(days=3), turn.now - dt.timedelta(days=1))
        self.village.now = at("2026-01-03 19:10")

    async def lend(self, first_due: str, terms: Terms = UPK) -> Loan:
        """Bu Siti borrows, and pays the first instalment back on this day."""
        return await self.village.lend(SITI, terms, first_due=dt.date.fromisoformat(first_due))

    async def borrow(self, first_due: str) -> Loan:
        """The group borrows from the UPK."""
        asked = await self.village.ask(None, lender="UPK", first_due=dt.date.fromisoformat(first_due))
        made = await self.village.report(MoneyKind.DEBT_RECEIVED, asked, asked.terms.principal)
        await self.village.accept(made.claim)
        return await self.village.fresh(asked)

    async def cover(self) -> None:
        """The fund gives Bu Sri's instalment of today's meeting."""
        village = self.village
        await village.move(MoneyKind.JOINT_FUND, 100_000)
        loan = await village.lend(SRI, first_due=village.today)
        await self.meet()
        plan = CoverPlan(from_fund=loan.terms.principal // 10, from_savings=0, shares=(), uncovered=0)
        place = Place(telegram_id=JOKO, chat_id=-100, message_id=900)
        async with village.turn() as turn:
            meeting = await covers.meeting_in_question(turn, village.roster)
            assert meeting is not None
            (made,) = await covers.agree(turn, village.roster, meeting, loan, plan, place)
            await claims.accept(turn, village.roster, made.claim, RINI)

    async def accompany(self, started_on: str) -> None:
        """Bu Ani is the pendamping as well, of a programme that begins on this day."""
        pattern = read_pattern(USUAL_PATTERN)
        assert pattern is not None
        async with self.village.turn() as turn:
            roster = self.village.roster
            await groups.give_role(turn.tx, roster.spoken_by(ANI)[0].id, Role.PENDAMPING, now=turn.now, given_by=None)
            turn.directory.forget_everything()
            programme = Programme(
                group_id=roster.group.id, started_on=dt.date.fromisoformat(started_on), pattern=pattern
            )
            await visits.set_programme(turn, programme, by=ANI)
            self.village.roster = await turn.directory.roster(turn.tx, roster.group.id)

    async def reach_goal(self) -> None:
        """A goal is set, and reached."""
        async with self.village.turn() as turn:
            group = self.village.roster.group
            today = self.village.today
            await goals.set_goal(
                turn, group, name="gula", target=5_000, since=today, until=today + dt.timedelta(days=90), by=RINI
            )
        made = await self.village.report(
            MoneyKind.DEPOSIT, None, 5_000, by=SITI, member_id=SITI, savings=SavingsKind.SUKARELA
        )
        await self.village.accept(made.claim)

"""Who wants to be forgotten takes the words along; the sums stay, and the books still verify."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from savings.attendance import AttendanceStatus
from savings.deciding import Stage, Vote
from savings.digests import Habit
from savings.hardship import Hardship
from savings.meeting_plans import MeetingChange, Plan
from savings.money import MoneyKind
from services import counsel, hardship, ledger, loans, nudges
from services.verify import What, verify
from storage import alarms, digests, groups, meeting_plans, visits, votes
from storage import nudges as nudge_store
from storage.alarms import Alarm, AlarmKind
from tests.services.acting import ANI, JOKO, SITI, SRI, UPK, WATI, Village


async def test_what_somebody_said_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    village = await Village.found(tmp_path / "x.db")
    await village.move(MoneyKind.GRANT, 1_000_000)
    loan = await village.lend(purpose="modal kripik")
    other = await village.lend(WATI, replace(UPK, principal=100_000), purpose="sekolah anak")
    hard: list[Hardship] = []
    for one in (loan, other):
        async with village.turn() as turn:
            hard.append(await hardship.tell(turn, one, one.member_id or 0, "ombak"))
            hard[-1] = await hardship.propose(turn, village.roster, hard[-1], one, ANI, 1)
            await hardship.accept(turn, village.roster, hard[-1], one, JOKO)
            vote = Vote(
                loan_id=one.id,
                stage=Stage.PAYOUT,
                member_id=SRI,
                telegram_id=SRI,
                yes=False,
                reason="sepi",
                voted_at=village.now,
            )
            await votes.cast(turn.tx, vote, instead_of=())
    async with village.turn() as turn:
        for member in (SITI, WATI, None):
            await counsel.write(
                turn,
                group_id=village.group_id,
                member_id=member,
                author=JOKO,
                noted_on=turn.now.date(),
                text="sedang berduka",
            )
        before = await loans.account(turn, loan)
        told = await ledger.erase_texts(turn.tx, village.group_id, SITI)
        assert told == 6  # the payout's own text, the purpose, why of the shift, the hard time and the vote; the note
        assert await ledger.erase_texts(turn.tx, village.group_id, SITI) == 0
        after = await loans.account(turn, await loans.find(turn, loan.id) or loan)
        assert after == replace(before, loan=replace(before.loan, purpose=""))
        words = [
            [(await loans.find(turn, one.id) or one).purpose, (await loans.shifts(turn, one))[0].reason]
            + [kept.reason for kept in [await hardship.find(turn, hard[at].id)] if kept is not None]
            + [vote.reason for vote in await votes.of_loan(turn.tx, one.id, Stage.PAYOUT)]
            for at, one in enumerate((loan, other))
        ]
        assert words == [["", "", "", ""], ["sekolah anak", "ombak", "ombak", "sepi"]]
        notes = await counsel.newest(turn, village.group_id, JOKO, limit=9)
        assert {note.member_id for note in notes} == {WATI, None}
        await ledger.erase_texts(turn.tx, village.group_id, JOKO)
        assert await counsel.newest(turn, village.group_id, JOKO, limit=9) == []  # nobody else could read them
        assert {finding.what for finding in await verify(turn.tx)} == {What.ERASED}
    await village.db.close()


async def test_what_somebody_wished_of_the_clock_is_forgotten(tmp_path: Path) -> None:
    village = await Village.found(tmp_path / "x.db")
    away = dt.date(2026, 1, 17)
    async with village.turn() as turn:
        for member in (SITI, WATI):
            who = village.member(member)
            await nudges.pause(turn, [who], dt.date(2026, 3, 1), member)
            await meeting_plans.set_unasked(turn.tx, member, now=turn.now)
            plan = Plan(
                member_id=member, status=AttendanceStatus.SICK, reason="demam", said_by=member, said_at=turn.now
            )
            await meeting_plans.set_plan(turn.tx, village.group_id, away, plan)
            await digests.set_habit(turn.tx, member, Habit(weekday=2), turn.now)
            await digests.choose_group(turn.tx, member, village.group_id, wanted=True)
            await alarms.ensure(turn.tx, AlarmKind.PERSON, member, turn.now)
            alarm = Alarm(kind=AlarmKind.PERSON, subject=member, at=turn.now, seen_until=turn.now)
            await alarms.put(turn.tx, alarm, at=turn.now + dt.timedelta(days=7), seen_until=turn.now)
            moved = MeetingChange(
                planned_on=dt.date(2026, 2, member),
                held_on=away,
                reason="ada hajatan",
                made_by=member,
                made_at=turn.now,
            )
            await meeting_plans.set_change(turn.tx, village.group_id, moved)
            await visits.add(
                turn.tx,
                group_id=village.group_id,
                member_id=member,
                written_by=member,
                visited_on=away,
                place="rumah Bu Sri",
                notes="anaknya sakit",
                follow_up="dijenguk",
                photo="foto",
                now=turn.now,
            )
        # the pause, not being asked, the plan's and the change's reason, the visit, the digest and its group
        assert await ledger.erase_texts(turn.tx, village.group_id, SITI) == 7
        assert await ledger.erase_texts(turn.tx, village.group_id, SITI) == 0
        assert set(await nudge_store.pauses(turn.tx, village.group_id)) == {WATI}
        assert await meeting_plans.unasked(turn.tx, [SITI, WATI]) == {WATI}
        assert await digests.habit(turn.tx, SITI) == Habit()
        assert (await digests.habit(turn.tx, WATI)).weekday == 2
        assert await digests.chosen_groups(turn.tx, SITI) == frozenset()
        assert await digests.chosen_groups(turn.tx, WATI) == {village.group_id}
        ringing = await alarms.due(turn.tx, turn.now, limit=9)
        assert [one.subject for one in ringing if one.kind is AlarmKind.PERSON] == [SITI]
        plans = await meeting_plans.plans(turn.tx, village.group_id, away)
        assert {(plan.member_id, plan.reason) for plan in plans} == {(SITI, ""), (WATI, "demam")}
        changes = await meeting_plans.changes(turn.tx, village.group_id, since=away)
        assert [(one.made_by, one.held_on, one.reason) for one in changes] == [
            (SITI, away, ""),
            (WATI, away, "ada hajatan"),
        ]
        said = [
            (one.member_id, one.visited_on, one.place, one.notes, one.follow_up, one.photo)
            for one in await visits.newest(turn.tx, village.group_id, limit=9)
        ]
        assert sorted(said, key=lambda one: one[0]) == [
            (SITI, away, "", "", "", None),
            (WATI, away, "rumah Bu Sri", "anaknya sakit", "dijenguk", "foto"),
        ]
    await village.db.close()


async def test_what_others_say_on_the_same_telephone_is_kept(tmp_path: Path) -> None:
    village = await Village.found(tmp_path / "x.db")
    async with village.turn() as turn:
        await groups.add_speaker(turn.tx, WATI, SITI, turn.now)
        await digests.set_habit(turn.tx, SITI, Habit(weekday=2), turn.now)
        await digests.choose_group(turn.tx, SITI, village.group_id, wanted=True)
        assert await ledger.erase_texts(turn.tx, village.group_id, SITI) == 0
        assert (await digests.habit(turn.tx, SITI)).weekday == 2
        assert await digests.chosen_groups(turn.tx, SITI) == {village.group_id}
    await village.db.close()

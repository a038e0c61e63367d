"""The register's rules where they are subtle: names, links, roles, leaving, invitations."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from savings.details import Introduction
from savings.errors import LastOfficer, MustLeave, NameTaken, NobodyLeft, NotTheGiver, OwnRise
from savings.groups import Member, Roster
from savings.roles import Role
from services import drafts, members, roles
from services.directory import Directory
from services.turn import Turn
from storage.database import Database
from tests.services.conftest import NOW, add_group

KETUA, BENDAHARA, SITI, STRANGER = 11, 12, 13, 99


@dataclass(slots=True)
class Desk:
    """An open turn over one group."""

    turn: Turn
    group_id: int

    async def roster(self) -> Roster:
        """The group as it stands."""
        return await self.turn.directory.roster(self.turn.tx, self.group_id)

    async def named(self, name: str) -> Member:
        """The person of this name."""
        return next(one for one in (await self.roster()).everyone if one.name == name)


@pytest.fixture
async def desk(db: Database) -> AsyncIterator[Desk]:
    """Pak Joko ketua, Bu Rini bendahara, Bu Siti, and Mbah Karto without a phone."""
    async with db.write() as tx:
        group_id = await add_group(tx)
        desk = Desk(Turn(tx=tx, now=NOW, directory=Directory()), group_id)
        people = [
            ("Pak Joko", KETUA, {Role.ANGGOTA, Role.KETUA}),
            ("Bu Rini", BENDAHARA, {Role.ANGGOTA, Role.BENDAHARA}),
            ("Bu Siti", SITI, {Role.ANGGOTA}),
            ("Mbah Karto", None, {Role.ANGGOTA}),
        ]
        for name, account, held in people:
            person = Introduction(name=name)
            await members.add(desk.turn, await desk.roster(), person, roles=held, speaker=account, by=KETUA)
        yield desk


async def test_a_name_is_taken_by_whoever_could_be_confused(desk: Desk) -> None:
    """Only while that one is in the group."""
    for name in ("Siti", "bu siti", "Ibu Siti"):
        with pytest.raises(NameTaken) as caught:
            await members.add(desk.turn, await desk.roster(), Introduction(name=name), by=KETUA)
        assert caught.value.member_id == (await desk.named("Bu Siti")).id
    await members.leave(desk.turn, await desk.roster(), await desk.named("Bu Siti"), by=KETUA)
    newcomer = await members.add(desk.turn, await desk.roster(), Introduction(name="Siti"), by=KETUA)
    with pytest.raises(NameTaken):
        await members.come_back(desk.turn, await desk.roster(), await desk.named("Bu Siti"), by=KETUA)
    assert newcomer.joined_on == dt.date(2026, 3, 7)


async def test_an_account_gets_an_officers_roles_only_from_who_gives_roles(desk: Desk) -> None:
    """And never by one's own hand."""
    ketua = await desk.named("Pak Joko")
    with pytest.raises(OwnRise):
        await members.link(desk.turn, await desk.roster(), ketua, BENDAHARA, by=BENDAHARA)
    with pytest.raises(NotTheGiver):
        await members.link(desk.turn, await desk.roster(), ketua, STRANGER, by=BENDAHARA)
    with pytest.raises(OwnRise):
        await members.link(desk.turn, await desk.roster(), await desk.named("Mbah Karto"), BENDAHARA, by=BENDAHARA)
    linked = await members.link(desk.turn, await desk.roster(), await desk.named("Mbah Karto"), SITI, by=BENDAHARA)
    assert linked.speakers == {SITI}
    assert len((await desk.roster()).spoken_by(SITI)) == 2


async def test_an_officer_keeps_an_account(desk: Desk) -> None:
    """A second one may come first."""
    rini = await desk.named("Bu Rini")
    with pytest.raises(NobodyLeft):
        await members.unlink(desk.turn, rini, BENDAHARA)
    rini = await members.link(desk.turn, await desk.roster(), rini, STRANGER, by=KETUA)
    assert (await members.unlink(desk.turn, rini, BENDAHARA)).speakers == {STRANGER}


async def test_the_last_officer_who_can_act_stays(desk: Desk) -> None:
    """An officer without a phone does not count."""
    roster = await desk.roster()
    await roles.give(desk.turn, roster, await desk.named("Mbah Karto"), Role.SEKRETARIS, by=KETUA)
    await roles.take(desk.turn, await desk.roster(), await desk.named("Bu Rini"), Role.BENDAHARA, by=KETUA)
    with pytest.raises(LastOfficer):
        await members.leave(desk.turn, await desk.roster(), await desk.named("Pak Joko"), by=KETUA)
    with pytest.raises(LastOfficer):
        await roles.take(desk.turn, await desk.roster(), await desk.named("Pak Joko"), Role.KETUA, by=KETUA)


async def test_who_leaves_lays_down_every_role_and_keeps_the_account(desk: Desk) -> None:
    """So that the same person is known again."""
    gone = await members.leave(desk.turn, await desk.roster(), await desk.named("Bu Rini"), by=KETUA)
    assert (gone.roles, gone.left_on) == (frozenset(), dt.date(2026, 3, 7))
    roster = await desk.roster()
    assert roster.spoken_by(BENDAHARA) == ()
    assert members.former(roster, BENDAHARA) == gone
    back = await members.come_back(desk.turn, roster, gone, by=KETUA)
    assert back.roles == {Role.ANGGOTA}


async def test_the_treasurer_gives_roles_only_without_a_ketua(desk: Desk) -> None:
    """A ketua without an account does not count either."""
    assert not members.may_give(await desk.roster(), BENDAHARA)
    await roles.take(desk.turn, await desk.roster(), await desk.named("Pak Joko"), Role.KETUA, by=KETUA)
    assert members.may_give(await desk.roster(), BENDAHARA)
    assert not members.may_give(await desk.roster(), SITI)


async def test_roles_are_taken_from_others_by_givers_and_laid_down_by_oneself(desk: Desk) -> None:
    """Who only saves leaves by /anggota keluar."""
    with pytest.raises(NotTheGiver):
        await roles.take(desk.turn, await desk.roster(), await desk.named("Pak Joko"), Role.KETUA, by=BENDAHARA)
    rini = await roles.take(desk.turn, await desk.roster(), await desk.named("Bu Rini"), Role.BENDAHARA, by=BENDAHARA)
    assert rini.roles == {Role.ANGGOTA}
    with pytest.raises(MustLeave):
        await roles.take(desk.turn, await desk.roster(), rini, Role.ANGGOTA, by=KETUA)


async def test_an_account_is_taken_in_as_who_it_was(desk: Desk) -> None:
    """Somebody new gets a name that can be told apart; an officer saves, too."""
    new = await roles.take_in(desk.turn, await desk.roster(), STRANGER, "Siti", Role.SEKRETARIS, by=KETUA)
    assert new.name == "Siti 2"
    assert new.roles == {Role.ANGGOTA, Role.SEKRETARIS}
    known = await roles.take_in(desk.turn, await desk.roster(), SITI, "Siti", Role.PENDAMPING, by=KETUA)
    assert known.name == "Bu Siti"
    assert known.roles == {Role.ANGGOTA, Role.PENDAMPING}
    with pytest.raises(OwnRise):
        await roles.take_in(desk.turn, await desk.roster(), KETUA, "Joko", Role.PENDAMPING, by=KETUA)
    with pytest.raises(NotTheGiver):
        await roles.take_in(desk.turn, await desk.roster(), 77, "Toni", Role.PENDAMPING, by=BENDAHARA)


async def test_an_invitation_is_found_by_its_code_for_a_week(desk: Desk) -> None:
    """A guessed or broken code opens nothing."""
    code = await members.invite(desk.turn, await desk.roster(), role=Role.PENDAMPING, by=KETUA)
    found = await members.invitation(desk.turn, code)
    assert found is not None
    assert (found.group_id, found.payload["role"]) == (desk.group_id, "pendamping")
    for wrong in ("", "0", "-1", "xyz", "f" * 40, code + "0"):
        assert await members.invitation(desk.turn, wrong) is None
    desk.turn.now = NOW + dt.timedelta(days=8)
    assert await members.invitation(desk.turn, code) is None
    assert await drafts.find(desk.turn, found.id) is None

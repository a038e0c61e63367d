"""Roles: who is what in a group, given and taken by somebody else, so that power is never its own source."""

from savings.details import Introduction, distinct
from savings.errors import LastOfficer, MustLeave, NotTheGiver, OwnRise
from savings.groups import Member, Roster
from savings.roles import OFFICERS, Role
from services.members import add, check_settled, come_back, former, fresh, is_last_officer, leave, may_give
from services.turn import Turn
from storage import groups as store

__all__ = ["give", "may_give", "take", "take_in"]


async def give(turn: Turn, roster: Roster, member: Member, role: Role, *, by: int) -> Member:
    """From now on the person is this, too.

    Raises NotTheGiver, and OwnRise where the account `by` speaks for the person: a second person must do it. To save as
    an ordinary member is nobody's rise.
    """
    if not may_give(roster, by):
        raise NotTheGiver(member_id=member.id)
    if by in member.speakers and role is not Role.ANGGOTA:
        raise OwnRise(member_id=member.id)
    await store.give_role(turn.tx, member.id, role, now=turn.now, given_by=by)
    return await fresh(turn, member)


async def take(turn: Turn, roster: Roster, member: Member, role: Role, *, by: int) -> Member:
    """The person is this no longer; a pendamping who was nothing else leaves, an officer goes on as a member.

    One's own role may be laid down. Raises NotTheGiver, LastOfficer, MustLeave for whoever only saves, and StillBorrows
    for a pendamping who would no longer be a member.
    """
    if not may_give(roster, by) and by not in member.speakers:
        raise NotTheGiver(member_id=member.id)
    rest = member.roles - {role}
    if role is Role.ANGGOTA and Role.PENDAMPING not in rest:
        raise MustLeave(member_id=member.id)
    if role is Role.ANGGOTA:
        await check_settled(turn, member)
    if is_last_officer(roster, member, keeps=rest):
        raise LastOfficer(member_id=member.id)
    if not rest and role is Role.PENDAMPING:
        return await leave(turn, roster, member, by=by)
    if not rest:
        await store.give_role(turn.tx, member.id, Role.ANGGOTA, now=turn.now, given_by=by)
    await store.take_role(turn.tx, member.id, role, now=turn.now)
    return await fresh(turn, member)


async def take_in(turn: Turn, roster: Roster, telegram_id: int, name: str, role: Role, *, by: int) -> Member:
    """An account is in the group as `role` from now on: as whom it spoke before, or as somebody new.

    An officer is also a member who saves; a pendamping need not be one. Raises NotTheGiver and OwnRise.
    """
    if role is not Role.ANGGOTA and not may_give(roster, by):
        raise NotTheGiver(member_id=roster.everyone[0].id)
    if role is not Role.ANGGOTA and telegram_id == by:
        raise OwnRise(member_id=roster.everyone[0].id)
    known = next(iter(roster.spoken_by(telegram_id)), None)
    names = [one.name for one in roster.people]
    if known is None and (before := former(roster, telegram_id)) is not None:
        known = await come_back(turn, roster, before, name=distinct(before.name, names), by=by)
    if known is not None:
        await store.give_role(turn.tx, known.id, role, now=turn.now, given_by=by)
        return await fresh(turn, known)
    taken_on = {role, Role.ANGGOTA} if role in OFFICERS else {role}
    person = Introduction(name=distinct(name, names))
    return await add(turn, roster, person, roles=taken_on, speaker=telegram_id, by=by)

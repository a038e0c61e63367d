"""The register of people: who is in a group, under which name, and which Telegram accounts speak for whom.

Every change forgets the group in the directory and answers the person as the books have them now. A person who leaves
stays in the register: the savings are still theirs.
"""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from savings.details import Detail, Introduction, same_name, sex_of
from savings.errors import LastOfficer, NameTaken, NobodyLeft, NotTheGiver, OwnRise, StillBorrows
from savings.groups import Member, Roster
from savings.money import Rupiah
from savings.roles import OFFICERS, Action, Role, allowed
from services import alarms, drafts, ledger, loans
from services.drafts import Draft
from services.turn import Turn
from storage import groups as store

INVITATION = "invitation"
INVITATION_LASTS = dt.timedelta(days=7)
_DOOR = 0
"""An invitation is a question that waits at no chat's door; its code stands where a person's id would."""


async def fresh(turn: Turn, member: Member) -> Member:
    """The person as the books have them now, after a change."""
    turn.directory.forget(member.group_id)
    await alarms.wake(turn, member.group_id)
    return (await turn.directory.roster(turn.tx, member.group_id))[member.id]


def twin(roster: Roster, name: str, *, besides: int | None = None) -> Member | None:
    """The active person who could not be told apart from one of this name."""
    return next((one for one in roster.people if one.id != besides and same_name(one.name, name)), None)


def _check_name(roster: Roster, name: str, *, besides: int | None = None) -> None:
    taken = twin(roster, name, besides=besides)
    if taken is not None:
        raise NameTaken(member_id=taken.id)


async def add(
    turn: Turn,
    roster: Roster,
    person: Introduction,
    *,
    roles: Iterable[Role] = (Role.ANGGOTA,),
    speaker: int | None = None,
    by: int,
) -> Member:
    """Write a new person into the register. `by` is the account that did it. Raises NameTaken."""
    _check_name(roster, person.name)
    member_id = await store.add_member(
        turn.tx,
        group_id=roster.group.id,
        name=person.name,
        sex=person.sex or sex_of(person.name),
        birth_year=person.birth_year,
        rt_rw=person.rt_rw,
        phone=person.phone,
        joined_on=roster.group.date_of(turn.now),
    )
    for role in roles:
        await store.give_role(turn.tx, member_id, role, now=turn.now, given_by=by)
    if speaker is not None:
        await store.add_speaker(turn.tx, member_id, speaker, turn.now)
    turn.directory.forget(roster.group.id)
    await alarms.wake(turn, roster.group.id)
    return (await turn.directory.roster(turn.tx, roster.group.id))[member_id]


def former(roster: Roster, telegram_id: int) -> Member | None:
    """The person for whom this account spoke before they left."""
    return next((one for one in reversed(roster.everyone) if not one.active and telegram_id in one.speakers), None)


async def change(turn: Turn, roster: Roster, member: Member, **details: Any) -> Member:
    """Set details of a person. A new name brings L/P along where it says it and nothing is known. Raises NameTaken."""
    if Detail.NAME in details:
        _check_name(roster, details[Detail.NAME], besides=member.id)
        if member.sex is None and Detail.SEX not in details:
            details[Detail.SEX] = sex_of(details[Detail.NAME])
    await store.update_member(turn.tx, replace(member, **{str(detail): value for detail, value in details.items()}))
    return await fresh(turn, member)


async def call(turn: Turn, roster: Roster, member: Member, name: str) -> Member:
    """Take the name by which a new member wants to be called, L/P with it. Raises NameTaken."""
    return await change(turn, roster, member, name=name, sex=sex_of(name) or member.sex)


async def link(turn: Turn, roster: Roster, member: Member, telegram_id: int, *, by: int) -> Member:
    """Let an account speak for a person.

    Raises OwnRise where it is the account of the one who asks and somebody else could do it, or where it would get an
    officer's roles; NotTheGiver where it would get roles that are not that one's to give.
    """
    gains = member.roles - {Role.ANGGOTA} - roster.roles_of(telegram_id)
    managers = (one for one in roster.people if one.speakers - {by} and allowed(Action.MANAGE_MEMBERS, one.roles))
    if telegram_id == by and (gains or any(managers)):
        raise OwnRise(member_id=member.id)
    if gains and not may_give(roster, by):
        raise NotTheGiver(member_id=member.id)
    await store.add_speaker(turn.tx, member.id, telegram_id, turn.now)
    return await fresh(turn, member)


async def unlink(turn: Turn, member: Member, telegram_id: int) -> Member:
    """Let an account no longer speak for a person. Raises NobodyLeft where an officer could not act any more."""
    if member.is_officer and member.speakers <= {telegram_id}:
        raise NobodyLeft(member_id=member.id)
    await store.remove_speaker(turn.tx, member.id, telegram_id)
    return await fresh(turn, member)


def able_officers(roster: Roster) -> tuple[Member, ...]:
    """The officers who can act: somebody speaks for them."""
    return tuple(one for one in roster.holding(OFFICERS) if one.speakers)


def is_last_officer(roster: Roster, member: Member, *, keeps: Iterable[Role] = ()) -> bool:
    """Whether no officer who can act would be left if this person had only the roles in `keeps`."""
    able = able_officers(roster)
    return member in able and len(able) == 1 and OFFICERS.isdisjoint(keeps)


async def leave(turn: Turn, roster: Roster, member: Member, *, by: int) -> Member:
    """Mark a person as left from today on; all roles end.

    Raises LastOfficer; StillBorrows, because nothing could be repaid for somebody who is not there; and NotTheGiver
    where the roles that would end are not this account's to take.
    """
    await check_settled(turn, member)
    if is_last_officer(roster, member):
        raise LastOfficer(member_id=member.id)
    own = by in member.speakers
    if member.roles - {Role.ANGGOTA} and not own and not may_give(roster, by):
        raise NotTheGiver(member_id=member.id)
    for role in member.roles:
        await store.take_role(turn.tx, member.id, role, now=turn.now)
    await store.update_member(turn.tx, replace(member, left_on=roster.group.date_of(turn.now)))
    return await fresh(turn, member)


async def check_settled(turn: Turn, member: Member) -> None:
    """Whoever stops being a member owes the group nothing and is about to borrow nothing. Raises StillBorrows."""
    if any(loan.open for loan in await loans.of_member(turn, member.id)):
        raise StillBorrows(member_id=member.id)


async def come_back(turn: Turn, roster: Roster, member: Member, *, name: str | None = None, by: int) -> Member:
    """A person who had left is a member again, under another name if given, with the savings kept. Raises NameTaken."""
    name = name or member.name
    _check_name(roster, name)
    await store.update_member(turn.tx, replace(member, name=name, left_on=None))
    await store.give_role(turn.tx, member.id, Role.ANGGOTA, now=turn.now, given_by=by)
    return await fresh(turn, member)


def may_give(roster: Roster, telegram_id: int) -> bool:
    """Whether this account may give roles: as the table says, and the bendahara only while there is no ketua."""
    if roster.may(telegram_id, Action.GIVE_ROLES):
        return True
    has_ketua = any(one.speakers for one in roster.holding({Role.KETUA}))
    return not has_ketua and Role.BENDAHARA in roster.roles_of(telegram_id)


async def savings_left(turn: Turn, member: Member) -> Rupiah:
    """All savings of a person in the books."""
    return sum((await ledger.balances_of_member(turn.tx, member.id)).values())


async def invite(turn: Turn, roster: Roster, *, role: Role, by: int) -> str:
    """A code for a link by which somebody outside of the chat may ask to come in as `role`. It lasts a week."""
    code = secrets.randbits(62)
    await drafts.ask(
        turn,
        chat_id=_DOOR,
        telegram_id=code,
        group_id=roster.group.id,
        kind=INVITATION,
        payload={"role": role.value, "by": by},
        lasts=INVITATION_LASTS,
    )
    return format(code, "x")


async def invitation(turn: Turn, code: str) -> Draft | None:
    """The invitation with this code, if there is one and its week is not over."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    found = await drafts.of_person(turn, _DOOR, number) if 0 <= number < 2**62 else None
    return found if found is not None and found.kind == INVITATION else None

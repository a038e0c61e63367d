"""Groups, their members, roles, speakers and rules."""

import datetime as dt
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from savings.groups import Group, Member, Roster
from savings.roles import Role
from savings.rules import Preset, Rules, rules_of
from storage import alarms
from storage.alarms import AlarmKind
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """One change of a rule: values in their canonical text form, `changed_by` a Telegram id."""

    version: int
    rule: str
    old_value: str
    new_value: str
    changed_by: int
    changed_at: dt.datetime


async def roster_by_chat(db: Reader, chat_id: int) -> Roster | None:
    """The group of this chat, also by the number before the chat moved, with its people; or None."""
    row = await queries.group_by_chat(db.connection, chat_id=chat_id)
    return None if row is None else await _roster(db, row)


async def roster_by_id(db: Reader, group_id: int) -> Roster | None:
    """The group with its people, or None."""
    row = await queries.group_by_id(db.connection, group_id=group_id)
    return None if row is None else await _roster(db, row)


async def _roster(db: Reader, row: sqlite3.Row) -> Roster:
    values: dict[str, Any] = dict(row)
    preset = Preset(values["preset"])
    group = Group(
        id=values["id"],
        chat_id=values["chat_id"],
        name=values["name"],
        preset=preset,
        rules=rules_of(preset, json.loads(values["rules"])),
        rules_version=values["rules_version"],
        state=values["state"],
        started_at=from_milliseconds(values["started_at"]),
    )
    rows = await queries.roster_members(db.connection, group_id=group.id)
    return Roster(group=group, everyone=tuple(_member(dict(item)) for item in rows))


def _member(values: dict[str, object]) -> Member:
    roles, speakers = values["roles"], values["speakers"]
    return Member(
        **(
            values  # type: ignore[arg-type]  # the columns are named after the fields
            | {
                "joined_on": dt.date.fromisoformat(str(values["joined_on"])),
                "left_on": None if values["left_on"] is None else dt.date.fromisoformat(str(values["left_on"])),
                "roles": frozenset(Role(item) for item in str(roles).split(",")) if roles else frozenset(),
                "speakers": frozenset(int(item) for item in str(speakers).split(",")) if speakers else frozenset(),
            }
        )
    )


async def group_ids_of(db: Reader, telegram_id: int) -> list[int]:
    """The groups in which this account speaks for somebody."""
    return [row[0] for row in await queries.group_ids_of_person(db.connection, telegram_id=telegram_id)]


async def all_group_ids(db: Reader) -> list[int]:
    """Every group."""
    return [row[0] for row in await queries.all_group_ids(db.connection)]


async def add_group(
    tx: Transaction, *, chat_id: int | None, preset: Preset, changes: dict[str, str], now: dt.datetime, started_by: int
) -> int:
    """A new group; answers its id. `changes` are the rules in which it differs from its preset."""
    rules = rules_of(preset, changes)
    group_id: int = await queries.group_add(
        tx.connection,
        chat_id=chat_id,
        name=rules["nama"],
        preset=preset.value,
        zone=rules.zone,
        rules=json.dumps(changes, sort_keys=True),
        started_at=to_milliseconds(now),
        started_by=started_by,
    )
    await alarms.wake(tx, AlarmKind.GROUP, group_id, now)
    return group_id


async def change_rule(
    tx: Transaction, group: Group, *, rule: str, value: str, changed_by: int, now: dt.datetime
) -> RuleChange:
    """Set one rule, as the next version."""
    old = group.rules[rule]
    values = {**group.rules.values, rule: value}
    rules = Rules(values)
    change = RuleChange(
        version=group.rules_version + 1,
        rule=rule,
        old_value=old,
        new_value=value,
        changed_by=changed_by,
        changed_at=now,
    )
    await queries.group_set_rules(
        tx.connection,
        group_id=group.id,
        name=rules["nama"],
        zone=rules.zone,
        rules=json.dumps(values, sort_keys=True),
        version=change.version,
    )
    await queries.rule_change_add(
        tx.connection,
        group_id=group.id,
        version=change.version,
        rule=rule,
        old_value=old,
        new_value=value,
        changed_by=changed_by,
        changed_at=to_milliseconds(now),
    )
    return change


async def rule_history(db: Reader, group_id: int, *, limit: int) -> list[RuleChange]:
    """The newest changes first."""
    rows = await queries.rule_changes(db.connection, group_id=group_id, limit=limit)
    return [RuleChange(**(dict(row) | {"changed_at": from_milliseconds(row["changed_at"])})) for row in rows]


async def move_chat(tx: Transaction, *, old: int, new: int) -> bool:
    """A chat became a supergroup; whether a group moved (the second telling of the same move moves none)."""
    moved: int = await queries.group_move_chat(tx.connection, old=old, new=new)
    return moved > 0


async def add_member(
    tx: Transaction,
    *,
    group_id: int,
    name: str,
    joined_on: dt.date,
    sex: str | None = None,
    birth_year: int | None = None,
    household: str | None = None,
    rt_rw: str | None = None,
    phone: str | None = None,
    occupation: str | None = None,
) -> int:
    """A new person in the register, without any role; answers the id."""
    member_id: int = await queries.member_add(
        tx.connection,
        group_id=group_id,
        name=name,
        sex=sex,
        birth_year=birth_year,
        household=household,
        rt_rw=rt_rw,
        phone=phone,
        occupation=occupation,
        joined_on=joined_on.isoformat(),
    )
    return member_id


async def update_member(tx: Transaction, member: Member) -> None:
    """Write the person's own details as they stand in the record (roles and speakers have calls of their own)."""
    await queries.member_set(
        tx.connection,
        id=member.id,
        name=member.name,
        sex=member.sex,
        birth_year=member.birth_year,
        household=member.household,
        rt_rw=member.rt_rw,
        phone=member.phone,
        occupation=member.occupation,
        joined_on=member.joined_on.isoformat(),
        left_on=None if member.left_on is None else member.left_on.isoformat(),
    )


async def add_speaker(tx: Transaction, member_id: int, telegram_id: int, now: dt.datetime) -> None:
    """This account may speak for this member."""
    await queries.speaker_add(
        tx.connection, member_id=member_id, telegram_id=telegram_id, linked_at=to_milliseconds(now)
    )


async def remove_speaker(tx: Transaction, member_id: int, telegram_id: int) -> None:
    """This account no longer speaks for this member."""
    await queries.speaker_remove(tx.connection, member_id=member_id, telegram_id=telegram_id)


async def give_role(tx: Transaction, member_id: int, role: Role, *, now: dt.datetime, given_by: int | None) -> None:
    """From now on the person is this, too."""
    await queries.role_give(
        tx.connection, member_id=member_id, role=role.value, since=to_milliseconds(now), given_by=given_by
    )


async def take_role(tx: Transaction, member_id: int, role: Role, *, now: dt.datetime) -> None:
    """The person is this no longer."""
    await queries.role_take(tx.connection, member_id=member_id, role=role.value, until=to_milliseconds(now))

"""A started group, written straight into the books: for tests that are not about starting one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from savings.roles import Role
from savings.rules import Preset
from storage import groups, people
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Telegram account that speaks for a member."""

    telegram_id: int
    username: str | None = None


async def seed_group(
    tx: Transaction,
    *,
    chat_id: int,
    title: str,
    accounts: Mapping[str, Account | None],
    roles: Mapping[str, Role],
    started_by: str,
    now: dt.datetime,
    facilitators: tuple[str, ...] = (),
) -> int:
    """A KSM with these people; answers the group's id. Who has no account has no phone; everybody but facilitators is
    a member, whatever office they hold."""
    starter = accounts[started_by]
    assert starter is not None, "whoever starts a group has an account"
    group_id = await groups.add_group(
        tx, chat_id=chat_id, preset=Preset.KSM, changes={"nama": title}, now=now, started_by=starter.telegram_id
    )
    await people.set_chat(tx, chat_id, title=title, bot_is_admin=False, reachable=True)
    await people.mark_greeted(tx, chat_id, now)
    for name, account in accounts.items():
        member = await groups.add_member(tx, group_id=group_id, name=name, joined_on=now.date())
        base = Role.PENDAMPING if name in facilitators else Role.ANGGOTA
        await groups.give_role(tx, member, base, now=now, given_by=None)
        if name in roles:
            await groups.give_role(tx, member, roles[name], now=now, given_by=None)
        if account is not None:
            await people.see_person(tx, account.telegram_id, name, account.username, now)
            await groups.add_speaker(tx, member, account.telegram_id, now)
    return group_id

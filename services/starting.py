"""How a group begins: its rules from a preset, and in its register the one who began."""

import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

from savings.groups import Roster
from savings.roles import Role
from savings.rule_reading import RuleError, read_rule
from savings.rules import RULES, ZONES, Preset
from services.turn import Turn
from storage import groups as store


async def start_group(
    turn: Turn,
    *,
    chat_id: int,
    title: str,
    preset: Preset,
    day: str,
    hour: str,
    zone: str,
    roles: frozenset[Role],
    telegram_id: int,
    name: str,
) -> Roster | None:
    """Open the books of this chat; None where it has them already, however often the last step is pressed.

    `title` is what the chat is called, `day`, `hour` and `zone` are values of rules, `roles` those of the person with
    the account `telegram_id` and the name `name`, who began.
    """
    if await turn.directory.roster_of_chat(turn.tx, chat_id) is not None:
        return None
    changes = {"hari": day, "jam": hour, "zona": zone}
    with contextlib.suppress(RuleError):  # a chat without a title keeps the preset's word for a group
        changes["nama"] = read_rule(RULES["nama"], title)
    group_id = await store.add_group(
        turn.tx, chat_id=chat_id, preset=preset, changes=changes, now=turn.now, started_by=telegram_id
    )
    today: dt.date = turn.now.astimezone(ZoneInfo(ZONES[zone.lower()])).date()
    member_id = await store.add_member(turn.tx, group_id=group_id, name=name, joined_on=today)
    for role in sorted(roles):
        await store.give_role(turn.tx, member_id, role, now=turn.now, given_by=telegram_id)
    await store.add_speaker(turn.tx, member_id, telegram_id, turn.now)
    turn.directory.forget(group_id)
    return await turn.directory.roster(turn.tx, group_id)

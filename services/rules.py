"""The group's own rules: changed one at a time, each change a version that is never lost."""

import datetime as dt

from savings.groups import Group
from savings.roles import Role
from savings.rule_reading import OtherRuleMeant, RuleError, named_method, named_period, read_rule
from savings.rules import RULES, ZONES, Rule, RuleKind
from services import alarms
from services.turn import Turn
from storage import groups as store
from storage.groups import RuleChange

__all__ = ["RuleChange", "change", "history"]

FARTHEST = dt.timedelta(hours=2)
"""So far are the time zones of the country from each other."""

_PER_PERIOD = {"jasa", "lama", "lama minimal"}
"""Rules that count periods of `angsuran`."""


async def change(turn: Turn, group: Group, key: str, written: str, *, changed_by: int) -> RuleChange | None:
    """Set a rule to a value as a person wrote it; None where that is its value already.

    `changed_by` is a Telegram id. Raises RuleError where the value cannot be read, and KeyError for an unknown rule.
    """
    rule = RULES[key]
    if rule.kind is RuleKind.HOUR:
        _refuse_other_zone(group, written)
    if key in _PER_PERIOD:
        _refuse_other_rule(group, rule, written)
    value = read_rule(rule, written)
    if value == group.rules[key]:
        return None
    changed = await store.change_rule(turn.tx, group, rule=key, value=value, changed_by=changed_by, now=turn.now)
    turn.directory.forget(group.id)
    await alarms.wake(turn, group.id)
    if rule.kind is RuleKind.ZONE:
        await _in_another_zone(turn, group)
    return changed


async def _in_another_zone(turn: Turn, group: Group) -> None:
    """What was to be said in an hour may have been to be said an hour ago: the clocks have been moved, not the day."""
    await alarms.look_back(turn, group.id, FARTHEST)
    roster = await turn.directory.roster(turn.tx, group.id)
    for member in roster.holding({Role.PENDAMPING}):
        for telegram_id in member.speakers:
            await alarms.look_back_for(turn, telegram_id, FARTHEST)


def _refuse_other_zone(group: Group, written: str) -> None:
    """ "19.00 WITA" in a group of WIB: the hour alone would be an hour wrong."""
    last = (written.lower().split() or [""])[-1]
    if last in ZONES and ZONES[last] != group.rules.zone:
        raise RuleError(RULES["jam"], written)


def _refuse_other_rule(group: Group, rule: Rule, written: str) -> None:
    """ "2% per minggu" or "12 minggu" where instalments are monthly, "1,5% flat" where they are not flat.

    A rate is never converted, and a rule is not changed by the way.
    """
    for other, named in (("angsuran", named_period(written)), ("metode", named_method(written))):
        if named not in {None, group.rules[other]}:
            raise OtherRuleMeant(rule, written, RULES[other], str(named))


async def history(turn: Turn, group_id: int, *, limit: int = 10) -> list[RuleChange]:
    """The newest changes first."""
    return await store.rule_history(turn.tx, group_id, limit=limit)

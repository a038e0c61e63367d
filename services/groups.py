"""Groups as such."""

from savings.groups import Roster
from services.turn import Turn
from storage import groups as store


async def active(turn: Turn) -> list[Roster]:
    """Every group that keeps books."""
    rosters = [await store.roster_by_id(turn.tx, group_id) for group_id in await store.all_group_ids(turn.tx)]
    return [roster for roster in rosters if roster is not None and roster.group.state == "active"]

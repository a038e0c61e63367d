"""Words that are forgotten on a person's wish: what money was for, why times were hard, what was confided."""

from storage.database import Transaction
from storage.queries import queries


async def words_about_loans(tx: Transaction, group_id: int, member_id: int) -> int:
    """Empty the free text of a member's loans: purposes, and the reasons of all who spoke of them. How many it were."""
    forget = (
        queries.purposes_forget,
        queries.shift_reasons_forget,
        queries.hardship_reasons_forget,
        queries.vote_reasons_forget,
    )
    counts: list[int] = [await query(tx.connection, group_id=group_id, member_id=member_id) for query in forget]
    return sum(counts)


async def words_about_meetings(tx: Transaction, group_id: int, member_id: int) -> int:
    """Empty the reasons for which a member did not come, or was not going to. How many it were."""
    forget = (queries.plan_reasons_forget, queries.attendance_reasons_forget)
    counts: list[int] = [await query(tx.connection, group_id=group_id, member_id=member_id) for query in forget]
    return sum(counts)


async def notes_in_confidence(tx: Transaction, group_id: int, member_id: int) -> int:
    """Delete what was noted in confidence about a member, and by the member. How many notes it were."""
    count: int = await queries.notes_forget(tx.connection, group_id=group_id, member_id=member_id)
    return count

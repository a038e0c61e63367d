"""What is forgotten on a person's wish: why money was asked for, why times were hard, what was confided, own settings.

What says who did something (`made_by`, `written_by`) is kept, as in the ledger. An account that speaks for others too
keeps what is theirs.
"""

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
    """Empty the reasons for which a member did not come or was not going to, or moved a meeting. How many it were."""
    forget = (queries.plan_reasons_forget, queries.attendance_reasons_forget, queries.change_reasons_forget)
    counts: list[int] = [await query(tx.connection, group_id=group_id, member_id=member_id) for query in forget]
    return sum(counts)


async def notes_in_confidence(tx: Transaction, group_id: int, member_id: int) -> int:
    """Delete what was noted in confidence about a member, and by the member. How many notes it were."""
    count: int = await queries.notes_forget(tx.connection, group_id=group_id, member_id=member_id)
    return count


async def words_of_visits(tx: Transaction, group_id: int, member_id: int) -> int:
    """Empty what a pendamping wrote of visits, and where; the days stay. How many visits it were."""
    count: int = await queries.visit_words_forget(tx.connection, group_id=group_id, member_id=member_id)
    return count


async def settings(tx: Transaction, group_id: int, member_id: int) -> int:
    """Delete when a member wants to be left in peace, and of what the member's own accounts want a digest, and when.

    How many settings it were.
    """
    forget = (
        queries.pause_forget,
        queries.unasked_forget,
        queries.digest_groups_forget,
        queries.digests_forget,
    )
    counts: list[int] = [await query(tx.connection, group_id=group_id, member_id=member_id) for query in forget]
    if any(counts):
        await queries.alarms_of_member_wake(tx.connection, member_id=member_id)
    return sum(counts)

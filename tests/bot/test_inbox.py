"""The inbox: unique, in order, and forgotten in time."""

from storage import inbox
from tests.bot.conftest import Post

DAY = 86_400_000


async def test_an_update_is_held_once_and_answers_always(post: Post) -> None:
    async with post.database.write() as tx:
        await inbox.store(tx, [(1, "{}"), (1, "{}"), (2, "{}")], source="telegram", now=0)
        await inbox.store(tx, [(None, "{}"), (None, "{}")], source="answer", now=0)
    assert post.ask("SELECT update_id FROM inbox ORDER BY id") == [(1,), (2,), (None,), (None,)]


async def test_only_what_is_done_and_old_is_forgotten(post: Post) -> None:
    async with post.database.write() as tx:
        await inbox.store(tx, [(1, "{}"), (2, "{}"), (3, "{}")], source="telegram", now=0)
        await inbox.mark_done(tx, [1], now=1 * DAY)
        await inbox.mark_done(tx, [2], now=5 * DAY)
        assert await inbox.prune(tx, before=4 * DAY) == 1
    assert post.ask("SELECT update_id, state FROM inbox ORDER BY id") == [(2, "done"), (3, "waiting")]

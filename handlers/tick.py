"""What the clock brings about: every minute, at the start, and after a long absence."""

import datetime as dt

from handlers import lending, menus, proposals
from handlers.context import text_json
from handlers.registry import Tables
from locales import words
from services import drafts, groups
from services.turn import SCHEDULED, Turn

OUTAGE_NEWS_LASTS = dt.timedelta(days=2)


async def minute(turn: Turn) -> None:
    """What is over: what nobody answered or decided is dropped, votes are closed."""
    await drafts.expired(turn)
    await proposals.expire(turn)
    await lending.close_due(turn)


async def tell_of_outage(turn: Turn, since: dt.datetime, until: dt.datetime) -> None:
    """Telegram keeps updates for a day: tell every group which hours to write again."""
    for roster in await groups.active(turn):
        group = roster.group
        if group.chat_id is None:
            continue
        _ = words(group.rules["bahasa"])
        text = _(
            "Saya sempat tidak tersambung.\n"
            "Yang ditulis antara {first_day} {first_hour} dan {last_day} {last_hour} tidak sampai ke saya. "
            "Mohon tulis lagi setoran dari jam-jam itu.",
            first_day=_.short_date(group.date_of(since)),
            first_hour=_.time(since, group.rules.zone),
            last_day=_.short_date(group.date_of(until)),
            last_hour=_.time(until, group.rules.zone),
        )
        payload = {"chat_id": group.chat_id, **text_json(text)}
        turn.call("sendMessage", group.chat_id, payload, lane=SCHEDULED, expires=OUTAGE_NEWS_LASTS)


async def set_menus(turn: Turn, tables: Tables, bot_username: str) -> None:
    """The menus of commands, told to Telegram where they have changed."""
    await menus.set_everywhere(turn, tables, bot_username)

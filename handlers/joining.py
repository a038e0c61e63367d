"""Joining a group: by a button or by /daftar."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from handlers.buttons import Button, Payload
from handlers.context import Context
from services import drafts

KEPT_LASTS = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Join(Payload, prefix="join"):
    """The presser wants to be a member."""


def offer(context: Context) -> None:
    """Somebody who is not in the register wants something: offer to join."""
    _ = context._
    context.reply(
        _("{name} belum terdaftar di {group}.", name=context.user.full_name, group=context.here.group.name),
        [[Button(_("Gabung"), Join())]],
        quote=True,
    )


async def offer_keeping(context: Context, kept: dict[str, Any]) -> None:
    """The same to somebody who reports money: it counts once the person has joined.

    `kept` is {"text", "chat_id", "message_id", "date" (unix seconds), "photo" (file_id or None)}.
    """
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind="join",
        payload={"kept": kept},
        lasts=KEPT_LASTS,
    )
    offer(context)

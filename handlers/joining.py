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


async def offer(context: Context, kept: dict[str, Any] | None = None) -> None:
    """Somebody who is not in the register wants something: offer to join.

    `kept` is a deposit that shall count once the person has joined: {"text", "message_id", "date" (unix seconds),
    "photo" (file_id or None)}.
    """
    _ = context._
    if kept is not None:
        await drafts.ask(
            context.turn,
            chat_id=context.chat_id,
            telegram_id=context.user.id,
            group_id=context.here.group.id,
            kind="join",
            payload={"kept": kept},
            lasts=KEPT_LASTS,
        )
    context.reply(
        _("{name} belum terdaftar di {group}.", name=context.user.full_name, group=context.here.group.name),
        [[Button(_("Gabung"), Join())]],
        quote=True,
    )

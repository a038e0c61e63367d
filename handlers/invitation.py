"""[Gabung]: what anybody is offered who is not in the register yet."""

from dataclasses import dataclass

from handlers.buttons import Button, Payload
from handlers.context import Context


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

"""A picture is noted like any other message: which one, of whom, for whom. It is drawn when it is sent."""

from typing import Any

from handlers.buttons import Keyboard, keyboard_json
from handlers.context import Context, text_json
from savings.roles import Action
from services.progress import Wanted


def send_picture(context: Context, kind: str, *, chat_id: int | None = None, **more: Any) -> None:
    """Note a picture for this chat, or for another one, in the language that is spoken now.

    `more`: what Wanted needs besides. In private, who may see everybody's loans sees names and debts as well.
    """
    target = context.chat_id if chat_id is None else chat_id
    wanted = Wanted(
        kind=kind,
        on=context.today,
        language=context._.language,
        group_id=context.here.group.id,
        for_officers=for_officers(context) and target == context.chat_id,
        **more,
    )
    context.turn.call("sendPhoto", target, {"chat_id": target, "draw": wanted.to_json()})


def send_with_words(context: Context, wanted: Wanted, text: str, keyboard: Keyboard | None = None) -> None:
    """Note a picture for this chat with these words below it; where it cannot be drawn they stand alone."""
    payload: dict[str, Any] = {"chat_id": context.chat_id, "draw": wanted.to_json(), **text_json(text)}
    markup = keyboard_json(keyboard)
    if markup is not None:
        payload["reply_markup"] = markup
    context.turn.call("sendPhoto", context.chat_id, payload)


def for_officers(context: Context) -> bool:
    """Whether this is read by somebody alone who may see everybody's loans and attendance."""
    return not context.in_group and context.may(Action.SEE_LOANS) and context.may(Action.SEE_OTHERS)

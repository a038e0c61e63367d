"""From an update to its handler: registered top to bottom, with the reason for the order.

1. What must never become an entry is stopped first: forwarded, inline-bot and channel messages.
2. A chat that moves comes before everything that would look a group up by its chat.
3. Commands before plain text, because a command is also text.
"""

from typing import Any

from telegram import Chat, Message, Update
from telegram.ext import Application, ApplicationHandlerStop, TypeHandler

from handlers import anonymous, edits, presence, sentences
from handlers.answers import Answer
from handlers.buttons import Payload
from handlers.commands import TABLES
from handlers.context import Context
from handlers.giving import give
from handlers.refusals import refuse_press
from handlers.registry import Press

_PRESSES = {rule.payload.prefix: rule for rule in TABLES.presses}


def add_handlers(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Register everything. One handler a kind of update: which command or button it is, the tables say."""
    application.add_handler(TypeHandler(Update, stop_what_is_not_said), group=-2)
    application.add_handler(TypeHandler(Update, on_update), group=0)
    application.add_handler(TypeHandler(Answer, on_answer), group=0)


async def stop_what_is_not_said(update: Update, context: Context) -> None:
    """Forwarded, inline-bot and channel messages are somebody else's words; a bot's are nobody's."""
    message = update.effective_message
    if message is None or update.callback_query is not None:
        return
    if message.from_user is None and not _is_service(message):
        raise ApplicationHandlerStop
    foreign_sender = message.sender_chat is not None and message.sender_chat.id != message.chat_id
    spoken_by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    if message.forward_origin or message.via_bot or message.chat.type == Chat.CHANNEL:
        raise ApplicationHandlerStop
    if foreign_sender or message.is_automatic_forward or (spoken_by_bot and not _is_service(message)):
        raise ApplicationHandlerStop


async def on_update(update: Update, context: Context) -> None:
    """Send an update on its way."""
    if update.callback_query is not None:
        await on_press(update, context)
    elif update.my_chat_member is not None:
        await presence.bot_moved(context)
    elif update.chat_member is not None:
        await presence.person_moved(context)
    elif update.edited_message is not None:
        await edits.edited(context)
    elif update.message is not None:
        await on_message(update.message, context)


async def on_message(message: Message, context: Context) -> None:
    """A service message, a command, or something said."""
    if _is_service(message):
        await presence.service_message(context)
        return
    if message.sender_chat is not None:  # an anonymous administrator: the real person arrives with a press
        await anonymous.ask_who(context)
        return
    text = message.text or message.caption or ""
    if text.startswith("/"):
        await give(text, context)
    elif text or message.photo:
        await sentences.said(context, TABLES, text)


async def on_press(update: Update, context: Context) -> None:
    """Read the button's payload, ask again whether this person may, and do it. Every press is answered."""
    data = context.press.data or ""
    rule: Press | None = _PRESSES.get(data.partition(":")[0])
    payload: Payload | None = rule.payload.read(data) if rule is not None else None
    if rule is None or payload is None:
        context.toast(context._("Tombol ini sudah tidak dipakai."))
        return
    if refuse_press(rule, context):
        return
    before = len(context.turn.outgoing)
    await rule.handler(context, payload)
    answered = any(call.method == "answerCallbackQuery" for call in context.turn.outgoing[before:])
    if not answered and not context.press_waits:
        context.toast()


async def on_answer(answer: Answer, context: Context) -> None:
    """Telegram's answer to a question of ours."""
    handler = TABLES.answers.get(answer.kind)
    if handler is not None:
        await handler(context)


_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "pinned_message",
    "delete_chat_photo",
    "new_chat_photo",
)


def _is_service(message: Message) -> bool:
    return any(getattr(message, name) for name in _SERVICE)

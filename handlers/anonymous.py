"""Anonymous administrators: Telegram hides who wrote, but not who presses."""

from dataclasses import dataclass

from handlers.buttons import Button, Payload
from handlers.context import Context
from handlers.giving import give
from handlers.registry import Press, Tables
from handlers.sentences import said
from savings.phrases import MoneySentence, ScheduleSentence, understand


@dataclass(frozen=True, slots=True)
class ItWasMe(Payload, prefix="itsme"):
    """The presser wrote the message that this button's message quotes."""


async def ask_who(context: Context) -> None:
    """Ask for a press where the words matter; the rest of what the group says in its own name is conversation."""
    text = context.message.text or context.message.caption or ""
    if not text.startswith("/") and not isinstance(understand(text), MoneySentence | ScheduleSentence):
        return
    _ = context._
    context.reply(
        _("Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis."),
        [[Button(_("Ini saya"), ItWasMe())]],
        quote=True,
    )


async def it_was_me(context: Context, payload: ItWasMe) -> None:
    """Take the quoted message as the presser's, with its own date and number, so that it counts once."""
    _ = context._
    original = context.replied_to
    if original is None:
        context.alert(_("Pesan aslinya sudah tidak ada. Tulis sekali lagi, ya."))
        return
    if original.sender_chat is None or original.sender_chat.id != context.chat_id:
        context.toast(_("Tombol ini sudah tidak dipakai."))  # forged: those words have an author
        return
    context.adopted = original
    text = original.text or original.caption or ""
    if text.startswith("/"):
        await give(text, context)
    else:
        await said(context, context.home.tables, text)


TABLE = Tables(presses=(Press(payload=ItWasMe, handler=it_was_me, needs_group=False),))

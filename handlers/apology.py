"""What is said when the program itself failed: it is our fault, nothing was written, here is a number to tell."""

from typing import Any

from handlers.context import PRESS_IS_OLD, text_json
from locales import words
from services.turn import Turn


def apologise(turn: Turn, update: dict[str, Any], reference: str, operator_chat_id: int | None) -> None:
    """Tell the person whose update was set aside, and the operator, who finds it by the reference."""
    _ = words("id")
    chat_id = _chat_of(update)
    if chat_id is not None:
        text = _(
            "Maaf, ada yang salah di pihak saya dan pesan tadi belum tercatat.\n"
            "Coba tulis sekali lagi. Bila masih gagal, sampaikan kode {reference} ke pendamping.",
            reference=reference,
        )
        turn.call("sendMessage", chat_id, {"chat_id": chat_id, **text_json(text)})
    press = update.get("callback_query")
    if isinstance(press, dict) and isinstance(press.get("id"), str):
        turn.call("answerCallbackQuery", chat_id or 0, {"callback_query_id": press["id"]}, expires=PRESS_IS_OLD)
    if operator_chat_id is not None:
        text = f"Update set aside, reference {reference}, inbox row {turn.inbox_id}."
        turn.call("sendMessage", operator_chat_id, {"chat_id": operator_chat_id, "text": text})


def _chat_of(update: dict[str, Any]) -> int | None:
    """Where the update came from, read from the raw JSON: reading it properly may be what failed."""
    for kind in ("message", "edited_message", "callback_query"):
        part = update.get(kind)
        if isinstance(part, dict):
            holder = part.get("message", part)
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None

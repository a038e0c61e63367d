"""The bot to compare with: python-telegram-bot as its guide shows it, one durable insert and one reply an update.

PTB's own updater, its default httpx transport, its default order (one update after the other), no rules, no claim, no
card, no outbox. It may lose an update when it is killed: that is what its speed is compared with, not its promise.
"""

import logging
import sqlite3
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters


def main(token: str, api_url: str, database: str) -> None:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.WARNING)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE said (chat_id INTEGER, message_id INTEGER, text TEXT)")

    async def answer(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        message = update.message
        assert message is not None
        connection.execute("INSERT INTO said VALUES (?, ?, ?)", (message.chat_id, message.message_id, message.text))
        await message.reply_text("Tercatat.", do_quote=True)

    application = Application.builder().token(token).base_url(api_url).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    print('"event": "running"', file=sys.stderr, flush=True)
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""PTB's Application with the turn that it works on: handlers, our context, no updater, nothing that sends by itself."""

from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot, JobQueue
from telegram.request import BaseRequest

from handlers.commands import TABLES
from handlers.context import Context
from handlers.registry import Tables
from handlers.routes import add_handlers
from services.turn import Turn

AnyDict = dict[Any, Any]


class House(Application[ExtBot[None], Context, AnyDict, AnyDict, AnyDict, JobQueue[Context]]):
    """The application of one bot. `turn` is what its handlers work on; there is one at a time."""

    turn: Turn
    tables: Tables = TABLES
    bot_username: str = ""
    sees_everything: bool = True


async def note_failure(update: object, context: Context) -> None:
    """PTB swallows what a handler raises into this: the turn remembers it, and is undone."""
    context.turn.failure = context.error


def build(token: str, api_url: str, file_url: str, request: BaseRequest, polling: BaseRequest) -> House:
    """The application of this bot, with every handler registered. Nothing is sent yet."""
    house = (
        ApplicationBuilder()
        .application_class(House)
        .token(token)
        .base_url(api_url)
        .base_file_url(file_url)
        .request(request)
        .get_updates_request(polling)
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    assert isinstance(house, House)
    add_handlers(house)
    house.add_error_handler(note_failure)
    return house

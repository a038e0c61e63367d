"""A real python-telegram-bot application against the emulator, without a socket."""

import asyncio
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from sandbox.clock import MovableClock
from sandbox.files import plain_png
from sandbox.records import Chat
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram

App = Application[Any, Any, Any, Any, Any, Any]


async def _heard(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Terima", callback_data="ok:1")]])
    await update.message.reply_text(f"<b>{update.message.text}</b>", parse_mode="HTML", reply_markup=keyboard)


async def _pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("Diterima.", show_alert=True)
    await query.edit_message_text("✅")


def _application(world: Telegram) -> App:
    builder = (
        ApplicationBuilder().token("1:x").base_url("http://127.0.0.1/bot").base_file_url("http://127.0.0.1/file/bot")
    )
    app: App = builder.request(EmulatorRequest(world)).get_updates_request(EmulatorRequest(world)).build()
    app.add_handler(MessageHandler(filters.TEXT, _heard))
    app.add_handler(CallbackQueryHandler(_pressed))
    return app


async def test_an_application_polls_answers_and_edits() -> None:
    world = Telegram(MovableClock(live=True))
    bot = world.add_bot()
    rini, siti = world.add_user("Bu Rini"), world.add_user("Bu Siti")
    group = world.add_group("Laris", rini, members=[siti], bots=[bot])
    app = _application(world)
    async with app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_polling(poll_interval=0, timeout=5)
        said = siti.says(group, "setor 20rb")
        card = await _until(lambda: next((m for m in group.messages.values() if m.buttons), None))
        assert card.payload["entities"] == [{"type": "bold", "offset": 0, "length": 10}]
        assert card.text == said.text
        query = rini.presses(card, "Terima")
        await _until(lambda: card.text == "✅" or None)
        assert query is not None
        assert query.answered
        await app.updater.stop()
        await app.stop()


async def _until(look: Any) -> Any:
    for _ in range(500):
        if (found := look()) is not None:
            return found
        await asyncio.sleep(0.005)
    raise AssertionError("it never came")


@pytest.fixture
def world() -> Telegram:
    return Telegram(MovableClock())


@pytest.fixture
def group(world: Telegram) -> Chat:
    bot = world.add_bot()
    return world.add_group("Laris", world.add_user("Bu Rini"), bots=[bot])


# Building RetryAfter warns of the library's own future, whoever builds it.
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_refusals_become_the_exceptions_of_the_library(world: Telegram, group: Chat) -> None:
    siti = world.add_user("Bu Siti")
    async with _application(world) as app:
        bot = app.bot
        with pytest.raises(BadRequest, match="Message text is empty"):
            await bot.send_message(group.id, " ")
        with pytest.raises(Forbidden, match="can't initiate conversation"):
            await bot.send_message(siti.id, "halo")
        world.faults.add(method="sendMessage", kind="429", retry_after=7)
        with pytest.raises(RetryAfter, match=r"Retry in (7 seconds|0:00:07)"):
            await bot.send_message(group.id, "halo")
        for kind, error in (("timeout_before", TimedOut), ("disconnect", NetworkError), ("500", NetworkError)):
            world.faults.add(method="sendMessage", kind=kind)
            with pytest.raises(error):
                await bot.send_message(group.id, "halo")
        assert not group.messages
        world.faults.add(method="sendMessage", kind="timeout_after_delivery")
        with pytest.raises(TimedOut):
            await bot.send_message(group.id, "halo")
        assert len(group.messages) == 1
        group.migrate()
        with pytest.raises(ChatMigrated):
            await bot.send_message(group.id, "halo")
        await bot.set_webhook("https://contoh.id/x")
        with pytest.raises(Conflict):
            await bot.get_updates()
        await bot.delete_webhook()


async def test_a_wrong_token_is_refused(world: Telegram, group: Chat) -> None:
    world.bots.clear()
    with pytest.raises(InvalidToken):
        await _application(world).initialize()


async def test_files_go_up_and_come_down(world: Telegram, group: Chat) -> None:
    async with _application(world) as app:
        sent = await app.bot.send_document(group.id, b"isi", filename="laporan.xlsx", caption="Laporan")
        assert sent.document is not None
        assert sent.document.file_name == "laporan.xlsx"
        file = await app.bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"isi"
        photo = await app.bot.send_photo(group.id, plain_png(800, 600))
        assert [(p.width, p.height) for p in photo.photo] == [(200, 150), (800, 600)]
        again = await app.bot.send_photo(group.id, photo.photo[-1].file_id)
        assert again.photo[-1].file_id == photo.photo[-1].file_id
        assert (await app.bot.get_chat(group.id)).title == "Laris"
        assert len(await app.bot.get_chat_administrators(group.id)) == 1

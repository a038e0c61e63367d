"""The dialog player itself, against a bot of a few lines."""

import html
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox.bots import Bot
from sandbox.clock import MovableClock
from sandbox.dialog import DialogMismatch, Player, play
from sandbox.methods import answer
from sandbox.records import Chat
from sandbox.telegram import Telegram


class TinyBot:
    """Says back what it hears, with buttons; enough to see the player work."""

    def __init__(self, world: Telegram, bot: Bot) -> None:
        self.world = world
        self.bot = bot
        self.offset = 0
        self.silent = False
        self.answers_presses = True

    async def call(self, method: str, **raw: Any) -> Any:
        """One Bot API call; refusals come back as they are."""
        _, body = await answer(self.world, self.bot.token, method, raw)
        return body.get("result", body)

    async def settle(self) -> None:
        """Take updates until none is left."""
        while updates := await self.call("getUpdates", offset=self.offset):
            for update in updates:
                self.offset = update["update_id"] + 1
                if not self.silent:
                    await self.heard(update)

    async def heard(self, update: dict[str, Any]) -> None:
        """One update."""
        if "callback_query" in update:
            query = update["callback_query"]
            await self.pressed(query)
            return
        message = update.get("message") or update.get("edited_message")
        if message is None or not ("text" in message or "caption" in message):
            return
        chat_id = message["chat"]["id"]
        said = message.get("text") or message["caption"]
        if "edited_message" in update:
            await self.call("sendMessage", chat_id=chat_id, text=f"Diubah: {said}")
        elif said.startswith("/start"):
            await self.call("sendMessage", chat_id=chat_id, text=f"Selamat datang.\n{said}")
        elif said == "ganda":
            sent = await self.call("sendMessage", chat_id=chat_id, text="satu")
            await self.call("editMessageText", chat_id=chat_id, message_id=sent["message_id"], text="dua")
        elif said == "bisik":
            await self.call("sendMessage", chat_id=message["from"]["id"], text="rahasia")
            await self.call("sendMessage", chat_id=chat_id, text="sudah")
        else:
            target = message.get("reply_to_message", {}).get("text")
            kind = "foto" if "photo" in message else "terusan" if "forward_origin" in message else "kata"
            text = f"{message['from']['first_name']}: {kind} <b>{html.escape(said)}</b>"
            if target:
                text += f"\n\nmembalas {target}"
            keyboard = {"inline_keyboard": [[button("Terima"), button("Tolak")]]}
            await self.call("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", reply_markup=keyboard)

    async def pressed(self, query: dict[str, Any]) -> None:
        """A button."""
        if self.answers_presses:
            await self.call("answerCallbackQuery", callback_query_id=query["id"], text=f"Tombol {query['data']}.")
        message = query["message"]
        for text in ("sebentar", f"{message['text']} / {query['data']}"):
            await self.call(
                "editMessageText", chat_id=message["chat"]["id"], message_id=message["message_id"], text=text
            )


def button(label: str) -> dict[str, str]:
    """A button whose data is its label."""
    return {"text": label, "callback_data": label}


@pytest.fixture
def world() -> Telegram:
    """A still world."""
    return Telegram(MovableClock(auto_jump=True), limits=False)


@pytest.fixture
def bot(world: Telegram) -> Bot:
    """Its bot."""
    return world.add_bot()


@pytest.fixture
def group(world: Telegram, bot: Bot) -> Chat:
    """The group Laris, the bot in it."""
    return world.add_group("Laris", world.add_user("Bu Rini"), bots=[bot])


@pytest.fixture
def driver(world: Telegram, bot: Bot, group: Chat) -> TinyBot:
    """The bot that answers."""
    return TinyBot(world, bot)


GOOD = """
    # A whole dialog.
    Bu Siti > setor 20rb
    bot     < Bu Siti: kata setor 20rb [Terima] [Tolak]
    Bu Rini * Terima
    bot     ! Bu Rini: Tombol Terima.
    bot     ~ Bu Siti: kata setor 20rb / Terima

    = start Bu Siti kode-1
    bot @Bu Siti < Selamat datang. / /start kode-1
    Bu Siti @ > halo ^ Selamat
    bot @Bu Siti < Bu Siti: ... membalas Selamat datang. / /start kode-1 [...]
    Bu Siti @ * Tolak
    bot @Bu Siti ~ ... / Tolak
    bot ! Bu Siti: Tombol ...
    Bu Siti > bisik
    bot < sudah
    bot @Bu Siti < rahasia
    Bu Ani > ganda
    bot < dua
    Bu Ani + bukti.png: setor 5rb
    bot < Bu Ani: foto setor 5rb [Terima] [Tolak]
    Bu Siti / bisikan ^ bisik
    bot < Diubah: bisikan
    Bu Siti » bot ^ bisikan
    bot @Bu Siti < Bu Siti: terusan Diubah: bisikan [Terima] [...]
    Bu Siti > satu
    | dua
    bot < Bu Siti: kata satu
    | dua [Terima] [Tolak]
"""


async def test_a_true_dialog_passes(world: Telegram, driver: TinyBot) -> None:
    transcript = await play(GOOD, world, driver)
    assert [line.strip() for line in GOOD.splitlines()] == transcript.lines


async def test_what_is_recorded_plays_again(driver: TinyBot, group: Chat) -> None:
    actions = "\n".join(line for line in GOOD.splitlines() if not line.strip().startswith("bot"))
    fresh = Telegram(MovableClock(auto_jump=True), limits=False)
    bot = fresh.add_bot()
    fresh.add_group("Laris", fresh.add_user("Bu Rini"), bots=[bot])
    recorded = await play(actions.replace("    | dua [Terima] [Tolak]", ""), fresh, TinyBot(fresh, bot), record=True)
    again = Telegram(MovableClock(auto_jump=True), limits=False)
    bot = again.add_bot()
    again.add_group("Laris", again.add_user("Bu Rini"), bots=[bot])
    replayed = await play(recorded.text, again, TinyBot(again, bot))
    assert replayed.lines == recorded.lines


@pytest.mark.parametrize(
    ("dialog", "reason"),
    [
        ("Bu Siti > a", "+ bot < Bu Siti: kata a [Terima] [Tolak]"),
        ("Bu Siti > a\nbot < Bu Siti: kata a", "- bot < Bu Siti: kata a\n"),
        ("Bu Siti > a\nbot < Bu Siti: kata b [...]", "+ bot < Bu Siti: kata a [Terima] [Tolak]"),
        ("Bu Siti > a\nbot < Bu Siti: kata a [Tolak] [Terima]", "dialog:1"),
        ("Bu Siti > a\nbot < Bu Siti: kata a [...]\nbot < lagi", "- bot < lagi"),
        ("Bu Siti > a\nbot < ... [...]\nBu Siti * Terima\nbot ~ ...", "+ bot ! Bu Siti: Tombol Terima."),
        ("Bu Siti > a\nbot < ... [...]\nBu Siti * Hapus", "there is no button [Hapus]; there are ['Terima', 'Tolak']"),
        ("Bu Siti @ > a", "has not pressed Start"),
        ("= stranger Bu Siti\nBu Siti > a", "is not in Laris"),
        ("ini apa", "in no form"),
        ("= terbang", "no directive"),
        ("= clock 2020-01-01 10:00 WIB", "never goes back"),
        ("Bu Siti > a ^ tidak ada", "there is no message"),
        ("= anonymous Bu Rini on", "supergroups only"),
    ],
)
async def test_a_false_dialog_fails(world: Telegram, driver: TinyBot, dialog: str, reason: str) -> None:
    with pytest.raises(DialogMismatch) as failure:
        await play(dialog, world, driver)
    assert reason in str(failure.value)


async def test_a_press_must_be_answered(world: Telegram, driver: TinyBot) -> None:
    driver.answers_presses = False
    with pytest.raises(DialogMismatch, match="keeps spinning for Bu Siti"):
        await play("Bu Siti > a\nbot < ... [...]\nBu Siti * Terima\nbot ~ ...", world, driver)


async def test_the_difference_can_be_pasted(world: Telegram, driver: TinyBot) -> None:
    with pytest.raises(DialogMismatch) as failure:
        await play("Bu Siti > a\nbot < salah", world, driver)
    pasted = str(failure.value).partition("ready to be pasted:\n")[2]
    assert pasted.strip() == "bot < Bu Siti: kata a [Terima] [Tolak]"


async def test_directives_move_the_world(world: Telegram, bot: Bot, driver: TinyBot) -> None:
    driver.silent = True
    dialog = """
    = user Bu Siti @sitibanana
    = language Bu Siti en
    = join Bu Siti
    = admin Bu Siti
    = promote bot
    = privacy on
    = clock +1d2h
    = clock 2026-11-25 19:00 WIB
    = clock 06:30 WITA
    = migrate
    = anonymous Bu Siti on
    Bu Siti > rahasia
    = start Bu Siti
    = block Bu Siti
    = fault sendMessage 429 3
    = group "Mawar" Bu Tuti
    = add bot
    Bu Tuti > halo
    = group "Laris"
    = leave Bu Siti
    """
    player = Player(world, driver)
    await player.play(dialog)
    siti = world.person("Bu Siti")
    assert siti is not None
    assert siti.username == "sitibanana"
    assert siti.language_code == "en"
    laris, mawar = world.groups()
    assert (laris.type, mawar.type) == ("supergroup", "group")
    assert laris.title == "Laris"
    assert not laris.has(siti.id)
    assert mawar.has(bot.id)
    said = laris.newest("rahasia")
    assert said is not None
    assert said.payload["sender_chat"]["id"] == laris.id
    assert world.private_chat(siti, bot).blocked
    assert world.clock.now().isoformat() == "2026-11-25T22:30:08+00:00"
    assert world.faults.to_json()[0]["times"] == 3


async def test_more_directives(world: Telegram, bot: Bot, driver: TinyBot) -> None:
    driver.silent = True
    await play(
        """
        = member Bu Ani
        = admin Bu Siti
        = demote Bu Siti
        = kick Bu Ani
        = promote bot by Bu Rini
        = demote bot
        = start Pak Jaka kode-7
        = block Pak Jaka
        = unblock Pak Jaka
        = privacy off
        = remove bot
        = group supergroup "Mawar" Bu Tuti
        = add bot by Bu Tuti
        """,
        world,
        driver,
    )
    laris, mawar = world.groups()
    jaka = world.person("Pak Jaka")
    assert jaka is not None
    assert [m.text for m in world.private_chat(jaka, bot).messages.values()] == ["/start kode-7"]
    assert [m.user.name for m in laris.members.values() if m.present] == ["Bu Rini", "Bu Siti"]
    assert (mawar.type, mawar.has(bot.id)) == ("supergroup", True)


async def test_files_forwards_and_reply_keyboards(world: Telegram, bot: Bot, driver: TinyBot, tmp_path: Path) -> None:
    (tmp_path / "saldo.csv").write_bytes(b"a;b")
    driver.silent = True
    dialog = """
        = user Bu Siti @siti
        = user Bu Siti
        Bu Siti + saldo.csv: saldo awal
        Bu Siti > sepuluh
        = group "Mawar" Bu Siti
        = add bot
        Bu Siti » Laris ^ sepuluh
        = group "Laris"
        Bu Siti > ya ^ saldo awal
    """
    await play(dialog, world, driver, files=tmp_path)
    laris = world.groups()[0]
    document, _, forwarded, reply = list(laris.messages.values())
    assert document.file is not None
    assert document.file.content == b"a;b"
    assert forwarded.payload["forward_origin"]["type"] == "user"
    assert reply.reply_to is document
    keyboard = {"keyboard": [[{"text": "Ya"}]], "one_time_keyboard": True}
    await driver.call("sendMessage", chat_id=laris.id, text="Benar?", reply_markup=keyboard)
    await play("Bu Siti * Ya ^ Benar", world, driver)
    assert list(laris.messages.values())[-1].text == "Ya"


async def test_a_message_that_goes_is_foretold(world: Telegram, bot: Bot, driver: TinyBot) -> None:
    sent = await driver.call("sendMessage", chat_id=world.groups()[0].id, text="sementara")

    class Deleting(TinyBot):
        """Takes the message away and sends one that it takes back at once."""

        async def heard(self, update: dict[str, Any]) -> None:
            """Any update will do."""
            chat_id = update["message"]["chat"]["id"]
            brief = await self.call("sendMessage", chat_id=chat_id, text="kilat")
            for one in (sent, brief):
                await self.call("deleteMessage", chat_id=chat_id, message_id=one["message_id"])

    await play("Bu Siti > hapus\nbot - sementara", world, Deleting(world, bot))


@pytest.mark.parametrize(
    ("dialog", "reason"),
    [
        ("= clock +2x", "a time like"),
        ("= clock besok", "an instant like"),
        ("= group Laris", "creator"),
        ("= add Bu Siti", "`bot` expected"),
        ("= fault sendMessage", "METHOD KIND"),
        ("= fault sendMessage gempa", "unknown kind"),
        ("Bu Siti » Mawar ^ a", "there is no group"),
        ("Bu Siti » bot ^ tidak ada", "sees no message"),
        ("Bu Siti / a ^ tidak ada", "has no message"),
        ("Bu Siti * Terima", "there are none at all"),
    ],
)
async def test_lines_that_cannot_be_played(world: Telegram, driver: TinyBot, dialog: str, reason: str) -> None:
    with pytest.raises(DialogMismatch, match=reason):
        await play(dialog, world, driver)


async def test_two_groups_in_one_dialog(world: Telegram, bot: Bot, driver: TinyBot) -> None:
    await play(
        """
        = group "Mawar" Bu Tuti
        = add bot
        Bu Tuti > satu
        bot < Bu Tuti: kata satu [Terima] [Tolak]
        = group "Laris"
        Bu Tuti > dua
        bot < Bu Tuti: kata dua [Terima] [Tolak]
        """,
        world,
        driver,
    )


async def test_writing_goes_to_the_writer(world: Telegram, driver: TinyBot) -> None:
    lines: list[str] = []
    transcript = await play("Bu Siti > a", world, driver, record=True, write=lines.append)
    assert lines == transcript.lines == ["Bu Siti > a", "bot < Bu Siti: kata a [Terima] [Tolak]"]


async def test_a_bot_that_runs_is_given_the_time_that_passes() -> None:
    passed: list[timedelta] = []
    world = Telegram(MovableClock())
    world.add_bot()
    group = world.add_group("KSM", world.add_user("Bu Rini"))

    async def pass_time(span: timedelta) -> None:
        passed.append(span)
        world.clock.advance(span)

    player = Player(
        world, TinyBot(world, next(iter(world.bots.values()))), group=group, pass_time=pass_time, leaps=True
    )
    await player.play("= clock +2h\n= until +1d\n= tick\n= until 2026-11-23 19:00 WIB")
    assert passed == [timedelta(days=1), timedelta(0), timedelta(hours=22)]
    assert world.clock.now().isoformat() == "2026-11-23T12:00:00+00:00"

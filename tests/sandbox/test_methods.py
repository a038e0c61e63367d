"""The methods of the Bot API and their refusals."""

import json
from datetime import timedelta
from typing import Any

import pytest

from sandbox.files import plain_png
from sandbox.methods import answer
from sandbox.params import Upload
from tests.sandbox.conftest import Scene

KEYBOARD = {"inline_keyboard": [[{"text": "Terima", "callback_data": "ok"}]]}


async def test_tokens_and_methods_are_checked(scene: Scene) -> None:
    assert (await answer(scene.world, "2:x", "getMe", {}))[0] == 401
    assert (await answer(scene.world, "x", "getMe", {}))[0] == 404
    assert (await answer(scene.world, "1:x", "getMeNot", {}))[0] == 404
    assert (await scene.call("GETME"))["username"] == "sisihkan_bot"
    scene.world.accept_any_token = True
    assert (await answer(scene.world, "2:x", "getMe", {}))[1]["result"]["id"] == 2


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "  \n "}, "Bad Request: message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "a" * 4097}, "Bad Request: message is too long"),
        ({"text": "🎉" * 2049}, "Bad Request: message is too long"),
        ({"text": "a", "reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "Bad Request: message to be replied not found"),
        ({"text": "a", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "a", "chat_id": -5}, "Bad Request: chat not found"),
        ({"text": "a", "chat_id": "@tidak_ada"}, "Bad Request: chat not found"),
        ({"text": "a", "chat_id": 999}, "Bad Request: chat not found"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "Bad Request: can't parse entities: Can't find end tag"),
    ],
)
async def test_messages_that_are_refused(scene: Scene, parameters: dict[str, Any], why: str) -> None:
    refusal = await scene.refused("sendMessage", **({"chat_id": scene.group.id} | parameters))
    assert refusal.startswith(why)
    assert not scene.group.messages


def inline(**button: Any) -> dict[str, Any]:
    """A keyboard of one button."""
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (inline(text="a", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(text="a", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(text="a", callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(text="a"), "Text buttons are unallowed in the inline keyboard"),
        (inline(text="", callback_data="a"), "Text must be non-empty"),
        (inline(callback_data="a"), 'Field "text" must be of type String'),
        (inline(text="a", callback_data="a", url="https://a.id"), "exactly one action"),
        (inline(text="a", callback_dat="a"), 'unknown field "callback_dat"'),
        (inline(text="a", url="bukan alamat"), "is invalid: Wrong HTTP URL"),
        (inline(text="a", web_app={"url": "https://a.id"}), "BUTTON_TYPE_INVALID"),
        ({"inline_keyboard": [{"text": "a"}]}, "Array of Arrays"),
        ({"inline_keyboard": [], "selective": True}, 'unknown field "selective"'),
        ({"tombol": []}, "exactly one of"),
        ([1], "object expected as reply markup"),
        ({"force_reply": False}, "must be True"),
        ({"keyboard": []}, "the keyboard is empty"),
        ({"keyboard": [[{"text": "a", "request_contact": True}]]}, "in private chats only"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]}, "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_keyboards_that_are_refused(scene: Scene, markup: Any, why: str) -> None:
    assert why in await scene.refused("sendMessage", chat_id=scene.group.id, text="a", reply_markup=markup)


async def test_a_message_is_answered_as_telegram_does(scene: Scene) -> None:
    said = scene.siti.says(scene.group, "setor 20rb")
    sent = await scene.call(
        "sendMessage",
        chat_id=str(scene.group.id),
        text="<b>Bu Siti</b> setor",
        parse_mode="HTML",
        reply_markup=json.dumps(KEYBOARD),
        reply_parameters=json.dumps({"message_id": said.message_id}),
    )
    assert sent["text"] == "Bu Siti setor"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert sent["reply_markup"] == KEYBOARD
    assert sent["from"]["is_bot"]
    assert sent["reply_to_message"]["text"] == "setor 20rb"
    assert sent["message_id"] == said.message_id + 1


async def test_replies_are_nested_one_level_and_keep_their_buttons(scene: Scene) -> None:
    card = await scene.say("kartu", reply_markup=KEYBOARD)
    first = scene.siti.says(scene.group, "salah", reply_to=scene.group.messages[card["message_id"]])
    scene.siti.says(scene.group, "eh", reply_to=first)
    one, two = await scene.updates()
    assert one["message"]["reply_to_message"]["reply_markup"] == KEYBOARD
    assert "reply_to_message" not in two["message"]["reply_to_message"]


async def test_force_reply_reaches_clients_but_not_the_answer(scene: Scene) -> None:
    sent = await scene.say("Berapa?", reply_markup={"force_reply": True, "selective": True})
    assert "reply_markup" not in sent
    assert scene.group.messages[sent["message_id"]].keyboard == {"force_reply": True, "selective": True}


async def test_who_never_pressed_start_cannot_be_written_to(scene: Scene) -> None:
    send = {"chat_id": scene.siti.id, "text": "saldo"}
    assert await scene.refused("sendMessage", **send) == "Forbidden: bot can't initiate conversation with a user"
    scene.siti.starts(scene.bot)
    assert (await scene.call("sendMessage", **send))["chat"]["type"] == "private"
    scene.siti.blocks(scene.bot)
    assert await scene.refused("sendMessage", **send) == "Forbidden: bot was blocked by the user"
    scene.siti.unblocks(scene.bot)
    await scene.call("sendMessage", **send)
    assert await scene.kinds() == ["message", "my_chat_member", "my_chat_member"]
    other = scene.world.add_bot("2:x", "lain_bot", "Lain")
    assert await scene.refused("sendMessage", chat_id=other.id, text="a") == (
        "Forbidden: bot can't send messages to bots"
    )


async def test_groups_that_the_bot_is_not_in(scene: Scene) -> None:
    other = scene.world.add_group("Lain", scene.rini)
    assert await scene.refused("sendMessage", chat_id=other.id, text="a") == "Bad Request: chat not found"
    scene.rini.removes(scene.bot, scene.group)
    assert await scene.refused("sendMessage", chat_id=scene.group.id, text="a") == (
        "Forbidden: bot was kicked from the group chat"
    )
    assert await scene.kinds() == ["my_chat_member", "message"]
    scene.group.writable = False
    scene.rini.adds(scene.bot, scene.group)
    assert "not enough rights" in await scene.refused("sendMessage", chat_id=scene.group.id, text="a")
    await scene.call("leaveChat", chat_id=scene.group.id)
    assert "bot is not a member" in await scene.refused("getChatMemberCount", chat_id=scene.group.id)


async def test_edits(scene: Scene) -> None:
    sent = await scene.say("satu", reply_markup=KEYBOARD)
    where = {"chat_id": scene.group.id, "message_id": sent["message_id"]}
    assert (await scene.refused("editMessageText", **where, text="satu", reply_markup=KEYBOARD)).startswith(
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    )
    assert "message is not modified" in await scene.refused("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)
    edited = await scene.call("editMessageText", **where, text="dua")
    assert edited["text"] == "dua"
    assert "edit_date" in edited
    assert "reply_markup" not in edited
    assert (await scene.call("editMessageReplyMarkup", **where, reply_markup=KEYBOARD))["reply_markup"] == KEYBOARD
    assert "message text is empty" in await scene.refused("editMessageText", **where, text="")
    assert "no caption in the message" in await scene.refused("editMessageCaption", **where, caption="a")
    assert "inline keyboard expected" in await scene.refused(
        "editMessageReplyMarkup", **where, reply_markup={"force_reply": True}
    )
    where["message_id"] += 1
    assert await scene.refused("editMessageText", **where, text="a") == "Bad Request: message to edit not found"
    where["message_id"] = scene.siti.says(scene.group, "punyaku").message_id
    assert await scene.refused("editMessageText", **where, text="a") == "Bad Request: message can't be edited"


async def test_what_waits_in_the_queue_is_not_changed_by_an_edit(scene: Scene) -> None:
    card = scene.group.messages[(await scene.say("sebelum", reply_markup=KEYBOARD))["message_id"]]
    scene.rini.presses(card, "Terima")
    await scene.call("editMessageText", chat_id=scene.group.id, message_id=card.message_id, text="sesudah")
    [update] = await scene.updates()
    assert update["callback_query"]["message"]["text"] == "sebelum"


async def test_deleting(scene: Scene) -> None:
    where = {"chat_id": scene.group.id}
    mine = (await scene.say())["message_id"]
    theirs = scene.siti.says(scene.group, "a").message_id
    assert await scene.call("deleteMessage", **where, message_id=mine)
    assert await scene.refused("deleteMessage", **where, message_id=mine) == (
        "Bad Request: message to delete not found"
    )
    assert await scene.refused("deleteMessage", **where, message_id=theirs) == ("Bad Request: message can't be deleted")
    old = (await scene.say())["message_id"]
    scene.clock.advance(timedelta(hours=49))
    assert "can't be deleted for everyone" in await scene.refused("deleteMessage", **where, message_id=old)
    scene.rini.promotes(scene.bot, scene.group)
    assert await scene.call("deleteMessages", **where, message_ids=[old, theirs])
    assert not [m for m in scene.group.messages.values() if "text" in m.payload]


async def test_a_press_is_answered_once_and_in_time(scene: Scene) -> None:
    card = scene.group.messages[(await scene.say("a", reply_markup=KEYBOARD))["message_id"]]
    scene.siti.presses(card, "Terima")
    [update] = await scene.updates()
    query = update["callback_query"]
    assert query["data"] == "ok"
    assert query["from"]["id"] == scene.siti.id
    assert query["message"]["text"] == "a"
    this = {"callback_query_id": query["id"]}
    assert await scene.refused("answerCallbackQuery", **this, text="a" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    assert await scene.refused("answerCallbackQuery", **this, url="https://lain.id") == "Bad Request: URL_INVALID"
    assert await scene.call("answerCallbackQuery", **this, text="Saldo", show_alert="true")
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await scene.refused("answerCallbackQuery", **this) == too_old
    scene.siti.presses(card, "Terima")
    [update] = await scene.updates()
    scene.clock.advance(timedelta(minutes=16))
    assert await scene.refused("answerCallbackQuery", callback_query_id=update["callback_query"]["id"]) == too_old


async def test_photos_and_documents(scene: Scene) -> None:
    where = {"chat_id": scene.group.id}
    picture = {"photo": Upload(name="kas.png", content=plain_png(1600, 800), mime="image/png")}
    sent = await scene.call("sendPhoto", picture, **where, caption="<b>Kas</b>", parse_mode="HTML")
    assert sent["photo"][-1]["width"] == 1280
    assert sent["caption_entities"][0]["type"] == "bold"
    attached = {"x": Upload(name="b.xlsx", content=b"isi")}
    document = await scene.call("sendDocument", attached, **where, document="attach://x")
    assert document["document"]["file_name"] == "b.xlsx"
    again = await scene.call("sendPhoto", **where, photo=sent["photo"][-1]["file_id"])
    assert again["photo"] == sent["photo"]
    edit = {**where, "message_id": sent["message_id"]}
    assert (await scene.call("editMessageCaption", **edit, caption="Baru"))["caption"] == "Baru"
    assert "no text in the message to edit" in await scene.refused("editMessageText", **edit, text="a")
    fetched = await scene.call("getFile", file_id=document["document"]["file_id"])
    assert fetched["file_path"].startswith("documents/")
    assert await scene.refused("getFile", file_id="x") == "Bad Request: invalid file_id"
    for files, raw, why in (
        ({"photo": Upload(name="a.png", content=b"bukan gambar")}, {}, "IMAGE_PROCESS_FAILED"),
        ({"photo": Upload(name="a.png", content=plain_png(1000, 10))}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ({"photo": Upload(name="a.png", content=b"")}, {}, "file must be non-empty"),
        (picture, {"caption": "a" * 1025}, "message caption is too long"),
        ({}, {"photo": "salah"}, "wrong file identifier"),
        ({}, {"photo": document["document"]["file_id"]}, "can't use file of type Document as Photo"),
        ({}, {}, "there is no photo in the request"),
    ):
        assert why in await scene.refused("sendPhoto", files, **where, **raw)


async def test_chats_and_members(scene: Scene) -> None:
    where = {"chat_id": scene.group.id}
    assert (await scene.call("getChat", **where))["title"] == "Laris"
    assert await scene.call("getChatMemberCount", **where) == 3
    [creator] = await scene.call("getChatAdministrators", **where)
    assert creator["status"] == "creator"
    assert (await scene.call("getChatMember", **where, user_id=scene.siti.id))["status"] == "member"
    stranger = scene.world.add_user("Pak Jaka")
    assert (await scene.call("getChatMember", **where, user_id=stranger.id))["status"] == "left"
    assert await scene.refused("getChatMember", **where, user_id=99) == "Bad Request: invalid user_id specified"
    scene.rini.promotes(scene.bot, scene.group, rights=())
    me = await scene.call("getChatMember", **where, user_id=scene.bot.id)
    assert (me["status"], me["can_manage_chat"], me["can_delete_messages"]) == ("administrator", True, False)
    assert "no administrators in the private chat" in await scene.refused(
        "getChatAdministrators", chat_id=scene.siti.id
    )


async def test_pins_need_the_right(scene: Scene) -> None:
    where = {"chat_id": scene.group.id, "message_id": (await scene.say())["message_id"]}
    assert "not enough rights to manage pinned messages" in await scene.refused("pinChatMessage", **where)
    scene.rini.promotes(scene.bot, scene.group, rights=["can_pin_messages"])
    assert await scene.call("pinChatMessage", **where)
    assert (await scene.call("getChat", chat_id=scene.group.id))["pinned_message"]["text"] == "halo"
    assert await scene.call("unpinChatMessage", **where)
    assert await scene.call("unpinAllChatMessages", **where)
    assert "message to pin not found" in await scene.refused("pinChatMessage", chat_id=scene.group.id, message_id=99)


async def test_commands_have_scopes_and_languages(scene: Scene) -> None:
    menu = [{"command": "saldo", "description": "Saldo saya"}]
    scope = {"type": "chat_administrators", "chat_id": scene.group.id}
    await scene.call("setMyCommands", commands=json.dumps(menu), scope=json.dumps(scope), language_code="id")
    assert await scene.call("getMyCommands", scope=scope, language_code="id") == menu
    assert await scene.call("getMyCommands", scope=scope) == []
    await scene.call("deleteMyCommands", scope=scope, language_code="id")
    assert await scene.call("getMyCommands", scope=scope, language_code="id") == []
    for commands, why in (
        ([{"command": "Saldo", "description": "a"}], "BOT_COMMAND_INVALID"),
        ([{"command": "saldo", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "saldo", "deskripsi": "a"}], "can't parse BotCommand"),
        (menu * 101, "BOT_COMMANDS_TOO_MUCH"),
    ):
        assert why in await scene.refused("setMyCommands", commands=commands)
    assert "Unsupported type" in await scene.refused("setMyCommands", commands=menu, scope={"type": "semua"})
    assert "language code" in await scene.refused("setMyCommands", commands=menu, language_code="indonesia")


async def test_descriptions_have_lengths_and_languages(scene: Scene) -> None:
    await scene.call("setMyDescription", description="Pembukuan")
    await scene.call("setMyDescription", description="Bookkeeping", language_code="en")
    assert await scene.call("getMyDescription", language_code="en") == {"description": "Bookkeeping"}
    assert await scene.call("getMyDescription", language_code="jv") == {"description": "Pembukuan"}
    assert await scene.call("getMyName") == {"name": "Sisihkan"}
    assert "TOO_LONG" in await scene.refused("setMyShortDescription", short_description="a" * 121)


async def test_typing_is_seen(scene: Scene) -> None:
    seen: list[str] = []
    stop = scene.world.subscribe(lambda event: seen.append(event.kind))
    await scene.call("sendChatAction", chat_id=scene.group.id, action="typing")
    assert "wrong parameter action" in await scene.refused("sendChatAction", chat_id=scene.group.id, action="tidur")
    stop()
    await scene.say()
    assert seen == ["typing"]


async def test_numbers_and_flags_come_as_text_too(scene: Scene) -> None:
    assert "expected an Integer" in await scene.refused("getUpdates", offset="satu")
    assert await scene.call("getUpdates", offset="0", limit="5") == []
    sent = await scene.say(protect_content="True", reply_to_message_id="7", allow_sending_without_reply="true")
    assert sent["has_protected_content"]


async def test_flood_limits(scene: Scene) -> None:
    scene.world.limits = True
    for _ in range(20):
        await scene.say()
    status, body = await answer(scene.world, "1:x", "sendMessage", {"chat_id": scene.group.id, "text": "a"})
    assert (status, body["parameters"]) == (429, {"retry_after": 60})
    assert body["description"] == "Too Many Requests: retry after 60"
    scene.clock.advance(timedelta(seconds=60))
    sent = await scene.say()
    edits = {"chat_id": scene.group.id, "message_id": sent["message_id"]}
    for number in range(19):
        await scene.call("editMessageText", **edits, text=str(number))
    assert "retry after" in await scene.refused("editMessageText", **edits, text="lagi")
    scene.siti.starts(scene.bot)
    scene.clock.advance(timedelta(seconds=2))
    for _ in range(5):
        await scene.call("sendMessage", chat_id=scene.siti.id, text="a")
    assert "retry after 1" in await scene.refused("sendMessage", chat_id=scene.siti.id, text="a")
    scene.clock.advance(timedelta(seconds=1))
    await scene.call("sendMessage", chat_id=scene.siti.id, text="a")
    scene.world.limits = False
    await scene.call("sendMessage", chat_id=scene.siti.id, text="a")


async def test_thirty_a_second_in_all(scene: Scene) -> None:
    scene.world.limits = True
    groups = [scene.world.add_group(f"G{n}", scene.rini, bots=[scene.bot]) for n in range(31)]
    for group in groups[:30]:
        await scene.call("sendMessage", chat_id=group.id, text="a")
    assert "retry after 1" in await scene.refused("sendMessage", chat_id=groups[30].id, text="a")
    scene.clock.advance(timedelta(seconds=1))
    await scene.call("sendMessage", chat_id=groups[30].id, text="a")


async def test_faults_strike_as_ordered(scene: Scene) -> None:
    faults = scene.world.faults
    faults.add(method="sendMessage", kind="403", chat_id=scene.group.id)
    faults.add(kind="500", times=2)
    scene.siti.starts(scene.bot)
    assert "Internal Server Error" in await scene.refused("sendMessage", chat_id=scene.siti.id, text="a")
    assert "blocked" in await scene.refused("sendMessage", chat_id=scene.group.id, text="a")
    await scene.updates()
    assert "Internal Server Error" in await scene.refused("getMe")
    await scene.call("getMe")
    with pytest.raises(ValueError, match="unknown kind"):
        faults.add(kind="gempa")

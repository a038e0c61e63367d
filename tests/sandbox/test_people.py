"""What people do, and which of it a bot hears of."""

import pytest

from sandbox.people import NotPossible
from tests.sandbox.conftest import Scene


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("setor 20rb", False),
        ("/setor 20rb", True),
        ("/setor@sisihkan_bot 20rb", True),
        ("/setor@lain_bot 20rb", False),
        ("tanya @sisihkan_bot dong", True),
        ("tanya @sisihkan_botani dong", False),
    ],
)
async def test_privacy_mode_hides_talk(scene: Scene, text: str, heard: bool) -> None:
    scene.bot.privacy = True
    scene.siti.says(scene.group, text)
    assert bool(await scene.updates()) is heard
    assert (await scene.call("getMe"))["can_read_all_group_messages"] is False


async def test_privacy_mode_shows_replies_service_messages_and_everything_to_an_admin(scene: Scene) -> None:
    scene.bot.privacy = True
    mine = scene.group.messages[(await scene.say())["message_id"]]
    scene.siti.says(scene.group, "salah", reply_to=mine)
    scene.world.add_user("Bu Tuti").join(scene.group)
    scene.siti.sends_photo(scene.group, caption="setor 5rb")
    assert len(await scene.updates()) == 2
    scene.rini.promotes(scene.bot, scene.group, rights=())
    scene.siti.says(scene.group, "setor 20rb")
    assert await scene.kinds() == ["my_chat_member", "message"]


async def test_a_plain_command_goes_to_the_bot_that_spoke_last(scene: Scene) -> None:
    scene.bot.privacy = True
    other = scene.world.add_bot("2:x", "lain_bot", "Lain", privacy=True)
    scene.world.place(other.user, scene.group)
    scene.siti.says(scene.group, "/kas")
    assert await scene.updates() == []
    await scene.say()
    scene.siti.says(scene.group, "/kas")
    assert len(await scene.updates()) == 1
    assert other.pending == 0


async def test_bots_do_not_hear_each_other(scene: Scene) -> None:
    other = scene.world.add_bot("2:x", "lain_bot", "Lain")
    scene.world.place(other.user, scene.group)
    await scene.say()
    assert other.pending == 0
    assert scene.bot.pending == 0


async def test_an_anonymous_admin_writes_as_the_group_but_presses_in_person(scene: Scene) -> None:
    with pytest.raises(NotPossible, match="supergroup"):
        scene.rini.hides(scene.group)
    group = scene.group.migrate()
    scene.rini.hides(group)
    scene.rini.says(group, "/mulai")
    card = (await scene.call("sendMessage", chat_id=group.id, text="a", reply_markup={
        "inline_keyboard": [[{"text": "Mulai", "callback_data": "m"}]]}))["message_id"]  # fmt: skip
    scene.rini.presses(group.messages[card], "Mulai")
    updates = await scene.updates()
    message, query = updates[-2]["message"], updates[-1]["callback_query"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == group.id
    assert query["from"]["id"] == scene.rini.id
    scene.rini.hides(group, False)
    assert scene.rini.says(group, "a").payload["from"]["id"] == scene.rini.id


async def test_a_group_becomes_a_supergroup(scene: Scene) -> None:
    old = scene.group
    scene.siti.says(old, "sebelum")
    new = old.migrate()
    _, leaving, arriving = await scene.updates()
    assert leaving["message"]["chat"]["id"] == old.id
    assert leaving["message"]["migrate_to_chat_id"] == new.id
    assert arriving["message"]["chat"]["id"] == new.id
    assert arriving["message"]["migrate_from_chat_id"] == old.id
    assert str(new.id).startswith("-100")
    refusal = await scene.refused("sendMessage", chat_id=old.id, text="a")
    assert refusal == "Bad Request: group chat was upgraded to a supergroup chat"
    with pytest.raises(NotPossible):
        scene.siti.says(old, "a")
    assert scene.siti.says(new, "a").message_id == 2
    with pytest.raises(ValueError, match="only once"):
        old.migrate()


async def test_joining_leaving_and_adding(scene: Scene) -> None:
    tuti = scene.world.add_user("Bu Tuti")
    scene.rini.adds(tuti, scene.group)
    tuti.leave(scene.group)
    added, left = await scene.updates()
    assert added["message"]["from"]["id"] == scene.rini.id
    assert added["message"]["new_chat_members"][0]["id"] == tuti.id
    assert left["message"]["left_chat_member"]["id"] == tuti.id
    with pytest.raises(NotPossible, match="is not in Laris"):
        tuti.says(scene.group, "a")
    with pytest.raises(NotPossible, match="can_restrict_members"):
        scene.siti.removes(scene.rini, scene.group)


async def test_the_bot_is_told_of_its_own_changes(scene: Scene) -> None:
    group = scene.world.add_group("Baru", scene.rini)
    scene.rini.adds(scene.bot, group, start_payload="grup-7")
    scene.rini.promotes(scene.bot, group)
    scene.rini.demotes(scene.bot, group)
    joined, service, start, promoted, demoted = await scene.updates()
    assert joined["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert joined["my_chat_member"]["from"]["id"] == scene.rini.id
    assert service["message"]["new_chat_members"][0]["id"] == scene.bot.id
    assert start["message"]["text"] == "/start@sisihkan_bot grup-7"
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert demoted["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_forwards_keep_their_origin(scene: Scene) -> None:
    said = scene.siti.says(scene.group, "setor 20rb")
    scene.rini.starts(scene.bot)
    scene.rini.forwards(said, scene.bot)
    channel = scene.world.add_channel("Kabar", scene.rini)
    scene.rini.forwards(scene.rini.channel_post(channel, "berita"), scene.group)
    *_, private, from_channel = await scene.updates()
    assert private["message"]["forward_origin"]["sender_user"]["id"] == scene.siti.id
    assert from_channel["message"]["forward_origin"]["type"] == "channel"


async def test_channels_and_inline_bots(scene: Scene) -> None:
    channel = scene.world.add_channel("Kabar", scene.rini, username="kabar")
    scene.rini.adds(scene.bot, channel)
    scene.rini.channel_post(channel, "berita")
    scene.siti.says(scene.group, "setor 1jt", sender_chat=channel)
    scene.siti.says(scene.group, "setor 2jt", via_bot=scene.bot.user)
    _, post, as_channel, inline = await scene.updates()
    assert post["channel_post"]["text"] == "berita"
    assert "from" not in post["channel_post"]
    assert as_channel["message"]["sender_chat"]["type"] == "channel"
    assert as_channel["message"]["from"]["username"] == "Channel_Bot"
    assert inline["message"]["via_bot"]["id"] == scene.bot.id
    assert "need administrator rights" in await scene.refused("sendMessage", chat_id="@kabar", text="a")


async def test_edits_of_people(scene: Scene) -> None:
    said = scene.siti.says(scene.group, "/setor 20rb")
    scene.siti.edits(said, "/setor 30rb")
    before, after = await scene.updates()
    assert before["message"]["text"] == "/setor 20rb"
    assert after["edited_message"]["text"] == "/setor 30rb"
    assert "edit_date" in after["edited_message"]
    with pytest.raises(NotPossible):
        scene.rini.edits(said, "a")


async def test_deep_links_press_start(scene: Scene) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Buka", "url": "https://t.me/sisihkan_bot?start=saldo-3"}]]}
    card = scene.group.messages[(await scene.say("a", reply_markup=keyboard))["message_id"]]
    assert scene.siti.presses(card, "Buka") is None
    [update] = await scene.updates()
    assert update["message"]["text"] == "/start saldo-3"
    assert update["message"]["chat"]["type"] == "private"
    with pytest.raises(NotPossible, match="start parameter"):
        scene.siti.starts(scene.bot, "a b")


async def test_a_button_under_a_lost_message(scene: Scene) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Terima", "callback_data": "ok"}]]}
    card = scene.group.messages[(await scene.say("a", reply_markup=keyboard))["message_id"]]
    card.inaccessible = True
    scene.siti.presses(card, "Terima")
    scene.siti.presses_data(card, "palsu")
    real, forged = await scene.updates()
    assert real["callback_query"]["message"] == {
        "chat": scene.group.to_json(), "message_id": card.message_id, "date": 0
    }  # fmt: skip
    assert forged["callback_query"]["data"] == "palsu"
    with pytest.raises(NotPossible, match="no button"):
        scene.siti.presses(card, "Tolak")
    with pytest.raises(NotPossible, match="is not in Laris"):
        scene.world.add_user("Pak Jaka").presses(card, "Terima")


async def test_private_chats_need_start(scene: Scene) -> None:
    with pytest.raises(NotPossible, match="has not pressed Start"):
        scene.siti.says(scene.bot, "halo")
    scene.siti.starts(scene.bot)
    scene.siti.says(scene.bot, "halo")
    scene.siti.shares_contact(scene.bot, "+628123")
    scene.siti.sends_document(scene.bot, b"isi", "a.csv", "impor")
    scene.siti.sends(scene.bot, {"sticker": {"emoji": "🎉"}})
    updates = await scene.updates()
    assert updates[2]["message"]["contact"]["user_id"] == scene.siti.id
    assert updates[3]["message"]["document"]["file_name"] == "a.csv"
    chat = scene.world.private_chat(scene.siti, scene.bot)
    with pytest.raises(NotPossible, match="somebody else's"):
        scene.rini.says(chat, "a")


async def test_mentions_without_a_username(scene: Scene) -> None:
    scene.rini.says(scene.group, "titip 🎉 Bu Siti 5rb", mentions={"Bu Siti": scene.siti})
    [update] = await scene.updates()
    assert update["message"]["entities"] == [
        {"type": "text_mention", "offset": 9, "length": 7, "user": scene.siti.to_json()}
    ]

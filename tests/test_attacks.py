"""Everything a hostile or clumsy person can send: no turn fails, nothing becomes money that should not."""

import json
from collections.abc import Callable

import pytest

from handlers.cards import Accept, NotThat
from handlers.claims import RejectBecause
from handlers.commands import TABLES
from tests.attacks import (
    NASTY_NAMES,
    Json,
    arrive,
    assert_unharmed,
    confirmed_by_themselves,
    group_of,
    heard_in,
    message_json,
    newest_of_ours,
    person,
    private,
    rows,
)
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import add_members

POLL = {"id": "1", "question": "setor 20rb", "options": [], "total_voter_count": 0, "type": "quiz"}
PLACE = {"latitude": 1.0, "longitude": 2.0}
FILE = {"file_id": "a", "file_unique_id": "b"}
CHANNEL = {"id": -1_002_000_000_777, "type": "channel", "title": "Kanal"}
STRANGER_TO_BOTS = {"type": "hidden_user", "date": 1, "sender_user_name": "Bu Siti"}

NEVER_MONEY: tuple[Json, ...] = (
    {"poll": POLL},
    {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"location": PLACE},
    {"venue": {"location": PLACE, "title": "setor 20rb", "address": "setor 20rb"}},
    {"contact": {"phone_number": "0812", "first_name": "setor 20rb"}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"voice": {**FILE, "duration": 1}},
    {"story": {"chat": CHANNEL, "id": 1}},
    {"web_app_data": {"data": "setor 20rb", "button_text": "setor 20rb"}},
    {"forum_topic_created": {"name": "setor 20rb", "icon_color": 1}, "message_thread_id": 5, "is_topic_message": True},
    {"forum_topic_closed": {}},
    {"video_chat_started": {}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
    {"boost_added": {"boost_count": 1}},
    {"giveaway_created": {}},
    {"kind_of_next_year": {"text": "setor 20rb"}},
    {"new_chat_title": "setor 20rb " * 500},
    {"new_chat_members": []},
    {"photo": []},
    {"text": ""},
    {"text": "setor 20rb", "forward_origin": STRANGER_TO_BOTS},
    {"text": "/setor 20rb wajib", "forward_origin": STRANGER_TO_BOTS},
    {"text": "setor 20rb", "sender_chat": CHANNEL},
    {"text": "setor 20rb", "sender_chat": CHANNEL, "is_automatic_forward": True},
    {"text": "setor 20rb", "via_bot": {"id": 9, "is_bot": True, "first_name": "x", "username": "x_bot"}},
    {"text": "setor 20rb", "from": {"id": 99, "is_bot": True, "first_name": "x"}},
    {"text": "/setor@other_bot 20rb wajib"},
)
"""Contents of messages that never become a claim, in whatever chat they come."""

ODD_BUT_SAID: tuple[Json, ...] = (
    {"text": "setor 20rb", "message_thread_id": 5, "is_topic_message": True},
    {"text": "setor 20rb", "external_reply": {"origin": STRANGER_TO_BOTS}, "quote": {"text": "x", "position": 0}},
    {"text": "setor 20rb", "effect_id": "5", "has_protected_content": True, "is_from_offline": True},
    {"video": {**FILE, "width": 1, "height": 1, "duration": 1}, "caption": "setor 20rb"},
    {"text": "setor 20rb", "from": {"id": 77, "is_bot": False, "first_name": ""}},
    {"text": "\u202esetor 20rb"},
    {"text": "SETOR    20RB\r\n\r\n"},
)

STRANGE_WORDS = (
    *("", "x", "-1", "0", "9" * 30, "-" + "9" * 30, "²", "\uff11", "{name}", "{0.__class__}", "%s", "\x00", "\ud83d"),
    *("jadi", "jadi " + "9" * 30, "1 jadi 20rb " + "z" * 3900, "tambah", "tambah {name} {0}", "tambah /setor"),
    *("tambah " + "Bu " * 1000, "@", "@sisihkan_bot", "siti\nrini\nbudi", "setor 20rb\n" * 300, "wajib 1e9", "0x10"),
)
"""What may follow a command."""

FORGED_WORDS = ("", "-1", "0", "1", "9" * 18, "9" * 19, "9" * 25, "-" + "9" * 25, "x", "²", "1_0", "H", "\x00", "{0}")
"""What a forged client may put into a button."""


async def test_updates_of_every_kind_are_taken_and_are_no_money(laris: Chat) -> None:
    siti, group = person(laris, "Bu Siti"), group_of(laris)
    for where in (group, private(laris, siti)):
        for content in NEVER_MONEY:
            for kind in ("message", "edited_message", "channel_post", "edited_channel_post", "business_message"):
                arrive(laris, kind, message_json(laris, where, siti, **content))
            replied = message_json(laris, where, siti, **content)
            arrive(laris, "message", message_json(laris, where, siti, text="halo", reply_to_message=replied))
    for kind in ("poll", "poll_answer", "message_reaction", "inline_query", "chat_join_request", "of_next_year"):
        arrive(laris, kind, {"user": siti.to_json(), "text": "setor 20rb"})
    nobody = message_json(laris, group, siti, text="setor 20rb")
    del nobody["from"]
    arrive(laris, "message", nobody)
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await rows(laris, "SELECT * FROM claims") == []


async def test_odd_messages_are_still_messages(laris: Chat) -> None:
    siti, group = person(laris, "Bu Siti"), group_of(laris)
    for content in ODD_BUT_SAID:
        arrive(laris, "message", message_json(laris, group, siti, **content))
    in_reply_to_a_poll = message_json(laris, group, siti, poll=POLL)
    arrive(laris, "message", message_json(laris, group, siti, text="setor 20rb", reply_to_message=in_reply_to_a_poll))
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await rows(laris, "SELECT count(*) FROM claims WHERE amount = 20000") == [(7,)]
    assert await laris.cash() == 0


@pytest.mark.parametrize("name", ["Bu Rini", "Bu Siti", "Bu Tini"])
async def test_strange_words_behind_every_command(laris: Chat, name: str) -> None:
    if name == "Bu Tini":
        laris.world.add_user(name).join(group_of(laris))
    who = person(laris, name)
    who.starts(laris.world.bots[TOKEN])
    await laris.life.settle()
    for where in (group_of(laris), private(laris, who)):
        for command in TABLES.commands:
            for words in STRANGE_WORDS:
                arrive(laris, "message", message_json(laris, where, who, text=f"/{command.name} {words}"))
        for payload in ("profil_1", "profil_" + "9" * 30, "profil_²", "daftar_x", "saldo_1", "hadir_", "_", "-", "__"):
            arrive(laris, "message", message_json(laris, where, who, text=f"/start {payload}"))
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await confirmed_by_themselves(laris) == []


@pytest.mark.parametrize("lost", [False, True], ids=["shown", "inaccessible"])
async def test_buttons_with_forged_data_answer(laris: Chat, lost: bool) -> None:
    rini, group = person(laris, "Bu Rini"), group_of(laris)
    for where in (group, private(laris, rini)):
        rini.says(where, "/bantuan")
    await laris.life.settle()
    presses = []
    for where in (group, private(laris, rini)):
        ours = newest_of_ours(where)
        assert ours is not None
        ours.inaccessible = lost
        for rule in TABLES.presses:
            prefix, width = rule.payload.prefix, len(getattr(rule.payload, "__dataclass_fields__", {}))
            forged = [":".join([prefix, *[word] * width]) for word in FORGED_WORDS]
            presses += [rini.presses_data(ours, data) for data in (*forged, prefix, prefix + ":" * 9, ":", "", "\x00")]
            await laris.life.settle()
    await assert_unharmed(laris)
    assert all(query.answered for query in presses)


async def test_names_and_notes_are_never_read_as_anything_else(laris: Chat) -> None:
    group, bot = group_of(laris), laris.world.bots[TOKEN]
    people = [laris.world.add_user(name) for name in NASTY_NAMES]
    rini = person(laris, "Bu Rini")
    for one in people:
        one.join(group)
        one.says(group, "/daftar")
        one.says(group, "setor 20rb")
        one.starts(bot)
        one.says(bot, "/saldo")
        await laris.life.settle()
    for name in NASTY_NAMES:
        for line in (f"biaya 15rb {name}", f"titip setoran {name} 5rb", f"setor 7rb\ncatatan {name}", f"/saldo {name}"):
            rini.says(group, line)
        rini.says(group, f"/anggota tambah {name}")
        await laris.life.settle()
    for claim, amount in await rows(laris, "SELECT id, amount FROM claims WHERE state = 'waiting'"):
        ours = newest_of_ours(group)
        assert ours is not None
        for who in ("Bu Rini", "Pak Joko"):
            person(laris, who).presses_data(ours, f"ok:{claim}:{amount}")
    for line in ("/anggota", "/hadir", "/kas", "/riwayat", "/menunggu", "/rapat", "/setor massal", "/rapat tutup"):
        rini.says(group, line)
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await confirmed_by_themselves(laris) == []
    said = heard_in(group)
    assert "<class" not in said and "Bu\nRini" not in said


async def test_only_a_nameless_message_can_be_claimed_by_a_press(laris: Chat) -> None:
    """[Ini saya] forged under a card that quotes somebody else's words adopts nothing."""
    wati, siti, group = person(laris, "Bu Wati"), person(laris, "Bu Siti"), group_of(laris)
    wati.says(group, "setor")
    await laris.life.settle()
    quoting = newest_of_ours(group)
    assert quoting is not None and quoting.reply_to is not None
    quoting.reply_to.payload = quoting.reply_to.payload | {"text": "setor 90rb"}
    press = siti.presses_data(quoting, "itsme")
    await laris.life.settle()
    assert press.answered
    await assert_unharmed(laris)
    assert await rows(laris, "SELECT * FROM claims") == []


async def test_a_broken_update_is_kept_and_holds_nobody_up(laris: Chat) -> None:
    siti, group = person(laris, "Bu Siti"), group_of(laris)
    arrive(laris, "message", {"message_id": 1, "date": "yesterday", "chat": {"id": "x"}})
    arrive(laris, "message", "nothing")
    arrive(laris, "callback_query", {"id": "7", "from": None})
    siti.says(group, "setor 20rb")
    await laris.life.settle()
    assert await rows(laris, "SELECT count(*) FROM inbox WHERE state = 'aside'") == [(3,)]
    kept = await rows(laris, "SELECT body FROM inbox WHERE state = 'aside' ORDER BY id")
    assert json.loads(kept[1][0])["message"] == "nothing"
    assert len(await rows(laris, "SELECT * FROM claims")) == 1


async def test_a_thousand_claims_wait_and_two_hundred_members_are_listed(laris: Chat) -> None:
    group = group_of(laris)
    await add_members(laris, *(f"Ibu Warga Nomor {number} dari Dusun Sumber Rejo Wetan" for number in range(192)))
    siti, wati = person(laris, "Bu Siti"), person(laris, "Bu Wati")
    for start in range(0, 1000, 40):
        who = (siti, wati)[start // 40 % 2]
        who.says(group, "\n".join(f"setor {number + 1}rb" for number in range(start, start + 40)))
    await laris.life.settle()
    waiting = len(await rows(laris, "SELECT id FROM claims WHERE state = 'waiting'"))
    assert waiting > 200
    for name in ("Bu Rini", "Pak Joko", "Bu Siti"):
        for where in (group, private(laris, person(laris, name))):
            for command in (
                "menunggu",
                "anggota",
                "hadir",
                "kas",
                "riwayat",
                "saldo",
                "bantuan",
                "peran",
                "setor massal",
            ):
                arrive(laris, "message", message_json(laris, where, person(laris, name), text=f"/{command}"))
    await laris.life.settle()
    person(laris, "Pak Joko").says(group, "/rapat")
    await laris.life.settle()
    arrive(laris, "message", message_json(laris, group, person(laris, "Bu Rini"), text="/menunggu"))
    await laris.life.settle()
    card = next(one for one in reversed(group.messages.values()) if any("Terima semua" in b for b in one.buttons))
    press = person(laris, "Bu Rini").presses(card, next(b for b in card.buttons if "Terima semua" in b))
    await laris.life.settle()
    await assert_unharmed(laris)
    assert press is not None and press.answered
    assert await confirmed_by_themselves(laris) == []


async def test_two_officers_press_in_one_batch_and_one_entry_is_made(laris: Chat) -> None:
    group, rini, siti = group_of(laris), person(laris, "Bu Rini"), person(laris, "Bu Siti")
    siti.says(group, "setor 20rb")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    claim = (await rows(laris, "SELECT id FROM claims"))[0][0]
    presses = [
        *(
            person(laris, name).presses_data(card, Accept(claim, 20_000).pack())
            for name in ("Pak Joko", "Bu Ani", "Bu Siti")
        ),
        *(rini.presses_data(card, Accept(claim, 20_000).pack()) for _ in range(3)),
        siti.presses_data(card, NotThat(claim).pack()),
        rini.presses_data(card, RejectBecause(claim, 0).pack()),
    ]
    await laris.life.settle()
    await assert_unharmed(laris)
    assert all(press.answered for press in presses)
    assert await rows(laris, "SELECT count(*) FROM entries") == [(1,)]
    assert await laris.cash() == 20_000


@pytest.mark.parametrize("first", ["press", "edit", "withdraw"])
async def test_press_edit_and_withdrawal_race(laris: Chat, first: str) -> None:
    """Whichever comes first counts, and what is confirmed is what the officer saw."""
    group, rini, siti = group_of(laris), person(laris, "Bu Rini"), person(laris, "Bu Siti")
    said = siti.says(group, "setor 20rb")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    steps: dict[str, Callable[[], object]] = {
        "press": lambda: rini.presses(card, "Terima"),
        "edit": lambda: siti.edits(said, "setor 90rb"),
        "withdraw": lambda: siti.says(group, "batal", reply_to=card),
    }
    for name in (first, *(name for name in steps if name != first)):
        steps[name]()
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await laris.cash() == (0 if first == "withdraw" else 20_000)

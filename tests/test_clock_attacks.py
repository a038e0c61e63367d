"""What the clock says, attacked: buttons of others, forged ones, foreign and edited words, what shames."""

import datetime as dt
from dataclasses import fields
from itertools import product

import pytest

from handlers.commands import TABLES
from savings.roles import Role
from tests.attacks import (
    arrive,
    assert_unharmed,
    group_of,
    heard_in,
    message_json,
    newest_of_ours,
    person,
    private,
    rows,
)
from tests.chat import TOKEN, Chat
from tests.clock_scenes import (
    CONFIDED,
    DEBT,
    DEBTS,
    FOLLOWED,
    TENTH,
    VISITED,
    another_pendamping,
    become,
    five_weeks,
    leave,
    miss,
    press_all,
    say,
)
from tests.dialogs.weeks import accompany
from tests.test_secrets import Ears

SHAME = ("menunggak", "nunggak", "telat", "malas", "hutang", "utang", "belum bayar", "harus bayar", "segera", "denda")
"""Words that nobody should read from a book that reminds them."""

BOOKS = (
    *("claims", "pauses", "plans", "unasked", "meeting_changes", "visits", "programmes", "confidential_notes"),
    *("digests", "digest_groups", "attendance", "meetings", "hardships", "entries", "rule_changes"),
)


# --- others' buttons -----------------------------------------------------------------------------------------------


OWN = {"plans", "pauses", "digests", "digest_groups"}
"""Tables in which everybody has rows of their own."""


@pytest.mark.parametrize(
    "name",
    ["Bu Sri", "Bu Wati", "Bu Tini", "Mbak Dewi", "Mbak Merli", "Bu Rini", "Bu Siti"],
    ids=["member", "borrower", "stranger", "elsewhere", "was pendamping", "was bendahara", "left"],
)
async def test_what_the_clock_has_offered_to_others_is_nobody_elses(laris: Chat, name: str) -> None:
    await another_pendamping(laris)
    laris.world.add_user("Bu Tini").join(group_of(laris))
    spoken = await five_weeks(laris)
    who, roster = person(laris, name), await laris.roster()
    own = {str(one.id) for one in roster.people if who.id in one.speakers}
    if name == "Bu Siti":
        await leave(laris, name, TENTH)
    elif name in {"Mbak Merli", "Bu Rini"}:
        await become(laris, name, Role.ANGGOTA)
    offered = {data for place, data in spoken.data if place != who.id or name in {"Mbak Merli", "Bu Rini", "Bu Siti"}}
    before = {table: await rows(laris, f"SELECT * FROM {table}") for table in BOOKS}
    ears = Ears(laris)
    assert await press_all(laris, who, sorted(offered)) > 50
    await assert_unharmed(laris, may_fail=("editMessageText",))  # a calendar file has no words to edit
    after = {table: await rows(laris, f"SELECT * FROM {table}") for table in BOOKS}
    assert {table: after[table] for table in BOOKS if table not in OWN} == {
        table: before[table] for table in BOOKS if table not in OWN
    }
    for table in OWN:
        changed = {str(value) for row in set(after[table]) ^ set(before[table]) for value in row}
        theirs = {str(one.id) for one in roster.everyone} - own
        if table == "pauses":
            assert not {str(row[0]) for row in set(after[table]) ^ set(before[table])} & theirs
        elif table == "plans":
            assert not {str(row[2]) for row in set(after[table]) ^ set(before[table])} & theirs
        else:
            assert not changed or str(who.id) in changed
    secrets = (VISITED, FOLLOWED, CONFIDED, *DEBTS)
    assert ears.leaked(who.id, secrets) == []
    assert ears.leaked(group_of(laris).id, (*secrets, "28.750", "34.500")) == []


async def test_another_pendamping_of_the_group_neither_reads_nor_mends_what_is_not_theirs(laris: Chat) -> None:
    spoken = await five_weeks(laris)
    await become(laris, "Bu Sri", Role.PENDAMPING)
    sri = person(laris, "Bu Sri")
    offered = {data for _place, data in spoken.data if data.startswith(("ctt", "kj"))}
    assert {data.partition(":")[0] for data in offered} >= {"ctt", "cttsatu", "ctthapus", "kjtarik", "kjsatu"}
    offered |= {"ctthapusya:1:1", "kjtarikya:1:1", "ctttentang:1:1:5"}
    before = [await rows(laris, f"SELECT * FROM {table}") for table in ("visits", "confidential_notes")]
    ears = Ears(laris)
    await press_all(laris, sri, sorted(offered))
    assert ears.leaked(sri.id, (VISITED,)), "what was noted of a visit is for every pendamping"
    assert ears.leaked(sri.id, (CONFIDED,)) == []
    assert ears.leaked(group_of(laris).id, (VISITED, FOLLOWED, CONFIDED)) == []
    assert [await rows(laris, f"SELECT * FROM {table}") for table in ("visits", "confidential_notes")] == before


EDGES = (2**63 - 1, -(2**63 - 1), 3_652_060)
CLOCKED = {
    *("nudges", "nudge_pauses", "officer_day", "wajib", "digest_buttons", "visits", "visit_cards", "visit_plan"),
    *("visit_recording", "counsel", "meeting_reminders", "missed", "schedules", "schedule_talk", "meeting_moves"),
    *("meeting_offs", "meeting_stretches", "rhythm_changes", "meetings"),
}
"""The conversations whose buttons carry days, hours and pages."""


@pytest.mark.parametrize("name", ["Mbak Merli", "Pak Joko"])
async def test_numbers_out_of_range_are_answered(laris: Chat, name: str) -> None:
    await five_weeks(laris)
    who, group_id = person(laris, name), (await laris.roster()).group.id
    known: dict[str, tuple[object, ...]] = {
        "group_id": (group_id,),
        "member_id": (4, 0),
        "planned_on": (dt.date(2026, 12, 12).toordinal(), 2**63 - 1),
        "what": ("page", "geser", 1),
        "value": ("weekday",),
        "status": ("H",),
        "why": ("undur",),
        "asker": (who.id,),
    }
    data = []
    for rule in TABLES.presses:
        if rule.payload.__module__.split(".")[-1] in CLOCKED:
            choices = [
                known.get(one.name, EDGES if one.type is int else ("x",))
                for one in fields(rule.payload)  # type: ignore[arg-type]  # every payload is a dataclass
            ]
            data += [":".join([rule.payload.prefix, *map(str, values)]) for values in [*product(*choices)][:12]]
    assert len(data) > 150
    where = private(laris, who)
    ours = newest_of_ours(where)
    assert ours is not None
    queries = [who.presses_data(ours, one) for one in data]
    await laris.life.settle()
    await assert_unharmed(laris, may_fail=("editMessageText", "deleteMessage"))
    assert all(query.answered for query in queries)


async def test_links_into_a_group_that_is_not_ones_own_lead_nowhere(laris: Chat) -> None:
    dewi = await another_pendamping(laris)
    await five_weeks(laris)
    group_id = (await laris.roster()).group.id
    ears = Ears(laris)
    for who in (dewi, laris.world.add_user("Bu Tini"), person(laris, "Bu Sri")):
        for word in ("catatan", "kunjungan", "pengingat", "binaan"):
            for rest in ("", f"_{group_id}", f"_{group_id}_1", f"_{2**63}", "_0", "_x"):
                who.starts(laris.world.bots[TOKEN], word + rest)
                await laris.life.settle()
        assert ears.leaked(who.id, (VISITED, FOLLOWED, CONFIDED, *DEBTS)) == []
    await assert_unharmed(laris)


async def test_a_note_is_of_the_group_of_its_button_and_of_no_other(laris: Chat) -> None:
    (mawar,) = await accompany(laris, "KSM Mawar")
    await say(laris, "Mbak Merli", "/catatan")
    merli = person(laris, "Mbak Merli")
    page = newest_of_ours(private(laris, merli))
    assert page is not None
    for group_id, words in ((mawar, "mawar layu"), (1, "laris manis")):
        merli.presses_data(page, f"ctttulis:{group_id}")
        await laris.life.settle()
        await say(laris, "Mbak Merli", words)
    assert await rows(laris, "SELECT group_id, text FROM confidential_notes") == [
        (mawar, "mawar layu"),
        (1, "laris manis"),
    ]
    ears = Ears(laris)
    await press_all(laris, merli, [f"cttsatu:{mawar}:2", "cttsatu:1:1", "ctthapusya:1:1", "ctttentang:1:1:4"])
    assert ears.leaked(merli.id, ("mawar layu", "laris manis")) == []
    assert len(await rows(laris, "SELECT * FROM confidential_notes")) == 2


async def test_a_note_that_took_its_time_is_still_a_note(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan
    bot @Mbak Merli < ... [Tulis catatan]
    Mbak Merli @ * Tulis catatan
    bot @Mbak Merli < Tulis catatannya. ...
    """
    await laris.play()
    await laris.wait_until("2026-11-21 21:00 WIB")
    await say(laris, "Mbak Merli", "Bu Wati pinjam 500rb ke rentenir")
    assert await rows(laris, "SELECT text FROM confidential_notes") == [("pinjam 500rb ke rentenir",)]
    assert "rentenir" not in heard_in(group_of(laris))


# --- what is said --------------------------------------------------------------------------------------------------


async def test_nothing_that_is_said_by_the_clock_shames_or_tells_a_sum_too_early(laris: Chat) -> None:
    spoken = await five_weeks(laris)
    group = group_of(laris).id
    for at, text in spoken.to(group):
        assert "Rp" not in text.replace("Rp5.000", ""), "the wajib of the rules is everybody's"
        assert not any(name in text for name in ("Siti", "Wati", "Karto")), text
        assert 7 <= at.hour < 20
    siti = spoken.to(person(laris, "Bu Siti").id)
    nudges = [text for at, text in siti if at.date() > dt.date(2026, 11, 21)]
    assert any(DEBT in text for text in nudges) and any("tidak ikut rapat" in text for text in nudges)
    for text in nudges:
        first, *rest = text.split("\n")
        assert first.startswith("Bu Siti, ") and rest and "Rp" not in first
        assert not any(word in text.lower() for word in SHAME), text
    for name in ("Bu Rini", "Pak Joko", "Mbak Merli"):
        firsts = [text.split("\n")[0] for at, text in spoken.to(person(laris, name).id) if at.hour in {7, 8, 16}]
        assert firsts and not any("Rp" in first or "Siti" in first for first in firsts)


async def test_a_reason_that_was_told_in_private_never_reaches_the_group(laris: Chat) -> None:
    await laris.wait_until("2026-11-27 16:00 WIB")
    await say(laris, "Bu Siti", "izin keguguran")
    await say(laris, "Pak Joko", "bu wati izin dipenjara")
    await say(laris, "Bu Sri", "bu rini izin", in_group=True)
    await laris.wait_until("2026-11-28 19:00 WIB")
    for who, words in (
        ("Pak Joko", "/rapat"),
        ("Bu Rini", "hadir"),
        ("Pak Joko", "/hadir"),
        ("Pak Joko", "/hadir siti"),
    ):
        await say(laris, who, words, in_group=True)
    await say(laris, "Pak Joko", "/rapat tutup", in_group=True)
    ours = newest_of_ours(group_of(laris))
    assert ours is not None
    person(laris, "Pak Joko").presses(ours, "Ya, tutup")
    await laris.life.settle()
    ears = Ears(laris)
    for who in ("Bu Siti", "Pak Joko", "Bu Sri"):
        for words in ("/hadir", "/hadir siti", "/hadir wati"):
            await say(laris, who, words, in_group=True)
    assert "keguguran" not in heard_in(group_of(laris)) and "dipenjara" not in heard_in(group_of(laris))
    assert ears.leaked(group_of(laris).id, ("keguguran", "dipenjara")) == []
    assert await rows(laris, "SELECT count(*) FROM plans") == [(2,)], "nobody says it for others but officers"
    await say(laris, "Pak Joko", "/hadir siti")
    assert ears.leaked(person(laris, "Pak Joko").id, ("keguguran",))


async def test_the_question_to_who_was_absent_is_not_answered_in_the_group(laris: Chat) -> None:
    await miss(laris, "Bu Siti", day=dt.date(2026, 11, 21))
    await say(laris, "Bu Siti", "/bantuan", in_group=True)
    ours = newest_of_ours(group_of(laris))
    assert ours is not None
    person(laris, "Bu Siti").presses_data(ours, "absen:1:1:4:sakit")
    await laris.life.settle()
    assert "sembuh" not in heard_in(group_of(laris)) and "Siti" not in heard_in(group_of(laris))
    assert await rows(laris, "SELECT reason FROM attendance WHERE member_id = 4") == [("",)]


async def test_a_forged_refusal_takes_no_message_out_of_the_group(laris: Chat) -> None:
    await say(laris, "Bu Siti", "setor 20rb", in_group=True)
    card = newest_of_ours(group_of(laris))
    assert card is not None
    for name in ("Bu Siti", "Pak Joko"):
        person(laris, name).presses_data(card, "jbukan:1")
        await laris.life.settle()
    assert not card.deleted


async def test_an_own_answer_takes_no_card_out_of_the_group(laris: Chat) -> None:
    """What a forged button may do is done; the card on which it never stood stays."""
    await say(laris, "Bu Ani", "/rapat", in_group=True)
    card = newest_of_ours(group_of(laris))
    assert card is not None
    siti, ani = person(laris, "Bu Siti"), person(laris, "Bu Ani")
    siti.presses_data(card, f"atfor:1:H:4:{siti.id}")
    for data in ("mno", f"cdone:1:{ani.id}"):
        ani.presses_data(card, data)
    await laris.life.settle()
    assert await rows(laris, "SELECT member_id, status FROM attendance WHERE member_id = 4") == [(4, "H")]
    assert not card.deleted


# --- words ---------------------------------------------------------------------------------------------------------


FOREIGN = (
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "x"}},
    {"via_bot": {"id": 9, "is_bot": True, "first_name": "x"}},
    {"from": {"id": 99, "is_bot": True, "first_name": "x"}},
    {"sender_chat": {"id": -1_002_000_000_777, "type": "channel", "title": "Kanal"}},
)


@pytest.mark.parametrize("text", ["rapat libur", "rapat pindah ke rabu jam 16.00", "rapat tiap senin jam 19.00"])
async def test_foreign_and_edited_words_and_those_of_others_move_no_meeting(laris: Chat, text: str) -> None:
    group, joko = group_of(laris), person(laris, "Pak Joko")
    before = heard_in(group)
    for extra in FOREIGN:
        arrive(laris, "message", message_json(laris, group, joko, **({"text": text} | extra)))
    arrive(laris, "edited_message", message_json(laris, group, joko, text=text))
    await say(laris, "Bu Siti", text, in_group=True)
    assert heard_in(group) == before
    assert await rows(laris, "SELECT * FROM meeting_changes") == await rows(laris, "SELECT * FROM rule_changes") == []


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("rapat pindah ke rabu depan jam 16.00 di balai RW", "rapat pindah ke rabu depan jam 16.00 di rumah si pelit"),
        ("rapat libur karena ada hajatan", "rapat libur karena si pelit"),
        ("rapat tiap senin jam 19.00 di balai desa", "rapat tiap senin jam 19.00 di rumah si pelit"),
        ("rapat di balai desa", "rapat di rumah si pelit"),
    ],
)
async def test_words_that_were_edited_after_the_question_are_not_what_was_confirmed(
    laris: Chat, said: str, then: str
) -> None:
    group, joko = group_of(laris), person(laris, "Pak Joko")
    message = joko.says(group, said)
    await laris.life.settle()
    question = newest_of_ours(group)
    assert question is not None
    joko.edits(message, then)
    spoken = Ears(laris)
    for label in question.buttons:
        if label != "Bukan itu":
            person(laris, "Pak Joko").presses(question, label)
            await laris.life.settle()
    assert spoken.leaked(joko.id, ("Pesan aslinya sudah berubah",))
    assert "pelit" not in heard_in(group)
    assert await rows(laris, "SELECT * FROM meeting_changes") == await rows(laris, "SELECT * FROM rule_changes") == []

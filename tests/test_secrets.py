"""What nobody may read: another's balance, the reason of a refusal, a personal detail, anything of another group.

Secrets are sown in one group, some of them by the scene; then everybody gives every command and presses every button,
forged ones too, and everything that reaches a group, a stranger or another group is searched for them.
"""

from collections.abc import Iterator
from itertools import islice

import pytest

from handlers.commands import TABLES
from sandbox.people import Person
from sandbox.records import Event
from savings.roles import Role
from storage import groups
from tests.attacks import arrive, assert_unharmed, group_of, message_json, newest_of_ours, person, private, rows
from tests.chat import TOKEN, Chat
from tests.test_role_matrix import World, scene

BALANCE = "1.234.567"
REASON = "mangga busuk"
PHONE = "081277778888"
VISITED = "buku kas basah"
"""What the pendamping noted of a visit, for officers and pendamping."""
CONFIDED = "suaminya sakit"
"""What was told the pendamping in confidence, for nobody else."""
SECRETS = (BALANCE, REASON, PHONE, VISITED, CONFIDED)
PEOPLE = ("Rini", "Karto", "Joko", "Laris Jaya")
"""Of those whom nobody of another group has named in a line."""
OFFICERS = ("Pak Joko", "Bu Ani", "Bu Rini")

SOWN = """
Bu Siti > setor 1jt
bot < ... [...]
Bu Rini * Terima
bot ~ ... [...]
Bu Siti > setor 214.567
bot < ... [...]
Bu Rini * Terima
bot ~ ... [...]
Bu Wati > setor 1jt
bot < ... [...]
Bu Rini * Terima
bot ~ ... [...]
Bu Siti > setor 77.777
bot < ... [...]
"""
"""With the 20rb of the scene Bu Siti then has BALANCE, a sum that nobody has ever paid at once."""

LINES = (
    *("/saldo siti", "/saldo bu siti", "saldo bu siti berapa?", "/riwayat siti", "/hadir siti", "/profil siti"),
    *("/anggota", "/anggota siti", "/kas", "/riwayat", "/menunggu", "/ralat 1 salah", "tarik 2jt", "tarik bu siti 2jt"),
    *("tarik 1jt", "/tarik 9jt", "/start profil_4", "/start saldo_4", "/start riwayat", "/start hadir", "/start saldo"),
    *("/kunjungan", "/kunjungan riwayat", "/catatan", "/catatan siti", "/start kunjungan", "/start catatan"),
    *("/rapat", "/setor massal", "/aturan", "/peran", "saldo saya berapa?", "batal"),
)


class Ears:
    """Everything that somebody reads: by chat what was written and edited, by person what a box said."""

    def __init__(self, chat: Chat) -> None:
        self.heard: list[tuple[int, str]] = []
        chat.world.subscribe(self.note)

    def note(self, event: Event) -> None:
        if event.kind in {"message", "edit"} and event.message is not None and event.message.sender is not None:
            if event.message.sender.is_bot:
                self.heard.append((event.message.chat.id, f"{event.message.text} {event.message.buttons}"))
        elif event.kind == "alert" and event.user is not None:
            self.heard.append((event.user.id, str(event.data)))

    def leaked(self, where: int, words: tuple[str, ...]) -> list[str]:
        """What was read there and should not have been."""
        return [text for place, text in self.heard if place == where and any(word in text for word in words)]


async def sown(chat: Chat) -> World:
    """A group with secrets in it, and everything about it that a button could be about."""
    await chat.play(SOWN)
    claim = (await rows(chat, "SELECT id FROM claims WHERE amount = 77777"))[0][0]
    rini, group = person(chat, "Bu Rini"), group_of(chat)
    card = newest_of_ours(group)
    assert card is not None
    rini.presses_data(card, f"nobc:{claim}:-1")
    await chat.life.settle()
    rini.says(chat.world.bots[TOKEN], REASON)  # asked in private, so that the group does not read it
    await chat.life.settle()
    assert (await rows(chat, f"SELECT reason FROM claims WHERE id = {claim}"))[0][0] == REASON
    siti = next(one for one in (await chat.roster()).people if one.name == "Bu Siti")
    async with chat.life.database.write() as tx:
        await tx.connection.execute("UPDATE members SET phone = ? WHERE id = ?", (PHONE, siti.id))
    chat.life.directory.forget_everything()
    return await scene(chat)


def everything(world: World, per_button: int) -> Iterator[str]:
    """Callback data of every button, about everything there is."""
    for rule in TABLES.presses:
        for payload in islice(world.forged(rule.payload), per_button):
            yield payload.pack()


async def try_everything(world: World, who: Person, *, per_button: int = 6) -> None:
    """Every line and every button, in the group where they are and in private."""
    chat = world.chat
    who.starts(chat.world.bots["1:x"])
    await chat.life.settle()
    for where in [one for one in chat.world.groups() if one.has(who.id)] + [private(chat, who)]:
        for line in LINES:
            arrive(chat, "message", message_json(chat, where, who, text=line))
        await chat.life.settle()
        ours = newest_of_ours(where)
        for data in everything(world, per_button):
            if ours is None or ours.deleted:  # some buttons take their message away
                ours = newest_of_ours(where)
            assert ours is not None
            press = who.presses_data(ours, data)
            await chat.life.settle()
            assert press.answered, data


@pytest.mark.parametrize("name", ["Bu Siti", "Bu Wati", "Bu Rini", "Mbak Merli"])
async def test_no_secret_is_said_in_the_group(laris: Chat, name: str) -> None:
    world = await sown(laris)
    ears = Ears(laris)
    await try_everything(world, world.person(name))
    await assert_unharmed(laris)
    assert ears.leaked(group_of(laris).id, SECRETS) == []
    assert bool(ears.leaked(world.person(name).id, (CONFIDED,))) is (name == "Mbak Merli"), "its author alone"
    if name in {"Bu Siti", "Bu Wati"}:
        assert ears.leaked(world.person(name).id, (VISITED,)) == []
    if name == "Bu Wati":
        assert ears.leaked(world.person(name).id, SECRETS) == []
    else:
        assert ears.leaked(world.person(name).id, (BALANCE,)), "whom it concerns, and officers, are told"


@pytest.mark.parametrize("name", ["Pak Dullah", "Bu Tini"])
async def test_others_learn_nothing(laris: Chat, name: str) -> None:
    """An officer of another group, and somebody who sits in the chat without having joined."""
    world = await sown(laris)
    ears = Ears(laris)
    who = world.person(name)
    await try_everything(world, who)
    await assert_unharmed(laris)
    others = [one.id for one in laris.world.groups() if one is not group_of(laris)]
    if name == "Pak Dullah":
        for place in (who.id, *others):
            assert ears.leaked(place, (*SECRETS, *PEOPLE)) == []
    assert ears.leaked(who.id, SECRETS) == []
    assert ears.leaked(group_of(laris).id, SECRETS) == []


async def test_buttons_of_the_other_group_are_not_ones_own(laris: Chat) -> None:
    """Bu Wati is in two groups, and bendahara of the other one: here she is a member as before."""
    world = await sown(laris)
    wati = world.person("Bu Wati")
    other = await laris.roster("KSM Lain")
    async with laris.life.database.write() as tx:
        now = laris.clock.now()
        member = await groups.add_member(tx, group_id=other.group.id, name="Bu Wati", joined_on=now.date())
        for role in Role:
            await groups.give_role(tx, member, role, now=now, given_by=None)
        await groups.add_speaker(tx, member, wati.id, now)
    laris.life.directory.forget_everything()
    elsewhere = next(one for one in laris.world.groups() if one is not group_of(laris))
    wati.join(elsewhere)
    roster = await laris.roster()
    entries = await rows(laris, f"SELECT * FROM entries WHERE group_id = {roster.group.id}")
    ears = Ears(laris)
    await try_everything(world, wati)
    await assert_unharmed(laris)
    assert await rows(laris, f"SELECT * FROM entries WHERE group_id = {roster.group.id}") == entries
    for place in (wati.id, elsewhere.id, group_of(laris).id):
        assert ears.leaked(place, SECRETS) == []
    assert ears.leaked(elsewhere.id, PEOPLE) == []

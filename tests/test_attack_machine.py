"""Anybody does anything at any time: a hypothesis state machine over whole dialogs with the real bot.

What must hold after every step is simple to say and independent of how the bot decides: no turn fails, every press is
answered, the cash is the sum of what was confirmed, and nobody has confirmed their own money.
"""

import asyncio
import datetime as dt
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sandbox.people import Person
from sandbox.records import CallbackQuery, Message
from sandbox.records import Chat as TelegramChat
from savings.loans import LoanState
from services.verify import verify
from tests.attacks import NASTY_NAMES, assert_unharmed, confirmed_by_themselves, own_loans_decided, rows
from tests.chat import TOKEN, Chat
from tests.dialogs.lending import fill_box, lend

T = TypeVar("T")

PEOPLE = ("Bu Rini", "Pak Joko", "Bu Ani", "Bu Siti", "Bu Wati", "Mbak Merli", "Bu Tini", "Pak Dullah")
"""Officers, members, the pendamping, somebody who has not joined, and somebody who has a group of his own."""

LINES = st.sampled_from((
    *("setor 20rb", "setor 20rb wajib", "setor 5rb, wajib 5rb", "titip setoran bu siti 10rb", "titip bu wati 15rb"),
    *("tarik 5rb", "tarik 500rb", "tarik bu siti 5rb", "biaya 5rb konsumsi", "biaya 900rb terpal", "denda bu wati 2rb"),
    *("dana sosial 2rb", "setor ke bank 5rb", "ambil dari bank 1rb", "hibah 50rb dari dinas", "/setor", "/tarik"),
    *("setor 20", "20", "35rb", "hadir", "izin ada acara", "/rapat", "/rapat tutup", "/setor massal", "/batal"),
    *("batal", "salah", "salah ketik", "bukan 20 tapi 30", "/ralat 1", "/ralat 2 jadi 7rb salah hitung"),
    *("/ralat 3 salah orang", "/menunggu", "/kas", "/saldo", "/saldo siti", "/riwayat", "/anggota", "/bantuan"),
    *("/daftar", "/profil", "/peran bu wati bendahara", "/peran bu rini bukan bendahara", "/peran bu siti ketua"),
    *("/anggota tambah Bu Baru", "/anggota tambah {name}", "/anggota keluar bu wati", "/aturan wajib 7000", "/mulai"),
    *("/kelompok", "/bahasa en", "/start profil_4", "/start", "siti 5rb, wati 6rb", "setor -5", "setor 0", "setor 9e9"),
))  # fmt: skip
OF_LOANS = st.sampled_from((
    *("hibah 900rb dari dinas", "pinjam 50rb 3x", "pinjam 300rb 10x untuk modal", "pinjam buat mbah karto 40rb 3x"),
    *("/pinjam", "/pinjam 70rb 4 bulan", "batal pinjam", "/simulasi", "/simulasi 500rb 10x", "/angsur", "angsur 20rb"),
    *("angsur 500rb", "angsur lunas", "titip angsuran bu siti 10rb", "/angsur massal", "/pinjaman", "/pinjaman siti"),
    *("/tunggakan", "/paceklik", "/talangan", "/hapuspinjaman", "/hapuspinjaman siti", "iuran tanggung renteng 2rb"),
    *("/pinjamanlama bu wati 100rb 10x sudah 2x", "/modal", "/modal 200rb 4x", "/modallama 100rb 5x sudah 1x"),
    *("setor ke upk 10rb", "setor ke upk lunas", "/aturan keputusan musyawarah", "/aturan satu pinjaman tidak"),
))  # fmt: skip
REPLIES = st.sampled_from(
    ("salah", "batal", "bukan 20 tapi 30", "jadi 7rb", "setor 20rb", "35rb", "wajib", "-", "Siti", "8x", "panen gagal")
)
EDITS = st.sampled_from(
    ("pinjam 60rb 3x", "angsur 9rb", "setor 30rb", "setor 20rb wajib", "tarik 1rb", "halo", "/setor 40rb")
)
FORWARD = st.sampled_from(
    ("Setuju", "Terima", "Cairkan", "Sudah diserahkan", "Sudah saya terima", "Belum saya terima", "Lewati", "10x")
)
"""Labels of buttons that decide, hand over and confirm."""

FAULTS = st.sampled_from(("429", "500", "disconnect", "timeout_before", "timeout_after_delivery"))
INTO_CASH = {"deposit", "fine", "social_fund", "joint_fund", "bank_to_cash", "grant", "repayment", "debt_received"}
OUT_OF_CASH = {"withdrawal", "expense", "cash_to_bank", "disbursement", "debt_payment"}
WITHOUT_CASH = {"loan_opening", "write_off", "debt_opening"}
CAME, WENT = "sum((debit.kind = 'cash') * p.amount)", "sum((credit.kind = 'cash') * p.amount)"


class DialogMachine(RuleBasedStateMachine):
    """The started group, where some have borrowed, another group beside it, and a bot that runs batch by batch."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.presses: list[CallbackQuery] = []
        self.seeded: list[tuple[Any, ...]] = []
        self.chat: Chat

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something that takes turns."""
        return self.runner.run(work)

    @initialize()
    def begin(self) -> None:
        """Both groups are there, and everybody has pressed Start."""

        async def begin() -> None:
            start = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
            self.chat = await Chat.open(Path(self.folder.name) / "x.db", "", start=start)
            await self.chat.start_laris_jaya()
            await fill_box(self.chat, 400_000)
            await lend(self.chat, "Bu Siti", 50_000, 5)
            await lend(self.chat, "Bu Rini", 30_000, 3, first_due=dt.date(2026, 9, 21))
            await lend(self.chat, "Bu Wati", 20_000, 3, state=LoanState.APPROVED)
            self.seeded = await confirmed_by_themselves(self.chat)
            world = self.chat.world
            world.add_user("Bu Tini").join(world.groups()[0])
            dullah = world.add_user("Pak Dullah")
            dullah.adds(world.bots[TOKEN], world.add_group("KSM Lain", dullah))
            for name in PEOPLE:
                self.person(name).starts(world.bots[TOKEN])
            await self.chat.life.settle()

        self.run(begin())

    def teardown(self) -> None:
        if hasattr(self, "chat"):
            self.run(self.chat.life.settle())
            self.run(self.chat.close())
        self.runner.close()
        self.folder.cleanup()

    def person(self, name: str) -> Person:
        """The person of this name."""
        found = self.chat.world.person(name)
        assert found is not None
        return found

    def world_group(self) -> TelegramChat:
        """The chat of the first group, wherever it has moved to."""
        group = self.chat.world.groups()[0]
        while group.migrated_to is not None:
            group = group.migrated_to
        return group

    def places(self, who: Person) -> list[TelegramChat]:
        """Where somebody can write."""
        world = self.chat.world
        return [*(g for g in world.groups() if g.has(who.id)), world.private_chat(who, world.bots[TOKEN])]

    def place(self, data: st.DataObject, who: Person) -> TelegramChat:
        """One of them; drawn by number, because a failing example prints what was drawn."""
        places = self.places(who)
        return places[data.draw(st.integers(0, len(places) - 1))]

    def some(self, data: st.DataObject, messages: list[Message]) -> Message | None:
        """A message, rather a new one."""
        return messages[-1 - data.draw(st.integers(0, min(11, len(messages) - 1)))] if messages else None

    def hear(self, data: st.DataObject, name: str, text: str) -> None:
        """Somebody writes this somewhere."""
        who = self.person(name)
        who.says(self.place(data, who), text)

    @rule(data=st.data(), name=st.sampled_from(PEOPLE), text=LINES)
    def say(self, data: st.DataObject, name: str, text: str) -> None:
        self.hear(data, name, text)

    @rule(data=st.data(), name=st.sampled_from(PEOPLE[:5]), text=OF_LOANS)
    def say_of_loans(self, data: st.DataObject, name: str, text: str) -> None:
        self.hear(data, name, text)

    @rule(data=st.data(), name=st.sampled_from(PEOPLE[:4]))
    def press(self, data: st.DataObject, name: str) -> None:
        """A button that stands there, or stood there."""
        who = self.person(name)
        where = self.place(data, who)
        message = self.some(data, [m for m in where.messages.values() if "callback_data" in str(m.payload)])
        if message is None:
            return
        keys = [
            b["callback_data"]
            for row in message.payload["reply_markup"]["inline_keyboard"]
            for b in row
            if "callback_data" in b
        ]
        for _ in range(data.draw(st.integers(1, 2))):  # a second tap comes from impatience
            self.presses.append(who.presses_data(message, data.draw(st.sampled_from(keys))))

    @rule(name=st.sampled_from(PEOPLE[:5]), label=FORWARD)
    def get_on(self, name: str, label: str) -> None:
        """Somebody presses what would bring the newest such card forward, whether it is theirs to press or not."""
        self.settle()
        who, group = self.person(name), self.world_group()
        with_it = [m for m in group.messages.values() if label in m.buttons]
        if with_it and group.has(who.id):
            press = who.presses(with_it[-1], label)
            assert press is not None
            self.presses.append(press)

    @rule(data=st.data(), one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE[:3]))
    def press_together(self, data: st.DataObject, one: str, other: str) -> None:
        """Two press the same button before the bot has woken up; and one of them may not."""
        group = self.chat.world.groups()[0]
        message = self.some(data, [m for m in group.messages.values() if "callback_data" in str(m.payload)])
        if message is None:
            return
        key = message.payload["reply_markup"]["inline_keyboard"][0][0].get("callback_data", "x")
        pressing = [self.person(name) for name in (one, other)]
        self.presses += [who.presses_data(message, key) for who in pressing if group.has(who.id)]

    @rule(data=st.data(), name=st.sampled_from(PEOPLE), text=REPLIES)
    def reply(self, data: st.DataObject, name: str, text: str) -> None:
        who = self.person(name)
        where = self.place(data, who)
        who.says(where, text, reply_to=self.some(data, list(where.messages.values())))

    @rule(data=st.data(), name=st.sampled_from(PEOPLE), text=EDITS)
    def edit(self, data: st.DataObject, name: str, text: str) -> None:
        who = self.person(name)
        where = self.place(data, who)
        own = [m for m in where.messages.values() if m.sender is who and "text" in m.payload]
        message = self.some(data, own)
        if message is not None and "forward_origin" not in message.payload:
            who.edits(message, text)

    @rule(data=st.data(), name=st.sampled_from(PEOPLE))
    def forward_or_delete(self, data: st.DataObject, name: str) -> None:
        who = self.person(name)
        where = self.place(data, who)
        message = self.some(data, [m for m in where.messages.values() if "text" in m.payload])
        if message is not None and data.draw(st.booleans()):
            who.forwards(message, self.place(data, who))
        elif message is not None and message.sender is who:
            who.deletes(message)

    @rule(name=st.sampled_from(NASTY_NAMES))
    def come(self, name: str) -> None:
        """Somebody new, with a name."""
        group, new = self.chat.world.groups()[0], self.chat.world.add_user(name)
        new.join(group)
        new.says(group, "setor 20rb")
        new.says(group, "/daftar")

    @rule(kind=FAULTS)
    def fail(self, kind: str) -> None:
        self.chat.world.faults.add(kind=kind, times=2)

    @rule(minutes=st.sampled_from((1, 5, 11, 60, 60 * 24, 60 * 24 * 8)))
    def wait(self, minutes: int) -> None:
        self.settle()
        self.chat.clock.advance(dt.timedelta(minutes=minutes))
        self.run(self.chat.life.timetable.tick())

    @precondition(lambda self: self.chat.world.groups()[0].type == "group")
    @rule(twice=st.booleans())
    def migrate(self, twice: bool) -> None:
        self.settle()
        self.chat.world.groups()[0].migrate()

    @rule()
    def settle(self) -> None:
        self.run(self.chat.life.settle())

    @invariant()
    def nothing_is_broken(self) -> None:
        """Looked at when the bot is at rest."""
        if not hasattr(self, "chat") or self.chat.world.bots[TOKEN].pending:
            return
        self.run(self._look())

    async def _look(self) -> None:
        chat = self.chat
        # Answered twice, or edited after somebody took it away: both are the faults' and the people's doing.
        await assert_unharmed(chat, may_fail=("answerCallbackQuery", "editMessageText", "deleteMessage"))
        assert await confirmed_by_themselves(chat) == self.seeded
        self_decided = "state = 'accepted' AND decider_id = reporter_id"
        kinds = await rows(chat, f"SELECT DISTINCT kind FROM claims WHERE {self_decided}")
        assert {kind for (kind,) in kinds} <= {"deposit", "fine", "social_fund", "joint_fund", "repayment"}
        assert await own_loans_decided(chat) == []
        async with chat.life.database.read() as db:
            assert await verify(db) == []
        stands = "e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)"
        moved = await rows(
            chat,
            f"SELECT e.kind, {CAME}, {WENT} FROM entries AS e JOIN postings AS p ON p.entry_id = e.id "
            "JOIN accounts AS debit ON debit.id = p.debit_id JOIN accounts AS credit ON credit.id = p.credit_id "
            f"WHERE {stands} GROUP BY e.kind",
        )
        assert {kind for kind, came, _went in moved if came} <= INTO_CASH
        assert {kind for kind, _came, went in moved if went} <= OUT_OF_CASH
        assert {kind for kind, _came, _went in moved} <= INTO_CASH | OUT_OF_CASH | WITHOUT_CASH
        assert await chat.cash() == sum(came - went for _kind, came, went in moved) >= 0
        assert all(press.answered for press in self.presses)
        self.presses.clear()


TestDialogs = DialogMachine.TestCase
TestDialogs.settings = settings(
    max_examples=100,
    stateful_step_count=40,
    deadline=None,
    phases=(Phase.generate,),  # shrinking whole dialogs takes minutes: the steps that failed are printed as they were
    suppress_health_check=list(HealthCheck),
)

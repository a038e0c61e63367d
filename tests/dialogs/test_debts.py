"""/modal: what the group owes the UPK, what of it is lent on, and whether it is covered; in the group sums alone."""

import datetime as dt

from handlers.buttons import Payload
from handlers.debts import PayDebt, SetSource, ShowBorrowers, ShowDebt, ShowDebtSchedule, ShowSources
from handlers.new_debts import BeginDebt, ChooseDebt
from sandbox.records import Message
from savings.journal import upk_debt
from services import debts, loans
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.lending import borrow_from_upk, lend

# --- looked at -----------------------------------------------------------------------------------------------------


async def test_the_schedule(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Perlu disetor sekarang Rp345.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Bu Rini > setor ke upk 400rb
    bot < Rp55.000 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < Setoran Rp400.000 ke UPK, lebihnya untuk angsuran berikutnya. ... [...]
    bot - ...
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp400.000. ...
    | Pokok Rp310.000, jasa Rp90.000. Sisa modal UPK Rp2.690.000. [Urungkan]
    Bu Siti * Jadwal
    bot ~ Jadwal setoran ke UPK
    | ✓ 1. 10 Nov 2026 Rp345.000
    | ◐ 2. 10 Des 2026 Rp345.000, sudah Rp55.000
    | ○ 3. 10 Jan 2027 Rp345.000
    | ○ 4. 10 Feb 2027 Rp345.000
    | ○ 5. 10 Mar 2027 Rp345.000
    | ○ 6. 10 Apr 2027 Rp345.000
    | ○ 7. 10 Mei 2027 Rp345.000
    | ○ 8. 10 Jun 2027 Rp345.000
    | ○ 9. 10 Jul 2027 Rp345.000
    | ○ 10. 10 Agu 2027 Rp345.000 [Kembali]
    Bu Siti * Kembali
    bot ~ Modal UPK Rp3.000.000, sisa Rp2.690.000
    | Setoran berikutnya Rp290.000, 10 Des 2026
    | Sudah disetor 1 dari 10 kali [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    """
    await borrow_from_upk(laris, first_due=dt.date(2026, 11, 10))
    await laris.play()


async def test_a_long_schedule_has_pages(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Bu Siti * Jadwal
    bot ~ Jadwal setoran ke UPK, hal. 1/2 ... ○ 12. 21 Okt 2027 Rp245.000 [Hal. 2] [Kembali]
    Bu Siti * Hal. 2
    bot ~ Jadwal setoran ke UPK, hal. 2/2
    | ○ 13. 21 Nov 2027 Rp245.000
    | ○ 14. 21 Des 2027 Rp245.000
    | ○ 15. 21 Jan 2028 Rp245.000 [Hal. 1] [Kembali]
    """
    await borrow_from_upk(laris, periods=15)
    await laris.play()


async def test_in_the_group_nobody_s_name_and_of_few_no_sum(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Bu Siti @ > /modal
    bot @Bu Siti < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali [Jadwal] [Rincian]
    Pak Joko @ > /modal
    bot @Pak Joko < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali
    | Angsuran anggota kurang Rp230.000 [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Rincian
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota, sisa Rp1.000.000.
    | Belum dipinjamkan ke anggota Rp2.000.000.
    | Sampai 10 Des 2026 angsuran anggota Rp115.000. Setoran UPK Rp345.000, kurang Rp230.000.
    | Sampai modal ini lunas, angsuran anggota Rp3.150.000 dari Rp3.450.000, kurang Rp300.000. [Kembali]
    Pak Joko @ * Kembali
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali
    | Angsuran anggota kurang Rp230.000 [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Bu Siti @ * Rincian
    bot @Bu Siti ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota. [Kembali]
    Bu Wati * Rincian
    bot ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota. [Kembali]
    """
    await lent_on(laris, "Bu Siti", "Bu Wati")
    await laris.play()


async def test_officers_see_the_borrowers_in_private(laris: Chat) -> None:
    """
    Pak Joko > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali
    | Angsuran anggota kurang Rp172.500 [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    = start Pak Joko modal_1_1
    bot @Pak Joko < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ 3 anggota meminjam dari modal ini, sisa Rp1.500.000
    | • Bu Siti, sisa Rp500.000
    | • Bu Wati, sisa Rp500.000
    | • Bu Sri, sisa Rp500.000 [Ganti sumber dana] [Kembali]
    Bu Rini > bu siti angsur 57.500
    bot < ✅ No. 8: Bu Siti, angsuran Rp57.500. ... [...]
    bot @Bu Siti < ... [...]
    = clock 2026-12-12 19:00 WIB
    Pak Joko @ * Kembali
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Perlu disetor sekarang Rp345.000
    | Setoran berikutnya Rp345.000, 10 Jan 2027
    | Sudah disetor 0 dari 10 kali
    | Sudah terkumpul untuk UPK Rp57.500
    | Angsuran anggota kurang Rp345.000 [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Rincian
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000 ...
    | Perlu disetor sekarang Rp345.000, sejak 10 Des 2026. ...
    | Sampai 10 Jan 2027 angsuran anggota Rp345.000 (Rp57.500 sudah terkumpul). Setoran UPK Rp690.000,
    | kurang Rp345.000. ... [Kembali]
    Pak Joko @ * Kembali
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [...]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ 3 anggota meminjam dari modal ini, sisa Rp1.450.000
    | • Bu Siti, sisa Rp450.000
    | • Bu Wati, sisa Rp500.000. Yang ditunggu sekarang Rp57.500 (1 angsuran, sejak 10 Des 2026)
    | • Bu Sri, sisa Rp500.000. Yang ditunggu sekarang Rp57.500 (1 angsuran, sejak 10 Des 2026)
    | [Ganti sumber dana] [Kembali]
    """
    await lent_on(laris, "Bu Siti", "Bu Wati", "Bu Sri")
    await laris.play()


async def test_the_facilitator_looks_and_changes_nothing(laris: Chat) -> None:
    """
    Mbak Merli @ > /modal
    bot @Mbak Merli < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali
    | Angsuran anggota kurang Rp287.500 [Jadwal] [Rincian] [Anggota peminjam]
    Mbak Merli @ * Anggota peminjam
    bot @Mbak Merli ~ 1 anggota meminjam dari modal ini, sisa Rp500.000
    | • Bu Siti, sisa Rp500.000 [Kembali]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()


async def test_the_source_of_a_loan_is_changed_by_a_tap(laris: Chat) -> None:
    """
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ ... [Ganti sumber dana] [Kembali]
    Pak Joko @ * Ganti sumber dana
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☑ Bu Siti Rp500.000] [☐ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * ☑ Bu Siti Rp500.000
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☐ Bu Siti Rp500.000] [☐ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * ☐ Bu Wati Rp500.000
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☐ Bu Siti Rp500.000] [☑ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * Selesai
    bot @Pak Joko ~ 1 anggota meminjam dari modal ini, sisa Rp500.000
    | • Bu Wati, sisa Rp500.000 [Ganti sumber dana] [Kembali]
    """
    await lent_on(laris, "Bu Siti")
    await lend(laris, "Bu Wati")
    before = await laris.cash()
    await laris.play()
    debt, siti, wati = await laris.loans()
    assert (siti.funded_by, wati.funded_by) == (None, debt.id)
    assert await laris.cash() == before


async def test_nobody_has_borrowed_yet(laris: Chat) -> None:
    """
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ Belum ada yang meminjam dari modal ini. [Ganti sumber dana] [Kembali]
    Pak Joko @ * Ganti sumber dana
    bot @Pak Joko ~ Belum ada pinjaman anggota yang berjalan. [Selesai]
    """
    await borrow_from_upk(laris)
    await laris.play()


async def test_two_debts(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < 2 modal, sisa Rp5.000.000
    | • Modal UPK Rp3.000.000, sisa Rp3.000.000
    | • Modal UPK Rp2.000.000, sisa Rp2.000.000 [Modal Rp3.000.000, 21 Okt] [Modal Rp2.000.000, 21 Okt]
    Bu Siti * Modal Rp2.000.000, 21 Okt
    bot ~ Modal UPK Rp2.000.000, sisa Rp2.000.000
    | Setoran berikutnya Rp230.000, hari ini
    | Sudah disetor 0 dari 10 kali [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam] [Semua modal]
    Bu Siti * Semua modal
    bot ~ 2 modal, sisa Rp5.000.000
    | • Modal UPK Rp3.000.000, sisa Rp3.000.000
    | • Modal UPK Rp2.000.000, sisa Rp2.000.000 [Modal Rp3.000.000, 21 Okt] [Modal Rp2.000.000, 21 Okt]
    Bu Rini > setor ke upk 230rb
    bot < Untuk pinjaman yang mana? [Modal Rp3.000.000, 21 Okt · tagihan Rp345.000]
    | [Modal Rp2.000.000, 21 Okt · tagihan Rp230.000] [Batal]
    Bu Rini * Modal Rp2.000.000, 21 Okt · tagihan Rp230.000
    bot < Setoran Rp230.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot - Untuk pinjaman yang mana?
    Bu Ani * Terima
    bot ~ ✅ No. 3: Setoran ke UPK Rp230.000. ...
    | Pokok Rp200.000, jasa Rp30.000. Sisa modal UPK Rp1.800.000. [Urungkan]
    """
    await borrow_from_upk(laris)
    await borrow_from_upk(laris, 2_000_000)
    await laris.play()
    assert await laris.balance(upk_debt(2)) == 1_800_000


async def test_a_link_of_another_group_leads_nowhere(laris: Chat) -> None:
    """
    = start Bu Siti modal_99
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    = start Bu Siti modal_1_77
    bot @Bu Siti < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal] [Rincian]
    """
    await borrow_from_upk(laris)
    await laris.play()


# --- forged, and from elsewhere ------------------------------------------------------------------------------------


async def told(chat: Chat, message: Message, name: str, *payloads: Payload) -> list[str]:
    """What the presser alone is told of forged buttons under a message of the bot's."""
    person = chat.world.person(name)
    assert person is not None
    heard: list[str] = []
    hush = chat.world.subscribe(lambda event: heard.append(event.data["text"]) if event.kind == "alert" else None)
    for payload in payloads:
        person.presses_data(message, payload.pack())
        await chat.life.settle()
    hush()
    return heard


async def test_forged_buttons_show_and_change_nothing(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()
    public = laris.world.groups()[0].newest("Modal UPK")
    assert public is not None
    names = (ShowBorrowers(1, 1, 0), ShowSources(1, 1, 0), SetSource(1, 2, 0, 0), SetSource(99, 2, 0, 0))
    only_private = "Daftar peminjam hanya di chat pribadi. Ketik /modal di sana."
    assert await told(laris, public, "Pak Joko", *names) == [only_private] * 4
    elsewhere = "Anda belum terdaftar di kelompok ini."
    assert await told(laris, public, "Pak Joko", ShowDebt(2, 1), ShowDebt(2, 0)) == [elsewhere] * 2
    of_a_member = (ShowDebt(1, 2), ShowDebtSchedule(1, 2, 0), PayDebt(1, 2), ShowDebt(1, 99))
    assert await told(laris, public, "Pak Joko", *of_a_member) == ["Modal ini sudah tidak ada di buku."] * 4
    officers = "Tombol ini untuk pengurus kelompok."
    assert await told(laris, public, "Bu Siti", BeginDebt(1), PayDebt(1, 1)) == [officers] * 2
    over = "Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."
    assert await told(laris, public, "Bu Siti", ChooseDebt(99, "write", 1)) == [over]
    assert [loan.funded_by for loan in await laris.loans()] == [None, 1]


async def test_forged_buttons_in_private(laris: Chat) -> None:
    """
    Bu Siti @ > /modal
    bot @Bu Siti < ... [Jadwal] [Rincian]
    Mbak Merli @ > /modal
    bot @Mbak Merli < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 0 dari 10 kali
    | Angsuran anggota kurang Rp287.500 [Jadwal] [Rincian] [Anggota peminjam]
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()

    async def hears(name: str, *payloads: Payload) -> list[str]:
        person = laris.world.person(name)
        assert person is not None
        message = laris.world.private_chat(person, laris.player.bot).newest("Modal UPK")
        assert message is not None
        return await told(laris, message, name, *payloads)

    writes = "Tombol ini untuk pengurus kelompok."
    sees = "Tombol ini untuk ketua, sekretaris, bendahara atau pendamping."
    changes = (ShowSources(1, 1, 0), SetSource(1, 2, 0, 0))
    assert await hears("Bu Siti", ShowBorrowers(1, 1, 0), *changes) == [sees, writes, writes]
    assert await hears("Mbak Merli", *changes, PayDebt(1, 1)) == [writes] * 3
    moved = "Pinjaman ini tidak bisa dipindah lagi."
    strangers = "Anda belum terdaftar di kelompok ini."
    assert await hears("Pak Joko", SetSource(1, 1, 1, 0), SetSource(1, 99, 1, 0), SetSource(99, 2, 0, 0)) == [
        moved,
        moved,
        strangers,
    ]
    assert [loan.funded_by for loan in await laris.loans()] == [None, 1]


async def test_a_debt_that_is_paid_takes_no_more_money_by_an_old_button(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk lunas
    bot < ... [...]
    Bu Rini * Lunasi Rp101.500
    bot < ... [...]
    bot - ...
    Pak Joko > denda bu wati 10rb
    bot < ... [...]
    Bu Rini * Terima ^ Bu Wati
    bot ~ ... [...]
    Pak Joko * Terima ^ Setoran
    bot ~ ✅ No. 3: Setoran ke UPK Rp101.500. ... Modal UPK lunas. [Urungkan]
    """
    await borrow_from_upk(laris, 100_000)
    await laris.play()
    paid = laris.world.groups()[0].newest("Modal UPK lunas")
    assert paid is not None
    assert await told(laris, paid, "Bu Rini", PayDebt(1, 1)) == ["Sekarang tidak ada setoran untuk modal ini."]


async def lent_on(chat: Chat, *names: str) -> None:
    """The UPK's three millions, and Rp500.000 of them with each of these; all fall due on 10 December."""
    first = dt.date(2026, 12, 10)
    debt = await borrow_from_upk(chat, first_due=first)
    for name in names:
        loan = await lend(chat, name, first_due=first)
        async with chat.life.database.write() as tx:
            turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
            known = await loans.find(turn, loan.id)
            assert known is not None
            await debts.set_source(turn, known, debt)

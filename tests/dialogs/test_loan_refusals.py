"""Requests to borrow that the rules refuse: who learns why, and what would pass."""

import datetime as dt
from dataclasses import replace

from savings.roles import Role
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import fill_box, give_up, lend, save


async def test_an_empty_box_lends_nothing(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti > /pinjam
    bot @Bu Siti < Pinjaman Bu Siti belum bisa diajukan
    | Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti @ > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    Bu Siti @ > /pinjam
    bot @Bu Siti < Pinjaman Bu Siti belum bisa diajukan
    | Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    """
    await laris.play()
    assert await laris.loans() == []


async def test_who_cannot_be_written_to_presses_for_the_reason(laris: Chat) -> None:
    """
    Bu Wati > pinjam 500rb 10x
    bot < Pinjaman ini belum bisa diajukan. [Lihat alasan]
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasannya untuk yang mengajukan saja.
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Pinjaman Bu Wati Rp500.000 belum bisa diajukan / Kas kelompok sedang kosong, jadi belum
    | bisa meminjamkan.
    Pak Joko * Lihat alasan
    bot ! Pak Joko: Pinjaman Bu Wati Rp500.000 belum bisa diajukan / Kas kelompok sedang kosong, jadi belum
    | bisa meminjamkan.
    Bu Sri > /pinjam
    bot < Pinjaman ini belum bisa diajukan. [Lihat alasan]
    Bu Sri * Lihat alasan
    bot ! Bu Sri: Pinjaman Bu Sri belum bisa diajukan / Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    """
    await laris.play()
    await fill_box(laris, 3_000_000)
    await laris.play("Bu Sri * Lihat alasan\nbot ! Bu Sri: Sekarang sudah bisa. Tulis lagi, ya.")


async def test_the_sum_that_would_pass_is_one_press_away(laris: Chat) -> None:
    """
    Bu Siti > pinjam 5jt 10x untuk modal
    bot @Bu Siti < Pinjaman Bu Siti Rp5.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp3.000.000. [Ajukan Rp3.000.000]
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti @ * Ajukan Rp3.000.000
    bot < Bu Siti mengajukan pinjaman Rp3.000.000
    | 10 bulan, angsuran Rp345.000, untuk modal.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pinjaman Bu Siti Rp5.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp3.000.000.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    (loan,) = await laris.loans("Bu Siti")
    assert (loan.terms.principal, loan.purpose) == (3_000_000, "modal")
    assert loan.chat_id == (await laris.roster()).group.chat_id


async def test_the_sum_that_would_pass_waits_for_a_day(laris: Chat) -> None:
    """
    Bu Siti > pinjam 5jt 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp5.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp3.000.000. [Ajukan Rp3.000.000]
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    = clock +25h
    Bu Siti @ * Ajukan Rp3.000.000
    bot ! Bu Siti: Pertanyaan ini sudah lewat. Tulis sekali lagi, ya.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


async def test_a_first_loan_is_small(laris: Chat) -> None:
    """
    Bu Siti > pinjam 2jt 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp2.000.000 belum bisa diajukan
    | Pinjaman pertama paling banyak Rp500.000. [Ajukan Rp500.000]
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Wati @ > pinjam 800rb 10x
    bot @Bu Wati < Pinjaman Bu Wati Rp800.000 belum bisa diajukan
    | Pinjaman pertama paling banyak Rp500.000. [Ajukan Rp500.000]
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, pinjaman_pertama="500000", batas_pinjaman="2000000")
    laris.player.person("Bu Wati").starts(laris.player.bot)
    await laris.life.settle()
    await laris.play()


async def test_the_first_reason_and_the_sum_that_passes_all(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 2jt 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp2.000.000 belum bisa diajukan
    | Pinjaman pertama paling banyak Rp500.000. Yang bisa sekarang: Rp200.000. [Ajukan Rp200.000]
    Bu Wati > pinjam 2jt 10x
    bot < Pinjaman ini belum bisa diajukan. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Pinjaman Bu Wati Rp2.000.000 belum bisa diajukan / Pinjaman pertama paling banyak Rp500.000. Yang
    | bisa sekarang: Rp200.000.
    """
    await fill_box(laris, 200_000)
    await agree_on(laris, pinjaman_pertama="500000")
    await laris.play()


async def test_the_ceiling_counts_what_is_still_owed(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 1jt 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp1.000.000 belum bisa diajukan
    | Batas pinjaman per orang: sekarang paling banyak Rp500.000. [Ajukan Rp500.000]
    Bu Siti @ > pinjam 600rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp600.000 belum bisa diajukan
    | Batas pinjaman per orang: sekarang paling banyak Rp500.000. [Ajukan Rp500.000]
    """
    await fill_box(laris, 3_000_000)
    await lend(laris, "Bu Siti", 500_000, first_due=dt.date(2026, 12, 12))
    await agree_on(laris, batas_pinjaman="1000000", satu_pinjaman="tidak")
    await laris.play()


async def test_savings_carry_the_loan(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Menurut simpanan, sekarang paling banyak Rp300.000. Untuk jumlah ini simpanan perlu Rp66.667 lagi.
    | [Ajukan Rp300.000]
    Bu Wati @ > pinjam 500rb 10x
    bot @Bu Wati < Pinjaman Bu Wati Rp500.000 belum bisa diajukan
    | Besar pinjaman mengikuti simpanan, dan sekarang belum cukup. Menabung dulu, ya.
    Bu Wati @ > /pinjam
    bot @Bu Wati < Pinjaman Bu Wati belum bisa diajukan
    | Besar pinjaman mengikuti simpanan, dan sekarang belum cukup. Menabung dulu, ya.
    """
    await fill_box(laris, 3_000_000)
    await save(laris, "Bu Siti", 100_000)
    await agree_on(laris, kali_simpanan="3")
    laris.player.person("Bu Wati").starts(laris.player.bot)
    await laris.life.settle()
    await laris.play()


async def test_saving_comes_before_borrowing(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Menabung dulu 3 bulan berturut-turut. Kurang 1 bulan lagi.
    Bu Wati > pinjam 500rb 10x
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await save(laris, "Bu Siti", 10_000, dt.date(2026, 10, 3), dt.date(2026, 11, 7))
    await save(laris, "Bu Wati", 10_000, dt.date(2026, 9, 5), dt.date(2026, 10, 3), dt.date(2026, 11, 7))
    await agree_on(laris, rajin_menabung="3")
    await laris.play()
    assert len(await laris.loans()) == 1


async def test_enough_members_first(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Pinjaman dibuka kalau anggota paling sedikit 20 orang. Kurang 13 orang.
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, anggota_minimal="20")
    await laris.play()


async def test_arrears_come_first(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Masih ada angsuran yang lewat waktu, Rp57.500. Selesaikan itu dulu.
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    """
    await fill_box(laris, 3_000_000)
    await lend(laris, "Bu Siti", 500_000, first_due=dt.date(2026, 11, 7))
    await laris.play()


async def test_one_loan_at_a_time(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Pinjaman yang berjalan masih Rp500.000. Di sini satu pinjaman dulu sampai lunas.
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Wati > pinjam 500rb 10x
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > pinjam 300rb 10x
    bot < Pinjaman ini belum bisa diajukan. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Pinjaman Bu Wati Rp300.000 belum bisa diajukan / Masih ada pengajuan yang belum selesai. Tunggu
    | dulu, atau tulis: batal pinjam.
    """
    await fill_box(laris, 3_000_000)
    await lend(laris, "Bu Siti", 500_000, first_due=dt.date(2026, 12, 12))
    await laris.play()


async def test_deductions_leave_something(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 10rb 2x
    bot @Bu Siti < Pinjaman Bu Siti Rp10.000 belum bisa diajukan
    | Jumlahnya habis untuk potongan, Rp15.000. Coba jumlah yang lebih besar.
    Bu Siti @ > /simulasi 10rb 2x
    bot @Bu Siti < Angka itu belum bisa saya hitung. Contoh: /simulasi 500rb 10x
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, admin="15000")
    await laris.play()
    assert await laris.loans() == []


async def test_a_button_refuses_in_the_group_without_the_reason(laris: Chat) -> None:
    """
    Bu Siti > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Siti * Rp2.000.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp2.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp1.000.000. [Ajukan Rp1.000.000]
    bot ~ Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti @ * Ajukan Rp1.000.000
    bot < Bu Siti mengajukan pinjaman Rp1.000.000
    | 10 bulan, angsuran Rp115.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pinjaman Bu Siti Rp2.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp1.000.000.
    """
    await fill_box(laris, 1_000_000)
    await laris.play()
    assert [loan.terms.principal for loan in await laris.loans()] == [1_000_000]


async def test_an_officer_reads_why_the_member_cannot(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat mbah karto 5jt 10x
    bot @Bu Rini < Pinjaman Mbah Karto Rp5.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp3.000.000. [Ajukan Rp3.000.000]
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Rini.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()


async def test_roles_are_asked_again_when_all_is_known(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat mbah karto 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    roster = await laris.roster()
    rini = next(member for member in roster.people if member.name == "Bu Rini")
    async with laris.life.database.write() as tx:
        await groups.take_role(tx, rini.id, Role.BENDAHARA, now=laris.clock.now())
    laris.life.directory.forget_everything()
    await laris.play("Bu Rini * 10x\nbot ~ Pinjaman diajukan oleh yang mau meminjam, atau pengurus kelompok.")
    assert await laris.loans() == []


async def test_the_whole_ceiling_is_used(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
    | Batas pinjaman per orang sudah terpakai semua.
    Bu Siti @ > /pinjam
    bot @Bu Siti < Pinjaman Bu Siti belum bisa diajukan
    | Batas pinjaman per orang sudah terpakai semua.
    """
    await fill_box(laris, 3_000_000)
    await lend(laris, "Bu Siti", 500_000, first_due=dt.date(2026, 12, 12))
    await agree_on(laris, batas_pinjaman="500000", satu_pinjaman="tidak")
    await laris.play()


async def test_who_left_while_it_was_asked_borrows_nothing(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Rini > pinjam buat bu wati 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        for member in (one for one in roster.people if one.name in {"Bu Siti", "Bu Wati"}):
            await groups.update_member(tx, replace(member, left_on=dt.date(2026, 11, 21)))
    laris.life.directory.forget_everything()
    await laris.play(
        """
        Bu Rini * 10x
        bot ~ Yang mengajukan sudah tidak terdaftar di sini. Tulis sekali lagi, ya.
        Bu Siti * 10x ^ Mau diangsur
        bot ~ Yang mengajukan sudah tidak terdaftar di sini. Tulis sekali lagi, ya.
        """
    )
    assert await laris.loans() == []


async def test_the_bank_can_pay_it_out(laris: Chat) -> None:
    """
    Bu Rini > setor ke bank 600rb
    bot < Setor ke bank Rp600.000. Menunggu Pak Joko atau Bu Ani. [...]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Kas ke bank Rp600.000.
    | Enam ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Siti > pinjam 700rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp700.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp600.000. [Ajukan Rp600.000]
    bot < Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti @ * Ajukan Rp600.000
    bot < Bu Siti mengajukan pinjaman Rp600.000
    | 10 bulan, angsuran Rp69.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pinjaman Bu Siti Rp700.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp600.000.
    """
    await fill_box(laris, 1_000_000)
    await laris.play()
    assert len(await laris.loans()) == 1


async def test_what_was_given_up_comes_back_first(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 200rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp200.000 belum bisa diajukan
    | Pinjaman yang dulu masih Rp575.000. Kalau sudah longgar, kembalikan dulu, boleh sedikit-sedikit.
    Bu Siti > angsur 75rb
    bot < Bu Siti bayar angsuran Rp75.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti @ > pinjam 200rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp200.000 belum bisa diajukan
    | Pinjaman yang dulu masih Rp575.000 (Rp75.000 menunggu diterima). Kalau sudah longgar, kembalikan dulu, ya.
    """
    await fill_box(laris, 1_000_000)
    await give_up(laris, await lend(laris, "Bu Siti"))
    await laris.play()
    await agree_on(laris, tunggakan="tidak")
    await laris.play("Bu Siti @ > pinjam 200rb 10x\nbot < ... [...]\nbot @Bu Siti < Sudah saya sampaikan ke grup ...")
    assert len(await laris.loans()) == 2


async def test_what_waits_is_said_beside_the_arrears(laris: Chat) -> None:
    """
    Bu Siti > angsur 26.500
    bot < Bu Siti bayar angsuran Rp26.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti @ > pinjam 200rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp200.000 belum bisa diajukan
    | Masih ada angsuran yang lewat waktu, Rp57.500 (Rp26.500 menunggu diterima). Selesaikan itu dulu.
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp57.500
    | 1 dari 1 pinjaman menunggu angsuran
    | • Bu Siti Rp57.500: 1 angsuran, 11 hari, kolek 2 (perhatian), Rp26.500 menunggu diterima
    |
    | 🟢 Peminjam yang tertinggal 3 angsuran atau lebih: 0% (LAR)
    | 🟢 Sisa pinjaman mereka, dari semua sisa: 0% (PAR)
    | 🟢 Pengembalian yang lancar: 100% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti] [Semua pinjaman]
    """
    await fill_box(laris, 1_000_000)
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 10))
    await laris.play()

"""Asking for a loan: by words, by buttons, for another; what is passed over."""

import datetime as dt

from savings.loans import Decision, LoanState, Method, Period
from tests.chat import Chat
from tests.dialogs.helpers import add_members, agree_on, share_phone
from tests.dialogs.lending import fill_box, save


async def test_a_loan_is_asked_for_in_words(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10 bulan untuk modal kripik
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > /pinjam 300rb 6x
    bot < Bu Wati mengajukan pinjaman Rp300.000
    | 6 bulan, angsuran Rp54.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    (loan,) = await laris.loans("Bu Siti")
    assert loan.state is LoanState.ASKED
    assert loan.decision is Decision.OFFICERS
    assert loan.closes_at is None
    assert loan.asked_on == dt.date(2026, 11, 21)
    assert loan.purpose == "modal kripik"
    assert (loan.terms.principal, loan.terms.periods, loan.terms.period) == (500_000, 10, Period.MONTHLY)
    assert loan.terms.method is Method.FLAT
    assert await laris.cash() == 3_000_000


async def test_a_loan_is_asked_for_by_buttons(laris: Chat) -> None:
    """
    Bu Siti > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Wati * Rp500.000
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti * Rp500.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 10x
    bot ~ Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Siti * Modal usaha
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal usaha.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk keperluan apa?
    Bu Wati > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Wati * Rp300.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Wati * 3x
    bot ~ Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Wati * Lewati
    bot < Bu Wati mengajukan pinjaman Rp300.000
    | 3 bulan, angsuran Rp104.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk keperluan apa?
    Bu Sri > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Sri * Batal
    bot ~ Baik, tidak ada yang diajukan.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.purpose for loan in await laris.loans()] == ["modal usaha", ""]
    assert await laris.loans("Bu Sri") == []


async def test_amount_length_and_purpose_are_typed(laris: Chat) -> None:
    """
    Bu Wati > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Wati * Lainnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb
    Bu Wati > banyak ^ Tulis jumlahnya
    bot < Jumlah “banyak” belum saya pahami. Contoh: 750rb
    Bu Wati > nol ^ Tulis jumlahnya
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: 750rb
    Bu Wati > 200jt ^ Tulis jumlahnya
    bot < Rp200.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    Bu Wati > 750rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Wati * Lainnya
    bot ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Wati > lama ^ Tulis berapa
    bot < Tulis satu angka, contoh: 8x
    Bu Wati > 40x ^ Tulis berapa
    bot < Angsuran di sini paling banyak 12 kali. Mau berapa kali?
    Bu Wati > delapan kali ^ Tulis berapa
    bot < Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Wati * Lainnya
    bot ~ Untuk apa? Tulis sebagai balasan pesan ini, contoh: modal kripik
    Bu Wati > beli mesin jahit ^ Untuk apa?
    bot < Bu Wati mengajukan pinjaman Rp750.000
    | 8 bulan, angsuran Rp105.000, untuk beli mesin jahit.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    (loan,) = await laris.loans()
    assert (loan.terms.principal, loan.terms.periods, loan.purpose) == (750_000, 8, "beli mesin jahit")


async def test_in_private_only_what_this_person_may_borrow_is_offered(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjam
    bot @Bu Siti < Mau pinjam berapa? [Rp300.000] [Rp450.000] [Lainnya] [Batal]
    Bu Siti @ * Rp450.000
    bot @Bu Siti ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti @ > 10x
    bot @Bu Siti < Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Siti @ > sekolah anak
    bot < Bu Siti mengajukan pinjaman Rp450.000
    | 10 bulan, angsuran Rp51.800, untuk sekolah anak.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await fill_box(laris, 3_000_000)
    await save(laris, "Bu Siti", 150_000)
    await agree_on(laris, kali_simpanan="3")
    await laris.play()
    (loan,) = await laris.loans()
    assert (loan.terms.principal, loan.purpose) == (450_000, "sekolah anak")
    assert loan.chat_id != (await laris.roster()).group.chat_id


async def test_who_says_something_else_is_not_held_to_the_question(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjam
    bot @Bu Siti < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Siti @ > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ * Rp500.000
    bot ! Bu Siti: Pertanyaan ini sudah lewat. Tulis sekali lagi, ya.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


async def test_small_numbers_and_large_ones(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500 10x
    bot < Rp500 atau Rp500.000? [Rp500] [Rp500.000] [Batal]
    Bu Siti * Rp500.000
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Rp500 atau Rp500.000?
    Bu Wati > pinjam 200jt 10x
    bot < Rp200.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    Bu Wati > pinjam 0 10x
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: pinjam 500rb 10x
    Bu Wati > /pinjam banyak
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.terms.principal for loan in await laris.loans()] == [500_000]


async def test_another_period_than_the_groups_is_asked(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 20 minggu
    bot < Angsuran di sini tiap bulan. Mau berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 6x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 6 bulan, angsuran Rp90.900.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Angsuran di sini tiap bulan. Mau berapa kali?
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    (loan,) = await laris.loans()
    assert (loan.terms.periods, loan.terms.period) == (6, Period.MONTHLY)


async def test_a_length_that_the_rules_do_not_allow(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 24x
    bot < Angsuran di sini 3 sampai 12 kali. Mau berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 12x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 12 bulan, angsuran Rp49.200.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Angsuran di sini 3 sampai 12 kali. Mau berapa kali?
    Bu Wati > pinjam 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Wati * Lainnya
    bot ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Wati > 2x ^ Tulis berapa
    bot < Angsuran di sini 3 sampai 12 kali. Mau berapa kali?
    Bu Wati > 3x ^ Tulis berapa
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 3 bulan, angsuran Rp174.200.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, lama_minimal="3")
    await laris.play()
    assert [loan.terms.periods for loan in await laris.loans()] == [12, 3]


async def test_uppks_is_always_twelve_weeks(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb buat modal
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 12 minggu, angsuran Rp50.000, untuk modal.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > pinjam 500rb 10x
    bot < Angsuran di sini 12 kali. Pakai itu? [12x] [Batal]
    Bu Wati * 12x
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 12 minggu, angsuran Rp50.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Angsuran di sini 12 kali. Pakai itu?
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, metode="uppks")
    await laris.play()
    assert [(loan.terms.periods, loan.terms.period) for loan in await laris.loans()] == [(12, Period.WEEKLY)] * 2


async def test_a_musyawarah_has_a_closing_time(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Musyawarah: belum ada suara dari 7 anggota.
    | Sah kalau ada 4 suara. Ditutup Senin 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await agree_on(laris, keputusan="musyawarah", waktu_musyawarah="48")
    before = laris.clock.now()
    await laris.play()
    (loan,) = await laris.loans()
    assert loan.decision is Decision.VOTE
    assert loan.closes_at is not None
    assert dt.timedelta(hours=48) <= loan.closes_at - before < dt.timedelta(hours=48, minutes=1)


# --- for another -------------------------------------------------------------------------------------------------


async def test_an_officer_asks_for_a_member_without_a_phone(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat mbah karto 500rb 10x
    bot < Mbah Karto mengajukan pinjaman Rp500.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    Bu Rini > pinjam buat wati 200rb 3x
    bot < Bu Wati mengajukan pinjaman Rp200.000, ditulis Bu Rini
    | 3 bulan, angsuran Rp69.700.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    Bu Rini > pinjam buat bu siiti 300rb 6x
    bot < Maksudnya Bu Siti? [Bu Siti] [Batal]
    Bu Rini * Bu Siti
    bot < Bu Siti mengajukan pinjaman Rp300.000, ditulis Bu Rini
    | 6 bulan, angsuran Rp54.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    bot - Maksudnya Bu Siti?
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    roster = await laris.roster()
    for loan, name in zip(await laris.loans(), ("Mbah Karto", "Bu Wati", "Bu Siti"), strict=True):
        assert roster[loan.member_id or 0].name == name
        assert roster[loan.asked_member or 0].name == "Bu Rini"


async def test_nobody_else_asks_for_another(laris: Chat) -> None:
    """
    Bu Wati > pinjam buat bu siti 500rb 10x
    bot < Pinjaman diajukan oleh yang mau meminjam, atau pengurus kelompok.
    Bu Wati > pinjam buat bu bariyah 500rb 10x
    bot < Saya tidak menemukan bu bariyah di daftar anggota. Lihat nama-nama di /anggota.
    Bu Wati > pinjam buat siti 500rb 10x
    bot < Pinjaman diajukan oleh yang mau meminjam, atau pengurus kelompok.
    Bu Rini > pinjam buat mbak merli 500rb 10x
    bot < Saya tidak menemukan mbak merli di daftar anggota. Lihat nama-nama di /anggota.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


async def test_who_does_not_save_does_not_borrow(laris: Chat) -> None:
    """
    Mbak Merli > pinjam 500rb 10x
    bot < Hanya anggota kelompok yang bisa meminjam.
    Mbak Merli > /pinjam
    bot < Hanya anggota kelompok yang bisa memakai /pinjam.
    Pak Tono > /pinjam 500rb 10x
    bot < Pak Tono belum terdaftar di KSM Laris Jaya. [Gabung]
    Pak Tono > pinjam 500rb 10x
    bot < Pak Tono belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


async def test_a_shared_phone_is_asked_for_whom(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    Bu Siti * Mbah Karto
    bot < Mbah Karto mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk siapa?
    Bu Siti > /pinjam
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    Bu Siti > siti ^ Untuk siapa?
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Siti * Rp300.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 3x
    bot ~ Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Siti * Kesehatan
    bot < Bu Siti mengajukan pinjaman Rp300.000
    | 3 bulan, angsuran Rp104.500, untuk kesehatan.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk keperluan apa?
    """
    await fill_box(laris, 3_000_000)
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()
    assert len(await laris.loans("Bu Siti")) == len(await laris.loans("Mbah Karto")) == 1


async def test_two_in_one_message(laris: Chat) -> None:
    """
    Bu Rini > siti pinjam 500rb 10x, wati pinjam 300rb 6x
    bot < Bu Siti mengajukan pinjaman Rp500.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    bot < Bu Wati mengajukan pinjaman Rp300.000, ditulis Bu Rini
    | 6 bulan, angsuran Rp54.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.item for loan in await laris.loans()] == [0, 1]


# --- from a simulation -------------------------------------------------------------------------------------------


async def test_what_was_reckoned_is_asked_for(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500rb 10x
    bot < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti * Ajukan pinjaman ini
    bot < Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Siti * Sekolah
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk sekolah.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk keperluan apa?
    Bu Wati * Ajukan pinjaman ini
    bot < Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Wati * Lewati
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk keperluan apa?
    Bu Wati * Ajukan pinjaman ini
    bot < Pinjaman ini belum bisa diajukan. [Lihat alasan]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.purpose for loan in await laris.loans()] == ["sekolah", ""]


async def test_what_was_reckoned_may_be_more_than_the_rules_allow(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 5jt 24x
    bot < Angsuran Rp283.400 per bulan, 24 kali
    | Pinjaman Rp5.000.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp1.800.000, total bayar Rp6.800.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,62% per bulan.
    | Isinya pokok + jasa:
    | 1-23. Rp283.400 = 208.400 + 75.000
    | 24. Rp281.800 = 206.800 + 75.000 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti * Ajukan pinjaman ini
    bot < Angsuran di sini paling banyak 12 kali. Mau berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti * 12x
    bot @Bu Siti < Pinjaman Bu Siti Rp5.000.000 belum bisa diajukan
    | Kas kelompok sekarang cukup untuk paling banyak Rp3.000.000. [Ajukan Rp3.000.000]
    bot ~ Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
    Bu Siti > /simulasi 200jt 12x
    bot < Angsuran Rp19.666.700 per bulan, 12 kali
    | Pinjaman Rp200.000.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp36.000.000, total bayar Rp236.000.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,64% per bulan.
    | Isinya pokok + jasa:
    | 1-11. Rp19.666.700 = 16.666.700 + 3.000.000
    | 12. Rp19.666.300 = 16.666.300 + 3.000.000 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti * Ajukan pinjaman ini
    bot ! Bu Siti: Rp200.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


# --- what is passed over ----------------------------------------------------------------------------------------


async def test_old_questions_and_strange_buttons(laris: Chat) -> None:
    """
    Bu Siti > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    = clock +31m
    Bu Siti * Rp500.000
    bot ! Bu Siti: Pertanyaan ini sudah lewat. Tulis sekali lagi, ya.
    Bu Siti > pinjam 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Siti > apa saja ^ Mau diangsur
    bot < Tulis satu angka, contoh: 8x
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert await laris.loans() == []


async def test_questions_are_for_those_who_were_asked(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Wati * 10x
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Wati * Lainnya
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Wati * Batal
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti > /pinjam 500rb 10x untuk
    bot < Belum saya pahami. Contoh: /pinjam 500rb 10x
    Bu Siti > batal
    Bu Wati > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Wati * Rp300.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    Bu Wati * 3x
    bot ~ Untuk keperluan apa? [Modal usaha] [Sekolah] [Kesehatan] [Rumah] [Lainnya] [Lewati] [Batal]
    Bu Siti * Sekolah
    bot ! Bu Siti: Pertanyaan ini untuk orang lain.
    Bu Wati * Lainnya
    bot ~ Untuk apa? Tulis sebagai balasan pesan ini, contoh: modal kripik
    Bu Wati > 500 ^ Untuk apa?
    bot < Bu Wati mengajukan pinjaman Rp300.000
    | 3 bulan, angsuran Rp104.500, untuk 500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()


async def test_words_that_are_no_request(laris: Chat) -> None:
    """
    Bu Siti > /pinjam ?
    bot < Belum saya pahami. Contoh: /pinjam 500rb 10x
    Bu Siti > pinjam 500rb 10x bu rini
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > /pinjam
    bot < Mau pinjam berapa? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya] [Batal]
    Bu Wati * Lainnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb
    Bu Wati > 500 ^ Tulis jumlahnya
    bot < Rp500 atau Rp500.000? [Rp500] [Rp500.000] [Batal]
    Bu Wati * Rp500.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    """
    await fill_box(laris, 3_000_000)
    await laris.play()


async def test_two_of_one_name_are_asked_apart(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat dewi 500rb 10x
    bot < Untuk siapa? [Bu Dewi Ayu] [Bu Dewi Lestari] [Batal]
    Bu Rini * Bu Dewi Ayu
    bot < Bu Dewi Ayu mengajukan pinjaman Rp500.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk siapa?
    Bu Rini > pinjam buat bu dewi 500rb
    bot < Untuk siapa? [Bu Dewi Ayu] [Bu Dewi Lestari] [Batal]
    Bu Rini > siapa saja ^ Untuk siapa?
    bot < Tekan salah satu tombol di atas, ya.
    Bu Rini > lestari ^ Untuk siapa?
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya] [Batal]
    """
    await add_members(laris, "Bu Dewi Ayu", "Bu Dewi Lestari")
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert len(await laris.loans("Bu Dewi Ayu")) == 1


async def test_talk_about_borrowing_is_no_request(laris: Chat) -> None:
    """
    Bu Siti > nanti mau pinjam
    Bu Siti > kapan boleh pinjam?
    Bu Siti > pinjam motor dong
    """
    await laris.play()
    assert await laris.loans() == []

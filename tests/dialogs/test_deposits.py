"""Deposits as people write them: one, several, for others, by buttons, with a picture; and what is passed over."""

from storage import claims
from tests.chat import Chat


async def test_a_deposit_waits_for_the_treasurer_alone(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Wati * Terima
    bot ! Bu Wati: Yang bisa memutuskan: Bu Rini.
    Pak Joko * Terima
    bot ! Pak Joko: Yang bisa memutuskan: Bu Rini.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp20.000 / Pokok Rp0, wajib Rp0, sukarela Rp20.000 / Terakhir: No. 1 · 21 Nov
    | 2026 · simpanan sukarela Rp20.000
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert await laris.cash() == 20_000


async def test_a_command_and_words_say_the_kind_and_the_amount(laris: Chat) -> None:
    """
    Bu Siti > /setor 20rb wajib
    bot < Bu Siti setor Rp20.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan wajib Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > nabung dua puluh ribu
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > nyetor pokok Rp 20.000,-
    bot < Bu Siti setor Rp20.000 (simpanan pokok). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, simpanan pokok Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 60_000


async def test_a_neighbour_brings_the_money(laris: Chat) -> None:
    """
    Bu Wati > titip setoran bu siti 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    Bu Wati * Terima
    bot ! Bu Wati: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert await laris.savings("Bu Wati") == 0


async def test_a_name_that_fits_only_as_a_slip_is_asked(laris: Chat) -> None:
    """
    Bu Wati > titip setoran bu siiti 20rb
    bot < Maksudnya Bu Siti? [Bu Siti] [Batal]
    Bu Siti * Bu Siti
    bot ! Bu Siti: Pertanyaan ini untuk orang lain.
    Bu Wati * Bu Siti
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot - Maksudnya Bu Siti?
    Bu Wati > titip setoran bu tini 20rb
    bot < Maksudnya Bu Rini? [Bu Rini] [Batal]
    Bu Wati * Batal
    bot ~ Baik, tidak ada yang dicatat.
    """
    await laris.play()


async def test_an_unknown_name_is_said_to_be_unknown(laris: Chat) -> None:
    """
    Bu Wati > titip setoran bu bariyah 20rb
    bot < Saya tidak menemukan bu bariyah di daftar anggota. Lihat nama-nama di /anggota.
    Bu Wati > titip setoran bariyah 20rb
    """
    await laris.play()


async def test_a_reply_speaks_of_the_one_who_is_replied_to(laris: Chat) -> None:
    """
    Bu Siti > saya titip uang ya
    Bu Wati > setor 20rb ^ saya titip
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    Bu Rini > setor 5rb ^ saya titip
    bot < ✅ No. 1: Bu Siti, simpanan sukarela Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 5_000


async def test_several_lines_share_one_card(laris: Chat) -> None:
    """
    Bu Wati > setor
    | siti 20rb
    | bu sri wajib 5rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Sri, simpanan wajib Rp5.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ 2 catatan: Rp25.000 tercatat
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000 [Lihat saldo saya] [Urungkan]
    Bu Rini * Urungkan
    bot < Urungkan yang mana? [Bu Siti, simpanan sukarela Rp20.000] [Bu Sri, simpanan wajib Rp5.000]
    Bu Rini * Bu Siti...
    bot ~ 2 catatan: Rp5.000 tercatat, 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Urungkan]
    bot ~ Diurungkan: Bu Siti, simpanan sukarela Rp20.000.
    bot < No. 1 dibatalkan oleh No. 3: salah tekan.
    bot @Bu Siti < No. 1 dibatalkan oleh No. 3: salah tekan. Bu Siti, simpanan sukarela Rp20.000 kini menunggu lagi.
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ 2 catatan: Rp25.000 tercatat
    | ✅ No. 4 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000 [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert await laris.savings("Bu Sri") == 5_000


async def test_one_unknown_name_in_a_list_stops_the_whole_list(laris: Chat) -> None:
    """
    Bu Wati > setor
    | siti 20rb
    | bariyah 25rb
    bot < Saya tidak menemukan bariyah di daftar anggota. Lihat nama-nama di /anggota.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_two_kinds_in_one_message_and_some_of_them_accepted(laris: Chat) -> None:
    """
    Bu Siti > setor wajib 5rb, sukarela 10rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini * Pilih
    bot < Hilangkan centang pada yang uangnya belum ada. [☑ Bu Siti, simpanan wajib Rp5.000]
    | [☑ Bu Siti, simpanan sukarela Rp10.000] [Terima 2] [Tutup]
    Bu Rini * ☑ Bu Siti, simpanan wajib...
    bot ~ Hilangkan centang pada yang uangnya belum ada. [☐ Bu Siti, simpanan wajib Rp5.000]
    | [☑ Bu Siti, simpanan sukarela Rp10.000] [Terima 1] [Tutup]
    Pak Joko * Terima 1
    bot ! Pak Joko: Daftar ini sedang dipakai pengurus lain.
    Bu Rini * Terima 1
    bot ! Bu Rini: 1 diterima.
    bot ~ 2 catatan: Rp10.000 tercatat, 1 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp10.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Urungkan]
    bot ~ 1 laporan dipilih.
    Bu Siti * Bukan itu
    bot ~ 2 catatan: Rp10.000 tercatat
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp10.000 [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 10_000


async def test_one_of_several_was_not_meant(laris: Chat) -> None:
    """
    Bu Siti > setor wajib 5rb, sukarela 10rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Wati * Bukan itu
    bot ! Bu Wati: Tidak ada laporan Anda yang masih menunggu di sini.
    Bu Siti * Bukan itu
    bot < Yang mana yang dibatalkan? [Bu Siti, simpanan wajib Rp5.000] [Bu Siti, simpanan sukarela Rp10.000]
    Bu Siti * Bu Siti, simpanan wajib...
    bot ~ 2 catatan: 1 menunggu
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya]
    bot ~ Dibatalkan: Bu Siti, simpanan wajib Rp5.000.
    Bu Siti * Bukan itu
    bot ~ 2 catatan
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ✖ Bu Siti, simpanan sukarela Rp10.000, dibatalkan [Lihat saldo saya]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_setor_alone_asks_by_buttons(laris: Chat) -> None:
    """
    Bu Siti > /setor
    bot < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Wati * Rp20.000
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti * Rp20.000
    bot ~ Rp20.000 untuk simpanan apa? [Sukarela] [Wajib] [Pokok] [Batal]
    Bu Siti * Wajib
    bot < Bu Siti setor Rp20.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp20.000 untuk simpanan apa?
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan wajib Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_another_amount_is_typed_as_a_reply(laris: Chat) -> None:
    """
    Bu Siti > /setor
    bot < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti * Lainnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti > 35rb ^ Tulis jumlahnya
    bot < Rp35.000 untuk simpanan apa? [Sukarela] [Wajib] [Pokok] [Batal]
    Bu Siti * Sukarela
    bot < Bu Siti setor Rp35.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp35.000 untuk simpanan apa?
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp35.000.
    | Tiga puluh lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 35_000


async def test_a_bare_amount_answers_for_three_minutes(laris: Chat) -> None:
    """
    Bu Siti > setor
    bot < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Wati > 35rb
    Bu Siti > 35
    bot < Rp35 atau Rp35.000? [Rp35] [Rp35.000] [Batal]
    Bu Siti * Rp35.000
    bot < Bu Siti setor Rp35.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp35 atau Rp35.000?
    Bu Siti > setor
    bot < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    = clock +4m
    Bu Siti > 50rb
    Bu Siti * Batal
    bot ~ Baik, tidak ada yang dicatat.
    """
    await laris.play()


async def test_an_ambiguous_amount_is_asked(laris: Chat) -> None:
    """
    Bu Siti > setor 20
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    Bu Siti * Rp20.000
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp20 atau Rp20.000?
    Bu Siti > setor cepek
    bot < Rp100 atau Rp100.000? [Rp100] [Rp100.000] [Batal]
    Bu Siti * Rp100
    bot < Bu Siti setor Rp100 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp100 atau Rp100.000?
    Bu Siti > setor gocap
    bot < Rp50 atau Rp50.000? [Rp50] [Rp50.000] [Batal]
    Bu Siti * Batal
    bot ~ Baik, tidak ada yang dicatat.
    """
    await laris.play()


async def test_an_old_question_answers_nothing_new(laris: Chat) -> None:
    """
    Bu Siti > /setor
    bot < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti > setor wajib 20
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    Bu Siti * Rp50.000 ^ Setor berapa
    bot ! Bu Siti: Pertanyaan ini sudah lewat. Tulis sekali lagi, ya.
    Bu Siti * Rp20.000 ^ atau
    bot < Bu Siti setor Rp20.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp20 atau Rp20.000?
    """
    await laris.play()


async def test_in_private_the_next_words_answer(laris: Chat) -> None:
    """
    Bu Siti @ > /setor
    bot @Bu Siti < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti @ > entah
    bot @Bu Siti < Jumlah “entah” belum saya pahami. Contoh: setor 20rb
    Bu Siti @ > 35rb
    bot @Bu Siti < Rp35.000 untuk simpanan apa? [Sukarela] [Wajib] [Pokok] [Batal]
    Bu Siti @ > entah
    bot @Bu Siti < Tekan salah satu tombol di atas, ya.
    Bu Siti @ > wajib
    bot < Bu Siti setor Rp35.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan wajib Rp35.000.
    | Tiga puluh lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti @ > /setor
    bot @Bu Siti < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti @ > setor 40rb
    bot < Bu Siti setor Rp40.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 35_000


async def test_in_private_the_card_goes_to_the_group(laris: Chat) -> None:
    """
    Bu Siti @ > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > entah apa
    bot @Bu Siti < Maaf, saya belum paham. Contoh yang bisa: setor 20rb [Bantuan]
    Bu Siti @ * Bantuan
    bot @Bu Siti < Cukup tulis seperti contoh ini / ... [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()


async def test_amounts_that_are_refused_cost_nothing(laris: Chat) -> None:
    """
    Bu Siti > setor 0
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: setor 20rb
    Bu Siti > setor -5rb
    bot < Jumlah tidak bisa minus. Untuk mengambil simpanan: tarik 20rb
    Bu Siti > setor 200jt
    bot < Rp200.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    Bu Siti > setor 99 triliun
    bot < Jumlah itu terlalu besar untuk dicatat. Contoh: setor 20rb
    Bu Siti > setor 1,5
    bot < Jumlah “1,5” belum saya pahami. Contoh: setor 20rb
    Bu Siti > setor 20rbb
    bot < Jumlah “20rbb” belum saya pahami. Contoh: setor 20rb
    Bu Siti > /setor 20rbb
    bot < Jumlah “20rbb” belum saya pahami. Contoh: setor 20rb
    """
    await laris.play()


async def test_a_date_can_be_named_but_not_a_coming_one(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb kemarin
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), tanggal 20 Nov 2026. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Tanggal 20 Nov 2026. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > setor 20rb tgl 14
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), tanggal 14 Nov 2026. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    Bu Siti > setor 20rb tgl 31 februari
    bot < Tanggal “tgl 31 februari” tidak ada. Contoh: setor 20rb tgl 14
    """
    await laris.play()


async def test_what_is_no_deposit_stays_conversation(laris: Chat) -> None:
    """
    Bu Siti > gimana cara nabung 1jt
    Bu Siti > besok setor
    Bu Siti > belum setor
    Bu Siti > nanti mau pinjam
    Bu Siti > jam 7 ketemu
    Bu Siti > nggak jadi pinjam
    Bu Siti > 20
    Bu Siti > 20rb
    Bu Siti > beras 12rb, gula 15rb
    Bu Siti > setor banyak
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_names_and_amounts_alone_count_where_all_are_members(laris: Chat) -> None:
    """
    Bu Wati > siti 20rb, sri 25rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Sri, simpanan sukarela Rp25.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Wati > siti 20rb, gula 15rb
    """
    await laris.play()


async def test_a_forwarded_deposit_is_somebody_elses_word(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Wati » KSM ^ setor 20rb
    """
    await laris.play()


async def test_a_proof_of_transfer_is_kept(laris: Chat) -> None:
    """
    Bu Siti + bukti.png: setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara.
    | Foto bukti disimpan. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    async with laris.life.database.read() as db:
        claim = await claims.get(db, 1)
    assert claim is not None and claim.photo


async def test_the_treasurers_own_deposit_is_accepted_by_another_officer(laris: Chat) -> None:
    """
    Bu Rini > setor 20rb
    bot < Bu Rini setor Rp20.000 (simpanan sukarela). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Wati * Terima
    bot ! Bu Wati: Yang bisa memutuskan: Pak Joko atau Bu Ani.
    Pak Joko * Terima
    bot ~ ✅ No. 1: Bu Rini, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Pak Joko, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Rini") == 20_000


async def test_what_the_treasurer_writes_for_a_member_stands(laris: Chat) -> None:
    """
    Bu Rini > titip setoran bu siti 20rb
    bot < ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp20.000 / Pokok Rp0, wajib Rp0, sukarela Rp20.000 / Terakhir: No. 1 · 21 Nov
    | 2026 · simpanan sukarela Rp20.000
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_who_does_not_save_here_does_not_deposit(laris: Chat) -> None:
    """
    Mbak Merli > setor 20rb
    bot < Yang mencatat ini anggota kelompok. Minta tolong mereka, ya.
    Mbak Merli > /setor 20rb
    bot < Yang mencatat ini anggota kelompok. Minta tolong mereka, ya.
    Mbak Merli > titip setoran bu siti 20rb
    bot < Yang mencatat ini anggota kelompok. Minta tolong mereka, ya.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_during_a_meeting_deposits_share_one_live_card(laris: Chat) -> None:
    """
    Pak Joko > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Sri > setor wajib 5rb
    bot ~ Setoran rapat ke-1: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Sri, simpanan wajib Rp5.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini > setor 5rb
    bot ~ Setoran rapat ke-1: 3 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Sri, simpanan wajib Rp5.000
    | ⏳ Bu Rini, simpanan sukarela Rp5.000 [Terima semua (3)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini * Terima semua (3)
    bot ! Bu Rini: 2 diterima. 1 tetap menunggu orang lain.
    bot ~ Setoran rapat ke-1: Rp25.000 tercatat, 1 menunggu
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000
    | ⏳ Bu Rini, simpanan sukarela Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Urungkan]
    Pak Joko * Terima semua (1)
    bot ! Pak Joko: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp30.000 tercatat
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Rini, simpanan sukarela Rp5.000 [Lihat saldo saya] [Urungkan]
    Bu Rini > titip setoran bu wati 10rb
    bot ~ Setoran rapat ke-1: Rp40.000 tercatat
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 2 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Rini, simpanan sukarela Rp5.000
    | ✅ No. 4 Bu Wati, simpanan sukarela Rp10.000 [Lihat saldo saya] [Sanggah] [Urungkan]
    """
    await laris.play()
    assert await laris.cash() == 40_000


async def test_during_a_meeting_some_are_unticked(laris: Chat) -> None:
    """
    Pak Joko > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Sri > setor wajib 5rb
    bot ~ Setoran rapat ke-1: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Sri, simpanan wajib Rp5.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini * Pilih
    bot < Hilangkan centang pada yang uangnya belum ada. [☑ Bu Siti, simpanan sukarela Rp20.000]
    | [☑ Bu Sri, simpanan wajib Rp5.000] [Terima 2] [Tutup]
    Bu Rini * ☑ Bu Siti...
    bot ~ Hilangkan centang pada yang uangnya belum ada. [☐ Bu Siti, simpanan sukarela Rp20.000]
    | [☑ Bu Sri, simpanan wajib Rp5.000] [Terima 1] [Tutup]
    Bu Rini * Terima 1
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp5.000 tercatat, 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 1 Bu Sri, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Urungkan]
    bot ~ 1 laporan dipilih.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0
    assert await laris.savings("Bu Sri") == 5_000

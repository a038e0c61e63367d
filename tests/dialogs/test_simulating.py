"""/simulasi: what a loan costs, before anybody asks for one."""

from handlers.simulating import Simulate
from tests.chat import Chat
from tests.dialogs.helpers import agree_on


async def test_what_a_loan_costs(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500rb 10x
    bot < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await laris.play()
    assert await laris.loans() == []


async def test_the_methods_side_by_side(laris: Chat) -> None:
    """
    Bu Siti @ > /simulasi 500rb 10 bulan
    bot @Bu Siti < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti @ * Bandingkan cara hitung
    bot @Bu Siti ~ Rp500.000, 10 kali: cara hitung mana?
    | Flat (di sini): Rp57.500. Jasa Rp75.000.
    | Menurun: Rp57.500, terakhir Rp50.534. Jasa Rp41.234.
    | Anuitas: Rp54.300, terakhir Rp53.411. Jasa Rp42.111. [Flat] [Menurun] [Anuitas]
    Bu Siti @ * Menurun
    bot @Bu Siti ~ Angsuran Rp57.500 turun sampai Rp50.534, tiap bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% menurun.
    | Jasa seluruhnya Rp41.234, total bayar Rp541.234.
    | Isinya pokok + jasa:
    | 1. Rp57.500 = 50.000 + 7.500
    | 2. Rp56.800 = 50.050 + 6.750
    | 3. Rp56.000 = 50.001 + 5.999
    | 4. Rp55.300 = 50.051 + 5.249
    | 5. Rp54.500 = 50.002 + 4.498
    | 6. Rp53.800 = 50.052 + 3.748
    | 7. Rp53.000 = 50.002 + 2.998
    | 8. Rp52.300 = 50.052 + 2.248
    | 9. Rp51.500 = 50.003 + 1.497
    | 10. Rp50.534 = 49.787 + 747 [Bandingkan cara hitung]
    Bu Siti @ * Bandingkan cara hitung
    bot @Bu Siti ~ Rp500.000, 10 kali: cara hitung mana?
    | Flat (di sini): Rp57.500. Jasa Rp75.000.
    | Menurun: Rp57.500, terakhir Rp50.534. Jasa Rp41.234.
    | Anuitas: Rp54.300, terakhir Rp53.411. Jasa Rp42.111. [Flat] [Menurun] [Anuitas]
    Bu Siti @ * Anuitas
    bot @Bu Siti ~ Angsuran Rp54.300 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% anuitas.
    | Jasa seluruhnya Rp42.111, total bayar Rp542.111.
    | Isinya pokok + jasa:
    | 1. Rp54.300 = 46.800 + 7.500
    | 2. Rp54.300 = 47.502 + 6.798
    | 3. Rp54.300 = 48.215 + 6.085
    | 4. Rp54.300 = 48.938 + 5.362
    | 5. Rp54.300 = 49.672 + 4.628
    | 6. Rp54.300 = 50.417 + 3.883
    | 7. Rp54.300 = 51.173 + 3.127
    | 8. Rp54.300 = 51.941 + 2.359
    | 9. Rp54.300 = 52.720 + 1.580
    | 10. Rp53.411 = 52.622 + 789 [Bandingkan cara hitung]
    Bu Siti @ * Bandingkan cara hitung
    bot @Bu Siti ~ Rp500.000, 10 kali: cara hitung mana?
    | Flat (di sini): Rp57.500. Jasa Rp75.000.
    | Menurun: Rp57.500, terakhir Rp50.534. Jasa Rp41.234.
    | Anuitas: Rp54.300, terakhir Rp53.411. Jasa Rp42.111. [Flat] [Menurun] [Anuitas]
    Bu Siti @ * Flat
    bot @Bu Siti ~ Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await laris.play()


async def test_a_long_table_is_cut_and_opened(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 1,2jt 12x menurun
    bot < Angsuran Rp118.000 turun sampai Rp101.500, tiap bulan, 12 kali
    | Pinjaman Rp1.200.000, jasa 1,5% menurun.
    | Jasa seluruhnya Rp117.000, total bayar Rp1.317.000.
    | Isinya pokok + jasa:
    | 1. Rp118.000 = 100.000 + 18.000
    | 2. Rp116.500 = 100.000 + 16.500
    | 3. Rp115.000 = 100.000 + 15.000
    | …
    | 12. Rp101.500 = 100.000 + 1.500 [Bandingkan cara hitung] [Semua angsuran]
    Bu Wati * Semua angsuran
    bot ~ Angsuran Rp118.000 turun sampai Rp101.500, tiap bulan, 12 kali
    | Pinjaman Rp1.200.000, jasa 1,5% menurun.
    | Jasa seluruhnya Rp117.000, total bayar Rp1.317.000.
    | Isinya pokok + jasa:
    | 1. Rp118.000 = 100.000 + 18.000
    | 2. Rp116.500 = 100.000 + 16.500
    | 3. Rp115.000 = 100.000 + 15.000
    | 4. Rp113.500 = 100.000 + 13.500
    | 5. Rp112.000 = 100.000 + 12.000
    | 6. Rp110.500 = 100.000 + 10.500
    | 7. Rp109.000 = 100.000 + 9.000
    | 8. Rp107.500 = 100.000 + 7.500
    | 9. Rp106.000 = 100.000 + 6.000
    | 10. Rp104.500 = 100.000 + 4.500
    | 11. Rp103.000 = 100.000 + 3.000
    | 12. Rp101.500 = 100.000 + 1.500 [Bandingkan cara hitung] [Ringkas]
    Bu Siti * Ringkas
    bot ~ Angsuran Rp118.000 turun sampai Rp101.500, tiap bulan, 12 kali
    | Pinjaman Rp1.200.000, jasa 1,5% menurun.
    | Jasa seluruhnya Rp117.000, total bayar Rp1.317.000.
    | Isinya pokok + jasa:
    | 1. Rp118.000 = 100.000 + 18.000
    | 2. Rp116.500 = 100.000 + 16.500
    | 3. Rp115.000 = 100.000 + 15.000
    | …
    | 12. Rp101.500 = 100.000 + 1.500 [Bandingkan cara hitung] [Semua angsuran]
    """
    await laris.play()


async def test_a_very_long_table_fits_into_one_message(laris: Chat) -> None:
    """
    Bu Siti @ > /simulasi 12jt 120x 1% menurun
    bot @Bu Siti < Angsuran Rp220.000 turun sampai Rp101.000, tiap bulan, 120 kali
    | Pinjaman Rp12.000.000, jasa 1% menurun.
    | Jasa seluruhnya Rp7.260.000, total bayar Rp19.260.000.
    | 1. Rp220.000
    | 2. Rp219.000
    | 3. Rp218.000
    | …
    | 120. Rp101.000 [Bandingkan cara hitung] [Semua angsuran]
    Bu Siti @ * Semua angsuran
    bot @Bu Siti ~ Angsuran Rp220.000 turun sampai Rp101.000, tiap bulan, 120 kali
    | Pinjaman Rp12.000.000, jasa 1% menurun.
    | Jasa seluruhnya Rp7.260.000, total bayar Rp19.260.000.
    | 1. Rp220.000
    | 2. Rp219.000
    | 3. Rp218.000
    | 4. Rp217.000
    | ...
    | 119. Rp102.000
    | 120. Rp101.000 [Bandingkan cara hitung] [Ringkas]
    """
    await laris.play()


async def test_amount_and_length_are_asked(laris: Chat) -> None:
    """
    Bu Siti > /simulasi
    bot < Pinjaman berapa yang mau dihitung? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya]
    Bu Siti * Rp1.000.000
    bot ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya]
    Bu Siti * 6x
    bot ~ Angsuran Rp181.700 per bulan, 6 kali
    | Pinjaman Rp1.000.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp90.000, total bayar Rp1.090.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,52% per bulan.
    | Isinya pokok + jasa:
    | 1-5. Rp181.700 = 166.700 + 15.000
    | 6. Rp181.500 = 166.500 + 15.000 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await laris.play()


async def test_amount_and_length_are_typed(laris: Chat) -> None:
    """
    Bu Siti @ > /simulasi
    bot @Bu Siti < Pinjaman berapa yang mau dihitung? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb
    Bu Siti @ > nol
    bot @Bu Siti < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: 750rb
    Bu Siti @ > -5
    bot @Bu Siti < Jumlah tidak bisa minus. Contoh: 750rb
    Bu Siti @ > 750
    bot @Bu Siti < Rp750 atau Rp750.000? [Rp750] [Rp750.000]
    Bu Siti @ * Rp750.000
    bot @Bu Siti ~ Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Siti @ > banyak
    bot @Bu Siti < Tulis satu angka, contoh: 8x
    Bu Siti @ > 1000x
    bot @Bu Siti < Tulis satu angka, contoh: 8x
    Bu Siti @ > 8
    bot @Bu Siti < Angsuran Rp105.000 per bulan, 8 kali
    | Pinjaman Rp750.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp90.000, total bayar Rp840.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,59% per bulan.
    | Tiap kali: pokok Rp93.750, jasa Rp11.250. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti > /simulasi 500rb
    bot < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya]
    Bu Siti * Lainnya
    bot ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Siti > tujuh kali ^ Tulis berapa
    bot < Angsuran Rp79.000 per bulan, 7 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp52.500, total bayar Rp552.500.
    | Kalau dihitung dari sisa pinjaman, setara 2,56% per bulan.
    | Isinya pokok + jasa:
    | 1-6. Rp79.000 = 71.500 + 7.500
    | 7. Rp78.500 = 71.000 + 7.500 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    # somebody who says something else is not held to the question
    Bu Siti @ > /simulasi 500rb
    bot @Bu Siti < Mau diangsur berapa kali? [3x] [6x] [10x] [12x] [Lainnya]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Siti @ > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await laris.play()


async def test_words_that_say_too_little_or_too_much(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500 10x
    bot < Rp500 atau Rp500.000? [Rp500] [Rp500.000]
    Bu Siti * Rp500.000
    bot ~ Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti > /simulasi 0 10x
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: /simulasi 500rb 10x
    Bu Siti > /simulasi 500rb 300rb
    bot < Belum saya pahami. Contoh: /simulasi 500rb 10x
    Bu Siti > /simulasi 1jt 10x 200%
    bot < Belum saya pahami. Contoh: /simulasi 500rb 10x
    Bu Siti > /simulasi untuk modal
    bot < Pinjaman berapa yang mau dihitung? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya]
    """
    await laris.play()


async def test_a_rate_is_never_converted(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 1jt 20 minggu
    bot < Angsuran di sini tiap bulan. Mau berapa kali? [3x] [6x] [10x] [12x] [Lainnya]
    Bu Siti * 10x
    bot ~ Angsuran Rp115.000 per bulan, 10 kali
    | Pinjaman Rp1.000.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp150.000, total bayar Rp1.150.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp100.000, jasa Rp15.000. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti > /simulasi 1jt 20 minggu 0,5%
    bot < Angsuran Rp55.000 per minggu, 20 kali
    | Pinjaman Rp1.000.000, jasa 0,5% flat.
    | Jasa seluruhnya Rp100.000, total bayar Rp1.100.000.
    | Kalau dihitung dari sisa pinjaman, setara 0,93% per minggu.
    | Tiap kali: pokok Rp50.000, jasa Rp5.000. [Bandingkan cara hitung]
    Bu Siti > /simulasi 1jt 10x 2%
    bot < Angsuran Rp120.000 per bulan, 10 kali
    | Pinjaman Rp1.000.000, jasa 2% flat.
    | Jasa seluruhnya Rp200.000, total bayar Rp1.200.000.
    | Kalau dihitung dari sisa pinjaman, setara 3,46% per bulan.
    | Tiap kali: pokok Rp100.000, jasa Rp20.000. [Bandingkan cara hitung]
    Bu Siti > /simulasi 1jt 10x tanpa jasa
    bot < Angsuran Rp100.000 per bulan, 10 kali
    | Pinjaman Rp1.000.000, tanpa jasa.
    | Total bayar Rp1.000.000. [Bandingkan cara hitung]
    """
    await laris.play()


async def test_the_rules_of_the_group(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500rb 10x
    bot < Angsuran Rp55.000 per dua minggu, 10 kali
    | Pinjaman Rp500.000, infak 1% flat.
    | Infak seluruhnya Rp50.000, total bayar Rp550.000.
    | Diterima Rp470.000, sesudah potongan.
    | Kalau dihitung dari sisa pinjaman, setara 1,96% per dua minggu.
    | Tiap kali: pokok Rp50.000, infak Rp5.000. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await agree_on(laris, sebutan_jasa="infak", jasa="1%", admin="1%", simpanan_ditahan="5%", angsuran="2 mingguan")
    await laris.play()


async def test_uppks_is_always_twelve_weeks(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500rb
    bot < Angsuran Rp50.000 per minggu, 12 kali
    | Pinjaman Rp500.000, angsuran 10% tiap minggu (UPPKS).
    | Jasa seluruhnya Rp50.000, total bayar Rp600.000.
    | Rp50.000 di antaranya simpanan wajib Anda sendiri.
    | Kalau dihitung dari sisa pinjaman, setara 1,5% per minggu.
    | Isinya pokok + jasa + simpanan:
    | 1-11. Rp50.000 = 41.668 + 4.166 + 4.166
    | 12. Rp50.000 = 41.652 + 4.174 + 4.174 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti * Bandingkan cara hitung
    bot ~ Rp500.000, 12 kali: cara hitung mana?
    | UPPKS (di sini): Rp50.000. Jasa Rp50.000. Tiap minggu.
    | Flat: Rp49.200, terakhir Rp48.800. Jasa Rp90.000. Tiap bulan.
    | Menurun: Rp49.200, terakhir Rp41.702. Jasa Rp48.702. Tiap bulan.
    | Anuitas: Rp45.900, terakhir Rp45.118. Jasa Rp50.018. Tiap bulan. [UPPKS] [Flat] [Menurun] [Anuitas]
    Bu Siti * Menurun
    bot ~ Angsuran Rp49.200 turun sampai Rp41.702, tiap bulan, 12 kali
    | Pinjaman Rp500.000, jasa 1,5% menurun.
    | Jasa seluruhnya Rp48.702, total bayar Rp548.702.
    | Isinya pokok + jasa:
    | 1. Rp49.200 = 41.700 + 7.500
    | 2. Rp48.600 = 41.725 + 6.875
    | 3. Rp48.000 = 41.751 + 6.249
    | …
    | 12. Rp41.702 = 41.086 + 616 [Bandingkan cara hitung] [Semua angsuran]
    Bu Siti > /simulasi 500rb 10x 2%
    bot < Angsuran Rp60.000 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 2% flat.
    | Jasa seluruhnya Rp100.000, total bayar Rp600.000.
    | Kalau dihitung dari sisa pinjaman, setara 3,46% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp10.000. [Bandingkan cara hitung]
    """
    await agree_on(laris, metode="uppks")
    await laris.play()


async def test_a_stranger_may_reckon_and_not_apply(laris: Chat) -> None:
    """
    = stranger Pak Lurah
    = start Pak Lurah
    bot @Pak Lurah < Saya Sisihkan, pencatat simpanan kelompok di Telegram.
    | Setoran, kehadiran dan kas dicatat di grup, dan tiap anggota bisa melihat saldonya sendiri di sini. [Tambahkan
    | ke grup]
    Pak Lurah @ > /simulasi 500rb 10x
    bot @Pak Lurah < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500.
    | Ini hitungan umum. Tiap kelompok punya aturan sendiri. [Bandingkan cara hitung]
    Pak Tono > /simulasi 500rb 10x
    bot < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung]
    Bu Siti > /simulasi 500rb 6x
    bot < Angsuran Rp90.900 per bulan, 6 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp45.000, total bayar Rp545.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,52% per bulan.
    | Isinya pokok + jasa:
    | 1-5. Rp90.900 = 83.400 + 7.500
    | 6. Rp90.500 = 83.000 + 7.500 [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Pak Tono * Ajukan pinjaman ini
    bot ! Pak Tono: Tombol ini untuk anggota kelompok.
    Mbak Merli @ > /simulasi 500rb 10x
    bot @Mbak Merli < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung]
    """
    await laris.play()


async def test_forged_buttons_reckon_nothing(laris: Chat) -> None:
    """
    Bu Siti @ > /simulasi 500rb 10x
    bot @Bu Siti < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await laris.play()
    world, bot = laris.world, laris.player.bot
    siti = world.person("Bu Siti")
    assert siti is not None
    chat = world.private_chat(siti, bot)
    forged = [
        Simulate(2**62, 10),
        Simulate(-7, 10),
        Simulate(500_000, -7),
        Simulate(500_000, 10, "tahunan"),
        Simulate(500_000, 10, "", "1/0%"),
        Simulate(500_000, 10, "", "banyak"),
        Simulate(500_000, 10, "", "900%"),
        Simulate(500_000, 10, "", "", "kira-kira"),
        Simulate(500_000, 10, "", f"1.{10**19}%"),
    ]
    for payload in forged:
        message = chat.newest("")
        assert message is not None
        siti.presses_data(message, payload.pack())
        await laris.life.settle()
        assert "belum bisa saya hitung" in message.text, payload
        await laris.play("Bu Siti @ > /simulasi 500rb 10x\nbot @Bu Siti < ... [...]")
    assert await laris.loans() == []

"""/aturan: shown, changed by buttons or in one line, told to the group, refused in one sentence."""

import json

from tests.chat import Chat


async def test_rules_are_shown_and_changed_by_buttons(laris: Chat) -> None:
    """
    Pak Joko > /aturan
    bot < Aturan KSM Laris Jaya, versi 1
    | Jenis: KSM Panca Sutra
    | Rapat: tiap Sabtu, 19.00 WIB
    | Simpanan pokok: Rp20.000
    | Simpanan wajib: Rp5.000
    | Setoran tanpa jenis: simpanan sukarela
    | Batas sekali catat: Rp100.000.000
    | Wakil dihitung hadir: ya
    | Saldo boleh tampil di grup: tidak
    | Bahasa: Indonesia [Pinjaman] [Pengingat] [Ubah]
    Bu Siti * Ubah
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Ubah
    bot ~ Aturan mana yang diubah?
    | [Nama kelompok] [Jadwal rapat] [Hari rapat] [Jam rapat] [Zona waktu] [Tempat rapat] [Simpanan pokok]
    | [Simpanan wajib] [Setoran tanpa jenis] [Batas sekali catat] [Wakil dihitung hadir]
    | [Saldo boleh tampil di grup] [Bahasa] [Kembali]
    Bu Siti * Simpanan wajib
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Simpanan wajib
    bot ~ Simpanan wajib sekarang: Rp5.000
    | [Rp2.000] [✓ Rp5.000] [Rp10.000] [Rp20.000] [Rp50.000] [Lainnya] [Kembali]
    Bu Siti * Rp10.000
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Rp10.000
    bot < Aturan diubah: simpanan wajib dari Rp5.000 menjadi Rp10.000. / Oleh Pak Joko. Sekarang versi 2.
    bot ~ Aturan KSM Laris Jaya, versi 2 / ... / Simpanan wajib: Rp10.000 / ... [Pinjaman] [Pengingat] [Ubah] [Riwayat]
    Bu Siti * Riwayat
    bot ~ Perubahan aturan KSM Laris Jaya
    | Versi 2, 21 Nov 2026, Pak Joko: simpanan wajib dari Rp5.000 menjadi Rp10.000 [Kembali]
    Bu Siti * Kembali
    bot ~ Aturan KSM Laris Jaya, versi 2 / ... [Pinjaman] [Pengingat] [Riwayat]
    """
    await laris.play()
    group = (await laris.roster()).group
    assert (group.rules.rupiah("wajib"), group.rules_version) == (10_000, 2)


async def test_a_pressed_value_that_stands_already_says_so(laris: Chat) -> None:
    """
    Bu Ani > /aturan hari
    bot < Hari rapat sekarang: Sabtu
    | [Senin] [Selasa] [Rabu] [Kamis] [Jumat] [✓ Sabtu] [Minggu] [Kembali]
    Bu Ani * ✓ Sabtu
    bot ! Bu Ani: Hari rapat memang sudah Sabtu.
    bot ~ Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat] [Ubah]
    Bu Ani > /aturan jadwal pertemuan bulanan
    bot < Aturan diubah: jadwal rapat dari tiap minggu menjadi tiap bulan. / Oleh Bu Ani. Sekarang versi 2.
    Bu Ani > /aturan minggu ke 2
    bot < Aturan diubah: minggu rapat dari ke-1 menjadi ke-2. / Oleh Bu Ani. Sekarang versi 3.
    Mbah Baru > /aturan
    bot < Mbah Baru belum terdaftar di KSM Laris Jaya. [Gabung]
    Mbak Merli > /aturan
    bot < Aturan KSM Laris Jaya, versi 3 / ... / Rapat: tiap bulan, Sabtu ke-2, 19.00 WIB / ...
    | [Pinjaman] [Pengingat] [Ubah] [Riwayat]
    """
    await laris.play()


async def test_a_value_is_typed_as_the_answer(laris: Chat) -> None:
    """
    Pak Joko > /aturan jam
    bot < Jam rapat sekarang: 19.00 WIB [...]
    Pak Joko * Lainnya
    bot < Tulis jam rapat yang baru dengan membalas pesan ini. Contoh: 7 malam
    Bu Siti > 8 malam ^ Tulis jam
    Pak Joko > jam 7 ^ Tulis jam
    bot < “jam 7” belum saya pahami untuk jam rapat. Balas pesan ini, contohnya: 7 malam
    Pak Joko > 7.30 malam ^ belum saya pahami
    bot < Aturan diubah: jam rapat dari 19.00 WIB menjadi 19.30 WIB. / Oleh Pak Joko. Sekarang versi 2.
    Pak Joko > /aturan wajib
    bot < Simpanan wajib sekarang: Rp5.000 [...]
    Pak Joko * Lainnya
    bot < Tulis simpanan wajib yang baru dengan membalas pesan ini. Contoh: 5rb
    Pak Joko > 7rb
    bot < Aturan diubah: simpanan wajib dari Rp5.000 menjadi Rp7.000. / Oleh Pak Joko. Sekarang versi 3.
    """
    await laris.play()


async def test_a_rule_is_changed_in_one_line(laris: Chat) -> None:
    """
    Pak Joko > /aturan wajib 10rb
    bot < Aturan diubah: simpanan wajib dari Rp5.000 menjadi Rp10.000. / Oleh Pak Joko. Sekarang versi 2.
    Pak Joko > /aturan Simpanan Wajib: 10.000
    bot < Simpanan wajib memang sudah Rp10.000.
    Pak Joko > /aturan wakil tidak
    bot < Aturan diubah: wakil dihitung hadir dari ya menjadi tidak. / Oleh Pak Joko. Sekarang versi 3.
    Mbak Merli > /aturan pokok 0
    bot < Aturan diubah: simpanan pokok dari Rp20.000 menjadi tidak ada. / Oleh Mbak Merli. Sekarang versi 4.
    Pak Joko > /aturan zona WITA
    bot < Aturan diubah: zona waktu dari WIB menjadi WITA. / Oleh Pak Joko. Sekarang versi 5.
    Pak Joko > /aturan riwayat
    bot < Perubahan aturan KSM Laris Jaya
    | Versi 5, 21 Nov 2026, Pak Joko: zona waktu dari WIB menjadi WITA
    | Versi 4, 21 Nov 2026, Mbak Merli: simpanan pokok dari Rp20.000 menjadi tidak ada
    | Versi 3, 21 Nov 2026, Pak Joko: wakil dihitung hadir dari ya menjadi tidak
    | Versi 2, 21 Nov 2026, Pak Joko: simpanan wajib dari Rp5.000 menjadi Rp10.000
    """
    await laris.play()
    rules = (await laris.roster()).group.rules
    assert (rules.zone, rules.yes("wakil"), rules.rupiah("pokok")) == ("Asia/Makassar", False, 0)


async def test_what_cannot_be_changed_costs_nothing(laris: Chat) -> None:
    """
    Pak Joko > /aturan wajib 10
    bot < “10” belum saya pahami untuk simpanan wajib. Contoh: /aturan wajib 5rb
    Pak Joko > /aturan jam 19.00 WITA
    bot < “19.00 WITA” belum saya pahami untuk jam rapat. Contoh: /aturan jam 7 malam
    Pak Joko > /aturan warna merah
    bot < Aturan itu belum saya kenal. Contoh yang bisa: /aturan wajib 10rb
    Bu Siti > /aturan wajib 1rb
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengubah aturan.
    Bu Rini > /aturan nama KSM Rini
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengubah aturan.
    Bu Siti > /aturan wajib
    bot < Simpanan wajib sekarang: Rp5.000
    Bu Siti > /aturan riwayat
    bot < Aturan KSM Laris Jaya belum pernah diubah.
    """
    await laris.play()
    assert (await laris.roster()).group.rules_version == 1


async def test_where_and_on_which_day_of_the_month_a_group_meets(laris: Chat) -> None:
    """
    Pak Joko > /aturan tempat Balai RW 05
    bot < Aturan diubah: tempat rapat dari tidak ada menjadi Balai RW 05. / Oleh Pak Joko. Sekarang versi 2.
    Pak Joko > /aturan
    bot < Aturan KSM Laris Jaya, versi 2 / ... / Rapat: tiap Sabtu, 19.00 WIB / Tempat rapat: Balai RW 05 / ... [...]
    Pak Joko > /aturan lokasi rapat tidak ada
    bot < Aturan diubah: tempat rapat dari Balai RW 05 menjadi tidak ada. / Oleh Pak Joko. Sekarang versi 3.
    Pak Joko > /aturan tempat kosong
    bot < Tempat rapat memang sudah tidak ada.
    Pak Joko > /aturan tanggal rapat 10
    bot < Aturan diubah: tanggal rapat dari tidak dipakai menjadi tanggal 10. / Oleh Pak Joko. Sekarang versi 4.
    | Rapat tetap tiap Sabtu, 19.00 WIB.
    Pak Joko > /aturan pertemuan bulanan
    bot < Aturan diubah: jadwal rapat dari tiap minggu menjadi tiap bulan. / Oleh Pak Joko. Sekarang versi 5.
    Pak Joko > /aturan
    bot < Aturan KSM Laris Jaya, versi 5 / ... / Rapat: tiap bulan, tanggal 10, 19.00 WIB / Simpanan pokok: ... [...]
    Pak Joko > /aturan hari rabu
    bot < Aturan diubah: hari rapat dari Sabtu menjadi Rabu. / Oleh Pak Joko. Sekarang versi 6.
    | Rapat tetap tiap bulan, tanggal 10, 19.00 WIB.
    Pak Joko > /aturan tanggal rapat akhir bulan
    bot < Aturan diubah: tanggal rapat dari tanggal 10 menjadi hari terakhir. / Oleh Pak Joko. Sekarang versi 7.
    Pak Joko > /aturan tanggal rapat 32
    bot < Tanggal rapat bisa dari 0 sampai 31. Contoh: /aturan tanggal rapat 10
    Pak Joko > /aturan tanggal rapat tidak ada
    bot < Aturan diubah: tanggal rapat dari hari terakhir menjadi tidak dipakai. / Oleh Pak Joko. Sekarang versi 8.
    Pak Joko > /aturan minggu ke terakhir
    bot < Aturan diubah: minggu rapat dari ke-1 menjadi terakhir. / Oleh Pak Joko. Sekarang versi 9.
    Pak Joko > /aturan
    bot < Aturan KSM Laris Jaya, versi 9 / ... / Rapat: tiap bulan, Rabu terakhir, 19.00 WIB / Simpanan pokok: ... [...]
    Pak Joko * Ubah
    bot ~ Aturan mana yang diubah?
    | [Nama kelompok] [Jadwal rapat] [Hari rapat] [Minggu rapat] [Tanggal rapat] [Jam rapat] [Zona waktu]
    | [Tempat rapat] [Simpanan pokok] [Simpanan wajib] [Setoran tanpa jenis] [Batas sekali catat]
    | [Wakil dihitung hadir] [Saldo boleh tampil di grup] [Bahasa] [Kembali]
    Pak Joko * Tanggal rapat
    bot ~ Tanggal rapat sekarang: tidak dipakai
    | [✓ Tidak dipakai] [Tanggal 1] [Tanggal 5] [Tanggal 10] [Tanggal 15] [Tanggal 25] [Hari terakhir]
    | [Lainnya] [Kembali]
    Pak Joko * Tanggal 5
    bot < Aturan diubah: tanggal rapat dari tidak dipakai menjadi tanggal 5. / Oleh Pak Joko. Sekarang versi 10.
    bot ~ Aturan KSM Laris Jaya, versi 10 / ... / Rapat: tiap bulan, tanggal 5, 19.00 WIB / ... [...]
    """
    await laris.play()


async def test_from_private_the_group_is_told(laris: Chat) -> None:
    """
    Pak Joko @ > /aturan pokok 50rb
    bot < Aturan diubah: simpanan pokok dari Rp20.000 menjadi Rp50.000. / Oleh Pak Joko. Sekarang versi 2.
    bot @Pak Joko < Simpanan pokok sekarang Rp50.000. Grup KSM Laris Jaya sudah saya beri tahu.
    Pak Joko @ > /aturan
    bot @Pak Joko < Aturan KSM Laris Jaya, versi 2 / ... [Pinjaman] [Pengingat] [Ubah] [Riwayat]
    Pak Joko @ * Ubah
    bot @Pak Joko ~ Aturan mana yang diubah? [...]
    Pak Joko @ * Nama kelompok
    bot @Pak Joko < Tulis nama kelompok yang baru dengan membalas pesan ini. Contoh: KSM Laris Jaya
    Pak Joko @ > batal
    bot @Pak Joko < Baik, tidak ada yang diubah.
    Pak Joko @ * Nama kelompok
    bot @Pak Joko < Tulis nama kelompok yang baru dengan membalas pesan ini. Contoh: KSM Laris Jaya
    Pak Joko @ > setor 20rb
    bot < Pak Joko setor Rp20.000 (simpanan sukarela). ... [...]
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Pak Joko @ * Nama kelompok
    bot @Pak Joko < Tulis nama kelompok yang baru dengan membalas pesan ini. Contoh: KSM Laris Jaya
    Pak Joko @ > KSM Laris Manis
    bot < Aturan diubah: nama kelompok dari KSM Laris Jaya menjadi KSM Laris Manis. / Oleh Pak Joko. Sekarang versi 3.
    bot @Pak Joko < Nama kelompok sekarang KSM Laris Manis. Grup KSM Laris Manis sudah saya beri tahu.
    """
    await laris.play()
    assert (await laris.roster("KSM Laris Manis")).group.rules_version == 3


async def test_the_rules_of_lending_have_a_page_and_are_changed_by_sections(laris: Chat) -> None:
    """
    Bu Siti > /aturan
    bot < Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat]
    Bu Siti * Pinjaman
    bot ~ Aturan pinjaman KSM Laris Jaya
    | Jasa 1,5% flat per bulan
    | Paling lama 12 bulan
    |
    | Tidak lebih dari isi kas
    |
    | Tidak ada angsuran yang lewat waktu
    | Satu pinjaman per orang
    |
    | Jatuh tempo hari rapat
    | Angsuran dibulatkan ke Rp100
    | Dibayar urut: denda, jasa, pokok
    | Lunas lebih awal: sisa pokok dan jasa berjalan
    |
    | Diputuskan ketua dan bendahara [Kembali]
    Bu Siti * Kembali
    bot ~ Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat]
    Pak Joko > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya / ... [Ubah] [Kembali]
    Bu Siti * Ubah
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Ubah
    bot ~ Aturan pinjaman: bagian mana yang diubah?
    | [Jasa dan lama] [Batas dan potongan] [Syarat peminjam] [Cara bayar] [Keputusan] [Kembali]
    Bu Siti * Keputusan
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Keputusan
    bot ~ Keputusan
    | Yang memutuskan pinjaman: ketua dan bendahara
    | Waktu musyawarah: 24 jam
    | Batas kolek: 3, 6, 9 angsuran
    |
    | Mana yang diubah? [Yang memutuskan pinjaman] [Waktu musyawarah] [Batas kolek] [Kembali]
    Pak Joko * Yang memutuskan pinjaman
    bot ~ Yang memutuskan pinjaman sekarang: ketua dan bendahara
    | Ketua dan bendahara berdua, atau semua anggota lewat tombol.
    | [✓ Ketua dan bendahara] [Musyawarah anggota] [Kembali]
    Pak Joko * Musyawarah anggota
    bot < Aturan diubah: yang memutuskan pinjaman dari ketua dan bendahara menjadi musyawarah anggota.
    | Oleh Pak Joko. Sekarang versi 2.
    bot ~ Keputusan / Yang memutuskan pinjaman: musyawarah anggota / ... [...]
    Pak Joko * Batas kolek
    bot ~ Batas kolek sekarang: 3, 6, 9 angsuran
    | Sampai berapa angsuran telat untuk kolek 2, 3 dan 4. Lebih dari itu kolek 5.
    | [1, 2, 3 angsuran] [2, 4, 6 angsuran] [✓ 3, 6, 9 angsuran] [Lainnya] [Kembali]
    Pak Joko * ✓ 3, 6, 9 angsuran
    bot ! Pak Joko: Batas kolek memang sudah 3, 6, 9 angsuran.
    bot ~ Keputusan / ... [...]
    Pak Joko * Kembali
    bot ~ Aturan pinjaman: bagian mana yang diubah? [...]
    Pak Joko * Kembali
    bot ~ Aturan pinjaman KSM Laris Jaya / ... / Diputuskan musyawarah anggota, 24 jam [Ubah] [Kembali]
    """
    await laris.play()
    assert (await laris.roster()).group.rules["keputusan"] == "musyawarah"


async def test_every_section_shows_its_rules_and_what_they_mean(laris: Chat) -> None:
    """
    Pak Joko > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya / ... [Ubah] [Kembali]
    Pak Joko * Ubah
    bot ~ Aturan pinjaman: bagian mana yang diubah? [...]
    Pak Joko * Jasa dan lama
    bot ~ Jasa dan lama
    | Sebutan jasa: jasa
    | Cara hitung jasa: flat
    | Jasa pinjaman: 1,5%
    | Jarak angsuran: tiap bulan
    | Jumlah angsuran paling banyak: 12 kali
    | Jumlah angsuran paling sedikit: 1 kali
    |
    | Mana yang diubah? [Sebutan jasa] [Cara hitung jasa] [Jasa pinjaman] [Jarak angsuran]
    | [Jumlah angsuran paling banyak] [Jumlah angsuran paling sedikit] [Kembali]
    Pak Joko * Jasa pinjaman
    bot ~ Jasa pinjaman sekarang: 1,5% / Dihitung per bulan.
    | [0%] [0,5%] [1%] [✓ 1,5%] [2%] [3%] [Lainnya] [Kembali]
    Pak Joko * Lainnya
    bot < Tulis jasa pinjaman yang baru dengan membalas pesan ini. Contoh: 1,5%
    Pak Joko > 120% ^ Tulis jasa
    bot < Jasa pinjaman bisa dari 0 sampai 100%. Balas pesan ini, contohnya: 1,5%
    Pak Joko > mahal ^ bisa dari 0
    bot < “mahal” belum saya pahami untuk jasa pinjaman. Balas pesan ini, contohnya: 1,5%
    Pak Joko > 1,25 persen ^ mahal
    bot < Aturan diubah: jasa pinjaman dari 1,5% menjadi 1,25%. / Oleh Pak Joko. Sekarang versi 2.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan metode
    bot < Cara hitung jasa sekarang: flat
    | Flat: jasa dari pinjaman awal. Menurun: jasa dari sisa pinjaman. Anuitas: dari sisa, angsuran sama besar.
    | UPPKS: 12 minggu, masing-masing 10%. [✓ Flat] [Menurun] [Anuitas] [UPPKS] [Kembali]
    Pak Joko * UPPKS
    bot < Aturan diubah: cara hitung jasa dari flat menjadi UPPKS. / Oleh Pak Joko. Sekarang versi 3.
    | Tiap minggu 10% dari pinjaman (UPPKS). Lamanya 12 minggu.
    | Pinjaman yang sudah berjalan tidak berubah.
    bot ~ Jasa dan lama / ... / Cara hitung jasa: UPPKS / ... [...]
    """
    await laris.play()
    rules = (await laris.roster()).group.rules
    assert (rules["jasa"], rules["metode"]) == ("1.25%", "uppks")


async def test_the_limits_of_borrowing_in_their_section(laris: Chat) -> None:
    """
    Pak Joko > /aturan batas pinjaman
    bot < Batas pinjaman sekarang: tidak ada / Sisa pokok satu orang tidak boleh lebih dari ini.
    | [✓ Tidak ada] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Rp5.000.000] [Rp10.000.000] [Lainnya] [Kembali]
    Pak Joko * Rp2.000.000
    bot < Aturan diubah: batas pinjaman dari tidak ada menjadi Rp2.000.000. / Oleh Pak Joko. Sekarang versi 2.
    bot ~ Batas dan potongan
    | Batas pinjaman: Rp2.000.000
    | Batas pinjaman pertama: tidak ada
    | Kelipatan simpanan: tidak dipakai
    | Pinjaman sebatas isi kas: ya
    | Biaya admin: tidak ada
    | Simpanan ditahan: tidak ada
    |
    | Mana yang diubah? [Batas pinjaman] [Batas pinjaman pertama] [Kelipatan simpanan] [Pinjaman sebatas isi kas]
    | [Biaya admin] [Simpanan ditahan] [Kembali]
    Pak Joko * Biaya admin
    bot ~ Biaya admin sekarang: tidak ada / Dipotong saat pinjaman cair, masuk kas kelompok.
    | [✓ Tidak ada] [Rp5.000] [Rp10.000] [1%] [2%] [Lainnya] [Kembali]
    Pak Joko * Rp5.000
    bot < Aturan diubah: biaya admin dari tidak ada menjadi Rp5.000. / Oleh Pak Joko. Sekarang versi 3.
    | Pinjaman yang sudah berjalan tidak berubah.
    bot ~ Batas dan potongan / ... [...]
    Pak Joko * Kembali
    bot ~ Aturan pinjaman: bagian mana yang diubah? [...]
    Pak Joko * Syarat peminjam
    bot ~ Syarat peminjam
    | Syarat rajin menabung: tidak dipakai
    | Syarat tanpa tunggakan: ya
    | Satu pinjaman per orang: ya
    | Anggota paling sedikit: tidak dipakai
    |
    | Mana yang diubah? [Syarat rajin menabung] [Syarat tanpa tunggakan] [Satu pinjaman per orang]
    | [Anggota paling sedikit] [Kembali]
    Pak Joko * Syarat rajin menabung
    bot ~ Syarat rajin menabung sekarang: tidak dipakai
    | Sekian bulan berturut-turut menabung, baru boleh meminjam.
    | [✓ Tidak dipakai] [1 bulan] [2 bulan] [3 bulan] [6 bulan] [Lainnya] [Kembali]
    Pak Joko * Kembali
    bot ~ Syarat peminjam / ... [...]
    Pak Joko * Kembali
    bot ~ Aturan pinjaman: bagian mana yang diubah? [...]
    Pak Joko * Cara bayar
    bot ~ Cara bayar
    | Jatuh tempo: hari rapat
    | Pembulatan angsuran: kelipatan Rp100
    | Urutan bayar: denda, jasa, pokok
    | Lunas lebih awal: sisa pokok dan jasa berjalan
    | Denda angsuran: tidak ada
    |
    | Mana yang diubah? [Jatuh tempo] [Pembulatan angsuran] [Urutan bayar] [Lunas lebih awal] [Denda angsuran]
    | [Kembali]
    Pak Joko * Urutan bayar
    bot ~ Urutan bayar sekarang: denda, jasa, pokok
    | Kalau bayarnya kurang, yang ditulis paling depan dibayar dulu.
    | [✓ Denda, jasa, pokok] [Jasa, denda, pokok] [Jasa, pokok, denda] [Pokok, jasa, denda] [Kembali]
    Pak Joko * Jasa, denda, pokok
    bot < Aturan diubah: urutan bayar dari denda, jasa, pokok menjadi jasa, denda, pokok.
    | Oleh Pak Joko. Sekarang versi 4. / Pinjaman yang sudah berjalan tidak berubah.
    bot ~ Cara bayar / ... [...]
    """
    await laris.play()
    rules = (await laris.roster()).group.rules
    assert (rules.rupiah("batas pinjaman"), rules["admin"]) == (2_000_000, "5000")
    assert rules["urutan bayar"] == "jasa denda pokok"


async def test_a_rule_of_lending_is_changed_in_one_line(laris: Chat) -> None:
    """
    Pak Joko > /aturan jasa 2%
    bot < Aturan diubah: jasa pinjaman dari 1,5% menjadi 2%. / Oleh Pak Joko. Sekarang versi 2.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan bunga 2 persen
    bot < Jasa pinjaman memang sudah 2%.
    Pak Joko > /aturan batas pinjaman 2jt
    bot < Aturan diubah: batas pinjaman dari tidak ada menjadi Rp2.000.000. / Oleh Pak Joko. Sekarang versi 3.
    Pak Joko > /aturan keputusan musyawarah
    bot < Aturan diubah: yang memutuskan pinjaman dari ketua dan bendahara menjadi musyawarah anggota.
    | Oleh Pak Joko. Sekarang versi 4.
    Pak Joko > /aturan kali simpanan 3
    bot < Aturan diubah: kelipatan simpanan dari tidak dipakai menjadi 3 kali. / Oleh Pak Joko. Sekarang versi 5.
    Pak Joko > /aturan denda angsuran 1 persen
    bot < Aturan diubah: denda angsuran dari tidak ada menjadi 1%. / Oleh Pak Joko. Sekarang versi 6.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan admin 5rb
    bot < Aturan diubah: biaya admin dari tidak ada menjadi Rp5.000. / Oleh Pak Joko. Sekarang versi 7.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan sebutan infak
    bot < Aturan diubah: sebutan jasa dari jasa menjadi infak. / Oleh Pak Joko. Sekarang versi 8.
    Pak Joko > /aturan jatuh tempo tgl 5
    bot < Aturan diubah: jatuh tempo dari hari rapat menjadi tanggal 5. / Oleh Pak Joko. Sekarang versi 9.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan angsuran mingguan
    bot < Aturan diubah: jarak angsuran dari tiap bulan menjadi tiap minggu. / Oleh Pak Joko. Sekarang versi 10.
    | Infak 2% flat per minggu. Paling lama 12 minggu.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan jasa 0
    bot < Aturan diubah: jasa pinjaman dari 2% menjadi 0%. / Oleh Pak Joko. Sekarang versi 11.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan kas cukup tidak
    bot < Aturan diubah: pinjaman sebatas isi kas dari ya menjadi tidak. / Oleh Pak Joko. Sekarang versi 12.
    Pak Joko > /aturan anggota minimal 5 orang
    bot < Aturan diubah: anggota paling sedikit dari tidak dipakai menjadi 5 orang. / Oleh Pak Joko. Sekarang versi 13.
    Pak Joko > /aturan pembulatan tidak ada
    bot < Aturan diubah: pembulatan angsuran dari kelipatan Rp100 menjadi tidak ada. / Oleh Pak Joko. Sekarang versi 14.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya
    | Tanpa infak
    | Paling lama 12 minggu
    |
    | Paling banyak Rp2.000.000 per orang
    | Paling banyak 3 kali simpanan sendiri
    | Saat cair dipotong admin Rp5.000
    |
    | Tidak ada angsuran yang lewat waktu
    | Satu pinjaman per orang
    | Anggota paling sedikit 5 orang
    |
    | Jatuh tempo tanggal 5
    | Denda telat 1% dari kekurangannya
    | Dibayar urut: denda, jasa, pokok
    | Lunas lebih awal: sisa pokok dan jasa berjalan
    |
    | Diputuskan musyawarah anggota, 24 jam [Ubah] [Kembali]
    Pak Joko > /aturan denda 2rb
    bot < Aturan diubah: denda angsuran dari 1% menjadi Rp2.000. / Oleh Pak Joko. Sekarang versi 15.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan lama minimal 12 minggu
    bot < Aturan diubah: jumlah angsuran paling sedikit dari 1 kali menjadi 12 kali. / Oleh Pak Joko. Sekarang versi 16.
    Bu Siti > /aturan pinjaman
    bot < Aturan pinjaman ... / Lamanya 12 minggu / ... / Denda telat Rp2.000 tiap angsuran / ... [Kembali]
    """
    await laris.play()
    rules = (await laris.roster()).group.rules
    assert (rules["jasa"], rules.due_day, rules.number("kali simpanan")) == ("0%", 5, 3)


async def test_what_a_rule_of_lending_cannot_be_costs_nothing(laris: Chat) -> None:
    """
    Pak Joko > /aturan jasa 150%
    bot < Jasa pinjaman bisa dari 0 sampai 100%. Contoh: /aturan jasa 1,5%
    Pak Joko > /aturan jasa 10rb
    bot < “10rb” belum saya pahami untuk jasa pinjaman. Contoh: /aturan jasa 1,5%
    Pak Joko > /aturan jasa 2% per minggu
    bot < Jarak angsuran sekarang tiap bulan; ubah dulu dengan /aturan angsuran mingguan.
    | Contoh: /aturan jasa 1,5%
    Pak Joko > /aturan jasa 2% menurun
    bot < Cara hitung jasa sekarang flat; ubah dulu dengan /aturan metode menurun. Contoh: /aturan jasa 1,5%
    Pak Joko > /aturan lama 12 minggu
    bot < Jarak angsuran sekarang tiap bulan; ubah dulu dengan /aturan angsuran mingguan. Contoh: /aturan lama 12
    Pak Joko > /aturan lama 500
    bot < Jumlah angsuran paling banyak bisa dari 1 sampai 360. Contoh: /aturan lama 12
    Pak Joko > /aturan admin 5
    bot < “5” belum saya pahami untuk biaya admin. Contoh: /aturan admin 1%
    Pak Joko > /aturan admin 101%
    bot < Biaya admin bisa dari 0 sampai 100%. Contoh: /aturan admin 1%
    Pak Joko > /aturan keputusan saya
    bot < “saya” belum saya pahami untuk yang memutuskan pinjaman. Contoh: /aturan keputusan musyawarah
    Pak Joko > /aturan tunggakan boleh
    bot < “boleh” belum saya pahami untuk syarat tanpa tunggakan. Contoh: /aturan tunggakan ya
    Pak Joko > /aturan kolek 9 6 3
    bot < “9 6 3” belum saya pahami untuk batas kolek. Contoh: /aturan kolektibilitas 3 6 9
    Bu Siti > /aturan jasa 0
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengubah aturan.
    Bu Siti > /aturan jasa
    bot < Jasa pinjaman sekarang: 1,5% / Dihitung per bulan.
    """
    await laris.play()
    assert (await laris.roster()).group.rules_version == 1


async def test_a_group_that_began_before_there_were_loans_has_rules_of_lending(laris: Chat) -> None:
    """
    Bu Siti > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya / Jasa 1,5% flat per bulan / Paling lama 12 bulan / ... [Kembali]
    """
    async with laris.life.database.write() as tx:
        await tx.connection.execute(
            "UPDATE groups SET rules = ?", (json.dumps({"nama": "KSM Laris Jaya", "hari": "sabtu"}),)
        )
    laris.life.directory.forget_everything()
    await laris.play()


async def test_a_forged_section_shows_nothing(laris: Chat) -> None:
    """
    Pak Joko > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya / ... [Ubah] [Kembali]
    """
    await laris.play()
    joko = laris.world.person("Pak Joko")
    group = laris.world.groups()[0]
    assert joko is not None
    message = next(reversed(group.messages.values()))
    shown = message.text
    group_id = (await laris.roster()).group.id
    for data in (f"rulepart:{group_id}:9", f"rulepart:{group_id}:-1", f"rulepick:{group_id}:warna", "rulepart:99:0"):
        joko.presses_data(message, data)
        await laris.life.settle()
    assert next(reversed(group.messages.values())).text == shown


async def test_the_rules_of_reminders_have_a_page(laris: Chat) -> None:
    """
    Pak Joko > /aturan
    bot < Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat] [Ubah]
    Bu Siti * Pengingat
    bot ~ Pengingat KSM Laris Jaya / ... / Hari tenang: tidak ada [Kembali]
    Bu Siti * Kembali
    bot ~ Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat]
    Pak Joko * Pengingat
    bot ~ Pengingat KSM Laris Jaya / ... / Mana yang diubah? [...]
    Bu Siti * Hari tenang
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Pengingat angsuran
    bot ~ Pengingat angsuran sekarang: ya
    | Kalau ya, peminjam diingatkan di chat pribadi pada pagi hari, tidak pernah di grup. Begitu juga bendahara dan
    | ketua soal setoran ke UPK. [✓ Ya] [Tidak] [Kembali]
    Pak Joko * Tidak
    bot < Aturan diubah: pengingat angsuran dari ya menjadi tidak. / Oleh Pak Joko. Sekarang versi 2.
    bot ~ Pengingat KSM Laris Jaya / ... [...]
    Pak Joko > /aturan pengingat
    bot < Pengingat KSM Laris Jaya / ... [...]
    """
    await laris.play()


async def test_quiet_days_are_chosen_one_by_one(laris: Chat) -> None:
    """
    Pak Joko > /aturan hari tenang
    bot < Hari tenang sekarang: tidak ada
    | Pada hari tenang tidak ada yang diingatkan soal angsuran. Pengingatnya pindah ke hari berikutnya.
    | Tekan hari untuk memilih, tekan lagi untuk membatalkan.
    | [Senin] [Selasa] [Rabu] [Kamis] [Jumat] [Sabtu] [Minggu] [Kembali]
    Pak Joko * Minggu
    bot < Aturan diubah: hari tenang dari tidak ada menjadi Minggu. / Oleh Pak Joko. Sekarang versi 2.
    bot ~ Hari tenang sekarang: Minggu / ...
    | [Senin] [Selasa] [Rabu] [Kamis] [Jumat] [Sabtu] [✓ Minggu] [Tidak ada] [Kembali]
    Pak Joko * Jumat
    bot < Aturan diubah: hari tenang dari Minggu menjadi Jumat, Minggu. / Oleh Pak Joko. Sekarang versi 3.
    bot ~ Hari tenang sekarang: Jumat, Minggu / ... [Senin] [Selasa] [Rabu] [Kamis] [✓ Jumat] [Sabtu] [✓ Minggu] [...]
    Pak Joko * ✓ Minggu
    bot < Aturan diubah: hari tenang dari Jumat, Minggu menjadi Jumat. / Oleh Pak Joko. Sekarang versi 4.
    bot ~ Hari tenang sekarang: Jumat / ... [...]
    Pak Joko * Tidak ada
    bot < Aturan diubah: hari tenang dari Jumat menjadi tidak ada. / Oleh Pak Joko. Sekarang versi 5.
    bot ~ Hari tenang sekarang: tidak ada / ... [...]
    Pak Joko * Kembali
    bot ~ Pengingat KSM Laris Jaya / ... [...]
    Pak Joko > /aturan hari tenang jum'at dan ahad
    bot < Aturan diubah: hari tenang dari tidak ada menjadi Jumat, Minggu. / Oleh Pak Joko. Sekarang versi 6.
    Pak Joko > /aturan hari tenang senin selasa rabu kamis jumat sabtu minggu
    bot < Sisakan paling tidak satu hari. Contoh: /aturan hari tenang Jumat dan Minggu
    Pak Joko > /aturan hari tenang lebaran
    bot < “lebaran” belum saya pahami untuk hari tenang. Contoh: /aturan hari tenang Jumat dan Minggu
    """
    await laris.play()
    assert (await laris.roster()).group.rules.quiet_days == {4, 6}

"""/aturan: shown, changed by buttons or in one line, told to the group, refused in one sentence."""

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
    | Bahasa: Indonesia [Ubah]
    Bu Siti * Ubah
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Ubah
    bot ~ Aturan mana yang diubah?
    | [Nama kelompok] [Jadwal rapat] [Hari rapat] [Jam rapat] [Zona waktu] [Simpanan pokok]
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
    bot ~ Aturan KSM Laris Jaya, versi 2 / ... / Simpanan wajib: Rp10.000 / ... [Ubah] [Riwayat]
    Bu Siti * Riwayat
    bot ~ Perubahan aturan KSM Laris Jaya
    | Versi 2, 21 Nov 2026, Pak Joko: simpanan wajib dari Rp5.000 menjadi Rp10.000 [Kembali]
    Bu Siti * Kembali
    bot ~ Aturan KSM Laris Jaya, versi 2 / ... [Riwayat]
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
    bot ~ Aturan KSM Laris Jaya, versi 1 / ... [Ubah]
    Bu Ani > /aturan jadwal pertemuan bulanan
    bot < Aturan diubah: jadwal rapat dari tiap minggu menjadi tiap bulan. / Oleh Bu Ani. Sekarang versi 2.
    Bu Ani > /aturan minggu ke 2
    bot < Aturan diubah: minggu rapat dari ke-1 menjadi ke-2. / Oleh Bu Ani. Sekarang versi 3.
    Mbah Baru > /aturan
    bot < Mbah Baru belum terdaftar di KSM Laris Jaya. [Gabung]
    Mbak Merli > /aturan
    bot < Aturan KSM Laris Jaya, versi 3 / ... / Rapat: tiap bulan, Sabtu ke-2, 19.00 WIB / ... [Ubah] [Riwayat]
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


async def test_from_private_the_group_is_told(laris: Chat) -> None:
    """
    Pak Joko @ > /aturan pokok 50rb
    bot < Aturan diubah: simpanan pokok dari Rp20.000 menjadi Rp50.000. / Oleh Pak Joko. Sekarang versi 2.
    bot @Pak Joko < Simpanan pokok sekarang Rp50.000. Grup KSM Laris Jaya sudah saya beri tahu.
    Pak Joko @ > /aturan
    bot @Pak Joko < Aturan KSM Laris Jaya, versi 2 / ... [Ubah] [Riwayat]
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

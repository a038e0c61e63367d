"""The roster: seen by everybody, kept by the officers; links, names, leaving, and the own details in private."""

from savings.roles import Role
from tests.chat import Chat


async def test_the_roster_is_for_everybody_and_its_cards_for_officers(laris: Chat) -> None:
    """
    Bu Siti > /anggota
    bot < KSM Laris Jaya: 7 anggota
    | 5 perempuan, 1 laki-laki, 1 belum diisi
    | 1. Bu Rini, bendahara
    | 2. Pak Joko, ketua
    | 3. Bu Ani, sekretaris
    | 4. Bu Siti
    | 5. Bu Wati
    | 6. Bu Sri
    | 7. Mbah Karto
    | Pendamping: Mbak Merli [Kelola]
    Bu Siti * Kelola
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Rini * Kelola
    bot ~ Pilih anggota. [Bu Rini] [Pak Joko] [Bu Ani] [Bu Siti] [Bu Wati] [Bu Sri] [Mbak Merli] [Mbah Karto] [Daftar]
    Bu Rini * Bu Siti
    bot ~ Bu Siti
    | Peran: anggota
    | Bergabung: 21 Nov 2026
    | Telegram: terhubung [Ganti nama] [Peran] [Hubungkan] [Lepas akun] [Keluar] [Anggota lain]
    Bu Rini * Peran
    bot ! Bu Rini: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Peran
    bot ~ Bu Siti: anggota [ketua] [sekretaris] [bendahara] [pendamping] [✓ anggota] [Orang lain]
    Pak Joko * sekretaris
    bot < Bu Siti sekarang sekretaris, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang sekretaris di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    bot ~ Bu Siti: sekretaris, anggota [ketua] [✓ sekretaris] [bendahara] [pendamping] [✓ anggota] [Orang lain]
    Pak Joko * ✓ anggota
    bot ! Pak Joko: Untuk mencatat Bu Siti keluar, ketik /anggota keluar Bu Siti.
    Bu Siti > /peran
    bot < Pengurus KSM Laris Jaya
    | Ketua: Pak Joko
    | Sekretaris: Bu Ani, Bu Siti
    | Bendahara: Bu Rini
    | Pendamping: Mbak Merli [Ubah peran]
    Bu Siti @ > /anggota
    bot @Bu Siti < KSM Laris Jaya: 7 anggota
    | 5 perempuan, 1 laki-laki, 1 belum diisi
    | 1. Bu Rini, bendahara
    | 2. Pak Joko, ketua
    | 3. Bu Ani, sekretaris
    | 4. Bu Siti, sekretaris
    | 5. Bu Wati
    | 6. Bu Sri
    | 7. Mbah Karto
    | Pendamping: Mbak Merli [Kelola]
    """
    await laris.play()


async def test_officers_add_people_without_telegram(laris: Chat) -> None:
    """
    Bu Siti > /anggota tambah Bu Yem P 1985
    bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa mengubah daftar anggota.
    Bu Rini > /anggota tambah Bu Yem P 1985 RT 02
    bot < Anggota baru: Bu Yem (P).
    Bu Rini > /anggota tambah Bu Siti
    bot < Sudah ada Bu Siti. Tambahkan pembeda, misalnya Bu Siti Warung.
    Bu Rini > /anggota tambah
    bot < Tulis namanya, misalnya: /anggota tambah Bu Siti P 1985.
    Bu Rini > /anggota tambah 12345
    bot < “12345” belum jelas. Contoh: Bu Siti P 1985 RT 02.
    Bu Rini > /anggota tambah
    | pak darmo l 1960 rt 3/5
    | Bu Yem
    | Pak Dul L 2024
    | Bu Yem Kidul
    bot < Anggota baru: Pak Darmo (L), Bu Yem Kidul (P).
    bot < Yang ini belum tercatat.
    | Sudah ada Bu Yem. Tambahkan pembeda, misalnya Bu Yem Warung.
    | “Pak Dul L 2024” belum jelas. Contoh: Bu Siti P 1985 RT 02.
    Bu Rini @ > /anggota tambah Mbak Nur
    bot < Anggota baru: Mbak Nur (P).
    bot @Bu Rini < Anggota baru: Mbak Nur (P).
    """
    await laris.play()
    roster = await laris.roster()
    darmo = next(one for one in roster.people if one.name == "Pak Darmo")
    assert (darmo.sex, darmo.birth_year, darmo.rt_rw) == ("L", 1960, "RT 03/RW 05")
    assert darmo.roles == {Role.ANGGOTA}
    assert len(roster.members) == 11


async def test_names_and_details_are_corrected(laris: Chat) -> None:
    """
    Bu Rini > /anggota ubah Mbah Karto jadi Mbah Karto Wiryo
    bot < Mbah Karto sekarang tercatat sebagai Mbah Karto Wiryo.
    Bu Rini > /anggota ubah Mbah Karto L 1950 RT 02
    bot < Data Mbah Karto Wiryo sudah diperbarui.
    Bu Rini > /anggota ubah Bu Wati jadi Bu Siti
    bot < Sudah ada Bu Siti. Tambahkan pembeda, misalnya Bu Siti Warung.
    Bu Rini > /anggota ubah Bu Wati jadi
    bot < Tulis begini: /anggota ubah Siti jadi Bu Siti Aminah.
    Bu Rini > /anggota ubah Bu Zaenab jadi Bu Z
    bot < Bu Zaenab tidak ada di daftar kelompok ini. Ketik /anggota untuk melihatnya.
    Bu Siti > /anggota ubah Bu Wati jadi Bu Waty
    bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa mengubah daftar anggota.
    Bu Rini > /anggota Bu Wati
    bot < Bu Wati
    | Peran: anggota
    | Bergabung: 21 Nov 2026
    | Telegram: terhubung [Ganti nama] [Peran] [Hubungkan] [Lepas akun] [Keluar] [Anggota lain]
    Bu Siti * Ganti nama
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Rini * Ganti nama
    bot < Nama baru untuk Bu Wati? Balas pesan ini, misalnya: Bu Siti Aminah.
    Bu Rini > bu wati sari ^ Nama baru
    bot < Bu Wati sekarang tercatat sebagai Bu Wati Sari.
    """
    await laris.play()
    roster = await laris.roster()
    karto = next(one for one in roster.people if one.name == "Mbah Karto Wiryo")
    assert (karto.sex, karto.birth_year, karto.rt_rw) == ("L", 1950, "RT 02")


async def test_who_leaves_keeps_the_savings_and_may_come_back(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Wati > /anggota keluar Bu Siti
    bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa mengubah daftar anggota.
    Bu Rini > /anggota keluar Bu Siti
    bot < Catat Bu Siti keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Bu Siti * Ya, keluar
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Siti * Lihat simpanannya
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Rini * Lihat simpanannya
    bot ! Bu Rini: Simpanan Bu Siti di buku: Rp20.000.
    Bu Rini * Batal
    bot ~ Bu Siti
    | Peran: anggota
    | Bergabung: 21 Nov 2026
    | Telegram: terhubung [Ganti nama] [Peran] [Hubungkan] [Lepas akun] [Keluar] [Anggota lain]
    Bu Rini * Keluar
    bot ~ Catat Bu Siti keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Bu Rini * Ya, keluar
    bot ! Bu Rini: Simpanan Bu Siti di buku: Rp20.000.
    bot @Bu Siti < Bu Siti tercatat keluar dari KSM Laris Jaya. Simpanan tetap di buku.
    bot ~ Bu Siti keluar dari KSM Laris Jaya, dicatat Bu Rini.
    Bu Rini > /anggota keluar Bu Siti
    bot < Bu Siti tidak ada di daftar kelompok ini. Ketik /anggota untuk melihatnya.
    Bu Rini > /anggota tambah Bu Siti
    bot < Bu Siti pernah jadi anggota. Ketik /anggota kembali Bu Siti.
    Bu Rini > /anggota kembali Bu Siti
    bot < Bu Siti kembali menjadi anggota KSM Laris Jaya.
    Bu Rini > /anggota kembali Bu Siti
    bot < Bu Siti masih anggota.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_the_treasurer_does_not_remove_an_officer(laris: Chat) -> None:
    """
    Bu Rini > /anggota keluar Pak Joko
    bot < Catat Pak Joko keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Bu Rini * Ya, keluar
    bot ! Bu Rini: Peran Pak Joko hanya bisa diubah ketua, sekretaris atau pendamping.
    """
    await laris.play()
    assert next(one for one in (await laris.roster()).people if one.name == "Pak Joko").is_officer


async def test_the_last_officer_cannot_leave(laris: Chat) -> None:
    """
    Pak Joko > /anggota keluar Bu Rini
    bot < Catat Bu Rini keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Pak Joko * Ya, keluar
    bot ! Pak Joko: Bu Rini tidak punya simpanan di buku.
    bot ~ Bu Rini keluar dari KSM Laris Jaya, dicatat Pak Joko.
    bot @Bu Rini < Bu Rini tercatat keluar dari KSM Laris Jaya. Simpanan tetap di buku.
    Pak Joko > /anggota keluar Bu Ani
    bot < Catat Bu Ani keluar dari KSM Laris Jaya? Simpanannya tetap di buku. [Ya, keluar] [Batal] [Lihat simpanannya]
    Pak Joko * Ya, keluar ^ Bu Ani
    bot ! Pak Joko: Bu Ani tidak punya simpanan di buku.
    bot ~ Bu Ani keluar dari KSM Laris Jaya, dicatat Pak Joko.
    Pak Joko > /anggota keluar Pak Joko
    bot < Catat Pak Joko keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Pak Joko * Ya, keluar ^ Pak Joko
    bot ! Pak Joko: Pak Joko satu-satunya pengurus yang punya akun di sini. Pilih penggantinya dulu lewat /peran.
    """
    await laris.play()
    assert [one.name for one in (await laris.roster()).people if one.is_officer] == ["Pak Joko"]


async def test_an_officer_links_by_a_reply_and_the_account_may_refuse(laris: Chat) -> None:
    """
    Mbah Guno > halo semua
    Bu Rini > /anggota tambah Mbah Guno
    bot < Anggota baru: Mbah Guno.
    Bu Rini > /anggota hubungkan ^ halo semua
    bot < Siapa yang dihubungkan? Contoh: /anggota hubungkan Bu Siti.
    Bu Rini > /anggota hubungkan Mbah Guno ^ halo semua
    bot < Akun Mbah Guno sekarang terhubung dengan Mbah Guno. [Bukan saya]
    Bu Rini > /anggota hubungkan Mbah Guno ^ halo semua
    bot < Akun itu sudah terhubung dengan Mbah Guno.
    Bu Siti * Bukan saya
    bot ! Bu Siti: Tombol ini untuk akun yang baru dihubungkan.
    Mbah Guno * Bukan saya
    bot ~ Akun Mbah Guno dilepas dari Mbah Guno.
    """
    await laris.play()
    assert all(not one.speakers for one in (await laris.roster()).people if one.name == "Mbah Guno")


async def test_one_phone_speaks_for_two(laris: Chat) -> None:
    """
    Bu Rini > /anggota hubungkan Mbah Karto
    bot < Mbah Karto, tekan tombol ini dari HP sendiri.
    | Sesudah itu pengurus memastikan. [Saya Mbah Karto]
    Bu Wati * Saya Mbah Karto
    bot ~ Bu Wati menekan tombol Mbah Karto.
    | Pengurus, benar ini orangnya? [Ya, hubungkan] [Bukan]
    Bu Rini * Bukan
    bot ~ Mbah Karto, tekan tombol ini dari HP sendiri.
    | Sesudah itu pengurus memastikan. [Saya Mbah Karto]
    Bu Siti * Saya Mbah Karto
    bot ~ Bu Siti menekan tombol Mbah Karto.
    | Pengurus, benar ini orangnya? [Ya, hubungkan] [Bukan]
    Bu Siti * Ya, hubungkan
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Rini * Ya, hubungkan
    bot ~ Akun Bu Siti sekarang terhubung dengan Mbah Karto. [Bukan saya]
    Bu Siti > setor 10rb
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    Bu Siti * Mbah Karto
    bot < Mbah Karto setor Rp10.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Untuk siapa?
    Bu Rini * Terima
    bot ~ ✅ No. 1: Mbah Karto, simpanan sukarela Rp10.000.
    | Sepuluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > /anggota lepas Mbah Karto
    bot < Akun mana yang dilepas dari Mbah Karto? [Bu Siti]
    Bu Rini * Bu Siti
    bot ~ Akun Bu Siti dilepas dari Mbah Karto.
    Bu Rini > /anggota lepas Mbah Karto
    bot < Belum ada akun yang terhubung dengan Mbah Karto.
    """
    await laris.play()
    assert await laris.savings("Mbah Karto") == 10_000


async def test_nobody_takes_an_account_of_an_officer(laris: Chat) -> None:
    """
    Mbah Guno > halo semua
    Bu Rini > ini saya
    Bu Rini > /anggota hubungkan Pak Joko ^ halo semua
    bot < Peran Pak Joko hanya bisa diubah ketua, sekretaris atau pendamping.
    Bu Rini > /anggota hubungkan Mbah Karto ^ ini saya
    bot < Akun sendiri dihubungkan oleh pengurus yang lain.
    Bu Rini > /anggota hubungkan Pak Joko ^ ini saya
    bot < Akun sendiri dihubungkan oleh pengurus yang lain.
    Bu Rini > /anggota lepas Bu Rini
    bot < Akun mana yang dilepas dari Bu Rini? [Bu Rini]
    Bu Rini * Bu Rini
    bot ! Bu Rini: Bu Rini masih pengurus dan ini satu-satunya akunnya. Hubungkan akun yang baru dulu, atau lepas
    | perannya lewat /peran.
    """
    await laris.play()
    roster = await laris.roster()
    assert all(len(one.speakers) == 1 for one in roster.people if one.is_officer)


async def test_an_account_can_be_named(laris: Chat) -> None:
    """
    Mbah Guno > halo
    = user Mbah Guno @mbahguno
    Mbah Guno > pagi
    Bu Rini > /anggota hubungkan Mbah Karto @mbahguno
    bot < Hubungkan akun Mbah Guno (@mbahguno) dengan Mbah Karto? [Ya, hubungkan]
    Bu Rini * Ya, hubungkan
    bot ~ Akun Mbah Guno (@mbahguno) sekarang terhubung dengan Mbah Karto. [Bukan saya]
    Bu Rini > /anggota hubungkan Bu Sri @entah
    bot < Akun itu belum saya kenal, jadi Bu Sri perlu menekan sendiri.
    bot < Bu Sri, tekan tombol ini dari HP sendiri.
    | Sesudah itu pengurus memastikan. [Saya Bu Sri]
    Bu Rini > /anggota hubungkan Bu Zaenab
    bot < Bu Zaenab tidak ada di daftar kelompok ini. Ketik /anggota untuk melihatnya.
    """
    await laris.play()


async def test_details_are_asked_in_private_and_each_can_be_skipped(laris: Chat) -> None:
    """
    Bu Siti > /profil
    bot < Data pribadi dibuka di chat pribadi, supaya hanya Anda yang melihat. [Buka data saya]
    Bu Siti * Buka data saya
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: belum diisi
    | Tahun lahir: belum diisi
    | Kepala keluarga: belum diisi
    | RT/RW: belum diisi
    | HP: belum diisi
    | Pekerjaan: belum diisi [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    Bu Siti @ * Isi yang kosong
    bot @Bu Siti < Bu Siti perempuan atau laki-laki? [Perempuan] [Laki-laki] [Lewati]
    Bu Siti @ * Perempuan
    bot @Bu Siti < Tahun lahir Bu Siti? Contoh: 1985. [Lewati]
    Bu Siti @ > 12
    bot @Bu Siti < Tahun lahir belum jelas. Contoh: 1985.
    Bu Siti @ > 1985
    bot @Bu Siti < Siapa kepala keluarga Bu Siti? Contoh: Pak Karto. [Lewati]
    Bu Siti @ * Lewati
    bot @Bu Siti < RT/RW Bu Siti? Contoh: RT 02 RW 05. [Lewati]
    Bu Siti @ > rt dua
    bot @Bu Siti < RT/RW belum jelas. Contoh: RT 02 RW 05.
    Bu Siti @ > 2/5
    bot @Bu Siti < Nomor HP Bu Siti? Contoh: 0812 3456 7890. [Lewati]
    Bu Siti @ > 0812 3456 7890
    bot @Bu Siti < Pekerjaan Bu Siti? Contoh: pedagang gorengan. [Lewati]
    Bu Siti @ > pedagang gorengan
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: Perempuan
    | Tahun lahir: 1985
    | Kepala keluarga: belum diisi
    | RT/RW: RT 02/RW 05
    | HP: 081234567890
    | Pekerjaan: pedagang gorengan
    | [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    Bu Siti @ * HP
    bot @Bu Siti < Nomor HP Bu Siti? Contoh: 0812 3456 7890. [Batal]
    Bu Siti @ > 123
    bot @Bu Siti < Nomor HP belum jelas. Contoh: 0812 3456 7890.
    Bu Siti @ * Batal
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: Perempuan
    | Tahun lahir: 1985
    | Kepala keluarga: belum diisi
    | RT/RW: RT 02/RW 05
    | HP: 081234567890
    | Pekerjaan: pedagang gorengan
    | [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    Bu Siti @ * HP
    bot @Bu Siti < Nomor HP Bu Siti? Contoh: 0812 3456 7890. [Batal]
    Bu Siti @ > hapus
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: Perempuan
    | Tahun lahir: 1985
    | Kepala keluarga: belum diisi
    | RT/RW: RT 02/RW 05
    | HP: belum diisi
    | Pekerjaan: pedagang gorengan
    | [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    """
    await laris.play()
    siti = next(one for one in (await laris.roster()).people if one.name == "Bu Siti")
    assert (siti.sex, siti.birth_year, siti.household, siti.rt_rw) == ("P", 1985, None, "RT 02/RW 05")
    assert (siti.phone, siti.occupation) == (None, "pedagang gorengan")


async def test_a_question_for_a_detail_never_swallows_money(laris: Chat) -> None:
    """
    Bu Siti @ > /profil
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: belum diisi
    | Tahun lahir: belum diisi
    | Kepala keluarga: belum diisi
    | RT/RW: belum diisi
    | HP: belum diisi
    | Pekerjaan: belum diisi [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    Bu Siti @ * Pekerjaan
    bot @Bu Siti < Pekerjaan Bu Siti? Contoh: pedagang gorengan. [Batal]
    Bu Siti @ > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > /profil
    bot @Bu Siti < Data Bu Siti di KSM Laris Jaya
    | Nama: Bu Siti
    | L/P: belum diisi
    | Tahun lahir: belum diisi
    | Kepala keluarga: belum diisi
    | RT/RW: belum diisi
    | HP: belum diisi
    | Pekerjaan: belum diisi [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    Bu Siti @ * Nama
    bot @Bu Siti < Nama lengkap Bu Siti? Contoh: Bu Siti Aminah. [Batal]
    Bu Siti @ > Bu Rini
    bot @Bu Siti < Sudah ada Bu Rini. Tambahkan pembeda, misalnya Bu Rini Warung.
    Bu Siti @ > Bu Siti Aminah
    bot < Bu Siti sekarang tercatat sebagai Bu Siti Aminah.
    bot @Bu Siti < Data Bu Siti Aminah di KSM Laris Jaya
    | Nama: Bu Siti Aminah
    | L/P: Perempuan
    | Tahun lahir: belum diisi
    | Kepala keluarga: belum diisi
    | RT/RW: belum diisi
    | HP: belum diisi
    | Pekerjaan: belum diisi [Isi yang kosong] [Nama] [L/P] [Tahun lahir] [Kepala keluarga] [RT/RW] [HP] [Pekerjaan]
    """
    await laris.play()
    siti = next(one for one in (await laris.roster()).people if one.name == "Bu Siti Aminah")
    assert siti.occupation is None


async def test_the_roster_turns_its_pages(laris: Chat) -> None:
    """Twenty a page; the counts are of all."""
    names = "\n".join(f"| Mbah Tani {number}" for number in range(1, 16))
    await laris.play(f"Bu Rini > /anggota tambah\n{names}\nbot < Anggota baru: Mbah Tani 1, ...Mbah Tani 15.")
    await laris.play(
        """
        Bu Siti > /anggota
        bot < KSM Laris Jaya: 22 anggota...20. Mbah Tani 13 / Pendamping: Mbak Merli [Berikutnya] [Kelola]
        Bu Siti * Berikutnya
        bot ~ KSM Laris Jaya: 22 anggota
        | 5 perempuan, 1 laki-laki, 16 belum diisi
        | 21. Mbah Tani 14
        | 22. Mbah Tani 15
        | Pendamping: Mbak Merli [Sebelumnya] [Kelola]
        """
    )

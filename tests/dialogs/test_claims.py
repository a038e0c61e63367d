"""What becomes of a claim: accepted, rejected with a reason, withdrawn, changed, taken back; and who may not."""

from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone


async def test_a_rejection_gives_a_reason_to_the_one_whom_it_concerns(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti * Tolak
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Wati * Tolak
    bot ! Bu Wati: Yang bisa memutuskan: Bu Rini.
    Bu Rini * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Uangnya belum saya terima]
    | [Jumlahnya berbeda] [Jenis atau orangnya keliru] [Alasan lain] [Kembali]
    Bu Rini * Kembali
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Uangnya belum saya terima]
    | [Jumlahnya berbeda] [Jenis atau orangnya keliru] [Alasan lain] [Kembali]
    Bu Rini * Jumlahnya berbeda
    bot @Bu Siti < Belum diterima: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Jumlahnya berbeda. Kalau keliru, tulis lagi di grup.
    bot ~ ✖ Belum diterima: Bu Siti, simpanan sukarela Rp20.000. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Alasannya untuk yang melapor saja.
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasan: Jumlahnya berbeda.
    Bu Rini * Lihat alasan
    bot ! Bu Rini: Alasan: Jumlahnya berbeda.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_another_reason_is_typed(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Uangnya belum saya terima]
    | [Jumlahnya berbeda] [Jenis atau orangnya keliru] [Alasan lain] [Kembali]
    Bu Rini * Alasan lain
    bot @Bu Rini < Kenapa belum diterima? Tulis di sini.
    | Bu Siti, simpanan sukarela Rp20.000
    bot ! Bu Rini: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang melapor yang membaca.
    Bu Rini @ > amplopnya kosong
    bot @Bu Rini < Sudah dicatat. Belum diterima: Bu Siti, simpanan sukarela Rp20.000.
    bot @Bu Siti < Belum diterima: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: amplopnya kosong. Kalau keliru, tulis lagi di grup.
    bot ~ ✖ Belum diterima: Bu Siti, simpanan sukarela Rp20.000. [Lihat alasan]
    """
    await laris.play()


async def test_who_has_no_private_chat_yet_gets_a_way_there_for_the_reason(laris: Chat) -> None:
    """
    = block Bu Rini
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    Bu Rini * Alasan lain
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Tulis di chat pribadi] [Kembali]
    = unblock Bu Rini
    = start Bu Wati alasan_1
    bot @Bu Wati < Yang bisa memutuskan: Bu Rini.
    = start Bu Rini alasan_1
    bot @Bu Rini < Kenapa belum diterima? Tulis di sini.
    | Bu Siti, simpanan sukarela Rp20.000
    Bu Rini @ > amplopnya kosong
    bot @Bu Rini < Sudah dicatat. Belum diterima: Bu Siti, simpanan sukarela Rp20.000.
    bot @Bu Siti < Belum diterima: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: amplopnya kosong. Kalau keliru, tulis lagi di grup.
    bot ~ ✖ Belum diterima: Bu Siti, simpanan sukarela Rp20.000. [Lihat alasan]
    = start Bu Rini alasan_1
    bot @Bu Rini < Ini sudah diputuskan.
    = start Bu Lestari alasan_1
    bot @Bu Lestari < Catatan ini bukan dari kelompok Anda.
    """
    await laris.play()


async def test_the_reporter_takes_it_back(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Wati * Bukan itu
    bot ! Bu Wati: Hanya yang melapor yang bisa membatalkan.
    Bu Rini * Bukan itu
    bot ! Bu Rini: Hanya yang melapor yang bisa membatalkan.
    Bu Siti * Bukan itu
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    Bu Siti > setor 40rb
    bot < Bu Siti setor Rp40.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /batal
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan sukarela Rp40.000.
    bot < Dibatalkan: Bu Siti, simpanan sukarela Rp40.000.
    Bu Siti > /batal
    bot < Tidak ada laporan Anda yang masih menunggu.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_after_the_newest_the_others_are_offered(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > setor wajib 5rb
    bot < Bu Siti setor Rp5.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /batal
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan wajib Rp5.000.
    bot < Dibatalkan: Bu Siti, simpanan wajib Rp5.000.
    | Laporan Anda yang lain masih menunggu. Batalkan juga? [Bu Siti, simpanan sukarela Rp20.000]
    Bu Wati * Bu Siti, simpanan sukarela Rp20.000
    bot ! Bu Wati: Hanya yang melapor yang bisa membatalkan.
    Bu Siti * Bu Siti, simpanan sukarela Rp20.000
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    bot ~ Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_who_is_said_to_have_paid_may_take_it_back_too(laris: Chat) -> None:
    """
    Bu Wati > titip setoran bu siti 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    Bu Siti * Bukan itu
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    """
    await laris.play()


async def test_the_officer_takes_back_a_mistap_for_ten_minutes(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Pak Joko * Urungkan
    bot ! Pak Joko: Yang bisa mengurungkan hanya yang menekan Terima, dalam 10 menit.
    Bu Siti * Urungkan
    bot ! Bu Siti: Yang bisa mengurungkan hanya yang menekan Terima, dalam 10 menit.
    Bu Rini * Urungkan
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    bot @Bu Siti < No. 1 dibatalkan oleh No. 2: salah tekan. Bu Siti, simpanan sukarela Rp20.000 kini menunggu lagi.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    = clock +11m
    Bu Rini * Urungkan
    bot ! Bu Rini: Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_what_was_withdrawn_since_cannot_be_taken_back(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > tarik 20rb
    bot < Bu Siti tarik Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini * Urungkan ^ No. 1
    bot ! Bu Rini: Simpanan sukarelanya Rp0, belum cukup.
    """
    await laris.play()


async def test_an_edited_message_asks(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti / setor 30rb ^ setor 20rb
    bot < Ganti jadi Rp30.000? [Ganti] [Biarkan]
    Bu Wati * Ganti
    bot ! Bu Wati: Hanya yang melapor yang bisa mengganti.
    Bu Siti * Ganti
    bot ~ Bu Siti setor Rp30.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot ~ Diganti jadi Rp30.000.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti / setor 40rb ^ setor 30rb
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000


async def test_an_edit_beyond_the_ceiling_changes_nothing(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti / setor 300jt ^ setor 20rb
    bot < Ganti jadi Rp300.000.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ! Bu Siti: Rp300.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    Bu Siti * Biarkan
    bot ~ Tetap Rp20.000.
    """
    await laris.play()


async def test_the_officers_see_what_waits(laris: Chat) -> None:
    """
    Bu Siti > setor 5rb
    bot < Bu Siti setor Rp5.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Sri > setor 6rb
    bot < Bu Sri setor Rp6.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Wati > /menunggu
    bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /menunggu.
    Bu Rini > /menunggu
    bot < 2 laporan menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp5.000
    | ⏳ Bu Sri, simpanan sukarela Rp6.000 [Terima semua (2)] [Pilih]
    Bu Siti * Terima semua (2)
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    bot ~ ✅ No. 2: Bu Sri, simpanan sukarela Rp6.000.
    | Enam ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    bot ~ Tidak ada yang menunggu. Semua sudah tercatat.
    Bu Rini > /menunggu
    bot < Tidak ada yang menunggu. Semua sudah tercatat.
    """
    await laris.play()
    assert await laris.cash() == 11_000


async def test_terima_semua_leaves_ones_own_to_another(laris: Chat) -> None:
    """
    Bu Rini > setor wajib 5rb
    bot < Bu Rini setor Rp5.000 (simpanan wajib). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Siti > setor 10rb
    bot < Bu Siti setor Rp10.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini > /menunggu
    bot < 2 laporan menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (2)] [Pilih]
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 1 diterima. 1 tetap menunggu orang lain.
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp10.000.
    | Sepuluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    bot ~ 1 laporan menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih]
    Pak Joko > /menunggu
    bot < 1 laporan menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih]
    Pak Joko * Terima semua (1)
    bot ! Pak Joko: 1 diterima.
    bot ~ ✅ No. 2: Bu Rini, simpanan wajib Rp5.000.
    | Lima ribu rupiah. Diterima Pak Joko, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    bot ~ Tidak ada yang menunggu. Semua sudah tercatat.
    """
    await laris.play()
    assert await laris.cash() == 15_000


async def test_a_list_belongs_to_the_officer_who_asked_for_it(laris: Chat) -> None:
    """
    Bu Siti > setor 5rb, wajib 5rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp5.000
    | ⏳ Bu Siti, simpanan wajib Rp5.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Sri * Pilih
    bot ! Bu Sri: Tidak ada yang menunggu keputusan Anda.
    Bu Rini * Pilih
    bot < Hilangkan centang pada yang uangnya belum ada. [☑ Bu Siti, simpanan sukarela Rp5.000]
    | [☑ Bu Siti, simpanan wajib Rp5.000] [Terima 2] [Tutup]
    Pak Joko * ☑ Bu Siti, simpanan wajib...
    bot ! Pak Joko: Daftar ini sedang dipakai pengurus lain.
    Bu Rini * Tutup
    bot ~ Daftar ditutup.
    """
    await laris.play()


async def test_strangers_and_the_pendamping_do_not_decide(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    = stranger Bu Tini
    = member Bu Tini
    Bu Tini * Terima
    bot ! Bu Tini: Tombol ini untuk anggota kelompok.
    Bu Tini * Bukan itu
    bot ! Bu Tini: Tombol ini untuk anggota kelompok.
    Mbak Merli * Terima
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    Mbak Merli * Tolak
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    """
    await laris.play()


async def test_without_officers_two_members_decide(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [Terima] [Tolak]
    | [Bukan itu]
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [Terima] [Tolak] [Bukan itu]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    Bu Sri * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Sri, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await officers_leave(laris)
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_two_who_share_a_telephone_are_one_person(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [Terima] [Tolak]
    | [Bukan itu]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [Terima] [Tolak] [Bukan itu]
    Bu Sri * Terima
    bot ! Bu Sri: Terima kasih. Masih menunggu satu anggota lagi.
    """
    await officers_leave(laris)
    await share_phone(laris, "Bu Wati", "Bu Sri")
    await laris.play()
    assert await laris.savings("Bu Siti") == 0

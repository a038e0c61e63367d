"""A request to borrow that comes to nothing: refused with a reason, or taken back."""

from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import state

# --- Tolak -------------------------------------------------------------------------------------------------------


async def test_a_refusal_gives_its_reason_to_the_borrower_alone(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
    | [Kembali]
    Bu Rini * Kembali
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
    | [Kembali]
    Bu Rini * Kas belum cukup
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000. [Lihat alasan]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Alasan: Kas belum cukup. Lain waktu boleh mengajukan lagi.
    Bu Rini * Lihat alasan
    bot ! Bu Rini: Alasannya untuk Bu Siti saja.
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasan: Kas belum cukup.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.REJECTED


async def test_another_reason_is_typed_in_private(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil]
    | [Alasan lain] [Kembali]
    Bu Wati * Kas belum cukup
    bot ! Bu Wati: Yang memutuskan orang lain. Menunggu Pak Joko dan Bu Rini.
    Pak Joko * Alasan lain
    bot ! Pak Joko: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang mengajukan yang membaca.
    bot @Pak Joko < Kenapa belum disetujui? Tulis di sini.
    | Pinjaman Bu Siti Rp500.000. Hanya Bu Siti yang membaca alasannya.
    Pak Joko @ > tunggu panen dulu
    bot @Pak Joko < Sudah dicatat, dan saya sampaikan baik-baik.
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000. [Lihat alasan]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Alasan: tunggu panen dulu. Lain waktu boleh mengajukan lagi.
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasan: tunggu panen dulu.
    """
    await fill_box(laris, 700_000)
    await laris.play()


async def test_who_agreed_may_still_refuse_until_it_is_decided(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
    | [Kembali]
    Pak Joko * Jumlahnya perlu lebih kecil
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000. [Lihat alasan]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Alasan: Jumlahnya perlu lebih kecil. Lain waktu boleh mengajukan lagi.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.REJECTED


async def test_who_has_no_private_chat_yet_gets_a_way_there_for_the_reason(laris: Chat) -> None:
    """
    = block Bu Rini
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil]
    | [Alasan lain] [Kembali]
    Bu Rini * Alasan lain
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Tulis di chat pribadi] [Kembali]
    = unblock Bu Rini
    = start Bu Wati tolakpinjaman_1
    bot @Bu Wati < Yang memutuskan orang lain. Menunggu Pak Joko dan Bu Rini.
    = start Bu Rini tolakpinjaman_1
    bot @Bu Rini < Kenapa belum disetujui? Tulis di sini.
    | Pinjaman Bu Siti Rp500.000. Hanya Bu Siti yang membaca alasannya.
    Bu Rini @ > tunggu panen dulu
    bot @Bu Rini < Sudah dicatat, dan saya sampaikan baik-baik.
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000. [Lihat alasan]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Alasan: tunggu panen dulu. Lain waktu boleh mengajukan lagi.
    = start Bu Rini tolakpinjaman_1
    bot @Bu Rini < Ini sudah diputuskan.
    = start Bu Lestari tolakpinjaman_1
    bot @Bu Lestari < Pinjaman ini bukan dari kelompok Anda.
    = start Bu Rini tolakpinjaman_x
    bot @Bu Rini < Pinjaman ini bukan dari kelompok Anda.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.REJECTED


async def test_a_reason_that_is_typed_too_late(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil]
    | [Alasan lain] [Kembali]
    Pak Joko * Alasan lain
    bot ! Pak Joko: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang mengajukan yang membaca.
    bot @Pak Joko < Kenapa belum disetujui? Tulis di sini.
    | Pinjaman Bu Siti Rp500.000. Hanya Bu Siti yang membaca alasannya.
    Bu Rini * Kembali
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil]
    | [Alasan lain] [Kembali]
    Bu Rini * Kas belum cukup
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000. [Lihat alasan]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Alasan: Kas belum cukup. Lain waktu boleh mengajukan lagi.
    Pak Joko @ > tunggu panen dulu
    bot @Pak Joko < Ini sudah diputuskan.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    siti = (await laris.loans("Bu Siti"))[0]
    assert siti.state is LoanState.REJECTED


async def test_the_reason_for_a_member_without_a_telephone_goes_to_who_asked(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat mbah karto 200rb 10x
    bot < Mbah Karto mengajukan pinjaman Rp200.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp23.000.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Tolak
    bot ~ Mbah Karto mengajukan pinjaman Rp200.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp23.000.
    | Menunggu Pak Joko dan Bu Ani. [Kas belum cukup] [Tunggu pinjaman sebelumnya lunas] [Jumlahnya perlu lebih kecil]
    | [Alasan lain] [Kembali]
    Pak Joko * Kas belum cukup
    bot ~ ✖ Belum disetujui: pinjaman Mbah Karto Rp200.000. [Lihat alasan]
    bot @Bu Rini < Pengajuan pinjaman Mbah Karto belum disetujui.
    | Rp200.000, 10 bulan, jasa 1,5% flat. Alasan: Kas belum cukup. Lain waktu boleh mengajukan lagi.
    Bu Rini * Lihat alasan
    bot ! Bu Rini: Alasan: Kas belum cukup.
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasannya untuk Mbah Karto saja.
    """
    await fill_box(laris, 700_000)
    await laris.play()


# --- taken back by the borrower ----------------------------------------------------------------------------------


async def test_the_borrower_takes_the_request_back(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Bukan itu
    bot ! Bu Wati: Hanya yang mengajukan yang bisa membatalkan.
    Bu Rini * Bukan itu
    bot ! Bu Rini: Hanya yang mengajukan yang bisa membatalkan.
    Bu Siti * Bukan itu
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.WITHDRAWN


async def test_an_approved_loan_need_not_be_taken(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Wati * Tidak jadi
    bot ! Bu Wati: Hanya yang mengajukan yang bisa membatalkan.
    Bu Siti * Tidak jadi
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.WITHDRAWN
    assert await laris.cash() == 700_000


async def test_a_press_under_an_old_card_says_that_it_is_decided(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti * Bukan itu
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    group, rini, siti = laris.world.groups()[0], laris.world.person("Bu Rini"), laris.world.person("Bu Siti")
    assert rini is not None
    assert siti is not None
    message = group.newest("Dibatalkan")
    assert message is not None
    known = [(rini, "lyes:1"), (rini, "lno:1"), (rini, "lnobc:1:0"), (rini, "lpay:1"), (rini, "lpaid:1:cash")]
    own = [(siti, "lnah:1"), (siti, "lagain:1"), (siti, "lwhy:1"), (siti, "lpaid:1:saku"), (siti, "lnobc:1:99")]
    odd = [(siti, f"{prefix}:77") for prefix in ("lyes", "lno", "lwhy", "lnah", "lagain", "lpay", "lback", "lundo")]
    for person, data in [*known, *own, *odd]:
        query = person.presses_data(message, data)
        await laris.life.settle()
        assert query.answered
    assert await state(laris) is LoanState.WITHDRAWN

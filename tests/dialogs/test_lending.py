"""A request to borrow, decided by two officers, paid out and received; every way in which it does not go so."""

import datetime as dt

from savings.journal import bank, income, loan_of, savings_of
from savings.loans import LoanState
from savings.money import SavingsKind
from savings.roles import Role
from services import ledger
from storage import groups
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import officers_leave, share_phone
from tests.dialogs.lending import fill_box


async def tick(chat: Chat, later: dt.timedelta) -> None:
    """So much later, the minute's tick, and what it sends."""
    chat.clock.advance(later)
    await chat.life.timetable.tick()
    await chat.life.settle()


async def state(chat: Chat, number: int = 1) -> LoanState:
    """Where the group's loan of this number stands."""
    return (await chat.loan(number)).loan.state


async def test_ketua_and_bendahara_agree_and_the_money_is_handed_over(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x untuk modal kripik
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Kembali
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    account = await laris.loan()
    siti = next(member for member in (await laris.roster()).people if member.name == "Bu Siti")
    assert account.loan.state is LoanState.ACTIVE
    assert account.loan.disbursed_on == dt.date(2026, 11, 21)
    assert account.loan.received_at is not None
    assert [line.total for line in account.instalments] == [57_500] * 10
    assert account.outstanding == 500_000
    assert await laris.balance(loan_of(siti.id, 1)) == 500_000
    assert await laris.cash() == 200_000


async def test_only_those_whose_turn_it_is_decide_and_pay_out(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti * Setuju
    bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Bu Siti * Tolak
    bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Bu Ani * Setuju
    bot ! Bu Ani: Yang memutuskan orang lain. Menunggu Pak Joko dan Bu Rini.
    Bu Wati * Tolak
    bot ! Bu Wati: Yang memutuskan orang lain. Menunggu Pak Joko dan Bu Rini.
    Mbak Merli * Setuju
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    Bu Rini * Setuju
    bot ! Bu Rini: Terima kasih. Menunggu Pak Joko.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ! Bu Rini: Terima kasih. Menunggu Pak Joko.
    Pak Joko * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Rini dan Pak Joko.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    bot @Bu Rini < Ada pinjaman yang menunggu dicairkan.
    | Bu Siti, Rp500.000. Serahkan uangnya, lalu tekan Cairkan di grup.
    Pak Joko * Cairkan
    bot ! Pak Joko: Menunggu dicairkan Bu Rini.
    Bu Wati * Cairkan
    bot ! Bu Wati: Menunggu dicairkan Bu Rini.
    Bu Siti * Cairkan
    bot ! Bu Siti: Pinjaman sendiri dicairkan orang lain, supaya semua tenang.
    Mbak Merli * Cairkan
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.APPROVED
    assert await laris.cash() == 700_000


async def test_the_treasurers_own_loan_is_for_others(laris: Chat) -> None:
    """
    Bu Rini > pinjam 500rb 10x
    bot < Bu Rini mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ! Bu Rini: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Bu Ani * Setuju
    bot ! Bu Ani: Terima kasih. Menunggu Pak Joko.
    bot ~ Bu Rini mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ~ Disetujui: pinjaman Bu Rini Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Ani dan Pak Joko.
    | Menunggu dicairkan Pak Joko atau Bu Ani. [Cairkan] [Tidak jadi]
    bot @Bu Rini < Kabar baik: pengajuan pinjaman Bu Rini disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Pak Joko atau Bu Ani.
    Bu Rini * Cairkan
    bot ! Bu Rini: Pinjaman sendiri dicairkan orang lain, supaya semua tenang.
    Bu Ani * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Rini? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ! Bu Rini: Pinjaman sendiri dicairkan orang lain, supaya semua tenang.
    Bu Ani * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Rini Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Ani, 21 Nov 2026.
    | Bu Rini, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Rini < Pinjaman Bu Rini sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await laris.cash() == 200_000


async def test_who_asks_for_somebody_without_a_telephone_does_not_decide(laris: Chat) -> None:
    """
    Bu Rini > pinjam buat mbah karto 200rb 10x
    bot < Mbah Karto mengajukan pinjaman Rp200.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp23.000.
    | Menunggu Pak Joko dan Bu Ani. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ! Bu Rini: Yang memutuskan orang lain. Menunggu Pak Joko dan Bu Ani.
    Bu Ani * Setuju
    bot ! Bu Ani: Terima kasih. Menunggu Pak Joko.
    bot ~ Mbah Karto mengajukan pinjaman Rp200.000, ditulis Bu Rini
    | 10 bulan, angsuran Rp23.000.
    | Menunggu Pak Joko. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ~ Disetujui: pinjaman Mbah Karto Rp200.000
    | 10 bulan, angsuran Rp23.000.
    | Diputuskan Bu Ani dan Pak Joko.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Rini < Ada pinjaman yang menunggu dicairkan.
    | Mbah Karto, Rp200.000. Serahkan uangnya, lalu tekan Cairkan di grup.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp200.000 tunai kepada Mbah Karto? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Mbah Karto Rp200.000 cair.
    | Dua ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Diterima langsung, tanpa HP. [Urungkan]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE
    assert await laris.cash() == 500_000


async def test_who_shares_the_borrowers_telephone_does_not_decide(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Untuk siapa? [Pak Joko] [Bu Siti] [Batal]
    Bu Siti * Bu Siti
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Ani dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot - Untuk siapa?
    Bu Siti * Setuju
    bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Pak Joko * Setuju
    bot ! Pak Joko: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Bu Ani * Setuju
    bot ! Bu Ani: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Ani dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    """
    await share_phone(laris, "Bu Siti", "Pak Joko")
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.APPROVED


async def test_where_there_is_no_officer_two_members_decide_and_two_hand_over(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu dua anggota. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Menunggu satu anggota.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu satu anggota. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Menunggu satu anggota.
    Bu Sri * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Wati dan Bu Sri.
    | Menunggu dicairkan, disaksikan dua anggota. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan, disaksikan dua anggota.
    Bu Wati * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Wati * Sudah diserahkan
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Wati dan Bu Sri.
    | Sudah satu saksi. Menunggu satu anggota lagi. [Cairkan] [Tidak jadi]
    Bu Wati * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Wati * Sudah diserahkan
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Wati dan Bu Sri.
    | Sudah satu saksi. Menunggu satu anggota lagi. [Cairkan] [Tidak jadi]
    Bu Siti * Cairkan
    bot ! Bu Siti: Pinjaman sendiri dicairkan orang lain, supaya semua tenang.
    Bu Sri * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Sri * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Sri, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await officers_leave(laris)
    await laris.play()
    roster = await laris.roster()
    async with laris.life.database.read() as db:
        entry = await ledger.entry(db, roster.group.id, 2)
    assert entry is not None
    assert [roster[who or 0].name for who in (entry.reported_by, entry.confirmed_by)] == ["Bu Wati", "Bu Sri"]
    assert await laris.cash() == 200_000


async def test_where_only_the_treasurer_is_left_another_member_takes_the_seat(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu satu anggota dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ! Bu Rini: Terima kasih. Menunggu satu anggota.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu satu anggota. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Rini dan Bu Wati.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    bot @Bu Rini < Ada pinjaman yang menunggu dicairkan.
    | Bu Siti, Rp500.000. Serahkan uangnya, lalu tekan Cairkan di grup.
    """
    await fill_box(laris, 700_000)
    await officers_leave(laris, but=("Bu Rini",))
    await laris.play()
    assert await state(laris) is LoanState.APPROVED


async def test_where_nobody_else_has_a_telephone_nobody_decides(chat: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Belum ada yang bisa memutuskan. Tunjuk pengurus dengan /peran. [Setuju] [Tolak] [Bukan itu]
    """
    await chat.start_laris_jaya()
    await fill_box(chat, 700_000)
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        for member in roster.people:
            for account in member.speakers if member.name != "Bu Siti" else ():
                await groups.remove_speaker(tx, member.id, account)
    chat.life.directory.forget_everything()
    await chat.play()


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
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
    | [Kembali]
    Bu Rini * Kembali
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
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
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil]
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
    | Menunggu Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil] [Alasan lain]
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
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil]
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
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil]
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
    | Menunggu Pak Joko dan Bu Rini. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil]
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
    | Menunggu Pak Joko dan Bu Ani. [Kas belum cukup] [Tunggu pinjaman lama lunas] [Jumlahnya perlu lebih kecil]
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


# --- the money ---------------------------------------------------------------------------------------------------


async def test_what_is_kept_back_is_said_before_and_after(laris: Chat) -> None:
    """
    Pak Joko > /aturan simpanan ditahan 5%
    bot < Aturan diubah: simpanan ditahan dari tidak ada menjadi 5%.
    | Oleh Pak Joko. Sekarang versi 2.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan admin 5rb
    bot < Aturan diubah: biaya admin dari tidak ada menjadi Rp5.000.
    | Oleh Pak Joko. Sekarang versi 3.
    | Pinjaman yang sudah berjalan tidak berubah.
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
    Bu Rini * Cairkan
    bot ~ Serahkan Rp470.000 tunai kepada Bu Siti?
    | Rp500.000 dikurangi admin Rp5.000 dan simpanan Rp25.000. [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan Rp470.000 tunai oleh Bu Rini, 21 Nov 2026.
    | Dikurangi admin Rp5.000 dan simpanan Rp25.000.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp470.000 diserahkan. Rp500.000 dikurangi admin Rp5.000 dan simpanan Rp25.000.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    siti = next(member for member in (await laris.roster()).people if member.name == "Bu Siti")
    assert await laris.balance(loan_of(siti.id, 1)) == 500_000
    assert await laris.balance(savings_of(siti.id, SavingsKind.WAJIB)) == 25_000
    assert await laris.balance(income("admin")) == 5_000
    assert await laris.cash() == 230_000


async def test_the_money_may_come_from_the_bank(laris: Chat) -> None:
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
    Bu Rini > setor ke bank 600rb
    bot < Setor ke bank Rp600.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Kas ke bank Rp600.000.
    | Enam ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Dari bank] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ! Bu Rini: Uang yang ada Rp100.000, belum cukup.
    Bu Rini * Dari bank
    bot ~ ✅ No. 3: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan dari bank oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await laris.cash() == 100_000
    assert await laris.balance(bank()) == 100_000


async def test_a_box_that_holds_one_loan_pays_one(laris: Chat) -> None:
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
    Bu Wati > pinjam 400rb 10x
    bot < Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Bu Rini * Cairkan ^ Bu Siti
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Cairkan ^ Bu Wati
    bot ~ Serahkan Rp400.000 tunai kepada Bu Wati? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan ^ Bu Siti
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Rini * Sudah diserahkan ^ Bu Wati
    bot ! Bu Rini: Uang yang ada Rp0, belum cukup.
    Bu Rini * Kembali
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Bu Rini * Cairkan
    bot ! Bu Rini: Uang yang ada Rp0, belum cukup.
    """
    await fill_box(laris, 500_000)
    await laris.play()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ACTIVE, LoanState.APPROVED]
    assert await laris.cash() == 0


async def test_two_payouts_in_one_batch(laris: Chat) -> None:
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
    Bu Wati > pinjam 400rb 10x
    bot < Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    """
    await fill_box(laris, 500_000)
    await laris.play()
    group, rini = laris.world.groups()[0], laris.world.person("Bu Rini")
    assert rini is not None
    first, second = group.newest("pinjaman Bu Siti"), group.newest("pinjaman Bu Wati")
    assert first is not None
    assert second is not None
    for message, data in ((first, "lpaid:1:cash"), (second, "lpaid:2:cash"), (first, "lpaid:1:cash")):
        rini.presses_data(message, data)
    await laris.life.settle()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ACTIVE, LoanState.APPROVED]
    assert "cair." in first.text
    assert "Menunggu dicairkan" in second.text
    assert await laris.cash() == 0


# --- Urungkan ----------------------------------------------------------------------------------------------------

PAID_OUT = """
Bu Siti > pinjam 500rb 10x
Pak Joko * Setuju
Bu Rini * Setuju
Bu Rini * Cairkan
Bu Rini * Sudah diserahkan
"""


async def pay_out(chat: Chat) -> None:
    """A loan of Rp500.000 for Bu Siti, handed over by Bu Rini as No. 2; Rp200.000 stay in the box."""
    await fill_box(chat, 700_000)
    record, chat.player.record = chat.player.record, True
    await chat.play(PAID_OUT)
    chat.player.record = record


async def test_the_payer_takes_a_mistap_back(laris: Chat) -> None:
    """
    Bu Siti * Urungkan
    bot ! Bu Siti: Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.
    Pak Joko * Urungkan
    bot ! Pak Joko: Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.
    Bu Rini * Urungkan
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot < No. 2 dibatalkan oleh No. 3: salah tekan.
    bot @Bu Siti < No. 2 dibatalkan oleh No. 3: salah tekan. Pinjaman Bu Siti Rp500.000 kini menunggu dicairkan
    | lagi.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 4: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    account = await laris.loan()
    assert account.loan.state is LoanState.ACTIVE
    assert len(account.instalments) == 10
    assert await laris.cash() == 200_000


async def test_after_ten_minutes_it_stands(laris: Chat) -> None:
    """
    = clock +11m
    Bu Rini * Urungkan
    bot ! Bu Rini: Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE


async def test_what_was_received_is_not_taken_back_alone(laris: Chat) -> None:
    """
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    message, rini = laris.world.groups()[0].newest("cair."), laris.world.person("Bu Rini")
    assert message is not None
    assert rini is not None
    rini.presses_data(message, "lundo:1")
    await laris.life.settle()
    assert await state(laris) is LoanState.ACTIVE
    assert message.buttons == ["Lihat pinjaman saya"]


async def test_what_was_repaid_already_keeps_the_payout(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Sabtu, 30 Januari 2027. [Lihat pinjaman saya]
    Bu Rini * Urungkan ^ cair.
    bot ! Bu Rini: Sudah ada catatan No. 3 untuk pinjaman ini. Batalkan itu dulu.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE
    assert (await laris.loan()).outstanding == 450_000


# --- the borrower's word -----------------------------------------------------------------------------------------


async def test_only_the_borrower_says_that_the_money_has_come(laris: Chat) -> None:
    """
    Bu Wati * Sudah saya terima
    bot ! Bu Wati: Tombol ini untuk Bu Siti.
    Bu Rini * Sudah saya terima
    bot ! Bu Rini: Tombol ini untuk Bu Siti.
    Bu Rini * Belum saya terima
    bot ! Bu Rini: Tombol ini untuk Bu Siti.
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    assert (await laris.loan()).loan.received_at is not None


async def test_money_that_has_not_come_is_looked_for_and_taken_back(laris: Chat) -> None:
    """
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama.
    bot < Bu Siti menyanggah No. 2 dan minta dibatalkan.
    | Semula: Bu Siti, pinjaman cair Rp500.000.
    | Alasan: Uangnya belum saya terima.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Rini < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    bot @Pak Joko < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Sudah saya sampaikan ke pengurus. Tunggu sebentar, ya.
    Bu Rini * Setuju
    bot ! Bu Rini: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Setuju
    bot ~ ↩ No. 2 dibatalkan oleh No. 3.
    | Alasan: Uangnya belum saya terima. Disetujui Pak Joko.
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    bot @Bu Rini < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    | Alasan: Uangnya belum saya terima.
    bot @Bu Siti < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    | Alasan: Uangnya belum saya terima.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.APPROVED
    assert await laris.cash() == 700_000


async def test_money_that_was_found_after_all(laris: Chat) -> None:
    """
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama.
    bot < Bu Siti menyanggah No. 2 dan minta dibatalkan.
    | Semula: Bu Siti, pinjaman cair Rp500.000.
    | Alasan: Uangnya belum saya terima.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Rini < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    bot @Pak Joko < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    bot ~ ✖ Sanggahan selesai: uangnya sudah diterima Bu Siti.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE


async def test_the_borrower_says_it_once(laris: Chat) -> None:
    """
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    message, siti = laris.world.groups()[0].newest("cair."), laris.world.person("Bu Siti")
    assert message is not None
    assert siti is not None
    before = (await laris.loan()).loan.received_at
    for data in ("lgot:1", "lnogot:1", "lgot:77", "lnogot:77", "lundo:77", "lback:77"):
        query = siti.presses_data(message, data)
        await laris.life.settle()
        assert query.answered
    assert (await laris.loan()).loan.received_at == before
    assert await state(laris) is LoanState.ACTIVE


# --- time --------------------------------------------------------------------------------------------------------


async def test_what_nobody_decides_for_two_weeks_lapses_kindly(laris: Chat) -> None:
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
    """
    await fill_box(laris, 700_000)
    await laris.play()
    await tick(laris, dt.timedelta(days=13, hours=23))
    assert await state(laris) is LoanState.ASKED
    await tick(laris, dt.timedelta(hours=2))
    assert await state(laris) is LoanState.LAPSED
    await laris.play(
        """
        Bu Wati * Ajukan lagi
        bot ! Bu Wati: Tombol ini untuk Bu Siti.
        Bu Siti @ * Ajukan lagi
        bot < Bu Siti mengajukan pinjaman Rp500.000
        | 10 bulan, angsuran Rp57.500.
        | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
        bot ~ Belum diputuskan: pinjaman Bu Siti Rp500.000
        | Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
        bot @Bu Siti - Pengajuan pinjaman Bu Siti belum diputuskan.
        | Rp500.000, 10 bulan, jasa 1,5% flat. Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        """
    )
    assert [loan.state for loan in await laris.loans()] == [LoanState.LAPSED, LoanState.ASKED]


async def test_asking_again_asks_the_rules_again(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    await tick(laris, dt.timedelta(days=15))
    await laris.play(
        """
        Pak Joko > /aturan batas pinjaman 300rb
        bot < Aturan diubah: batas pinjaman dari tidak ada menjadi Rp300.000.
        | Oleh Pak Joko. Sekarang versi 2.
        Bu Siti * Ajukan lagi
        bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
        | Menurut batas pinjaman kelompok, sekarang paling banyak Rp300.000. [Ajukan Rp300.000]
        bot ~ Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
        """
    )
    assert len(await laris.loans()) == 1


async def test_what_is_paid_out_does_not_lapse(laris: Chat) -> None:
    await pay_out(laris)
    await tick(laris, dt.timedelta(days=30))
    assert await state(laris) is LoanState.ACTIVE


async def test_cards_that_wait_are_shown_again_after_a_move(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > pinjam 100rb 10x
    bot < Bu Wati mengajukan pinjaman Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    = migrate
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot < Disetujui: pinjaman Bu Wati Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Cairkan
    bot ~ Serahkan Rp100.000 tunai kepada Bu Wati? [Sudah diserahkan] [Kembali]
    """
    await fill_box(laris, 700_000)
    await laris.play()


# --- where it is asked -------------------------------------------------------------------------------------------


async def test_a_request_in_private_goes_to_the_group(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > batal pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    bot @Bu Siti < Pengajuan pinjaman Bu Siti Rp500.000 dibatalkan.
    """
    await fill_box(laris, 700_000)
    await laris.play()


async def test_a_card_of_another_group_is_not_decided_here(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    dullah = laris.world.add_user("Pak Dullah")
    elsewhere = laris.world.add_group("KSM Lain", dullah)
    dullah.adds(laris.world.bots[TOKEN], elsewhere)
    await laris.life.settle()
    preset, now = (await laris.roster()).group.preset, laris.clock.now()
    async with laris.life.database.write() as tx:
        group_id = await groups.add_group(
            tx, chat_id=elsewhere.id, preset=preset, changes={"nama": "KSM Lain"}, now=now, started_by=dullah.id
        )
        member = await groups.add_member(tx, group_id=group_id, name="Pak Dullah", joined_on=now.date())
        for role in Role:
            await groups.give_role(tx, member, role, now=now, given_by=None)
        await groups.add_speaker(tx, member, dullah.id, now)
    laris.life.directory.forget_everything()
    await laris.life.settle()
    message = next(one for one in elsewhere.messages.values() if one.sender is laris.player.bot.user)
    for data in ("lyes:1", "lno:1", "lpay:1", "lpaid:1:cash", "lnah:1"):
        query = dullah.presses_data(message, data)
        await laris.life.settle()
        assert query.answered
    assert await state(laris) is LoanState.ASKED

"""A request to borrow, decided by two different people: who they are, and who they are not."""

import datetime as dt

from savings.journal import loan_of
from savings.loans import LoanState
from savings.roles import Role
from services import ledger
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import only_telephones_of, state


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


async def test_where_two_others_have_telephones_they_are_named(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Wati dan Bu Sri. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Menunggu Bu Sri.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Sri. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await only_telephones_of(laris, "Bu Siti", "Bu Wati", "Bu Sri")
    await laris.play()


async def test_where_nobody_is_left_to_hand_the_money_over_that_is_said(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Wati dan Bu Sri. [Setuju] [Tolak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Menunggu Bu Sri.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Sri. [Setuju] [Tolak] [Bukan itu]
    Bu Sri * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Bu Wati dan Bu Sri.
    | Menunggu dicairkan, disaksikan dua anggota. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan, disaksikan dua anggota.
    """
    await fill_box(laris, 700_000)
    await only_telephones_of(laris, "Bu Siti", "Bu Wati", "Bu Sri")
    await laris.play()
    await only_telephones_of(laris, "Bu Siti", "Bu Wati")
    await laris.play(
        """
        Bu Wati * Cairkan
        bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
        Bu Wati * Sudah diserahkan
        bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
        bot ~ Disetujui: pinjaman Bu Siti Rp500.000
        | 10 bulan, angsuran Rp57.500.
        | Diputuskan Bu Wati dan Bu Sri.
        | Belum ada yang bisa mencairkan. Tunjuk bendahara dengan /peran. [Cairkan] [Tidak jadi]
        """
    )
    assert await state(laris) is LoanState.APPROVED


async def test_who_agreed_and_came_to_the_other_seat_since_finishes_it(laris: Chat) -> None:
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
    register = {member.name: member for member in (await laris.roster()).people}
    now = laris.clock.now()

    async def change(name: str, role: Role, *, give: bool) -> None:
        async with laris.life.database.write() as tx:
            if give:
                await groups.give_role(tx, register[name].id, role, now=now, given_by=None)
            else:
                await groups.take_role(tx, register[name].id, role, now=now)
        laris.life.directory.forget_everything()

    await change("Pak Joko", Role.KETUA, give=False)
    await change("Bu Wati", Role.KETUA, give=True)
    await laris.play(
        """
        Bu Wati * Setuju
        bot ! Bu Wati: Terima kasih. Menunggu Bu Rini.
        """
    )
    await change("Bu Rini", Role.BENDAHARA, give=False)
    await change("Pak Joko", Role.BENDAHARA, give=True)
    await laris.play(
        """
        Bu Ani * Setuju
        bot ! Bu Ani: Yang memutuskan orang lain. Menunggu Bu Wati dan Pak Joko.
        Bu Siti * Tolak
        bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
        Bu Wati * Setuju
        bot ~ Disetujui: pinjaman Bu Siti Rp500.000
        | 10 bulan, angsuran Rp57.500.
        | Diputuskan Pak Joko dan Bu Wati.
        | Menunggu dicairkan Pak Joko. [Cairkan] [Tidak jadi]
        bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
        | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Pak Joko.
        bot @Pak Joko < Ada pinjaman yang menunggu dicairkan.
        | Bu Siti, Rp500.000. Serahkan uangnya, lalu tekan Cairkan di grup.
        """
    )
    assert await state(laris) is LoanState.APPROVED


async def test_where_nobody_else_has_a_telephone_nobody_decides(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Belum ada yang bisa memutuskan. Tunjuk pengurus dengan /peran. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await only_telephones_of(laris, "Bu Siti")
    await laris.play()

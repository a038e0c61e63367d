"""The group pays the UPK, and a debt from its first day to its last."""

import datetime as dt

from savings.journal import expense, income, loan_of, upk_debt
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.lending import borrow_from_upk

# --- paid ----------------------------------------------------------------------------------------------------------


async def test_a_payment_by_the_button(laris: Chat) -> None:
    """
    Bu Rini > /modal
    bot < ... [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    Bu Siti * Setor ke UPK
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Setor ke UPK
    bot ~ Setor ke UPK berapa? [Rp345.000] [Lunasi] [Lainnya] [Batal]
    Pak Joko * Rp345.000
    bot < Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Setor ke UPK berapa?
    Bu Rini * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp345.000.
    | Tiga ratus empat puluh lima ribu rupiah. Disetujui Bu Rini, 21 Nov 2026.
    | Pokok Rp300.000, jasa Rp45.000. Sisa modal UPK Rp2.700.000. [Urungkan]
    Bu Rini * Urungkan
    bot ~ Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 2 dibatalkan oleh No. 3: salah tekan.
    bot @Pak Joko < No. 2 dibatalkan oleh No. 3: salah tekan. Setoran ke UPK Rp345.000 kini menunggu lagi.
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(upk_debt(1)) == 3_000_000


async def test_a_payment_by_command(laris: Chat) -> None:
    """
    Bu Siti > /setorupk 345rb
    bot < Hanya pengurus kelompok yang bisa memakai /setorupk.
    Bu Rini > /setorupk entah
    bot < Belum saya pahami. Contoh: /setorupk 345rb
    Bu Rini > /setorupk 0
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: setor ke upk 345rb
    Bu Rini > /setorupk
    bot < Setor ke UPK berapa? [Rp345.000] [Lunasi] [Lainnya] [Batal]
    Bu Rini * Batal
    bot ~ Baik, tidak ada yang dicatat.
    Bu Rini > /setorupk 345rb
    bot < Setoran Rp345.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp345.000. ...
    | Pokok Rp300.000, jasa Rp45.000. Sisa modal UPK Rp2.700.000. [Urungkan]
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(expense("jasa_upk")) == 45_000


async def test_more_than_is_owed_is_refused_with_the_right_sum(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 600rb
    bot < Sisa tagihan UPK Rp575.000, jadi Rp600.000 terlalu banyak. [Ganti jumlah] [Batal]
    Bu Rini * Ganti jumlah
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Rini > 57.500
    bot < Setoran Rp57.500 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    """
    await borrow_from_upk(laris, 500_000)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_all_of_it_is_paid_off(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk lunas
    bot < Pelunasan modal UPK: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Rini * Lunasi Rp507.500
    bot < Setoran Rp507.500 ke UPK, untuk pelunasan. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot - Pelunasan modal UPK: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    Bu Ani * Terima
    bot ! Bu Ani: Uang yang ada Rp500.000, belum cukup.
    Bu Rini > denda bu wati 10rb
    bot < ✅ No. 2: Bu Wati, denda Rp10.000. ... [...]
    Bu Ani * Terima
    bot ~ ✅ No. 3: Setoran ke UPK Rp507.500. ...
    | Pokok Rp500.000, jasa Rp7.500. Modal UPK lunas. [Urungkan]
    Bu Siti > /modal
    bot < Modal UPK Rp500.000 sudah lunas
    | 10 bulan, jasa 1,5% flat: angsuran Rp57.500.
    | Semua setoran ke UPK selesai. Terima kasih, semuanya.
    Bu Rini > setor ke upk 10rb
    bot < Belum ada modal UPK yang berjalan. Catat dulu dengan /modal.
    """
    await borrow_from_upk(laris, 500_000)
    await laris.play()
    assert (await laris.loan(1)).settled and await laris.cash() == 2_500


async def test_a_correction_of_a_payment_is_split_anew(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 300rb
    bot < Setoran Rp300.000 ke UPK. ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp300.000. ...
    | Pokok Rp255.000, jasa Rp45.000. Sisa modal UPK Rp2.745.000. [Urungkan]
    Pak Joko > /ralat 2 jadi 345rb salah baca
    bot < Pak Joko minta No. 2 diralat jadi Rp345.000.
    | Semula: Setoran ke UPK Rp300.000.
    | Alasan: salah baca.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    Bu Ani * Setuju
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Alasan: salah baca. Disetujui Bu Ani.
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Semula: Setoran ke UPK Rp300.000.
    bot < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Setoran ke UPK Rp345.000.
    bot @Pak Joko < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Setoran ke UPK Rp345.000.
    | Alasan: salah baca.
    Pak Joko > /ralat 1 jadi 2jt salah baca
    bot < Jumlah No. 1 sesuai perjanjian. Batalkan, lalu catat yang benar.
    | Mau diapakan? [Batalkan] [Biarkan]
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(upk_debt(1)) == 2_700_000
    assert await laris.balance(expense("jasa_upk")) == 45_000


# --- the whole life of a debt --------------------------------------------------------------------------------------

BORROWERS = {  # by whom it is asked, and who decides: nobody about an own loan
    "Bu Siti": ("Bu Siti > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Bu Wati": ("Bu Wati > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Bu Sri": ("Bu Sri > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Mbah Karto": ("Pak Joko > pinjam buat mbah karto 500rb 10x", "Bu Ani", "Bu Rini"),
    "Pak Joko": ("Pak Joko > pinjam 500rb 10x", "Bu Ani", "Bu Rini"),
    "Bu Ani": ("Bu Ani > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
}
IN_PRIVATE = ("Bu Siti", "Pak Joko")
"""Borrowers who have pressed Start."""

MONTHS = [dt.date(2026 + (11 + month) // 12, (11 + month) % 12 + 1, 10) for month in range(10)]
"""10 December 2026 to 10 September 2027."""


async def test_a_debt_from_the_first_day_to_the_last(laris: Chat) -> None:
    """
    Pak Joko > /aturan jatuh tempo 10
    bot < Aturan diubah: jatuh tempo dari hari rapat menjadi tanggal 10. ...
    Bu Rini > /modal 3jt 10x 1,5% upk
    bot < Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Diterima 21 Nov 2026, setoran pertama 10 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp3.000.000 dari UPK. Menunggu Pak Joko atau Bu Ani. ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp3.000.000. ... [...]
    """
    await laris.play()
    for number, name in enumerate(BORROWERS, 2):
        await laris.play(payout(name, number))
    assert await laris.cash() == 0
    await laris.play(
        """
        Bu Siti > /modal
        bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
        | Setoran berikutnya Rp345.000, 10 Des 2026
        | Sudah disetor 0 dari 10 kali
        | Angsuran anggota cukup untuk itu [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
        Bu Siti * Rincian
                bot ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
        | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
        | Setoran berikutnya Rp345.000, 10 Des 2026.
        | Sudah disetor 0 dari 10 kali.
        | Dipinjamkan Rp3.000.000 ke 6 anggota, sisa Rp3.000.000.
        | Sampai 10 Des 2026 angsuran anggota Rp345.000, cukup untuk setoran UPK Rp345.000.
        | Sampai modal ini lunas, angsuran anggota Rp3.450.000, cukup untuk Rp3.450.000. [Kembali]
        """
    )
    for month, day in enumerate(MONTHS, 1):
        await laris.play(month_of(day, month))
        assert await laris.balance(upk_debt(1)) == 3_000_000 - month * 300_000
    await laris.play(
        """
        Bu Siti > /modal
        bot < Modal UPK Rp3.000.000 sudah lunas
        | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
        | Semua setoran ke UPK selesai. Terima kasih, semuanya.
        """
    )
    every = await laris.loans()
    assert {loan.state for loan in every} == {LoanState.PAID}
    assert [loan.funded_by for loan in every] == [None, *[every[0].id] * 6]
    for loan in every[1:]:
        assert loan.member_id is not None
        assert await laris.balance(loan_of(loan.member_id, loan.number)) == 0
    # What members paid for their loans is what the UPK has got for its own, to the rupiah; the box is as it was.
    assert await laris.balance(income("jasa")) == await laris.balance(expense("jasa_upk")) == 450_000
    assert await laris.cash() == 0


def payout(name: str, number: int) -> str:
    """Asked, decided by two, handed over."""
    asked, first, second = BORROWERS[name]
    asker = asked.partition(" >")[0]
    decided = f"bot @{asker} < Kabar baik: ..." if asker in IN_PRIVATE else ""
    handed = f"bot @{name} < Pinjaman {name} sudah cair. ... [...]" if name in IN_PRIVATE else ""
    return f"""
        {asked}
        bot < {name} mengajukan pinjaman Rp500.000... [Setuju] [Tolak] [Bukan itu]
        {first} * Setuju
        bot ! {first}: Terima kasih. Menunggu {second}.
        bot ~ {name} mengajukan pinjaman Rp500.000... [...]
        {second} * Setuju
        bot ~ Disetujui: pinjaman {name} Rp500.000 ... Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
        {decided}
        Bu Rini * Cairkan
        bot ~ Serahkan Rp500.000 tunai kepada {name}? [Sudah diserahkan] [Kembali]
        Bu Rini * Sudah diserahkan
        bot ~ ✅ No. {number}: pinjaman {name} Rp500.000 cair. ... [...]
        {handed}
        """


def month_of(day: dt.date, month: int) -> str:
    """All pay the bendahara, and she pays the UPK."""
    number = 8 + 7 * (month - 1)
    said = ", ".join(f"{name.lower()} angsur 57.500" for name in BORROWERS)
    receipts = "".join(f"| ✅ No. {number + at} {name}, angsuran Rp57.500\n" for at, name in enumerate(BORROWERS))
    left = "Modal UPK lunas." if month == 10 else f"Sisa modal UPK {rupiah(3_000_000 - month * 300_000)}."
    headline = "Lunas. Terima kasih, {name}." if month == 10 else "Angsuran {name} sudah diterima."
    news = "".join(f"bot @{name} < {headline.format(name=name)} ... [...]\n" for name in IN_PRIVATE)
    return f"""
= clock {day} 19:00 WIB
Bu Rini > {said}
bot < 6 catatan: Rp345.000 tercatat
{receipts.strip()} [Lihat pinjaman saya] [Sanggah]
{news.strip()}
Bu Rini > setor ke upk 345rb
bot < Setoran Rp345.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
Pak Joko * Terima ^ Setoran Rp345.000
bot ~ ✅ No. {number + 6}: Setoran ke UPK Rp345.000.
| Tiga ratus empat puluh lima ribu rupiah. Disetujui Pak Joko, ...
| Pokok Rp300.000, jasa Rp45.000. {left} [Urungkan]
"""


def rupiah(amount: int) -> str:
    """As the bot says it."""
    return f"Rp{amount:,}".replace(",", ".")

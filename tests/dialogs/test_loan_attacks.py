"""Loans attacked by words and buttons: nobody learns what another owes, decides about their own, or breaks anything."""

import datetime as dt
import time
from collections.abc import Iterable

import pytest

from handlers.buttons import Payload
from handlers.commands import TABLES
from handlers.loan_requests import AskFor
from handlers.repaying import PayBill, PayOff, SeePayoff
from handlers.simulating import Simulate
from savings import repayments
from savings.loans import Loan, LoanState
from savings.repayments import LoanAccount
from tests.attacks import assert_unharmed, group_of, newest_of_ours, own_loans_decided, person, private, rows
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import fill_box, lend
from tests.dialogs.requests import another_group, tick

BEHIND = dt.date(2026, 9, 21)
"""The first of ten instalments: by the day of the tests three are due, Rp172.500."""


# --- what somebody else owes ---------------------------------------------------------------------------------------


async def test_who_brings_an_instalment_does_not_learn_the_bill(laris: Chat) -> None:
    """
    Bu Wati > /angsur bu siti
    bot < Angsur berapa? [Tulis jumlahnya] [Batal]
    Bu Wati * Tulis jumlahnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Wati > 60rb
    bot < Bu Siti bayar angsuran Rp60.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp60.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Wati > titip angsuran bu siti 200rb
    bot < Bu Siti bayar angsuran Rp200.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp200.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Wati > titip angsuran bu siti 900rb
    bot < Bu Siti bayar angsuran Rp900.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp900.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Wati > titip angsuran bu siti lunas
    bot < Pelunasan dilaporkan oleh Bu Siti sendiri atau pengurus.
    """
    await lend(laris, "Bu Siti", first_due=BEHIND)
    await laris.play()
    assert (await laris.loan()).outstanding == 500_000


async def test_what_a_messenger_brings_beyond_the_bill_goes_ahead(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti 115rb
    bot < Bu Siti bayar angsuran Rp115.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp115.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp115.000.
    | Seratus lima belas ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp115.000: pokok Rp100.000, jasa Rp15.000.
    | Sisa pokok Rp400.000. Berikutnya Rp57.500, Kamis, 21 Januari 2027. [Lihat pinjaman saya]
    Bu Wati > titip angsuran bu siti 500rb
    bot < Bu Siti bayar angsuran Rp500.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp500.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp500.000.
    | Lima ratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp500.000: pokok Rp50.000, jasa Rp7.500, simpanan sukarela Rp442.500.
    | Sisa pokok Rp350.000. Berikutnya Rp57.500, Minggu, 21 Februari 2027. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 442_500


async def test_a_messenger_does_not_learn_that_a_loan_was_given_up(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti
    bot @Bu Rini < ... [...]
    Bu Rini @ * Meninggal dunia
    bot @Bu Rini ~ ... [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ ...
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. ... [...]
    bot @Pak Joko < ... [Terima]
    Pak Joko * Terima
    bot ~ ✅ No. 3: Penghapusan pinjaman Rp500.000. / ... [...]
    bot @Bu Siti < ...
    Bu Wati > titip angsuran bu siti lunas
    bot < Pelunasan dilaporkan oleh Bu Siti sendiri atau pengurus.
    Bu Wati > /angsur bu siti
    bot < Angsur berapa? [Tulis jumlahnya] [Batal]
    Bu Wati > titip angsuran bu siti 60rb
    bot < Bu Siti bayar angsuran Rp60.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp60.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp60.000.
    | Enam puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 4, Rp60.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Wati > titip angsuran bu siti 900rb
    bot < Bu Siti bayar angsuran Rp900.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp900.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 5: Bu Siti, angsuran Rp900.000.
    | Sembilan ratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 5, Rp900.000. Terima kasih, ini berarti sekali bagi kelompok.
    | Lebihnya Rp... masuk simpanan sukarela. [Lihat pinjaman saya]
    Bu Rini * Urungkan
    bot ~ Bu Siti bayar angsuran Rp900.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 5 dibatalkan oleh No. 6: salah tekan.
    bot @Bu Siti < ...
    """
    await lend(laris, "Bu Siti", first_due=BEHIND)
    await laris.play()
    assert await laris.savings("Bu Siti") == 0
    assert (await laris.loan()).recovered == 60_000


async def test_sums_are_not_tried_out_by_edits_and_corrections(laris: Chat) -> None:
    """
    = start Bu Wati
    bot @Bu Wati < ... [...]
    Bu Wati > titip angsuran bu siti 60rb
    bot < Bu Siti bayar angsuran Rp60.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp60.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Wati / titip angsuran bu siti 600rb ^ 60rb
    bot < Titipan ini tidak bisa diganti. Tekan Bukan itu, lalu tulis lagi, ya.
    Bu Wati > bukan 60rb tapi 600rb ^ bayar angsuran
    bot < Titipan ini tidak bisa diganti. Tekan Bukan itu, lalu tulis lagi, ya.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp60.000. / ... [...]
    bot @Bu Siti < ... [...]
    Bu Wati @ > /ralat 3 jadi 600rb salah hitung
    bot @Bu Wati < Jumlah angsuran diralat oleh Bu Siti sendiri atau pengurus.
    Bu Wati @ > /ralat 3 jadi 70rb salah hitung
    bot @Bu Wati < Jumlah angsuran diralat oleh Bu Siti sendiri atau pengurus.
    Bu Siti @ > /ralat 3 jadi 70rb salah hitung
    bot < Bu Siti minta No. 3 diralat jadi Rp70.000.
    | Semula: Bu Siti, angsuran Rp60.000.
    | Alasan: salah hitung.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await lend(laris, "Bu Siti", first_due=BEHIND)
    await laris.play()
    assert (await laris.loan()).payments[0].total == 60_000


async def test_the_group_reads_no_bill_out_of_the_rest(laris: Chat) -> None:
    """
    Bu Siti > angsur 200rb
    bot < Rp200.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Siti * Batal
    bot ~ Baik, tidak ada yang dicatat.
    Bu Siti > angsur 100rb
    bot < Bu Siti bayar angsuran Rp100.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur 100rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp100.000 ini jadi lebih dari tagihan. Lebihnya untuk apa? [...]
    """
    await lend(laris, "Bu Siti", first_due=BEHIND)
    await laris.play()
    assert (await laris.loan()).outstanding == 500_000


def _secrets(account: LoanAccount, on: dt.date) -> list[str]:
    """Every sum that says how somebody stands, as it would be written or packed into a button."""
    sums = {
        account.outstanding,
        repayments.bill(account, on).total,
        repayments.due(account, on).total,
        repayments.payoff(account, on).total,
        repayments.remaining(account, on).total,
        repayments.arrears(account, on),
    }
    assert 0 not in sums and len(sums) >= 4, "the scene tells nothing"
    return [text for amount in sums for text in (str(amount), f"{amount:,}".replace(",", "."))]


async def _said_to(chat: Chat, name: str) -> list[str]:
    """All that somebody could read: the private chat, the boxes under presses, and the group with its buttons."""
    who, group = person(chat, name), group_of(chat)
    sent = "SELECT method, payload FROM outbox WHERE chat_id IN (?, ?)".replace("?", "{}").format(group.id, who.id)
    return [payload for _method, payload in await rows(chat, sent)]


async def _scene(laris: Chat) -> tuple[Loan, list[str]]:
    """Bu Siti is behind with a loan, and has paid a part; what that leaves is a secret."""
    loan = await lend(laris, "Bu Siti", 437_000, first_due=BEHIND)
    await laris.play(
        """
        = start Bu Wati
        bot @Bu Wati < ... [...]
        Bu Siti @ > angsur 51.200
        bot < ... [...]
        bot @Bu Siti < ...
        Bu Rini * Terima
        bot ~ ... [...]
        bot @Bu Siti < ... [...]
        Bu Siti > /angsur
        bot < Angsur berapa? [Sesuai tagihan] [Lunasi] [Lainnya] [Batal]
        """
    )
    return loan, _secrets(await laris.loan(), dt.date(2026, 11, 21))


def _forged(kind: type[Payload], loan: Loan, drafts: Iterable[int], group_id: int) -> Iterable[Payload]:
    """The button with the ids of what is not the presser's."""
    known = {"loan_id": loan.id, "member_id": loan.member_id, "group_id": group_id, "amount": 0, "to": "settle"}
    names = getattr(kind, "__dataclass_fields__", {})
    for draft_id in drafts if "draft_id" in names else (0,):
        values = known | {"draft_id": draft_id, "claim_id": 1, "card": "b", "key": 1}
        yield kind(*(values.get(name, 1 if field.type is int else "x") for name, field in names.items()))


LINES = (
    *("titip angsuran bu siti 300rb", "titip angsuran bu siti lunas", "/angsur bu siti", "angsur bu siti 900rb lunas"),
    *("/pinjaman", "/pinjaman bu siti", "/pinjaman saya", "sisa pinjaman bu siti", "utang siti berapa", "/tunggakan"),
    *("/angsur massal", "/talangan", "/menunggu", "/riwayat", "/riwayat bu siti", "/saldo bu siti", "/kas", "/modal"),
    *("pinjam buat bu siti 100rb 3x", "pinjam 500rb 10x", "batal pinjam", "/paceklik", "/paceklik bu siti"),
    *("/hapuspinjaman bu siti", "/pinjamanlama bu siti 100rb 10x", "/ralat 3", "/ralat 3 jadi 500rb salah hitung"),
    *("/ralat 3 salah orang", "/bantuan", "/anggota", "/anggota bu siti", "/profil bu siti", "/batal"),
)


async def test_another_member_reads_nowhere_how_somebody_stands(laris: Chat) -> None:
    loan, secrets = await _scene(laris)
    wati, group = person(laris, "Bu Wati"), group_of(laris)
    drafts = [row[0] for row in await rows(laris, "SELECT id FROM drafts")]
    places = (newest_of_ours(group), newest_of_ours(private(laris, wati)))
    for rule in TABLES.presses:
        for payload in _forged(rule.payload, loan, drafts, loan.group_id):
            for message in places:
                assert message is not None
                wati.presses_data(message, payload.pack())
    await laris.life.settle()
    for line in LINES:
        for where in (group, private(laris, wati)):
            wati.says(where, line)
            await laris.life.settle()
    for start in ("pinjaman", "angsuran", "talangan", "tanpakas", "tolakpinjaman", "alasan"):
        wati.starts(laris.world.bots["1:x"], f"{start}_{loan.group_id}_{loan.id}")
        wati.starts(laris.world.bots["1:x"], f"{start}_{loan.group_id}")
    await laris.life.settle()
    await assert_unharmed(laris)
    assert [(text, secret) for text in await _said_to(laris, "Bu Wati") for secret in secrets if secret in text] == []


async def test_questions_of_the_group_carry_no_sum_and_are_answered_by_their_owner(laris: Chat) -> None:
    _loan, secrets = await _scene(laris)
    siti, wati, group = person(laris, "Bu Siti"), person(laris, "Bu Wati"), group_of(laris)
    await laris.play("= block Bu Siti")
    siti.says(group, "angsur lunas")
    await laris.life.settle()
    veiled = newest_of_ours(group)
    assert veiled is not None and "Sudah saya bayar" in veiled.buttons
    assert not any(secret in str(veiled.payload) for secret in secrets)
    (draft,) = (row[0] for row in await rows(laris, f"SELECT max(id) FROM drafts WHERE telegram_id = {siti.id}"))
    presses = [
        wati.presses_data(veiled, payload.pack())
        for payload in (SeePayoff(draft), PayOff(draft, -1), PayOff(draft, 5), PayBill(draft), PayOff(draft, -2))
    ]
    await laris.life.settle()
    assert all(press.answered for press in presses)
    assert await rows(laris, "SELECT id FROM claims WHERE state = 'waiting'") == []
    siti.presses(veiled, "Sudah saya bayar")
    await laris.life.settle()
    total = repayments.payoff(await laris.loan(), dt.date(2026, 11, 21)).total
    assert await rows(laris, "SELECT amount, rest_to FROM claims WHERE state = 'waiting'") == [(total, "payoff")]


# --- forged, odd and impatient -------------------------------------------------------------------------------------


async def test_a_forged_rate_is_not_reckoned_with(laris: Chat) -> None:
    siti, group = person(laris, "Bu Siti"), group_of(laris)
    siti.says(group, "/simulasi 500rb 10x")
    await laris.life.settle()
    shown = newest_of_ours(group)
    assert shown is not None
    began = time.monotonic()
    for rate in ("1e-9999999%", "1e99999999%", "1/0%", "-1%", "²%", "1_0%", "9999999999%", "%", "nan%", "inf%", "1%%"):
        for method in ("", "anuitas", "x"):
            siti.presses_data(shown, Simulate(500_000, 10, "bulanan", rate, method, "f").pack())
            await laris.life.settle()
            assert shown.text == "Angka itu belum bisa saya hitung. Contoh: /simulasi 500rb 10x"
    assert time.monotonic() - began < 5, "somebody else waits meanwhile"
    await assert_unharmed(laris)


@pytest.mark.parametrize("amount", [500_001, 2**63 - 1, -1, 0])
async def test_a_forged_sum_meets_the_ceiling(laris: Chat, amount: int) -> None:
    """
    Bu Siti @ > pinjam 450rb 10x
    bot @Bu Siti < Pinjaman Bu Siti Rp450.000 belum bisa diajukan / ... [Ajukan Rp400.000]
    """
    await agree_on(laris, batas="500000")
    await fill_box(laris, 400_000)
    await laris.play()
    await agree_on(laris, kas_cukup="tidak")
    siti = person(laris, "Bu Siti")
    refusal = newest_of_ours(private(laris, siti))
    assert refusal is not None
    (draft,) = (row[0] for row in await rows(laris, "SELECT id FROM drafts"))
    siti.presses_data(refusal, AskFor(draft, amount).pack())
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await laris.loans() == []


async def test_a_simulation_for_somebody_without_a_group(chat: Chat) -> None:
    """
    = start Pak Asing
    bot @Pak Asing < ... [...]
    Pak Asing @ > /simulasi
    bot @Pak Asing < ... [...]
    Pak Asing @ * Lainnya
    bot @Pak Asing ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb
    Pak Asing @ > setor 20rb
    bot @Pak Asing < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    Pak Asing @ > /simulasi 500rb
    bot @Pak Asing < ... [...]
    Pak Asing @ * Lainnya
    bot @Pak Asing ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Pak Asing @ > hadir
    bot @Pak Asing < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    Pak Asing @ > /simulasi 500rb
    bot @Pak Asing < ... [...]
    Pak Asing @ * Lainnya
    bot @Pak Asing ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Pak Asing @ > nggak jadi
    bot @Pak Asing < Baik, tidak jadi dihitung.
    """
    await chat.play()
    await assert_unharmed(chat)


async def test_who_calls_it_off_where_something_is_to_be_typed(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjam
    bot @Bu Siti < Mau pinjam berapa? [...]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb
    Bu Siti @ > batal
    bot @Bu Siti < Baik, tidak ada yang diajukan.
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Rp172.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti @ > nggak jadi
    bot @Bu Siti < Baik, tidak ada yang dicatat.
    Bu Ani > pinjam 100rb 3x untuk sekolah
    bot < Bu Ani mengajukan pinjaman Rp100.000 / ... [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ ... [...]
    Bu Rini * Alasan lain
    bot ! Bu Rini: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang mengajukan yang membaca.
    bot @Bu Rini < Kenapa belum disetujui? Tulis di sini. / ...
    Bu Rini @ > batal
    bot @Bu Rini < Baik, tidak jadi ditolak. Pengajuannya tetap menunggu.
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak ^ setor Rp20.000
    bot ~ Bu Siti setor Rp20.000 ... [...]
    Bu Rini * Alasan lain ^ setor Rp20.000
    bot ! Bu Rini: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang melapor yang membaca.
    bot @Bu Rini < Kenapa belum diterima? Tulis di sini. / ...
    Bu Rini @ > batal
    bot @Bu Rini < Baik, tidak jadi ditolak. Laporannya tetap menunggu.
    """
    await agree_on(laris, satu_pinjaman="tidak", tunggakan="tidak")
    await fill_box(laris, 700_000)
    await lend(laris, "Bu Siti", first_due=BEHIND)
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Ani")] == [LoanState.ASKED]
    assert await rows(laris, "SELECT state FROM claims") == [("waiting",)]


async def test_a_command_is_never_met_with_silence(laris: Chat) -> None:
    """
    Bu Siti > /pinjam aa
    bot < Saya tidak menemukan aa di daftar anggota. Lihat nama-nama di /anggota.
    Bu Siti > /angsur zzz 50rb
    bot < Saya tidak menemukan zzz di daftar anggota. Lihat nama-nama di /anggota.
    Bu Siti > /setor zzz 20rb
    bot < Saya tidak menemukan zzz di daftar anggota. Lihat nama-nama di /anggota.
    Bu Siti > pinjam zzz 50rb 3x
    Bu Siti > zzz angsur 50rb
    """
    await laris.play()
    assert await laris.loans() == []


async def test_lunas_alone_is_conversation_in_the_group(laris: Chat) -> None:
    """
    Bu Siti > lunas
    Bu Wati > Pelunasan
    Bu Siti @ > lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Siti > lunas 507.500
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await rows(laris, "SELECT amount FROM claims") == [(507_500,)]


async def test_of_several_people_s_instalments_the_question_says_whose(laris: Chat) -> None:
    """
    Bu Rini > titip angsuran bu siti 70rb dan bu wati 60rb
    bot < Bu Siti: Rp70.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Simpanan sukarela]
    | [Ganti jumlah] [Batal]
    Bu Rini * Simpanan sukarela
    bot ~ Bu Wati: Rp60.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Simpanan sukarela]
    | [Ganti jumlah] [Batal]
    Bu Rini * Batal
    bot ~ Baik, tidak ada yang dicatat.
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati", 300_000, 6)
    await laris.play()
    assert await rows(laris, "SELECT * FROM claims") == []


async def test_impatient_fingers_ask_once(laris: Chat) -> None:
    """
    Bu Siti > /simulasi 500rb 10x
    bot < Angsuran Rp57.500 per bulan, 10 kali / ... [...]
    Bu Siti * Ajukan pinjaman ini
    bot < Untuk keperluan apa? [...]
    Bu Siti * Ajukan pinjaman ini
    bot ! Bu Siti: Pertanyaannya sudah saya kirim tadi, di bawah.
    Bu Wati * Ajukan pinjaman ini
    bot < Untuk keperluan apa? [...]
    Bu Siti * Lainnya
    bot ! Bu Siti: Pertanyaan ini untuk orang lain.
    Bu Wati * Lainnya
    bot ~ Untuk apa? Tulis sebagai balasan pesan ini, contoh: modal kripik
    Bu Wati > Untuk modal kripik ^ Untuk apa?
    bot < Bu Wati mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert [loan.purpose for loan in await laris.loans()] == ["modal kripik"]


async def test_an_edit_of_the_spelling_is_no_news(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000 / ... [...]
    Bu Siti / pinjam 500rb 10x untuk modal ^ pinjam 500rb
    Bu Siti / Pinjam 500rb 10x ya ^ pinjam 500rb
    Bu Siti / pinjam 500rb 12x ^ Pinjam 500rb
    bot < Pengajuan tetap Rp500.000. Untuk mengganti, tulis batal pinjam, lalu ajukan lagi.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert [loan.terms.periods for loan in await laris.loans()] == [10]


async def test_an_anonymous_administrator_asks_once(laris: Chat) -> None:
    """
    = migrate
    = anonymous Pak Joko on
    Pak Joko > pinjam 500rb 10x
    bot < Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis. [Ini saya]
    Pak Joko * Ini saya
    bot < Pak Joko mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Ani dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Ini saya
    bot < Pengajuan ini sudah saya terima tadi.
    Pak Joko * Setuju
    bot ! Pak Joko: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert len(await laris.loans()) == 1
    assert await own_loans_decided(laris) == []


# --- of two groups -------------------------------------------------------------------------------------------------


async def test_private_buttons_of_a_loan_belong_to_its_group(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500. / ... [...]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima. / ... [Lihat pinjaman saya]
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp450.000 / ... [...]
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Belum ada pinjaman yang berjalan di KSM Lain.
    """
    await lend(laris, "Bu Siti")
    await another_group(laris, "Bu Siti")
    await laris.play()


async def test_what_lapsed_is_asked_again_from_a_chat_that_speaks_of_another_group(laris: Chat) -> None:
    await fill_box(laris, 700_000)
    await laris.play("Bu Siti > pinjam 500rb 10x\nbot < ... [...]")
    elsewhere, siti = await another_group(laris, "Bu Siti")
    async with laris.life.database.write() as tx:
        await tx.connection.execute(
            "UPDATE roles SET until = since WHERE role <> 'pendamping' AND member_id IN (SELECT id FROM members "
            f"WHERE group_id = (SELECT id FROM groups WHERE chat_id = {elsewhere.id}))"
        )
    laris.life.directory.forget_everything()
    await tick(laris, dt.timedelta(days=15))
    lapsed = newest_of_ours(private(laris, siti))
    assert lapsed is not None
    siti.presses(lapsed, "Ajukan lagi")
    await laris.life.settle()
    assert [loan.state for loan in await laris.loans()] == [LoanState.LAPSED, LoanState.ASKED]

"""Whoever refuses money or objects to it is offered answers that fit what it is."""

import datetime as dt

import pytest

from handlers.reasons import asks_amount, objections, rejections
from savings.claims import Claim, ClaimState
from savings.money import MoneyKind
from tests.chat import Chat
from tests.dialogs.lending import borrow_from_upk, fill_box, save

MOVES = [kind for kind in MoneyKind if kind not in {MoneyKind.LOAN_REQUEST, MoneyKind.DISBURSEMENT}]
CASH_FROM_A_MEMBER = "Uangnya belum saya terima"


def claim(kind: MoneyKind, paid_from: str = "") -> Claim:
    return Claim(
        id=1,
        group_id=1,
        chat_id=-1,
        message_id=1,
        item=0,
        kind=kind,
        savings=None,
        amount=1,
        member_id=1,
        note="",
        date=dt.date(2026, 3, 7),
        reporter_id=1,
        reported_by=1,
        meeting_id=None,
        photo=None,
        paid_from=paid_from,
        state=ClaimState.WAITING,
        created_at=dt.datetime(2026, 3, 7, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize("kind", MOVES)
def test_only_of_cash_from_a_member_one_says_that_it_has_not_come(kind: MoneyKind) -> None:
    brings = {"deposit", "fine", "social_fund", "joint_fund", "repayment"}
    offered = rejections(claim(kind))
    assert (CASH_FROM_A_MEMBER in offered) == (kind in brings)
    assert len(set(offered)) == 3
    assert len(set(objections(kind))) == 3


def test_an_instalment_without_cash_is_no_cash() -> None:
    assert CASH_FROM_A_MEMBER not in rejections(claim(MoneyKind.REPAYMENT, "fund"))


def test_who_says_that_the_sum_differs_is_asked_for_it_where_another_sum_is_possible() -> None:
    assert asks_amount(MoneyKind.DEPOSIT, 1)
    assert asks_amount(MoneyKind.REPAYMENT, 1)
    assert not asks_amount(MoneyKind.REPAYMENT, 0)
    assert not asks_amount(MoneyKind.LOAN_OPENING, 1)


async def test_money_of_the_group(laris: Chat) -> None:
    """
    Pak Joko > biaya konsumsi 20rb
    bot < Biaya Rp20.000 (konsumsi). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Biaya Rp20.000 (konsumsi). Menunggu bendahara. [Belum ada notanya] [Jumlahnya berbeda] [Belum disepakati]
    | [Alasan lain] [Kembali]
    Bu Rini * Kembali
    bot ~ Biaya Rp20.000 (konsumsi). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Pak Joko > setor ke bank 50rb
    bot < Setor ke bank Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Setor ke bank Rp50.000. Menunggu bendahara. [Belum ada bukti setornya] [Jumlahnya berbeda] [Belum disepakati]
    | [Alasan lain] [Kembali]
    Bu Rini * Kembali
    bot ~ Setor ke bank Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Pak Joko > ambil dari bank 50rb
    bot < Ambil dari bank Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Ambil dari bank Rp50.000. Menunggu bendahara. [Uangnya belum masuk kas] [Jumlahnya berbeda] [Belum
    | disepakati] [Alasan lain] [Kembali]
    Bu Rini * Kembali
    bot ~ Ambil dari bank Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Pak Joko > hibah 100rb dari desa
    bot < Hibah Rp100.000 (desa). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Hibah Rp100.000 (desa). Menunggu bendahara. [Uangnya belum masuk kas] [Jumlahnya berbeda] [Ini bukan hibah]
    | [Alasan lain] [Kembali]
    Bu Rini * Ini bukan hibah
    bot ~ ✖ Belum diterima: Hibah desa Rp100.000. [Lihat alasan]
    bot @Pak Joko < Belum diterima: Hibah desa Rp100.000.
    | Alasan: Ini bukan hibah. Kalau keliru, tulis lagi di grup.
    Pak Joko > setor ke upk 345rb
    bot < Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Setoran Rp345.000 ke UPK. Menunggu bendahara. [Belum ada bukti setornya] [Jumlahnya berbeda] [Belum
    | disepakati] [Alasan lain] [Kembali]
    Bu Rini * Kembali
    bot ~ Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > tarik 20rb
    bot < Bu Siti tarik Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti tarik Rp20.000 (simpanan sukarela). Menunggu bendahara. [Uangnya belum diserahkan] [Jumlahnya
    | berbeda] [Orangnya keliru] [Alasan lain] [Kembali]
    Bu Rini * Uangnya belum diserahkan
    bot ~ ✖ Belum diterima: Bu Siti, tarik simpanan sukarela Rp20.000. [Lihat alasan]
    bot @Bu Siti < Belum diterima: Bu Siti, tarik simpanan sukarela Rp20.000.
    | Alasan: Uangnya belum diserahkan. Kalau keliru, tulis lagi di grup.
    """
    await save(laris, "Bu Siti", 50_000)
    await fill_box(laris, 500_000)
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.cash() == 500_000 + 50_000 + 3_000_000

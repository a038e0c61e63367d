"""/target: officers set what the group wants to have saved by a day; everybody sees the way there."""

import datetime as dt

from savings.progress import GoalProgress
from services import goals
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.lending import save


async def goal(chat: Chat) -> goals.Goal | None:
    """The group's goal as the books hold it."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        return await goals.current(Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory), roster.group)


async def test_an_officer_sets_a_goal_and_everybody_sees_it(laris: Chat) -> None:
    """
    Bu Rini > /target 10jt sampai Lebaran
    bot < Target kelompok Rp10.000.000 sampai Lebaran, Rabu, 10 Maret 2027
    | Simpanan sekarang Rp2.000.000, kurang Rp8.000.000. Kira-kira Rp500.000 seminggu.
    | Hari Lebaran bisa bergeser sehari, menunggu keputusan pemerintah. [Lihat gambar]
    Bu Siti * Lihat gambar
    bot ! Bu Siti: Sebentar, gambarnya menyusul.
    bot < (foto) ...Rp2.000.000...Rp10.000.000...
    Bu Wati > /target
    bot < (foto) ...Rp2.000.000...Rp10.000.000...
    Bu Siti @ > /target
    bot @Bu Siti < (foto) ...Rp2.000.000...Rp10.000.000...
    """
    await save(laris, "Bu Siti", 2_000_000)
    await laris.play()
    found = await goal(laris)
    assert found is not None
    assert (found.target, found.until, found.name) == (10_000_000, dt.date(2027, 3, 10), "Lebaran")
    assert len(laris.hand.drawn) == 1, "the others see the same picture"
    record = laris.hand.drawn[0][1]
    assert isinstance(record, GoalProgress)
    assert (record.saved, record.target) == (2_000_000, 10_000_000)


async def test_for_something_and_until_a_day(laris: Chat) -> None:
    """
    Pak Joko > /target 500rb untuk tenda sampai 31 des
    bot < Target tenda: Rp500.000 sampai Kamis, 31 Desember 2026
    | Simpanan sekarang Rp0, kurang Rp500.000. Kira-kira Rp84.000 seminggu. [Lihat gambar]
    Bu Ani > /target 1jt 12 bulan
    bot < Target kelompok Rp1.000.000 sampai Minggu, 21 November 2027
    | Simpanan sekarang Rp0, kurang Rp1.000.000. Kira-kira Rp19.000 seminggu.
    | Target sebelumnya Rp500.000 diganti. [Lihat gambar]
    """
    await laris.play()


async def test_what_is_missing_is_asked(laris: Chat) -> None:
    """
    Bu Rini > /target
    bot < Berapa targetnya? Balas pesan ini, contoh: 10jt [Batal]
    Bu Rini > 5jt ^ Berapa targetnya
    bot < Target Rp5.000.000 sampai kapan? [Lebaran, 10 Mar 2027] [31 Des 2027] [12 bulan] [Lainnya] [Batal]
    Bu Siti * Lebaran, 10 Mar 2027
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Lebaran, 10 Mar 2027
    bot ! Pak Joko: Pertanyaan ini untuk orang lain.
    Bu Rini * Lebaran, 10 Mar 2027
    bot ~ Target kelompok Rp5.000.000 sampai Lebaran, Rabu, 10 Maret 2027
    | Simpanan sekarang Rp0, kurang Rp5.000.000. Kira-kira Rp320.000 seminggu.
    | Hari Lebaran bisa bergeser sehari, menunggu keputusan pemerintah. [Lihat gambar]
    """
    await laris.play()
    assert await goal(laris) is not None


async def test_a_bare_amount_soon_after_the_question(laris: Chat) -> None:
    """
    Bu Rini > /target sampai 31 des
    bot < Berapa targetnya? ... [Batal]
    Bu Rini > 5jt
    bot < Target kelompok Rp5.000.000 sampai Kamis, 31 Desember 2026 ... [Lihat gambar]
    """
    await laris.play()


async def test_a_day_that_is_written(laris: Chat) -> None:
    """
    Bu Rini > /target 5jt
    bot < Target Rp5.000.000 sampai kapan? [...]
    Bu Rini * Lainnya
    bot ~ Tulis harinya sebagai balasan pesan ini, contoh: 31 des
    Bu Rini > entah kapan ^ Tulis harinya
    bot < “entah kapan” belum saya pahami sebagai hari yang akan datang. Sampai kapan? [...]
    Bu Rini * Lainnya
    bot ~ Tulis harinya sebagai balasan pesan ini, contoh: 31 des
    Bu Rini > 17 agustus ^ Tulis harinya
    bot < Target kelompok Rp5.000.000 sampai Selasa, 17 Agustus 2027 ... [Lihat gambar]
    """
    await laris.play()


async def test_a_day_that_is_over_is_asked_for_again(laris: Chat) -> None:
    """
    Bu Rini > /target 5jt sampai 31 des 2020
    bot < “31 des 2020” belum saya pahami sebagai hari yang akan datang. Sampai kapan? [...]
    Bu Rini * 12 bulan
    bot ~ Target kelompok Rp5.000.000 sampai Minggu, 21 November 2027 ... [Lihat gambar]
    """
    await laris.play()


async def test_a_day_that_comes_while_it_is_asked_is_asked_for_again(laris: Chat) -> None:
    """
    = clock 2026-11-21 23:50 WIB
    Bu Rini > /target 20 sampai 22 nov
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    = clock 2026-11-22 00:05 WIB
    Bu Rini * Rp20.000
    bot ~ “22 Nov 2026” belum saya pahami sebagai hari yang akan datang. Sampai kapan? [...]
    Bu Rini * 12 bulan
    bot ~ Target kelompok Rp20.000 sampai Senin, 22 November 2027 ... [Lihat gambar]
    """
    await laris.play()


async def test_twenty_is_twenty_or_twenty_thousand(laris: Chat) -> None:
    """
    Bu Rini > /target 20 sampai lebaran
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    Bu Rini * Rp20.000
    bot ~ Target kelompok Rp20.000 sampai Lebaran, ... [Lihat gambar]
    """
    await laris.play()


async def test_bad_amounts_cost_nothing(laris: Chat) -> None:
    """
    Bu Rini > /target 0 sampai lebaran
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: /target 10jt sampai Lebaran
    Bu Rini > /target -5jt sampai lebaran
    bot < Jumlah tidak bisa minus. Contoh: /target 10jt sampai Lebaran
    Bu Rini > /target 99999999jt sampai lebaran
    bot < Jumlah itu terlalu besar untuk dicatat. Contoh: /target 10jt sampai Lebaran
    """
    await laris.play()
    assert await goal(laris) is None


async def test_a_goal_that_is_reached_already(laris: Chat) -> None:
    """
    Bu Rini > /target 10rb sampai lebaran
    bot < Simpanan kelompok sudah Rp20.000. Tulis target yang lebih besar dari itu.
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()
    assert await goal(laris) is None


async def test_members_see_and_do_not_set(laris: Chat) -> None:
    """
    Bu Siti > /target
    bot < Belum ada target. Pengurus bisa membuatnya: /target 10jt sampai Lebaran
    Bu Siti > /target 10jt sampai lebaran
    bot < Hanya pengurus kelompok yang bisa mengatur target.
    Mbak Merli > /target 10jt sampai lebaran
    bot < Hanya pengurus kelompok yang bisa mengatur target.
    Bu Siti > /target hapus
    bot < Hanya pengurus kelompok yang bisa mengatur target.
    """
    await laris.play()
    assert await goal(laris) is None


async def test_a_goal_is_dropped(laris: Chat) -> None:
    """
    Bu Rini > /target hapus
    bot < Belum ada target.
    Bu Rini > /target 10jt sampai lebaran
    bot < ... [Lihat gambar]
    Pak Joko > /target hapus
    bot < Target kelompok dihapus.
    Bu Siti * Lihat gambar
    bot ! Bu Siti: Belum ada target. Pengurus bisa membuatnya: /target 10jt sampai Lebaran
    """
    await laris.play()
    assert await goal(laris) is None


async def test_no_goal_after_all(laris: Chat) -> None:
    """
    Bu Rini > /target 10jt
    bot < Target Rp10.000.000 sampai kapan? [...]
    Bu Rini * Batal
    bot ~ Baik, tidak ada target baru.
    Bu Rini > /target
    bot < Berapa targetnya? ... [Batal]
    Bu Rini > tidak jadi ^ Berapa targetnya
    bot < Baik, tidak ada target baru.
    """
    await laris.play()
    assert await goal(laris) is None


async def test_who_pays_instead_is_not_held_to_the_question(laris: Chat) -> None:
    """
    Bu Rini > /target
    bot < Berapa targetnya? ... [Batal]
    Bu Rini > setor 20rb ^ Berapa targetnya
    bot < Bu Rini setor Rp20.000 ... [...]
    """
    await laris.play()


async def test_what_is_set_in_private_is_told_in_the_group(laris: Chat) -> None:
    """
    Bu Rini @ > /target 10jt
    bot @Bu Rini < Target Rp10.000.000 sampai kapan? [...]
    Bu Rini @ > lebaran
    bot @Bu Rini < Target kelompok Rp10.000.000 sampai Lebaran, Rabu, 10 Maret 2027 ... [Lihat gambar]
    bot < Target kelompok Rp10.000.000 sampai Lebaran, Rabu, 10 Maret 2027 ... [Lihat gambar]
    """
    await laris.play()


async def test_after_its_day_the_goal_is_still_shown(laris: Chat) -> None:
    """
    Bu Rini > /target 100rb sampai 31 des
    bot < ... [Lihat gambar]
    = clock 2027-01-09 19:00 WIB
    Bu Siti > /target
    bot < (foto) ...Rp20.000...
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()

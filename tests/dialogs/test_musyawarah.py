"""A request on which all members vote: counted live, closed early or by the clock, and what it needs to be valid."""

import datetime as dt

from bot.life import Life
from sandbox.request import EmulatorRequest
from savings.deciding import Stage
from savings.loans import LoanState
from savings.roles import Role
from storage import groups, votes
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import add_members, share_phone
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import state, tick

BEGIN = """
Pak Joko > /aturan keputusan musyawarah
Bu Siti > pinjam 500rb 10x untuk modal kripik
"""


async def begin(chat: Chat) -> None:
    """The group votes; Bu Siti has asked for Rp500.000 at 19.00 WIB on a Saturday, and 7 members are in the group."""
    await fill_box(chat, 700_000)
    chat.player.record = True
    await chat.play(BEGIN)
    chat.player.record = False


async def test_all_members_vote_and_the_last_needed_voice_decides(laris: Chat) -> None:
    """
    Pak Joko > /aturan keputusan musyawarah
    bot < Aturan diubah: yang memutuskan pinjaman dari ketua dan bendahara menjadi musyawarah anggota.
    | Oleh Pak Joko. Sekarang versi 2.
    Bu Siti > pinjam 500rb 10x untuk modal kripik
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: belum ada suara dari 7 anggota.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Tidak
    bot ! Bu Ani: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 1 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 2 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Rini * Tidak
    bot ! Bu Rini: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 3 dari 7 suara, 2 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Sri * Setuju
    bot ! Bu Sri: Suara Anda tercatat: setuju.
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 4 dari 7 suara, 3 setuju, 1 tidak.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    bot @Bu Rini < Ada pinjaman yang menunggu dicairkan.
    | Bu Siti, Rp500.000. Serahkan uangnya, lalu tekan Cairkan di grup.
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
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE
    assert await laris.cash() == 200_000


async def test_who_may_not_vote(laris: Chat) -> None:
    """
    Bu Siti * Setuju
    bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Bu Siti * Tidak
    bot ! Bu Siti: Pinjaman sendiri diputuskan orang lain, supaya semua tenang.
    Mbak Merli * Setuju
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    """
    await begin(laris)
    await laris.play()
    async with laris.life.database.read() as db:
        assert await votes.of_loan(db, 1, Stage.DECISION) == []


async def test_more_say_no(laris: Chat) -> None:
    """
    Bu Wati * Tidak
    bot ! Bu Wati: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 0 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 1 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Rini * Tidak
    bot ! Bu Rini: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 3 dari 7 suara, 1 setuju, 2 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Pak Joko * Tidak
    bot ! Pak Joko: Suara Anda tercatat: tidak setuju.
    bot ~ ✖ Belum disetujui: pinjaman Bu Siti Rp500.000.
    | Musyawarah: 4 dari 7 suara, 1 setuju, 3 tidak.
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Musyawarah: 4 dari 7 suara, 1 setuju, 3 tidak. Lain waktu boleh
    | mengajukan lagi.
    """
    await begin(laris)
    await laris.play()
    assert await state(laris) is LoanState.REJECTED


async def test_at_the_closing_time_it_is_counted(laris: Chat) -> None:
    """
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 2 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Rini * Tidak
    bot ! Bu Rini: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 3 dari 7 suara, 2 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Pak Joko * Tidak
    bot ! Pak Joko: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 4 dari 7 suara, 2 setuju, 2 tidak.
    | Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    await begin(laris)
    await laris.play()
    assert await state(laris) is LoanState.ASKED
    await tick(laris, dt.timedelta(hours=23))
    assert await state(laris) is LoanState.ASKED
    await tick(laris, dt.timedelta(hours=1))
    # A tie lends nothing.
    assert await state(laris) is LoanState.REJECTED
    group = laris.world.groups()[0]
    card = group.newest("Belum disetujui")
    assert card is not None
    assert card.text == "✖ Belum disetujui: pinjaman Bu Siti Rp500.000.\nMusyawarah: 4 dari 7 suara, 2 setuju, 2 tidak."
    assert card.buttons == []
    siti = laris.world.person("Bu Siti")
    assert siti is not None
    told = laris.world.private_chat(siti, laris.player.bot).newest("belum disetujui")
    assert told is not None
    assert told.text == (
        "Pengajuan pinjaman Bu Siti belum disetujui.\nRp500.000, 10 bulan, jasa 1,5% flat.\n"
        "Musyawarah: 4 dari 7 suara, 2 setuju, 2 tidak.\nLain waktu boleh mengajukan lagi."
    )


async def test_a_restart_loses_no_vote(laris: Chat) -> None:
    """
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 8 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 5 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 8 suara, 2 setuju, 0 tidak.
    | Sah kalau ada 5 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Rini * Tidak
    bot ! Bu Rini: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 3 dari 8 suara, 2 setuju, 1 tidak.
    | Sah kalau ada 5 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 4 dari 8 suara, 3 setuju, 1 tidak.
    | Sah kalau ada 5 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Mbak Merli * Tidak
    bot ! Mbak Merli: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 5 dari 8 suara, 3 setuju, 2 tidak.
    | Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    roster = await laris.roster()
    merli = next(member for member in roster.people if member.name == "Mbak Merli")
    async with laris.life.database.write() as tx:
        await groups.give_role(tx, merli.id, Role.ANGGOTA, now=laris.clock.now(), given_by=None)
    laris.life.directory.forget_everything()
    await begin(laris)
    await laris.play()
    assert await state(laris) is LoanState.ASKED
    path = laris.life.database.path
    await laris.life.end()
    laris.clock.advance(dt.timedelta(days=2))
    requests = EmulatorRequest(laris.world), EmulatorRequest(laris.world)
    laris.life = await Life.begin(path, TOKEN, *requests, laris.clock)
    await laris.life.settle()
    await tick(laris, dt.timedelta(minutes=1))
    assert await state(laris) is LoanState.APPROVED
    card = laris.world.groups()[0].newest("Disetujui")
    assert card is not None
    assert card.buttons == ["Cairkan", "Tidak jadi"]


async def test_too_few_voices_decide_nothing_and_it_can_be_asked_again(laris: Chat) -> None:
    """
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 2 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    await begin(laris)
    await laris.play()
    await tick(laris, dt.timedelta(hours=25))
    assert await state(laris) is LoanState.LAPSED
    await laris.play(
        """
        Bu Wati * Ajukan lagi
        bot ! Bu Wati: Tombol ini untuk Bu Siti.
        Bu Siti * Ajukan lagi
        bot < Bu Siti mengajukan pinjaman Rp500.000
        | 10 bulan, angsuran Rp57.500, untuk modal kripik.
        | Musyawarah: belum ada suara dari 7 anggota.
        | Sah kalau ada 4 suara. Ditutup Senin 20.00 WIB. [Setuju] [Tidak] [Bukan itu]
        bot ~ Belum diputuskan: pinjaman Bu Siti Rp500.000
        | Suara yang masuk 2, perlu 4. Bu Siti boleh mengajukan lagi.
        Bu Wati * Setuju
        bot ! Bu Wati: Suara Anda tercatat: setuju.
        bot ~ Bu Siti mengajukan pinjaman Rp500.000
        | 10 bulan, angsuran Rp57.500, untuk modal kripik.
        | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
        | Sah kalau ada 4 suara. Ditutup Senin 20.00 WIB. [Setuju] [Tidak] [Bukan itu]
        """
    )
    assert [loan.state for loan in await laris.loans()] == [LoanState.LAPSED, LoanState.ASKED]
    siti, message = laris.world.person("Bu Siti"), laris.world.groups()[0].newest("Belum diputuskan")
    assert siti is not None
    assert message is not None
    siti.presses_data(message, "lagain:1")
    await laris.life.settle()
    assert len(await laris.loans()) == 2


async def test_a_voice_after_the_closing_time_closes_and_does_not_count(laris: Chat) -> None:
    """
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Ani * Setuju
    bot ! Bu Ani: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 2 dari 7 suara, 2 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Rini * Setuju
    bot ! Bu Rini: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 3 dari 7 suara, 3 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    = clock +24h
    Pak Joko * Setuju
    bot ! Pak Joko: Musyawarah sudah ditutup.
    bot ~ Belum diputuskan: pinjaman Bu Siti Rp500.000
    | Suara yang masuk 3, perlu 4. Bu Siti boleh mengajukan lagi. [Ajukan lagi]
    bot @Bu Siti < Pengajuan pinjaman Bu Siti belum diputuskan.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Suara yang masuk 3, perlu 4. Bu Siti boleh mengajukan lagi. [Ajukan lagi]
    """
    await begin(laris)
    await laris.play()
    assert await state(laris) is LoanState.LAPSED


async def test_one_telephone_has_one_voice(laris: Chat) -> None:
    """
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Sri * Tidak
    bot ! Bu Sri: Suara Anda tercatat: tidak setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 0 setuju, 1 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    await begin(laris)
    await share_phone(laris, "Bu Wati", "Bu Sri")
    await laris.play()
    async with laris.life.database.read() as db:
        assert [vote.yes for vote in await votes.of_loan(db, 1, Stage.DECISION)] == [False]


async def test_a_group_with_few_telephones_is_told_that_it_cannot_vote(laris: Chat) -> None:
    """
    Pak Joko > /aturan keputusan musyawarah
    bot < Aturan diubah: yang memutuskan pinjaman dari ketua dan bendahara menjadi musyawarah anggota.
    | Oleh Pak Joko. Sekarang versi 2.
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Musyawarah: belum ada suara dari 11 anggota.
    | Perlu 6 suara, yang bisa memilih baru 5. Atau: /aturan keputusan pengurus
    | Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Wati * Setuju
    bot ! Bu Wati: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Musyawarah: 1 dari 11 suara, 1 setuju, 0 tidak.
    | Perlu 6 suara, yang bisa memilih baru 5. Atau: /aturan keputusan pengurus
    | Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await add_members(laris, "Pak Dul", "Pak Min", "Bu Yem", "Bu Nah")
    await laris.play()


async def test_a_new_rule_does_not_change_a_vote_that_is_open(laris: Chat) -> None:
    """
    Pak Joko > /aturan keputusan pengurus
    bot < Aturan diubah: yang memutuskan pinjaman dari musyawarah anggota menjadi ketua dan bendahara.
    | Oleh Pak Joko. Sekarang versi 3.
    Pak Joko * Setuju
    bot ! Pak Joko: Suara Anda tercatat: setuju.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500, untuk modal kripik.
    | Musyawarah: 1 dari 7 suara, 1 setuju, 0 tidak.
    | Sah kalau ada 4 suara. Ditutup Minggu 19.00 WIB. [Setuju] [Tidak] [Bukan itu]
    Bu Siti * Bukan itu
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    """
    await begin(laris)
    await laris.play()
    assert await state(laris) is LoanState.WITHDRAWN
    await tick(laris, dt.timedelta(hours=25))
    assert await state(laris) is LoanState.WITHDRAWN

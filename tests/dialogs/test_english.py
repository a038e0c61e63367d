"""English on the screen: a group that reads it, and a person who does in a group that reads Indonesian.

What is typed stays Indonesian: the words of the group are the same in every language.
"""

import datetime as dt

import pytest

from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import tick


async def test_a_group_that_reads_english(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = add bot by Bu Rini
    bot < Halo, saya Sisihkan, ... [Mulai]
    Bu Rini > /mulai
    bot < 1 dari 4. ... [...]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Bu Rini * Bendahara
    bot ~ 3 dari 4. ... [...]
    Bu Rini * Sabtu
    bot ~ 4 dari 4. ... [...]
    Bu Rini * 19.00 WIB
    bot ~ KSM Mawar sudah dimulai. ... [Gabung]
    = join Pak Joko
    Pak Joko * Gabung
    bot < Pak Joko sekarang anggota KSM Mawar. Selamat datang! [Lengkapi data]
    Bu Rini > /peran Pak Joko ketua
    bot < Pak Joko sekarang ketua, ditetapkan Bu Rini.
    Pak Joko > /aturan bahasa en
    bot < Rule changed: language from Indonesian to English. / By Pak Joko. Now version 2.
    = join Bu Siti
    Bu Siti > /daftar
    bot < Bu Siti is now a member of KSM Mawar. Welcome! [Add your details]
    Bu Siti > setor 20rb
    bot < Bu Siti deposits Rp20.000 (sukarela savings). Waiting for the treasurer. [Accept] [Reject] [Not that]
    Bu Siti * Accept
    bot ! Bu Siti: Your own money is accepted by someone else, for everybody's peace of mind.
    Bu Rini * Accept
    bot ~ ✅ No. 1: Bu Siti, sukarela savings Rp20.000.
    | Twenty thousand rupiah. Received by Bu Rini, 21 Nov 2026. [See my balance] [Take back]
    Bu Siti > saldo
    bot < Your balance can only be seen by you. [See my balance] [Open private chat]
    Bu Siti * See my balance
    bot ! Bu Siti: Savings of Bu Siti: Rp20.000 / Pokok Rp0, wajib Rp0, sukarela Rp20.000
    | / Last: No. 1 · 21 Nov 2026 · sukarela savings Rp20.000
    Bu Siti * Open private chat
    bot @Bu Siti < Savings of Bu Siti: Rp20.000
    | Pokok Rp0, wajib Rp0, sukarela Rp20.000
    |
    | Last entries:
    | No. 1 · 21 Nov 2026 · sukarela savings Rp20.000 [History]
    Bu Siti > setor 20
    bot < Rp20 or Rp20.000? [Rp20] [Rp20.000] [Cancel]
    Bu Siti * Cancel
    bot ~ All right, nothing is recorded.
    Bu Siti > biaya 15rb konsumsi
    bot < This is recorded by the officers of the group. Please ask them for help.
    """
    await chat.play()
    roster = await chat.roster("KSM Mawar")
    assert roster.group.rules["bahasa"] == "en"
    siti = next(member for member in roster.everyone if member.name == "Bu Siti")
    assert siti.active


async def test_a_meeting_in_english(laris: Chat) -> None:
    """
    Pak Joko > /aturan bahasa en
    bot < Rule changed: language from Indonesian to English. / By Pak Joko. Now version 2.
    Bu Ani > /rapat
    bot < Meeting 1: Saturday, 21 November 2026
    | Present 0, excused 0, sick 0, not yet 7.
    | Press a button, or write hadir, izin or sakit. [Present] [Excused] [Sick] [Attendance list] [Close the meeting]
    Bu Siti > izin ada acara
    bot ~ Meeting 1: Saturday, 21 November 2026
    | Present 0, excused 1, sick 0, not yet 6.
    | Press a button, or write hadir, izin or sakit. [...]
    Bu Ani * Close the meeting
    bot < Close meeting 1? Members not marked yet, to be recorded as absent: 6.
    | Probably present: Bu Ani (led it). [Mark as present] [Yes, close it] [Not yet]
    Bu Ani * Not yet
    bot ! Bu Ani: All right, nothing is done.
    bot - ...
    """
    await laris.play()


async def test_a_facilitator_reads_english_where_the_group_reads_indonesian(laris: Chat) -> None:
    """
    Mbak Merli @ > /bahasa en
    bot @Mbak Merli < All right, I will speak English here.
    Mbak Merli @ > /kas
    bot @Mbak Merli < Cash box of KSM Laris Jaya: Rp0 / Members' savings: Rp0
    | / November 2026: income Rp0, expenses Rp0 [Cash book]
    Mbak Merli > /kas
    bot < Kas KSM Laris Jaya: Rp0 / ... [Buku kas]
    Mbak Merli @ > /saldo
    bot @Mbak Merli < You are a facilitator here, so you have no savings of your own. A member's balance: /saldo Bu Siti
    """
    await laris.play()


async def test_what_is_decided_in_english_is_read_in_indonesian(laris: Chat) -> None:
    """
    Bu Rini @ > /bahasa en
    bot @Bu Rini < All right, I will speak English here.
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini @ > /menunggu
    bot @Bu Rini < 1 report waiting / ⏳ Bu Siti, sukarela savings Rp20.000 [Accept all (1)] [Select]
    # The group and Bu Siti read Indonesian, whatever the treasurer reads.
    Bu Rini @ * Accept all (1)
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    bot ! Bu Rini: 1 accepted.
    bot @Bu Rini ~ Nothing is waiting. Everything is recorded.
    Pak Joko @ > /bahasa en
    bot @Pak Joko < All right, I will speak English here.
    Pak Joko @ > /peran Bu Siti sekretaris
    bot < Bu Siti sekarang sekretaris, ditetapkan Pak Joko.
    bot @Pak Joko < Bu Siti sekarang sekretaris, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang sekretaris di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    Pak Joko @ > /aturan wajib 10rb
    bot < Aturan diubah: simpanan wajib dari Rp5.000 menjadi Rp10.000. / Oleh Pak Joko. Sekarang versi 2.
    bot @Pak Joko < Wajib savings: now Rp10.000. I have told the group KSM Laris Jaya.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_the_news_of_a_loan_is_in_one_language(laris: Chat) -> None:
    """
    Bu Siti @ > /bahasa en
    bot @Bu Siti < All right, I will speak English here.
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000 / ... [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000 / ... [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000 / ... [Cairkan] [Tidak jadi]
    bot @Bu Siti < Good news: the loan request of Bu Siti is approved.
    | Rp500.000, 10 months, jasa 1.5% flat. Waiting for Bu Rini to pay it out.
    """
    await fill_box(laris, 700_000)
    await laris.play()


@pytest.mark.parametrize(
    ("voices", "told"),
    [
        (
            ["Bu Wati * Setuju"],
            "The loan request of Bu Siti is not decided yet.\nRp500.000, 10 months, jasa 1.5% flat. "
            "Votes in: 1, needed: 4. Bu Siti is welcome to ask again.",
        ),
        (
            ["Bu Wati * Setuju", "Bu Ani * Setuju", "Bu Rini * Tidak", "Pak Joko * Tidak"],
            "The loan request of Bu Siti is not approved yet.\nRp500.000, 10 months, jasa 1.5% flat.\n"
            "Musyawarah: 4 of 7 votes, 2 agree, 2 no.\nYou are welcome to ask again another time.",
        ),
    ],
    ids=["too few", "a tie"],
)
async def test_the_end_of_a_vote_is_told_in_one_language(laris: Chat, voices: list[str], told: str) -> None:
    """The group reads Indonesian, the borrower English."""
    await fill_box(laris, 700_000)
    await agree_on(laris, keputusan="musyawarah")
    laris.player.record = True
    await laris.play("\n".join(["Bu Siti @ > /bahasa en", "Bu Siti > pinjam 500rb 10x", *voices]))
    await tick(laris, dt.timedelta(days=2))
    siti = laris.world.person("Bu Siti")
    assert siti is not None
    news = laris.world.private_chat(siti, laris.player.bot).newest("loan request")
    assert news is not None
    assert news.text == told

"""Joining: one tap, a name that can be told apart, and nobody's savings taken over by name."""

import re

from savings.roles import Role
from tests.chat import Chat


async def member(chat: Chat, name: str, *, active: bool = True) -> frozenset[Role]:
    """The roles of the one person of this name in the books."""
    (found,) = [one for one in (await chat.roster()).everyone if one.name == name and one.active is active]
    return found.roles


def invitation(chat: Chat, fragment: str) -> str:
    """The code in the newest link that the bot wrote in the group."""
    (group,) = chat.world.groups()
    message = group.newest(fragment)
    found = None if message is None else re.search(r"start=(daftar_\w+)", message.text)
    assert found is not None
    return found.group(1)


async def test_one_tap_is_enough_and_the_deposit_is_kept(laris: Chat) -> None:
    """
    Bu Dewi > setor 20rb
    bot < Bu Dewi belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Bu Dewi > setor wajib 5rb
    bot < Bu Dewi belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Bu Dewi * Gabung
    bot < Bu Dewi sekarang anggota KSM Laris Jaya. Selamat datang! [Lengkapi data]
    bot < Bu Dewi setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < Bu Dewi setor Rp5.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Dewi > /daftar
    bot < Bu Dewi sudah terdaftar di KSM Laris Jaya.
    Bu Dewi * Gabung
    bot ! Bu Dewi: Bu Dewi sudah terdaftar di KSM Laris Jaya.
    Bu Rini * Terima ^ wajib
    bot ~ ✅ No. 1: Bu Dewi, simpanan wajib Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await member(laris, "Bu Dewi") == {Role.ANGGOTA}
    assert await laris.savings("Bu Dewi") == 5_000


async def test_the_form_of_address_says_l_or_p(laris: Chat) -> None:
    """
    Siti Aminah > ikut daftar
    bot < Siti Aminah sekarang anggota KSM Laris Jaya. Selamat datang!
    | [Bu Siti Aminah] [Pak Siti Aminah] [Mbak Siti Aminah] [Mas Siti Aminah] [Nama lain] [Lengkapi data]
    Bu Rini * Bu Siti Aminah
    bot ! Bu Rini: Tombol ini untuk Siti Aminah.
    Siti Aminah * Bu Siti Aminah
    bot ~ Bu Siti Aminah sekarang anggota KSM Laris Jaya. Selamat datang! [Lengkapi data]
    Siti Aminah > daftar
    bot < Bu Siti Aminah sudah terdaftar di KSM Laris Jaya.
    """
    await laris.play()
    found = next(one for one in (await laris.roster()).people if one.name == "Bu Siti Aminah")
    assert found.sex == "P"


async def test_the_name_can_be_typed(laris: Chat) -> None:
    """
    Dewi > /daftar
    bot < Dewi sekarang anggota KSM Laris Jaya. Selamat datang!
    | [Bu Dewi] [Pak Dewi] [Mbak Dewi] [Mas Dewi] [Nama lain] [Lengkapi data]
    Dewi * Nama lain
    bot < Dewi, balas pesan ini dengan nama panggilan. Contoh: Bu Siti Warung.
    Dewi > 20rb ^ nama panggilan
    bot < Nama itu belum bisa saya pakai. Contoh: Bu Siti Aminah.
    Dewi > Bu Rini ^ nama panggilan
    bot < Sudah ada Bu Rini. Tambahkan pembeda, misalnya Bu Rini Warung.
    Dewi > bude wi ^ nama panggilan
    bot < Baik, Dewi sekarang dipanggil Bude Wi.
    """
    await laris.play()
    assert await member(laris, "Bude Wi") == {Role.ANGGOTA}


async def test_two_of_one_name_are_told_apart(laris: Chat) -> None:
    """
    Siti > /daftar
    bot < Sudah ada Bu Siti di kelompok ini.
    | Siti, supaya tidak tertukar, Anda dipanggil siapa? Balas pesan ini, misalnya: Bu Siti Warung. [Siti 2]
    Siti * Siti 2
    bot < Siti 2 sekarang anggota KSM Laris Jaya. Selamat datang!
    | [Bu Siti 2] [Pak Siti 2] [Mbak Siti 2] [Mas Siti 2] [Nama lain] [Lengkapi data]
    Bu Wati * Siti 2
    bot ! Bu Wati: Bu Wati sudah terdaftar di KSM Laris Jaya.
    """
    await laris.play()
    assert await member(laris, "Siti 2") == {Role.ANGGOTA}


async def test_an_officer_links_the_one_who_was_added_without_telegram(laris: Chat) -> None:
    """
    Karto > setor 50rb
    bot < Karto belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Karto * Gabung
    bot < Karto ingin bergabung, dan Mbah Karto sudah ada di daftar tanpa akun.
    | Pengurus, apakah ini orangnya? [Ya, hubungkan] [Orang lain]
    Karto * Ya, hubungkan
    bot ! Karto: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Siti * Ya, hubungkan
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Rini * Ya, hubungkan
    bot ~ Akun Karto sekarang terhubung dengan Mbah Karto. [Catat setoran tadi] [Bukan saya]
    Karto * Catat setoran tadi
    bot < Mbah Karto setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Karto * Catat setoran tadi
    bot ! Karto: Tidak ada setoran yang menunggu dari Anda.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Mbah Karto, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Mbah Karto") == 50_000


async def test_another_person_of_the_same_name_is_somebody_new(laris: Chat) -> None:
    """
    Karto > setor 50rb
    bot < Karto belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Karto * Gabung
    bot < Karto ingin bergabung, dan Mbah Karto sudah ada di daftar tanpa akun.
    | Pengurus, apakah ini orangnya? [Ya, hubungkan] [Orang lain]
    Bu Siti * Orang lain
    bot ! Bu Siti: Tombol ini untuk pengurus atau yang mendaftar.
    Bu Rini * Orang lain
    bot ~ Karto orang lain, bukan Mbah Karto.
    bot < Sudah ada Mbah Karto di kelompok ini.
    | Karto, supaya tidak tertukar, Anda dipanggil siapa? Balas pesan ini, misalnya: Mbah Karto Warung. [Karto 2]
    Karto > Pak Karto Sawah ^ Sudah ada
    bot < Pak Karto Sawah sekarang anggota KSM Laris Jaya. Selamat datang! [Lengkapi data]
    bot < Pak Karto Sawah setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    roster = await laris.roster()
    accounts = {one.name: len(one.speakers) for one in roster.people}
    assert (accounts["Mbah Karto"], accounts["Pak Karto Sawah"]) == (0, 1)


async def test_the_applicant_may_say_so_too(laris: Chat) -> None:
    """
    Karto > /daftar
    bot < Karto ingin bergabung, dan Mbah Karto sudah ada di daftar tanpa akun.
    | Pengurus, apakah ini orangnya? [Ya, hubungkan] [Orang lain]
    Karto * Orang lain
    bot ~ Karto orang lain, bukan Mbah Karto.
    bot < Sudah ada Mbah Karto di kelompok ini.
    | Karto, supaya tidak tertukar, Anda dipanggil siapa? Balas pesan ini, misalnya: Mbah Karto Warung. [Karto 2]
    Karto * Karto 2
    bot < Karto 2 sekarang anggota KSM Laris Jaya. Selamat datang!
    | [Bu Karto 2] [Pak Karto 2] [Mbak Karto 2] [Mas Karto 2] [Nama lain] [Lengkapi data]
    """
    await laris.play()
    assert await member(laris, "Karto 2") == {Role.ANGGOTA}


async def test_a_pendamping_is_told_how_to_save_too(laris: Chat) -> None:
    """
    Mbak Merli > /daftar
    bot < Mbak Merli terdaftar sebagai pendamping. Mau ikut menabung? Ketik /peran Mbak Merli anggota.
    Mbak Merli @ > /daftar
    bot @Mbak Merli < Mbak Merli terdaftar sebagai pendamping. Mau ikut menabung? Ketik /peran Mbak Merli anggota.
    """
    await laris.play()
    assert await member(laris, "Mbak Merli") == {Role.PENDAMPING}


async def test_nobody_joins_a_foreign_group_from_outside(laris: Chat) -> None:
    """
    = start Pak Umar daftar_abc
    bot @Pak Umar < Undangan ini sudah tidak berlaku. Minta yang baru kepada pengurus kelompok.
    Pak Umar @ > /daftar
    bot @Pak Umar < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    = start Pak Umar daftar_-1
    bot @Pak Umar < Undangan ini sudah tidak berlaku. Minta yang baru kepada pengurus kelompok.
    = start Pak Umar profil_1
    bot @Pak Umar < Tombol tadi untuk anggota lain. Ketik /profil untuk data Anda sendiri.
    """
    await laris.play()
    assert all(one.name != "Pak Umar" for one in (await laris.roster()).everyone)


async def test_who_left_comes_back_to_the_same_savings(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Ani > /anggota keluar Bu Siti
    bot < Catat Bu Siti keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Bu Ani * Ya, keluar
    bot ! Bu Ani: Simpanan Bu Siti di buku: Rp20.000.
    bot ~ Bu Siti keluar dari KSM Laris Jaya, dicatat Bu Ani.
    bot @Bu Siti < Bu Siti tercatat keluar dari KSM Laris Jaya. Simpanan tetap di buku.
    Bu Siti > /daftar
    bot < Bu Siti sekarang anggota KSM Laris Jaya. Selamat datang! [Lengkapi data]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert await member(laris, "Bu Siti") == {Role.ANGGOTA}


async def test_a_link_from_an_officer_needs_an_officer(laris: Chat) -> None:
    """An invitation only asks; somebody who is not in the chat comes in when an officer says so."""
    await laris.play(
        """
        Bu Siti > /anggota undang
        bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa mengubah daftar anggota.
        Bu Rini > /anggota undang
        bot < Undangan anggota KSM Laris Jaya, berlaku 7 hari.
        | Kirim tautan ini kepada yang diundang. Sesudah ditekan, pengurus tinggal menerima.
        | https://t.me/sisihkan_bot?start=daftar_...
        """
    )
    code = invitation(laris, "Undangan anggota")
    await laris.play(
        f"""
        = start Pak Umar {code}
        bot < Pak Umar ingin masuk KSM Laris Jaya sebagai anggota, lewat undangan. [Terima] [Tolak]
        bot @Pak Umar < Permintaan Anda sudah sampai ke pengurus KSM Laris Jaya. Mohon tunggu.
        = start Pak Umar {code}
        bot @Pak Umar < Permintaan Anda sudah sampai ke pengurus KSM Laris Jaya. Mohon tunggu.
        Bu Siti * Terima
        bot ! Bu Siti: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
        Bu Rini * Terima
        bot ~ Pak Umar sekarang anggota di KSM Laris Jaya.
        bot @Pak Umar < Pak Umar sekarang anggota di KSM Laris Jaya. [Lengkapi data]
        = start Pak Umar {code}
        bot @Pak Umar < Anda sudah terdaftar di KSM Laris Jaya.
        = start Pak Toni {code}
        bot < Pak Toni ingin masuk KSM Laris Jaya sebagai anggota, lewat undangan. [Terima] [Tolak]
        bot @Pak Toni < Permintaan Anda sudah sampai ke pengurus KSM Laris Jaya. Mohon tunggu.
        Bu Rini * Tolak
        bot ~ Pak Toni belum diterima.
        bot @Pak Toni < Pengurus KSM Laris Jaya belum menerima permintaan Anda. Silakan hubungi mereka langsung.
        = clock +8d
        = start Pak Hadi {code}
        bot @Pak Hadi < Undangan ini sudah tidak berlaku. Minta yang baru kepada pengurus kelompok.
        """
    )
    assert await member(laris, "Pak Umar") == {Role.ANGGOTA}


async def test_an_invited_one_who_was_in_the_register_is_linked(laris: Chat) -> None:
    """An officer who added somebody before sees the question by name, not a second person."""
    await laris.play("Bu Rini > /anggota undang\nbot < Undangan anggota...")
    code = invitation(laris, "Undangan anggota")
    await laris.play(
        f"""
        = start Karto {code}
        bot < Karto ingin masuk KSM Laris Jaya sebagai anggota, lewat undangan. [Terima] [Tolak]
        bot @Karto < Permintaan Anda sudah sampai ke pengurus KSM Laris Jaya. Mohon tunggu.
        Bu Rini * Terima
        bot ~ Mbah Karto sudah ada di daftar tanpa akun.
        | Apakah ini orangnya? [Ya, hubungkan] [Orang lain]
        Bu Rini * Ya, hubungkan
        bot ~ Akun Karto sekarang terhubung dengan Mbah Karto. [Bukan saya]
        """
    )
    roster = await laris.roster()
    assert len(next(one for one in roster.people if one.name == "Mbah Karto").speakers) == 1


async def test_a_pendamping_from_outside_is_named_by_an_invitation(laris: Chat) -> None:
    """One pendamping for many groups comes by a link; the treasurer alone cannot let them in while there is a ketua."""
    await laris.play("Pak Joko > /peran pendamping\nbot < Undangan pendamping...")
    code = invitation(laris, "Undangan pendamping")
    await laris.play(
        f"""
        = start Mas Doni {code}
        bot < Mas Doni ingin masuk KSM Laris Jaya sebagai pendamping, lewat undangan. [Terima] [Tolak]
        bot @Mas Doni < Permintaan Anda sudah sampai ke pengurus KSM Laris Jaya. Mohon tunggu.
        Bu Rini * Terima
        bot ! Bu Rini: Tombol ini untuk ketua, sekretaris atau pendamping.
        Pak Joko * Terima
        bot ~ Mas Doni sekarang pendamping di KSM Laris Jaya.
        bot @Mas Doni < Mas Doni sekarang pendamping di KSM Laris Jaya. [Lengkapi data]
        """
    )
    assert await member(laris, "Mas Doni") == {Role.PENDAMPING}

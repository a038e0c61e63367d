"""/peran: given by somebody else, announced, and never the last officer."""

from savings.roles import Role
from tests.chat import Chat


async def roles(chat: Chat, name: str) -> frozenset[Role]:
    """The roles of the active person of this name."""
    return next(one for one in (await chat.roster()).people if one.name == name).roles


async def test_roles_by_buttons(laris: Chat) -> None:
    """
    Bu Siti > /peran
    bot < Pengurus KSM Laris Jaya
    | Ketua: Pak Joko
    | Sekretaris: Bu Ani
    | Bendahara: Bu Rini
    | Pendamping: Mbak Merli
    Pak Joko > /peran
    bot < Pengurus KSM Laris Jaya
    | Ketua: Pak Joko
    | Sekretaris: Bu Ani
    | Bendahara: Bu Rini
    | Pendamping: Mbak Merli [Ubah peran]
    Bu Siti * Ubah peran
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Ubah peran
    bot ~ Peran siapa yang diubah?
    | [Bu Rini] [Pak Joko] [Bu Ani] [Bu Siti] [Bu Wati] [Bu Sri] [Mbak Merli] [Mbah Karto]
    Pak Joko * Bu Siti
    bot ~ Bu Siti: anggota [ketua] [sekretaris] [bendahara] [pendamping] [✓ anggota] [Orang lain]
    Bu Siti * sekretaris
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * sekretaris
    bot < Bu Siti sekarang sekretaris, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang sekretaris di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    bot ~ Bu Siti: sekretaris, anggota [ketua] [✓ sekretaris] [bendahara] [pendamping] [✓ anggota] [Orang lain]
    Pak Joko * ✓ sekretaris
    bot < Bu Siti tidak lagi sekretaris, diputuskan Pak Joko.
    bot @Bu Siti < Bu Siti tidak lagi sekretaris di KSM Laris Jaya.
    bot ~ Bu Siti: anggota [ketua] [sekretaris] [bendahara] [pendamping] [✓ anggota] [Orang lain]
    """
    await laris.play()
    assert await roles(laris, "Bu Siti") == {Role.ANGGOTA}


async def test_roles_in_words(laris: Chat) -> None:
    """
    Pak Joko > /peran Bu Siti bendahara
    bot < Bu Siti sekarang bendahara, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang bendahara di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    Pak Joko > /peran Bu Siti bendahara
    bot < Bu Siti sudah bendahara.
    Pak Joko > /peran Bu Siti bukan bendahara
    bot < Bu Siti tidak lagi bendahara, diputuskan Pak Joko.
    bot @Bu Siti < Bu Siti tidak lagi bendahara di KSM Laris Jaya.
    Pak Joko > /peran Bu Siti bukan bendahara
    bot < Bu Siti memang bukan bendahara.
    Pak Joko > /peran sekretaris dan bendahara bu wati
    bot < Bu Wati sekarang sekretaris, ditetapkan Pak Joko.
    bot < Bu Wati sekarang bendahara, ditetapkan Pak Joko.
    Pak Joko > /peran Bu Sri bukan anggota
    bot < Untuk mencatat Bu Sri keluar, ketik /anggota keluar Bu Sri.
    Pak Joko > /peran bu zaenab ketua
    bot < bu zaenab tidak ada di daftar kelompok ini. Ketik /anggota untuk melihatnya.
    Pak Joko > /peran bukan ketua
    bot < Siapa orangnya? Contoh: /peran Bu Rini bendahara.
    """
    await laris.play()
    assert await roles(laris, "Bu Wati") == {Role.ANGGOTA, Role.SEKRETARIS, Role.BENDAHARA}


async def test_nobody_raises_themselves(laris: Chat) -> None:
    """
    Bu Siti > /peran Bu Siti bendahara
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengatur peran.
    Bu Siti > /peran Bu Wati sekretaris
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengatur peran.
    Bu Ani > /peran Bu Ani bendahara
    bot < Peran untuk diri sendiri harus diberikan orang lain. Minta tolong ketua, sekretaris atau pendamping.
    Pak Joko > /peran Pak Joko bendahara
    bot < Peran untuk diri sendiri harus diberikan orang lain. Minta tolong ketua, sekretaris atau pendamping.
    Mbak Merli > /peran Mbak Merli ketua
    bot < Peran untuk diri sendiri harus diberikan orang lain. Minta tolong ketua, sekretaris atau pendamping.
    Bu Rini > /peran Bu Siti sekretaris
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengatur peran.
    """
    await laris.play()
    assert await roles(laris, "Bu Ani") == {Role.ANGGOTA, Role.SEKRETARIS}


async def test_a_pendamping_may_save_too(laris: Chat) -> None:
    """
    Mbak Merli > /peran Mbak Merli anggota
    bot < Mbak Merli sekarang anggota, ditetapkan Mbak Merli.
    Pak Joko > /peran Mbak Merli bukan anggota
    bot < Mbak Merli tidak lagi anggota, diputuskan Pak Joko.
    bot @Mbak Merli < Mbak Merli tidak lagi anggota di KSM Laris Jaya.
    Pak Joko > /peran Mbak Merli bukan pendamping
    bot < Mbak Merli tidak lagi pendamping, diputuskan Pak Joko.
    bot @Mbak Merli < Mbak Merli tidak lagi pendamping di KSM Laris Jaya.
    """
    await laris.play()
    assert all(one.name != "Mbak Merli" for one in (await laris.roster()).people)


async def test_the_treasurer_gives_roles_only_while_there_is_no_ketua(laris: Chat) -> None:
    """
    Bu Rini > /peran Bu Siti sekretaris
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengatur peran.
    Bu Ani > /peran Pak Joko bukan ketua
    bot < Pak Joko tidak lagi ketua, diputuskan Bu Ani.
    bot @Pak Joko < Pak Joko tidak lagi ketua di KSM Laris Jaya.
    Bu Rini > /peran Bu Siti ketua
    bot < Bu Siti sekarang ketua, ditetapkan Bu Rini.
    bot @Bu Siti < Bu Siti sekarang ketua di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    Bu Rini > /peran Bu Wati sekretaris
    bot < Hanya ketua, sekretaris atau pendamping yang bisa mengatur peran.
    """
    await laris.play()
    assert await roles(laris, "Bu Siti") == {Role.ANGGOTA, Role.KETUA}


async def test_the_last_officer_stays(laris: Chat) -> None:
    """
    Pak Joko > /peran Bu Ani bukan sekretaris
    bot < Bu Ani tidak lagi sekretaris, diputuskan Pak Joko.
    Pak Joko > /peran Bu Rini bukan bendahara
    bot < Bu Rini tidak lagi bendahara, diputuskan Pak Joko.
    bot @Bu Rini < Bu Rini tidak lagi bendahara di KSM Laris Jaya.
    Pak Joko > /peran Pak Joko bukan ketua
    bot < Pak Joko satu-satunya pengurus yang punya akun di sini. Pilih penggantinya dulu lewat /peran.
    Mbak Merli > /peran Pak Joko bukan ketua
    bot < Pak Joko satu-satunya pengurus yang punya akun di sini. Pilih penggantinya dulu lewat /peran.
    Pak Joko > /peran Bu Siti ketua
    bot < Bu Siti sekarang ketua, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang ketua di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    Pak Joko > /peran Pak Joko bukan ketua
    bot < Pak Joko tidak lagi ketua, diputuskan Pak Joko.
    """
    await laris.play()
    assert await roles(laris, "Pak Joko") == {Role.ANGGOTA}


async def test_a_household_is_no_way_to_more_power(laris: Chat) -> None:
    """
    Bu Ani > ini saya
    Pak Joko > /anggota hubungkan Mbah Karto ^ ini saya
    bot < Akun Bu Ani sekarang terhubung dengan Mbah Karto. [Bukan saya]
    Bu Ani > /peran Mbah Karto bendahara
    bot < Peran untuk diri sendiri harus diberikan orang lain. Minta tolong ketua, sekretaris atau pendamping.
    """
    await laris.play()
    assert await roles(laris, "Mbah Karto") == {Role.ANGGOTA}


async def test_by_a_reply_or_a_username(laris: Chat) -> None:
    """
    = stranger x
    Mas Doni > halo
    Pak Joko > /peran pendamping ^ halo
    bot < Mas Doni belum terdaftar. Masukkan sekarang? [Ya, pendamping]
    Bu Siti * Ya, pendamping
    bot ! Bu Siti: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Ya, pendamping
    bot ~ Mas Doni sekarang pendamping, ditetapkan Pak Joko.
    Pak Joko > /peran ^ halo
    bot < Mas Doni: pendamping [ketua] [sekretaris] [bendahara] [✓ pendamping] [anggota] [Orang lain]
    = user Mbak Ika @ikaa
    = start Mbak Ika
    bot @Mbak Ika < Saya Sisihkan, pencatat simpanan kelompok di Telegram.
    | Setoran, kehadiran dan kas dicatat di grup, dan tiap anggota bisa melihat saldonya sendiri di sini.
    | [Tambahkan ke grup]
    Pak Joko > /peran @ikaa pendamping
    bot < Mbak Ika (@ikaa) belum terdaftar. Masukkan sekarang? [Ya, pendamping]
    Pak Joko * Ya, pendamping
    bot ~ Mbak Ika sekarang pendamping, ditetapkan Pak Joko.
    bot @Mbak Ika < Mbak Ika sekarang pendamping di KSM Laris Jaya. Ketik /bantuan untuk melihat yang bisa dilakukan.
    Pak Joko > /peran @ikaa bukan pendamping
    bot < Mbak Ika tidak lagi pendamping, diputuskan Pak Joko.
    bot @Mbak Ika < Mbak Ika tidak lagi pendamping di KSM Laris Jaya.
    Mas Baru > /peran
    bot < Mas Baru belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await laris.play()
    assert await roles(laris, "Mas Doni") == {Role.PENDAMPING}


async def test_who_is_unknown_is_invited(laris: Chat) -> None:
    """
    Pak Joko > /peran @entahlah pendamping
    bot < Saya belum mengenal @entahlah. Undang lewat tautan ini.
    bot < Undangan pendamping KSM Laris Jaya, berlaku 7 hari.
    | Kirim tautan ini kepada yang diundang. Sesudah ditekan, pengurus tinggal menerima.
    | https://t.me/sisihkan_bot?start=daftar_...
    Pak Joko > /peran @entahlah
    bot < Saya belum mengenal @entahlah.
    """
    await laris.play()


async def test_a_new_officer_gets_the_menu(laris: Chat) -> None:
    """The commands of an officer stand in the menu of that person in that chat."""
    await laris.play("Pak Joko > /peran Bu Wati bendahara\nbot < Bu Wati sekarang bendahara, ditetapkan Pak Joko.")
    (group,) = laris.world.groups()
    wati = laris.player.person("Bu Wati")
    scopes = [scope for scope, _language in laris.player.bot.commands]
    assert any(str(wati.id) in str(scope) and str(group.id) in str(scope) for scope in scopes)

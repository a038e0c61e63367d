"""Comings and goings: of the bot, of people, and of the whole chat to another id."""

from storage import groups, people
from tests.chat import Chat


async def test_the_bot_greets_again_only_when_it_comes_again(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = add bot by Bu Rini
    bot < Halo, saya Sisihkan, ... [Mulai]
    = promote bot by Bu Rini
    = demote bot
    = join Bu Siti
    = remove bot
    = add bot by Bu Rini
    bot < Halo, saya Sisihkan, ... [Mulai]
    """
    await chat.play()


async def test_the_books_of_a_started_group_are_there_when_the_bot_returns(laris: Chat) -> None:
    """
    = remove bot
    = add bot by Pak Joko
    bot < Saya kembali. Buku KSM Laris Jaya masih lengkap.
    """
    await laris.play()


async def test_who_joins_the_chat_is_welcomed_but_not_one_after_the_other(laris: Chat) -> None:
    """
    = join Pak Anyar
    = clock +11m
    = join Bu Lala
    bot < Selamat datang, Bu Lala. Mau ikut menabung? Tekan Gabung. [Gabung]
    = join Bu Lili
    = clock +11m
    = leave Bu Siti
    = join Bu Siti
    = leave Bu Lala
    """
    await laris.play()
    assert len((await laris.roster()).members) == 7


async def test_a_welcome_comes_once_where_telegram_tells_it_twice(laris: Chat) -> None:
    """
    = promote bot by Pak Joko
    = clock +11m
    = join Bu Lala
    bot < Selamat datang, Bu Lala. Mau ikut menabung? Tekan Gabung. [Gabung]
    """
    await laris.play()


async def test_the_name_of_the_chat_is_not_the_name_of_the_group(laris: Chat) -> None:
    """The title changes, the rule does not, and nothing is said."""
    joko = laris.world.person("Pak Joko")
    assert joko is not None
    joko.renames(laris.world.groups()[0], "Arisan Seru")
    await laris.life.settle()
    await laris.play("Bu Siti > /mulai\nbot < KSM Laris Jaya sudah dimulai. / ...")
    async with laris.life.database.read() as db:
        known = await people.get_chat(db, laris.world.groups()[0].id)
    assert known is not None and known.title == "Arisan Seru"


async def test_a_group_moves_once_with_what_waits(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). ... [...]
    Pak Joko > /aturan wajib
    bot < Simpanan wajib sekarang: Rp5.000 [...]
    Pak Joko * Lainnya
    bot < Tulis simpanan wajib yang baru dengan membalas pesan ini. Contoh: 5rb
    = migrate
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). ... [...]
    Pak Joko > 8rb
    bot < Aturan diubah: simpanan wajib dari Rp5.000 menjadi Rp8.000. / Oleh Pak Joko. Sekarang versi 2.
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000. ... [...]
    """
    old = laris.world.groups()[0]
    await laris.play()
    new = laris.world.groups()[0]
    assert (await laris.roster()).group.chat_id == new.id != old.id
    assert await laris.savings("Bu Siti") == 20_000
    # Telegram may tell it again, in either order.
    joko = laris.world.person("Pak Joko")
    assert joko is not None
    laris.world.post(new, joko, {"migrate_from_chat_id": old.id})
    laris.world.post(old, joko, {"migrate_to_chat_id": new.id})
    await laris.life.settle()
    async with laris.life.database.read() as db:
        assert len(await groups.all_group_ids(db)) == 1
    assert (await laris.roster()).group.chat_id == new.id


async def test_a_refused_message_moves_the_books_before_telegram_tells_it(laris: Chat) -> None:
    """The chat moves between the turn and the sending: what was to be said is said in the new chat, and once."""
    old, siti = laris.world.groups()[0], laris.world.person("Bu Siti")
    assert siti is not None
    siti.says(old, "setor 20rb")
    await laris.life.poller.poll(0)
    await laris.life.worker.work()
    new = old.migrate()
    await laris.life.sender.drain()
    await laris.life.worker.work()
    await laris.life.sender.drain()
    await laris.life.settle()
    laris.player.set_group(new)
    assert (await laris.roster()).group.chat_id == new.id
    cards = [message.text for message in new.messages.values() if "Menunggu bendahara" in message.text]
    assert len(cards) == 1
    await laris.play("Bu Rini * Terima\nbot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000. ... [...]")


async def test_a_chat_that_moves_before_it_starts_is_greeted_there(chat: Chat) -> None:
    """
    = group "KSM Pindah" Bu Rini
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    = migrate
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    """
    await chat.play()


async def test_who_blocks_the_bot_is_not_written_to_until_unblocked(laris: Chat) -> None:
    """
    = block Bu Siti
    """
    siti = laris.world.person("Bu Siti")
    assert siti is not None

    async def reachable() -> bool:
        async with laris.life.database.read() as db:
            known = await people.get_person(db, siti.id)
        return known is not None and known.reachable

    await laris.play()
    assert not await reachable()
    await laris.play("= unblock Bu Siti")
    assert await reachable()

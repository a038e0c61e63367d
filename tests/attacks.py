"""What the attacks share: raw updates of any kind, and what must hold after every one of them."""

from typing import Any

from sandbox.people import Person
from sandbox.records import Chat as TelegramChat
from sandbox.records import Message
from tests.chat import TOKEN, Chat

Json = dict[str, Any]

NASTY_NAMES = (
    "{name}",
    "{0.__class__}",
    "%s %(name)s %n",
    "<b>Bu Siti</b> & Rini",
    "/setor",
    "/batal",
    "setor 20rb",
    "Bu\nRini\n\nbendahara",
    "Bu\tRini",
    "\u202eitiS uB",
    "Z\u0337\u0322\u031b\u0354a\u0338l\u0337g\u0335o",
    "👩🏽‍🌾" * 12,
    "a" * 64,
    "\u0627" * 40,
    "\u200b",
    "\u3164",
    "\x00",
    "Bendahara",
    "semua",
    "1",
    "Rp20.000",
    "ok:1",
    "*_[x](http://t.me/x)_*",
    "'; DROP TABLE entries; --",
)
"""Names that would break whoever puts them into a format, a pattern, a query, a command or a line."""

_next_message = 1_000_000


def arrive(chat: Chat, kind: str, payload: Any) -> None:
    """An update that lies at Telegram, whatever it is."""
    bot = chat.world.bots[TOKEN]
    asked, bot.allowed_updates = bot.allowed_updates, bot.allowed_updates | {kind}
    bot.push(kind, payload)
    bot.allowed_updates = asked


def message_json(chat: Chat, where: TelegramChat, sender: Person, /, **content: Any) -> Json:
    """A raw message, as no client would have to write it."""
    global _next_message
    _next_message += 1
    head = {"message_id": _next_message, "from": sender.to_json(), "chat": where.to_json()}
    return {**head, "date": chat.world.timestamp(), **content}


def person(chat: Chat, name: str) -> Person:
    """The person of this name."""
    found = chat.world.person(name)
    assert found is not None, name
    return found


def group_of(chat: Chat) -> TelegramChat:
    """The first group's chat."""
    return chat.world.groups()[0]


def private(chat: Chat, who: Person) -> TelegramChat:
    """Somebody's private chat with the bot."""
    return chat.world.private_chat(who, chat.world.bots[TOKEN])


def newest_of_ours(where: TelegramChat) -> Message | None:
    """The bot's newest message in a chat."""
    ours = (one for one in reversed(where.messages.values()) if one.sender is not None and one.sender.is_bot)
    return next(ours, None)


async def rows(chat: Chat, sql: str) -> list[tuple[Any, ...]]:
    """What the database answers."""
    async with chat.life.database.read() as db:
        return [tuple(row) for row in await db.connection.execute_fetchall(sql)]


async def assert_unharmed(chat: Chat, *, may_fail: tuple[str, ...] = ()) -> None:
    """No turn has failed and nothing that was said was more than Telegram takes; the books are proved at the end.

    `may_fail`: methods that Telegram may refuse, as it does after a fault that came behind the delivery.
    """
    failed = await rows(chat, "SELECT error, body FROM inbox WHERE tries > 0 OR state <> 'done'")
    assert not failed, failed
    refused = "SELECT method, error, payload FROM outbox WHERE state = 'failed' AND error <> 'Forbidden'"
    unsent = [row for row in await rows(chat, refused) if row[0] not in may_fail]
    assert not unsent, unsent


async def confirmed_by_themselves(chat: Chat) -> list[tuple[Any, ...]]:
    """Entries that were confirmed by whom they belong to, or by who reported them.

    There are two exceptions: the treasurer's own word for a member who is somebody else, and the officer's who hands a
    loan over to somebody else after others have decided about it.
    """
    return await rows(
        chat,
        "SELECT * FROM entries WHERE confirmed_by IS NULL OR confirmed_by = member_id OR (confirmed_by = reported_by "
        "AND reverses_id IS NULL AND kind <> 'disbursement' AND NOT (member_id IS NOT NULL AND "
        "kind IN ('deposit', 'fine', 'social_fund', 'joint_fund', 'repayment') AND "
        "EXISTS (SELECT 1 FROM roles WHERE roles.member_id = entries.confirmed_by AND role = 'bendahara')))",
    )


async def own_loans_decided(chat: Chat) -> list[tuple[Any, ...]]:
    """Words about a loan that came from its borrower, or from an account that speaks for the borrower."""
    return await rows(
        chat,
        "SELECT loan_votes.* FROM loan_votes JOIN loans ON loans.id = loan_votes.loan_id "
        "WHERE loan_votes.member_id = loans.member_id OR EXISTS (SELECT 1 FROM speakers "
        "WHERE speakers.member_id = loans.member_id AND speakers.telegram_id = loan_votes.telegram_id)",
    )


def heard_in(where: TelegramChat) -> str:
    """Everything that the bot has said in a chat and that still stands there."""
    return "\n".join(one.text for one in where.messages.values() if one.sender is not None and one.sender.is_bot)

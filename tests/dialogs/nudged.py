"""What the bot has written to people by itself, when one only wants to know of nudges."""

import datetime as dt
from zoneinfo import ZoneInfo

from tests.attacks import person, private
from tests.chat import Chat

WIB = ZoneInfo("Asia/Jakarta")
_WORDS = ("angsuran", "talangan", "pengingat", "setoran", "ingatkan langsung")


def nudges(chat: Chat, name: str) -> list[tuple[str, str]]:
    """When (`12-07 08:00`) and with which first line this person was nudged, oldest first; the morning list is none."""
    found = []
    for message in private(chat, person(chat, name)).messages.values():
        headline = message.text.partition("\n")[0]
        ours = message.sender is not None and message.sender.is_bot
        if ours and any(word in headline.lower() for word in _WORDS):
            sent_at = dt.datetime.fromtimestamp(message.payload["date"], WIB)
            found.append((f"{sent_at:%m-%d %H:%M}", headline))
    return found


def days(chat: Chat, name: str) -> list[str]:
    """The days (`12-07`) on which this person was nudged."""
    return [when.partition(" ")[0] for when, _headline in nudges(chat, name)]


def newest(chat: Chat, name: str) -> str:
    """The newest message to this person, all of it."""
    ours = [one for one in private(chat, person(chat, name)).messages.values() if one.sender and one.sender.is_bot]
    return ours[-1].text


async def leap(chat: Chat, when: str) -> None:
    """Come to a moment as after an outage, with what is still to be said then said: quicker than to live on."""
    await chat.play(f"= clock {when}")
    await chat.wait_until("+1s")

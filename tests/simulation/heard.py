"""What the bot was heard to say: each message read as a person reads it, and sorted by what it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.records import Message

NAME = r"(?P<name>(?:Bu|Pak|Mbak|Mas) \w+ \w\d\d\w\d\d)"
"""Everybody in the simulated villages has a name that tells the person apart: `Bu Sari G03M07`."""

_GROUP = (
    ("meeting", re.compile(r"(?:Besok|Hari ini) rapat, pukul |Rapat \w+, .*\nPukul ")),
    ("not held", re.compile(r"Rapat .* belum dibuka di sini\n")),
    ("birthday", re.compile(r"Hari ini .* genap \d+ tahun\n")),
    ("goal", re.compile(r"Target .* tercapai\. Selamat, ")),
    ("outage", re.compile(r"Saya sempat tidak tersambung\.\n")),
    ("left open", re.compile(r".*: rapat ke-\d+ belum ditutup\.\n")),
)
_PRIVATE = (
    ("absence", re.compile(NAME + r",.* tidak ikut rapat")),
    ("wajib", re.compile(NAME + r", (?:besok|hari ini) ada rapat ")),
    ("first loan", re.compile(r"Selamat, " + NAME + r", pinjaman pertama sudah lunas\n")),
    ("morning", re.compile(r".*, ini untuk hari ini di (?P<group>.*)\n")),
    ("left open", re.compile(r"(?P<group>.*): rapat ke-\d+ belum ditutup\.\n")),
    ("visit", re.compile(r"(?:Besok|Hari ini) waktunya kunjungan ke (?P<group>.*)\n")),
    ("debt", re.compile(r".* waktunya setoran ke .*\n.* dari (?P<group>.*)\.|Setoran ke .*\n.* dari (?P<g>.*)\.")),
)
_NUDGE = re.compile(NAME + r", (?:.* waktunya angsuran|ada angsuran yang masih ditunggu|ada talangan yang perlu .*)\n")
_MERGED = re.compile(r".*, ini pengingat (?:angsuran|talangan|angsuran dan talangan) hari ini\n")
_UNHEARD = re.compile(r"Ada yang belum bisa saya ingatkan langsung\n")
_DIGEST_BUTTON = "Atur laporan"
_NOTHING_OF_OURS = re.compile(r"Saya Sisihkan, |Halo[,.] ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing that a chat was told. `item`: of whom or what; `text`: the words that belong to it."""

    chat_id: int
    kind: str
    item: str
    text: str


def heard(message: Message, group: str | None) -> list[Heard]:
    """What a message tells; an empty list for what no clock has said. `group`: the name of the group that reads it.

    Raises ValueError for what nobody understands.
    """
    text = message.text
    chat_id = message.chat.id
    if _NOTHING_OF_OURS.match(text):
        return []
    if group is not None:
        for kind, pattern in _GROUP:
            if pattern.match(text):
                return [Heard(chat_id=chat_id, kind=kind, item=group, text=text)]
        raise ValueError(f"in the group: {text!r}")
    if _DIGEST_BUTTON in str(message.payload.get("reply_markup")):
        return [Heard(chat_id=chat_id, kind="digest", item="", text=text)]
    found = list(_of_money(chat_id, text))
    for kind, pattern in _PRIVATE if not found else ():
        match = pattern.match(text)
        if match is not None:
            item = next(value for value in match.groupdict().values() if value is not None)
            return [Heard(chat_id=chat_id, kind=kind, item=item, text=text)]
    if not found:
        raise ValueError(f"in private: {text!r}")
    return found


def _of_money(chat_id: int, text: str) -> Iterator[Heard]:
    alone = _NUDGE.match(text)
    if alone is not None:
        what = "cover" if "talangan" in text.partition("\n")[0] else "loan"
        yield Heard(chat_id=chat_id, kind="nudge", item=f"{alone['name']}/{what}", text=text)
        return
    kind = "nudge" if _MERGED.match(text) else "treasurer"
    if kind == "nudge" or _UNHEARD.match(text):
        headline = re.search(NAME, text.partition("\n")[0])
        for bullet in (line for line in text.splitlines() if line.startswith("• ")):
            named = re.search(NAME, bullet) or headline
            if named is None:
                raise ValueError(f"of whom: {text!r}")
            what = "cover" if "talangan" in bullet else "loan"
            yield Heard(chat_id=chat_id, kind=kind, item=f"{named['name']}/{what}", text=bullet)

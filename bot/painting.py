"""The painter: from the note of a picture in the outbox to what is sent.

Reads the record by a reader of its own, outside of any turn, and lets it be drawn in another process. What Telegram
holds already is not drawn again, and where nothing can be drawn the caption stands alone: it says the same in words.
A file (bot/making.py) takes the same way.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakValueDictionary

import structlog

import charts
import locales
from bot import making
from bot.brush import NotDrawn
from bot.making import File
from locales import words
from savings.progress import Progress
from services import progress
from services.progress import Wanted
from services.turn import CONVERSATION, SCHEDULED
from storage import pictures
from storage.database import Database
from storage.pictures import Kept

log = structlog.get_logger()

REMEMBERED = 500

ROOM = {CONVERSATION: 4, SCHEDULED: 3}
"""So many pictures of a lane are in the making at once: enough to keep two drawing processes busy while others are read
from the books. After an outage hundreds may wait; each lane has its own room, so that nobody who presses a button waits
for digests."""

DRAWN_WITH = ("matplotlib", "pillow")
"""The libraries whose every version sets an edge elsewhere."""


class Hand(Protocol):
    """What draws."""

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        """A PNG. Raises NotDrawn."""
        ...

    async def close(self) -> None:
        """No more pictures."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What to send. `photo`: the picture's bytes, Telegram's name for it, or None where the words must do.

    `file`: what is sent as a file instead. (`kind`, `subject`, `digest`): which picture it is, to be kept with the name
    that Telegram gives it.
    """

    text: str
    photo: bytes | str | None = None
    file: File | None = None
    kind: str = ""
    subject: str = ""
    digest: str = ""


class Painter:
    """Makes pictures of notes. Nothing is loaded or started before the first one."""

    def __init__(self, database: Database, hand: Hand) -> None:
        self._database = database
        self._hand = hand
        self._room = {lane: asyncio.Semaphore(size) for lane, size in ROOM.items()}
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()
        # What was sent lately: the table knows of it a moment later.
        self._sent: OrderedDict[tuple[str, str], tuple[str, str]] = OrderedDict()

    async def make(self, note: Mapping[str, Any]) -> Painted | None:
        """The file that a note asks for; None where there is nothing (any more) for it. Never raises, as `paint`."""
        try:
            file = await making.make(self._database, note)
        except Exception as error:
            log.error("file failed", kind=note.get("kind"), error=type(error).__name__)
            _ = words(str(note.get("language")))
            return Painted(text=_("Maaf, berkasnya belum bisa dibuat. Coba lagi nanti, ya."))
        return None if file is None else Painted(text=file.caption, file=file)

    async def paint(self, note: Mapping[str, Any], *, chat_id: int, lane: int, anew: bool = False) -> Painted | None:
        """The picture that a note asks for; None where there is nothing (any more) that it could show.

        Within a chat and lane one after another in the order in which they were asked for, and few at a time in all.
        `anew`: Telegram has lost the one it had. Never raises: what goes wrong becomes a sentence.
        """
        turn = self._turns.setdefault((chat_id, lane), asyncio.Lock())
        async with turn, self._room[lane]:
            return await self._seen_to(note, anew=anew)

    async def _seen_to(self, note: Mapping[str, Any], *, anew: bool) -> Painted | None:
        try:
            return await self._painted(Wanted.from_json(note), anew=anew)
        except Exception as error:
            log.error("picture failed", kind=note.get("kind"), error=type(error).__name__)
            _ = words(str(note.get("language")))
            return Painted(text=_("Maaf, gambarnya belum bisa dibuat. Coba lagi nanti, ya."))

    async def _painted(self, wanted: Wanted, *, anew: bool) -> Painted | None:
        async with self._database.read() as db:
            record = await progress.read(db, wanted)
            if record is None:
                return None
            digest = digest_of(record, wanted.language)
            known = None if anew else self._known(wanted, digest)
            if known is None and not anew:
                known = await pictures.find(db, kind=wanted.kind, subject=wanted.subject, digest=digest)
        text = charts.CHARTS[wanted.kind].caption(record, words(wanted.language))
        photo: bytes | str | None = known
        if photo is None:
            try:
                photo = await self._hand.draw(wanted.kind, record, wanted.language)
            except NotDrawn as why:
                log.warning("picture not drawn", kind=wanted.kind, why=str(why))
        return Painted(text=text, photo=photo, kind=wanted.kind, subject=wanted.subject, digest=digest)

    def _known(self, wanted: Wanted, digest: str) -> str | None:
        kept = self._sent.get((wanted.kind, wanted.subject))
        return kept[1] if kept is not None and kept[0] == digest else None

    def keep(self, painted: Painted, file_id: str) -> Kept:
        """Telegram has it under this name: remember it, and answer what to write down."""
        self._sent[(painted.kind, painted.subject)] = (painted.digest, file_id)
        self._sent.move_to_end((painted.kind, painted.subject))
        while len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)
        return Kept(kind=painted.kind, subject=painted.subject, digest=painted.digest, file_id=file_id)

    async def close(self) -> None:
        """End what draws."""
        await self._hand.close()


def digest_of(record: Progress, language: str) -> str:
    """What a picture shows, in one word: the same record, language and way of drawing give the same picture."""
    return hashlib.sha256("\n".join((_way_of_drawing(), language, repr(record))).encode()).hexdigest()


@cache
def _way_of_drawing() -> str:
    """Changes with code, translations and libraries: after an update nobody gets a picture of the old kind."""
    content = hashlib.sha256(" ".join(_version(name) for name in DRAWN_WITH).encode())
    for package, pattern in ((charts, "*.py"), (locales, "**/*.po")):
        for path in sorted(Path(package.__file__ or "").parent.glob(pattern)):
            content.update(path.read_bytes())
    return content.hexdigest()


def _version(name: str) -> str:
    """Read from what is installed, without loading it; where it is missing nothing can be drawn, and the words go."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

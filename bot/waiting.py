"""What waits to be sent, chat by chat, and what came of it until that is written down."""

import json
from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any

from telegram import InputFile

from bot.painting import Painted
from handlers.answers import Answer
from services.directory import Directory
from storage import alarms, inbox, outbox, people, pictures
from storage.database import Transaction
from storage.outbox import Queued
from storage.pictures import Kept

LONGEST_PAUSE = 60.0

EXPIRED = "expired"
"""Why a message was not sent that was not worth sending any more."""

_IN_CAPTIONS = {"text": "caption", "entities": "caption_entities"}
"""How the words of a message are called under a picture."""


@dataclass(slots=True, eq=False)
class Waiting:
    """A queued call with its parameters read, and how often the network has failed it."""

    queued: Queued
    parameters: dict[str, Any]
    painted: Painted | None = None
    """The picture that it shows, or the file that it brings."""
    failures: int = 0
    others: int = 0
    """How many calls had succeeded when this one first failed."""

    @property
    def is_edit(self) -> bool:
        """Whether it changes a message: then a newer one of the same kind makes it needless."""
        return self.queued.method.startswith("editMessage")

    @property
    def pause(self) -> float:
        """Seconds until it is tried again, the longer the more often it has failed."""
        return min(LONGEST_PAUSE, 2.0 ** min(self.failures - 1, 6))

    @property
    def call(self) -> tuple[str, dict[str, Any]]:
        """The method and what is sent with it."""
        if self.painted is None:
            return self.queued.method, self.parameters
        more = {key: value for key, value in self.parameters.items() if key not in {"draw", "make", "text", "entities"}}
        said = {"text": self.parameters.get("text", self.painted.text)}
        if "entities" in self.parameters:
            said["entities"] = self.parameters["entities"]
        photo, file = self.painted.photo, self.painted.file
        if photo is None and file is None:
            return "sendMessage", more | said
        caption = {_IN_CAPTIONS[key]: value for key, value in said.items()}
        if file is not None:
            return "sendDocument", more | caption | {"document": InputFile(file.content, filename=file.name)}
        if isinstance(photo, bytes):
            return "sendPhoto", more | caption | {"photo": InputFile(photo, filename="grafik.png")}
        return "sendPhoto", more | caption | {"photo": photo}


@dataclass(slots=True)
class Line:
    """What waits for one chat: a queue for each lane, and edits that came too soon after the last one."""

    lanes: tuple[deque[Waiting], deque[Waiting]] = field(default_factory=lambda: (deque(), deque()))
    held: dict[tuple[str, int], Waiting] = field(default_factory=dict)
    busy: bool = False
    called: bool = False
    """The turn of what is scheduled for it has come."""
    timer: bool = False
    not_before: float = 0.0
    """After a failure of the network: when to try again."""


@dataclass(slots=True)
class Results:
    """What happened since the last marking."""

    sent: list[int] = field(default_factory=list)
    ended: list[tuple[int, str, str]] = field(default_factory=list)
    slots: list[tuple[str, int, int]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    unreachable: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[Kept] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in Results.__slots__)

    async def write(self, tx: Transaction, directory: Directory, *, now: int) -> None:
        """Keep all of it. `now` is in UTC milliseconds."""
        if self.sent:
            await outbox.mark_sent(tx, self.sent, now=now)
        for item, state, error in self.ended:
            await outbox.mark_ended(tx, item, state=state, error=error, now=now)
            if error == EXPIRED:
                await alarms.release(tx, item)
        if self.slots:
            await outbox.set_slots(tx, self.slots)
        if self.pictures:
            await pictures.keep(tx, self.pictures, now=now)
        if self.answers:
            bodies = [(None, json.dumps(asdict(answer))) for answer in self.answers]
            await inbox.store(tx, bodies, source="answer", now=now)
        for chat_id, text in self.unreachable:
            await _mark_unreachable(tx, directory, chat_id, text)


async def _mark_unreachable(tx: Transaction, directory: Directory, chat_id: int, text: str) -> None:
    if chat_id < 0:
        await people.set_chat_reachable(tx, chat_id, reachable=False)
        return
    never_started = "initiate" in text or "chat not found" in text
    await people.set_reach(tx, chat_id, started=not never_started, blocked=not never_started)
    directory.forget_person(chat_id)


def picture_of(result: Any) -> str | None:
    """Telegram's name for the picture of a message that it took, in its full size."""
    sizes = result.get("photo") if isinstance(result, dict) else None
    return str(sizes[-1]["file_id"]) if sizes else None

"""The dialog player: a chat written down as people read it, played against the real bot.

    Bu Siti > setor 20rb                  says in the group
    Bu Siti @ > /saldo                    says in the private chat with the bot
    bot < text [Button] [Button]          the bot's new message in the group; bot @Bu Siti < text: a private one
    bot ~ text [Button]                   the bot edited a message: its whole new text and buttons
    bot ! Bu Siti: text                   shown to the presser of a button alone
    bot - text                            the bot took a message away
    Bu Rini * Terima                      presses the newest button so labelled; * Terima ^ fragment: on that message
    Bu Siti > salah ^ No. 1               as a reply to the newest message that contains the fragment
    Bu Siti + bukti.png: setor 50rb       a picture (or a file) with a caption
    Bu Siti / setor 30rb ^ setor 20rb     edits the own message that contains the fragment
    Bu Siti » KSM ^ fragment              forwards the newest message that contains the fragment to a group or to `bot`
    | one more line                       of the text above, people's and the bot's
    = clock +2h                           see directives.py for all of them
    = until 2026-11-27 18:00 WIB          the bot runs until then: what the clock brings about comes
    # a comment

White space in the bot's words counts as one space, ` / ` in an expected line also stands for a line break, `...` for
anything. A line without buttons does not fit a message that has some, unless it ends with `[...]`. A picture reads
`(foto) caption`, a file `(berkas name) caption`.

What the bot does between two actions must be foretold completely: per chat in order, across chats in any order.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from sandbox.bots import Bot
from sandbox.dialog_lines import (
    BOT_ALERT,
    BOT_LINE,
    PERSON_LINE,
    Expected,
    Line,
    Seen,
    collapsed,
    is_service,
    seen_alert,
    seen_message,
    shown_text,
    spaced,
    split_fragment,
    text_fits,
)
from sandbox.directives import Directives
from sandbox.people import NotPossible, Person
from sandbox.records import CallbackQuery, Chat, Event, Message
from sandbox.telegram import Telegram

_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}


TAKES = timedelta(seconds=4)
"""How long a person takes to write or to press; under a live clock it is as long as it is."""


class Driver(Protocol):
    """What runs the bot."""

    async def settle(self) -> None:
        """Run the bot until nothing is left to do."""


PassTime = Callable[[timedelta], Awaitable[None]]
"""Lets so much time pass for a bot that runs all the while."""


class DialogMismatch(AssertionError):
    """The bot said something else than the dialog foretells, or the dialog asks for what cannot be done."""


@dataclass(slots=True, kw_only=True)
class Transcript:
    """The dialog as it really went, in dialog format."""

    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, to be written into a file."""
        return "\n".join(self.lines) + "\n"

    def __str__(self) -> str:
        return self.text


async def play(
    text: str,
    world: Telegram,
    driver: Driver,
    *,
    bot: Bot | None = None,
    group: Chat | None = None,
    record: bool = False,
    files: Path | None = None,
    source: str = "dialog",
    write: Callable[[str], None] | None = None,
) -> Transcript:
    """Play a whole dialog.

    `record` takes whatever the bot says and only writes it down; `files` is where pictures and files of `+` lines
    are looked for; `write` gets every line of the transcript as it comes. Raises DialogMismatch.
    """
    player = Player(world, driver, bot=bot, group=group, record=record, files=files, source=source, write=write)
    return await player.play(text)


class Player:
    """Plays dialogs one after the other in one world, current group and people kept."""

    def __init__(
        self,
        world: Telegram,
        driver: Driver,
        *,
        bot: Bot | None = None,
        group: Chat | None = None,
        record: bool = False,
        files: Path | None = None,
        source: str = "dialog",
        write: Callable[[str], None] | None = None,
        pass_time: PassTime | None = None,
        leaps: bool = False,
    ) -> None:
        """`leaps`: `= clock` moves the clock at once though `pass_time` is given; `= until` alone lets time pass."""
        self.world = world
        self.driver = driver
        self._pass_time = pass_time
        self._leaps = leaps
        self._passing: timedelta | None = None
        self.bot = bot or next(iter(world.bots.values()), None) or world.add_bot()
        self.record = record
        self.files = files
        self.source = source
        self.transcript = Transcript()
        self._write = write
        self._group = group or next(iter(world.groups()), None)
        self._strangers: set[str] = set()
        self._expected: list[Expected] = []
        self._events: list[Event] = []
        self._before: dict[int, tuple[str, list[str]]] = {}
        self._pressed: list[CallbackQuery] = []
        self._action: Line | None = None
        self._held: list[str] = []

    # --- the run ----------------------------------------------------------------------------------------------

    async def play(self, text: str) -> Transcript:
        """Play, compare, and return what was said. Raises DialogMismatch."""
        unsubscribe = self.world.subscribe(self._observe)
        try:
            for line in self._parsed(text):
                if line.text.startswith("#") or not line.text:
                    # What the bot did is written before the comment on what follows it.
                    self._held += line.source
                elif expected := self._expectation(line):
                    self._expected.append(expected)
                else:
                    await self._act(line)
            self._compare()
        finally:
            unsubscribe()
        return self.transcript

    def _parsed(self, text: str) -> list[Line]:
        lines: list[Line] = []
        for number, raw in enumerate(text.splitlines(), start=1):
            stripped = raw.strip()
            if stripped.startswith("|") and lines:
                lines[-1].continued(stripped, stripped[1:].removeprefix(" "))
            else:
                lines.append(Line(number=number, source=[stripped], text=stripped))
        return lines

    def _expectation(self, line: Line) -> Expected | None:
        head, newline, rest = line.text.partition("\n")
        if found := BOT_ALERT.match(head):
            lane = f"!{spaced(found['to'])}"
            return Expected(lane=lane, operator="!", text=found["text"] + newline + rest, line=line)
        if found := BOT_LINE.match(head):
            lane = f"@{spaced(found['to'])}" if found["to"] else self.group_now(line).name
            return Expected(lane=lane, operator=found["op"], text=found["text"] + newline + rest, line=line)
        return None

    async def _act(self, line: Line) -> None:
        if self._only_switches_group(line):
            # The foretold lines above stay in their order: what follows may still belong to the same action.
            if self.record:
                self._compare()
            self._put(line.source)
            return
        self._compare()
        self._put(line.source)
        self._action = line
        self._before = {
            id(message): (collapsed(shown_text(message)), message.buttons)
            for chat in self._chats()
            for message in chat.messages.values()
            if message.sender is self.bot.user
        }
        if not self.world.clock.live and not line.text.startswith("="):
            self.world.clock.advance(TAKES)
        try:
            self._perform(line)
        except NotPossible as error:
            raise self.failure(line, str(error)) from error
        if self._pass_time is not None and self._passing is not None:
            passing, self._passing = self._passing, None
            await self._pass_time(passing)
        await self.driver.settle()

    def _only_switches_group(self, line: Line) -> bool:
        found = re.fullmatch(r'=\s*group\s+"([^"]+)"', line.text)
        existing = found and next((g for g in self.world.groups() if g.title == found.group(1)), None)
        if not existing:
            return False
        self._group = existing
        return True

    # --- what people do ---------------------------------------------------------------------------------------

    def _perform(self, line: Line) -> None:
        if line.text.startswith("="):
            Directives(self, line).run(line.text[1:].strip())
            return
        head, newline, rest = line.text.partition("\n")
        found = PERSON_LINE.match(head)
        if found is None:
            raise self.failure(line, "this line is in no form that a dialog knows")
        person = self.person_speaking(spaced(found["name"]), private=bool(found["private"]), line=line)
        chat = self.world.private_chat(person, self.bot) if found["private"] else self.group_now(line)
        said = (found["rest"] + newline + rest).strip()
        body, fragment = split_fragment(said)
        match found["op"]:
            case ">":
                target = self._find(chat, fragment, line) if fragment else None
                person.says(chat, body if fragment else said, reply_to=target)
            case "*":
                self._press(person, chat, body, fragment, line)
            case "+":
                self._send_file(person, chat, body, fragment, line)
            case "/":
                own = chat.newest(fragment, sender_id=person.id)
                if own is None:
                    raise self.failure(line, f"{person.name} has no message with “{fragment}”")
                person.edits(own, body)
            case _:
                self._forward(person, chat, body, fragment, line)

    def _press(self, person: Person, chat: Chat, label: str, fragment: str, line: Line) -> None:
        there: list[str] = []
        for message in reversed(list(chat.messages.values())):
            if message.sender is None or not message.sender.is_bot or fragment not in collapsed(message.text):
                continue
            labels = message.buttons + [
                button["text"] for row in (message.keyboard or {}).get("keyboard", ()) for button in row
            ]
            for found in labels:
                if found == label or ("..." in label and text_fits(label, collapsed(found))):
                    query = person.presses(message, found)
                    if query is not None:
                        self._pressed.append(query)
                    return
            there += labels
        raise self.failure(line, f"there is no button [{label}]; there are {there or 'none at all'}")

    def _send_file(self, person: Person, chat: Chat, body: str, fragment: str, line: Line) -> None:
        name, _, caption = body.partition(":")
        name, caption = name.strip(), caption.strip()
        content: bytes | None = None
        if self.files is not None and (self.files / name).is_file():
            content = (self.files / name).read_bytes()
        target = self._find(chat, fragment, line) if fragment else None
        if Path(name).suffix.lower() in _PICTURES:
            person.sends_photo(chat, content, caption, name=name, reply_to=target)
        else:
            person.sends_document(chat, content or name.encode(), name, caption, reply_to=target)

    def _forward(self, person: Person, chat: Chat, where: str, fragment: str, line: Line) -> None:
        private = self.world.private_chat(person, self.bot)
        target: Chat | None = private
        if where not in ("bot", "@"):
            target = next((g for g in self.world.groups() if where and where in (g.title or "")), None)
        if target is None:
            raise self.failure(line, f"there is no group “{where}”")
        seen = [chat, private, *(g for g in self.world.groups() if g.has(person.id))]
        message = next((m for c in seen if (m := c.newest(fragment)) is not None), None)
        if message is None:
            raise self.failure(line, f"{person.name} sees no message with “{fragment}”")
        person.forwards(message, target)

    def let_pass(self, span: timedelta, *, running: bool = False) -> None:
        """Let so much time pass: at once, or as whoever runs the bot lets it pass. `running`: in no case at once."""
        if self._pass_time is None or (self._leaps and not running):
            self.world.clock.advance(span)
        else:
            self._passing = span

    def person_speaking(self, name: str, *, private: bool, line: Line) -> Person:
        """The person of a line; somebody new becomes a member of the group unless a stranger."""
        person = self.person(name)
        if not private and name not in self._strangers:
            group = self.group_now(line)
            if name not in {m.user.name for m in group.members.values()}:
                self.world.place(person, group)
        return person

    def person(self, name: str) -> Person:
        """A person by name, created where there is none."""
        return self.world.person(name) or self.world.add_user(name)

    def _find(self, chat: Chat, fragment: str, line: Line) -> Message:
        wanted = collapsed(fragment)
        for message in reversed(chat.messages.values()):
            if wanted in collapsed(shown_text(message)):
                return message
        raise self.failure(line, f"there is no message with “{fragment}” in {chat.name}")

    def group_now(self, line: Line) -> Chat:
        """The current group, followed through a migration."""
        if self._group is None:
            raise self.failure(line, 'there is no group yet: write `= group "Name"` first')
        while self._group.migrated_to is not None:
            self._group = self._group.migrated_to
        return self._group

    def _chats(self) -> list[Chat]:
        return [*self.world.groups(), *self.world.private_chats()]

    # --- what the bot did -------------------------------------------------------------------------------------

    def _observe(self, event: Event) -> None:
        if event.kind in ("message", "edit", "delete", "alert"):
            self._events.append(event)

    def _seen(self) -> list[Seen]:
        """What the last action caused, edits of one message folded into its final state."""
        last_edit: dict[int, int] = {}
        sent: set[int] = set()
        deleted: set[int] = set()
        for index, event in enumerate(self._events):
            if event.message is not None and event.kind != "alert":
                if event.kind == "message":
                    sent.add(id(event.message))
                elif event.kind == "edit":
                    last_edit[id(event.message)] = index
                else:
                    deleted.add(id(event.message))
        seen: list[Seen] = []
        for index, event in enumerate(self._events):
            message = event.message
            if event.kind == "alert":
                text = event.data["text"] or (f"(tautan) {event.data['url']}" if event.data["url"] else "")
                if text and event.user is not None:
                    seen.append(seen_alert(event.user.name, text))
                continue
            if message is None or message.sender is not self.bot.user or is_service(message):
                continue
            key = id(message)
            if event.kind == "message" and key not in deleted:
                seen.append(seen_message(message, "<"))
            elif event.kind == "edit" and key not in sent | deleted and last_edit[key] == index:
                if self._before.get(key) != (collapsed(shown_text(message)), message.buttons):
                    seen.append(seen_message(message, "~"))
            elif event.kind == "delete" and key not in sent:
                gone = seen_message(message, "-")
                gone.buttons = []
                seen.append(gone)
        return seen

    def _compare(self) -> None:
        seen, expected = self._seen(), self._expected
        self._events, self._expected = [], []
        pressed, self._pressed = self._pressed, []
        lanes = dict.fromkeys([e.lane for e in expected] + [s.lane for s in seen])
        wrong = False
        for lane in lanes:
            wanted = [e for e in expected if e.lane == lane]
            came = [s for s in seen if s.lane == lane]
            if len(wanted) != len(came) or not all(w.fits(c) for w, c in zip(wanted, came, strict=True)):
                wrong = True
        if wrong and not self.record:
            raise DialogMismatch(self._difference(expected, seen))
        if self.record or not expected:
            self._put(self._rendered(seen))
        else:
            for line in expected:
                self._put(line.line.source)
        held, self._held = self._held, []
        self._put(held)
        unanswered = [query for query in pressed if not query.answered]
        if unanswered and not self.record:
            names = ", ".join(query.user.name for query in unanswered)
            raise DialogMismatch(
                f"{self._where(self._action)}: the button keeps spinning for {names}: "
                "the press was never answered (answerCallbackQuery)"
            )

    def _difference(self, expected: list[Expected], seen: list[Seen]) -> str:
        left = list(seen)
        report = [f"{self._where(self._action)}: the bot did something else than the dialog foretells"]
        if self._action is not None:
            report += [f"    {line}" for line in self._action.source]
        for wanted in expected:
            candidates = [s for s in left if s.lane == wanted.lane]
            if candidates and wanted.fits(candidates[0]):
                left.remove(candidates[0])
                report += [f"    {line}" for line in wanted.line.source]
                continue
            report += [f"  - {line}" for line in wanted.line.source]
            if candidates and not any(wanted.fits(s) for s in candidates):
                # Most likely the same message with other words: show it where the reader looks.
                left.remove(candidates[0])
                report += [f"  + {line}" for line in candidates[0].lines()]
        for unforetold in left:
            report += [f"  + {line}" for line in unforetold.lines()]
        report += ["What really came, ready to be pasted:"]
        report += [f"    {line}" for line in self._rendered(seen)] or ["    (nothing)"]
        return "\n".join(report)

    def _rendered(self, seen: list[Seen]) -> list[str]:
        current = self._group.title if self._group is not None else None
        now = current
        lines: list[str] = []
        for one in seen:
            if one.group is not None and one.group != now:
                lines.append(f'= group "{one.group}"')
                now = one.group
            lines += one.lines()
        if now != current:
            lines.append(f'= group "{current}"')
        return lines

    # --- words about it ---------------------------------------------------------------------------------------

    def _put(self, lines: list[str]) -> None:
        self.transcript.lines += lines
        if self._write is not None:
            for line in lines:
                self._write(line)

    def _where(self, line: Line | None) -> str:
        return f"{self.source}:{line.number}" if line is not None else self.source

    def failure(self, line: Line, what: str) -> DialogMismatch:
        """What to raise where a line cannot be played."""
        return DialogMismatch(f"{self._where(line)}: {what}\n    " + "\n    ".join(line.source))

    # --- what directives need ---------------------------------------------------------------------------------

    def set_group(self, group: Chat) -> None:
        """Make another group the current one."""
        self._group = group

    def set_stranger(self, name: str) -> None:
        """Somebody who does not become a member by speaking."""
        self._strangers.add(name)

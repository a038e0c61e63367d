"""The lines of a dialog: how they are read, what fits what, and how what really came is written down."""

import re
from dataclasses import dataclass

from sandbox.records import Message

_NAME = r"[^\s@<>*+/»~!|=#:-][^\s@<>*+/»~!|=#:]*(?:[ \t]+[^\s@<>*+/»~!|=#:]+){0,3}?"
BOT_LINE = re.compile(rf"^bot[ \t]*(?:@[ \t]*(?P<to>{_NAME}))?[ \t]+(?P<op>[<~-])[ \t]*(?P<text>.*)$")
BOT_ALERT = re.compile(rf"^bot[ \t]+![ \t]*(?P<to>{_NAME}):[ \t]*(?P<text>.*)$")
PERSON_LINE = re.compile(rf"^(?P<name>{_NAME})[ \t]*(?P<private>@)?[ \t]+(?P<op>[>*+/»])[ \t]*(?P<rest>.*)$")
_BUTTONS = re.compile(r"\[([^\[\]]*)\]\s*$")


@dataclass(slots=True, kw_only=True)
class Line:
    """One event of the dialog: a line and its continuations."""

    number: int
    source: list[str]
    text: str

    def continued(self, raw: str, more: str) -> None:
        """Take a `|` line."""
        self.source.append(raw)
        self.text += f"\n{more}"


@dataclass(slots=True, kw_only=True)
class Expected:
    """What the dialog foretells. A lane is a chat, or the presser of a button."""

    lane: str
    operator: str
    text: str
    line: Line

    def fits(self, seen: "Seen") -> bool:
        """Whether this is what came. Brackets at the end are buttons, or words where that does not fit."""
        if self.operator != seen.operator:
            return False
        text, labels = collapsed(self.text), list[str]()
        while True:
            if text_fits(text, seen.text) and labels_fit(labels, seen.buttons):
                return True
            found = _BUTTONS.search(text)
            if found is None:
                return False
            labels.insert(0, found.group(1))
            text = text[: found.start()].rstrip()


@dataclass(slots=True, kw_only=True)
class Seen:
    """What the bot really did."""

    lane: str
    operator: str
    text: str
    buttons: list[str]
    raw: str
    group: str | None  # title of the group it was in, None for a private chat or an alert

    def lines(self) -> list[str]:
        """In dialog format."""
        if self.operator == "!":
            return [f"bot ! {self.lane.removeprefix('!')}: {' / '.join(self.raw.splitlines())}"]
        head = "bot" if self.group is not None else f"bot {self.lane}"
        first, *rest = self.raw.splitlines() or [""]
        buttons = "".join(f" [{collapsed(label)}]" for label in self.buttons)
        lines = [f"{head} {self.operator} {first}", *(f"| {line}".rstrip() for line in rest)]
        lines[-1] += buttons
        return lines


def collapsed(text: str) -> str:
    """Every run of white space as one space."""
    return " ".join(text.split())


def spaced(name: str) -> str:
    """A name with single spaces."""
    return " ".join(name.split())


def split_fragment(said: str) -> tuple[str, str]:
    """Words and the fragment behind the last ` ^ `, empty where there is none."""
    body, mark, fragment = said.rpartition(" ^ ")
    return (body.strip(), fragment.strip()) if mark else (said, "")


def text_fits(expected: str, actual: str) -> bool:
    """Whether words fit, `...` being anything and ` / ` also a line break."""
    if expected == actual:
        return True
    pattern = re.escape(expected).replace(r"\.\.\.", ".*").replace(r"\ /\ ", r"(?:\ /\ |\ )")
    return re.fullmatch(pattern, actual) is not None


def labels_fit(expected: list[str], actual: list[str]) -> bool:
    """Whether buttons fit; a last `...` takes all that are left."""
    if expected and expected[-1] == "...":
        expected, actual = expected[:-1], actual[: len(expected) - 1]
    return len(expected) == len(actual) and all(
        text_fits(collapsed(e), collapsed(a)) for e, a in zip(expected, actual, strict=True)
    )


def is_service(message: Message) -> bool:
    """Whether nobody wrote it: members, pins, migration."""
    return message.file is None and "text" not in message.payload


def shown_text(message: Message) -> str:
    """The words of a message as a dialog writes them."""
    if "photo" in message.payload:
        return f"(foto) {message.text}".strip()
    if "document" in message.payload:
        return f"(berkas {message.payload['document']['file_name']}) {message.text}".strip()
    return message.text


def seen_message(message: Message, operator: str) -> Seen:
    """A message that came, was edited or went."""
    chat, shown = message.chat, shown_text(message)
    group = None if chat.type == "private" else chat.name
    return Seen(
        lane=chat.name if group is not None else f"@{chat.name}",
        operator=operator,
        text=collapsed(shown),
        buttons=message.buttons,
        raw=shown,
        group=group,
    )


def seen_alert(name: str, text: str) -> Seen:
    """What the presser of a button was shown."""
    return Seen(lane=f"!{name}", operator="!", text=collapsed(text), buttons=[], raw=text, group=None)

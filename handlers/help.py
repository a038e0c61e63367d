"""/bantuan: what this person may do here, with lines that work. Computed from the one table of commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.invitation import Join
from handlers.menus import needed
from handlers.registry import Command, Press, Scope, Tables
from locales import N_
from savings.phrases import HelpSentence
from savings.roles import Action

LINES_AT_FIRST = 6
LINES_OF_A_TOPIC = 11
SAMPLES_OF_A_LINE = 3


class Topic(StrEnum):
    """What the samples are grouped by."""

    MONEY = "setoran"
    LOANS = "pinjaman"
    BOOKS = "saldo"
    MEETINGS = "rapat"
    MEMBERS = "anggota"
    OFFICERS = "pengurus"


_LABELS: Mapping[Topic, str] = {
    Topic.MONEY: N_("Setoran"),
    Topic.LOANS: N_("Pinjaman"),
    Topic.BOOKS: N_("Saldo dan kas"),
    Topic.MEETINGS: N_("Rapat"),
    Topic.MEMBERS: N_("Anggota"),
    Topic.OFFICERS: N_("Pengurus"),
}

_TOPICS: Mapping[Action | None, Topic] = {
    Action.REPORT_MONEY: Topic.MONEY,
    Action.REPORT_FOR_OTHERS: Topic.MONEY,
    Action.BORROW: Topic.LOANS,
    Action.SEE_LOANS: Topic.LOANS,
    Action.WRITE_LOANS: Topic.LOANS,
    Action.SEE_DEBT: Topic.LOANS,
    Action.MANAGE_DEBT: Topic.LOANS,
    Action.SEE_OWN: Topic.BOOKS,
    Action.SEE_CASH: Topic.BOOKS,
    Action.SEE_MEETINGS: Topic.MEETINGS,
    Action.ATTEND: Topic.MEETINGS,
    Action.OPEN_MEETING: Topic.MEETINGS,
    Action.MARK_ATTENDANCE: Topic.MEETINGS,
    Action.SEE_RULES: Topic.MEMBERS,
    Action.MANAGE_MEMBERS: Topic.MEMBERS,
    None: Topic.MEMBERS,
}
"""By the action that may; what is not here is the officers'."""

_TOPICS_BY_NAME: Mapping[str, Topic] = {
    "simulasi": Topic.LOANS,
    "pinjaman": Topic.LOANS,
    "angsur": Topic.LOANS,
    "talangan": Topic.LOANS,
    "pengingat": Topic.LOANS,
    "saldo": Topic.BOOKS,
    "kas": Topic.BOOKS,
    "riwayat": Topic.BOOKS,
    "hadir": Topic.MEETINGS,
    "anggota": Topic.MEMBERS,
    "peran": Topic.MEMBERS,
    "profil": Topic.MEMBERS,
}
"""Commands whose name says more than their action."""

_FIRST: Mapping[Topic, str] = {Topic.LOANS: "pinjam", Topic.BOOKS: "saldo"}
"""The command with which a topic begins on the first page, where that is not the first of the table."""

_BEGINNINGS = frozenset({"mulai", "start", "daftar"})
"""Who is in a group has these behind them."""


@dataclass(frozen=True, slots=True)
class ShowHelp(Payload, prefix="help"):
    """The samples of a topic, from page 0 on."""

    topic: str
    page: int


class Line(NamedTuple):
    """One line of the help: of which command, what it is for, and lines that do it."""

    command: str
    topic: Topic
    purpose: str
    samples: tuple[str, ...]


async def give_help(context: Context) -> None:
    """/bantuan, /bantuan pinjaman."""
    _ = context._
    if context.roster is None:
        _how_to_begin(context)
    elif not context.speakers:
        _who_is_this(context)
    elif (topic := _named_topic(context)) is not None:
        text, keyboard = _topic_page(context, topic, 0)
        context.reply(text or _("Tidak ada yang bisa Anda pakai di sini."), keyboard)
    else:
        context.reply(*_first_page(context))


def _named_topic(context: Context) -> Topic | None:
    """`/bantuan pinjaman`: the topic by its name, or by a word of its label."""
    said = set(context.arguments.lower().split())
    return next(
        (topic for topic in Topic if topic.value in said or said & set(context._(_LABELS[topic]).lower().split())), None
    )


async def sentence(context: Context, said: HelpSentence) -> None:
    """`bantuan`, `cara pakai`."""
    await give_help(context)


async def pressed(context: Context, payload: ShowHelp) -> None:
    """Show the topic's samples in place, those that work for the presser."""
    _ = context._
    known = {topic.value: topic for topic in Topic}
    if context.roster is None or not context.speakers or payload.topic not in known:
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    text, keyboard = _topic_page(context, known[payload.topic], payload.page)
    if text:
        context.edit(text, keyboard)
    else:
        context.toast(_("Tidak ada yang bisa Anda pakai di sini."))


def _topic_page(context: Context, topic: Topic, page: int) -> tuple[str, Keyboard]:
    """A page of a topic's samples; no text where the reader can use none of them."""
    _ = context._
    lines = lines_for(context)
    found = [_as_text(context, line) for line in lines if line.topic is topic]
    start = page * LINES_OF_A_TOPIC if 0 <= page * LINES_OF_A_TOPIC < len(found) else 0
    shown = found[start : start + LINES_OF_A_TOPIC]
    keyboard = _buttons(context, lines)
    if start + LINES_OF_A_TOPIC < len(found):
        keyboard.append([Button(_("Lainnya"), ShowHelp(topic.value, page + 1))])
    return "\n".join([_("Contoh {topic}", topic=_(_LABELS[topic]).lower()), *shown]) if shown else "", keyboard


def lines_for(context: Context) -> list[Line]:
    """What this person may do here, in the table's order."""
    here = {Scope.ANYWHERE, Scope.GROUP if context.in_group else Scope.PRIVATE}
    lines: list[Line] = []
    for command in context.home.tables.commands:
        if command.scope in here and command.name not in _BEGINNINGS:
            lines += _lines_of(context, command)
    return lines


def _lines_of(context: Context, command: Command) -> list[Line]:
    _ = context._
    lines = []
    action = needed(command)
    if action is None or context.may(action):
        samples = command.samples or ((f"/{command.name}",) if command.in_menu else ())
        if samples:
            lines.append(Line(command.name, _topic(command, action), _(command.description), samples))
    lines += [
        Line(command.name, _topic(command, sample.action), _(sample.purpose), (sample.line,))
        for sample in command.samples_for
        if context.may(sample.action)
    ]
    return lines


def _topic(command: Command, action: Action | None) -> Topic:
    return _TOPICS_BY_NAME.get(command.name) or _TOPICS.get(action, Topic.OFFICERS)


def _first_page(context: Context) -> tuple[str, Keyboard]:
    """The first line or two of every topic: enough to begin with."""
    _ = context._
    lines = lines_for(context)
    by_topic = [_begun_by([line for line in lines if line.topic is topic], _FIRST.get(topic)) for topic in Topic]
    each = max(1, LINES_AT_FIRST // sum(1 for topic in by_topic if topic)) if lines else 0
    shown = [_as_text(context, line) for topic in by_topic for line in topic[:each]]
    text = "\n".join([_("Cukup tulis seperti contoh ini"), *shown, _("Contoh lain ada di tombol.")])
    return text, _buttons(context, lines)


def _begun_by(lines: list[Line], command: str | None) -> list[Line]:
    """The same with the lines of this command before the others."""
    return sorted(lines, key=lambda line: line.command != command)


def _as_text(context: Context, line: Line) -> str:
    samples = " · ".join(" / ".join(sample.splitlines()) for sample in line.samples[:SAMPLES_OF_A_LINE])
    return context._("{purpose}: {samples}", purpose=line.purpose, samples=samples)


def _buttons(context: Context, lines: list[Line]) -> list[list[Button]]:
    topics = [topic for topic in Topic if any(line.topic is topic for line in lines)]
    return in_rows([Button(context._(_LABELS[topic]), ShowHelp(topic.value, 0)) for topic in topics], 2)


def _who_is_this(context: Context) -> None:
    """Somebody in the chat who is not in the register."""
    _ = context._
    context.reply(
        _(
            "Saya Sisihkan, pencatat simpanan {group}.\n"
            "Anggota cukup menulis “setor 20rb”, bendahara mengonfirmasi, dan saldo hanya dilihat yang punya.\n"
            "{name} belum terdaftar. Mau ikut?",
            group=context.here.group.name,
            name=context.user.full_name,
        ),
        [[Button(_("Gabung"), Join())]],
        quote=True,
    )


def _how_to_begin(context: Context) -> None:
    """No group yet: in its chat one word is missing, in private a chat is."""
    _ = context._
    if context.in_group:
        context.reply(
            _(
                "Saya Sisihkan, pencatat simpanan kelompok.\n"
                "Kelompok ini belum dimulai. Admin grup mengetik /mulai, dua menit saja."
            )
        )
        return
    link = f"https://t.me/{context.home.bot_username}?startgroup=mulai"
    context.reply(
        _(
            "Saya Sisihkan, pencatat simpanan kelompok.\n"
            "1. Tambahkan saya ke grup kelompok Anda.\n"
            "2. Admin grup mengetik /mulai di sana.\n"
            "3. Anggota menekan Gabung, lalu cukup menulis: setor 20rb"
        ),
        [[Button(_("Tambahkan ke grup"), link)]],
    )


TABLE = Tables(
    commands=(
        Command(
            name="bantuan",
            description=N_("Lihat cara pakai"),
            handler=give_help,
            samples=("/bantuan", "bantuan"),
            needs_group=False,
        ),
    ),
    presses=(Press(payload=ShowHelp, handler=pressed, needs_group=False),),
    sentences={HelpSentence: sentence},
)

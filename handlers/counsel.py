"""/catatan in private: confidential notes of a facilitator. Nobody else reads them, whatever roles they hold.

Not the officers, not another pendamping, not the books that leave the house. In a group nothing is kept.
"""

import datetime as dt
import re
from dataclasses import dataclass

from handlers.asking import called_off
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain, shorten
from handlers.lookups import name_and_rest, privately, says_not_there, stand_in, start_ids
from handlers.refusals import who_may
from handlers.registry import Command, Press, Scope, Tables
from handlers.visit_cards import show
from locales import N_
from savings.counsel import LONGEST_NOTE
from savings.groups import Member, Roster
from savings.roles import Action
from savings.visit_phrases import kept_text
from savings.vocabulary import HONORIFICS
from services import counsel, drafts
from services.counsel import ConfidentialNote
from services.drafts import Draft

DRAFT = "catatan rahasia"
EXAMPLE = "/catatan Bu Siti: sedang merawat ibunya, jangan ditagih dulu"

A_PAGE = 5
SHOWN_IN_A_LIST = 160
MOST_NAMES = 6

LASTS = dt.timedelta(hours=3)
"""So long a note may be written after [Tulis catatan]: what comes later would be read as anybody's words."""

_LABEL = re.compile(
    r"\s*(?:catatan(?:nya)?|rahasia|khusus|pribadi|tentang|soal|mengenai|untuk)\b[\s,:]*|\s*:\s*", re.IGNORECASE
)
"""What may stand before the note itself."""

EVERYBODY = NOBODY = 0
"""In place of a member's id."""


@dataclass(frozen=True, slots=True)
class ShowNotes(Payload, prefix="ctt"):
    """One's own notes of this group, those about a member or all, from page 0 on."""

    group_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class WriteNote(Payload, prefix="ctttulis"):
    """A note is to be written."""

    group_id: int


@dataclass(frozen=True, slots=True)
class OneNote(Payload, prefix="cttsatu"):
    """The whole of one's own note."""

    group_id: int
    note_id: int


@dataclass(frozen=True, slots=True)
class NoteAbout(Payload, prefix="ctttentang"):
    """It is about this member, or about nobody in particular."""

    group_id: int
    note_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class AskDelete(Payload, prefix="ctthapus"):
    """It is to be forgotten."""

    group_id: int
    note_id: int


@dataclass(frozen=True, slots=True)
class DeleteNote(Payload, prefix="ctthapusya"):
    """It is forgotten."""

    group_id: int
    note_id: int


async def command(context: Context) -> None:
    """/catatan; /catatan Bu Siti; /catatan Bu Siti: sedang sakit."""
    _ = context._
    if context.in_group:
        button = context.private_button(_("Buka chat pribadi"), privately(context, "catatan"))
        text = _("Catatan rahasia hanya ditulis di chat pribadi.")
        if context.arguments:
            text = _(
                "Catatan rahasia hanya ditulis di chat pribadi.\n"
                "Yang tadi tidak saya simpan. Hapus pesannya bila tidak untuk dibaca orang lain."
            )
        context.reply(text, [[button]], quote=True)
        return
    said = _unlabelled(context, context.arguments)
    found, text = await _about(context, said)
    if not said:
        await _list(context, EVERYBODY, 0)
    elif not found or text:
        await keep(context, said, on=context.message_date)
    elif len(found) == 1:
        await _list(context, found[0].id, 0)
    else:
        buttons = [Button(one.name, ShowNotes(one.group_id, one.id, 0)) for one in found[:MOST_NAMES]]
        context.reply(_("Tentang siapa?"), in_rows(buttons, 2))


async def started(context: Context) -> None:
    """By a link from the group."""
    if await start_ids(context) is None:
        says_not_there(context)
    elif context.may(Action.KEEP_NOTES):
        await _list(context, EVERYBODY, 0)
    else:
        _ = context._
        who = who_may(context, Action.KEEP_NOTES)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="catatan"))


# --- written -------------------------------------------------------------------------------------------------------


async def write_note(context: Context, payload: WriteNote) -> None:
    """[Tulis catatan]"""
    if not await _entered(context, payload.group_id):
        return
    _ = context._
    prompt = _(
        "Tulis catatannya. Hanya Anda yang membacanya.\n"
        "Bila tentang seseorang, awali dengan namanya, contoh:\nBu Siti: sedang merawat ibunya"
    )
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=payload.group_id,
        kind=DRAFT,
        payload={"prompt": prompt},
        lasts=LASTS,
    )
    context.reply(prompt)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The note was written. Whatever it speaks of, money too, is a note and nothing else."""
    _ = context._
    if not text.strip():
        context.reply(_("Yang disimpan hanya tulisan. Tulis catatannya, ya."))
        return
    await drafts.answered(context.turn, draft)
    if called_off(text):
        context.reply(_("Baik, tidak ada yang dicatat."))
    elif not context.may(Action.KEEP_NOTES):
        context.reply(
            _("Hanya {who} yang bisa memakai /{name}.", who=who_may(context, Action.KEEP_NOTES), name="catatan")
        )
    else:
        await keep(context, text, on=context.message_date)


async def keep(context: Context, said: str, *, on: dt.date) -> bool:
    """Keep it, about the member whose name stands first; where that may be several, offer them. False: too long.

    It may be of another group than the one that is spoken of, and that one stays what it is.
    """
    here = context.here
    kept = await _keep(context, said, on)
    await context.enter(here)
    return kept


async def _keep(context: Context, said: str, on: dt.date) -> bool:
    _ = context._
    said = _unlabelled(context, said)
    found, text = await _about(context, said)
    one = found[0] if len(found) == 1 and text else None
    text = kept_text(said if one is None else text)
    if len(text) > LONGEST_NOTE:
        context.tell(
            _("Catatannya terlalu panjang, paling banyak {n} huruf. Ringkas sedikit, ya.", n=_.number(LONGEST_NOTE))
        )
        return False
    note = await counsel.write(
        context.turn,
        group_id=context.here.group.id,
        member_id=None if one is None else one.id,
        author=context.user.id,
        noted_on=on,
        text=text,
    )
    offered = found[:MOST_NAMES] if len(found) > 1 else []
    show(context, await _kept_words(context, note, one), _kept_keyboard(context, note, one, offered))
    return True


def is_note(context: Context, text: str) -> bool:
    """`catatan bu siti: ...` of a pendamping in private; "catatan bulan lalu mana" is somebody's question."""
    word, _space, rest = text.strip().partition(" ")
    label = word.lower().rstrip(":")
    if context.in_group or label not in {"catatan", "rahasia"} or not context.may(Action.KEEP_NOTES):
        return False
    return not rest or label == "rahasia" or ":" in word or ":" in rest or names_somebody(context, rest)


def names_somebody(context: Context, words: str) -> bool:
    """Whether words begin with a person: somebody of the register, or anybody called Bu or Pak."""
    first = words.split(maxsplit=1)[:1]
    return bool(first) and (first[0].lower() in HONORIFICS or bool(name_and_rest(context, words)[0]))


def _unlabelled(context: Context, said: str) -> str:
    """`catatan rahasia: bu siti ...` without the label; a word that may belong to the note stays."""
    at, certain = 0, False
    while (label := _LABEL.match(said, at)) is not None:
        at, certain = label.end(), certain or ":" in label[0] or "rahasia" in label[0].lower()
    rest = said[at:]
    return rest if rest and (certain or names_somebody(context, rest)) else said


async def _about(context: Context, said: str) -> tuple[list[Member], str]:
    """Whom the first words name, and what follows, line by line as it was written.

    Who is nobody's name here, and somebody's in one other group that the writer accompanies, is meant there: from here
    on the context stands in that group.
    """
    found, rest = name_and_rest(context, said)
    if not found and names_somebody(context, said):
        here = context.here
        others = [one for one in await _accompanied(context) if one.group.id != here.group.id]
        found_in = []
        for roster in others:
            await context.enter(roster)
            if name_and_rest(context, said)[0]:
                found_in.append(roster)
        await context.enter(found_in[0] if len(found_in) == 1 else here)
        found, rest = name_and_rest(context, said)
    words_of_name = len(said.split()) - len(rest.split())
    behind = said.split(maxsplit=words_of_name)[words_of_name:]
    return found, behind[0].lstrip(" ,:") if found and behind else ""


async def _accompanied(context: Context) -> list[Roster]:
    """The groups in which the writer may keep notes."""
    rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
    return [roster for roster in rosters if roster.may(context.user.id, Action.KEEP_NOTES)]


async def _kept_words(context: Context, note: ConfidentialNote, about: Member | None) -> str:
    """What was kept, and of which group for who accompanies several."""
    _ = context._
    day = _.short_date(note.noted_on)
    several = len(await _accompanied(context)) > 1
    if about is None and several:
        group = context.here.group.name
        return _("Catatan tersimpan di {group}, {date}. Hanya Anda yang membacanya.", group=group, date=day)
    if about is None:
        return _("Catatan tersimpan, {date}. Hanya Anda yang membacanya.", date=day)
    name = about.name
    if several:
        name = _("{name} ({group})", name=name, group=context.here.group.name)
    return _("Catatan tentang {name} tersimpan, {date}. Hanya Anda yang membacanya.", name=name, date=day)


def _kept_keyboard(context: Context, note: ConfidentialNote, about: Member | None, offered: list[Member]) -> Keyboard:
    _ = context._
    group_id = note.group_id
    rows = in_rows([Button(one.name, NoteAbout(group_id, note.id, one.id)) for one in offered], 2)
    if about is not None:
        rows.append([Button(_("Bukan tentang {name}", name=about.name), NoteAbout(group_id, note.id, NOBODY))])
    delete, every = Button(_("Hapus"), AskDelete(group_id, note.id)), Button(_("Semua catatan"), _all(group_id))
    return [*rows, [delete, every]]


def _all(group_id: int) -> ShowNotes:
    return ShowNotes(group_id, EVERYBODY, 0)


async def note_about(context: Context, payload: NoteAbout) -> None:
    """Whom it is about was named, or that it is about nobody."""
    note = await _own(context, payload.group_id, payload.note_id)
    if note is None:
        return
    member = context.here.get(payload.member_id)
    await counsel.set_about(context.turn, note, None if member is None else member.id)
    context.edit(await _kept_words(context, note, member), _kept_keyboard(context, note, member, []))


# --- read ----------------------------------------------------------------------------------------------------------


async def show_notes(context: Context, payload: ShowNotes) -> None:
    """[Semua catatan]"""
    if await _entered(context, payload.group_id):
        await _list(context, payload.member_id, max(payload.page, 0))


async def _list(context: Context, member_id: int, page: int) -> None:
    """One's own, the newest first."""
    _ = context._
    group = context.here.group
    member = context.here.get(member_id)
    about = None if member is None else member.id
    found = await counsel.newest(
        context.turn, group.id, context.user.id, member_id=about, limit=A_PAGE + 1, skip=page * A_PAGE
    )
    writing = Button(_("Tulis catatan"), WriteNote(group.id))
    if not found:
        if member is None:
            text = _("Belum ada catatan rahasia di {group}. Nanti hanya Anda yang membacanya.", group=group.name)
        else:
            text = _("Belum ada catatan Anda tentang {name}.", name=member.name)
        show(context, text, [[writing]])
        return
    lines = [_("Catatan rahasia Anda, {group}", group=group.name)]
    buttons = []
    for note in found[:A_PAGE]:
        label = _label(context, note)
        lines.append(_("• {label}: {text}", label=label, text=shorten(plain(note.text), SHOWN_IN_A_LIST)))
        buttons.append(Button(label, OneNote(group.id, note.id)))
    turning = [Button(_("Lebih baru"), ShowNotes(group.id, member_id, page - 1))] if page else []
    if len(found) > A_PAGE:
        turning.append(Button(_("Lebih lama"), ShowNotes(group.id, member_id, page + 1)))
    show(context, "\n".join(lines), [*in_rows(buttons, 2), turning, [writing]])


def _label(context: Context, note: ConfidentialNote) -> str:
    _ = context._
    day = _.short_date(note.noted_on)
    member = context.here.get(note.member_id)
    return day if member is None else _("{date}, {name}", date=day, name=member.name)


async def one_note(context: Context, payload: OneNote) -> None:
    """The whole of it."""
    note = await _own(context, payload.group_id, payload.note_id)
    if note is not None:
        _ = context._
        keyboard = [
            [Button(_("Hapus"), AskDelete(note.group_id, note.id)), Button(_("Semua catatan"), _all(note.group_id))]
        ]
        context.edit(f"{_label(context, note)}\n{note.text}", keyboard)


async def _own(context: Context, group_id: int, note_id: int) -> ConfidentialNote | None:
    """The presser's own note; another's is as if there were none."""
    if not await _entered(context, group_id):
        return None
    note = await counsel.find(context.turn, note_id, context.user.id)
    if note is None or note.group_id != group_id:
        context.alert(context._("Catatan ini sudah tidak ada."))
        return None
    return note


async def _entered(context: Context, group_id: int) -> bool:
    """Stand in the group of a button, in private and as its pendamping; where not, that is said."""
    _ = context._
    if context.in_group:
        context.alert(_("Catatan rahasia hanya dibaca di chat pribadi."))
    elif not await stand_in(context, group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
    elif not context.may(Action.KEEP_NOTES):
        context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, Action.KEEP_NOTES)))
    else:
        return True
    return False


# --- forgotten -----------------------------------------------------------------------------------------------------


async def ask_delete(context: Context, payload: AskDelete) -> None:
    """[Hapus]: sure?"""
    note = await _own(context, payload.group_id, payload.note_id)
    if note is not None:
        _ = context._
        yes = Button(_("Ya, hapus"), DeleteNote(note.group_id, note.id))
        no = Button(_("Tidak"), OneNote(note.group_id, note.id))
        context.edit(_("Hapus catatan {label}? Tidak bisa dikembalikan.", label=_label(context, note)), [[yes, no]])


async def delete_note(context: Context, payload: DeleteNote) -> None:
    """It is gone for good."""
    note = await _own(context, payload.group_id, payload.note_id)
    if note is not None:
        await counsel.delete(context.turn, note)
        _ = context._
        context.edit(_("Catatannya sudah dihapus."), [[Button(_("Semua catatan"), _all(payload.group_id))]])


TABLE = Tables(
    commands=(
        Command(
            name="catatan",
            description=N_("Catatan rahasia, hanya Anda yang membaca"),
            handler=command,
            scope=Scope.PRIVATE,
            action=Action.KEEP_NOTES,
            samples=("/catatan", EXAMPLE),
        ),
    ),
    presses=(
        Press(payload=ShowNotes, handler=show_notes),
        Press(payload=WriteNote, handler=write_note),
        Press(payload=OneNote, handler=one_note),
        Press(payload=NoteAbout, handler=note_about),
        Press(payload=AskDelete, handler=ask_delete),
        Press(payload=DeleteNote, handler=delete_note),
    ),
    drafts={DRAFT: typed},
    starts={"catatan": started},
)

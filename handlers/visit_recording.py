"""A visit is written down: in one line behind /kunjungan, or step by step in private, with a picture if there is one.

Nothing is kept until the last answer is there. Officers read these notes: what
may be confided is asked about before it becomes one.
"""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from handlers.asking import called_off
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.counsel import DRAFT as SECRET_DRAFT
from handlers.counsel import is_note, names_somebody
from handlers.counsel import keep as keep_secret
from handlers.giving import give
from handlers.lookups import pays_instead, privately
from handlers.refusals import who_may
from handlers.registry import Press, Tables
from handlers.visit_cards import (
    RecordVisit,
    author_keyboard,
    entered,
    follow_up_line,
    photo_of,
    show,
    visit_text,
)
from savings.roles import Action
from savings.visit_phrases import (
    LONGEST_FOLLOW_UP,
    LONGEST_NOTES,
    LONGEST_PLACE,
    OLDEST,
    VisitWords,
    kept_text,
    read_day,
    read_visit,
    secret_begins,
)
from services import drafts, visits
from services.drafts import Draft

DRAFT = "kunjungan"
EXAMPLE = "/kunjungan kemarin di rumah Bu Siti: buku kas sudah rapi. Tindak lanjut: beli map"

LASTS = dt.timedelta(hours=3)
"""Notes take their time."""

SORTING = "sort"
"""In place of what is asked for: whether something is a secret or belongs to the visit."""

OTHER_DAY = 0
"""In place of a day: it is to be written."""

OPEN_DAYS_OFFERED = 3

_LONGEST = {"place": LONGEST_PLACE, "notes": LONGEST_NOTES, "follow_up": LONGEST_FOLLOW_UP}


@dataclass(frozen=True, slots=True)
class VisitedOn(Payload, prefix="kjhari"):
    """It was on this day, as an ordinal."""

    draft_id: int
    day: int


@dataclass(frozen=True, slots=True)
class SkipStep(Payload, prefix="kjlewat"):
    """Nothing to say about this."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class StopRecording(Payload, prefix="kjbatal"):
    """No visit after all."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class KeepSecret(Payload, prefix="kjrahasia"):
    """What was written is a confidential note."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class KeepOpen(Payload, prefix="kjbiasa"):
    """What was written belongs to the visit, which officers read."""

    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of the visit so far. None: not asked yet; empty: nothing to say. `day` is ISO text."""

    day: str | None = None
    place: str | None = None
    notes: str | None = None
    follow_up: str | None = None
    photo: str | None = None

    @property
    def lacks(self) -> str | None:
        """What is to be asked next."""
        return next((name for name, value in asdict(self).items() if value is None), None)

    def having(self, **values: Any) -> Self:
        """The same with what was answered."""
        return replace(self, **values)


# --- in one line ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A visit in words: when they were sent, and with which picture. `asks_day`: where they name no day, ask for it."""

    text: str
    at: dt.datetime
    photo: str | None
    asks_day: bool = False

    @classmethod
    def by(cls, context: Context, text: str, *, asks_day: bool = False) -> Self:
        """These words of the message that is answered."""
        return cls(text=text, at=context.message.date, photo=photo_of(context), asks_day=asks_day)


async def record(context: Context, told: Told) -> None:
    """A visit in words, perhaps below a picture. In private the rest is asked for; in a group it is said what lacks."""
    _ = context._
    at = _secret_begins(context, told.text)
    if at is not None and context.in_group:
        context.reply(
            _(
                "Catatan rahasia hanya ditulis di chat pribadi.\n"
                "Yang tadi tidak saya simpan. Hapus pesannya bila tidak untuk dibaca orang lain."
            ),
            quote=True,
        )
        return
    whole = _understood(context, told)
    if whole is None:
        return
    if at is not None:
        before = told.text[:at].strip()
        without = _understood(context, replace(told, text=before)) if before else None
        await _sort(context, told.text[at:], without=without, whole=whole)
    elif whole.day is not None and whole.notes is not None:
        await _keep(context, whole)
    elif context.in_group:
        button = context.private_button(_("Tulis di chat pribadi"), privately(context, "kunjungan"))
        context.reply(_("Tulis juga catatannya, contoh:\n{example}", example=EXAMPLE), [[button]], quote=True)
    else:
        await _ask(context, whole)


def _understood(context: Context, told: Told) -> _Known | None:
    """What the words say; None where they cannot be kept, which is said."""
    said = read_visit(told.text)
    if said.too_long is not None:
        context.tell(_too_long(context, said.too_long))
        return None
    sent_on = context.here.group.date_of(told.at)
    day = sent_on if said.day is None else said.day.resolve(sent_on)
    if said.day is not None and (problem := _problem_of_day(context, day)) is not None:
        context.tell(problem)
        return None
    asked = told.asks_day and said.day is None
    return _known_of(said, None if asked else day, told.photo)


def _known_of(said: VisitWords, day: dt.date | None, photo: str | None) -> _Known:
    """What the words say. Who has named the day and written notes has said all there is to say."""
    on = None if day is None else day.isoformat()
    if on is not None and (said.notes or said.follow_up):
        return _Known(day=on, place=said.place, notes=said.notes, follow_up=said.follow_up, photo=photo or "")
    return _Known(
        day=on, place=said.place or None, notes=said.notes or None, follow_up=said.follow_up or None, photo=photo
    )


def _problem_of_day(context: Context, day: dt.date | None) -> str | None:
    """Why a visit cannot have been on this day."""
    _ = context._
    today = context.today
    if day is None:
        return _("Tanggal itu tidak ada di kalender. Tulis misalnya: kemarin, atau 30 nov.")
    if day > today:
        return _("{date} belum terjadi. Kunjungan dicatat sesudahnya.", date=_.date(day))
    if day < today - OLDEST:
        return _("{date} sudah terlalu lama. Cek tahunnya, ya.", date=_.date(day))
    return None


def _too_long(context: Context, name: str) -> str:
    _ = context._
    limit = _.number(_LONGEST[name])
    if name == "place":
        return _("Nama tempatnya terlalu panjang, paling banyak {n} huruf.", n=limit)
    if name == "notes":
        return _("Catatannya terlalu panjang, paling banyak {n} huruf. Ringkas sedikit, ya.", n=limit)
    return _("Tindak lanjutnya terlalu panjang, paling banyak {n} huruf.", n=limit)


# --- step by step --------------------------------------------------------------------------------------------------


async def begin(context: Context, payload: RecordVisit) -> None:
    """[Catat kunjungan]"""
    if await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        await _ask(context, _Known(), below=True)


async def _ask(context: Context, known: _Known, *, note: str = "", below: bool = False) -> None:
    """Ask for what lacks first, or keep the visit. `below`: the pressed message stays, the question follows it."""
    wants = known.lacks
    if wants is None:
        await _keep(context, known, below=below)
        return
    prompt = await _prompt(context, known, wants)
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"known": asdict(known), "wants": wants, "prompt": prompt},
        lasts=LASTS,
    )
    keyboard = await _choices(context, wants, draft_id)
    text = f"{note}\n{prompt}" if note else prompt
    if context.is_press and not below:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


async def _prompt(context: Context, known: _Known, wants: str) -> str:
    _ = context._
    if wants == "day":
        return _("Kapan kunjungan ke {group}?", group=context.here.group.name)
    if wants == "place":
        day = _.date(dt.date.fromisoformat(known.day or ""))
        return _("{date}. Di mana tempatnya?", date=day)
    if wants == "notes":
        lines = [_("Apa yang dibahas dan dilihat? Tulis singkat saja, pengurus juga membacanya.")]
        if (noted := await visits.last_follow_up(context.turn, context.here.group.id)) is not None:
            lines.append(follow_up_line(_, *noted))
        return "\n".join(lines)
    if wants == "follow_up":
        programme = await visits.programme(context.turn, context.here.group.id)
        if programme is None or programme.ends_on <= context.today:  # nothing is reminded of where nothing is planned
            return _("Apa yang perlu ditindaklanjuti?")
        return _("Apa yang perlu ditindaklanjuti? Nanti saya ingatkan sehari sebelum kunjungan berikutnya.")
    return _("Ada fotonya? Kirim satu di sini.")


async def _choices(context: Context, wants: str, draft_id: int) -> Keyboard:
    _ = context._
    stop = [Button(_("Batal"), StopRecording(draft_id))]
    if wants == "day":
        return [*in_rows(await _days(context, draft_id), 2), stop]
    label = {"follow_up": _("Tidak ada"), "photo": _("Tanpa foto")}.get(wants, _("Lewati"))
    return [[Button(label, SkipStep(draft_id)), *stop]]


async def _days(context: Context, draft_id: int) -> list[Button]:
    """Today, yesterday, the planned days that are not written down yet, or another one."""
    _ = context._
    today = context.today
    yesterday = today - dt.timedelta(days=1)
    offered = [(_("Hari ini"), today), (_("Kemarin"), yesterday)]
    programme = await visits.programme(context.turn, context.here.group.id)
    if programme is not None:
        missed = [one.on for one in await visits.open_days(context.turn, programme, today)]
        missed = [day for day in missed if today - OLDEST <= day < yesterday]
        offered += [(_("Rencana {day}", day=_.day_of_year(day)), day) for day in missed[-OPEN_DAYS_OFFERED:]]
    buttons = [Button(label, VisitedOn(draft_id, day.toordinal())) for label, day in offered]
    return [*buttons, Button(_("Hari lain"), VisitedOn(draft_id, OTHER_DAY))]


async def _opened(context: Context, draft_id: int) -> tuple[Draft, _Known] | None:
    """The presser's own open question, while they may still answer it; otherwise a word about why not."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT or draft.group_id is None:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
    elif draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
    elif await entered(context, draft.group_id, Action.RECORD_VISITS, private=True):
        return draft, _Known(**(draft.payload["known"] or {}))
    return None


async def visited_on(context: Context, payload: VisitedOn) -> None:
    """The day was chosen, or is to be written."""
    opened = await _opened(context, payload.draft_id)
    if opened is None or opened[0].payload["wants"] != "day":
        return
    draft, known = opened
    _ = context._
    if payload.day == OTHER_DAY:
        prompt = _("Tulis harinya, contoh: 30 nov, atau senin lalu")
        await drafts.change(context.turn, draft, {**draft.payload, "prompt": prompt}, lasts=LASTS)
        context.edit(prompt, [[Button(_("Batal"), StopRecording(draft.id))]])
        return
    day = dt.date.fromordinal(payload.day) if 0 < payload.day <= dt.date.max.toordinal() else None
    if (problem := _problem_of_day(context, day)) is not None or day is None:
        context.alert(problem or "")
        return
    await drafts.answered(context.turn, draft)
    await _ask(context, known.having(day=day.isoformat()))


async def skip(context: Context, payload: SkipStep) -> None:
    """There is nothing to say about it."""
    opened = await _opened(context, payload.draft_id)
    if opened is None or opened[0].payload["wants"] in {"day", SORTING}:
        return
    draft, known = opened
    await drafts.answered(context.turn, draft)
    await _ask(context, known.having(**{draft.payload["wants"]: ""}))


async def stop(context: Context, payload: StopRecording) -> None:
    """Nothing is kept."""
    opened = await _opened(context, payload.draft_id)
    if opened is not None:
        await drafts.answered(context.turn, opened[0])
        context.edit(context._("Baik, tidak ada yang dicatat."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was written, or a picture came."""
    _ = context._
    if not context.may(Action.RECORD_VISITS):
        await drafts.answered(context.turn, draft)
        context.reply(_("Hanya {who} yang bisa mencatat kunjungan.", who=who_may(context, Action.RECORD_VISITS)))
        return
    photo = photo_of(context)
    if photo is None and called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(_("Baik, tidak ada yang dicatat."))
        return
    wants = draft.payload["wants"]
    if wants == SORTING:
        word = text.lower().strip(" .!")
        if word in {"rahasia", "kunjungan", "catatan kunjungan"}:
            await _sorted(context, draft, secret=word == "rahasia")
        else:
            context.reply(_("Tekan Rahasia atau Catatan kunjungan di atas, ya."))
        return
    known = _Known(**(draft.payload["known"] or {}))
    if wants in {"day", "photo"} and photo is None and _secret_begins(context, text) == 0:
        if await keep_secret(context, text, on=context.message_date):
            await _ask(context, known)
        return
    if wants in {"day", "photo"} and await pays_instead(context, draft, text):  # notes may speak of money
        return
    if photo is not None:
        known = known.having(photo=photo)
    if wants == "photo":
        if photo is None:
            context.reply(_("Kirim fotonya di sini, atau tekan Tanpa foto."))
            return
        await _ask(context, known)
    elif not text.strip():
        await _ask(context, known, note=_("Fotonya sudah saya simpan.") if photo is not None else "")
    else:
        await _answer(context, known, wants, text)


async def _answer(context: Context, known: _Known, wants: str, text: str) -> None:
    """Words for what was asked: the next question, or what is wrong with them."""
    _ = context._
    if wants != "day":
        await _answer_in_words(context, known, wants, text)
        return
    said = read_day(text)
    if said is None:
        context.reply(_("Harinya belum saya pahami. Contoh: kemarin, atau 30 nov"))
        return
    day = said.resolve(context.message_date)
    if (problem := _problem_of_day(context, day)) is not None or day is None:
        context.reply(problem or "")
        return
    await _ask(context, known.having(day=day.isoformat()))


async def _answer_in_words(context: Context, known: _Known, wants: str, text: str) -> None:
    value = kept_text(text)
    at = _secret_begins(context, text)
    if len(value) > _LONGEST[wants] and at is None:
        context.reply(_too_long(context, wants))
    elif at is None:
        await _ask(context, known.having(**{wants: value}))
    else:
        without = known.having(**{wants: kept_text(text[:at]) or None})
        await _sort(context, text[at:], without=without, whole=known.having(**{wants: value}))


# --- secrets -------------------------------------------------------------------------------------------------------


async def keeps_note(context: Context, text: str) -> bool:
    """Whether this is a confidential note in private (`catatan bu siti: ...`), which then is kept.

    It is that whatever its words are besides: an amount in it is no deposit, and it answers no question whose answer
    others will read. Where a visit or a note is asked for, that question knows what to do with it.
    """
    if not is_note(context, text):
        return False
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind in {DRAFT, SECRET_DRAFT}:
        return False
    await give(f"/catatan {text.strip().partition(' ')[2]}", context)
    return True


def _secret_begins(context: Context, text: str) -> int | None:
    return secret_begins(text, lambda words: names_somebody(context, words))


async def _sort(context: Context, secret: str, *, without: _Known | None, whole: _Known) -> None:
    """Ask whether this is a secret. `without` and `whole`: the visit if it is one, None for no visit, and if not."""
    _ = context._
    prompt = _("Ini catatan rahasia, atau catatan kunjungan?\nCatatan kunjungan dibaca pengurus juga.")
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={
            "known": None if without is None else asdict(without),
            "whole": asdict(whole),
            "secret": secret,
            "wants": SORTING,
            "prompt": prompt,
        },
        lasts=LASTS,
    )
    keyboard = [
        [Button(_("Rahasia"), KeepSecret(draft_id)), Button(_("Catatan kunjungan"), KeepOpen(draft_id))],
        [Button(_("Batal"), StopRecording(draft_id))],
    ]
    show(context, prompt, keyboard)


async def keep_it_secret(context: Context, payload: KeepSecret) -> None:
    """[Rahasia]"""
    opened = await _opened(context, payload.draft_id)
    if opened is not None and opened[0].payload["wants"] == SORTING:
        await _sorted(context, opened[0], secret=True)


async def keep_it_open(context: Context, payload: KeepOpen) -> None:
    """[Catatan kunjungan]"""
    opened = await _opened(context, payload.draft_id)
    if opened is not None and opened[0].payload["wants"] == SORTING:
        await _sorted(context, opened[0], secret=False)


async def _sorted(context: Context, draft: Draft, *, secret: bool) -> None:
    """Where a confidential note was kept, the next question of the visit stands below it."""
    on = context.here.group.date_of(draft.created_at)
    if secret and not await keep_secret(context, draft.payload["secret"], on=on):
        return
    await drafts.answered(context.turn, draft)
    remains = draft.payload["known" if secret else "whole"]
    if remains is None:
        return
    known = _Known(**remains)
    over_long = next((name for name, limit in _LONGEST.items() if len(getattr(known, name) or "") > limit), None)
    if over_long is not None:
        await _ask(context, known.having(**{over_long: None}), note=_too_long(context, over_long), below=secret)
    else:
        await _ask(context, known, below=secret)


# --- kept ----------------------------------------------------------------------------------------------------------


async def _keep(context: Context, known: _Known, *, below: bool = False) -> None:
    """Write it down and show it to its author."""
    group_id = context.here.group.id
    acting = context.here.acting(context.user.id, Action.RECORD_VISITS)
    assert acting is not None and known.day is not None
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind == DRAFT and draft.group_id == group_id:
        await drafts.answered(context.turn, draft)
    day = dt.date.fromisoformat(known.day)
    before = await visits.on_day(context.turn, group_id, day)
    visit = await visits.record(
        context.turn,
        group_id=group_id,
        member_id=acting.id,
        by=context.user.id,
        visited_on=day,
        place=known.place or "",
        notes=known.notes or "",
        follow_up=known.follow_up or "",
        photo=known.photo or None,
    )
    _ = context._
    text = await visit_text(context, visit)
    if not context.in_group:
        text = _("Tercatat. {visit}", visit=text)
    if before:
        text += "\n" + _("Hari itu sudah ada catatan kunjungan lain.")
    if below:
        context.reply(text, author_keyboard(context, visit))
    else:
        show(context, text, author_keyboard(context, visit))


TABLE = Tables(
    presses=(
        Press(payload=RecordVisit, handler=begin),
        Press(payload=VisitedOn, handler=visited_on),
        Press(payload=SkipStep, handler=skip),
        Press(payload=StopRecording, handler=stop),
        Press(payload=KeepSecret, handler=keep_it_secret),
        Press(payload=KeepOpen, handler=keep_it_open),
    ),
    drafts={DRAFT: typed},
)

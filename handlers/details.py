"""A member's own details, in private: asked one at a time, each may be skipped, each can be changed later."""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.register import REFUSALS, refused
from handlers.registry import Command, Press, Scope, Tables
from handlers.sentences import said
from locales import N_
from savings.details import FEMALE, MALE, Detail, read_detail
from savings.groups import Member
from savings.phrases import BareAmount, understand
from savings.roles import Action
from services import drafts, members
from services.drafts import Draft

_LABELS = {
    Detail.NAME: N_("Nama"),
    Detail.SEX: N_("L/P"),
    Detail.BIRTH_YEAR: N_("Tahun lahir"),
    Detail.HOUSEHOLD: N_("Kepala keluarga"),
    Detail.RT_RW: N_("RT/RW"),
    Detail.PHONE: N_("HP"),
    Detail.OCCUPATION: N_("Pekerjaan"),
}

_QUESTIONS = {
    Detail.NAME: N_("Nama lengkap {name}? Contoh: Bu Siti Aminah."),
    Detail.SEX: N_("{name} perempuan atau laki-laki?"),
    Detail.BIRTH_YEAR: N_("Tahun lahir {name}? Contoh: 1985."),
    Detail.HOUSEHOLD: N_("Siapa kepala keluarga {name}? Contoh: Pak Karto."),
    Detail.RT_RW: N_("RT/RW {name}? Contoh: RT 02 RW 05."),
    Detail.PHONE: N_("Nomor HP {name}? Contoh: 0812 3456 7890."),
    Detail.OCCUPATION: N_("Pekerjaan {name}? Contoh: pedagang gorengan."),
}

_SEXES = {FEMALE: N_("Perempuan"), MALE: N_("Laki-laki")}
_CLEARING = {"-", "hapus", "kosong", "kosongkan"}


@dataclass(frozen=True, slots=True)
class Profile(Payload, prefix="profil"):
    """Show this member's details."""

    member_id: int


@dataclass(frozen=True, slots=True)
class AskAll(Payload, prefix="askall"):
    """Ask what is still empty, one after the other."""

    member_id: int


@dataclass(frozen=True, slots=True)
class AskOne(Payload, prefix="askone"):
    """Ask one detail."""

    member_id: int
    detail: str


@dataclass(frozen=True, slots=True)
class Skip(Payload, prefix="skip"):
    """Not now. `series`: 1 while all are asked."""

    member_id: int
    detail: str
    series: int


@dataclass(frozen=True, slots=True)
class SexIs(Payload, prefix="sex"):
    """L or P."""

    member_id: int
    sex: str
    series: int


async def profile(context: Context) -> None:
    """/profil: the own details, in private only."""
    _ = context._
    speakers = context.speakers
    if context.in_group:
        button = context.private_button(_("Buka data saya"), "profil")
        context.reply(_("Data pribadi dibuka di chat pribadi, supaya hanya Anda yang melihat."), [[button]])
    elif len(speakers) == 1:
        _show(context, speakers[0])
    else:
        buttons = [Button(member.name, Profile(member.id)) for member in speakers]
        context.reply(_("Data siapa?"), in_rows(buttons, 2))


async def came_by_link(context: Context) -> None:
    """The button [Lengkapi data] of the group: begin with what is still empty."""
    if not context.arguments.isdecimal():
        if context.roster is None:
            context.reply(context._("Anda belum terdaftar di kelompok mana pun. Ketik /daftar di grup kelompok Anda."))
        else:
            await profile(context)
        return
    member = await _own(context, int(context.arguments))
    if member is None:
        context.reply(context._("Tombol tadi untuk anggota lain. Ketik /profil untuk data Anda sendiri."))
    else:
        await _ask_next(context, member, None)


async def _own(context: Context, member_id: int) -> Member | None:
    """The member with this id, in whichever group, if this account speaks for them."""
    for roster in await context.turn.directory.rosters_of(context.turn.tx, context.user.id):
        member = roster.get(member_id)
        if member is not None and member in roster.spoken_by(context.user.id):
            await context.enter(roster)
            return member
    return None


async def _own_pressed(context: Context, member_id: int) -> Member | None:
    """The same for a button; never in a group, where others would read along."""
    member = None if context.in_group else await _own(context, member_id)
    if member is None:
        context.alert(context._("Tombol ini sudah tidak dipakai. Ketik /profil untuk data Anda."))
    return member


def _text(context: Context, member: Member) -> str:
    _ = context._
    lines = [_("Data {name} di {group}", name=member.name, group=context.here.group.name)]
    for detail in Detail:
        value = getattr(member, detail.value)
        shown = _(_SEXES.get(value, str(value))) if value is not None else _("belum diisi")
        lines.append(_("{label}: {value}", label=_(_LABELS[detail]), value=shown))
    return "\n".join(lines)


def _keyboard(context: Context, member: Member) -> Keyboard:
    _ = context._
    buttons = [Button(_(_LABELS[detail]), AskOne(member.id, detail.value)) for detail in Detail]
    rows = in_rows(buttons, 2)
    if any(getattr(member, detail.value) is None for detail in Detail):
        rows.insert(0, [Button(_("Isi yang kosong"), AskAll(member.id))])
    return rows


def _show(context: Context, member: Member) -> None:
    context.reply(_text(context, member), _keyboard(context, member))


async def show(context: Context, payload: Profile) -> None:
    """The details of one of several members on this phone."""
    member = await _own_pressed(context, payload.member_id)
    if member is not None:
        context.edit(_text(context, member), _keyboard(context, member))


async def ask_all(context: Context, payload: AskAll) -> None:
    """[Isi yang kosong]."""
    member = await _own_pressed(context, payload.member_id)
    if member is not None:
        await _ask_next(context, member, None)


async def ask_one(context: Context, payload: AskOne) -> None:
    """One detail, to be set or changed."""
    member = await _own_pressed(context, payload.member_id)
    if member is not None and payload.detail in set(Detail):
        await _ask(context, member, Detail(payload.detail), series=False)


async def _ask_next(context: Context, member: Member, after: Detail | None) -> None:
    """The next detail that is still empty, behind `after`; at the end everything is shown."""
    every = list(Detail)
    rest = every if after is None else every[every.index(after) + 1 :]
    detail = next((detail for detail in rest if getattr(member, detail.value) is None), None)
    if detail is not None:
        await _ask(context, member, detail, series=True)
        return
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind == "detail":
        await drafts.answered(context.turn, draft)
    _show(context, member)


async def _ask(context: Context, member: Member, detail: Detail, *, series: bool) -> None:
    _ = context._
    prompt = _(_QUESTIONS[detail], name=member.name)
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=member.group_id,
        kind="detail",
        payload={"prompt": prompt, "member_id": member.id, "detail": detail.value, "series": series},
    )
    row = [Button(_("Lewati") if series else _("Batal"), Skip(member.id, detail.value, int(series)))]
    if detail is Detail.SEX:
        row = [*(Button(_(word), SexIs(member.id, sex, int(series))) for sex, word in _SEXES.items()), *row]
    context.reply(prompt, [row])


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The answer to a question; a dash empties what was there."""
    member = await _own(context, draft.payload["member_id"])
    if member is None:
        await drafts.answered(context.turn, draft)
        return
    clearing = text.strip().lower() in _CLEARING
    if not clearing and not isinstance(understand(text), BareAmount | None):
        # "setor 20rb" is no occupation: the question is given up, and the sentence counts as such.
        await drafts.answered(context.turn, draft)
        await said(context, context.home.tables, text)
        return
    detail = Detail(draft.payload["detail"])
    try:
        cleared = clearing and detail is not Detail.NAME
        value = None if cleared else read_detail(detail, text, context.today.year)
        await _set(context, member, detail, value, series=draft.payload["series"])
    except REFUSALS as error:
        context.reply(refused(context, error))


async def sex_pressed(context: Context, payload: SexIs) -> None:
    """[Perempuan] or [Laki-laki]."""
    member = await _own_pressed(context, payload.member_id)
    if member is not None and payload.sex in _SEXES:
        await _set(context, member, Detail.SEX, payload.sex, series=bool(payload.series))


async def _set(context: Context, member: Member, detail: Detail, value: str | int | None, *, series: bool) -> None:
    """Write it down and go on. The group hears of a new name, because its books show it."""
    changed = await members.change(context.turn, context.here, member, **{detail.value: value})
    await context.reload()
    group_chat = context.here.group.chat_id
    if changed.name != member.name and group_chat is not None:
        with context.for_group() as _:
            context.send(group_chat, _("{old} sekarang tercatat sebagai {new}.", old=member.name, new=changed.name))
    await _ask_next(context, changed, detail if series else list(Detail)[-1])


async def skip(context: Context, payload: Skip) -> None:
    """[Lewati] goes on, [Batal] shows the details."""
    member = await _own_pressed(context, payload.member_id)
    if member is None or payload.detail not in set(Detail):
        return
    await _ask_next(context, member, Detail(payload.detail) if payload.series else list(Detail)[-1])


TABLE = Tables(
    commands=(
        Command(
            name="profil",
            description=N_("Lihat dan ubah data saya"),
            handler=profile,
            scope=Scope.ANYWHERE,
            action=Action.SEE_OWN,
            samples=("/profil",),
        ),
    ),
    presses=(
        Press(payload=Profile, handler=show),
        Press(payload=AskAll, handler=ask_all),
        Press(payload=AskOne, handler=ask_one),
        Press(payload=Skip, handler=skip),
        Press(payload=SexIs, handler=sex_pressed),
    ),
    drafts={"detail": typed},
    starts={"profil": came_by_link},
)

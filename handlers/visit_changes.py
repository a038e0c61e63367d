"""A visit that was written down, and what its author does with it afterwards: a picture, or taking it back."""

from dataclasses import dataclass

from handlers.asking import called_off
from handlers.buttons import Button, Payload
from handlers.context import Context
from handlers.lookups import pays_instead
from handlers.registry import Press, Tables
from handlers.visit_cards import (
    AddPhoto,
    AskWithdraw,
    OneVisit,
    ShowVisits,
    author_keyboard,
    photo_of,
    seen_visit,
    visit_text,
)
from services import drafts, visits
from services.drafts import Draft

PHOTO_DRAFT = "foto kunjungan"


@dataclass(frozen=True, slots=True)
class WithdrawVisit(Payload, prefix="kjtarikya"):
    """Its author takes it back."""

    group_id: int
    visit_id: int


@dataclass(frozen=True, slots=True)
class KeepVisit(Payload, prefix="kjtetap"):
    """Its author leaves it as it is."""

    group_id: int
    visit_id: int


async def add_photo(context: Context, payload: AddPhoto) -> None:
    """[Tambah foto]"""
    visit = await seen_visit(context, payload.group_id, payload.visit_id, own=True)
    if visit is None:
        return
    _ = context._
    if context.in_group:
        context.alert(_("Foto dikirim di chat pribadi. Ketik /kunjungan di sana."))
        return
    prompt = _("Kirim fotonya di sini.")
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=visit.group_id,
        kind=PHOTO_DRAFT,
        payload={"visit": visit.id, "prompt": prompt},
    )
    context.reply(prompt)


async def photo_came(context: Context, draft: Draft, text: str) -> None:
    """The picture, or words in its place: then there is none."""
    _ = context._
    photo = photo_of(context)
    visit = await visits.find(context.turn, draft.payload["visit"])
    if await pays_instead(context, draft, text):
        return
    if photo is None:
        await drafts.answered(context.turn, draft)
        if called_off(text) or visit is None:
            context.reply(_("Baik, tanpa foto."))
        else:
            button = Button(_("Tambah foto"), AddPhoto(visit.group_id, visit.id))
            context.reply(_("Itu bukan foto. Tekan lagi bila ingin mengirimnya."), [[button]])
        return
    await drafts.answered(context.turn, draft)
    if visit is None or visit.written_by != context.user.id:
        context.reply(_("Catatan kunjungan ini sudah ditarik."))
        return
    await visits.set_photo(context.turn, visit, photo)
    button = Button(_("Lihat catatannya"), OneVisit(visit.group_id, visit.id))
    context.reply(_("Foto kunjungan {date} sudah saya simpan.", date=_.date(visit.visited_on)), [[button]])


# --- taken back ----------------------------------------------------------------------------------------------------


async def ask_withdraw(context: Context, payload: AskWithdraw) -> None:
    """[Tarik kembali]: sure?"""
    visit = await seen_visit(context, payload.group_id, payload.visit_id, own=True)
    if visit is not None:
        _ = context._
        yes = Button(_("Ya, tarik kembali"), WithdrawVisit(visit.group_id, visit.id))
        no = Button(_("Tidak"), KeepVisit(visit.group_id, visit.id))
        context.edit(_("Tarik kembali catatan kunjungan {date}?", date=_.date(visit.visited_on)), [[yes, no]])


async def withdraw(context: Context, payload: WithdrawVisit) -> None:
    """It is taken back, and counts no more."""
    visit = await seen_visit(context, payload.group_id, payload.visit_id, own=True)
    if visit is not None and await visits.withdraw(context.turn, visit, by=context.user.id):
        _ = context._
        keyboard = None if context.in_group else [[Button(_("Kalender"), ShowVisits(visit.group_id))]]
        context.edit(_("Catatan kunjungan {date} ditarik kembali.", date=_.date(visit.visited_on)), keyboard)


async def keep(context: Context, payload: KeepVisit) -> None:
    """It stays as it is."""
    visit = await seen_visit(context, payload.group_id, payload.visit_id, own=True)
    if visit is not None:
        context.edit(await visit_text(context, visit), author_keyboard(context, visit))


TABLE = Tables(
    presses=(
        Press(payload=AddPhoto, handler=add_photo),
        Press(payload=AskWithdraw, handler=ask_withdraw),
        Press(payload=WithdrawVisit, handler=withdraw),
        Press(payload=KeepVisit, handler=keep),
    ),
    drafts={PHOTO_DRAFT: photo_came},
)

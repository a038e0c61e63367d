"""A picture that came without words, in private: what does it prove?

In a group it is a picture among pictures, and nothing is asked.
"""

from dataclasses import dataclass

from handlers.buttons import Button, Payload
from handlers.context import Context
from handlers.giving import give
from handlers.lookups import own_savers
from handlers.registry import Press, Tables
from locales import N_
from savings.roles import Action

_FOR_MEMBERS = {"setor": N_("Setoran"), "angsur": N_("Angsuran")}
_FOR_PENDAMPING = {"kunjungan": N_("Foto kunjungan")}
"""The commands that take a picture along."""


@dataclass(frozen=True, slots=True)
class PictureOf(Payload, prefix="bukti"):
    """The picture above is sent with this command."""

    command: str


def ask(context: Context) -> None:
    """Under the picture; nothing is written before a button is pressed."""
    _ = context._
    offered = (_FOR_MEMBERS if own_savers(context) else {}) | (
        _FOR_PENDAMPING if context.may(Action.RECORD_VISITS) else {}
    )
    if offered:
        buttons = [Button(_(label), PictureOf(command)) for command, label in offered.items()]
        context.reply(_("Ini bukti apa?"), [buttons], quote=True)
    else:
        context.reply(_("Fotonya belum bisa saya catat. Tulis juga ini bukti apa, ya."), quote=True)


async def chosen(context: Context, payload: PictureOf) -> None:
    """As if the picture had come under this command."""
    picture = context.replied_to
    if context.in_group or payload.command not in _FOR_MEMBERS | _FOR_PENDAMPING:
        return
    if picture is None or not picture.photo:
        context.alert(context._("Fotonya tidak ada lagi. Kirim lagi, ya."))
        return
    context.unsay()
    context.adopted = picture
    await give(f"/{payload.command}", context)


TABLE = Tables(presses=(Press(payload=PictureOf, handler=chosen, needs_group=False),))

"""One plain sentence for each thing that cannot be done, with the next step as a button."""

from handlers import joining
from handlers.context import Context
from handlers.registry import Command, Press, Scope
from locales import N_
from savings.roles import ALLOWED, OFFICERS, Action, Role

_ROLE_WORDS = {
    Role.KETUA: N_("ketua"),
    Role.SEKRETARIS: N_("sekretaris"),
    Role.BENDAHARA: N_("bendahara"),
    Role.PENDAMPING: N_("pendamping"),
    Role.ANGGOTA: N_("anggota"),
}


def role_word(context: Context, role: Role) -> str:
    """What a role is called on the screen."""
    return context._(_ROLE_WORDS[role])


def who_may(context: Context, action: Action) -> str:
    """The people who may do it, in words: "ketua, sekretaris atau bendahara"."""
    roles = ALLOWED[action]
    if Role.ANGGOTA in roles:
        return context._("anggota kelompok")
    if roles >= OFFICERS and Role.PENDAMPING not in roles:
        return context._("pengurus kelompok")
    names = [role_word(context, role) for role in Role if role in roles]
    if len(names) == 1:
        return names[0]
    return context._("{first} atau {last}", first=", ".join(names[:-1]), last=names[-1])


def refuse_command(command: Command, context: Context) -> bool:
    """Say why this command cannot be given here; False where it can."""
    _ = context._
    if command.scope is Scope.GROUP and not context.in_group:
        context.reply(_("/{name} dipakai di grup kelompok, bukan di sini.", name=command.name))
        return True
    if not command.needs_group:
        return False
    if context.roster is None:
        refuse_without_group(context)
        return True
    if command.action is None or context.may(command.action):
        return False
    if not context.speakers and context.in_group:
        joining.offer(context)
        return True
    context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who_may(context, command.action), name=command.name))
    return True


def refuse_without_group(context: Context) -> None:
    """There is no group here, or the person is in none."""
    _ = context._
    if context.in_group:
        context.reply(_("Kelompok ini belum dimulai. Ketik /mulai, dua menit saja."))
    else:
        context.reply(_("Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana."))


def refuse_press(rule: Press, context: Context) -> bool:
    """Say why this press does nothing; False where it does something. The table is asked again at every press."""
    _ = context._
    if not rule.needs_group:
        return False
    if context.roster is None:
        context.alert(_("Kelompok ini belum dimulai."))
        return True
    if rule.action is None or context.may(rule.action):
        return False
    context.alert(_("Tombol ini untuk {who}.", who=who_may(context, rule.action)))
    return True

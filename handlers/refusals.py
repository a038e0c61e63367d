"""One plain sentence for each thing that cannot be done, with the next step as a button."""

from handlers.context import Context
from handlers.invitation import offer
from handlers.registry import Command, Press, Scope
from handlers.role_words import role_word, who_may

__all__ = ["refuse_command", "refuse_press", "refuse_without_group", "role_word", "who_may"]


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
        offer(context)
        return True
    context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who_may(context, command.action), name=command.name))
    return True


def refuse_without_group(context: Context) -> None:
    """There is no group here, or the person is in none."""
    _ = context._
    if context.in_group:
        context.reply(_("Kelompok ini belum dimulai. Ketik /mulai, dua menit saja."))
    else:
        context.reply(
            _("Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.")
        )


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

"""Commands: look one up, ask whether this person may give it here, and do it."""

from handlers.context import Context
from handlers.refusals import refuse_command


async def give(text: str, context: Context) -> None:
    """Do what the command says, or say in one sentence why not."""
    word, *rest = text[1:].split(maxsplit=1) or [""]
    name, at, addressed = word.partition("@")
    if at and addressed.lower() != context.home.bot_username.lower():
        return
    command = next((row for row in context.home.tables.commands if row.name == name.lower()), None)
    if command is None:
        # In a group an unknown command is another bot's; in private somebody is lost.
        if not context.in_group:
            _ = context._
            context.reply(_("Perintah itu belum saya kenal. Ketik /bantuan untuk melihat yang bisa dipakai."))
        return
    context.arguments = rest[0].strip() if rest else ""
    if not refuse_command(command, context):
        await command.handler(context)

"""The one table: every command, button, sentence and question, gathered from the conversations.

It feeds the handlers, the menus, /bantuan, the README and the tests; its order is the order of /bantuan.
"""

from handlers import (
    anonymous,
    attendance,
    balances,
    checklist,
    claims,
    corrections,
    details,
    edits,
    help,
    histories,
    joining,
    massal,
    meetings,
    members,
    money,
    picking,
    presence,
    privately,
    proposals,
    questions,
    roles,
    rules,
    starting,
    withdrawals,
)
from handlers.registry import gather

TABLES = gather(
    conversation.TABLE
    for conversation in (
        starting,
        joining,
        members,
        roles,
        details,
        rules,
        privately,
        presence,
        money,
        questions,
        withdrawals,
        picking,
        claims,
        edits,
        corrections,
        proposals,
        massal,
        meetings,
        attendance,
        checklist,
        balances,
        histories,
        help,
        anonymous,
    )
)

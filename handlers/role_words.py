"""What roles are called on the screen, and who may do what, in words."""

from handlers.context import Context
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

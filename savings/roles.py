"""Who may do what: one table of role x action, asked at every command and again at every button press."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a group; one person may be several things at once."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    PENDAMPING = "pendamping"
    ANGGOTA = "anggota"


OFFICERS = frozenset({Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA})


class Action(StrEnum):
    """What can be done in a group."""

    REPORT_MONEY = "report_money"  # say that one's own money was paid or is wanted
    REPORT_FOR_OTHERS = "report_for_others"  # titip: say it for another member
    WRITE_GROUP_MONEY = "write_group_money"  # expense, fine, social fund, bank, grant
    CONFIRM_MONEY = "confirm_money"  # Terima and Tolak; whose money it is decides besides
    STAND_IN_FOR_TREASURER = "stand_in_for_treasurer"  # confirm what the treasurer reports or gains
    RECORD_DEPOSITS = "record_deposits"  # several members' deposits at once
    CORRECT_ENTRY = "correct_entry"  # propose a reversal of any entry
    DECIDE_CORRECTION = "decide_correction"
    OPEN_MEETING = "open_meeting"
    MARK_ATTENDANCE = "mark_attendance"  # of others
    ATTEND = "attend"  # mark oneself
    SEE_CASH = "see_cash"
    SEE_OWN = "see_own"
    SEE_OTHERS = "see_others"  # balances, records and histories of other members
    MANAGE_MEMBERS = "manage_members"  # add, link, rename, mark as left
    GIVE_ROLES = "give_roles"
    CHANGE_RULES = "change_rules"
    SEE_RULES = "see_rules"
    SEE_MEETINGS = "see_meetings"  # when the next ones are
    BORROW = "borrow"  # ask for a loan of one's own
    VOTE_LOAN = "vote_loan"  # press Setuju or Tolak; whose loan it is and which seat decides besides
    PAY_OUT = "pay_out"  # hand the money over and post it; whose loan it is decides besides
    SEE_LOANS = "see_loans"  # everybody's loans and arrears
    WRITE_LOANS = "write_loans"  # existing loans, paceklik, write-off, talangan
    SEE_DEBT = "see_debt"  # what the group owes the UPK
    MANAGE_DEBT = "manage_debt"
    SET_GOAL = "set_goal"  # what the group wants to have saved by a day
    SEE_DIGEST = "see_digest"  # the week of the group, and what needs somebody
    RECORD_VISITS = "record_visits"  # plan the visits of a group, and write down those that were made
    SEE_VISITS = "see_visits"
    KEEP_NOTES = "keep_notes"  # confidential ones, which nobody but their author reads


_MEMBERS = frozenset({Role.ANGGOTA}) | OFFICERS
_EVERYONE = _MEMBERS | {Role.PENDAMPING}

ALLOWED: dict[Action, frozenset[Role]] = {
    Action.REPORT_MONEY: _MEMBERS,
    Action.REPORT_FOR_OTHERS: _MEMBERS,
    Action.WRITE_GROUP_MONEY: OFFICERS,
    Action.CONFIRM_MONEY: frozenset({Role.BENDAHARA}),
    Action.STAND_IN_FOR_TREASURER: frozenset({Role.KETUA, Role.SEKRETARIS}),
    Action.RECORD_DEPOSITS: OFFICERS,
    Action.CORRECT_ENTRY: OFFICERS,
    Action.DECIDE_CORRECTION: OFFICERS,
    Action.OPEN_MEETING: OFFICERS,
    Action.MARK_ATTENDANCE: OFFICERS,
    Action.ATTEND: _MEMBERS,
    Action.SEE_CASH: _EVERYONE,
    Action.SEE_OWN: _EVERYONE,
    Action.SEE_OTHERS: OFFICERS | {Role.PENDAMPING},
    Action.MANAGE_MEMBERS: OFFICERS | {Role.PENDAMPING},
    Action.GIVE_ROLES: frozenset({Role.KETUA, Role.SEKRETARIS, Role.PENDAMPING}),
    Action.CHANGE_RULES: frozenset({Role.KETUA, Role.SEKRETARIS, Role.PENDAMPING}),
    Action.SEE_RULES: _EVERYONE,
    Action.SEE_MEETINGS: _EVERYONE,
    Action.BORROW: _MEMBERS,
    Action.VOTE_LOAN: _MEMBERS,
    Action.PAY_OUT: OFFICERS,
    Action.SEE_LOANS: OFFICERS | {Role.PENDAMPING},
    Action.WRITE_LOANS: OFFICERS,
    Action.SEE_DEBT: _EVERYONE,
    Action.MANAGE_DEBT: OFFICERS,
    Action.SET_GOAL: OFFICERS,
    Action.SEE_DIGEST: OFFICERS | {Role.PENDAMPING},
    Action.RECORD_VISITS: frozenset({Role.PENDAMPING}),
    Action.SEE_VISITS: OFFICERS | {Role.PENDAMPING},
    Action.KEEP_NOTES: frozenset({Role.PENDAMPING}),
}
"""The one table. A stranger holds no role and may do none of these."""


def allowed(action: Action, roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may do this."""
    return not ALLOWED[action].isdisjoint(roles)

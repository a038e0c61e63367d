"""/aturan: the group's rules, shown, and changed by buttons or in one line. Every change is told to the group."""

from dataclasses import dataclass
from fractions import Fraction

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.rule_names import AGREED, LONG, NAMED, NAMES, SUGGESTED, TYPED
from handlers.rule_pages import (
    SECTIONS,
    cost_line,
    first_page,
    length_line,
    loan_page,
    meaning,
    reminder_page,
    section_of,
    section_page,
)
from handlers.rule_words import as_sentence, meeting_words, percent, rule_label, rule_value
from handlers.sentences import said
from locales import N_, Words, words
from savings.phrases import MoneySentence, understand
from savings.roles import Action
from savings.rule_reading import EveryDayNamed, OtherRuleMeant, RuleError, RuleOutOfRange
from savings.rules import LOAN_RULES, NO, REMINDER_RULES, RULES, WEEKDAYS, YES, ZONES, Rule, RuleKind, Rules
from services import drafts, people, rules
from services.drafts import Draft
from services.rules import RuleChange

HALF_A_ROW = 22
"""Letters of a label that are seen where two buttons share a row of a small phone."""
_QUESTION = "rule"
_OF_THE_MONTH = {"minggu ke", "tanggal rapat"}
"""Rules of a group that meets monthly; to others they are not offered."""
_NO_DAY = "-"
_GIVEN_UP = {"batal", "tidak jadi", "gak jadi", "nggak jadi"}


@dataclass(frozen=True, slots=True)
class ShowRules(Payload, prefix="rules"):
    """Back to the list."""

    group_id: int


@dataclass(frozen=True, slots=True)
class ShowLoanRules(Payload, prefix="ruleloan"):
    """The page about lending."""

    group_id: int


@dataclass(frozen=True, slots=True)
class ShowReminderRules(Payload, prefix="rulebell"):
    """The page about reminders."""

    group_id: int


@dataclass(frozen=True, slots=True)
class EditLoanRules(Payload, prefix="ruleparts"):
    """Which part of the rules of lending is to be changed?"""

    group_id: int


@dataclass(frozen=True, slots=True)
class EditSection(Payload, prefix="rulepart"):
    """Which rule of this part, by its place, is to be changed?"""

    group_id: int
    place: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Payload, prefix="ruleold"):
    """The last changes."""

    group_id: int


@dataclass(frozen=True, slots=True)
class EditRules(Payload, prefix="ruleedit"):
    """Which rule is to be changed?"""

    group_id: int


@dataclass(frozen=True, slots=True)
class PickRule(Payload, prefix="rulepick"):
    """What is this rule to be?"""

    group_id: int
    key: str


@dataclass(frozen=True, slots=True)
class TypeRule(Payload, prefix="ruletype"):
    """The value is to be typed."""

    group_id: int
    key: str


@dataclass(frozen=True, slots=True)
class SetRule(Payload, prefix="ruleset"):
    """This is what the rule is to be."""

    group_id: int
    key: str
    value: str


async def show(context: Context) -> None:
    """/aturan, /aturan pinjaman, /aturan pengingat, /aturan riwayat, /aturan wajib, /aturan wajib 10rb."""
    _ = context._
    asked = context.arguments
    if not asked:
        context.reply(first_page(_, context.here.group), _rules_buttons(context))
    elif asked.lower() == "pinjaman":
        context.reply(loan_page(_, context.here.group), _loan_buttons(context))
    elif asked.lower() == "pengingat":
        context.reply(_reminder_text(context), _reminder_buttons(context))
    elif asked.lower() == "riwayat":
        context.reply(await _history_text(context))
    else:
        await _show_or_change(context, asked)


async def _show_or_change(context: Context, asked: str) -> None:
    """One rule by its name, and what it is to be where that is said, too."""
    _ = context._
    found = NAMED.match(asked)
    if found is None:
        context.reply(_("Aturan itu belum saya kenal. Contoh yang bisa: /aturan wajib 10rb"))
        return
    key = NAMES[found["name"].lower()]
    if not found["value"].strip():
        keyboard = _choices(context, RULES[key]) if context.may(Action.CHANGE_RULES) else None
        context.reply(_is_now(context, key), keyboard)
        return
    if not context.may(Action.CHANGE_RULES):
        context.reply(_("Hanya {who} yang bisa mengubah aturan.", who=who_may(context, Action.CHANGE_RULES)))
        return
    try:
        changed = await _change(context, key, found["value"])
    except RuleError as error:
        context.reply(_not_understood(context, error))
        return
    if changed is None:
        context.reply(_already(context, key))
    elif not context.in_group:
        context.reply(_told(context, key))


async def show_again(context: Context, payload: ShowRules) -> None:
    """The list in place of what was shown."""
    if _is_here(context, payload.group_id):
        context.edit(first_page(context._, context.here.group), _rules_buttons(context))


async def show_loan_rules(context: Context, payload: ShowLoanRules) -> None:
    """The page about lending in place of what was shown."""
    if _is_here(context, payload.group_id):
        context.edit(loan_page(context._, context.here.group), _loan_buttons(context))


async def show_reminder_rules(context: Context, payload: ShowReminderRules) -> None:
    """The page about reminders in place of what was shown."""
    if _is_here(context, payload.group_id):
        context.edit(_reminder_text(context), _reminder_buttons(context))


async def edit_loan_rules(context: Context, payload: EditLoanRules) -> None:
    """One button a section."""
    if not _is_here(context, payload.group_id):
        return
    _ = context._
    group_id = context.here.group.id
    buttons = [Button(_(name), EditSection(group_id, place)) for place, (name, _keys) in enumerate(SECTIONS)]
    back = Button(_("Kembali"), ShowLoanRules(group_id))
    context.edit(_("Aturan pinjaman: bagian mana yang diubah?"), [*in_rows(buttons, 2), [back]])


async def edit_section(context: Context, payload: EditSection) -> None:
    """One button a rule of the section, with what they are now."""
    if _is_here(context, payload.group_id) and 0 <= payload.place < len(SECTIONS):
        _show_section(context, payload.place)


def _show_section(context: Context, place: int) -> None:
    _ = context._
    group = context.here.group
    keys = SECTIONS[place][1]
    buttons = [Button(as_sentence(rule_label(_, key)), PickRule(group.id, key)) for key in keys]
    back = Button(_("Kembali"), EditLoanRules(group.id))
    # Half a phone's width would cut "paling banyak" and "paling sedikit" off the ends of two labels.
    across = 1 if max(len(button.label) for button in buttons) > HALF_A_ROW else 2
    context.edit(section_page(_, place, group.rules), [*in_rows(buttons, across), [back]])


async def show_history(context: Context, payload: ShowHistory) -> None:
    """The last changes in place of the list."""
    if _is_here(context, payload.group_id):
        back = Button(context._("Kembali"), ShowRules(payload.group_id))
        context.edit(await _history_text(context), [[back]])


async def edit(context: Context, payload: EditRules) -> None:
    """One button a rule of the first page."""
    if not _is_here(context, payload.group_id):
        return
    _ = context._
    group = context.here.group
    elsewhere = {*LOAN_RULES, *REMINDER_RULES, *(() if group.rules["pertemuan"] == "bulanan" else _OF_THE_MONTH)}
    buttons = [
        Button(as_sentence(rule_label(_, key)), PickRule(group.id, key)) for key in RULES if key not in elsewhere
    ]
    rows = [*in_rows(buttons, 2), [Button(_("Kembali"), ShowRules(group.id))]]
    context.edit(_("Aturan mana yang diubah?"), rows)


async def pick(context: Context, payload: PickRule) -> None:
    """The choices of one rule; one that has none is typed."""
    if not _is_here(context, payload.group_id) or payload.key not in RULES:
        return
    rule = RULES[payload.key]
    if rule.kind is RuleKind.TEXT:
        await _ask(context, rule)
    else:
        context.edit(_is_now(context, rule.key), _choices(context, rule))


async def type_value(context: Context, payload: TypeRule) -> None:
    """Ask for the value in a message that is to be replied to."""
    if _is_here(context, payload.group_id) and payload.key in RULES:
        await _ask(context, RULES[payload.key])


async def press_value(context: Context, payload: SetRule) -> None:
    """A value was pressed."""
    if not _is_here(context, payload.group_id) or payload.key not in RULES:
        return
    rule = RULES[payload.key]
    try:
        changed = await _change(context, rule.key, _as_written(rule, payload.value))
    except RuleError as error:
        context.alert(_not_understood(context, error))
        return
    if changed is None:
        context.alert(_already(context, rule.key))
    place = section_of(rule.key)
    if rule.kind is RuleKind.WEEKDAYS:
        context.edit(_is_now(context, rule.key), _choices(context, rule))
    elif rule.key in REMINDER_RULES:
        context.edit(_reminder_text(context), _reminder_buttons(context))
    elif place is None:
        context.edit(first_page(context._, context.here.group), _rules_buttons(context))
    else:
        _show_section(context, place)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """A value was typed as the answer to the question for it."""
    _ = context._
    key = str(draft.payload["rule"])
    if text.strip().lower() in _GIVEN_UP:
        await drafts.answered(context.turn, draft)
        context.reply(_("Baik, tidak ada yang diubah."))
        return
    if not context.may(Action.CHANGE_RULES):
        await drafts.answered(context.turn, draft)
        context.reply(_("Hanya {who} yang bisa mengubah aturan.", who=who_may(context, Action.CHANGE_RULES)))
        return
    if isinstance(understand(text), MoneySentence):
        # In private any words answer; who reports money meanwhile has forgotten the question.
        await drafts.answered(context.turn, draft)
        await said(context, context.home.tables, text)
        return
    try:
        changed = await _change(context, key, text)
    except RuleError as error:
        await _ask(context, RULES[key], refused=error)
        return
    await drafts.answered(context.turn, draft)
    if changed is None:
        context.reply(_already(context, key))
    elif not context.in_group:
        context.reply(_told(context, key))


async def _ask(context: Context, rule: Rule, *, refused: RuleError | None = None) -> None:
    """Ask for a value; the reply to this message is it."""
    _ = context._
    if refused is None:
        prompt = _(
            "Tulis {label} yang baru dengan membalas pesan ini. Contoh: {example}",
            label=rule_label(_, rule.key),
            example=rule.example,
        )
    else:
        prompt = _(
            "{reason} Balas pesan ini, contohnya: {example}", reason=_reason(context, refused), example=rule.example
        )
    payload = {"prompt": prompt, "rule": rule.key}
    if rule.kind in {RuleKind.RUPIAH, RuleKind.FEE}:
        payload["wants"] = "amount"
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        kind=_QUESTION,
        payload=payload,
        group_id=context.here.group.id,
    )
    context.reply(prompt, force_reply=True)


async def _change(context: Context, key: str, written: str) -> RuleChange | None:
    """Change it and tell the group, in the group's language. Raises RuleError."""
    by = context.here.acting(context.user.id, Action.CHANGE_RULES)
    changed = await rules.change(context.turn, context.here.group, key, written, changed_by=context.user.id)
    if changed is None:
        return None
    group = (await context.reload()).group
    if group.chat_id is not None:
        _ = words(group.rules["bahasa"])
        text = _(
            "Aturan diubah: {label} dari {old} menjadi {new}.\nOleh {name}. Sekarang versi {version}.",
            label=rule_label(_, key),
            new=rule_value(_, key, changed.new_value, group.rules.zone),
            old=rule_value(_, key, changed.old_value, group.rules.zone),
            name=context.user.full_name if by is None else by.name,
            version=changed.version,
        )
        context.send(group.chat_id, "\n".join([text, *_consequences(_, key, group.rules)]))
    return changed


def _consequences(_: Words, key: str, rules: Rules) -> list[str]:
    """What a changed rule means besides.

    One of the meeting may change nothing as long as another stands; of lending, another period moves the rate, and old
    loans stay as agreed.
    """
    lines = []
    monthly, by_weekday = rules["pertemuan"] == "bulanan", rules.month_day is None
    if (key in _OF_THE_MONTH and not monthly) or (key in {"hari", "minggu ke"} and monthly and not by_weekday):
        lines.append(_("Rapat tetap {meeting}.", meeting=meeting_words(_, rules)))
    if key in {"angsuran", "metode"}:
        lines.append(_("{cost}. {length}.", cost=cost_line(_, rules), length=length_line(_, rules)))
    if key in AGREED:
        lines.append(_("Pinjaman yang sudah berjalan tidak berubah."))
    return lines


def _rules_buttons(context: Context) -> Keyboard:
    """[Ubah] only for those who may: in a group everybody sees it, but a press is asked again."""
    group = context.here.group
    _ = context._
    row = []
    if context.may(Action.CHANGE_RULES):
        row.append(Button(_("Ubah"), EditRules(group.id)))
    if group.rules_version > 1:
        row.append(Button(_("Riwayat"), ShowHistory(group.id)))
    pages = [Button(_("Pinjaman"), ShowLoanRules(group.id)), Button(_("Pengingat"), ShowReminderRules(group.id))]
    return [pages, row] if row else [pages]


def _reminder_text(context: Context) -> str:
    return reminder_page(context._, context.here.group, may_change=context.may(Action.CHANGE_RULES))


def _reminder_buttons(context: Context) -> Keyboard:
    _ = context._
    group = context.here.group
    back = [Button(_("Kembali"), ShowRules(group.id))]
    if not context.may(Action.CHANGE_RULES):
        return [back]
    buttons = [Button(as_sentence(rule_label(_, key)), PickRule(group.id, key)) for key in REMINDER_RULES]
    return [*in_rows(buttons, 2), back]


def _loan_buttons(context: Context) -> Keyboard:
    group = context.here.group
    back = Button(context._("Kembali"), ShowRules(group.id))
    if context.may(Action.CHANGE_RULES):
        return [[Button(context._("Ubah"), EditLoanRules(group.id)), back]]
    return [[back]]


async def _history_text(context: Context) -> str:
    _ = context._
    group = context.here.group
    changes = await rules.history(context.turn, group.id)
    if not changes:
        return _("Aturan {group} belum pernah diubah.", group=group.name)
    lines = [_("Perubahan aturan {group}", group=group.name)]
    for changed in changes:
        label, zone = rule_label(_, changed.rule), group.rules.zone
        lines.append(
            _(
                "Versi {version}, {date}, {name}: {label} dari {old} menjadi {new}",
                version=changed.version,
                date=_.short_date(group.date_of(changed.changed_at)),
                name=await _name_of(context, changed.changed_by),
                label=label,
                old=rule_value(_, changed.rule, changed.old_value, zone),
                new=rule_value(_, changed.rule, changed.new_value, zone),
            )
        )
    return "\n".join(lines)


async def _name_of(context: Context, telegram_id: int) -> str:
    """The officer for whom the account speaks, also one who has left since."""
    spoken = [member for member in context.here.everyone if telegram_id in member.speakers]
    if spoken:
        return max(spoken, key=lambda member: member.is_officer).name
    person = await people.find(context.turn, telegram_id)
    return context._("seseorang") if person is None else person.first_name


def _choices(context: Context, rule: Rule) -> Keyboard:
    """A button for each value that is usual, the present one marked."""
    _ = context._
    group = context.here.group
    if rule.kind is RuleKind.WEEKDAYS:
        return _days_to_choose(context, rule)
    values = {
        RuleKind.YES_NO: (YES, NO),
        RuleKind.WEEKDAY: WEEKDAYS,
        RuleKind.ZONE: tuple(name.upper() for name in ZONES),
    }.get(rule.kind) or SUGGESTED.get(rule.key, rule.choices)
    buttons = []
    for value in values:
        label = as_sentence(rule_value(_, rule.key, value, group.rules.zone))
        if value == group.rules[rule.key]:
            label = _("✓ {value}", value=label)
        buttons.append(Button(label, SetRule(group.id, rule.key, value)))
    last = [_back(context, rule)]
    if rule.kind in TYPED:
        last.insert(0, Button(_("Lainnya"), TypeRule(group.id, rule.key)))
    return [*in_rows(buttons, 1 if rule.key in LONG else 3), last]


def _days_to_choose(context: Context, rule: Rule) -> Keyboard:
    """A press of a day adds it or takes it away: the button carries what the rule is to be then, in ciphers."""
    _ = context._
    group = context.here.group
    chosen = {WEEKDAYS.index(day) for day in group.rules[rule.key].split()}
    buttons = []
    for day in range(len(WEEKDAYS)):
        label = _("✓ {value}", value=_.weekday(day)) if day in chosen else _.weekday(day)
        wanted = "".join(map(str, sorted(chosen ^ {day}))) or _NO_DAY
        buttons.append(Button(label, SetRule(group.id, rule.key, wanted)))
    nothing = [Button(_("Tidak ada"), SetRule(group.id, rule.key, _NO_DAY))] if chosen else []
    return [*in_rows([*buttons, *nothing], 3), [_back(context, rule)]]


def _back(context: Context, rule: Rule) -> Button:
    """Back to the page on which this rule stands."""
    group_id, place = context.here.group.id, section_of(rule.key)
    page: Payload = ShowRules(group_id) if place is None else EditSection(group_id, place)
    return Button(context._("Kembali"), ShowReminderRules(group_id) if rule.key in REMINDER_RULES else page)


def _as_written(rule: Rule, value: str) -> str:
    """A value of a button as somebody would write it: bare digits are asked about, an amount with Rp is not."""
    if rule.kind is RuleKind.WEEKDAYS:
        return " ".join(WEEKDAYS[int(day)] for day in value if day in "0123456") or _NO_DAY
    amount = rule.kind in {RuleKind.RUPIAH, RuleKind.FEE} and value.isdigit() and value != "0"
    return f"Rp{value}" if amount else value


def _is_here(context: Context, group_id: int) -> bool:
    """Whether the button belongs to the group that this chat speaks of; in private that may have changed since."""
    if context.here.group.id == group_id:
        return True
    context.alert(context._("Tombol ini milik kelompok lain. Ketik /aturan sekali lagi."))
    return False


def _is_now(context: Context, key: str) -> str:
    _ = context._
    group = context.here.group
    value = rule_value(_, key, group.rules[key], group.rules.zone)
    now = _("{label} sekarang: {value}", label=as_sentence(rule_label(_, key)), value=value)
    means = meaning(_, key, group.rules)
    return _("{now}\n{meaning}", now=now, meaning=means) if means else now


def _already(context: Context, key: str) -> str:
    _ = context._
    group = context.here.group
    value = rule_value(_, key, group.rules[key], group.rules.zone)
    return _("{label} memang sudah {value}.", label=as_sentence(rule_label(_, key)), value=value)


def _told(context: Context, key: str) -> str:
    _ = context._
    group = context.here.group
    return _(
        "{label} sekarang {value}. Grup {group} sudah saya beri tahu.",
        label=as_sentence(rule_label(_, key)),
        value=rule_value(_, key, group.rules[key], group.rules.zone),
        group=group.name,
    )


def _not_understood(context: Context, error: RuleError) -> str:
    return context._(
        "{reason} Contoh: /aturan {key} {example}",
        reason=_reason(context, error),
        key=error.rule.key,
        example=error.rule.example,
    )


def _reason(context: Context, error: RuleError) -> str:
    """Why a value is not taken, in a sentence that an example follows."""
    _ = context._
    label = rule_label(_, error.rule.key)
    match error:
        case RuleOutOfRange(least=least, greatest=greatest):
            # A fee is refused for its share only: an amount has no such limit.
            share = error.rule.kind in {RuleKind.PERCENT, RuleKind.FEE}
            most = percent(_, Fraction(greatest, 100)) if share else greatest
            return _("{label} bisa dari {least} sampai {most}.", label=as_sentence(label), least=least, most=most)
        case EveryDayNamed():
            return _("Sisakan paling tidak satu hari.")
        case OtherRuleMeant(other=other, named=named):
            return _(
                "{other} sekarang {value}; ubah dulu dengan /aturan {key} {named}.",
                other=as_sentence(rule_label(_, other.key)),
                value=rule_value(_, other.key, context.here.group.rules[other.key], context.here.group.rules.zone),
                key=other.key,
                named=named,
            )
        case _:
            return _("“{written}” belum saya pahami untuk {label}.", written=plain(error.written), label=label)


TABLE = Tables(
    commands=(
        Command(
            name="aturan",
            description=N_("Lihat aturan kelompok"),
            handler=show,
            action=Action.SEE_RULES,
            samples=("/aturan", "/aturan pinjaman", "/aturan riwayat"),
            samples_for=(
                SampleFor(Action.CHANGE_RULES, N_("Ubah simpanan wajib"), "/aturan wajib 10rb"),
                SampleFor(Action.CHANGE_RULES, N_("Ubah jam rapat"), "/aturan jam 7 malam"),
                SampleFor(Action.CHANGE_RULES, N_("Ubah jasa pinjaman"), "/aturan jasa 2%"),
            ),
        ),
    ),
    presses=(
        Press(payload=ShowRules, handler=show_again, action=Action.SEE_RULES),
        Press(payload=ShowLoanRules, handler=show_loan_rules, action=Action.SEE_RULES),
        Press(payload=ShowReminderRules, handler=show_reminder_rules, action=Action.SEE_RULES),
        Press(payload=EditLoanRules, handler=edit_loan_rules, action=Action.CHANGE_RULES),
        Press(payload=EditSection, handler=edit_section, action=Action.CHANGE_RULES),
        Press(payload=ShowHistory, handler=show_history, action=Action.SEE_RULES),
        Press(payload=EditRules, handler=edit, action=Action.CHANGE_RULES),
        Press(payload=PickRule, handler=pick, action=Action.CHANGE_RULES),
        Press(payload=TypeRule, handler=type_value, action=Action.CHANGE_RULES),
        Press(payload=SetRule, handler=press_value, action=Action.CHANGE_RULES),
    ),
    drafts={_QUESTION: typed},
)

"""/aturan: the group's rules, shown, and changed by buttons or in one line. Every change is told to the group."""

import re
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.rule_words import PRESET_NAMES, as_sentence, meeting_words, rule_label, rule_value
from handlers.sentences import said
from locales import N_, words
from savings.phrases import MoneySentence, understand
from savings.roles import Action
from savings.rule_reading import RuleError
from savings.rules import NO, RULES, WEEKDAYS, YES, ZONES, Rule, RuleKind
from services import drafts, people, rules
from services.drafts import Draft
from services.rules import RuleChange

_QUESTION = "rule"
_SUGGESTED = {
    "pokok": ("0", "10000", "20000", "50000", "100000"),
    "wajib": ("2000", "5000", "10000", "20000", "50000"),
    "batas": ("1000000", "10000000", "100000000"),
    "jam": ("09.00", "10.00", "13.00", "15.00", "16.00", "19.00", "19.30", "20.00"),
}
_SHOWN = ("pokok", "wajib", "setoran biasa", "batas", "wakil", "saldo terbuka", "bahasa")
"""Those with a line of their own; the name stands in the headline, and the meeting is one sentence."""

_OTHER_NAMES = {
    "simpanan pokok": "pokok",
    "simpanan wajib": "wajib",
    "iuran wajib": "wajib",
    "zona waktu": "zona",
    "hari rapat": "hari",
    "hari pertemuan": "hari",
    "jam rapat": "jam",
    "jam pertemuan": "jam",
    "minggu rapat": "minggu ke",
    "jadwal rapat": "pertemuan",
    "jadwal pertemuan": "pertemuan",
    "saldo": "saldo terbuka",
    "setoran": "setoran biasa",
}
_NAMES = {**{key: key for key in RULES}, **_OTHER_NAMES}
_NAMES_PATTERN = re.compile(
    rf"(?P<name>{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})(?:\s*[:=]\s*|\s+|$)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_GIVEN_UP = {"batal", "tidak jadi", "gak jadi", "nggak jadi"}


@dataclass(frozen=True, slots=True)
class ShowRules(Payload, prefix="rules"):
    """Back to the list."""

    group_id: int


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
    """/aturan, /aturan riwayat, /aturan wajib, /aturan wajib 10rb."""
    _ = context._
    asked = context.arguments
    if not asked:
        context.reply(_rules_text(context), _rules_buttons(context))
        return
    if asked.lower() == "riwayat":
        context.reply(await _history_text(context))
        return
    found = _NAMES_PATTERN.match(asked)
    if found is None:
        context.reply(_("Aturan itu belum saya kenal. Contoh yang bisa: /aturan wajib 10rb"))
        return
    key = _NAMES[found["name"].lower()]
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
        context.edit(_rules_text(context), _rules_buttons(context))


async def show_history(context: Context, payload: ShowHistory) -> None:
    """The last changes in place of the list."""
    if _is_here(context, payload.group_id):
        back = Button(context._("Kembali"), ShowRules(payload.group_id))
        context.edit(await _history_text(context), [[back]])


async def edit(context: Context, payload: EditRules) -> None:
    """One button a rule."""
    if not _is_here(context, payload.group_id):
        return
    _ = context._
    group = context.here.group
    buttons = [
        Button(as_sentence(rule_label(_, key)), PickRule(group.id, key))
        for key in RULES
        if key != "minggu ke" or group.rules["pertemuan"] == "bulanan"
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
    context.edit(_rules_text(context), _rules_buttons(context))


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
        await _ask(context, RULES[key], misread=error.written)
        return
    await drafts.answered(context.turn, draft)
    if changed is None:
        context.reply(_already(context, key))
    elif not context.in_group:
        context.reply(_told(context, key))


async def _ask(context: Context, rule: Rule, *, misread: str | None = None) -> None:
    """Ask for a value; the reply to this message is it."""
    _ = context._
    label = rule_label(_, rule.key)
    if misread is None:
        prompt = _(
            "Tulis {label} yang baru dengan membalas pesan ini. Contoh: {example}", label=label, example=rule.example
        )
    else:
        prompt = _(
            "“{written}” belum saya pahami untuk {label}. Balas pesan ini, contohnya: {example}",
            written=plain(misread),
            label=label,
            example=rule.example,
        )
    payload = {"prompt": prompt, "rule": rule.key}
    if rule.kind is RuleKind.RUPIAH:
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
        context.send(group.chat_id, text)
    return changed


def _rules_text(context: Context) -> str:
    _ = context._
    group = context.here.group
    lines = [
        _("Aturan {group}, versi {version}", group=group.name, version=group.rules_version),
        _("Jenis: {preset}", preset=_(PRESET_NAMES[group.preset])),
        _("Rapat: {meeting}", meeting=meeting_words(_, group.rules)),
    ]
    for key in _SHOWN:
        value = rule_value(_, key, group.rules[key], group.rules.zone)
        lines.append(_("{label}: {value}", label=as_sentence(rule_label(_, key)), value=value))
    return "\n".join(lines)


def _rules_buttons(context: Context) -> Keyboard | None:
    """[Ubah] only for those who may: in a group everybody sees it, but a press is asked again."""
    group = context.here.group
    row = []
    if context.may(Action.CHANGE_RULES):
        row.append(Button(context._("Ubah"), EditRules(group.id)))
    if group.rules_version > 1:
        row.append(Button(context._("Riwayat"), ShowHistory(group.id)))
    return [row] if row else None


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
    values = {
        RuleKind.YES_NO: (YES, NO),
        RuleKind.WEEKDAY: WEEKDAYS,
        RuleKind.ZONE: tuple(name.upper() for name in ZONES),
        RuleKind.CHOICE: rule.choices,
    }.get(rule.kind, _SUGGESTED.get(rule.key, ()))
    buttons = []
    for value in values:
        label = as_sentence(rule_value(_, rule.key, value, group.rules.zone))
        if value == group.rules[rule.key]:
            label = _("✓ {value}", value=label)
        buttons.append(Button(label, SetRule(group.id, rule.key, value)))
    last = [Button(_("Kembali"), ShowRules(group.id))]
    if rule.kind in {RuleKind.RUPIAH, RuleKind.HOUR, RuleKind.TEXT}:
        last.insert(0, Button(_("Lainnya"), TypeRule(group.id, rule.key)))
    return [*in_rows(buttons, 3), last]


def _as_written(rule: Rule, value: str) -> str:
    """A canonical value as somebody would write it: bare digits are asked about, an amount with Rp is not."""
    return f"Rp{value}" if rule.kind is RuleKind.RUPIAH and value != "0" else value


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
    return _("{label} sekarang: {value}", label=as_sentence(rule_label(_, key)), value=value)


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
    _ = context._
    return _(
        "“{written}” belum saya pahami untuk {label}. Contoh: /aturan {key} {example}",
        written=plain(error.written),
        label=rule_label(_, error.rule.key),
        key=error.rule.key,
        example=error.rule.example,
    )


TABLE = Tables(
    commands=(
        Command(
            name="aturan",
            description=N_("Lihat aturan kelompok"),
            handler=show,
            action=Action.SEE_RULES,
            samples=("/aturan", "/aturan riwayat"),
            samples_for=(
                SampleFor(Action.CHANGE_RULES, N_("Ubah simpanan wajib"), "/aturan wajib 10rb"),
                SampleFor(Action.CHANGE_RULES, N_("Ubah jam rapat"), "/aturan jam 7 malam"),
            ),
        ),
    ),
    presses=(
        Press(payload=ShowRules, handler=show_again, action=Action.SEE_RULES),
        Press(payload=ShowHistory, handler=show_history, action=Action.SEE_RULES),
        Press(payload=EditRules, handler=edit, action=Action.CHANGE_RULES),
        Press(payload=PickRule, handler=pick, action=Action.CHANGE_RULES),
        Press(payload=TypeRule, handler=type_value, action=Action.CHANGE_RULES),
        Press(payload=SetRule, handler=press_value, action=Action.CHANGE_RULES),
    ),
    drafts={_QUESTION: typed},
)

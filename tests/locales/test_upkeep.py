"""The catalogues are complete, and their tools find and mend what is not."""

import json
from pathlib import Path

import pytest

from locales.__main__ import main
from locales.catalogues import ONE_FORM_HEADER, SOURCE_LANGUAGE, TEMPLATE, compiled, languages
from locales.upkeep import check, extract, fill, missing, paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with one speaking module."""
    (tmp_path / "handlers").mkdir()
    (tmp_path / "handlers" / "greet.py").write_text(
        '_("Bu {name} setor {amount}.", name=a, amount=b)\n_.many("{n} anggota", "{n} anggota", n)\n', encoding="utf-8"
    )
    return tmp_path


def of(house: Path, language: str = "en") -> tuple[Path, Path, dict[str, Path]]:
    return house, house / "x.pot", {language: house / f"{language}.po"}


GOOD: dict[str, str | list[str]] = {
    "Bu {name} setor {amount}.": "{name} deposits {amount}.",
    "{n} anggota": ["one member", "{n} members"],
}


def test_every_sentence_of_ours_is_translated() -> None:
    catalogues = paths(language for language in languages() if language != SOURCE_LANGUAGE)
    assert check(ROOT, TEMPLATE, catalogues) == []


def test_extract_then_fill_makes_a_whole_catalogue(house: Path) -> None:
    root, template, catalogues = of(house)
    assert len(check(root, template, catalogues)) == 4
    assert extract(root, template, catalogues) == 2
    assert [problem.split(":")[1] for problem in check(root, template, catalogues)] == [" is not translated"] * 2
    assert missing(catalogues["en"], "en") == {"Bu {name} setor {amount}.": "", "{n} anggota": ["", ""]}
    assert fill(catalogues["en"], "en", GOOD) == []
    assert check(root, template, catalogues) == []
    assert missing(catalogues["en"], "en") == {}
    english = compiled(catalogues["en"].read_bytes())
    assert english.ngettext("{n} anggota", "{n} anggota", 2) == "{n} members"


def test_extracting_again_changes_nothing(house: Path) -> None:
    root, template, catalogues = of(house)
    extract(root, template, catalogues)
    fill(catalogues["en"], "en", GOOD)
    before = template.read_text(), catalogues["en"].read_text()
    extract(root, template, catalogues)
    assert (template.read_text(), catalogues["en"].read_text()) == before


def test_a_changed_sentence_is_untranslated_and_never_guessed(house: Path) -> None:
    root, template, catalogues = of(house)
    extract(root, template, catalogues)
    fill(catalogues["en"], "en", GOOD)
    (house / "handlers" / "greet.py").write_text('_("Bu {name} tarik {amount}.", name=a, amount=b)\n', encoding="utf-8")
    assert any("no longer in the code" in problem for problem in check(root, template, catalogues))
    extract(root, template, catalogues)
    assert missing(catalogues["en"], "en") == {"Bu {name} tarik {amount}.": ""}


@pytest.mark.parametrize(
    ("translation", "reason"),
    [
        ("{nama} deposits {amount}.", "other placeholders"),
        ("{name} deposits.", "other placeholders"),
        ("{name deposits {amount}.", "braces"),
    ],
)
def test_a_translation_with_other_placeholders_is_refused(house: Path, translation: str, reason: str) -> None:
    root, template, catalogues = of(house)
    extract(root, template, catalogues)
    problems = fill(catalogues["en"], "en", {"Bu {name} setor {amount}.": translation})
    assert len(problems) == 1
    assert reason in problems[0]
    assert "Bu {name} setor {amount}." in missing(catalogues["en"], "en")


def test_check_finds_what_a_hand_made_catalogue_got_wrong(house: Path) -> None:
    root, template, catalogues = of(house)
    extract(root, template, catalogues)
    fill(catalogues["en"], "en", GOOD)
    path = catalogues["en"]
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("{name} deposits", "{nama} deposits"), encoding="utf-8")
    assert "other placeholders" in check(root, template, catalogues)[0]
    path.write_text(whole.replace("#, python-brace-format", "#, fuzzy, python-brace-format"), encoding="utf-8")
    assert "is fuzzy" in check(root, template, catalogues)[0]


def test_an_unknown_source_and_an_empty_translation(house: Path) -> None:
    root, template, catalogues = of(house)
    extract(root, template, catalogues)
    assert fill(catalogues["en"], "en", {"Halo": "Hello", "{n} anggota": ["", ""]}) == ["no such source: 'Halo'"]


def test_javanese_does_not_inflect_a_counted_noun(house: Path) -> None:
    root, template, catalogues = of(house, "jv")
    extract(root, template, catalogues)
    assert ONE_FORM_HEADER in catalogues["jv"].read_text(encoding="utf-8")
    assert fill(catalogues["jv"], "jv", {"{n} anggota": "{n} warga"}) == []
    javanese = compiled(catalogues["jv"].read_bytes())
    assert [javanese.ngettext("{n} anggota", "{n} anggota", n) for n in (1, 5)] == ["{n} warga"] * 2


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["missing"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    (tmp_path / "x.json").write_text('{"Tidak ada kalimat ini": "No such sentence"}', encoding="utf-8")
    assert main(["fill", str(tmp_path / "x.json")]) == 1
    assert "no such source" in capsys.readouterr().out

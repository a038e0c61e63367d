"""`python -m locales extract | check | missing | fill FILE.json`: the upkeep of the catalogues."""

import argparse
import json
import sys
from pathlib import Path

from locales.catalogues import FOLDER, SOURCE_LANGUAGE, TEMPLATE, languages
from locales.upkeep import check, extract, fill, missing, paths

ROOT = FOLDER.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well and 1 when something was refused or is missing."""
    parser = argparse.ArgumentParser(prog="python -m locales", description="Keep the catalogues true.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="renew the template from the code and merge it into every catalogue")
    commands.add_parser("check", help="fail with a list of what is missing, untranslated or filled differently")
    lister = commands.add_parser("missing", help="print the untranslated sources as a JSON map, to be filled in")
    filler = commands.add_parser("fill", help="take translations from a JSON map {source: translation}")
    filler.add_argument("file", type=Path)
    for command in (lister, filler):
        command.add_argument("--language", default="en")
    options = parser.parse_args(arguments)
    catalogues = paths(language for language in languages() if language != SOURCE_LANGUAGE)

    if options.command == "extract":
        print(f"{extract(ROOT, TEMPLATE, catalogues)} sentences, {len(catalogues)} catalogue(s) merged.")
        return 0
    if options.command == "missing":
        path = paths([options.language])[options.language]
        print(json.dumps(missing(path, options.language), ensure_ascii=False, indent=1))
        return 0
    if options.command == "fill":
        path = paths([options.language])[options.language]
        problems = fill(path, options.language, json.loads(options.file.read_text(encoding="utf-8")))
    else:
        problems = check(ROOT, TEMPLATE, catalogues)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem(s) in the catalogues.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

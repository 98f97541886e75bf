#!/usr/bin/env python3
"""Checks what a compiler does not: the include table of src/README.md, opening comments, file
lengths, the lists of tests and of translatable files, the translation, the desktop files, the
format of the code.  Prints TAP.  A check whose tool is not installed is skipped and says so."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SRC = TOP / "src"

# Which outside library a system header belongs to; GLib and the C library are everybody's.
LIBRARIES = [
    (r"unicode/", "ICU"),
    (r"sqlite3\.h", "SQLite"),
    (r"csv\.h", "libcsv"),
    (r"json-glib/", "JSON-GLib"),
    (r"archive", "libarchive"),
    (r"libxml/", "libxml2"),
    (r"xlsxwriter", "libxlsxwriter"),
    (r"cairo", "Cairo"),
    (r"pango", "Pango"),
    (r"libdeflate\.h", "libdeflate"),
    (r"gio/|gioenums", "GIO"),
    (r"gtk/|gdk/|gsk/", "GTK 4"),
    (r"adwaita\.h", "libadwaita"),
    (r"(?:X11|poppler|ft2build|freetype|fontconfig|hb|png)", "none of the table"),
]


def files(pattern):
    return sorted(p for p in TOP.glob(pattern) if not p.relative_to(TOP).parts[0].startswith("build-"))


def relative(path):
    return str(path.relative_to(TOP))


def layers():
    """The table of src/README.md as {folder: (folders it may include, libraries)}."""
    table = {}
    for line in (SRC / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 4 and re.fullmatch(r"`\w+`", cells[0]):
            table[cells[0].strip("`")] = (cells[1], {c.strip() for c in cells[2].split(",")})
    resolved = {}
    for name, (may, libraries) in table.items():
        if may == "all":
            allowed = set(table)
        elif may.startswith("all but"):
            allowed = set(table) - set(may.split()[2:])
        else:
            allowed = set(may.split()) & set(table)
        resolved[name] = (allowed | {name}, libraries)
    return resolved


def check_includes():
    table = layers()
    problems = [f"src/{d.name} is not in the table of src/README.md" for d in SRC.iterdir() if d.is_dir() and d.name not in table]
    owner = {p.name: p.parent.name for p in SRC.glob("*/*.h")}
    for path in files("src/*/*.[ch]"):
        layer = path.parent.name
        if layer not in table:
            continue
        allowed, libraries = table[layer]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            kind, name = match.groups()
            if kind == '"':
                used = owner.get(name.split("/")[-1])
                if used and used not in allowed:
                    problems.append(f"{relative(path)}:{number}: {layer} may not include {used}/{name}")
                continue
            for expression, library in LIBRARIES:
                if re.match(expression, name) and library not in libraries:
                    problems.append(f"{relative(path)}:{number}: {layer} may not use {library} ({name})")
                if re.match(expression, name):
                    break
    return problems


def check_opening_comments():
    problems = []
    for path in files("src/**/*.[ch]") + files("tests/**/*.[ch]"):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"):
            problems.append(f"{relative(path)}: no SPDX line at the top")
        if path.suffix == ".c":
            rest = text.split("\n", 1)[1].lstrip() if "\n" in text else ""
            comment = re.match(r"/\*.*?\*/", rest, re.S)
            if not comment or (len(comment.group().split()) < 12):
                problems.append(f"{relative(path)}: does not open with what it is for")
    return problems


def check_lengths():
    limits = [("src/*/*.[ch]", 500), ("tests/**/*.[ch]", 800), ("ui/*.ui", 300)]
    return [f"{relative(p)}: {n} lines, more than {limit}"
            for pattern, limit in limits for p in files(pattern)
            if (n := len(p.read_text(encoding="utf-8").splitlines())) > limit]


def check_tests_registered():
    problems = []
    for path in files("tests/*/*.c"):
        listed = (path.parent / "meson.build").read_text(encoding="utf-8")
        name = path.stem[5:] if path.stem.startswith("test-") else path.stem
        if not re.search(rf"['-]{re.escape(name)}(\.c)?'", listed):
            problems.append(f"{relative(path)} is not in {relative(path.parent / 'meson.build')}")
    return problems


def translatable():
    found = set()
    for path in files("src/**/*.[ch]"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        if re.search(r'(?<![\w])(?:N?_|C_|NC_|Q_|ngettext|g_dngettext)\s*\(\s*"', text):
            found.add(relative(path))
    for path in files("ui/*.ui"):
        if 'translatable="yes"' in path.read_text(encoding="utf-8"):
            found.add(relative(path))
    for pattern in ("data/*.desktop.in", "data/*.metainfo.xml.in", "data/*.gschema.xml", "data/*.xml.in"):
        found |= {relative(p) for p in files(pattern)}
    return found


def check_potfiles():
    lines = [line for line in (TOP / "po/POTFILES").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    wanted = translatable()
    problems = [f"po/POTFILES lacks {p}" for p in sorted(wanted - set(lines))]
    problems += [f"po/POTFILES names {p}, which has nothing to translate" for p in sorted(set(lines) - wanted)]
    if lines != sorted(lines):
        problems.append("po/POTFILES is not sorted")
    return problems


def run(*command):
    result = subprocess.run([str(c) for c in command], cwd=TOP, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    return result.returncode, result.stdout.strip()


def needs(tool):
    if not shutil.which(tool):
        raise LookupError(f"{tool} is not installed")


def check_translation():
    needs("msgfmt")
    needs("xgettext")
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "moat.pot"
        code, output = run("xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
                           "--keyword=ngettext:1,2", "--files-from=po/POTFILES", "--directory=.", f"--output={pot}")
        if code:
            return output.splitlines()
        for po in files("po/*.po"):
            code, output = run("msgfmt", "--check", "--output-file=/dev/null", po)
            if code:
                problems += output.splitlines()
            merged = Path(folder) / po.name
            code, output = run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", po, pot)
            if code:
                problems += output.splitlines()
                continue
            _, output = run("env", "LC_ALL=C", "msgfmt", "--statistics", "--output-file=/dev/null", merged)
            if "fuzzy" in output or "untranslated" in output:
                _, missing = run("msgattrib", "--untranslated", "--no-obsolete", merged)
                problems.append(f"{relative(po)}: {output}")
                problems += [line for line in missing.splitlines() if line.startswith("msgid") and line != 'msgid ""'][:12]
    return problems


def check_desktop_file():
    needs("desktop-file-validate")
    needs("msgfmt")
    problems = []
    for path in files("data/*.desktop.in"):
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / path.name[:-3]
            code, output = run("msgfmt", "--desktop", f"--template={path}", "-d", "po", "-o", made)
            problems += output.splitlines() if code else []
            code, output = run("desktop-file-validate", made)
            problems += (output or "desktop-file-validate failed").splitlines() if code else []
    return problems


def check_metainfo():
    needs("appstreamcli")
    problems = []
    for path in files("data/*.metainfo.xml.in"):
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / path.name[:-3]
            code, output = run("msgfmt", "--xml", f"--template={path}", "-d", "po", "-o", made)
            problems += output.splitlines() if code else []
            code, output = run("appstreamcli", "validate", "--no-net", made)
            problems += output.splitlines() if code else []
    return problems


def check_schemas():
    needs("glib-compile-schemas")
    code, output = run("glib-compile-schemas", "--strict", "--dry-run", "data")
    return output.splitlines() if code else []


def check_ui():
    needs("xmllint")
    problems = []
    for path in files("ui/*.ui"):
        code, output = run("xmllint", "--noout", path)
        problems += output.splitlines() if code else []
        if "CDATA" in path.read_text(encoding="utf-8"):
            problems.append(f"{relative(path)}: a template inside CDATA is neither translated nor checked")
    return problems


def check_format():
    needs("clang-format")
    code, output = run("clang-format", "--dry-run", "--Werror", *files("src/*/*.[ch]"), *files("tests/*/*.[ch]"))
    return [line for line in output.splitlines() if "error:" in line][:20] if code else []


CHECKS = [
    ("includes keep to the table of src/README.md", check_includes),
    ("every file opens with its licence and purpose", check_opening_comments),
    ("no file is longer than it may be", check_lengths),
    ("every test file is registered", check_tests_registered),
    ("POTFILES is complete and sorted", check_potfiles),
    ("translations are complete and valid", check_translation),
    ("the desktop file is valid", check_desktop_file),
    ("the metainfo is valid", check_metainfo),
    ("the settings schema is valid", check_schemas),
    ("the interface files are well-formed", check_ui),
    ("the code has the project's format", check_format),
]


def main():
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, (name, check) in enumerate(CHECKS, 1):
        try:
            problems = check()
        except LookupError as reason:
            print(f"ok {number} {name} # SKIP {reason}")
            continue
        failed |= bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

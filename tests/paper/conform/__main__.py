"""conform [--fonts FOLDER] [--jobs N] [--text] FILE.pdf...: PDF/UA-1, PDF/A-3a and our own rules, as far as a machine can tell.

A file in a folder "public" must carry nothing of the source, one in "internal" must carry it.  Prints each finding
as "FILE: page N: RULE: what" and closes each file with a line "ok NAME" or "not ok NAME".  A rule is "UA" or "A"
with the clause of ISO 14289-1 or ISO 19005-3 and a number within it, or "house" with a word.  With --text it prints
the text of the structure instead, as it would be read aloud.
"""
import sys

sys.dont_write_bytecode = True

import argparse
import concurrent.futures
import os
import pathlib

import conforming


def report(path, root, fonts, most, excepted):
    audience = path.parent.name if path.parent.name in ("public", "internal") else None
    lines, counts = [], {}
    for finding in conforming.findings(path.read_bytes(), audience, fonts):
        if finding.rule in excepted:
            continue
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if counts[finding.rule] <= most:
            place = "page %d: " % finding.page if finding.page else ""
            lines.append("%s: %s%s: %s" % (path, place, finding.rule, finding.what))
    lines += [
        "%s: %s: … and %d more" % (path, rule, count - most) for rule, count in counts.items() if count > most
    ]
    shown = str(path.relative_to(root))
    return lines + ["%s conform: %s" % ("not ok" if lines else "ok", shown)], bool(lines)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--fonts", default=str(pathlib.Path(__file__).parents[3] / "fonts"))
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--most", type=int, default=5, help="findings of one rule that are told of a file")
    arguments.add_argument("--except", dest="excepted", action="append", default=[], metavar="RULE")
    arguments.add_argument("--text", action="store_true")
    arguments.add_argument("files", nargs="+", type=pathlib.Path)
    given = arguments.parse_args()
    if given.text:
        for path in given.files:
            print("".join(text for text, _ in conforming.pieces(path.read_bytes())), end="")
        return 0
    bad, count = False, len(given.files)
    root = pathlib.Path(os.path.commonpath([path.parent for path in given.files]))
    options = [[value] * count for value in (root, given.fonts, given.most, given.excepted)]
    with concurrent.futures.ProcessPoolExecutor(given.jobs) as pool:
        for lines, wrong in pool.map(report, given.files, *options):
            print("\n".join(lines), flush=True)
            bad |= wrong
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

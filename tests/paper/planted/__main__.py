"""planted FILE.pdf...: plants each defect into the first of the files that can have it, and asks whether the checker
notices it by the rule meant.  The files have no findings to begin with, which is tried as well."""
import sys

sys.dont_write_bytecode = True

import concurrent.futures
import pathlib

import planting
import of_content
import of_file
import of_structure

import conforming

# What a file lacks is not there to be spoilt; another file may have it.
NOT_HERE = (planting.NotHere, AttributeError, KeyError, IndexError, StopIteration, TypeError, ValueError)
FONTS = str(pathlib.Path(__file__).parents[3] / "fonts")


def rules(raw, audience):
    return {finding.rule for finding in conforming.findings(raw, audience, FONTS)}


def audience_of(path):
    return path.parent.name if path.parent.name in ("public", "internal") else None


def untouched(path):
    """As it is, and as it is after being opened and saved."""
    raw = path.read_bytes()
    found = rules(raw, audience_of(path))
    with planting.pikepdf.open(path) as pdf:
        found |= rules(planting.saved(pdf), audience_of(path))
    return (not found, path.name + " as it is", "finds " + ", ".join(sorted(found)))


def planted(number, paths):
    defect, why = planting.DEFECTS[number], ""
    for path in paths:
        try:
            raw = planting.spoilt(defect, path.read_bytes())
        except NOT_HERE as problem:
            why = "%s %s" % (type(problem).__name__, problem)
            continue
        found = rules(raw, defect.audience or audience_of(path))
        return (
            defect.rule in found,
            "%s (%s)" % (defect.called, defect.rule),
            "finds " + (", ".join(sorted(found)) or "nothing"),
        )
    return (False, "%s (%s)" % (defect.called, defect.rule), "no file has what it spoils " + why)


def main():
    paths = [pathlib.Path(argument) for argument in sys.argv[1:]]
    bad = False
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        count = len(planting.DEFECTS)
        results = list(pool.map(untouched, paths)) + list(
            pool.map(planted, range(count), [paths] * count, chunksize=8)
        )
    for good, called, what in results:
        print(("ok planted: %s" if good else "not ok planted: %s: " + what) % called)
        bad |= not good
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

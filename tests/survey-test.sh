#!/usr/bin/env bash
# run: once
# Pages as a typographer looks at them: what typeset_survey_test finds on every paper of the examples stays within
# bounds.  A bound is what stood there when somebody had looked at each of the pages; nothing may get worse.
# Holes are in the registers, where a second table is kept whole unless the hole is a third of the page; most paragraphs
# that stay ragged, since nothing fills them well, are the one sentence above the timetable of retention.
#   SHOW=yes tests/survey-test.sh   names each place
set -u
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
survey=$BUILD/tests/typeset_survey_test
papers=policy.pdf,register.pdf,processor.pdf,review.pdf,questions.pdf

pages() { # pages NAME ARGUMENT...: the pages of a build, each document under the example's name
  local name=$1
  shift
  "$PPC" build -T page -q --as-of 2026-11-22 --library examples/library -f $papers "$@" 2>>"$work/err" |
    sed "s,^<!-- ,<!-- $name/,"
}

for example in minimal complete practice town; do
  pages $example "examples/$example/policy.xml"
done >"$work/pages"
pages alkaes --draft examples/alkaes/policy.xml >>"$work/pages"
pages published --draft examples/alkaes/as-published.xml >>"$work/pages"
"$survey" fonts fonts/hyphen <"$work/pages" >"$work/found"
[ "${SHOW:-}" != yes ] || cat "$work/found"

python3 - "$work/found" <<'END'
import collections, re, sys

AT_MOST = {"ladder": 0, "heading at the foot": 0, "small table divided": 0, "hyphen": 0, "binding": 0, "outside": 0,
           "river": 0, "loose line": 0, "widow": 2, "ragged": 20, "lone row": 12, "hole": 8, "runt": 8}
counts, pages, lines, squares, widest = collections.Counter(), 0, 0, 0.0, 0.0
for line in open(sys.argv[1], encoding="utf-8"):
    if re.match(r"(= )?\S+/review \w\w[: ]", line):
        continue  # one language of a review: it goes to paper as a pair
    if line.startswith("= "):
        numbers = dict((name, float(number)) for number, name in re.findall(r", (\d+) ([a-z ]+)", line))
        pages += int(re.search(r"(\d+) pages", line)[1])
        lines += numbers["filled"]
        squares += float(re.search(r"rms ([\d.]+)", line)[1]) ** 2 * numbers["filled"]
        widest = max(widest, float(re.search(r"widest ([\d.]+)", line)[1]))
    else:
        kind = re.search(r" page \d+: ([a-z ]+):", line)[1]
        if kind != "ragged" or "/questions " not in line:  # its paragraphs end their lines themselves
            counts[kind] += 1
for kind, bound in AT_MOST.items():
    good = counts[kind] <= bound
    print("%s survey: %s, %d on %d pages, at most %d" % ("ok" if good else "not ok", kind, counts[kind], pages, bound))
rms = (squares / max(lines, 1)) ** 0.5
print("%s survey: spaces of filled lines, rms %.2f of their width, widest %.2f, at most 0.30 and 1.00"
      % ("ok" if rms <= 0.30 and widest <= 1 else "not ok", rms, widest))
print("%s survey: %d pages were looked at" % ("ok" if pages > 500 else "not ok", pages))
END

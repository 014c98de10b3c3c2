#!/usr/bin/env python3
"""overlap.py <LINES: nothing set lies on anything else, and nothing leaves its sheet.

Reads what `ppc build -T lines` prints: page, x, baseline, width, style (lengths in tenths of a point), words.
"""
import re
import signal
import sys

SHEETS = {"portrait": (595.3, 841.9), "gutter": (595.3, 841.9), "wide": (595.3, 841.9),
          "landscape": (841.9, 595.3)}
MARGIN, SLACK = 14, 0.7  # points: what a printer leaves white; rounding
LINE = re.compile(r"(\d+) (-?\d+) (-?\d+) (\d+) [a-z-]+/(\d+) (.*)")


def boxes(lines):
    """Pages as lists of (left, top, right, bottom, words), each with its document and sheet."""
    document, pages, turned = "", {}, {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("== "):
            document = line[3:]
            continue
        sheet = re.fullmatch(r"(\d+) sheet ([a-z]+)", line)
        if sheet:
            turned[document, int(sheet[1])] = sheet[2]
            continue
        found = LINE.fullmatch(line)
        if not found:
            sys.exit(f"overlap.py: not a line of the layout: {line}")
        page, x, baseline, width, size = (int(found[i]) for i in range(1, 6))
        words = found[6]
        if width == 0 or words.startswith("leader "):
            continue
        x, baseline, width, size = x / 10, baseline / 10, width / 10, size / 10
        box = (x, baseline - 0.68 * size, x + width, baseline + 0.12 * size, words[words.find("|"):])
        pages.setdefault((document, page), []).append(box)
    return pages, turned


def faults(page, sheet):
    width, height = SHEETS[sheet]
    page.sort(key=lambda box: box[1])
    for i, one in enumerate(page):
        if one[0] < MARGIN or one[2] > width - MARGIN or one[1] < MARGIN or one[3] > height - MARGIN:
            yield f"outside: {one[4]}"
        for other in page[i + 1:]:
            if other[1] > one[3] - SLACK:
                break
            if other[0] < one[2] - SLACK and one[0] < other[2] - SLACK:
                yield f"{one[4]} lies on {other[4]}"


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads may have seen enough
    pages, turned = boxes(sys.stdin)
    count = 0
    for (document, number), page in pages.items():
        for fault in faults(page, turned.get((document, number), "portrait")):
            print(f"{document}, page {number}: {fault}"[:200])
            count += 1
    if not pages:
        sys.exit("overlap.py: nothing to look at")
    sys.exit(count > 0)


main()

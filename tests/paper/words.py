"""words.py PAGE.html...: each page and the PDF beside it have the same words in the same order.

A browser's words are compared with those of the PDF's structure tree, which has no furniture and knows where a row of
a table goes on over the page; and each of them is to be found in what pdftotext selects.  Left out: navigation.  Fails
too where what is left out is over 80 words and a tenth of the page's.
"""
import concurrent.futures
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

CITATIONS = "Textes cités|Legal references"
HERE = pathlib.Path(__file__).parent


def browser(pages):
    """What page.js finds in each, from one run of the browser: a page is a frame whose inside the script can read."""
    frames = []
    for page in pages:
        source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
        frames.append('<iframe style="width: 1280px; height: 900px" srcdoc="%s"></iframe>' % html.escape(source))
    script = "<script>addEventListener('load', () => {" + (HERE / "page.js").read_text("utf-8") + "})</script>"
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "pages.html"
        copy.write_text('<!DOCTYPE html><meta charset="utf-8">' + script + "".join(frames), "utf-8")
        dom = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                              f"--user-data-dir={folder}/profile", "--window-size=1280,900", "--dump-dom",
                              copy.as_uri()], capture_output=True, check=True, timeout=200).stdout.decode()
    return json.loads(urllib.parse.unquote(re.search(r"FOUND(.*?)END", dom)[1]))


def words_of(text):
    """Words by their letters and digits: a dash is a bullet on paper and none in a browser, and an address may be
    parted at its signs."""
    text = re.sub("\u00ad\\s*", "", text)
    words = (re.sub(r"\W+", "", word) for word in text.split())
    return [word for word in words if word]


def sort_figures(words):
    """The words of each figure in the order of the alphabet."""
    made = []
    begun = None
    for word in words:
        if word == "figurebegins":
            begun = []
        elif word == "figureends":
            made, begun = made + sorted(begun), None
        else:
            (made if begun is None else begun).append(word)
    return made


def inside(element):
    """Finds each element of this kind in a structure tree, and by its indentation what stands in it."""
    return rf'(?m)^( *){element}\b[^\n]*\n((?:\1 [^\n]*\n)*)'


def read_aloud(path):
    """The words, and those of the heads of tables, which a page may say in each cell.  Without the table of what is
    cited, the last section, which paper alone has."""
    tree = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout.decode()
    tree = re.sub(f'"(?:{CITATIONS}) \\d+ ?"', "", tree)
    tree = re.split(f'H2[^\\n]*\\n *"(?:{CITATIONS})"', tree)[0]
    said = lambda part: " ".join(re.findall(r'^ *"(.*?)"$', part, re.M | re.S))
    heads = words_of(" ".join(said(found[2]) for found in re.finditer(inside("THead"), tree)))
    tree = re.sub(inside("THead"), "", tree)
    tree = re.sub(inside("Figure"), lambda found: f'"figurebegins {said(found[2])} figureends"\n', tree)
    return sort_figures(words_of(said(tree))), heads


def not_selected(text, path):
    """Words of the page that are not whole in what pdftotext selects; an address may be parted at its signs, and a
    word over the page."""
    selected = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    known = set(words_of(selected))
    begun = set(re.findall(r"(\w{2,})\u00ad\s*\n", selected))
    parted = lambda word: any(word[:at] in begun and word[at:] in known for at in range(2, len(word) - 1))
    whole = (token for token in text.split() if not re.search(r"\w[/@._:-]+\w", token))
    return [word for word in words_of(" ".join(whole)) if word not in known and not parted(word)]


def same_from(words, at, wanted):
    """How many of words, from at, together make the one word wanted (an address may be parted); 0: they do not."""
    made = ""
    for used in range(1, 40):
        if at + used > len(words):
            return 0
        made += words[at + used - 1]
        if made == wanted:
            return used
        if not wanted.startswith(made):
            return 0
    return 0


def compare(expected, words):
    """expected: the page's words, None for a page number."""
    at = 0
    for number, wanted in enumerate(expected):
        used = int(at < len(words) and words[at].isdigit()) if wanted is None else same_from(words, at, wanted)
        if not used:
            return (f"page: … {' '.join(str(word) for word in expected[max(0, number - 6):number + 8])} …\n"
                    f"   paper: … {' '.join(words[max(0, at - 6):at + 8])} …")
        at += used
    return f"more on paper: {' '.join(words[at:at + 12])} …" if at < len(words) else None


def differences(found, path):
    """Where page and PDF differ, as lines to print."""
    text, beside = words_of(found["words"]), words_of(found["furniture"])
    if not text:
        return ["no words on the page"]
    problems = []
    if len(beside) > max(80, (len(text) + len(beside)) / 10):
        problems.append(f"{len(beside)} words of furniture, {len(text)} of text")
    expected = words_of(found["title"]) + words_of(" ".join(found["contents"]))
    for entry in found["entries"]:
        expected += words_of(entry) + [None]  # and its page
    expected += sort_figures(text)
    words, heads = read_aloud(path)
    problems.append(compare(expected, words))
    other = [head for head in found["heads"] if not set(words_of(head)) <= set(heads)]
    problems.append(other and "no heads of tables on paper: " + ", ".join(other[:12]))
    missing = not_selected(re.sub("figure(begins|ends)", "", found["words"]), path)
    problems.append(missing and "not to be selected: " + " ".join(missing[:12]))
    return [problem for problem in problems if problem]


def main(pages):
    papers = [page.with_suffix(".pdf") for page in pages]
    bad = False
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for page, problems in zip(pages, pool.map(differences, browser(pages), papers)):
            print("\n".join(["   " + problem for problem in problems]
                            + [f"{'not ok' if problems else 'ok'} words: {'/'.join(page.parts[-3:])}"]), flush=True)
            bad |= bool(problems)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(argument) for argument in sys.argv[1:]]))

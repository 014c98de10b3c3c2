"""words.py PAGE.html PAPER.pdf: the same words in the same order, by a browser and by the PDF's structure tree.

Left out: title, navigation and contents of the page. Fails too where that furniture is over a tenth of the page's words (as an argument: --furniture).
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).parent


def browser(page):
    source = page.read_text("utf-8")
    source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source)
    script = "<script>" + (HERE / "page.js").read_text("utf-8") + "</script>"
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "page.html"
        copy.write_text(source.replace("</body>", script + "</body>"), "utf-8")
        dom = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                              f"--user-data-dir={folder}/profile", "--window-size=1280,900", "--dump-dom",
                              copy.as_uri()], capture_output=True, check=True, timeout=120).stdout.decode()
    return json.loads(urllib.parse.unquote(re.search(r"FOUND(.*?)END", dom)[1]))


def words_of(text):
    """Words by their letters and digits: a dash is a bullet on paper and none in a browser, and an address may be
    parted at its signs."""
    text = re.sub("\u00ad\\s*", "", text)
    words = (re.sub(r"\W+", "", word) for word in text.split())
    return [word for word in words if word]


def paper(path):
    """In reading order, as the structure tree has it: a row of a table may go on over the page, and what is furniture
    is not in the tree."""
    tree = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout.decode()
    return words_of(" ".join(re.findall(r'^ *"(.*?)"$', tree, re.M | re.S)))


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


def main(page, path, furniture):
    found = browser(pathlib.Path(page))
    text, beside = words_of(found["words"]), words_of(found["furniture"])
    if len(text) < 50:
        return f"only {len(text)} words on the page"
    if furniture and len(beside) > (len(text) + len(beside)) / 10:
        return f"{len(beside)} words of furniture, {len(text)} of text"
    front = words_of(found["title"]) + words_of(" ".join(found["contents"]))
    for entry in found["entries"]:
        front += words_of(entry) + [None]  # and its page
    return compare(front + text, paper(path))


if __name__ == "__main__":
    problem = main(sys.argv[1], sys.argv[2], "--furniture" in sys.argv)
    if problem:
        print("  ", problem)
    sys.exit(bool(problem))

"""aloud.py FOLDER PAGE.xml...: the PDF of each page of the page tree (FOLDER/NAME.pdf) is read aloud as the tree says.

Each word of the tree, in its order and its language, is a word of the PDF's structure, and there is no other.  Signs do
not count, so neither do bullets and quotation marks; a figure is what its alternative text says.
"""
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent / "conform"))
sys.dont_write_bytecode = True

import conforming

LANG = "lang"
INLINE = {"a", "code", "em", "mark", "q", "span", "strong"}
SKIPPED_ROLES = {"nav", "switch", "chooser", "running", "banner"}


def of_tree(node, language):
    """(text, language); a page number, which only paper knows, is text None."""
    language = node.get(LANG, language)
    if node.get("role") in SKIPPED_ROLES or node.get("media") == "screen":
        return
    apart = node.tag not in INLINE
    if apart:
        yield "\n", language
    if node.tag == "figure":
        for caption in node.iterfind("figcaption"):
            yield from of_tree(caption, language)
        yield "".join(node.find("alt").itertext()), language
        yield "\n", language
        return
    elif node.text:
        yield node.text, language
    for number, child in enumerate(node, 1):
        if node.tag == "ol" and "".join(child.itertext()).strip():
            yield "\n%d " % number, language
        yield from of_tree(child, language)
        if child.tail:
            yield child.tail, language
    if apart:
        yield "\n", language
    if node.tag == "li" and node.get("level"):
        yield None, language


def words(pieces):
    """(word, language of its first letter)."""
    found, word, its = [], "", None
    for text, language in pieces:
        if text is None:
            found.append((None, language))
            continue
        for character in unicodedata.normalize("NFKC", text):
            if character.isspace() or character == "\u2028":
                if word:
                    found.append((word, its))
                word = ""
            elif character.isalnum() or character == "_":
                if not word:
                    its = language
                word += character
    return found + [(word, its)] if word else found


def parted(text_and_language):
    """A soft hyphen parts a word over two lines, and is no end of it."""
    return [
        (re.sub("\u00ad\\s*", "", text) if text else text, language) for text, language in text_and_language
    ]


def named(root):
    """What the gutter says beside the blocks: their ids, and places in the source without a long folder."""
    if root.get("gutter") != "blocks":
        return set()
    told = {node.get("id") for node in root.iter()} | {node.get("src") for node in root.iter()}
    told = {text for text in told if text}
    told |= {text.rsplit("/", 1)[-1] for text in told}
    return {word for text in told for word, _ in words([(text, None)])}


def difference(expected, heard, names):
    at = 0
    for number, (wanted, language) in enumerate(expected):
        while at < len(heard) and heard[at][0] != wanted and heard[at][0] in names:
            at += 1
        got, tongue = heard[at] if at < len(heard) else ("", None)
        if wanted is None:
            good = got.isdigit()
        else:
            good = got == wanted and tongue.lower() == language.lower()
        if not good:
            before = " ".join(str(word) for word, _ in expected[max(0, number - 6) : number])
            return "behind “%s”: %s (%s) in the tree, %s (%s) read aloud" % (
                before,
                wanted,
                language,
                got,
                tongue,
            )
        at += 1
    return "more is read aloud: %s" % (heard[at:][:6],) if at < len(heard) else None


def main(folder, pages):
    bad = False
    for page in pages:
        root = ElementTree.parse(page).getroot()
        heard = words(parted(conforming.pieces((folder / page.name).with_suffix(".pdf").read_bytes())))
        problem = difference(words(of_tree(root, root.get(LANG))), heard, named(root))
        if problem:
            print("   " + problem)
        print("%s %s: read aloud as the tree says" % ("not ok" if problem else "ok", page.stem))
        bad |= bool(problem)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), [pathlib.Path(argument) for argument in sys.argv[2:]]))

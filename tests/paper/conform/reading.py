"""The document as it is read aloud: the text of the structure, in its order, with the language of each piece."""
from structure import INLINE, Element
from values import text


def pieces(element, by_claim, figures=True):
    """(text, language) of an element; blocks are parted by line feeds.  figures: what is written in them, else /Alt."""
    actual = text(element.value.get("/ActualText"))
    if element.role == "Figure" and not figures:
        actual = text(element.value.get("/Alt"))
    apart = element.role not in INLINE or element.role in ("Lbl", "Note")
    if apart:
        yield "\n", element.language
    if actual is not None:
        yield actual, element.language
    else:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from pieces(kid, by_claim, figures)
            elif isinstance(kid, tuple):
                for run in by_claim.get(kid, ()):
                    yield run.words, element.language
    if apart:
        yield "\n", element.language


def spoken(element, by_claim):
    return "".join(words for words, _ in pieces(element, by_claim))

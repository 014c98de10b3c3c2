"""Which characters a font's codes stand for: the CMap under /ToUnicode, and WinAnsi where there is none."""
import re

HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
PAIR = re.compile(HEX + rb"\s*" + HEX)
RANGE = re.compile(HEX + rb"\s*" + HEX + rb"\s*(?:" + HEX + rb"|\[([^\]]*)\])")
SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.S)


def _bytes(digits):
    digits = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _characters(data):
    return data.decode("utf-16-be", "surrogatepass")


def read(source):
    """({code: characters}, what is wrong with the map)."""
    found, wrong = {}, []
    for word in (b"/CMapName", b"begincmap", b"endcmap", b"begincodespacerange"):
        if word not in source:
            wrong.append("no %s" % word.decode())
    widths = {len(_bytes(low)) for block in SPACES.findall(source) for low, _ in PAIR.findall(block)}
    if len(widths) > 1:
        wrong.append("codes of several lengths")

    def put(code, characters):
        if code in found and found[code] != characters:
            wrong.append("code %d stands for two things" % code)
        found[code] = characters

    for block in CHARACTERS.findall(source):
        for code, characters in PAIR.findall(block):
            if len(_bytes(code)) not in widths:
                wrong.append("<%s> is no code of the map" % code.decode("ascii"))
            put(int.from_bytes(_bytes(code), "big"), _characters(_bytes(characters)))
    for block in RANGES.findall(source):
        for low, high, first, listed in RANGE.findall(block):
            start, last = int.from_bytes(_bytes(low), "big"), int.from_bytes(_bytes(high), "big")
            if last < start or last - start > 65535 or (start ^ last) > 255 and not listed:
                wrong.append("the range %d to %d is none" % (start, last))
                continue
            texts = re.findall(HEX, listed)
            for code in range(start, last + 1):
                if listed:
                    if code - start < len(texts):
                        put(code, _characters(_bytes(texts[code - start])))
                else:
                    base = _bytes(first)
                    raised = (int.from_bytes(base[-2:], "big") + code - start) & 0xFFFF
                    put(code, _characters(base[:-2] + raised.to_bytes(2, "big")))
    return found, wrong


def win_ansi(code):
    return bytes([code]).decode("cp1252", "ignore") if code < 256 else ""

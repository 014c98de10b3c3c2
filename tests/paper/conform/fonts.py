"""Fonts: embedded, subset, ours; every code that is shown has its glyph, its width and its characters, all three true."""
import io
import pathlib
import re

from fontTools.ttLib import TTFont, TTLibError

import tounicode
from values import (
    array,
    dictionary,
    get,
    identity,
    items,
    name,
    number,
    rectangle,
    shown,
    stream,
    text,
    whole,
)

REQUIRED = ("Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV")
HYPHENS = (0x2D, 0xAD, 0x2010, 0x2011)
PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


class Fonts:
    """Of a document: one Font for each that is shown with."""

    def __init__(self, document):
        self.document, self.known = document, {}
        self.originals = _originals(document.fonts_folder) if document.fonts_folder else None

    def of(self, value):
        if dictionary(value) is None:
            return None
        key = identity(value) or id(value)
        if key not in self.known:
            self.known[key] = Font(self.document, value)
        return self.known[key]

    def check(self):
        for part, whence in self.document.parts():
            if (
                name(part.get("/Type")) == "Font"
                and "/FirstChar" not in part
                and "/DescendantFonts" not in part
            ):
                self.document.require(
                    "/FontDescriptor" in part, "UA 7.21.4.1-1", "%s: a font without a program" % whence
                )
        for font in self.known.values():
            font.check(self.originals)


_loaded = {}


def _originals(folder):
    """The fonts of the project by their PostScript names."""
    if folder not in _loaded:
        fonts = [TTFont(path, lazy=True) for path in sorted(pathlib.Path(folder).glob("*.[to]tf"))]
        _loaded[folder] = {str(font["name"].getName(6, 3, 1)): font for font in fonts}
    return _loaded[folder]


class Font:
    """width_of_code: bytes a code; widths and characters by code."""

    def __init__(self, document, value):
        self.document, self.value = document, value
        self.kind = name(value.get("/Subtype"))
        self.base = name(value.get("/BaseFont")) or "?"
        self.composite = self.kind == "Type0"
        self.width_of_code = 2 if self.composite else 1
        self.descendant = (
            dictionary((array(value.get("/DescendantFonts")) or [None])[0]) if self.composite else value
        )
        self.descriptor = dictionary(get(self.descendant, "FontDescriptor"))
        self.shown, self.seen, self.bare = (
            set(),
            set(),
            set(),
        )  # at all; not in mode 3; not under an /ActualText
        self.widths, self.default = {}, 0.0
        self._read_widths()
        source = stream(value.get("/ToUnicode"))
        self.characters, self.wrong = tounicode.read(source.read_bytes()) if source is not None else ({}, [])
        self.mapped = source is not None
        self._program = None

    def codes(self, data):
        return (
            data
            if self.width_of_code == 1
            else [data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2)]
        )

    def width(self, code):
        return self.widths.get(code, self.default)

    def use(self, code, mode, silenced):
        """Notes that a code is shown, and returns its characters."""
        self.shown.add(code)
        if mode != 3:
            self.seen.add(code)
        if not silenced:
            self.bare.add(code)
        characters = self.characters.get(code)
        if characters is None and not self.mapped and not self.composite:
            characters = tounicode.win_ansi(code)
        return characters or ""

    def _read_widths(self):
        if not self.composite:
            first = whole(self.value.get("/FirstChar")) or 0
            for at, width in enumerate(array(self.value.get("/Widths"))):
                self.widths[first + at] = number(width) or 0.0
            self.default = number(get(self.descriptor, "MissingWidth")) or 0.0
            return
        given = get(self.descendant, "DW")
        self.default = 1000.0 if given is None else number(given) or 0.0
        entries, at = array(get(self.descendant, "W")), 0
        while at + 1 < len(entries):
            first = whole(entries[at]) or 0
            listed = array(entries[at + 1])
            if listed:
                for offset, width in enumerate(listed):
                    self.widths[first + offset] = number(width) or 0.0
                at += 2
            else:
                last = whole(entries[at + 1]) or 0
                for code in range(first, min(last, first + 65535) + 1):
                    self.widths[code] = number(entries[at + 2]) or 0.0 if at + 2 < len(entries) else 0.0
                at += 3

    # ---- checks ------------------------------------------------------------------------------------------------

    def find(self, good, rule, what):
        return self.document.require(good, rule, "%s: %s" % (self.base, what))

    def check(self, originals):
        if not self.shown:
            return
        if not self.find(
            self.kind in ("Type0", "TrueType"), "house font", "a font of the kind %s" % self.kind
        ):
            return
        self._dictionary()
        self._characters()
        self._descriptor(originals)
        program = self._load()
        if program is not None:
            self._glyphs(program)
            if originals is not None and self._plain() in originals:
                self._truth(program, originals[self._plain()])

    def _plain(self):
        return self.base.split("+")[-1]

    def _dictionary(self):
        value = self.value
        self.find(name(value.get("/Type")) == "Font", "A 6.2.11.2-1", "it is not called a font")
        if not self.composite:
            first, last = whole(value.get("/FirstChar")), whole(value.get("/LastChar"))
            good = (
                first is not None
                and last is not None
                and len(array(value.get("/Widths"))) == last - first + 1
            )
            self.find(good, "A 6.2.11.2-6", "/Widths are not those from /FirstChar to /LastChar")
            outside = sorted(code for code in self.shown if code not in self.widths)
            self.find(not outside, "A 6.2.11.5-1", "codes without a width: %s" % outside[:5])
            encoding = value.get("/Encoding")
            symbolic = (whole(get(self.descriptor, "Flags")) or 0) & 4
            base = name(encoding) or name(get(encoding, "BaseEncoding"))
            if symbolic:
                self.find(encoding is None, "UA 7.21.6-3", "a symbolic font with an encoding")
            else:
                self.find(
                    base in ("WinAnsiEncoding", "MacRomanEncoding"),
                    "UA 7.21.6-2",
                    "its encoding is %s" % shown(encoding),
                )
            return
        below = self.descendant
        self.find(
            name(value.get("/Encoding")) == "Identity-H",
            "UA 7.21.3.3-1",
            "its encoding is %s" % shown(value.get("/Encoding")),
        )
        if not self.find(
            below is not None and name(below.get("/Subtype")) == "CIDFontType2",
            "house font",
            "its glyphs are no TrueType",
        ):
            return
        info = get(below, "CIDSystemInfo")
        told = tuple(text(get(info, key)) for key in ("Registry", "Ordering"))
        self.find(
            told == ("Adobe", "Identity") and whole(get(info, "Supplement")) == 0,
            "UA 7.21.3.1-1",
            "its characters are those of %s" % (told,),
        )
        mapping = below.get("/CIDToGIDMap")
        self.find(
            name(mapping) == "Identity" or stream(mapping) is not None, "UA 7.21.3.2-1", "no /CIDToGIDMap"
        )
        self.find(
            name(below.get("/BaseFont")) == self.base,
            "house font",
            "its part is called %s" % shown(below.get("/BaseFont")),
        )

    def _characters(self):
        self.find(self.mapped or not self.composite, "UA 7.21.7-1", "no /ToUnicode")
        for what in self.wrong[:3]:
            self.find(False, "house to unicode", what)
        if not self.mapped:
            return
        missing = sorted(code for code in self.shown if not self.characters.get(code))
        self.find(not missing, "UA 7.21.7-1", "codes without characters: %s" % missing[:5])
        for code in sorted(self.shown):
            for character in self.characters.get(code, ""):
                point = ord(character)
                self.find(
                    point not in (0, 0xFEFF, 0xFFFE),
                    "UA 7.21.7-2",
                    "code %d stands for U+%04X" % (code, point),
                )
                self.find(
                    not 0xD800 <= point < 0xE000,
                    "house to unicode",
                    "code %d stands for half a character" % code,
                )
                self.find(
                    point >= 32 and point not in (0xFFFD, 0xFFFF) and not 0x7F <= point < 0xA0,
                    "house to unicode",
                    "code %d stands for U+%04X" % (code, point),
                )
                private = any(low <= point <= high for low, high in PRIVATE)
                self.find(
                    not private or code not in self.bare,
                    "A 6.2.11.7.3-1",
                    "code %d stands for U+%04X, which is private" % (code, point),
                )

    def _descriptor(self, originals):
        descriptor = self.descriptor
        if not self.find(descriptor is not None, "UA 7.21.4.1-1", "no descriptor, so no program"):
            return
        self.find(
            stream(descriptor.get("/FontFile2")) is not None, "UA 7.21.4.1-1", "no TrueType program embedded"
        )
        self.find(
            name(descriptor.get("/FontName")) == self.base,
            "house font",
            "the descriptor is that of %s" % shown(descriptor.get("/FontName")),
        )
        missing = [key for key in REQUIRED if number(descriptor.get("/" + key)) is None and key != "FontBBox"]
        self.find(
            not missing and rectangle(descriptor.get("/FontBBox")),
            "house font",
            "the descriptor lacks %s" % (missing or "FontBBox"),
        )
        self.find(re.fullmatch(r"[A-Z]{6}\+.+", self.base), "house font", "not a subset by its name")
        if originals is not None:
            self.find(self._plain() in originals, "house font", "none of the fonts of the project")

    def _load(self):
        source = stream(get(self.descriptor, "FontFile2"))
        if source is None:
            return None
        try:
            data = source.read_bytes()
            self.find(
                whole(source.get("/Length1")) == len(data),
                "house font",
                "/Length1 is not the length of its program",
            )
            program = TTFont(io.BytesIO(data), lazy=True)
            program["head"], program["hmtx"], program["loca"], program["glyf"]
        except (TTLibError, KeyError, AssertionError) as problem:
            self.find(False, "UA 7.21.4.1-1", "its program cannot be read: %s" % problem)
            return None
        tables = program["cmap"].tables if "cmap" in program else []
        if not self.composite:
            symbolic = (whole(get(self.descriptor, "Flags")) or 0) & 4
            self.find(
                tables, "UA 7.21.6-1", "its program has no way from codes to glyphs"
            ) if not symbolic else self.find(
                len(tables) == 1 or any((t.platformID, t.platEncID) == (3, 0) for t in tables),
                "UA 7.21.6-4",
                "its program has %d ways from codes to glyphs" % len(tables),
            )
        return program

    def glyph(self, program, code):
        """The number of the glyph that a code shows; None: of none."""
        if self.composite:
            mapping = stream(get(self.descendant, "CIDToGIDMap"))
            if mapping is None:
                return code
            data = mapping.read_bytes()
            return int.from_bytes(data[2 * code : 2 * code + 2], "big")
        tables = (
            {(table.platformID, table.platEncID): table.cmap for table in program["cmap"].tables}
            if "cmap" in program
            else {}
        )
        character = tounicode.win_ansi(code)
        for key, points in (
            ((3, 1), [ord(character)] if character else []),
            ((1, 0), [_mac_roman(character)]),
            ((3, 0), [code, 0xF000 + code]),
        ):
            for point in points:
                if key in tables and point in tables[key]:
                    return program.getGlyphID(tables[key][point])
        return 0

    def _glyphs(self, program):
        count, units = program["maxp"].numGlyphs, program["head"].unitsPerEm
        order = program.getGlyphOrder()
        self.glyphs = {}
        for code in sorted(self.shown):
            glyph = self.glyph(program, code)
            self.find(glyph != 0, "UA 7.21.8-1", "code %d shows .notdef" % code)
            if not self.find(
                glyph is not None and glyph < count,
                "UA 7.21.4.1-2",
                "code %d shows the glyph %s, which is not there" % (code, glyph),
            ):
                continue
            self.glyphs[code] = glyph
            wide = program["hmtx"][order[glyph]][0] * 1000 / units
            if code in self.seen:
                self.find(
                    abs(wide - self.width(code)) <= 1,
                    "UA 7.21.5-1",
                    "code %d is %.1f wide, and its glyph %.1f" % (code, self.width(code), wide),
                )
        listed = stream(get(self.descriptor, "CIDSet"))
        if listed is not None:
            bits = listed.read_bytes()
            unlisted = [
                glyph
                for glyph in range(count)
                if not (glyph // 8 < len(bits) and bits[glyph // 8] & 0x80 >> glyph % 8)
            ]
            self.find(not unlisted, "UA 7.21.4.2-2", "/CIDSet does not list the glyphs %s" % unlisted[:5])

    def _truth(self, program, original):
        """A code that says one character shows that character's glyph, as the project's font has it."""
        points = original.getBestCmap()
        for code, glyph in self.glyphs.items():
            characters = self.characters.get(code) if self.mapped else tounicode.win_ansi(code)
            if not characters or len(characters) > 1 or ord(characters) not in points:
                continue
            meant = HYPHENS if ord(characters) in HYPHENS else (ord(characters),)
            outlines = [
                _outline(original, original.getGlyphID(points[point])) for point in meant if point in points
            ]
            self.find(
                _outline(program, glyph) in outlines,
                "house truth",
                "code %d says U+%04X and shows another glyph" % (code, ord(characters)),
            )


def _outline(font, glyph):
    """How many contours a glyph has, and its box: what a subset does not change."""
    start, end = font["loca"][glyph], font["loca"][glyph + 1]
    return font.reader["glyf"][start:end][:10] if end > start else b""


def _mac_roman(character):
    data = character.encode("mac_roman", "ignore")
    return data[0] if data else None

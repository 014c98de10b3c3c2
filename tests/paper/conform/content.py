"""Content streams, run: what is painted, in which marked sequence, with which characters, where."""
import pikepdf

import colour
from values import array, dictionary, get, identity, inherited, name, number, shown, stream, text, whole

PAINT = set("S s f F f* B B* b b* sh Do BI".split()) | {"INLINE IMAGE"}
PATH = set("m l c v y h re".split())
SHOW = set("Tj TJ ' \"".split())
IN_TEXT = SHOW | set("Tc Tw Tz TL Tf Tr Ts Td TD Tm T*".split())
STATE = set("w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k".split())
MARKING = set("MP DP BMC BDC EMC".split())
OTHER = set("q Q cm n W W* BT ET d0 d1 BX EX".split())
KNOWN = PAINT | PATH | IN_TEXT | STATE | MARKING | OTHER
DEVICE = {
    "G": "DeviceGray",
    "g": "DeviceGray",
    "RG": "DeviceRGB",
    "rg": "DeviceRGB",
    "K": "DeviceCMYK",
    "k": "DeviceCMYK",
}
ARTIFACTS = ("Pagination", "Layout", "Page", "Background")
EDGE = 12  # points that no printer reaches
UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(one, other):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class Mark:
    """A marked sequence.  claim: (holder, MCID) of the innermost that an element could claim; artifact: its properties."""

    def __init__(self, tag, above, level):
        self.tag, self.level = tag, level  # level: 0 outside of text objects, 1 inside
        self.claim = above.claim if above else None
        self.artifact = above.artifact if above else None
        self.silent = above.silent if above else False  # inside of an /ActualText
        self.painted, self.words = 0, []


class Run:
    """Characters shown by one operator: from x, y on the page to end, in points; size: of the font there."""

    def __init__(self, words, claim, artifact, start, end, size, page):
        self.words, self.claim, self.artifact = words, claim, artifact
        self.start, self.end, self.size, self.page = start, end, size, page


class State:
    def __init__(self):
        self.matrix, self.font, self.size, self.mode = UNIT, None, 0.0, 0
        self.spacing, self.word_spacing, self.scale, self.leading, self.rise = 0.0, 0.0, 1.0, 0.0, 0.0

    def copy(self):
        other = State.__new__(State)
        other.__dict__.update(self.__dict__)
        return other


class Contents:
    """Of all pages: marks[holder][MCID], and the runs of text in the order in which they are painted."""

    def __init__(self, document, fonts):
        self.document, self.fonts = document, fonts
        self.marks, self.runs = {}, []
        for at, page in enumerate(document.pages, 1):
            self.marks[identity(page)] = {}
            Interpreter(self, at).run(page, inherited(page, "Resources"), identity(page), [])
            document.require(
                self.marks[identity(page)], "house page", "nothing on the page is for the reader", at
            )


class Interpreter:
    def __init__(self, contents, page, depth=0, state=None):
        self.contents, self.document, self.page, self.depth = contents, contents.document, page, depth
        self.state = state.copy() if state else State()
        self.stack, self.text, self.line = [], False, UNIT
        self.at, self.bare = UNIT, 0
        self.complained = set()

    def find(self, rule, what):
        if (rule, what) not in self.complained:  # once a stream
            self.complained.add((rule, what))
            self.document.find(rule, what, self.page)

    def run(self, holder, resources, key, outer):
        self.resources, self.key, self.marks = dictionary(resources), key, list(outer)
        self.base = len(self.marks)
        try:
            program = pikepdf.parse_content_stream(holder)
        except pikepdf.PdfError as problem:
            self.find("A 6.2.2-1", "the content cannot be read: %s" % problem)
            return
        for instruction in program:
            operator = str(instruction.operator)
            method = METHODS.get(operator)
            if operator not in KNOWN:
                self.find("A 6.2.2-1", "the operator %s does not exist" % operator)
            elif (
                self.text
                and operator not in IN_TEXT
                and operator not in STATE
                and operator not in MARKING
                and operator != "ET"
            ):
                self.find("house content", "%s between BT and ET" % operator)
            elif not self.text and operator in IN_TEXT and operator in SHOW | {"Td", "TD", "Tm", "T*"}:
                self.find("house content", "%s outside of BT and ET" % operator)
            if method:
                try:
                    method(self, [] if operator == "INLINE IMAGE" else instruction.operands, operator)
                except (TypeError, ValueError, IndexError) as problem:
                    self.find("A 6.2.2-1", "%s with wrong operands (%s)" % (operator, problem))
            elif operator in PAINT:
                self.painted(operator)
        if not (len(self.marks) == self.base and not self.stack and not self.text):
            self.find(
                "house balance",
                "%d marked sequences, %d q%s are not ended where the content ends"
                % (len(self.marks) - self.base, len(self.stack), " and a text" if self.text else ""),
            )
        if self.bare:
            self.document.find(
                "UA 7.1-3",
                "%d times something is painted that is neither marked for the reader nor as artifact, first by %s"
                % (self.bare, self.first_bare),
                self.page,
            )

    # ---- marked content --------------------------------------------------------------------------------------

    def painted(self, operator):
        mark = self.marks[-1] if self.marks else None
        if mark is None or (mark.claim is None and mark.artifact is None):
            if not self.bare:
                self.first_bare = operator
            self.bare += 1
        for above in self.marks:
            above.painted += 1

    def properties(self, operands):
        given = operands[1] if len(operands) > 1 else None
        if name(given) is not None:
            given = get(self.resources, "Properties", name(given))
            if given is None:
                self.find("A 6.2.2-2", "properties that are not in the resources: %s" % shown(operands[1]))
        return dictionary(given)

    def begin(self, operands, operator):
        above = self.marks[-1] if self.marks else None
        mark = Mark(name(operands[0]), above, int(self.text))
        properties = self.properties(operands) if operator == "BDC" else None
        number_given = whole(get(properties, "MCID"))
        if mark.tag == "Artifact":
            if above and above.claim:
                self.find("UA 7.1-1", "an artifact inside of content for the reader")
            mark.artifact = properties if properties is not None else {}
            kind = name(get(properties, "Type"))
            if kind not in ARTIFACTS:
                self.find("house artifact", "an artifact of the type %s" % kind)
        elif number_given is not None:
            self.tagged(mark, above, number_given)
        if properties is not None:
            self.words_of(mark, properties)
        self.marks.append(mark)

    def tagged(self, mark, above, number_given):
        if above and above.artifact is not None:
            self.find("UA 7.1-2", "content for the reader (%d) inside of an artifact" % number_given)
        if above and above.claim:
            self.find("house claim", "content %d inside of content %d" % (number_given, above.claim[1]))
        known = self.contents.marks.setdefault(self.key, {})
        if number_given in known:
            self.find("house claim", "the number %d is given twice" % number_given)
        else:
            known[number_given] = mark
        mark.claim = (self.key, number_given)

    def words_of(self, mark, properties):
        document = self.document
        document.check_language(properties.get("/Lang"), "marked content", self.page)
        known = document.language or "/Lang" in properties
        for key, rule in (("/ActualText", "UA 7.2-30"), ("/Alt", "UA 7.2-31"), ("/E", "UA 7.2-32")):
            if key in properties:
                document.require(known, rule, "the language of %s is not known" % key, self.page)
        actual = text(properties.get("/ActualText"))
        if actual is not None and mark.tag != "Artifact":
            if not mark.silent:
                self.contents.runs.append(Run(actual, mark.claim, mark.artifact, None, None, 0, self.page))
            mark.silent = True

    def end(self, operands, operator):
        if len(self.marks) <= self.base:
            self.find("house balance", "EMC ends what was not begun")
            return
        mark = self.marks.pop()
        if mark.level != int(self.text):
            self.find(
                "house balance", "%s is begun on one side of BT or ET and ended on the other" % mark.tag
            )
        if not mark.painted and (mark.artifact is not None or mark.claim):
            self.find("house empty", "a marked sequence (%s) with nothing in it" % mark.tag)

    # ---- graphics state, colour --------------------------------------------------------------------------------

    def save(self, operands, operator):
        self.stack.append((self.state, len(self.marks)))
        self.state = self.state.copy()
        if len(self.stack) > 28:
            self.find("A 6.1.13-8", "q nested over 28 times")

    def restore(self, operands, operator):
        if not self.stack:
            self.find("house balance", "Q restores what was not saved")
            return
        self.state, marks = self.stack.pop()
        if marks != len(self.marks):
            self.find("house balance", "a marked sequence over the edge of q and Q")

    def transform(self, operands, operator):
        self.state.matrix = times(tuple(map(float, operands)), self.state.matrix)

    def external_state(self, operands, operator):
        state = get(self.resources, "ExtGState", name(operands[0]) or "")
        if state is None:
            self.find("A 6.2.2-2", "a graphics state that is not in the resources: %s" % shown(operands[0]))
        elif "/Font" in state:
            font = array(state["/Font"])
            self.state.font, self.state.size = self.contents.fonts.of(font[0]), float(font[1])

    def intent(self, operands, operator):
        if name(operands[0]) not in colour.INTENTS:
            self.find("A 6.2.6-1", "rendering intent %s" % shown(operands[0]))

    def device(self, operands, operator):
        if DEVICE[operator] not in self.complained:
            self.complained.add(DEVICE[operator])
            colour.device_space(self.document, DEVICE[operator], self.page)

    def space(self, operands, operator):
        used = name(operands[0])
        value = get(self.resources, "ColorSpace", used)
        if value is None and used not in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"):
            self.find("A 6.2.2-2", "a colour space that is not in the resources: %s" % used)
        else:
            colour.colour_space(self.document, operands[0] if value is None else value, self.page)

    def shading(self, operands, operator):
        used = get(self.resources, "Shading", name(operands[0]) or "")
        if used is None:
            self.find("A 6.2.2-2", "a shading that is not in the resources: %s" % shown(operands[0]))
        else:
            colour.colour_space(self.document, used.get("/ColorSpace"), self.page)
        self.painted(operator)

    def external(self, operands, operator):
        used = stream(get(self.resources, "XObject", name(operands[0]) or ""))
        if used is None:
            self.find("A 6.2.2-2", "an object that is not in the resources: %s" % shown(operands[0]))
            return
        if name(used.get("/Subtype")) != "Form":
            self.painted(operator)
            return
        if self.contents.marks.get(identity(used)):
            self.find(
                "UA 7.20-2",
                "the form %s, which has content for the reader, is shown twice" % shown(operands[0]),
            )
        if self.depth > 12:
            self.find("house content", "forms in forms without an end")
            return
        inner = Interpreter(self.contents, self.page, self.depth + 1, self.state)
        matrix = [number(part) for part in array(used.get("/Matrix"))]
        if len(matrix) == 6:
            inner.state.matrix = times(tuple(map(float, matrix)), inner.state.matrix)
        if "/Resources" not in used:
            self.find("A 6.2.2-2", "the form %s has no /Resources of its own" % shown(operands[0]))
        inner.run(used, used.get("/Resources", self.resources), identity(used), self.marks)

    # ---- text ------------------------------------------------------------------------------------------------

    def begin_text(self, operands, operator):
        self.text, self.at, self.line = True, UNIT, UNIT

    def end_text(self, operands, operator):
        if not self.text:
            self.find("house balance", "ET ends what was not begun")
        self.text = False

    def font(self, operands, operator):
        value = get(self.resources, "Font", name(operands[0]) or "")
        if value is None:
            self.find("A 6.2.2-2", "a font that is not in the resources: %s" % shown(operands[0]))
        self.state.font = self.contents.fonts.of(value)
        self.state.size = float(operands[1])

    def parameter(self, operands, operator):
        value, state = float(operands[0]), self.state
        if operator == "Tc":
            state.spacing = value
        elif operator == "Tw":
            state.word_spacing = value
        elif operator == "Tz":
            state.scale = value / 100
        elif operator == "TL":
            state.leading = value
        elif operator == "Ts":
            state.rise = value
        else:
            state.mode = int(value)

    def move(self, operands, operator):
        if operator == "T*":
            x, y = 0.0, -self.state.leading
        else:
            x, y = float(operands[0]), float(operands[1])
            if operator == "TD":
                self.state.leading = -y
        self.line = self.at = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def matrix(self, operands, operator):
        self.line = self.at = tuple(map(float, operands))
        if len(self.line) != 6:
            raise ValueError("not six numbers")

    def show(self, operands, operator):
        if operator in "'\"":
            if operator == '"':
                self.state.word_spacing, self.state.spacing = float(operands[0]), float(operands[1])
            self.move([], "T*")
        state, words, advance, shown = self.state, [], 0.0, False
        if state.font is None:
            self.find("A 6.2.2-2", "text without a font")
            return
        for part in array(operands[-1]) if operator == "TJ" else [operands[-1]]:
            if not isinstance(part, pikepdf.String):
                advance -= float(part) / 1000 * state.size * state.scale
                continue
            for code in state.font.codes(bytes(part)):
                shown = True
                words.append(state.font.use(code, state.mode, self.silenced()))
                extra = state.spacing + (
                    state.word_spacing if state.font.width_of_code == 1 and code == 32 else 0.0
                )
                advance += (state.font.width(code) / 1000 * state.size + extra) * state.scale
        if shown:
            self.painted(operator)
            self.record("".join(words), advance)
        self.at = times((1.0, 0.0, 0.0, 1.0, advance, 0.0), self.at)

    def silenced(self):
        return bool(self.marks) and self.marks[-1].silent

    def record(self, words, advance):
        whole_matrix = times(self.at, self.state.matrix)
        a, b, c, d, e, f = whole_matrix
        rise = self.state.rise
        start = (c * rise + e, d * rise + f)
        end = (a * advance + start[0], b * advance + start[1])
        size = abs(self.state.size) * (c * c + d * d) ** 0.5
        mark = self.marks[-1] if self.marks else None
        if self.state.mode == 3:
            self.find("house hidden", "text that nobody sees: %r" % words[:40])
        run = Run(
            "" if mark and mark.silent else words,
            mark.claim if mark else None,
            mark.artifact if mark else None,
            start,
            end,
            size,
            self.page,
        )
        self.contents.runs.append(run)
        self.placed(run, words)

    def placed(self, run, words):
        box = self.document.box(self.document.pages[self.page - 1])
        inside = box and all(
            box[0] + EDGE <= x <= box[2] - EDGE and box[1] + EDGE <= y <= box[3] - EDGE
            for x, y in (run.start, run.end)
        )
        if not inside and words.strip():
            self.find(
                "house place",
                "text off the sheet or at its edge, at %.0f, %.0f: %r" % (*run.start, words[:40]),
            )
        if run.artifact is not None and name(get(run.artifact, "Type")) != "Pagination" and words.strip():
            self.find("house artifact", "text as an artifact that is no pagination: %r" % words[:40])


METHODS = {
    "BMC": Interpreter.begin,
    "BDC": Interpreter.begin,
    "EMC": Interpreter.end,
    "q": Interpreter.save,
    "Q": Interpreter.restore,
    "cm": Interpreter.transform,
    "gs": Interpreter.external_state,
    "ri": Interpreter.intent,
    "cs": Interpreter.space,
    "CS": Interpreter.space,
    "sh": Interpreter.shading,
    "Do": Interpreter.external,
    "BT": Interpreter.begin_text,
    "ET": Interpreter.end_text,
    "Tf": Interpreter.font,
    "Tm": Interpreter.matrix,
    **{operator: Interpreter.device for operator in DEVICE},
    **{operator: Interpreter.parameter for operator in "Tc Tw Tz TL Ts Tr".split()},
    **{operator: Interpreter.move for operator in "Td TD T*".split()},
    **{operator: Interpreter.show for operator in SHOW},
}

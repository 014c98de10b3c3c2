"""Colour and transparency: an output intent with a sound profile, and nothing painted that needs another."""
import struct

from values import array, dictionary, identity, items, name, number, shown, stream, text, whole

SPACES = {b"RGB ": ("DeviceRGB", 3), b"CMYK": ("DeviceCMYK", 4), b"GRAY": ("DeviceGray", 1)}
BLEND_MODES = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
    "Difference Exclusion Hue Saturation Color Luminosity".split()
)
INTENTS = ("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation")


def check(document):
    document.device_spaces = _output_intent(document)
    for part, whence in document.parts():
        _graphics_state(document, part, whence)
        if stream(part) is not None:
            _external(document, part, whence)
        _group(document, part, whence)


def _output_intent(document):
    """The device colour spaces that the file may use."""
    intents = [entry for entry in array(document.root.get("/OutputIntents")) if dictionary(entry) is not None]
    ours = [entry for entry in intents if name(entry.get("/S")) == "GTS_PDFA1"]
    if not document.require(ours, "A 6.2.4.3-2", "no output intent of PDF/A"):
        return set()
    profiles = {
        identity(entry.get("/DestOutputProfile")) for entry in intents if "/DestOutputProfile" in entry
    }
    document.require(len(profiles) <= 1, "A 6.2.3-2", "output intents with several profiles")
    document.require(
        text(ours[0].get("/OutputConditionIdentifier")), "A 6.2.3", "no /OutputConditionIdentifier"
    )
    profile = stream(ours[0].get("/DestOutputProfile"))
    if not document.require(profile is not None, "A 6.2.3-1", "the output intent has no profile"):
        return set()
    data = profile.read_bytes()
    space = SPACES.get(data[16:20])
    good = len(data) > 132 and data[12:16] in (b"prtr", b"mntr") and space and data[8] < 5
    if not document.require(
        good, "A 6.2.3-1", "the profile is none of version 2 or 4, for a printer or a monitor"
    ):
        return set()
    document.require(
        whole(profile.get("/N")) == space[1], "A 6.2.3-1", "the profile's /N is not its number of colours"
    )
    _profile(document, data)
    return {space[0], "DeviceGray"}


def _profile(document, data):
    document.require(
        struct.unpack(">I", data[:4])[0] == len(data),
        "A 6.2.3 profile",
        "the profile's size is not that of its bytes",
    )
    document.require(data[36:40] == b"acsp", "A 6.2.3 profile", "the profile lacks its signature")
    document.require(
        data[20:24] in (b"XYZ ", b"Lab "), "A 6.2.3 profile", "the profile connects to no known space"
    )
    month, day, hour = struct.unpack(">3H", data[26:32])
    document.require(
        1 <= month <= 12 and 1 <= day <= 31 and hour < 24, "A 6.2.3 profile", "the profile's date is none"
    )
    count = struct.unpack(">I", data[128:132])[0]
    tags = {}
    for at in range(132, min(132 + 12 * count, len(data) - 11), 12):
        tag, offset, size = data[at : at + 4], *struct.unpack(">2I", data[at + 4 : at + 12])
        inside = document.require(
            offset >= 132 + 12 * count and offset + size <= len(data) and offset % 4 == 0,
            "A 6.2.3 profile",
            "the profile's %s lies outside of it" % tag,
        )
        tags[tag] = data[offset : offset + 4] if inside else b""
    wanted = {b"desc", b"cprt", b"wtpt"}
    if data[16:20] == b"RGB " and data[12:16] == b"mntr":
        wanted |= {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}
    missing = [tag.decode() for tag in sorted(wanted - set(tags))]
    document.require(not missing, "A 6.2.3 profile", "the profile lacks %s" % ", ".join(missing))


def device_space(document, used, page):
    """A device colour space that is used on a page."""
    document.require(
        used in document.device_spaces,
        "A 6.2.4.3-2",
        "%s is used, and no profile says what it means" % used,
        page,
    )


def colour_space(document, value, page):
    """A colour space as a resource gives it."""
    kind = name(value) or name((array(value) or [None])[0])
    if kind in ("DeviceRGB", "DeviceGray", "DeviceCMYK"):
        device_space(document, kind, page)
    elif kind == "ICCBased":
        profile = stream(array(value)[1]) if len(array(value)) > 1 else None
        data = profile.read_bytes() if profile is not None else b""
        good = data[12:16] in (b"prtr", b"mntr", b"scnr", b"spac") and data[8] < 5
        document.require(good, "A 6.2.4.2-1", "a colour space without a sound profile", page)
    elif kind == "Indexed":
        colour_space(document, array(value)[1], page)
    elif kind == "Pattern":
        for base in array(value)[1:2]:
            colour_space(document, base, page)
    elif kind not in ("CalGray", "CalRGB", "Lab"):
        document.find("house colour", "the colour space %s is none that we use" % kind, page)


def _graphics_state(document, part, whence):
    mode = part.get("/BM")
    if mode is not None and name(part.get("/Type")) in (None, "ExtGState"):
        for used in items(mode):
            document.require(
                name(used) in BLEND_MODES, "A 6.2.10-1", "%s: blend mode %s" % (whence, shown(used))
            )
    if name(part.get("/Type")) != "ExtGState" and not any(
        key in part for key in ("/ca", "/CA", "/TR2", "/HTP")
    ):
        return
    document.require("/TR" not in part, "A 6.2.5-1", "%s: a transfer function" % whence)
    document.require(
        name(part.get("/TR2")) in (None, "Default"), "A 6.2.5-2", "%s: a transfer function" % whence
    )
    document.require("/HTP" not in part, "A 6.2.5-3", "%s: a halftone phase" % whence)
    for key in ("/ca", "/CA"):
        given = number(part.get(key)) if key in part else 1
        document.require(
            given is not None and 0 <= given <= 1, "A 6.2.10", "%s: %s is no opacity" % (whence, key)
        )
    if "/RI" in part:
        document.require(
            name(part["/RI"]) in INTENTS,
            "A 6.2.6-1",
            "%s: rendering intent %s" % (whence, shown(part["/RI"])),
        )


def _external(document, part, whence):
    kind = name(part.get("/Subtype"))
    if kind == "PS":
        document.find("A 6.2.9-3", "%s: PostScript" % whence)
    elif kind == "Form":
        document.require("/Ref" not in part, "UA 7.20-1", "%s: content from another file" % whence)
        document.require(
            "/OPI" not in part and "/PS" not in part and name(part.get("/Subtype2")) != "PS",
            "A 6.2.9-1",
            "%s: OPI or PostScript in a form" % whence,
        )
    elif kind == "Image":
        for key, rule in (("/Alternates", "A 6.2.8-1"), ("/OPI", "A 6.2.8-2")):
            document.require(key not in part, rule, "%s: image with %s" % (whence, key))
        document.require(
            not part.get("/Interpolate"), "A 6.2.8-3", "%s: image that is to be interpolated" % whence
        )
        depth = part.get("/BitsPerComponent")
        document.require(
            depth is None or depth in ((1,) if part.get("/ImageMask") else (1, 2, 4, 8, 16)),
            "A 6.2.8-4",
            "%s: image of %s bits" % (whence, shown(depth)),
        )
        if "/ColorSpace" in part:
            colour_space(document, part["/ColorSpace"], None)
        if "/Intent" in part:
            document.require(name(part["/Intent"]) in INTENTS, "A 6.2.6-1", "%s: rendering intent" % whence)


def _group(document, part, whence):
    group = dictionary(part.get("/Group"))
    if group is not None and name(group.get("/S")) == "Transparency":
        space = group.get("/CS")
        if (
            document.require(
                space is not None or name(part.get("/Type")) != "Page",
                "A 6.2.10-2",
                "%s: a transparent page without a space to blend in" % whence,
            )
            and space is not None
        ):
            colour_space(document, space, None)

"""Defects of the file, its metadata, catalog, colours and attachments."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from planting import (
    NotHere,
    attachment,
    defect,
    defect_of_bytes,
    edit_content,
    edit_stream,
    here,
    links,
    resources,
    saved,
)
from values import get, items


# ---- bytes -----------------------------------------------------------------------------------------------------


def substituted(raw, pattern, by, count=1):
    changed = re.sub(pattern, by, raw, count, re.S)
    if changed == raw:
        raise NotHere
    return changed


def plainly(raw):
    """The file again, without object streams, so that its objects can be spoilt by hand."""
    import io

    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


@defect_of_bytes("UA 6.1-1")
def another_version(raw):
    return b"%PDF-2.0" + raw[8:]


@defect_of_bytes("UA 6.1-1")
def a_line_before_the_header(raw):
    return b"\n" + raw


@defect_of_bytes("A 6.1.2-2")
def a_header_that_looks_like_text(raw):
    return substituted(raw, rb"^(%PDF-1\.\d\n%)....", rb"\1abcd")


@defect_of_bytes("A 6.1.3-3")
def data_behind_the_end(raw):
    return raw + b"more"


@defect_of_bytes("house revision")
def written_twice(raw):
    return raw.rstrip() + raw[raw.rindex(b"\nstartxref") :]


@defect_of_bytes("A 6.1.3-1")
def no_identifier(raw):
    return substituted(raw, rb"/ID \[", b"/IX [")


@defect_of_bytes("A 6.1.7.1-1")
def a_stream_shorter_than_said(raw):
    return substituted(
        raw, rb"/Length (\d*)([1-9])(?=[\s/>])", lambda m: b"/Length %s%d" % (m[1], int(m[2]) - 1)
    )


@defect_of_bytes("A 6.1.9-1")
def endobj_behind_something(raw):
    return substituted(raw, rb"\nendobj", b" endobj")


@defect_of_bytes("house orphan")
def an_object_that_nobody_wants(raw):
    return substituted(plainly(raw), rb"/Info \d+ 0 R", lambda m: b"/Info null".ljust(len(m[0])))


@defect("A 6.1.3-2")
def encrypted(pdf):
    return {"encryption": pikepdf.Encryption(owner="secret", user="", metadata=False)}


@defect("A 6.1.13-3")
def an_endless_string(pdf):
    pdf.docinfo["/Subject"] = "x" * 40000


@defect("A 6.1.13-4")
def an_endless_name(pdf):
    pdf.Root["/" + "x" * 200] = 1


@defect_of_bytes("A 6.1.8-1")
def a_name_in_no_alphabet(raw):
    return substituted(plainly(raw), rb"/FontName /......\+", lambda name: name[0][:-7] + b"#E9#E9+")


@defect("A 6.1.13-1")
def a_number_too_big(pdf):
    pdf.Root["/Odd"] = 99999999999


@defect("A 6.1.6-1")
def an_odd_hexadecimal_string(pdf):
    page = pdf.pages[0].obj
    page["/Contents"] = pdf.make_stream(page.Contents.read_bytes() + b"\nBT <123> Tj ET\n")


@defect_of_bytes("A 6.1.7.2-1")
def packed_by_lzw(raw):
    return substituted(plainly(raw), rb"(?<=/Filter )/FlateDecode(?=[^>]*/Length1)", b"/LZWDecode  ")


@defect("A 6.1.7.1-3")
def a_stream_in_another_file(pdf):
    pdf.Root.Metadata["/F"] = String("elsewhere.xml")


@defect("A 6.1.13-11")
def a_sheet_too_small(pdf):
    pdf.pages[0].obj["/MediaBox"] = Array([0, 0, 2, 2])


@defect("house sheet")
def a_letter(pdf):
    pdf.pages[0].obj["/MediaBox"] = Array([0, 0, 612, 792])


# ---- metadata --------------------------------------------------------------------------------------------------


def metadata(rule, called, pattern, by):
    @defect(rule, called=called)
    def plant(pdf):
        edit_stream(pdf.Root, "/Metadata", lambda data: re.sub(pattern, by, data, 0, re.S))


@defect("UA 7.1-8")
def no_metadata(pdf):
    del pdf.Root["/Metadata"]


@defect("UA 7.1-8")
def metadata_of_no_type(pdf):
    del pdf.Root.Metadata["/Subtype"]


@defect("house info")
def another_title_in_info(pdf):
    here(pdf.trailer.get("/Info"))["/Title"] = String("Something else")


@defect("house info")
def another_date_in_info(pdf):
    here(pdf.trailer.get("/Info"))["/CreationDate"] = String("D:19990101000000Z")


metadata("UA 5-1", "no word of PDF/UA", rb'<pdfuaid:part>.*?</pdfuaid:part>|pdfuaid:part="\d+"', b"")
metadata("UA 5-2", "part 2 of PDF/UA", rb'(<pdfuaid:part>|pdfuaid:part=")1', rb"\g<1>2")
metadata(
    "UA 5-3",
    "another prefix for PDF/UA",
    rb"\bpdfuaid:|xmlns:pdfuaid=",
    lambda m: m[0].replace(b"pdfuaid", b"ua"),
)
metadata("A 6.6.4-2", "part 2 of PDF/A", rb'(<pdfaid:part>|pdfaid:part=")3', rb"\g<1>2")
metadata("A 6.6.4-3", "level B of PDF/A", rb'(<pdfaid:conformance>|pdfaid:conformance=")A', rb"\g<1>B")
metadata("UA 7.1-9", "no title in the metadata", rb"<dc:title>.*?</dc:title>", b"")
metadata("A 6.6.2.1-2", "bytes in the packet's head", rb"<\?xpacket begin=", b"<?xpacket bytes='99' begin=")
metadata(
    "A 6.6.2.1-3",
    "encoding in the packet's head",
    rb"<\?xpacket begin=",
    b"<?xpacket encoding='UTF-8' begin=",
)
metadata("A 6.6.2.1-4", "metadata that are no XML", rb"</rdf:RDF>", b"</rdf:RFD>")
metadata("A 6.6.2.1-4", "metadata without an end", rb"<\?xpacket end=.*", b"")
metadata("A 6.6.2.3.1-1", "no schema for PDF/UA", rb"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", b"")
metadata("A 6.6.2.3.1-1", "a property of no schema", rb"<dc:title>", b"<dc:colour>blue</dc:colour><dc:title>")
metadata("A 6.6.2.3.1-2", "a title in no language", rb'xml:lang="x-default"', b'xml:lang="tlh"')
metadata("A 6.6.2.3.3-9", "a property of no category", rb"(<pdfaProperty:category>)\w+", rb"\1general")
metadata("A 6.6.2.3.3-10", "a property nobody describes", rb"(<pdfaProperty:description>)[^<]+", rb"\1")


# ---- colour ----------------------------------------------------------------------------------------------------


@defect("A 6.2.4.3-2")
def no_output_intent(pdf):
    del pdf.Root["/OutputIntents"]


@defect("A 6.2.3-1")
def an_intent_without_profile(pdf):
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


@defect("A 6.2.3-1")
def a_profile_of_four_colours(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile["/N"] = 4


@defect("A 6.2.3-1")
def a_profile_of_a_camera(pdf):
    edit_stream(pdf.Root.OutputIntents[0], "/DestOutputProfile", lambda data: data[:12] + b"scnr" + data[16:])


@defect("A 6.2.3 profile")
def a_profile_cut_short(pdf):
    edit_stream(pdf.Root.OutputIntents[0], "/DestOutputProfile", lambda data: data[:-100])


@defect("A 6.2.3 profile")
def a_profile_without_white(pdf):
    edit_stream(
        pdf.Root.OutputIntents[0], "/DestOutputProfile", lambda data: data.replace(b"wtpt", b"wtpX", 1)
    )


@defect("A 6.2.4.3-2")
def ink_without_a_profile(pdf):
    edit_content(pdf, lambda program: [([0, 0, 0, 1], "k")] + program)


@defect("A 6.2.5-1")
def a_transfer_function(pdf):
    resources(pdf)["/ExtGState"] = Dictionary(Odd=Dictionary(Type=Name.ExtGState, TR=Name.Identity))


@defect("A 6.2.10-1")
def an_unknown_blend_mode(pdf):
    states = here(get(resources(pdf), "ExtGState"))
    next(value for _, value in states.items())["/BM"] = Name.Glow


@defect("A 6.2.10-2")
def a_group_with_nothing_to_blend_in(pdf):
    pdf.pages[0].obj["/Group"] = Dictionary(Type=Name.Group, S=Name.Transparency)


@defect("A 6.2.6-1")
def an_unknown_intent(pdf):
    edit_content(pdf, lambda program: [([Name.Vivid], "ri")] + program)


def external(pdf, **keys):
    data = keys.pop("data", b"\0")
    resources(pdf)["/XObject"] = Dictionary(Odd=pdf.make_indirect(pikepdf.Stream(pdf, data, **keys)))


@defect("A 6.2.8-3")
def an_image_to_be_interpolated(pdf):
    external(
        pdf,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Interpolate=True,
    )


@defect("A 6.2.8-4")
def an_image_of_three_bits(pdf):
    external(
        pdf,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=3,
        ColorSpace=Name.DeviceGray,
    )


@defect("A 6.2.9-3")
def postscript(pdf):
    external(pdf, Type=Name.XObject, Subtype=Name.PS)


@defect("UA 7.20-1")
def content_from_another_file(pdf):
    external(pdf, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), Ref=Dictionary(Page=0))


# ---- catalog ---------------------------------------------------------------------------------------------------


def catalog(rule, called, *keys, value=None):
    """Sets a key of the catalog, or takes it away."""

    @defect(rule, called=called)
    def plant(pdf):
        holder = pdf.Root
        for key in keys[:-1]:
            if key not in holder:
                holder[key] = Dictionary()
            holder = holder[key]
        if value is None:
            here(holder.get(keys[-1]))
            del holder[keys[-1]]
        else:
            holder[keys[-1]] = value


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
catalog("UA 6.2-1", "not marked", "/MarkInfo")
catalog("UA 6.2-1", "marked false", "/MarkInfo", "/Marked", value=False)
catalog("UA 7.1-4", "suspect", "/MarkInfo", "/Suspects", value=True)
catalog("UA 7.1-10", "the file's name in the window", "/ViewerPreferences", "/DisplayDocTitle", value=False)
catalog("UA 7.2-34", "no language", "/Lang")
catalog("UA 7.2-29", "a language that is none", "/Lang", value=String("français"))
catalog("A 6.5.2-1", "actions of the document", "/AA", value=Dictionary(WC=SCRIPT))
catalog("A 6.5.1-1", "a script on opening", "/OpenAction", value=SCRIPT)
catalog(
    "A 6.5.1-1",
    "a script among the names",
    "/Names",
    "/JavaScript",
    value=Dictionary(Names=Array([String("a"), SCRIPT])),
)
catalog("A 6.4.2-2", "rendering needed", "/NeedsRendering", value=True)
catalog("A 6.11-1", "requirements", "/Requirements", value=Array([Dictionary(S=Name.EnableJavaScripts)]))
catalog("A 6.10-1", "presentations", "/Names", "/AlternatePresentations", value=Dictionary(Names=Array([])))
catalog("house catalog", "a form", "/AcroForm", value=Dictionary(Fields=Array([])))
catalog("house catalog", "layers", "/OCProperties", value=Dictionary(OCGs=Array([]), D=Dictionary()))


@defect("A 6.10-2")
def steps_on_a_page(pdf):
    pdf.pages[0].obj["/PresSteps"] = Dictionary(Type=Name.NavNode)


@defect("A 6.5.2-2")
def actions_of_a_page(pdf):
    pdf.pages[0].obj["/AA"] = Dictionary(O=Dictionary(S=Name.GoTo, D=String("nowhere")))


@defect("A 6.5.1-1")
def a_link_that_starts_a_program(pdf):
    _, link = links(pdf)[0]
    link["/A"] = Dictionary(S=Name.Launch, F=String("calc.exe"))


@defect("house action")
def a_link_that_turns_a_page(pdf):
    _, link = links(pdf)[0]
    link["/A"] = Dictionary(S=Name.Named, N=Name.NextPage)


@defect("house address")
def an_address_with_a_blank(pdf):
    link = here(next((one for _, one in links(pdf) if get(one, "A", "URI") is not None), None))
    link.A["/URI"] = String("https://example.org/a b")


@defect("house destination")
def a_link_to_nowhere(pdf):
    link = here(next((one for _, one in links(pdf) if get(one, "A", "URI") is None), None))
    if "/A" in link:
        del link["/A"]
    link["/Dest"] = String("nowhere at all")


def outline_entry(pdf):
    """An entry with one before and above it."""
    entry = here(get(pdf.Root, "Outlines", "First"))
    while "/First" in entry:
        entry = entry["/First"]
    return here(entry.get("/Next"))


@defect("house outline")
def an_entry_without_words(pdf):
    outline_entry(pdf)["/Title"] = String(" ")


@defect("house outline")
def an_entry_with_another_before_it(pdf):
    entry = outline_entry(pdf)
    entry["/Prev"] = entry


@defect("house outline")
def an_entry_with_another_parent(pdf):
    outline_entry(pdf)["/Parent"] = pdf.Root.Outlines if "/First" in pdf.Root.Outlines.First else pdf.Root


@defect("house outline")
def an_outline_in_a_circle(pdf):
    outline_entry(pdf)["/Next"] = outline_entry(pdf).Prev


@defect("house outline")
def an_outline_that_counts_too_many(pdf):
    pdf.Root.Outlines["/Count"] = 9999


@defect("house destination")
def an_entry_that_leads_nowhere(pdf):
    entry = outline_entry(pdf)
    if "/A" in entry:
        del entry["/A"]
    entry["/Dest"] = Array([pdf.Root, Name.XYZ, 0, 0, 0])


@defect("house names")
def names_out_of_order(pdf):
    pdf.Root["/Names"] = Dictionary(
        Dests=Dictionary(
            Names=Array(
                [
                    String("b"),
                    Array([pdf.pages[0].obj, Name.Fit]),
                    String("a"),
                    Array([pdf.pages[0].obj, Name.Fit]),
                ]
            )
        )
    )


# ---- attachments -------------------------------------------------------------------------------------------------


@defect("A 6.8-3")
def an_attachment_without_relation(pdf):
    del attachment(pdf)["/AFRelationship"]


@defect("UA 7.11-1")
def an_attachment_without_a_name(pdf):
    del attachment(pdf)["/UF"]


@defect("A 6.8-4")
def an_attachment_that_is_not_associated(pdf):
    attachment(pdf)
    del pdf.Root["/AF"]


@defect("A 6.8-1")
def an_attachment_of_no_type(pdf):
    del attachment(pdf).EF.F["/Subtype"]


@defect("A 6.8")
def an_attachment_of_no_date(pdf):
    del attachment(pdf).EF.F.Params["/ModDate"]


@defect("house attachment")
def an_attachment_of_another_size(pdf):
    attachment(pdf).EF.F.Params["/Size"] = 1


@defect("house attachment")
def an_attachment_that_is_not_listed(pdf):
    attachment(pdf)
    del pdf.Root.Names["/EmbeddedFiles"]


@defect("house source", audience="internal")
def no_source(pdf):
    attachment(pdf)
    del pdf.Root["/AF"]
    del pdf.Root.Names["/EmbeddedFiles"]


@defect("house public", audience="public")
def the_source_for_the_public(pdf):
    attachment(pdf)


@defect("house public", audience="public")
def text_of_the_source_for_the_public(pdf):
    pdf.pages[0].obj["/LastModified"] = pdf.make_indirect(
        pikepdf.Stream(pdf, b'<register xmlns="urn:ppc:register:1"/>')
    )

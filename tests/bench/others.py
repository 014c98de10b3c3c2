"""others.py html|fo|tex LANGUAGE <pages >document: the page tree that `ppc build -T page` prints, for another tool.

What makes the work equal: headings, paragraphs, lists, definition lists and tables, on A4, with every word.
"""
import sys
import xml.etree.ElementTree as tree

INLINE = {"em", "strong", "code", "a", "span", "mark", "q", "br"}


def pages(language):
    part = []
    for line in sys.stdin:
        if not line.startswith("<!-- "):
            part.append(line)
            continue
        if part:
            yield from page(part, language)
        part = []
    yield from page(part, language)


def page(lines, language):
    text = "".join(lines).strip()
    if text:
        root = tree.fromstring(text)
        if root.get("lang") == language:
            yield root


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def screen_only(node):
    return node.get("media") == "screen"


# ---- WeasyPrint: the page is a subset of XHTML already ----------------------------------------------------

STYLE = """@page { size: A4; margin: 25mm 28mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10.5pt/1.4 serif } table { width: 100%; border-collapse: collapse; font-size: 9pt } th { text-align: left }"""


def html(language):
    print(f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><style>{STYLE}</style></head><body>')
    for root in pages(language):
        for block in root:
            if not screen_only(block):
                print(tree.tostring(block, encoding="unicode"))
    print("</body></html>")


# ---- FOP ----------------------------------------------------------------------------------------------------

FO_HEAD = """<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a4" page-width="210mm" page-height="297mm" margin="20mm 28mm">
<fo:region-body margin-bottom="10mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a4"><fo:static-content flow-name="xsl-region-after">
<fo:block font-size="8pt" text-align="end"><fo:page-number/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body" font-size="10.5pt" line-height="14pt">"""
FO_SIZES = {"h1": 20, "h2": 15, "h3": 12, "h4": 10.5}


def fo_inline(node):
    out = escape(node.text or "")
    for child in node:
        body = fo_inline(child)
        if child.tag == "strong":
            body = f'<fo:inline font-weight="bold">{body}</fo:inline>'
        elif child.tag == "em":
            body = f'<fo:inline font-style="italic">{body}</fo:inline>'
        out += body + escape(child.tail or "")
    return out


def fo_content(node):
    if any(child.tag not in INLINE for child in node):
        return (f"<fo:block>{escape(node.text)}</fo:block>" if (node.text or "").strip() else "") + "".join(
            fo_block(child) for child in node)
    return f'<fo:block space-after="4pt">{fo_inline(node)}</fo:block>'


def fo_table(node):
    columns = "".join(f'<fo:table-column column-width="proportional-column-width({c.get("width", "1")})"/>'
                      for c in node.iter("col"))
    out = f'<fo:table table-layout="fixed" width="100%" font-size="9pt">{columns}'
    for part, name in (("thead", "table-header"), ("tbody", "table-body")):
        rows = [row for group in node.findall(part) for row in group.findall("tr")]
        if rows:
            out += f"<fo:{name}>" + "".join("<fo:table-row>" + "".join(
                f'<fo:table-cell number-columns-spanned="{cell.get("colspan", "1")}">{fo_content(cell)}</fo:table-cell>'
                for cell in row) + "</fo:table-row>" for row in rows) + f"</fo:{name}>"
    return out + "</fo:table>"


def fo_block(node):
    if screen_only(node) or node.tag in ("colgroup", "hr"):
        return ""
    if node.tag in FO_SIZES:
        return f'<fo:block font-size="{FO_SIZES[node.tag]}pt" font-weight="bold" keep-with-next="always">{fo_inline(node)}</fo:block>'
    if node.tag == "table" and node.find("tbody") is not None:
        return fo_table(node)
    return fo_content(node)


def fo(language):
    print(FO_HEAD)
    for root in pages(language):
        for block in root:
            print(fo_block(block))
    print("</fo:flow></fo:page-sequence></fo:root>")


# ---- XeLaTeX ------------------------------------------------------------------------------------------------

TEX_HEAD = r"""\documentclass[10pt]{article}\usepackage[a4paper,margin=28mm]{geometry}\usepackage{fontspec,longtable,array}
\usepackage[hidelinks]{hyperref}\setcounter{secnumdepth}{0}\begin{document}"""
TEX_HEADS = {"h1": "section", "h2": "section", "h3": "subsection", "h4": "subsubsection"}


def tex_escape(text):
    return "".join({"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}.get(c, "\\" + c if c in "&%$#_{}" else c)
                   for c in text)


def tex_inline(node):
    out = tex_escape(node.text or "")
    for child in node:
        body = tex_inline(child)
        if child.tag in ("strong", "em"):
            body = (r"\textbf{" if child.tag == "strong" else r"\emph{") + body + "}"
        out += body + tex_escape(child.tail or "")
    return " ".join(out.split())


def tex_content(node):
    if any(child.tag not in INLINE for child in node):
        return tex_escape((node.text or "").strip()) + "".join(tex_block(child) for child in node)
    return tex_inline(node) + "\n\n"


def tex_table(node):
    widths = [float(c.get("width", "25")) / 100 for c in node.iter("col")]
    out = r"\begin{longtable}{" + "".join(f"p{{{w * 0.93:.3f}\\linewidth}}" for w in widths) + "}\n"
    for row in node.iter("tr"):
        cells = [tex_content(cell).strip() for cell in row]
        cells += [""] * (len(widths) - len(cells))
        out += " & ".join(cells[:len(widths)]) + r" \tabularnewline" + "\n"
    return out + r"\end{longtable}" + "\n"


def tex_block(node):
    if screen_only(node) or node.tag in ("colgroup", "hr"):
        return ""
    if node.tag in TEX_HEADS:
        return f"\\{TEX_HEADS[node.tag]}{{{tex_inline(node)}}}\n"
    if node.tag == "table" and node.find("colgroup") is not None:
        return tex_table(node)
    return tex_content(node)


def tex(language):
    print(TEX_HEAD)
    for root in pages(language):
        for block in root:
            print(tex_block(block))
    print(r"\end{document}")


if __name__ == "__main__":
    {"html": html, "fo": fo, "tex": tex}[sys.argv[1]](sys.argv[2])

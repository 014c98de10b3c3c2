"""odd_pages.py FOLDER [SEED [COUNT]]: page trees as nobody writes them, for the typesetter to set all the same.

Some are odd in one way and named after it; the others are made by chance, from a seed, so that they are the same
each time.  All are valid (schema/page.rng).
"""
import pathlib
import random
import sys
from xml.sax.saxutils import escape, quoteattr

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<page document="odd" part="front" lang="%s" title="Odd page" organisation="Example" footer="Example" pages="{page}/{pages}" hyphenation="%s"%s>
%s
</page>
"""
WORDS = {
    "fr": "les données de la personne concernée, l’effacement « sans délai » ; durée : anticonstitutionnellement",
    "en": "records of processing, the controller’s “legitimate” interest; unconstitutionally long-standing",
}


def page(body, language="en", more=""):
    return PAGE % (language, {"fr": "fr", "en": "en_US"}[language], more, body)


def text(words, language="en"):
    stock = WORDS[language].split()
    return " ".join(stock[at % len(stock)] for at in range(words))


def table(rows, columns=3, head=""):
    widths = "".join('<col width="%d"/>' % (100 // columns) for _ in range(columns))
    return '<table id="t"><colgroup>%s</colgroup>%s<tbody>%s</tbody></table>' % (widths, head, "".join(rows))


def nested(depth, kind="ul"):
    return ("<%s><li><p>level</p>" % kind) * depth + "<ul><li>floor</li></ul>" + ("</li></%s>" % kind) * depth


# ---- odd in one way --------------------------------------------------------------------------------------------

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 8
NAMED = {
    "wide-word": '<h2 id="h">%s</h2><p id="p">%s</p><ul id="u"><li>%s</li></ul>' % (LONG, LONG, LONG)
    + table(["<tr><th>%s</th><td>%s</td><td>b</td></tr>" % (LONG, LONG)]),
    "tall-row": table(
        ["<tr><th>before</th><td>%s</td><td><p>a</p><p>b</p></td></tr>" % text(1500), "<tr><th>after</th><td/><td/></tr>"],
        head="<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>",
    ),
    "empty-table": table(["<tr><th/><td/><td/></tr>"] * 3) + '<p id="p">behind</p>',
    "many-heads": "".join('<h2 id="h%d">Heading %d</h2>' % (at, at) for at in range(90)),
    "odd-heads": "".join('<h%d id="h%d">Level %d</h%d>' % (n, at, n, n) for at, n in enumerate((4, 2, 4, 3, 4, 2, 1, 3, 4, 4, 1))),
    "deep-list": nested(80).replace("<ul>", '<ul id="u">', 1),
    "deep-count": nested(40, "ol").replace("<ol>", '<ol id="u">', 1),
    "long-paragraph": '<p id="p">%s</p>' % text(10000),
    "long-list": '<ol id="o">%s</ol>' % "".join("<li>%s</li>" % text(at % 40 + 1) for at in range(250)),
    "empty": '<p id="a"/><ul id="u"><li/><li> </li></ul><dl id="d"><dt/><dd/></dl><aside class="box" id="x"/><p id="b"><em/><a href="#a"/></p>'
    '<pair><side lang="fr"/><side lang="en"/></pair><h2 id="h"/><p id="c">something</p>',
    "links": '<p id="p">%s</p>' % " ".join('<a href="https://example.org/%d?a=(%d)">link %d to a place</a>' % (at, at, at) for at in range(120))
    + '<p id="q"><a href="#p">%s</a></p>' % text(900),
    "signs": '<p id="p">soft\u00adhyphen\u00adof\u00adone\u2019s own, no\u00a0break\u202fspaces, non\u2011breaking, zero\u200bwidth, tab\tand   spaces,'
    " \\ ( ) &lt; &gt; &amp; % # \u2014 \u2026</p><p id=\"q\">\u00ad\u00ad \u00a0\u202f</p><p id=\"r\">" + "(((" * 100 + "</p>",
    # private characters, which no font has, wherever text stands
    "private": '<header role="title" id="t"><h1 id="t1">Ti\ue006tle</h1></header><h2 id="h">Hea\ue008ding</h2><p id="p">%s te\U000f0009xt</p>'
    '<figure kind="flows" id="f"><alt>Ev\ue00aery.</alt><node id="n1" label="no\ue00bde" column="1"/><node id="n2" label="two" column="2"/>'
    '<edge from="n1" to="n2"/></figure>' % text(900),
    "empty-marks": '<p id="p">a<mark class="gap"/> b <mark class="proposed"> </mark> c <mark class="gap"><mark class="hidden"/></mark> d</p>',
    "last-rule": "".join('<p id="p%d">line</p><hr id="r%d"/>' % (at, at) for at in range(90)),
    "languages": '<p id="p">a <span lang="x-klingon">b <span lang="sr-Latn-RS">c <span lang="en">d</span></span></span> <em lang="fr">e</em></p>'
    '<ul id="u" lang="de"><li>eins</li><li lang="it"><p>due</p><p lang="en">three</p></li></ul>',
    "big-figure": '<figure kind="timetable" id="f"><alt>Sixty rows.</alt>%s</figure>'
    % "".join('<row label="%s"><span kind="active" label="%s" weight="%d"/><span kind="end" label="" weight="0"/></row>' % (text(at % 9 + 1), text(3), at + 1) for at in range(60)),
    "crowded-figure": '<figure kind="flows" id="f"><alt>Everybody to everybody.</alt>%s%s</figure>'
    % (
        "".join('<node id="n%d" label="%s" column="%d"/>' % (at, text(at % 7 + 1), at % 3 + 1) for at in range(45)),
        "".join('<edge from="n%d" to="n%d"/>' % (at, at + 1) for at in range(44) if at % 3 < 2),
    ),
}


# ---- by chance ---------------------------------------------------------------------------------------------------


class Chance:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.language = self.random.choice(("fr", "en"))
        self.number = 0
        self.ids = []

    def name(self):
        self.number += 1
        self.ids.append("b%d" % self.number)
        return ' id="b%d"' % self.number

    def some(self, low, high, make, *arguments):
        return "".join(make(*arguments) for _ in range(self.random.randint(low, high)))

    def language_or_none(self):
        return self.random.choice([""] * 12 + [' lang="en"', ' lang="fr"', ' lang="de-AT"'])

    def words(self):
        return escape(text(self.random.choice((0, 1, 1, 2, 3, 5, 8, 8, 13, 40)), self.language))

    def inline(self, depth=0):
        made = self.words()
        for _ in range(self.random.choice((0, 0, 0, 1, 2, 4)) if depth < 3 else 0):
            kind = self.random.choice(("em", "strong", "code", "q", "span", "mark", "a", "br"))
            if kind == "br":
                made += "<br/>" + self.words()
                continue
            more = self.language_or_none()
            if kind == "a":
                more = " href=" + quoteattr(self.random.choice(("#b1", "#nowhere", "https://example.org/?a=b&c=(d)", "mailto:a@example.org")))
            elif kind == "mark":
                more += ' class="%s"' % self.random.choice(("gap", "proposed"))
            blank = self.random.choice(("", " ")) if kind != "q" else " "
            inner = self.words() if kind == "a" else self.inline(depth + 1)
            made += "%s<%s%s>%s</%s>%s%s" % (blank, kind, more, inner, kind, self.random.choice(("", " ", ", ")) if kind != "q" else " ", self.words())
        return made

    def inside(self, depth):
        return self.inline() if depth > 2 or self.random.random() < 0.6 else self.some(1, 3, self.block, depth + 1, False)

    def row(self, columns, depth, head=False):
        cells, left = "", columns
        while left:
            span = self.random.randint(1, left) if self.random.random() < 0.2 else 1
            kind = "th" if head or left == columns else "td"
            more = ' colspan="%d"' % span if span > 1 else ""
            if kind == "th" and not head:
                more += ' scope="row"'
            cells += "<%s%s%s>%s</%s>" % (kind, more, self.language_or_none(), self.inside(depth + 2), kind)
            left -= span
        return "<tr>%s</tr>" % cells

    def table(self, depth):
        columns = self.random.randint(1, 6 if depth < 1 else 2)
        widths = "".join('<col width="%d"/>' % (100 // columns) for _ in range(columns))
        made = "<caption>%s</caption>" % self.inline() if self.random.random() < 0.4 else ""
        made += "<colgroup>%s</colgroup>" % widths
        if self.random.random() < 0.7:
            made += "<thead>%s</thead>" % self.row(columns, depth + 2, True)
        return made + self.some(1, 2, lambda: "<tbody>%s</tbody>" % self.some(1, 6, self.row, columns, depth))

    def block(self, depth=0, by_itself=True):
        kind = self.random.choice(("p",) * 5 + ("ul", "ol", "dl", "table", "aside", "details", "h3", "h4") + (("h2", "pair", "hr") if by_itself else ()))
        if depth > 3 or depth > 1 and kind == "table":
            kind = "p"
        if kind == "table":
            made = self.table(depth)
        elif kind in ("ul", "ol"):
            made = self.some(1, 6, lambda: "<li%s>%s</li>" % (self.language_or_none(), self.inside(depth)))
        elif kind == "dl":
            made = self.some(1, 4, lambda: "<dt>%s</dt>%s" % (self.words(), self.some(0, 2, lambda: "<dd>%s</dd>" % self.inside(depth))))
        elif kind == "details":
            made = "<summary>%s</summary>%s" % (self.words(), self.some(1, 3, self.block, depth + 1, False))
        elif kind == "aside":
            title = '<p class="title">%s</p>' % self.words() if self.random.random() < 0.5 else ""
            made = title + self.some(0, 3, self.block, depth + 1, False)
        elif kind == "pair":
            made = "".join('<side lang="%s">%s</side>' % (tongue, self.some(0, 3, self.block, 2, False)) for tongue in ("fr", "en"))
        else:
            made = "" if kind == "hr" else self.inline()
        more = self.name() + (self.language_or_none() if kind not in ("pair", "hr") else "")
        if kind == "aside":
            more += ' class="%s"' % self.random.choice(("box", "gap", "note", "draft"))
        return "<%s%s>%s</%s>" % (kind, more, made, kind)

    def page(self):
        body = self.some(3, 25, self.block)
        more = self.random.choice(("", "", ' draft="Draft"', ' sheet="landscape"'))
        return page(body, self.language, more)


def main(folder, seed=1, count=24):
    folder = pathlib.Path(folder)
    for called, body in NAMED.items():
        more = ' draft="Dr\ue005aft"' if called == "private" else ""
        (folder / (called + ".xml")).write_text(page(body, more=more), "utf-8")
    for at in range(int(seed), int(seed) + int(count)):
        (folder / ("chance-%d.xml" % at)).write_text(Chance(at).page(), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

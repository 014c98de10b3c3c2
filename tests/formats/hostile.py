"""hostile.py DESCRIPTION OUT FIRST: the same description, with something hostile beside each of its texts.

Each vector is what some format would take for markup: every second one stands in front of a text.  FIRST
is the number of the one that comes first.
"""
import collections
import pathlib
import sys
import xml.etree.ElementTree as tree

NAMESPACE = "{urn:ppc:register:1}"
VECTORS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "\"' onload='alert(1)",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<http://evil.example/>",
    "`` ` code",
    "*strong* __em__ ~~~",
    "&lt;b&gt; &amp;amp; &#106;",
    "]]><ac:structured-macro ac:name=\"html\">",
    "<ac:link><ri:url ri:value=\"http://evil.example\"/></ac:link>",
    "{html}alert(1){html}",
    "| a | b |",
    "back\\slash \\* \\",
    "# heading",
    "1. number",
    "2) number",
    "- bullet",
    "+ bullet",
    "> quote",
    "=====",
    "-----",
    "    indented",
    "[label]: http://evil.example/",
    "~~~ fence",
    "\u2028line\u2029paragraph",
    "\u202eright to left\u202c",
]
# Elements where their marks are hard to tell from the words round them.
ELEMENTS = ("<x xmlns='urn:ppc:register:1'>a<strong>«b»</strong>c<em> d </em>e<strong>f</strong><em>g</em>*<strong>h</strong>*"
            "<code>i`</code><code>`</code>j!<a href='https://x.example/?a=1&amp;copy;=2'>k</a> l<br/>- m"
            "<strong>n<em>o</em></strong>p<a href='https://x.example/'>https://x.example/</a></x>")
TEXTS = {"label", "title", "item", "consequence", "reason", "name", "legal-form"}


def main(source, target, first):
    document = tree.parse(source)
    numbers = collections.Counter()  # by language: what one says, the others say too
    for element in document.iter():
        if element.tag.removeprefix(NAMESPACE) in TEXTS and not list(element):
            language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
            number = numbers[language]
            numbers[language] += 1
            vector = VECTORS[(first + number) % len(VECTORS)]
            if element.tag.removeprefix(NAMESPACE) == "consequence":
                elements = tree.fromstring(ELEMENTS)
                element.extend(elements)
                vector += elements.text
            element.text = vector + " " + element.text if number % 2 else element.text + " " + vector
    tree.register_namespace("", NAMESPACE[1:-1])
    document.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))

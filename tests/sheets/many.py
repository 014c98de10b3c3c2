#!/usr/bin/env python3
"""many.py FILE COUNT: the description with its processing so often, by titles that tabs and formulas take amiss."""
import re
import sys

text, count = open(sys.argv[1], encoding='utf-8').read(), int(sys.argv[2])
found = re.search(r'  <processing .*?</processing>\n', text, re.S)
copies = []
for i in range(count):
    copy = found.group(0)
    for name in ['repairs'] + re.findall(r'<purpose id="(\w+)"', copy):
        copy = re.sub(r'(id|purpose)="%s"' % name, r'\1="%s%d"' % (name, i), copy)
    begin = ('=HYPERLINK("x") ', '+33 [1]: ', "-'*?/\\ ", '@SUM(1,2) ', '\U0001F600 שלום ')[i % 5]
    copy = re.sub(r'(<title xml:lang="\w+">)', lambda m: m.group(1) + begin + 'relations avec toute la clientèle, ', copy)
    copies.append(copy)
before, behind = (re.sub(r'="repairs"', '="repairs0"', part) for part in (text[:found.start()], text[found.end():]))
sys.stdout.buffer.write((before + ''.join(copies) + behind).encode('utf-8'))

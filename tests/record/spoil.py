"""spoil.py PPC RECORD FOLDER COUNT: so many times some bytes of the record are others; each is read (0) or refused (1)
with a message, and what is refused writes nothing.  The same bytes every time."""
import os
import random
import subprocess
import sys

ppc, record, folder, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
good = open(record, "rb").read()
chance = random.Random(6)
spoilt, out = os.path.join(folder, "spoilt.json"), os.path.join(folder, "out.xml")
failed = read = 0
for number in range(count):
    data = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            data[at] = chance.choice(b'{}[]",:0-tfn\\')
        elif how == 2:
            del data[at:at + chance.randrange(1, 40)]
        else:
            data[at:at] = data[at:at + chance.randrange(1, 40)]
    with open(spoilt, "wb") as file:
        file.write(data)
    if os.path.exists(out):
        os.remove(out)
    run = subprocess.run([ppc, "import", "-o", out, spoilt], capture_output=True)
    read += run.returncode == 0
    refused = run.returncode == 1 and b"spoilt.json: " in run.stderr and not os.path.exists(out)
    if not refused and not (run.returncode == 0 and os.path.getsize(out) > 0):
        failed = 1
        print("#   number %d: status %d: %s" % (number, run.returncode, run.stderr[-200:]))
sys.exit(1 if failed or read == count else 0)

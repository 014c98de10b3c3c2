"""says.py FIELDS SAYS.tsv: every element and attribute that the map names is in the table of fields (load_fields_dump)."""
import sys

types, fields = {}, set()
for line in open(sys.argv[1], encoding="utf-8"):
    kind, number, *rest = line.split()
    if kind == "type":
        types[number] = rest[0]
        if rest[1] != "no-id":
            fields.add(rest[0] + "@id")
for line in open(sys.argv[1], encoding="utf-8"):
    kind, number, *rest = line.split()
    if kind == "field":
        fields.add(types[number] + ("@" if rest[0] == "attribute" else "/") + rest[1])
        if len(rest) > 4:  # several stand in an element of their own
            fields.add(types[number] + "/" + rest[-1])

failed = False
for number, line in enumerate(open(sys.argv[2], encoding="utf-8"), 1):
    if line.startswith("#") or not line.strip():
        continue
    source, item, where = line.rstrip("\n").split("\t")
    if where.startswith("derived: ") and len(where) > len("derived: "):
        continue
    missing = [name for name in where.split() if name not in fields]
    if missing or not where.split():
        failed = True
        print(f"# {sys.argv[2]}:{number}: {source}: {item}: the language has no {' '.join(missing) or 'element for it'}")
print(f"{'not ok' if failed else 'ok'} every item of the sources has its element")
sys.exit(failed)

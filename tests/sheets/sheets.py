#!/usr/bin/env python3
"""sheets.py FORMAT TREE LANGUAGE FILE [NAME=VALUE...]: a spreadsheet beside the sheet tree that it was made of.

FORMAT is ods, xlsx or csv; fods: what LibreOffice makes of one, without comments, which it leaves out there, and
without what stays in sight, of which it knows only where it has a window; kept: an xlsx that it made, for the comments
alone.  TREE is what `ppc build -T sheet` printed.  Every cell is compared, with what the tree says of it: spans, links,
drop-downs, comments, what stays in sight, filters.  Each difference is a line; the exit status is 1 where there is one.
Options: document=NAME, one of several in the tree; from=xlsx, of a fods.
"""
import csv
import datetime
import io
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

ODF = 'urn:oasis:names:tc:opendocument:xmlns:%s:1.0'
OFFICE, TABLE, TEXT, CONFIG = ('{%s}' % (ODF % n) for n in ('office', 'table', 'text', 'config'))
XLINK = '{http://www.w3.org/1999/xlink}'
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
PACKAGE = '{http://schemas.openxmlformats.org/package/2006/relationships}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
LIMIT = 32767

faults = []


def fault(text, *values):
    faults.append(text % values if values else text)


def units(text):
    return len(text.encode('utf-16-le')) // 2


class Sheet:
    def __init__(self, name):
        self.name = name
        self.cells = {}    # (row, column): text
        self.spans = {}    # (row, column): (rows, columns)
        self.links = {}    # (row, column): address; of a sheet: its name, behind #
        self.choices = {}  # (row, column): (sheet, column, first, last)
        self.helps = {}
        self.values = {}   # of dates and numbers
        self.freeze = (0, 0)
        self.filter = None # (row, first column, last column, last row)
        self.rows = 0


# ---- the tree -------------------------------------------------------------------------------------------------

def tree_parts(path, language, document):
    text = open(path, encoding='utf-8').read()
    for piece in re.split(r'<!-- [^>]* part \d+ -->\n', text):
        if piece.strip():
            root = ET.fromstring(piece)
            if root.get('lang') == language and (not document or root.get('document') == document):
                yield root


def own_text(node):
    text = (node.text or '') + ''.join(child.tail or '' for child in node)
    return text.replace('\r\n', '\n').replace('\r', '\n')


def read_tree(path, language, document):
    sheets, ids, lists, later, banner = [], {}, {}, [], None
    below = {}
    for root in tree_parts(path, language, document):
        banner = root.get('draft')
        for node in root.findall('sheet'):
            if not sheets or sheets[-1].id != node.get('id'):
                sheet = Sheet(node.get('name'))
                sheet.id, sheet.filtering, sheet.list_cells = node.get('id'), False, []
                shift = 1 if banner else 0
                frozen = int(node.get('freeze-rows', 0))
                sheet.freeze = (frozen + shift if frozen else 0, int(node.get('freeze-columns', 0)))
                sheet.widths = len(node.findall('column'))
                if banner:
                    sheet.cells[0, 0] = banner
                    sheet.rows = 1
                ids[sheet.id] = sheet
                sheets.append(sheet)
                below = {}
            for row in node.findall('row'):
                tree_row(sheets[-1], row, below, lists, later)
    for sheet, at, name in later:
        if name in lists:
            sheet.choices[at] = lists[name]
    return sheets, ids


def is_value(cell):
    try:
        kind, value = cell.get('type'), cell.get('value')
        return kind and (datetime.date.fromisoformat(value) if kind == 'date' else float(value)) is not None
    except ValueError:
        return False


def tree_row(sheet, row, below, lists, later):
    number, column, first, says = sheet.rows, 0, None, False
    covered = {c for c, rows in below.items() if rows > 0}
    for cell in row.findall('cell'):
        while column in covered:
            column += 1
        rows, columns = int(cell.get('rows', 1)), int(cell.get('columns', 1))
        at = number, column
        first = column if first is None else first
        text = own_text(cell)
        says |= text != ''
        sheet.cells[at] = text
        if (rows, columns) != (1, 1):
            sheet.spans[at] = rows, columns
        if cell.get('link') and text:
            sheet.links[at] = cell.get('link')
        if is_value(cell):
            sheet.values[at] = cell.get('type'), cell.get('value')
        if cell.find('help') is not None:
            sheet.helps[at] = own_text(cell.find('help'))
        if cell.get('choices'):
            later.append((sheet, at, cell.get('choices')))
        if cell.get('list'):
            known = lists.get(cell.get('list'))
            lists[cell.get('list')] = (sheet, column, known[2] if known else number, number)
        for c in range(column, column + columns):
            below[c] = rows
        column += columns
    if row.get('filter') and not sheet.filter and column:
        last = max([column - 1] + [c for c in covered])
        sheet.filter, sheet.filtering = (number, first, last, number), True
    elif sheet.filtering:
        sheet.filtering = says
        if says:
            sheet.filter = sheet.filter[:3] + (number,)
    for c in below:
        below[c] -= below[c] > 0
    sheet.rows += 1


# ---- OpenDocument ---------------------------------------------------------------------------------------------

def odf_paragraph(node):
    out = node.text or ''
    for child in node:
        if child.tag == TEXT + 's':
            out += ' ' * int(child.get(TEXT + 'c', 1))
        elif child.tag == TEXT + 'tab':
            out += '\t'
        elif child.tag == TEXT + 'line-break':
            out += '\n'
        elif child.tag != OFFICE + 'annotation':
            out += odf_paragraph(child)
        out += child.tail or ''
    return out


def odf_text(node):
    return '\n'.join(odf_paragraph(p) for p in node.findall(TEXT + 'p'))


def odf_rows(table):
    for child in table:
        if child.tag == TABLE + 'table-row':
            yield child
        elif child.tag in (TABLE + 'table-header-rows', TABLE + 'table-row-group', TABLE + 'table-rows'):
            yield from odf_rows(child)


def odf_number(name):
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


RANGE = r"\[?\$?(?:'((?:[^']|'')*)'|([^'.!]+))\.\$?([A-Z]+)\$?(\d+):(?:\$?(?:'(?:[^']|'')*'|[^'.!]*))?\.\$?([A-Z]+)\$?(\d+)\]?"


def odf_range(text):
    found = re.search(RANGE, text)
    if not found:
        return None
    name = (found.group(1) or found.group(2)).replace("''", "'")
    return name, odf_number(found.group(3)), int(found.group(4)) - 1, odf_number(found.group(5)), int(found.group(6)) - 1


def read_odf(content, settings):
    sheets, validations = [], {}
    body = content.find('.//' + OFFICE + 'spreadsheet')
    for node in body.findall('./%scontent-validations/%scontent-validation' % (TABLE, TABLE)):
        condition = node.get(TABLE + 'condition')
        validations[node.get(TABLE + 'name')] = condition and odf_range(condition.split('(', 1)[1])
    for table in body.findall(TABLE + 'table'):
        sheet = Sheet(table.get(TABLE + 'name'))
        sheet.heads = sum(1 for _ in odf_rows(table.find(TABLE + 'table-header-rows') or []))
        number = 0
        for row in odf_rows(table):
            repeated, column = int(row.get(TABLE + 'number-rows-repeated', 1)), 0
            for cell in row:
                times = int(cell.get(TABLE + 'number-columns-repeated', 1))
                if cell.tag == TABLE + 'table-cell' and times < 500 and repeated < 500:
                    for r in range(number, number + repeated):
                        for c in range(column, column + times):
                            odf_cell(sheet, cell, (r, c), validations)
                column += times
            number += repeated
        sheet.rows = number
        sheets.append(sheet)
    for node in body.iter(TABLE + 'database-range'):
        area = odf_range(node.get(TABLE + 'target-range-address'))
        if node.get(TABLE + 'display-filter-buttons') == 'true':
            for sheet in sheets:
                if sheet.name == area[0]:
                    sheet.filter = area[2], area[1], area[3], area[4]
    views = {}
    for entry in settings.iter(CONFIG + 'config-item-map-entry'):
        items = {i.get(CONFIG + 'name'): i.text for i in entry.findall(CONFIG + 'config-item')}
        if entry.get(CONFIG + 'name') and 'VerticalSplitPosition' in items:
            views[entry.get(CONFIG + 'name')] = (
                int(items['VerticalSplitPosition']) if items['VerticalSplitMode'] == '2' else 0,
                int(items['HorizontalSplitPosition']) if items['HorizontalSplitMode'] == '2' else 0)
    for sheet in sheets:
        sheet.freeze = views.get(sheet.name, (0, 0))
    return sheets


def odf_cell(sheet, cell, at, validations):
    sheet.cells[at] = odf_text(cell)
    kind = cell.get(OFFICE + 'value-type')
    if any(name.endswith('}formula') for name in cell.keys()):
        fault('%s %s: a formula', sheet.name, at)
    if kind == 'date':
        sheet.values[at] = 'date', cell.get(OFFICE + 'date-value')[:10]
    elif kind == 'float':
        sheet.values[at] = 'number', cell.get(OFFICE + 'value')
    spans = int(cell.get(TABLE + 'number-rows-spanned', 1)), int(cell.get(TABLE + 'number-columns-spanned', 1))
    if spans != (1, 1):
        sheet.spans[at] = spans
    link = cell.find('.//' + TEXT + 'a')
    if link is not None:
        sheet.links[at] = link.get(XLINK + 'href')
    note = cell.find(OFFICE + 'annotation')
    if note is not None:
        sheet.helps[at] = odf_text(note)
    name = cell.get(TABLE + 'content-validation-name')
    if name is not None and validations.get(name):
        sheet.choices[at] = validations[name]


def read_ods(path):
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if names[0] != 'mimetype' or package.getinfo('mimetype').compress_type != zipfile.ZIP_STORED:
            fault('the media type is not first, or not as it is')
        media = package.read('mimetype').decode()
        if open(path, 'rb').read(38 + len(media))[38:] != media.encode():
            fault('the media type is not at byte 38')
        manifest = ET.fromstring(package.read('META-INF/manifest.xml'))
        listed = {n.get('{%s}full-path' % (ODF % 'manifest')): n.get('{%s}media-type' % (ODF % 'manifest')) for n in manifest}
        if listed.pop('/', None) != media:
            fault('the manifest names another media type')
        if set(listed) != set(names) - {'mimetype', 'META-INF/manifest.xml'}:
            fault('the manifest lists %s, the package holds %s', sorted(listed), names)
        check_package(package)
        parsed = {n: ET.fromstring(package.read(n)) for n in names if n.endswith('.xml')}
    sheets = read_odf(parsed['content.xml'], parsed['settings.xml'])
    odf_styles(parsed)
    for sheet in sheets:
        if sheet.heads != sheet.freeze[0]:
            fault('%s: %d rows stand on each page, %d stay in sight', sheet.name, sheet.heads, sheet.freeze[0])
    return sheets


def odf_styles(parsed):
    """Every style that is named is declared."""
    style = '{%s}' % (ODF % 'style')
    declared = set()
    for part in ('styles.xml', 'content.xml'):
        declared |= {n.get(style + 'name') for n in parsed[part].iter() if n.get(style + 'name')}
        declared |= {n.get(TABLE + 'name') for n in parsed[part].iter(TABLE + 'content-validation')}
    for node in parsed['content.xml'].iter():
        for name in (TABLE + 'style-name', TABLE + 'default-cell-style-name', style + 'parent-style-name',
                     style + 'data-style-name', style + 'master-page-name', TABLE + 'content-validation-name'):
            if node.get(name) is not None and node.get(name) not in declared:
                fault('%s is not declared', node.get(name))


def check_package(package):
    for info in package.infolist():
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            fault('%s has the time %s', info.filename, info.date_time)
    if package.testzip():
        fault('%s is damaged', package.testzip())


# ---- Office Open XML -----------------------------------------------------------------------------------------

def cell_at(name):
    found = re.match(r'\$?([A-Z]+)\$?(\d+)$', name)
    return int(found.group(2)) - 1, odf_number(found.group(1))


def area_of(text):
    first, _, last = text.partition(':')
    return cell_at(first) + cell_at(last or first)


def unescape(text):
    return re.sub(r'_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), text)


def relations(package, part):
    folder, _, name = part.rpartition('/')
    path = (folder + '/' if folder else '') + '_rels/' + name + '.rels'
    found = {}
    if path in package.namelist():
        for node in ET.fromstring(package.read(path)):
            target = node.get('Target')
            if node.get('TargetMode') != 'External':
                parts = [] if target.startswith('/') else folder.split('/')
                for piece in target.lstrip('/').split('/'):
                    parts = parts[:-1] if piece == '..' else parts + [piece]
                target = '/'.join(p for p in parts if p)
                if target not in package.namelist():
                    fault('%s: there is no %s', path, target)
            found[node.get('Id')] = node.get('Type').rpartition('/')[2], target
    return found


def read_xlsx(path, ours=True):
    with zipfile.ZipFile(path) as package:
        if ours:
            check_package(package)
        names = set(package.namelist())
        types = ET.fromstring(package.read('[Content_Types].xml'))
        parts = {n.get('PartName').lstrip('/') for n in types.findall(TYPES + 'Override')}
        ends = {n.get('Extension') for n in types.findall(TYPES + 'Default')}
        for name in names - {'[Content_Types].xml'}:
            if name not in parts and name.rpartition('.')[2] not in ends:
                fault('%s has no content type', name)
        for name in parts - names:
            fault('there is no %s', name)
        for name in names:
            ET.fromstring(package.read(name)) # all parts are XML
        relations(package, '')
        strings = [unescape(''.join(t.text or '' for t in item.iter(MAIN + 't')))
                   for item in ET.fromstring(package.read('xl/sharedStrings.xml'))] if 'xl/sharedStrings.xml' in names else []
        book, links = ET.fromstring(package.read('xl/workbook.xml')), relations(package, 'xl/workbook.xml')
        ruled = ruled_formats(ET.fromstring(package.read('xl/styles.xml')))
        return [xlsx_sheet(package, links[node.get(RELATION + 'id')][1], node.get('name'), strings, ruled if ours else None)
                for node in book.find(MAIN + 'sheets')]


def ruled_formats(styles):
    """Whether cells of each format have a rule below."""
    rules = [node.find(MAIN + 'bottom').get('style') is not None for node in styles.find(MAIN + 'borders')]
    return [rules[int(node.get('borderId'))] for node in styles.find(MAIN + 'cellXfs')]


def compare_rules(name, root, formats):
    """What rules a cell rules all columns that it spans: by their cells, or by a condition."""
    cells = {cell_at(node.get('r')): formats[int(node.get('s', 0))] for node in root.iter(MAIN + 'c')}
    areas = [area_of(piece) for node in root.iter(MAIN + 'conditionalFormatting') for piece in node.get('sqref').split()]
    for node in root.iter(MAIN + 'mergeCell'):
        r1, c1, r2, c2 = area_of(node.get('ref'))
        bare = [c for c in range(c1, c2 + 1) if not cells.get((r2, c)) and
                not any(a <= r2 <= b and left <= c <= right for a, left, b, right in areas)]
        if cells[r1, c1] and bare:
            fault('%s %s: no rule below', name, node.get('ref'))


def xlsx_sheet(package, part, name, strings, ruled):
    sheet, root, links = Sheet(name), ET.fromstring(package.read(part)), relations(package, part)
    for cell in root.iter(MAIN + 'c'):
        at, value = cell_at(cell.get('r')), cell.find(MAIN + 'v')
        if cell.find(MAIN + 'f') is not None:
            fault('%s %s: a formula', name, at)
        if value is None:
            sheet.cells[at] = ''
        elif cell.get('t') == 's':
            sheet.cells[at] = strings[int(value.text)]
            if units(sheet.cells[at]) > LIMIT:
                fault('%s %s: too long', name, at)
        else:
            sheet.cells[at], sheet.values[at] = None, ('serial', float(value.text))
        sheet.rows = max(sheet.rows, at[0] + 1)
    if ruled:
        compare_rules(name, root, ruled)
    for node in root.iter(MAIN + 'mergeCell'):
        r1, c1, r2, c2 = area_of(node.get('ref'))
        sheet.spans[r1, c1] = r2 - r1 + 1, c2 - c1 + 1
    for node in root.iter(MAIN + 'hyperlink'):
        location = node.get('location')
        sheet.links[cell_at(node.get('ref'))] = '#' + location if location else links[node.get(RELATION + 'id')][1]
    for node in root.iter(MAIN + 'dataValidation'):
        found = re.match(r"'((?:[^']|'')*)'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$", node.find(MAIN + 'formula1').text)
        if not found:
            continue
        area = (found.group(1).replace("''", "'"), odf_number(found.group(2)), int(found.group(3)) - 1,
                odf_number(found.group(4)), int(found.group(5)) - 1)
        for piece in node.get('sqref').split():
            r1, c1, r2, c2 = area_of(piece)
            for r in range(r1, r2 + 1):
                for c in range(c1, c2 + 1):
                    sheet.choices[r, c] = area
    for kind, target in links.values():
        if kind == 'comments':
            for node in ET.fromstring(package.read(target)).iter(MAIN + 'comment'):
                sheet.helps[cell_at(node.get('ref'))] = unescape(''.join(t.text or '' for t in node.iter(MAIN + 't')))
    pane = root.find('.//' + MAIN + 'pane')
    if pane is not None and pane.get('state') == 'frozen':
        sheet.freeze = int(pane.get('ySplit', 0)), int(pane.get('xSplit', 0))
    filtered = root.find(MAIN + 'autoFilter')
    if filtered is not None:
        r1, c1, r2, c2 = area_of(filtered.get('ref'))
        sheet.filter = r1, c1, c2, r2
    return sheet


# ---- comparing ------------------------------------------------------------------------------------------------

def serial(value):
    return float((datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days)


def compare_names(tree, made):
    seen = set()
    for want, have in zip(tree, made):
        name = have.name
        if units(name) > 31 or re.search(r'[\[\]:*?/\\]', name) or name[0] == "'" or name[-1] == "'" or name != name.strip():
            fault('%s is no name of a sheet', name)
        if name.lower() in seen:
            fault('%s: two sheets of that name', name)
        clean = units(want.name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$|\s\s|[\t\n]", want.name)
        if clean and name != want.name and want.name.strip() and want.name.lower() not in seen and want.name.lower() != 'history':
            fault('%s is called %s', want.name, name)
        seen.add(name.lower())


def compare_text(want, have, at, got, xlsx):
    if at in want.values and xlsx and want.values[at][0] == 'date' and got is None:
        if have.values[at][1] != serial(want.values[at][1]):
            fault('%s %s: %s is %s', have.name, at, want.values[at], have.values[at])
        return
    if got is None:
        got = want.cells[at] if float(want.values.get(at, (0, 'nan'))[1]) == have.values[at][1] else have.values[at]
    if xlsx and units(want.cells[at]) > LIMIT:
        compare_overlong(want, have, at, got)
    elif at in want.values and want.values[at][0] == 'number' and have.values.get(at) == want.values[at]:
        pass # it is shown as the reader's country shows numbers
    elif at in want.values and got.replace('\xa0', ' ') == want.cells[at].replace('\xa0', ' '):
        pass # LibreOffice takes the blanks of a date's format for plain ones
    elif got != want.cells[at]:
        fault('%s %s: %r is %r', have.name, at, want.cells[at][:200], got[:200] if isinstance(got, str) else got)


def compare_overlong(want, have, at, got):
    mark, text = ' […]', got
    row, column = at
    for r in range(want.rows, have.rows):
        name = ''
        number = column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            name = chr(65 + rest) + name
        begin = '[…] %s%d: ' % (name, row + 1)
        more = have.cells.get((r, column), '')
        if text.endswith(mark) and more.startswith(begin):
            text, row = text[:-len(mark)] + more[len(begin):], r
    if text != want.cells[at]:
        fault('%s %s: not all of %d letters is there', have.name, at, len(want.cells[at]))


def compare_map(what, want, have, name):
    for at in sorted(set(want) | set(have)):
        if want.get(at) != have.get(at):
            fault('%s %s: %s: %s is %s', name, at, what, want.get(at), have.get(at))


def address(link, ids, names):
    if not link.startswith('#'):
        return link if re.match(r'(?i)(https?://|mailto:|tel:).', link) else None
    return '#' + names[ids[link[1:]]] if link[1:] in ids else None


def sheet_of(link):
    """#'L''une'.A1, #'L''une'!A1, #L.A1: the name."""
    found = re.match(r"#\$?(?:'((?:[^']|'')*)'|([^'.!]*))[.!]\$?A\$?1$", link)
    return '#' + (found.group(1) or found.group(2)).replace("''", "'") if found else link


def compare(tree, ids, made, xlsx, read):
    if len(tree) != len(made):
        fault('%d sheets are %d', len(tree), len(made))
        return
    compare_names(tree, made)
    names = {want: have.name for want, have in zip(tree, made)}
    for want, have in zip(tree, made):
        for at in want.cells:
            compare_text(want, have, at, have.cells.get(at, ''), xlsx)
        for at, text in have.cells.items():
            if text and at not in want.cells and at[0] < want.rows:
                fault('%s %s: %r is not in the tree', have.name, at, text)
        compare_map('span', want.spans, have.spans, have.name)
        links = {at: address(link, ids, names) for at, link in want.links.items()}
        compare_map('link', {at: link for at, link in links.items() if link},
                    {at: sheet_of(link) for at, link in have.links.items()}, have.name)
        choices = {at: (names[l[0]], l[1], l[2], l[1], l[3]) for at, l in want.choices.items()}
        compare_map('choices', choices, have.choices, have.name)
        if want.filter != have.filter:
            fault('%s: %s is filtered, not %s', have.name, have.filter, want.filter)
        if read:
            if have.heads != want.freeze[0]:
                fault('%s: %d rows stand on each page, not %d', have.name, have.heads, want.freeze[0])
            continue
        compare_helps(want, have)
        if want.freeze != have.freeze:
            fault('%s: %s stay in sight, not %s', have.name, have.freeze, want.freeze)
        if not xlsx:
            compare_map('value', {a: v for a, v in want.values.items() if v[0] != 'date' or want.cells[a]}, have.values, have.name)


def compare_helps(want, have):
    compare_map('help', {at: text for at, text in want.helps.items() if text}, have.helps, have.name)


def compare_csv(tree, path):
    text = open(path, 'rb').read().decode('utf-8')
    if text.startswith('\ufeff') or re.search(r'(?<!\r)\n\Z', text):
        fault('it has a mark of byte order, or no CRLF at its end')
    rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    if len({len(row) for row in rows}) > 1:
        fault('rows of %s cells', sorted({len(row) for row in rows}))
    want = tree[0]
    for number, row in enumerate(rows):
        for column, got in enumerate(row):
            at = number, column
            plain = want.values[at][1] if at in want.values else want.cells.get(at, '')
            if at not in want.values and re.match("['\\s\\ufeff]*[=+@\\t\\n\uff1d\uff0b\uff0d\uff20-]", plain):
                plain = "'" + plain
            if got != plain:
                fault('%s: %r is %r', at, plain, got)
    if len(rows) != want.rows:
        fault('%d rows are %d', want.rows, len(rows))


def main():
    kind, tree_path, language, path = sys.argv[1:5]
    options = dict(o.split('=', 1) for o in sys.argv[5:])
    tree, ids = read_tree(tree_path, language, options.get('document'))
    if not tree:
        sys.exit('%s has no sheet in %s' % (tree_path, language))
    if kind == 'csv':
        compare_csv(tree, path)
    elif kind == 'kept':
        made = read_xlsx(path, False)
        for want, have in zip(tree, made):
            compare_helps(want, have)
    elif kind == 'fods':
        root = ET.parse(path).getroot()
        compare(tree, ids, read_odf(root, root), options.get('from') == 'xlsx', True)
    else:
        compare(tree, ids, read_ods(path) if kind == 'ods' else read_xlsx(path), kind == 'xlsx', False)
    for line in faults[:40]:
        print(line)
    cells = sum(len(sheet.cells) for sheet in tree)
    if faults:
        print('%d differences in %d cells' % (len(faults), cells))
    sys.exit(1 if faults or not cells else 0)


main()

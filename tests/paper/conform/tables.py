"""Tables: a grid without holes or overlaps, in which every cell finds its heads."""
from values import array, bytes_of, name, shown, whole


class Cell:
    def __init__(self, element, row, column):
        self.element, self.row, self.column = element, row, column
        self.rows = whole(element.attribute("Table", "RowSpan")) or 1
        self.columns = whole(element.attribute("Table", "ColSpan")) or 1


def check(document, structure):
    for element in structure.elements:
        if element.role == "Table":
            _table(document, element)
        elif element.role == "TH":
            scope = element.attribute("Table", "Scope")
            if scope is not None:
                document.require(
                    name(scope) in ("Row", "Column", "Both"),
                    "UA 7.5-1",
                    "%s: scope %s" % (element, shown(scope)),
                )


def _table(document, table):
    roles = table.roles
    for role, rule in (("THead", "UA 7.2-11"), ("TFoot", "UA 7.2-12")):
        document.require(roles.count(role) <= 1, rule, "%s has several %s" % (table, role))
    for role, rule in (("TFoot", "UA 7.2-13"), ("THead", "UA 7.2-14")):
        document.require(
            role not in roles or "TBody" in roles, rule, "%s has %s and no TBody" % (table, role)
        )
    rows = []
    for kid in table.elements:
        rows += (
            [kid]
            if kid.role == "TR"
            else [row for row in kid.elements if row.role == "TR"]
            if kid.role != "Caption"
            else []
        )
    if not document.require(rows, "house empty", "%s has no rows" % table):
        return
    grid, cells = {}, []
    for at, row in enumerate(rows):
        column = 0
        for element in row.elements:
            if element.role in ("TH", "TD"):
                while (at, column) in grid:
                    column += 1
                cell = Cell(element, at, column)
                cells.append(cell)
                _place(document, grid, cell, len(rows))
                column += cell.columns
    widths = [1 + max((column for line, column in grid if line == at), default=-1) for at in range(len(rows))]
    filled = [sum(1 for line, _ in grid if line == at) for at in range(len(rows))]
    document.require(
        len(set(widths)) == 1 and widths == filled,
        "UA 7.2-42",
        "%s: its rows have %s columns" % (table, sorted(set(widths + filled))),
    )
    _heads(document, table, cells)


def _place(document, grid, cell, height):
    element = cell.element
    good = 1 <= cell.columns <= 1000 and 1 <= cell.rows
    if not document.require(
        good and cell.row + cell.rows <= height, "UA 7.2-41", "%s goes on below its table" % element
    ):
        cell.rows, cell.columns = 1, min(max(cell.columns, 1), 1000)
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            document.require((row, column) not in grid, "UA 7.2-15", "%s lies over another cell" % element)
            grid[row, column] = cell


def _heads(document, table, cells):
    heads = [cell for cell in cells if cell.element.role == "TH"]
    document.require(heads, "UA 7.5-1", "%s has no head" % table)
    known = {bytes_of(cell.element.value.get("/ID")) for cell in cells}
    columns, lines = set(), set()
    for head in heads:
        scope = name(head.element.attribute("Table", "Scope"))
        document.require(
            scope or head.element.value.get("/ID") is not None,
            "UA 7.5-1",
            "%s does not say of what it is the head" % head.element,
        )
        if scope in ("Column", "Both"):
            columns.update(range(head.column, head.column + head.columns))
        if scope in ("Row", "Both"):
            lines.update(range(head.row, head.row + head.rows))
    for cell in cells:
        if cell.element.role != "TD":
            continue
        named = array(cell.element.attribute("Table", "Headers"))
        for mark in named:
            document.require(
                bytes_of(mark) in known, "UA 7.5-2", "%s names a head that is not there" % cell.element
            )
        if not named and heads:
            covered = any(column in columns for column in range(cell.column, cell.column + cell.columns))
            document.require(
                covered or any(row in lines for row in range(cell.row, cell.row + cell.rows)),
                "UA 7.5-1",
                "%s is under no head" % cell.element,
            )
    # A head says of what: one in THead of columns, and one that is first in its row of the row.
    for head in heads:
        scope = name(head.element.attribute("Table", "Scope"))
        group = head.element.parent.above
        if group == "THead":
            document.require(
                scope in ("Column", "Both"),
                "house scope",
                "%s stands over columns and says %s" % (head.element, scope),
            )
        elif group == "TBody" and head.columns < max(cell.column + cell.columns for cell in cells):
            document.require(
                scope in ("Row", "Both"),
                "house scope",
                "%s stands before a row and says %s" % (head.element, scope),
            )

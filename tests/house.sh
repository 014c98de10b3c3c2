#!/usr/bin/env bash
# house.sh [ROOT]: keeps the rule of the house (tests/house.rules, or $RULES) over a checkout.
# Prints each breach as "file:line: what"; exit status 0 where there is none, 1 where there is, 2 for bad rules.
set -eu
rules=$(realpath "${RULES:-$(dirname "$0")/house.rules}")
cd "${1:-$(dirname "$0")/..}"

find src stylesheets -type f ! -name '.*' ! -name '*.orig' | LC_ALL=C sort | LC_ALL=C awk -v rules="$rules" '
# A shell pattern as a regular expression.
function regex(pattern) {
  gsub(/[.+()^$|{}\\[\]]/, "\\\\&", pattern)
  gsub(/\*/, ".*", pattern)
  gsub(/\?/, ".", pattern)
  return "^" pattern "$"
}

function bad_rule(what) {
  print rules ":" rule_number ": " what
  wrong = 1
}

function breach(file, line, what) {
  print file ":" line ": " what
  broken = 1
}

function known(room) {
  if (!(room in rooms))
    bad_rule("no room is called " room)
}

function read_rule(    i, kind, name, text) {
  kind = $1; name = $2
  if (kind == "headers") {
    for (i = 3; i <= NF; i++) { family_count++; family[family_count] = name; header[family_count] = regex($i) }
    families[name] = 1
  } else if (kind == "rooms") {
    for (i = 2; i <= NF; i++) rooms[$i] = 1
  } else if (kind == "doors") {
    known(name)
    for (i = 3; i <= NF; i++) { known($i); door[name, $i] = 1 }
  } else if (kind == "uses") {
    known(name)
    for (i = 3; i <= NF; i++) { if (!($i in families)) bad_rule("no headers are called " $i); uses[name, $i] = 1 }
  } else if (kind == "lines") {
    limit_count++; limit_of[limit_count] = regex(name); limit[limit_count] = $3 + 0
    if (limit[limit_count] <= 0) bad_rule("lines wants a number")
  } else if (kind == "never") {
    never_count++; never_in[never_count] = regex(name); text = $3
    if (NF != 3) bad_rule("never wants a pattern and one regular expression without spaces")
    gsub(/~/, " ", text); never[never_count] = text
  } else if (kind == "because") {
    text = $0; sub(/^because +/, "", text); why[never_count] = text
  } else {
    bad_rule("no such rule: " kind)
  }
}

function room_of(file,    parts, count) {
  count = split(file, parts, "/")
  return count == 2 ? "." : parts[2]
}

# One #include "room/room.h" or "room/part_int.h".
function own_header(file, line, room, path,    parts, count, other) {
  count = split(path, parts, "/")
  if (count == 1) { # beside the file itself
    if (room == "." || path ~ /_int\.h$/ || path ~ /\.def$/)
      return
    breach(file, line, "write \"" room "/" path "\"")
    return
  }
  other = parts[1]
  if (other == room)
    return
  if (!(other in rooms) || count > 2)
    breach(file, line, "\"" path "\" is in no room")
  else if (path ~ /_int\.h$/)
    breach(file, line, "\"" path "\" is private to " other)
  else if (path != other "/" other ".h")
    breach(file, line, "\"" path "\" is not the door of " other " (\"" other "/" other ".h\")")
  else if (!((room, other) in door))
    breach(file, line, called(room) " may not include the door of " other)
}

function system_header(file, line, room, path,    i) {
  for (i = 1; i <= family_count; i++)
    if (path ~ header[i] && (room, family[i]) in uses)
      return
  breach(file, line, called(room) " may not use <" path ">")
}

function called(room) { return room == "." ? "main" : room }

function read_source(file,    room, path) {
  if (!match($0, /^[ \t]*#[ \t]*include[ \t]*[<"][^>"]*[>"]/))
    return
  room = room_of(file)
  path = $0; sub(/^[^<"]*[<"]/, "", path); sub(/[>"].*$/, "", path)
  if ($0 ~ /^[^"]*</)
    system_header(file, FNR_of, room, path)
  else
    own_header(file, FNR_of, room, path)
}

function read_file(file,    i, last, source) {
  source = file ~ /^src\/.*\.(c|h|def)$/
  if (source && !(room_of(file) in rooms))
    breach(file, 1, "the folder " room_of(file) " is no room")
  FNR_of = 0
  while ((getline < file) > 0) {
    FNR_of++
    if (source)
      read_source(file)
    for (i = 1; i <= never_count; i++)
      if (file ~ never_in[i] && $0 ~ never[i])
        breach(file, FNR_of, "never here: " why[i])
  }
  close(file)
  last = 0
  for (i = 1; i <= limit_count; i++)
    if (file ~ limit_of[i])
      last = limit[i]
  if (last > 0 && FNR_of > last)
    breach(file, FNR_of, "longer than " last " lines: one file, one subject")
}

BEGIN {
  while ((getline < rules) > 0) {
    rule_number++
    if ($0 !~ /^[ \t]*(#|$)/)
      read_rule()
  }
  if (rule_number == 0)
    bad_rule("no rules")
  if (wrong)
    exit 2
}
{ read_file($0) }
END { exit wrong ? 2 : broken ? 1 : 0 }
'

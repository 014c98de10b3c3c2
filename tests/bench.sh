#!/usr/bin/env bash
# bench.sh: what builds cost, by size, as figures.  No test: nothing here passes or fails.
#
#   PPC=build/ppc tests/bench.sh           (make bench)
#   BENCH_SIZES="10 100"                   sizes, in processings (default 10 100 1000 10000)
#   BENCH_MINIMAL=1000                     how many small organisations
#   BENCH_RULES="1000 10000"               two sizes for what the rules cost
#   BENCH_FINDINGS=10000                   how many findings are printed
#   BENCH_IMPORTED="10000 20000"           rows of tables that are imported
#   BENCH_COUNTS="50 100"                  two sizes for callgrind's count of instructions
#   BENCH_PAPER=1000                       size of the register that a bare loop of pango and cairo sets too
#   BENCH_OTHERS=100                       the largest size that other tools are asked for (they take minutes at 1000)
#   BENCH_LIMIT=900                        seconds for one command
#   BENCH_FORMATS="sheets.xlsx json"       what is built alone (default: all that are listed below)
#   BENCH_EVERYTHING=1000                  the largest size that all outputs are built for (minutes at 10000)
#
# What is said to be empty is left out: BENCH_SIZES= BENCH_RULES= measures neither sizes nor rules.
#
# Everything is written to memory (/dev/shm), so that no disk is measured.  "exponent" is that of CPU time
# against the next smaller size: 1 is linear; below 1, what every process costs still shows.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
unset SOURCE_DATE_EPOCH MAKEFLAGS MFLAGS

ppc=${PPC:-$PWD/build/ppc}
read -ra sizes <<<"${BENCH_SIZES-10 100 1000 10000}"
read -ra counts <<<"${BENCH_COUNTS-50 100}"
read -ra rules <<<"${BENCH_RULES-1000 10000}"
findings=${BENCH_FINDINGS-10000}
imported=${BENCH_IMPORTED-10000 20000}
minimal=${BENCH_MINIMAL-1000}
limit=${BENCH_LIMIT:-900}
everything=${BENCH_EVERYTHING:-1000}
usual="register.html register.pdf policy.html policy.pdf notices questions review jsonld json sheets.ods sheets.xlsx sheets.csv"
read -ra formats <<<"${BENCH_FORMATS-$usual}"
others=${BENCH_OTHERS-100}
paper=${BENCH_PAPER-1000}
shm=/dev/shm
[ -w $shm ] || shm=${TMPDIR:-/tmp}
work=$(mktemp -d "$shm/ppc-bench.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

compiler=$(command -v gcc || command -v clang || command -v cc) || { echo "bench: no C compiler" >&2; exit 1; }
for tool in describe measure; do
  "$compiler" -std=c11 -O2 -o "$work/$tool" "tests/bench/$tool.c" || exit 1
done

# ---- measuring ---------------------------------------------------------------------------------------

figures=$work/figures stages=$work/stages
: >"$figures" >"$stages"

# run NAME SIZE COMMAND...: a row "name size wall cpu peak status" in $figures; the command's output in $work/out, $work/err
run() {
  local name=$1 size=$2
  shift 2
  "$work/measure" "$work/result" timeout "$limit" "$@" >"$work/out" 2>"$work/err" </dev/null
  echo "$name $size $(cat "$work/result")" >>"$figures"
  if ! grep -q ' 0$' "$work/result"; then
    echo "bench: $name at $size ended with status $(cut -d' ' -f4 "$work/result")" >&2
    head -n 4 "$work/err" >&2
  fi
}

pages_in() {
  local total=0 pages file
  for file in "$@"; do
    [ -f "$file" ] || continue
    pages=$(pdfinfo "$file" 2>/dev/null | awk '/^Pages:/ { print $2 }')
    total=$((total + ${pages:-0}))
  done
  echo "$total"
}

# exponent NAME SIZE: against the size before, from $figures
exponent() {
  awk -v name="$1" -v size="$2" '$1 == name {
    if ($2 == size && before && cpu > 0 && $4 > 0) printf "%.2f", log($4 / cpu) / log(size / before)
    if ($2 < size) { before = $2; cpu = $4 } }' "$figures"
}

row() { # NAME SIZE PAGES
  local wall cpu peak status
  read -r _ _ wall cpu peak status <<<"$(awk -v n="$1" -v s="$2" '$1 == n && $2 == s' "$figures" | tail -n 1)"
  [ "$status" = 0 ] || { printf '%-18s %6s  failed (%s)\n' "$1" "$2" "$status"; return; }
  printf '%-18s %6s %9.3f %9.3f %9.1f %7s %9s\n' "$1" "$2" "$wall" "$cpu" "$peak" "$3" "$(exponent "$1" "$2")"
}

# ---- sizes -------------------------------------------------------------------------------------------

echo "ppc: $("$ppc" --version | head -n 1); $(nproc) cores; written to $shm"
echo
[ ${#sizes[@]} = 0 ] || printf '%-18s %6s %9s %9s %9s %7s %9s\n' "what" "N" "wall s" "CPU s" "peak MB" "pages" "exponent"
for size in "${sizes[@]}"; do
  file=$work/$size.xml
  "$work/describe" "$size" >"$file"
  run check "$size" "$ppc" check "$file"
  row check "$size" ""
  for format in "${formats[@]}"; do
    run "$format" "$size" "$ppc" build -v -f "$format" -o "$work/o" "$file"
    row "$format" "$size" "$(pages_in "$work"/o/*/*.pdf)"
    rm -rf "$work/o"
  done
  run exports "$size" "$ppc" build -f sheets,json,jsonld -o "$work/o" "$file"
  row exports "$size" ""
  rm -rf "$work/o"
  [ "$size" -le "$everything" ] || continue
  run everything "$size" "$ppc" build -v -o "$work/o" "$file"
  row everything "$size" "$(pages_in "$work"/o/*/*.pdf)"
  # "   12.3 ms  what": the many notices count as one
  awk -v size="$size" '/^ *[0-9.]+ ms  / {
    ms = $1; sub(/^ *[0-9.]+ ms  /, ""); sub(/notice\.[^.:]*/, "notice.*"); sub(/, [0-9]+ parts$/, "")
    sum[$0] += ms; if (!($0 in at)) { at[$0] = ++n; name[n] = $0 } }
    END { for (i = 1; i <= n; i++) printf "%s\t%s\t%.1f\n", name[i], size, sum[name[i]] }' "$work/err" >>"$stages"
  rm -rf "$work/o"
done

awk '$1 == "register.html" && $4 > 0 { line[++n] = sprintf("N=%-6d %9.0f a second", $2, 2 * $2 / $4) }
  END { if (n) print "\nProcessings on the web pages of the register (each in two languages), by CPU:"
    for (i = 1; i <= n; i++) print line[i] }' "$figures"

if [ -s "$stages" ]; then
  printf '\n%s\n' "Stages of 'everything', as 'ppc build -v' tells them, ms (exponent against the size before):"
fi
[ ! -s "$stages" ] || awk -F'\t' '!($1 in seen) { seen[$1] = 1; name[++n] = $1 } { ms[$1, $2] = $3; if (!($2 in known)) { known[$2] = 1; size[++m] = $2 } }
  END {
    printf "%-52s", "stage"; for (k = 1; k <= m; k++) printf " %16s", "N=" size[k]; print ""
    for (i = 1; i <= n; i++) {
      printf "%-52s", name[i]
      for (k = 1; k <= m; k++) {
        e = ""
        if (k > 1 && ms[name[i], size[k-1]] > 0 && ms[name[i], size[k]] > 0)
          e = sprintf("(%.2f)", log(ms[name[i], size[k]] / ms[name[i], size[k-1]]) / log(size[k] / size[k-1]))
        printf " %9.1f %6s", ms[name[i], size[k]], e
      }
      print ""
    } }' "$stages"

# ---- the rules -----------------------------------------------------------------------------------------

# took STAGE FILE OPTION...: the least of five runs, in ms
took() {
  local stage=$1 file=$2 i
  shift 2
  for i in 1 2 3 4 5; do "$ppc" check -v "$@" "$file" 2>&1 >/dev/null; done |
    awk -v stage="  $stage" '/^ *[0-9.]+ ms  / && substr($0, length($0) - length(stage) + 1) == stage {
      if (least == "" || $1 < least) least = $1 } END { print least + 0 }'
}

# within FUNCTION FILE: instructions
within() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$1" "$ppc" check -q "$2" 2>&1 |
    awk '/Collected/ { print $NF }'
}

rules_beside_load() {
  local size small=$work/rules.${rules[0]}.xml
  echo
  for size in "${rules[@]}"; do "$work/describe" "$size" >"$work/rules.$size.xml"; done
  awk -v n="${rules[0]}" -v m="${rules[1]}" -v load="$(took 'load and read' "$small")" -v rules="$(took check "$small")" \
    -v more="$(took check "$work/rules.${rules[1]}.xml")" 'BEGIN {
      printf "all rules at N=%d: %.1f ms beside %.1f ms for load and read: %.1f %%; exponent to N=%d: %.2f\n", n, rules, load,
        100 * rules / load, m, log(more / rules) / log(m / n) }'
  if command -v valgrind >/dev/null; then
    awk -v n="${rules[0]}" -v load="$(within model_load "$small")" -v rules="$(within check_run "$small")" 'BEGIN {
      printf "the same in instructions: %.0f million beside %.0f million: %.1f %%\n", rules / 1e6, load / 1e6,
        100 * rules / load }'
  fi
  rm -f "$work"/rules.*.xml
}
[ ${#rules[@]} = 0 ] || rules_beside_load

# A description with so many faults, printed.
print_findings() {
  local format
  "$work/describe" faulty $((findings / 2)) >"$work/faulty.xml"
  printf '%d findings printed, s:' "$findings"
  for format in text json sarif; do
    took 'print findings' "$work/faulty.xml" --message-format "$format" |
      awk -v format="$format" '{ printf " %s %.2f", format, $1 / 1000 }'
  done
  echo
  rm -f "$work/faulty.xml"
}
[ -z "$findings" ] || print_findings

# ---- import ------------------------------------------------------------------------------------------

# A table of so many rows, and of twice as many.
echo
for rows in $imported; do
  awk -v rows="$rows" 'BEGIN {
    print "Traitement;Finalité;Base légale;Personnes concernées;Catégorie de données;Données;Durée de conservation;Destinataires"
    for (i = 0; i < rows; i++)
      printf "Traitement %d;Finalité %d;Contrat;Clients, prospects;Catégorie %d;nom %d, adresse;%d ans après la fin du contrat;Service %d\n", i / 5, i % 3, i % 50, i % 200, i % 10 + 1, i % 20
  }' >"$work/table.csv"
  run import "$rows" "$ppc" import -q --force -o "$work/imported.xml" "$work/table.csv"
  row import "$rows" ""
done

# ---- paper -------------------------------------------------------------------------------------------

# The register in one language, finished, beside the same words in the simplest loop there is; the least of
# three runs each, by turns.
bare_loop() {
  local libraries i ours theirs
  libraries=$(pkg-config --cflags --libs pangocairo pangoft2 cairo-pdf fontconfig) || return
  # shellcheck disable=SC2086 # words on purpose
  "$compiler" -std=c11 -O2 -o "$work/bare" tests/bench/bare.c $libraries || return
  "$work/describe" "$paper" >"$work/paper.xml"
  "$ppc" build -q -f register.pdf -l fr -T lines "$work/paper.xml" >"$work/lines" 2>/dev/null || return
  for i in 1 2 3; do
    "$ppc" build -v -f register.pdf -l fr -o "$work/o" "$work/paper.xml" 2>&1 >/dev/null |
      awk '$2 == "ms" && $3 ~ /register.fr.pdf$/ { print "ours", $1 / 1000 }'
    "$work/bare" fonts "$work/bare.pdf" <"$work/lines" | awk '{ print "bare", $2 }'
  done >"$work/loops"
  ours=$(awk '$1 == "ours" && (!least || $2 < least) { least = $2 } END { print least }' "$work/loops")
  theirs=$(awk '$1 == "bare" && (!least || $2 < least) { least = $2 } END { print least }' "$work/loops")
  awk -v ours="$ours" -v bare="$theirs" -v n="$paper" -v pages="$(pages_in "$work"/o/*/*.pdf)" \
    -v same="$(pages_in "$work/bare.pdf")" 'BEGIN {
    printf "paper, register of N=%d, %d pages: %.0f pages a second finished; a bare loop over the same words, %d pages: %.0f; ratio %.2f (aim: at least 1)\n",
      n, pages, pages / ours, same, same / bare, (pages / ours) / (same / bare) }'
  echo "$ours $(pages_in "$work"/o/*/*.pdf)" >"$work/pace"
  rm -rf "$work/o" "$work/lines" "$work/bare.pdf" "$work/paper.xml"
}
# What the finishing pass takes of that: its share of the instructions at a smaller size, where it is the same.
finishing() {
  local size=${counts[-1]} all pass
  "$work/describe" "$size" >"$work/paper.xml"
  all=$(paper_within typeset_add; paper_within typeset_pdf)
  pass=$(paper_within finish_document)
  awk -v all="$(awk '{ sum += $1 } END { print sum }' <<<"$all")" -v pass="$pass" '{
    ms = 1000 * $1 / $2 * pass / all
    printf "the finishing pass: %.2f ms a page, %.0f %% of the instructions of laying out, drawing and finishing (aim: at most 0.8 ms)\n",
      ms, 100 * pass / all }' "$work/pace"
  rm -f "$work/paper.xml"
}

# paper_within FUNCTION: instructions
paper_within() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$1" \
    "$ppc" build -q -f register.pdf -l fr -o "$work/o" "$work/paper.xml" 2>&1 | awk '/Collected/ { print $NF }'
  rm -rf "$work/o"
}

if [ -n "$paper" ]; then
  echo
  bare_loop
fi
if [ -s "$work/pace" ] && [ ${#counts[@]} != 0 ] && command -v valgrind >/dev/null; then finishing; fi

# ---- many small organisations ------------------------------------------------------------------------

# A folder each, as many organisations have them.  One process each is what `make -j` and ninja do, with a depfile; 25 to a
# process share what is read once.
small_organisations() {
  local i
  echo
  mkdir "$work/small"
  for ((i = 1; i <= minimal; i++)); do
    mkdir "$work/small/$i"
    "$work/describe" minimal "$i" >"$work/small/$i/policy.xml"
  done
  sed 's/--library $(LIBRARY)//' examples/many/Makefile >"$work/small/Makefile"
  cat >"$work/small/lots" <<'LOTS'
LOTS := $(shell ls -d */ | awk 'NR % 25 == 1 { print "lot." NR }')
all: $(LOTS)
$(LOTS): lot.%:
	@$(PPC) build -q $$(ls -d */ | sed -n '$*,+24s,$$,policy.xml,p')
LOTS
  documents() { rm -rf "$work"/small/*/build; }
  run small.make "$minimal" make -s -j2 -C "$work/small" PPC="$ppc"
  run small.again "$minimal" make -s -j2 -C "$work/small" PPC="$ppc"
  documents
  run small.lots "$minimal" make -s -j2 -C "$work/small" -f lots PPC="$ppc"
  documents
  run small.one "$minimal" sh -c 'cd "$2" && "$1" build -q */policy.xml' sh "$ppc" "$work/small"
  run small.list "$minimal" "$ppc" list "$work/small"
  awk -v n="$minimal" '
    function rate(name, what) { if ((name, n) in wall) printf "%-40s %8.1f s wall %8.1f s CPU %7.1f MB %8.1f a second\n", what,
      wall[name, n], cpu[name, n], peak[name, n], n / wall[name, n] }
    { wall[$1, $2] = $3; cpu[$1, $2] = $4; peak[$1, $2] = $5 }
    END {
      printf "%d small organisations, all outputs (aim: 20 a second by one make -j2):\n", n
      rate("small.make", "make -j2, one process each")
      rate("small.again", "once more, with nothing to do")
      rate("small.lots", "make -j2, 25 to a process")
      rate("small.one", "ppc build FILE..., one process")
      rate("small.list", "ppc list")
    }' "$figures"
  rm -rf "$work/small"
}
[ "${minimal:-0}" = 0 ] || small_organisations

run complete 1 "$ppc" build -o "$work/o" --library examples/library examples/complete/policy.xml
rm -rf "$work/o"

# ---- other tools ---------------------------------------------------------------------------------------

[ -z "$others" ] || printf '\n%s\n' "The same register (French and English) by other tools, from the same page tree:"
other() { # NAME KIND COMMAND, which reads $in and writes $out
  local name=$1 kind=$2 command=$3 size language tool=${3%% *}
  [ -n "$others" ] || return
  for size in "${sizes[@]}"; do
    if ! command -v "$tool" >/dev/null || ! command -v python3 >/dev/null; then
      printf '%-18s not installed\n' "$name"
      return
    fi
    [ "$size" -le "$others" ] || return
    "$ppc" build -q -f register -T page "$work/$size.xml" >"$work/pages"
    for language in fr en; do
      python3 tests/bench/others.py "$kind" "$language" <"$work/pages" >"$work/$language.$kind" || return
    done
    run "$name" "$size" env work="$work" sh -c "cd \"\$work\" && for l in fr en; do in=\$l.$kind out=\$l.pdf; $command || exit; done"
    row "$name" "$size" "$(pages_in "$work/fr.pdf" "$work/en.pdf")"
  done
}
other WeasyPrint html 'weasyprint $in $out'
other FOP fo 'fop -q -fo $in -pdf $out'
other XeLaTeX tex 'xelatex -interaction=batchmode $in >/dev/null && xelatex -interaction=batchmode $in >/dev/null'

# ---- instructions: a count that no other process disturbs --------------------------------------------

echo
instructions() { # SIZE OPTION...
  "$work/describe" "$1" >"$work/count.xml"
  shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$ppc" build -q "$@" -o "$work/o" "$work/count.xml" 2>&1 |
    awk '/Collected/ { print $NF }'
  rm -rf "$work/o"
}
if [ ${#counts[@]} = 0 ]; then
  :
elif command -v valgrind >/dev/null; then
  for what in 'all outputs' register.pdf; do
    only=()
    [ "$what" = register.pdf ] && only=(-f register.pdf)
    a=$(instructions "${counts[0]}" "${only[@]}") b=$(instructions "${counts[1]}" "${only[@]}")
    awk -v what="$what" -v n="${counts[0]}" -v m="${counts[1]}" -v a="${a:-0}" -v b="${b:-0}" 'BEGIN {
      printf "instructions, %s: %.1f million at N=%d, %.1f million at N=%d", what, a / 1e6, n, b / 1e6, m
      if (a > 0) printf ": %.3f times (aim: at most 2.05)", b / a
      print "" }'
  done
else
  echo "instructions: valgrind is not installed"
fi

# ---- against what was aimed at -----------------------------------------------------------------------

echo
awk '$6 == 0 { cpu[$1, $2] = $4; peak[$1, $2] = $5; if ($1 != "complete" && $1 !~ /^small/) order[++n] = $1 " " $2 }
  function say(what, got, unit, aim) {
    printf "%-58s %9.3f %-3s %s %s\n", what, got, unit, aim " " unit, (got < aim ? "reached" : "NOT reached") }
  END {
    print "Aims:"
    if (("complete", 1) in cpu) say("the complete example, all outputs, CPU", cpu["complete", 1], "s", 0.5)
    if (("register.html", 1000) in cpu) say("the register of N=1000 as HTML, CPU", cpu["register.html", 1000], "s", 1)
    if (("register.pdf", 1000) in cpu) say("the register of N=1000 as PDF, peak memory", peak["register.pdf", 1000], "MB", 100)
    if (("register.html", 10000) in cpu) say("the register of N=10000 as HTML, peak memory", peak["register.html", 10000], "MB", 350)
    if (("import", 10000) in cpu) say("import of a table of 10000 rows, CPU", cpu["import", 10000], "s", 2)
    if (("exports", 1000) in cpu) {
      say("spreadsheets, JSON, JSON-LD of N=1000 together, CPU", cpu["exports", 1000], "s", 2)
      say("the same, peak memory", peak["exports", 1000], "MB", 300)
    }
    for (i = 1; i <= n; i++) {
      split(order[i], f, " ")
      if (f[1] in last && cpu[f[1], last[f[1]]] > 0 && cpu[f[1], f[2]] > 0.2) {
        e = log(cpu[f[1], f[2]] / cpu[f[1], last[f[1]]]) / log(f[2] / last[f[1]])
        if (!(f[1] in worst) || e > worst[f[1]]) worst[f[1]] = e
      }
      last[f[1]] = f[2]
    }
    for (i = 1; i <= n; i++) {
      split(order[i], f, " ")
      if (f[1] in worst && f[1] ~ /^[a-z.]+$/) say("worst exponent of CPU: " f[1], worst[f[1]], "", 1.1)
      delete worst[f[1]]
    }
  }' "$figures"

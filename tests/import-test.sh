#!/usr/bin/env bash
# What others keep their register in, read into a description: each cell accounted for, and nothing that is handed in
# makes the program crash, or write over a file.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "import"

# fails NAME FILE WORDS: status 1, one message that names the file and says WORDS, and no description.
fails() {
  local status
  rm -f "$work/out.xml"
  "$ppc" import --message-language en -o "$work/out.xml" "$2" >"$work/out" 2>"$work/err"
  status=$?
  [ $status -eq 1 ] && [ ! -s "$work/out" ] && [ ! -e "$work/out.xml" ] &&
    grep -qF -- "${2##*/}: " "$work/err" && grep -qF -- "$3" "$work/err"
  result $? "$1 is refused: $3"
  [ $status -eq 1 ] || sed 's/^/#   /' "$work/err"
}

# ---- what is no register ----------------------------------------------------------------------------------------

printf '%%PDF-1.7\n' >"$work/register.pdf"
fails "a PDF" "$work/register.pdf" "export the register"
printf '\xD0\xCF\x11\xE0rest' >"$work/register.xls"
fails "an old Excel file" "$work/register.xls" "--convert-to ods register.xls"

exit $failed

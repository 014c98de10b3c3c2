#!/usr/bin/env bash
# run: once
# examples/many: organisations that share a library, built by make, ninja and Bazel; what has not changed is left alone.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "organisations"
case $PPC in /*) ;; *) PPC=$PWD/$PPC ;; esac
export PPC
cp -r examples/many "$work/many" && cd "$work/many" || exit 1
rm -rf build ./*/build

pause() { sleep 1.1; } # a file that is touched is newer, whatever the clock of the file system

"$PPC" check --message-language en --library library ./*/policy.xml >out 2>&1
[ $? -eq 0 ] && [ "$(grep -vc ':$' out)" -eq 1 ]
result $? "all of them are clean"
has "each is looked at" "3 descriptions: 3 without errors" out
"$PPC" list --library library >out 2>&1
result $? "and listed"
[ "$(grep -c 'policy\.xml' out)" -eq 3 ]
result $? "without the parts of the library"
"$PPC" build -T source --library library club/policy.xml >out
has "a part has its prefix" 'id="letters-requests"' out
has "beside a name of the club" 'id="requests"' out

# ---- make
make -j2 >out 2>&1
result $? "make builds them"
for organisation in bookshop club garage; do
  [ -s $organisation/build/public/policy.html ] && [ -s $organisation/build/internal/register.fr.pdf ]
  result $? "the documents of $organisation"
done
has "by the name of the part, in its documents" 'letters-requests' club/build/internal/register.en.html
make -q >out 2>&1
result $? "a second make has nothing to do"
pause
touch library/books.xml
make -j2 >out 2>&1
has "a part of the library is changed: who includes it is built" bookshop/policy.xml out
has "and who else does" garage/policy.xml out
lacks "and nobody else" club/policy.xml out
pause
touch club/policy.xml
make >out 2>&1
has "a description is changed: it is built" club/policy.xml out
lacks "and no other" garage/policy.xml out
make -q
result $? "and then there is nothing to do"
pause
sed -i 's/ basis="contract"//' club/policy.xml
touch library/dpo.xml
make -k -j2 >out 2>&1
[ $? -eq 2 ] && grep -q PPC203 out
result $? "a description with errors fails"
[ garage/build/.built -nt library/dpo.xml ] && [ bookshop/build/.built -nt library/dpo.xml ]
result $? "and keeps no other from its documents"
cp "$OLDPWD/examples/many/club/policy.xml" club/
mv library/books.xml library/away.xml
make -k >out 2>&1
has "a part that is gone is told by who asks for it" "'books.xml' cannot be included" out
mv library/away.xml library/books.xml
make -j2 >out 2>&1 && make -s clean >out 2>&1 && [ ! -e club/build ]
result $? "and clean takes all away"

# ---- ninja
if command -v ninja >/dev/null; then
  sed -i "s|^ppc = .*|ppc = $PPC|" build.ninja
  ninja -v >out 2>&1
  result $? "ninja builds them"
  [ -s club/build/public/policy.html ] && [ ! -e club/build/public/manifest.json.d ]
  result $? "and leaves nothing of its own among what is published"
  ninja -v >out 2>&1
  has "a second ninja has nothing to do" "no work to do" out
  pause
  touch library/books.xml
  ninja -v >out 2>&1
  has "a part of the library is changed: who includes it is built" bookshop/policy.xml out
  lacks "and nobody else" club/policy.xml out
  ninja -v >out 2>&1
  has "once, though its documents are as they were" "no work to do" out
  pause
  sed -i 's/1 quai/2 quai/' club/policy.xml
  ninja -v >out 2>&1
  has "a description is changed: it is built" club/policy.xml out
  lacks "and no other" garage/policy.xml out
  sed -i 's/ basis="contract"//' club/policy.xml
  ninja -k 0 -v >out 2>&1
  [ $? -ne 0 ] && grep -q PPC203 out && [ -z "$(find . -path './*/build/*.d')" ]
  result $? "one with errors fails, and leaves nothing either"
else
  echo "# ninja is not installed: skipped"
fi

# ---- Bazel
if command -v bazel >/dev/null; then
  rm -rf build ./*/build
  bazel --output_user_root="$work/bazel" build --action_env=PPC="$PPC" //... >out 2>&1 || { tail -n 5 out; false; }
  result $? "Bazel builds them"
  tar -tf bazel-bin/club/documents.tar | grep -q public/policy.html
  result $? "each as one file"
else
  echo "# Bazel is not installed: skipped"
fi
exit $failed

# Sets $python: Debian's modules (pikepdf, fontTools) belong to Debian's Python, which need not be the first.
for python in python3 /usr/bin/python3; do
  "$python" -c 'import pikepdf, fontTools' 2>/dev/null && break
done

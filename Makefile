# Two commands do everything: `make demo` and `make test`. The environment lies in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check floors install clean
.DEFAULT_GOAL := demo

install: .venv/.installed

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,postgresql]'
	@touch $@

test: install
	$(BIN)/pytest -n auto

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

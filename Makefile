# Two commands do everything: `make demo` and `make test`. The environment lies in .venv, which they make themselves.
PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo

.DEFAULT_GOAL := help
.PHONY: help demo test check format floors golden clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,postgresql,parquet,cas]'
	@touch $@

demo: .venv/installed ## read the example pages into demo/ and print what they say and where the report lies
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/lagebild add examples/pages --store $(DEMO)/lage.db
	$(BIN)/lagebild show --store $(DEMO)/lage.db
	$(BIN)/lagebild report --store $(DEMO)/lage.db --output $(DEMO)/lage.html
	@echo "The report lies at $(CURDIR)/$(DEMO)/lage.html (open it in a browser; it needs no network)."

test: .venv/installed ## all tests
	$(BIN)/pytest -n auto

check: .venv/installed ## ruff, strict mypy, the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed ## let ruff put the code in order
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

floors: .venv/installed ## raise the quality floors to what is reached (never lowers them)
	$(BIN)/python tests/eval/raise_floors.py

golden: .venv/installed ## write the golden files of the example pages anew; look at the difference before you commit it
	$(BIN)/python tests/golden/regenerate.py

clean: ## remove the environment and what the demo made
	rm -rf .venv $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache

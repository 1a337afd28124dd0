# Aashray. `make help` says what each word does.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
TEST_PROCESSES ?= 3
export FLASK_APP := app:create_app

.PHONY: help setup run test hostile lint bench lock catalogues words

help: ## Say what each word does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: $(VENV)/.for-work words ## Make the environment in .venv, with all that tests and lint need

run: $(VENV)/.for-run words ## Run Aashray at 127.0.0.1:8000 (PORT=8080; DEMO=1: the demonstration; PRACTICE=1: the practice house)
	@$(if $(PRACTICE),exec $(BIN)/flask practice start --port $(if $(filter 8000,$(PORT)),8100,$(PORT)))
	exec $(BIN)/flask start --host $(HOST) --port $(PORT) --workers $(WORKERS) $(if $(DEMO),--demo)

test: setup ## Run every test on SQLCipher and on PostgreSQL
	@scripts/system_packages.sh
	$(BIN)/python scripts/run_tests.py --processes $(TEST_PROCESSES) $(ONLY)

hostile: setup ## Ask every address in full, and kill the house two hundred times (an hour)
	@AASHRAY_LONG=1 $(BIN)/python scripts/run_tests.py --processes $(TEST_PROCESSES) tests/hostile tests/journeys/test_accessible.py

lint: setup ## Check style, types and who imports whom
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --threads 2
	$(BIN)/lint-imports

bench: setup ## Measure pages, statements, bytes, start-up and memory against a bare page
	@$(BIN)/python -m tests.bench

shots: setup ## Draw every main page at both widths into var/shots (LIGHT=dark; ROLE=teacher; SPEAK=bn_IN)
	@$(BIN)/python -m tests.shots --light $(or $(LIGHT),light) --only "$(ROLE)" --language $(or $(SPEAK),en_IN)

lock: ## Write requirements/*.lock anew from pyproject.toml (needs uv)
	@scripts/lock.sh

catalogues: setup ## Carry new sentences into the catalogues of all languages, and name what waits for its words
	@$(BIN)/python scripts/words.py update
	$(BIN)/python scripts/words.py check

words: $(VENV)/.for-run
	@$(BIN)/python -m foundation.languages compile > $(VENV)/words.log

$(VENV)/.for-run: requirements/run.lock scripts/environment.sh
	@scripts/environment.sh $(VENV) requirements/run.lock
	touch $@

$(VENV)/.for-work: requirements/dev.lock $(VENV)/.for-run
	@scripts/environment.sh $(VENV) requirements/dev.lock
	touch $@

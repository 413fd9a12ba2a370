# Everything a fresh machine needs is Python (3.11 or newer) and make.

# Whatever the environment says, programs started here are compiled once: some forty are started by tests and measured.
export PYTHONDONTWRITEBYTECODE :=
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/run.stamp: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Baton needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up (once; about a minute) …"
	@$(INSTALL) -r requirements/run.txt
	@touch $@

# The local Slack that `demo` and `replay` need, a distribution of its own.
$(VENV)/playground.stamp: requirements/playground.txt $(VENV)/run.stamp
	@$(INSTALL) -r requirements/playground.txt
	@touch $@

# Of the tools, what is imported is compiled then: most never is.
$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@$(INSTALL) --no-compile -r requirements/dev.txt
	@touch $@

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(VENV)/run.stamp ## Install what Baton needs to run

.PHONY: demo
demo: $(VENV)/playground.stamp ## Start the bot and a local Slack to try it in (ARGS=--fresh starts over)
	@$(BIN)/python -m bot demo $(ARGS)

# These live through crashes, simulated time and a browser: minutes, not seconds.
LONG := tests/browser tests/crashes tests/year
# As many processes as there are processors for us, two at least; each collects all tests, so no more than four.
WORKERS = $(shell $(BIN)/python -c 'import os; print(max(2, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2)))')
# Neighbours stay together, and begin with the same snapshots; whoever is done takes over from the other.
PYTEST = $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: test
test: $(VENV)/dev.stamp ## Run the tests, but for the long ones (ARGS="-k interview" for some)
	@$(PYTEST) $(addprefix --ignore=,$(LONG)) $(ARGS)

.PHONY: test-long
test-long: $(VENV)/dev.stamp ## Run the long tests: crashes, a short simulated year, the page in a browser
	@$(PYTEST) $(LONG) $(ARGS)

.PHONY: lint
lint: $(VENV)/dev.stamp ## Formatting, lint, types, and who imports whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy --num-workers 2
	@$(BIN)/lint-imports --no-cache

.PHONY: check
check: lint check-tests ## What CI runs: lint, all tests with many examples, and a short measurement

.PHONY: check-tests
check-tests: $(VENV)/dev.stamp
	@HYPOTHESIS_PROFILE=many $(PYTEST)
	@$(MAKE) --no-print-directory bench ARGS=interactions

.PHONY: format
format: $(VENV)/dev.stamp ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: bench
bench: $(VENV)/dev.stamp ## Measure speed and memory, and print them beside the aims (ARGS=deliveries for a part)
	@$(BIN)/python -m tests.bench $(ARGS)

.PHONY: soak
soak: $(VENV)/dev.stamp ## Kill the bot 10,000 times and see that nothing is lost or said twice (KILLS=500 SEED=7)
	@$(BIN)/python -m tests.crashes.soak

.PHONY: year
year: $(VENV)/dev.stamp ## Live through a year of mornings and hold each day to its reason (PEOPLE=200 DAYS=365 SEED=1)
	@$(BIN)/python -m tests.year

.PHONY: book
book: $(VENV)/dev.stamp ## Begin a book of accounts to its last handover, over weeks (ACCOUNTS=500 PEOPLE=40 PER_WEEK=10)
	@$(BIN)/python -m tests.year.book

.PHONY: gallery
gallery: $(VENV)/dev.stamp ## Put every message, view and letter into one page, build/gallery.html, and take the snapshots of their words anew
	@$(BIN)/python -m tests.gallery

.PHONY: accounts
accounts: $(VENV)/dev.stamp ## Look through random accounts in every view, message, canvas and file (ACCOUNTS=1000 SEED=1)
	@$(BIN)/python -m tests.accounts

.PHONY: talk-weights
talk-weights: $(VENV)/dev.stamp ## Learn anew how talk in the interview reads, from tests/corpus/interview; prints what unseen messages get
	@$(BIN)/python -m tests.corpus.interview.learn

.PHONY: secret-weights
secret-weights: $(VENV)/dev.stamp ## Learn anew which strange words give access, from tests/corpus/secrets; prints what unseen sentences get
	@$(BIN)/python -m tests.corpus.secrets.learn

.PHONY: promise-weights
promise-weights: $(VENV)/dev.stamp ## Learn anew which clauses tell of a promise, from tests/corpus/records; prints what unseen writers get
	@$(BIN)/python -m tests.corpus.records.learn

.PHONY: mutants
mutants: $(VENV)/dev.stamp ## Change rules and use cases one by one and see that a test goes red; hours, for the night
	@for package in handover services; do \
	  rm -rf mutants && cp tests/mutation/$$package.cfg setup.cfg && $(BIN)/mutmut run && $(BIN)/mutmut results || exit 1; \
	done; rm -f setup.cfg

.PHONY: screenshots
screenshots: $(VENV)/dev.stamp ## Take the pictures of the README and the documents anew (needs a Chromium)
	@BATON_SCREENSHOTS=docs/screenshots $(BIN)/python -m pytest -q tests/browser/test_story.py tests/browser/test_playbooks.py tests/browser/test_accounts.py tests/browser/test_suggesting.py tests/browser/test_customer_reply.py tests/browser/test_team.py tests/browser/test_release.py tests/browser/test_role_change.py tests/browser/test_letter_templates.py

COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

.PHONY: lock
lock: ## Resolve the ranges of both pyproject.toml anew into requirements/
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/$(COMPILE) pyproject.toml -o requirements/run.txt
	@$(BIN)/$(COMPILE) playground/pyproject.toml -c requirements/run.txt -o requirements/playground.txt
	@$(BIN)/$(COMPILE) pyproject.toml playground/pyproject.toml --extra dev -c requirements/run.txt -c requirements/playground.txt -o requirements/dev.txt

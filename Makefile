# What a person types. The work is done by the scripts in .ci/ and tests/engine/, each of which can be run by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help env run test incidents redaction lint format types bench faults reliability fuzz requirements recording wheel dist smoke reproduce platforms report-states pictures clean
BIN := .venv/bin
DIR ?= /opt/daoflow

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

env: ## prepare .venv with the pinned requirements
	@.ci/python

run: env ## collect from the installation in DIR=/opt/daoflow (else replay a recorded one), analyse it, say where the report is
	@.ci/main-job "$(DIR)"

test: env ## run every check and the tests of every day, beside a Docker Engine of their own
	@.ci/test

incidents: env ## break real stacks and judge what is collected; feed the analyzer hostile bundles (minutes)
	@.ci/incidents

redaction: env ## redact every carrier of the corpus again and in every cut, and hold docs/privacy.md against it (minutes)
	@$(BIN)/pytest tests/redaction/matrix --numprocesses 2 --timeout 900

lint: env ## ruff, both the rules and the format
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: env ## let ruff put the format right
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

types: env ## mypy, strict
	@$(BIN)/mypy

bench: env ## measure against the named rivals
	@tests/engine/prerequisites
	-@bench/sos-package .cache/sos # without it that row is missing, and said to be
	@tests/engine/with-engine $(BIN)/python -m bench

faults: env ## inject every fault; end collections at 200 random moments by signals and 200 by kill -9
	@tests/engine/prerequisites
	@tests/engine/with-engine $(BIN)/pytest tests/faults/test_busy.py # by itself: what runs beside a busy host's test is busier than it expects
	@tests/engine/with-engine $(BIN)/pytest tests/faults --ignore tests/faults/test_busy.py --ignore tests/faults/test_random_moments.py --numprocesses 2
	@FAULT_MOMENTS=$${FAULT_MOMENTS:-200} tests/engine/with-engine $(BIN)/pytest tests/faults/test_random_moments.py --numprocesses 2
	@grep . out/faults/moments-*.json

reliability: env ## inject every fault, the rivals' too, and write docs/reliability.md anew (half an hour)
	@tests/engine/prerequisites
	-@bench/sos-package .cache/sos
	@FAULTS_ANEW=1 FAULT_MOMENTS=$${FAULT_MOMENTS:-200} tests/engine/with-engine $(BIN)/pytest tests/faults --numprocesses 2 --timeout 3600
	-@$(BIN)/python -m bench cuts
	-@tests/engine/with-engine $(BIN)/python -m bench faults
	@$(BIN)/python -m tests.faults.report

fuzz: env ## fuzz the reader, the redactor and the parsers (RUNS=20000 executions each)
	@.ci/fuzz

wheel: env ## build the wheel and try it where nothing else is installed
	@.ci/wheel

report-states: env ## look at the HTML report with axe in every state and view (minutes)
	@$(BIN)/pytest tests/reports/matrix --numprocesses 2 --timeout 300

pictures: env ## take the pictures of the documentation anew
	@$(BIN)/python -m tests.reports.pictures

dist: env ## build the single files that ship into dist/ (minutes the first time, then seconds)
	@PYTHONPATH=packaging $(BIN)/python -m daoflow_packaging.cli

smoke: dist ## collect with the built files in every environment of the matrix
	@.ci/smoke

reproduce: dist ## build dist/ from nothing once more, elsewhere, and compare the digests (as long as a first build)
	@.ci/reproduce

platforms: ## see that the wheel's requirements exist as wheels for Windows, macOS and Linux
	@.ci/platforms

requirements: ## pin and hash anew what pyproject.toml and requirements/dev.in ask for
	@.ci/requirements

recording: env ## record the broken test installation that `make run` replays
	@tests/engine/prerequisites && tests/engine/with-engine $(BIN)/python -m tests.incidents.record

clean: ## remove everything that was made here
	rm -rf .venv .cache out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

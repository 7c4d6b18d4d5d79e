# make run    serve the program and open it in the browser
# make test   everything the tests need, then all tests
# make check  format, lint, types, layers, content and the quick tests
.PHONY: run test check bench approve format clean
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Tests on all cores, a file at a time.
SPREAD ?= -n logical --no-loadscope-reorder

$(VENV)/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No venv could be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/ready
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/ready-dev
	sh tests/browser.sh
	$(BIN)/python -m pytest $(SPREAD)

check: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m workbook check
	$(BIN)/python -m pytest -q $(SPREAD) -m "not slow and not browser"

bench: $(VENV)/ready-dev
	sh tests/browser.sh
	$(BIN)/python -m benchmarks

approve: $(VENV)/ready-dev
	$(BIN)/python -m pytest -q tests/brief/test_golden.py --approve
	git --no-pager diff --stat -- tests/golden

format: $(VENV)/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

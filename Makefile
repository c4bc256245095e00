# The project's one task file: what people run, and what CI runs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
SAMPLE := examples/reports

.PHONY: brief test check bench docs lock clean

brief: $(VENV)/installed  ## the main job on the sample reports
	$(VENV)/bin/sayso brief $(SAMPLE) -o out/brief.html
	$(VENV)/bin/sayso brief $(SAMPLE)
	@echo
	@echo "The same brief as a page: out/brief.html"

test: $(VENV)/installed-dev check  ## everything that CI runs
	$(RUN) -m pytest

check: $(VENV)/installed-dev  ## style, types and the import contracts
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/installed-dev  ## what each step costs, and how good each is where the corpora are at hand
	$(RUN) -m benchmarks.speed
	$(RUN) -m benchmarks.accuracy

docs: $(VENV)/installed-dev  ## write the generated parts of the documentation anew
	$(RUN) -m docs.generate

lock:  ## pin all dependencies by hash
	$(RUN) -m pip install --quiet uv
	$(RUN) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.lock
	$(RUN) -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements-dev.lock

clean:  ## remove what the other commands made
	rm -rf $(VENV) out build dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@mkdir -p out
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

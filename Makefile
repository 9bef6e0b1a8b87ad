# `make demo` shows paperlint at work on a list, `make test` runs the test suite; both set up .venv first.
# They take uv where it is installed, venv and pip where it is not; name another Python with PYTHON=python3.13.
PYTHON ?=
BIN := .venv/bin
LISTS := examples/after README.md

.PHONY: demo test coverage lint format clean

demo: .venv/installed
	@printf '\n-- A list that many hands have written, checked offline.\n\n$$ paperlint check examples/before\n\n'
	@$(BIN)/paperlint check examples/before; test $$? -eq 1
	@printf '\n-- How often each rule spoke. Findings make the exit code 1; here they are what we came to see.\n\n'
	@printf '$$ paperlint check examples/before --statistics\n\n'
	@$(BIN)/paperlint check examples/before --statistics; test $$? -eq 1
	@printf '\n-- The same list, mended: nothing to say.\n\n$$ paperlint check examples/after\n'
	@$(BIN)/paperlint check examples/after
	@printf '\n-- Its bibliography, from what the list says; online it would ask for authors and more.\n\n'
	@printf '$$ paperlint bib --offline examples/after -o build/references.bib\n\n'
	@mkdir -p build && $(BIN)/paperlint bib --offline examples/after -o build/references.bib
	@sed -n '/^@misc{bert2019/,/^}/p' build/references.bib
	@printf '\n-- Now your own list: $(BIN)/paperlint check path/to/README.md\n'

test: .venv/ready
	$(BIN)/python -m pytest -n auto --dist loadfile

# The suite again, and which lines and branches it leaves untried; pyproject.toml says how many may be.
coverage: .venv/ready
	$(BIN)/python -m pytest -n auto --dist loadfile --cov

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline --pedantic .github action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/paperlint check $(LISTS)
	$(BIN)/paperlint bib --check --offline examples/after --output-file examples/after/references.bib

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv build

# What a user gets: the package and what it needs to run.
.venv/installed: pyproject.toml
	@echo 'Setting up .venv (the first time only) ...'
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing $(if $(PYTHON),--python "$(PYTHON)") .venv && \
		uv pip install --quiet --python $(BIN)/python --editable .; \
	else \
		python=$(or $(PYTHON),python3); \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "paperlint needs Python 3.11 or later; name one: make PYTHON=python3.13")' && \
		$$python -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .; \
	fi
	@touch $@

# What a developer needs beside it; `--group` needs a newer pip than Python 3.11 brings.
.venv/ready: .venv/installed
	@echo 'Adding the tools for developers (the first time only) ...'
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --group dev; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' && \
		$(BIN)/python -m pip install --quiet --group dev; \
	fi
	@touch $@

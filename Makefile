# Shortcuts only: nothing here is needed. The README's two lines do everything.
.PHONY: build test check bench assets clean

.venv/bin/pytest:
	python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -e '.[test,lint]'

build: .venv/bin/pytest
	.venv/bin/benelux-kg build

test: .venv/bin/pytest
	.venv/bin/pytest

check:
	.ci/run

bench: .venv/bin/pytest
	python3 -m pip --python .venv install -q -e '.[bench]'
	.venv/bin/python benchmarks/extraction.py
	.venv/bin/python benchmarks/build.py

# Takes from npm what the site has from there, and writes it into the package.
assets:
	cd assets && npm install --no-package-lock --no-audit --no-fund && npm run build

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache benelux-kg-graph

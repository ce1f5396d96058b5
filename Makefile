# Shortcuts only: nothing here is needed. The README's two lines do everything.
.PHONY: build test check bench clean

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

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache benelux-kg-graph

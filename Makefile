# What is run by hand; the README's command is all that a change needs.
.PHONY: test soak mutants

test:
	.venv/bin/pytest

# Draws twenty times as much, and otherwise each time. What it finds becomes a case of a table.
soak:
	SOKERT_HYPOTHESIS=free SOKERT_SOAK=20 SOKERT_SEED=$$(date +%s) .venv/bin/pytest tests

# Breaks a room and asks its tests: make mutants ROOM=vietnamese
mutants:
	SOKERT_SOAK=0.1 .venv/bin/python benchmarks/mutants.py src/sokert/$(ROOM) --tests src/sokert/$(ROOM) tests/$(ROOM)

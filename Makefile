# What is run by hand; the README's command is all that a change needs.
.PHONY: test soak mutants docs links

test:
	.venv/bin/pytest

# Draws twenty times as much, and otherwise each time. What it finds becomes a case of a table.
soak:
	SOKERT_HYPOTHESIS=free SOKERT_SOAK=20 SOKERT_SEED=$$(date +%s) .venv/bin/pytest tests

# Breaks a room and asks its tests: make mutants ROOM=vietnamese TESTS="tests/vietnamese tests/figures"
TESTS = tests/$(ROOM) src/sokert/$(ROOM)
mutants:
	.venv/bin/python benchmarks/mutants.py src/sokert/$(ROOM) --tests $(TESTS)

# The site of the docs, in both languages, into build/site. What Sphinx warns of is an error: a dead link, a page that no
# list of docs/index.md names, a block that cannot be read. It takes pip install '.[docs]'.
docs:
	for lang in en vi; do .venv/bin/python -m sphinx -W -n --keep-going -q -E -c docs -t $$lang -d build/doctrees/$$lang . build/site/$$lang || exit 1; done
	printf '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=vi/index.html"><title>sokert</title>' > build/site/index.html

# Asks the addresses outside whether they answer; for a machine with the network.
links:
	.venv/bin/python -m sphinx -q -b linkcheck -c docs -t en -d build/doctrees/en . build/links

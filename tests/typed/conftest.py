collect_ignore = ["right.py", "wrong.py"]  # examples for type checkers, not modules of tests

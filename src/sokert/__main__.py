"""Runs the command line: `python -m sokert` where the script `sokert` is not on the path."""

from sokert.cli import main

main()

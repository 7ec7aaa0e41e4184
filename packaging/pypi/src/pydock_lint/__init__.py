"""The launcher of pydock-lint: a linter for the Dockerfiles and compose files of Python projects."""

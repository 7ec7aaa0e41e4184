import rule from '../../../src/rules/correctness/syntax-needs-newer-python.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of one Python that runs main.py. */
const image = (tag: string, main: string, files: Readonly<Record<string, string>> = {}, more = ''): RuleCase => ({
  files: {
    Dockerfile: `FROM python:${tag}\nWORKDIR /app\n${more}COPY . .\nCMD ["python", "main.py"]\n`,
    'main.py': main,
    ...files,
  },
});

testRule(rule, {
  'match before 3.10': {
    ...image('3.9-slim', 'import sys\n[|match|] sys.argv:\n    case []:\n        pass\n'),
    message: 'The match statement needs Python 3.10, and the image has Python 3.9.',
  },
  'match on 3.10': image('3.10-slim', 'import sys\nmatch sys.argv:\n    case []:\n        pass\n'),
  'match as a name': image('3.9', 'import re\nmatch = re.match("a", "b")\n'),
  'except* before 3.11': image('3.10', 'try:\n    pass\n[|except*|] OSError:\n    pass\n'),
  'type parameters before 3.12': image('3.11', 'def first[|[T]|](items: list[T]) -> T:\n    return items[0]\n'),
  ':= before 3.8': image('3.7', 'if (n [|:=|] len("a")):\n    pass\n'),
  '/ before 3.8': image('3.7', 'def f(a, [|/|], b):\n    pass\n'),
  '= in an f-string before 3.8': image('3.7', 'print(f"{x[|=|]}")\n'),
  'the quote of an f-string before 3.12': image('3.11', 'print(f"{a[[|"|]b"]}")\n'),
  'the other quote of an f-string': image('3.11', 'print(f"{a[\'b\']}")\n'),
  'a backslash in an f-string before 3.12': image('3.11', 'print(f"{\'[|\\|]n\'.join(a)}")\n'),
  'a backslash beside the placeholder': image('3.11', 'print(f"{a}\\n")\n'),
  'X | Y before 3.10': {
    ...image('3.9', 'def f(a: [|int | None|] = None):\n    pass\n'),
    message: 'X | Y in an annotation needs Python 3.10, and the image has Python 3.9.',
  },
  'X | Y that is not evaluated': image('3.9', 'from __future__ import annotations\ndef f(a: int | None): pass\n'),
  'X | Y of classes that may have the operator': image('3.9', 'def f(a: Query | None): pass\n'),
  'X | Y of a variable in a function': image('3.9', 'def f():\n    a: int | None = None\n'),
  'list[int] before 3.9': image('3.8', 'def f(a: [|list[int]|]):\n    pass\n'),
  'list[int] on 3.9': image('3.9', 'def f(a: list[int]):\n    pass\n'),
  'in a module that is imported': image('3.9', 'import lib.a\n', {
    'lib/a.py': '[|match|] x:\n    case 1:\n        pass\n',
  }),
  'in several modules, for one reason': image('3.9', 'import a\nimport b\n', {
    'a.py': '[|match|] x:\n    case 1:\n        pass\n',
    'b.py': 'match x:\n    case 1:\n        pass\n',
  }),
  'in a module that nothing imports': image('3.9', 'import os\n', { 'a.py': 'match x:\n    case 1:\n        pass\n' }),
  'in a module that a function imports': image('3.9', 'def f():\n    import a\n', {
    'a.py': 'match x:\n    case 1:\n        pass\n',
  }),
  'a Python that uv chooses': image('3.9', 'match x:\n    case 1:\n        pass\n', {}, 'RUN uv sync\n'),
  'the Python of the target': {
    files: {
      Dockerfile:
        'FROM python:3.9 AS old\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\nFROM python:3.12 AS new\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: old\n',
      'main.py': '[|match|] x:\n    case 1:\n        pass\n',
    },
  },
});

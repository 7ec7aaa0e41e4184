import rule from '../../../src/rules/correctness/removed-stdlib-module.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of one Python that runs main.py. */
const image = (
  tag: string,
  main: string,
  files: Readonly<Record<string, string>> = {},
  install = 'pip install flask==3.1.0',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:${tag}\nWORKDIR /app\nRUN ${install}\nCOPY . .\nCMD ["python", "main.py"]\n`,
    'main.py': main,
    ...files,
  },
});

testRule(rule, {
  'distutils on 3.12': {
    ...image('3.12-slim', 'from [|distutils.util|] import strtobool\n'),
    message: 'Python 3.12 removed distutils, and the image has Python 3.12.',
    severity: 'warning',
  },
  'distutils on 3.12 where nothing else is installed': {
    ...image('3.12-slim', 'from [|distutils.util|] import strtobool\n', {}, 'true'),
    severity: 'error',
  },
  'distutils on 3.11': image('3.11-slim', 'from distutils.util import strtobool\n'),
  'distutils with setuptools': image(
    '3.12-slim',
    'from distutils.util import strtobool\n',
    {},
    'pip install setuptools flask',
  ),
  'distutils with what needs setuptools': image(
    '3.12-slim',
    'from distutils.util import strtobool\n',
    {},
    'pip install torch',
  ),
  'a module of PEP 594': {
    ...image('3.13', 'import [|cgi|]\n', {}, 'true'),
    message: 'Python 3.13 removed cgi, and the image has Python 3.13.',
  },
  'a module of PEP 594 before it went': image('3.12', 'import cgi\n', {}, 'true'),
  'a backport of it': image('3.13', 'import cgi\n', {}, 'pip install legacy-cgi'),
  'in a module that the program imports': image(
    '3.12',
    'from lib import tool\n',
    { 'lib/__init__.py': '', 'lib/tool.py': 'import os\nimport [|imp|]\n' },
    'true',
  ),
  'in a module that nothing imports': image('3.12', 'import os\n', { 'old.py': 'import imp\n' }, 'true'),
  'in a try': image('3.12', 'try:\n    import imp\nexcept ImportError:\n    imp = None\n', {}, 'true'),
  'in a function': image('3.12', 'def load():\n    import imp\n', {}, 'true'),
  'under a condition': image(
    '3.10',
    'import sys\nif sys.version_info >= (3, 11):\n    import tomllib\nelse:\n    import tomli as tomllib\n',
    {},
    'true',
  ),
  'a module of its own with the name': image('3.12', 'import imp\n', { 'imp.py': '' }, 'true'),
  'a module that is too new': {
    ...image('3.10-slim', 'import [|tomllib|]\n'),
    message: 'tomllib comes with Python 3.11, and the image has Python 3.10.',
    severity: 'error',
  },
  'a module that is new enough': image('3.11-slim', 'import tomllib\n'),
  'a name that is too new': {
    ...image('3.10', 'from typing import Any, [|Self|]\n'),
    message: 'typing.Self comes with Python 3.11, and the image has Python 3.10.',
  },
  'a name that is new enough': image('3.11', 'from typing import Any, Self\n'),
  'a name for the type checker': image(
    '3.10',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from typing import Self\n',
  ),
  'a name that went': {
    ...image('3.10', 'from collections import [|Mapping|], OrderedDict\n'),
    message: 'Python 3.10 removed collections.Mapping, and the image has Python 3.10.',
  },
  'a name where it stayed': image('3.10', 'from collections.abc import Mapping\n'),
  'a module of Python 2': {
    ...image('3.9', 'import [|urllib2|]\n'),
    message: 'Only Python 2 has urllib2, and the image has Python 3.9.',
  },
  'a module of Python 2 on Python 2': image('2.7', 'import urllib2\n'),
  'a tag without version': image('3', 'import imp\n', {}, 'true'),
  'uv may choose another Python': image('3.12', 'import imp\n', {}, 'uv sync'),
  'a service of another file': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  worker:\n    build: .\n    command: python worker.py\n',
      'main.py': 'import cgi\n',
      'worker.py': 'import [|crypt|]\n',
    },
  },
});

import rule from '../../../src/rules/correctness/python-syntax-error.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image that runs main.py. */
const image = (main: string, files: Readonly<Record<string, string>> = {}, base = 'python:3.12'): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n`,
    'main.py': main,
    ...files,
  },
});

testRule(rule, {
  'quotes of a web page': {
    ...image('print([|\u2018|]hello\u2019)\n'),
    message: 'Python cannot read main.py: here is a typographic quote (\u2018).',
  },
  'quotes of a web page in a string': image('print("it\u2019s") # \u201chello\u201d\n'),
  'print of Python 2': {
    ...image('import os\n[|print|] "hello"\n'),
    message: 'Python cannot read main.py: here is the print statement of Python 2.',
  },
  'print of Python 2 on Python 2': image('print "hello"\n', {}, 'python:2.7'),
  'print of Python 2 on a Python that is not known': image('print "hello"\n', {}, 'python'),
  'print of Python 3': image('print ("hello")\nprint >> x\n'),
  'an except clause of Python 2': image('try:\n    pass\n[|except|] OSError, error:\n    pass\n'),
  'an except clause of Python 3.14': image(
    'try:\n    pass\nexcept OSError, ValueError:\n    pass\n',
    {},
    'python:3.14',
  ),
  'a bracket that is left open': image('x = [|(|]1, [2]\ny = 3\n'),
  'a bracket of another kind': image('x = (1, 2[|]|]\n'),
  'a mark of a merge': image('[|<<<<<<<|] HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n'),
  'tabs and blanks': image('if x:\n        a = 1\n[|\t|]b = 2\n'),
  'a block that is missing': image('def f()[|:|]\nx = 1\n'),
  'in a module that is imported': image('from lib import a\n', {
    'lib/__init__.py': '',
    'lib/a.py': "x = [|'|]a\n",
  }),
  'in a module that nothing imports': image('import os\n', { 'old.py': 'print "x"\n' }),
  'in a module under a guard': image('try:\n    import old\nexcept Exception:\n    pass\n', {
    'old.py': 'print "x"\n',
  }),
  'f-strings of Python 3.12': image('print(f"{x["a"]} {\'\\n\'.join(y):>{width}}")\n'),
  'what flask run looks for, whatever it is called': {
    files: {
      Dockerfile: 'FROM python:3.8-slim-buster\nWORKDIR /src\nCOPY . .\nCMD ["python", "-m", "flask", "run"]\n',
      'src/main.py': 'from flask import Flask\napp = Flask([|\u2019|]web\u2019)\n',
      'notes.py': 'x = \u2019y\u2019\n',
    },
  },
  'the file of a service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  worker:\n    build: .\n    command: python worker.py\n',
      'main.py': 'x = \u2019y\u2019\n',
      'worker.py': 'x = [|\u2019|]y\u2019\n',
    },
  },
});

import rule from '../../../src/rules/correctness/requirements-stdlib-or-fake.js';
import { type RuleCase, testRule } from '../../harness.js';

const pip = (requirements: string, line = 'pip install -r requirements.txt'): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nCOPY requirements.txt .\nRUN ${line}\n`,
    'requirements.txt': requirements,
  },
});

testRule(rule, {
  'a module of Python': {
    ...pip('flask\n[|os|]\n'),
    message: 'PyPI has no os.',
    help: 'Leave it out: Python has this module.',
  },
  'a version of it': pip('[|json==2.0.9|]\n'),
  'a name that refuses': {
    ...pip('[|sklearn|]\nnumpy\n'),
    message: 'The releases of sklearn on PyPI cannot be installed.',
    help: 'Ask for scikit-learn.',
    fixed: { 'requirements.txt': 'scikit-learn\nnumpy\n' },
  },
  'an old release of it': pip('sklearn==0.0\n'),
  'the right name': pip('scikit-learn\n'),
  'the name of a module': { ...pip('[|PIL|]\n'), fixed: { 'requirements.txt': 'pillow\n' } },
  'with a version': { ...pip('[|cv2==4.8.0|]\n'), fixed: { 'requirements.txt': 'cv2==4.8.0\n' } },
  'names that only look like it': pip('opencv-python\npyyaml\npython-dateutil\nmath3d\nbs4\ndotenv\nuuid\n'),
  'on the command line': { files: { Dockerfile: 'FROM python:3.13-slim\nRUN pip install flask [|sqlite3|]\n' } },
  'another index': pip('sklearn\n', 'pip install -i https://pypi.example.com/simple -r requirements.txt'),
  'a marker': pip("sklearn; sys_platform == 'win32'\n"),
  'an install that may fail': pip('sklearn\n', 'pip install -r requirements.txt || true'),
  'a package of the system': { files: { Dockerfile: 'FROM debian:13\nRUN apt-get install -y sqlite3\n' } },
});

import rule from '../../../src/rules/correctness/requirements-duplicate-conflict.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image that installs a requirements file; `more` is what lies beside it. */
const pip = (
  requirements: string,
  more: RuleCase['files'] = {},
  line = 'pip install -r requirements.txt',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nCOPY *.txt .\nRUN ${line}\n`,
    'requirements.txt': requirements,
    ...more,
  },
});

testRule(rule, {
  'two pins': {
    ...pip('Flask==3.1.2\ncelery==5.5.3\n[|flask==3.0.3|]\n'),
    message: 'flask==3.0.3 contradicts flask==3.1.2, which is installed with it.',
  },
  'the same pin twice': pip('flask==3.1.2\nFlask==3.1.2\n'),
  'two spellings of one version': pip('flask==3.1\nflask==3.1.0\n'),
  'a pin and any version': pip('flask\nflask==3.1.0\n'),
  'a pin and a bound that allows it': pip('flask>=3\nflask==3.1.0\n'),
  'a pin and a bound that does not': pip('flask>=3.1\n[|flask==3.0.3|]\n'),
  'a pin of a series': pip('flask==3.*\nflask==3.1.0\n'),
  'a pin of another series': pip('flask==2.*\n[|flask==3.1.0|]\n'),
  'two bounds': pip('flask>=3\nflask<3\n'),
  extras: pip('celery[redis]==5.5.3\n[|celery==5.4.0|]\n'),
  'for different Pythons': pip("flask==3.1.2; python_version >= '3.9'\nflask==2.0.3; python_version < '3.9'\n"),
  'from a repository': pip('flask @ git+https://github.com/pallets/flask@3.0.3\nflask==3.1.2\n'),
  'a variable': pip('flask==${FLASK}\nflask==3.1.2\n'),
  'another file': pip('-r base.txt\nflask==3.1.2\n', { 'base.txt': '[|flask==3.0.3|]\n' }),
  'two files of one install': pip(
    'flask==3.1.2\n',
    { 'dev.txt': '[|flask==3.0.3|]\n' },
    'pip install -r requirements.txt -r dev.txt',
  ),
  'two installs': pip(
    'flask==3.1.2\n',
    { 'dev.txt': 'flask==3.0.3\n' },
    'pip install -r requirements.txt && pip install -r dev.txt',
  ),
  'the command line': pip('[|flask==3.1.2|]\n', {}, 'pip install flask==3.0.3 -r requirements.txt'),
  'a constraint': pip(
    'flask==3.1.2\n',
    { 'constraints.txt': '[|flask<3.1|]\n' },
    'pip install -c constraints.txt -r requirements.txt',
  ),
  'a constraint that allows it': pip(
    'flask==3.1.2\n',
    { 'constraints.txt': 'flask<4\n' },
    'pip install -c constraints.txt -r requirements.txt',
  ),
  'a constraint that the file names': pip('-c constraints.txt\nflask==3.1.2\n', {
    'constraints.txt': '[|flask==3.0.3|]\n',
  }),
  'constraints of what nobody asks for': pip(
    'celery\n',
    { 'constraints.txt': 'flask==3.0.3\nflask==3.1.2\n' },
    'pip install -c constraints.txt -r requirements.txt',
  ),
  uv: pip('flask==3.1.2\n[|flask==3.0.3|]\n', {}, 'pip install uv && uv pip install --system -r requirements.txt'),
  'an install that may fail': pip('flask==3.1.2\nflask==3.0.3\n', {}, 'pip install -r requirements.txt || true'),
  'a download': pip('flask==3.1.2\nflask==3.0.3\n', {}, 'pip wheel -r requirements.txt'),
});

import rule from '../../../src/rules/style/unsorted-packages.js';
import { testRule } from '../../harness.js';

const list = (...lines: readonly string[]): string =>
  `FROM debian:13\nRUN apt-get install -y \\\n${lines.map((line) => `    ${line}`).join(' \\\n')}\n`;

testRule(rule, {
  'out of order': {
    files: { Dockerfile: list('git', '[|curl|]', 'bash') },
    message: 'curl stands behind git in a list of one package per line.',
    fixed: { Dockerfile: list('bash', 'curl', 'git') },
  },
  'in order': list('bash', 'curl', 'git'),
  'with versions': {
    files: { Dockerfile: list('lib-x=2', '[|lib=1|]') },
    fixed: { Dockerfile: list('lib=1', 'lib-x=2') },
  },
  'without case': list('Bash', 'curl', 'Git'),
  'on one line': 'FROM debian:13\nRUN apt-get install -y git curl\n',
  'several on a line': list('git curl', 'bash'),
  'parted by comments': `FROM debian:13\nRUN apk add \\\n    git \\\n    # web\n    [|nginx|] \\\n    curl\n`.replace(
    '[|nginx|] \\\n    curl',
    'nginx \\\n    [|curl|]',
  ),
  'below a comment that may speak of the first one': {
    files: {
      Dockerfile: list('git', 'vim').replace('    git', '    # for pip\n    vim').replace('    vim\n', '    [|git|]\n'),
    },
  },
  'below a comment that keeps its package': {
    files: { Dockerfile: list('bash', 'git', '[|curl|]').replace('    bash', '    # all of it\n    bash') },
    fixed: { Dockerfile: list('bash', 'curl', 'git').replace('    bash', '    # all of it\n    bash') },
  },
  'parted by an option': list('git', '--no-install-recommends', 'curl'),
  'with quotes': list('"git"', "'vim'"),
  'of pip': {
    files: { Dockerfile: 'FROM debian:13\nRUN pip install \\\n  "gunicorn~=23.0" \\\n  [|flask[async]==3|]\n' },
    fixed: { Dockerfile: 'FROM debian:13\nRUN pip install \\\n  flask[async]==3 \\\n  "gunicorn~=23.0"\n' },
  },
});

import { expect, test } from 'vitest';
import { run as judge } from '../../../src/engine/run.js';
import rule from '../../../src/rules/security/curl-pipe-shell.js';
import { projectOf, testRule } from '../../harness.js';

const run = (command: string): string => `FROM python:3.13\nRUN ${command}\n`;

testRule(rule, {
  'into a shell': {
    files: { Dockerfile: run('[|curl -fsSL https://example.com/install.sh | bash|]') },
    message: 'bash runs what example.com answers, and nothing checks it.',
  },
  'into a file': run('curl -fsSL https://example.com/install.sh -o /tmp/i.sh'),
  'with wget, and words for the script': run('[|wget -qO- https://example.com/i | sudo sh -s -- --yes|]'),
  'into another program': run('curl -fsSL https://example.com/a.tgz | tar -xz'),
  'a shell that reads another script': run('curl -fsSL https://example.com/a | sh /opt/read.sh'),
  'a shell with its own text': run("curl -fsSL https://example.com/a | sh -c 'cat > /a'"),
  'through a filter': run('[|curl https://example.com/i | sed s/a/b/ | sh|]'),
  'into Python': run('[|curl -sSL https://install.python-poetry.org | POETRY_VERSION=2.1.0 python3 -|]'),
  'into a program of Python': run('curl -s https://example.com/a.json | python -m json.tool'),
  'into a line of Python': run('curl -s https://example.com/a.json | python -c "import sys"'),
  'into a script of Python': run('curl -s https://example.com/a.json | python read.py'),
  'as a file of a shell': run('[|bash <(curl -s https://example.com/i)|]'),
  'as a text of a shell': run('[|sh -c "$(curl -fsSL https://example.com/i)"|]'),
  'as an argument': run('sh install.sh "$(curl -fsSL https://example.com/version)"'),
  evaluated: run('[|eval "$(curl -fsSL https://example.com/i)"|]'),
  sourced: run('[|. <(wget -qO- https://example.com/i)|]'),
  'in a text of a shell': run('bash -c "[|curl https://example.com/i | sh|]"'),
  'checked in the same RUN': run(
    'curl -o i https://example.com/i && echo "abc  i" | sha256sum -c - && curl https://example.com/i | sh',
  ),
  'without a download': run('cat install.sh | sh'),
  'from this machine': run('curl http://localhost:8000/i | sh'),
  'at a commit': run(
    'curl https://raw.githubusercontent.com/acme/x/24454f830cdb571e2c4ad15481119c43b3cafd48/i.sh | sh',
  ),
  'two downloads': run('[|curl https://a.example/i | sh|] && [|curl https://b.example/i | sh|]'),
  'what such a script writes': run('[|curl https://a.example/i | sh|] | sh'),
  'joined otherwise': run('curl https://a.example/i; sh || true'),
});

const severities = (address: string): readonly string[] =>
  judge(projectOf({ Dockerfile: run(`curl -LsSf ${address} | sh`) }), [
    { rule, severity: undefined, options: {} },
  ]).diagnostics.map(({ severity }) => severity);

test('a version in the address makes it milder', () => {
  expect(severities('https://astral.sh/uv/install.sh')).toEqual(['warning']);
  expect(severities('https://astral.sh/uv/0.9.2/install.sh')).toEqual(['info']);
  expect(severities('https://astral.sh/uv/${UV_VERSION}/install.sh')).toEqual(['info']);
  expect(severities('https://deb.nodesource.com/setup_22.x')).toEqual(['warning']);
  expect(severities('https://example.com:80/install.sh')).toEqual(['warning']);
});

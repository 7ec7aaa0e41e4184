import rule from '../../../src/rules/correctness/entrypoint-script-not-executable.js';
import { testRule, type RuleCase } from '../../harness.js';

const script = '#!/bin/sh\nexec "$@"\n';
const start = (lines: string, more: Partial<RuleCase> & { script?: string; mode?: number } = {}): RuleCase => {
  const { script: text = script, mode = 0o644, ...rest } = more;
  return {
    files: { Dockerfile: `FROM python:3.12-slim\n${lines}`, 'entrypoint.sh': text },
    modes: { 'entrypoint.sh': mode },
    ...rest,
  };
};

testRule(rule, {
  'without permission': start('COPY entrypoint.sh /\nENTRYPOINT [[|"/entrypoint.sh"|]]\nCMD ["python", "app.py"]\n', {
    message: '/entrypoint.sh is not executable: entrypoint.sh has no execute permission, and the build gives it none.',
    fixed: {
      Dockerfile:
        'FROM python:3.12-slim\nCOPY --chmod=755 entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["python", "app.py"]\n',
    },
  }),
  'with permission': start('COPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n', { mode: 0o755 }),
  'a file that uv hands to Python': {
    files: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY src src\nCMD ["uv", "run", "src/main.py"]\n',
      'src/main.py': 'print(1)\n',
    },
    modes: { 'src/main.py': 0o644 },
  },
  'a permission that is not known': start('COPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n', { modes: {} }),
  'by chmod': start('COPY entrypoint.sh /\nRUN chmod +x /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n'),
  'by chmod in the folder': start(
    'WORKDIR /app\nCOPY . .\nRUN chmod +x entrypoint.sh\nENTRYPOINT ["./entrypoint.sh"]\n',
  ),
  'by chmod of all': start('WORKDIR /app\nCOPY . .\nRUN chmod -R 755 /app\nENTRYPOINT ["./entrypoint.sh"]\n'),
  'by chmod of a pattern': start('WORKDIR /app\nCOPY . .\nRUN chmod +x *.sh\nENTRYPOINT ["./entrypoint.sh"]\n'),
  'by chmod of another file': start(
    'WORKDIR /app\nCOPY . .\nRUN chmod +x wait.sh\nENTRYPOINT [[|"./entrypoint.sh"|]]\n',
  ),
  'by chmod before the file is there': start(
    'COPY entrypoint.sh /\nRUN chmod +x /entrypoint.sh\nCOPY entrypoint.sh /\nENTRYPOINT [[|"/entrypoint.sh"|]]\n',
  ),
  'by --chmod': start('COPY --chmod=0755 entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n'),
  'by find': start('COPY . /app\nRUN find /app -name "*.sh" -exec chmod +x {} +\nENTRYPOINT ["/app/entrypoint.sh"]\n'),
  'given to a shell': start('COPY entrypoint.sh /\nENTRYPOINT ["sh", "/entrypoint.sh"]\n'),
  'as the command': start('WORKDIR /app\nCOPY . .\nCMD [[|"./entrypoint.sh"|]]\n'),
  'behind tini': start('COPY entrypoint.sh /\nENTRYPOINT ["tini", "--", [|"/entrypoint.sh"|]]\n'),
  'on PATH': start('COPY entrypoint.sh /usr/local/bin/\nENTRYPOINT ["entrypoint.sh"]\n'),
  'a file that the build makes': start('RUN echo "#!/bin/sh" > /run.sh\nENTRYPOINT ["/run.sh"]\n'),
  'a stage below copies it': {
    files: {
      Dockerfile: 'FROM python:3.12-slim AS base\nCOPY entrypoint.sh /\nFROM base\nENTRYPOINT [[|"/entrypoint.sh"|]]\n',
      'entrypoint.sh': script,
    },
    modes: { 'entrypoint.sh': 0o644 },
  },
  'Windows line ends': start('COPY entrypoint.sh /\nENTRYPOINT [[|"/entrypoint.sh"|]]\n', {
    script: '#!/bin/bash\r\nset -e\r\n',
    mode: 0o755,
    message:
      '/entrypoint.sh has Windows line ends, so the system looks for a program named bash with a carriage return at its end.',
  }),
  'Windows line ends that are removed': start(
    'COPY entrypoint.sh /\nRUN sed -i \'s/\\r$//\' /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
    {
      script: '#!/bin/bash\r\nset -e\r\n',
      mode: 0o755,
    },
  ),
  dos2unix: start(
    'COPY entrypoint.sh /\nRUN apt-get update && apt-get install -y dos2unix && dos2unix /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
    {
      script: '#!/bin/bash\r\nset -e\r\n',
      mode: 0o755,
    },
  ),
  'no first line': start('COPY entrypoint.sh /\nENTRYPOINT [[|"/entrypoint.sh"|]]\n', {
    script: 'set -e\nexec "$@"\n',
    mode: 0o755,
    message: '/entrypoint.sh has no #! line, so the system cannot execute it (exec format error).',
  }),
  'no first line behind tini, which falls back on a shell': start(
    'COPY entrypoint.sh /\nENTRYPOINT ["tini", "--", "/entrypoint.sh"]\n',
    {
      script: 'set -e\nexec "$@"\n',
      mode: 0o755,
    },
  ),
  'no first line in shell form': start('COPY entrypoint.sh /\nCMD /entrypoint.sh\n', {
    script: 'exec python\n',
    mode: 0o755,
  }),
  'bash in Alpine': {
    files: {
      Dockerfile: 'FROM python:3.12-alpine\nCOPY entrypoint.sh /\nENTRYPOINT [[|"/entrypoint.sh"|]]\n',
      'entrypoint.sh': '#!/usr/bin/env bash\nexec "$@"\n',
    },
    message: '/entrypoint.sh is a script for bash, which the image does not have.',
  },
  'bash in Alpine that is installed': {
    files: {
      Dockerfile:
        'FROM python:3.12-alpine\nRUN apk add --no-cache bash\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
      'entrypoint.sh': '#!/bin/bash\nexec "$@"\n',
    },
  },
  'sh in Alpine': {
    files: {
      Dockerfile: 'FROM python:3.12-alpine\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
      'entrypoint.sh': script,
    },
  },
});

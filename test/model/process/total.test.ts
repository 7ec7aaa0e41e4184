import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Note } from '../../../src/text/location.js';
import { processIn } from './container.js';

const inside = ({ at }: Pick<Note, 'at'>) => {
  expect(at.span.start).toBeLessThanOrEqual(at.span.end);
  expect(at.span.end).toBeLessThanOrEqual(at.file.text.length);
};

const piece = fc.constantFrom(
  ...[
    'CMD ',
    'ENTRYPOINT ',
    '["',
    '", "',
    '"]',
    '\n',
    ' ',
    '&&',
    ';',
    '|',
    '&',
    'exec',
    'sh -c "',
    "'",
    '"',
    '$@',
    '"$@"',
    '$PORT',
  ],
  ...[
    './a.sh',
    'python ',
    'a.py',
    '-m ',
    'flask run',
    'gunicorn ',
    '-b',
    ':80',
    '--bind=',
    'uvicorn a:b',
    '--host ',
    '127.0.0.1',
  ],
  ...[
    'if x; then ',
    'fi',
    'set -- ',
    'shift',
    'cd /',
    'A=b ',
    'export ',
    'uv run ',
    'env ',
    '<<EOF\n',
    'EOF\n',
    '\\\n',
    '${A:-',
    '}',
  ],
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
const code = fc
  .array(
    fc.constantFrom(
      ...[
        'import uvicorn\n',
        'uvicorn.run(',
        'app',
        '=',
        'Flask()',
        'from flask import Flask\n',
        '.run(',
        ')',
        '\n',
        'host=',
        '"0"',
        'port=',
        '1',
      ],
      ...[
        'def main():\n    ',
        'main()',
        'if x:\n    ',
        'x = x',
        'os.getenv("A")',
        '**k',
        ',',
        'with a() as app:\n    ',
      ],
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

it('any start has a process or a reason, and all places are inside their files', () => {
  fc.assert(
    fc.property(text, text, code, text, (start, script, python, command) => {
      const files = {
        Dockerfile: `FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`,
        'a.sh': `#!/bin/sh\n${script}`,
        'a.py': python,
      };
      const compose = { 'compose.yaml': `services:\n  web:\n    build: .\n    command: ${JSON.stringify(command)}\n` };
      for (const process of [processIn(files), processIn({ ...files, ...compose })]) {
        if (!process.known) {
          expect(process.because).not.toBe('');
          continue;
        }
        const { command: line, sockets, server } = process.value;
        [line, line.programWord, ...line.arguments, ...process.evidence].forEach(inside);
        if (server) inside(server);
        for (const socket of sockets.known ? sockets.value : []) {
          inside(socket);
          for (const fact of [socket.host, socket.port]) if (fact.known) fact.evidence.forEach(inside);
        }
      }
    }),
    { numRuns: 300 },
  );
});

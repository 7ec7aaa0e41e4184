import { expect, test } from 'vitest';
import { run } from '../../../src/engine/run.js';
import rule from '../../../src/rules/efficiency/deleted-in-later-layer.js';
import { projectOf, testRule } from '../../harness.js';

const base = 'FROM python:3.13-slim\nWORKDIR /app\n';

testRule(rule, {
  'a copied file': {
    files: { Dockerfile: `${base}COPY data.zip .\nRUN unzip data.zip && rm [|data.zip|]\n`, 'data.zip': '' },
    message: 'An earlier layer keeps data.zip, so removing it does not make the image smaller.',
  },
  'a file that is made anew': {
    files: { Dockerfile: `${base}COPY uv.lock .\nRUN rm -f uv.lock; uv lock\n`, 'uv.lock': '' },
  },
  'a file that something makes anew': {
    files: { Dockerfile: `${base}COPY data.zip .\nRUN rm data.zip && $MAKE data\n`, 'data.zip': '' },
  },
  'a mounted file': {
    files: {
      Dockerfile: `${base}RUN --mount=source=data.zip,target=data.zip unzip data.zip && rm data.zip\n`,
      'data.zip': '',
    },
  },
  'a copied folder': {
    files: { Dockerfile: `${base}COPY . .\nRUN make && rm -rf [|/app/src|]\n`, 'src/a.c': '' },
  },
  'another folder': { files: { Dockerfile: `${base}COPY . .\nRUN make && rm -rf /app/build\n`, 'src/a.c': '' } },
  'files of a pattern': {
    files: { Dockerfile: `${base}COPY data.zip /tmp/\nRUN rm -rf [|/tmp/*|]\n`, 'data.zip': '' },
  },
  'a pattern that matches nothing copied': {
    files: { Dockerfile: `${base}COPY data.zip /tmp/\nRUN rm -rf /tmp/*.log /var/cache/*\n`, 'data.zip': '' },
  },
  'a folder that nothing was put into': `${base}RUN mkdir /build\nRUN rm -rf /build\n`,
  'a download of another RUN': `${base}RUN curl -fsSL https://example.com/a.tgz -o /tmp/a.tgz\nRUN tar xf /tmp/a.tgz && rm [|/tmp/a.tgz|]\n`,
  'a download of the same RUN': `${base}RUN curl -fsSL https://example.com/a.tgz -o /tmp/a.tgz && tar xf /tmp/a.tgz && rm /tmp/a.tgz\n`,
  'a download that is gone already': `${base}RUN wget https://example.com/a.tgz && rm a.tgz\nRUN rm -f a.tgz\n`,
  'a download that was moved': `${base}RUN wget -O a https://example.com/a && mv a /usr/bin/a\nRUN rm -f a\n`,
  'a download to the folder': `${base}RUN wget https://example.com/a.tgz\nRUN rm [|a.tgz|]\n`,
  'a repository': `${base}RUN git clone --depth 1 https://example.com/lib.git /src\nRUN make -C /src\nRUN rm -rf [|/src|]\n`,
  'a download into a mount': `${base}RUN --mount=type=cache,target=/c curl -o /c/a https://example.com/a\nRUN rm -rf /c\n`,
  'a line that was written': `${base}RUN echo a > /tmp/a\nRUN rm /tmp/a\n`,
  'package lists': `${base}RUN apt-get update && apt-get install -y git\nRUN rm -rf /var/lib/apt/lists/*\n`,
  'a stage that is not shipped': {
    files: {
      Dockerfile:
        'FROM python:3.13 AS build\nCOPY data.zip /\nRUN rm /data.zip\nFROM python:3.13\nCOPY --from=build /a /a\n',
      'data.zip': '',
    },
  },
  'a layer of the stage below': {
    files: {
      Dockerfile: 'FROM python:3.13 AS base\nCOPY data.zip /\nFROM base\nRUN rm [|/data.zip|]\n',
      'data.zip': '',
    },
  },
  'only under a condition': {
    files: { Dockerfile: `${base}COPY data.zip .\nRUN if [ -n "$SLIM" ]; then rm data.zip; fi\n`, 'data.zip': '' },
  },
  'made by nobody that is known': 'FROM acme.example/base:1\nRUN rm -rf /data\n',
});

test('a short text is milder than what may be large', () => {
  const severities = (content: string) =>
    run(projectOf({ Dockerfile: `${base}COPY a.txt .\nRUN rm a.txt\n`, 'a.txt': content }), [
      { rule, severity: undefined, options: {} },
    ]).diagnostics.map(({ severity }) => severity);
  expect(severities('flask\n')).toEqual(['info']);
  expect(severities('x'.repeat(100_000))).toEqual(['warning']);
});

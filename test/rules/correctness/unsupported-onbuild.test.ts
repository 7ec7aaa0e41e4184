import dockerfileSyntax from '../../../src/rules/correctness/dockerfile-syntax.js';
import rule from '../../../src/rules/correctness/unsupported-onbuild.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'ONBUILD of ONBUILD': {
    files: { Dockerfile: python('ONBUILD [|ONBUILD|] RUN make') },
    message: 'ONBUILD cannot be a trigger of ONBUILD.',
  },
  'ONBUILD of RUN': python('ONBUILD RUN make'),
  'FROM and MAINTAINER': python('ONBUILD [|FROM|] x', 'ONBUILD [|maintainer|] me'),
  'a misspelt trigger': {
    files: { Dockerfile: python('ONBUILD [|COPPY|] . /app') },
    message: '`COPPY` is no instruction, so every build on top of this image fails.',
  },
  'a frontend with instructions of its own': lines('# syntax=example.org/other:1', 'FROM x', 'ONBUILD INCLUDE y'),
  'no trigger at all is a matter of syntax': python('ONBUILD'),
});

testRule(dockerfileSyntax, {
  'a refused trigger is not reported twice': python('ONBUILD ONBUILD RUN make', 'ONBUILD FROM x', 'ONBUILD COPPY . /'),
  'what is wrong inside a trigger': python('ONBUILD [|WORKDIR|]'),
});

import rule from '../../../src/rules/correctness/expose-protocol-casing.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  capitals: {
    files: { Dockerfile: lines('FROM python:3.13-slim', 'EXPOSE 8000/[|TCP|] 53/udp') },
    message: 'The protocol TCP is written in capitals.',
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'EXPOSE 8000/tcp 53/udp') },
  },
  'small letters': lines('FROM python:3.13-slim', 'EXPOSE 8000/tcp 53/udp 8080'),
  mixed: lines('FROM python:3.13-slim', 'EXPOSE 53/[|Udp|]'),
  'behind a variable': lines('FROM python:3.13-slim', 'ARG PORT=80', 'EXPOSE ${PORT}/[|TCP|]'),
  'in quotes': lines('FROM python:3.13-slim', 'EXPOSE "80/[|TCP|]"'),
  'no protocol that is known': lines('FROM python:3.13-slim', 'EXPOSE 80/HTTP'),
  'a variable': lines('FROM python:3.13-slim', 'ARG P=tcp', 'EXPOSE 80/$P'),
});

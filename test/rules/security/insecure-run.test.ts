import rule from '../../../src/rules/security/insecure-run.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'without the sandbox': {
    files: { Dockerfile: 'FROM python:3.13\nRUN [|--security=insecure|] make\n' },
    message: 'This RUN has the privileges of the machine that builds.',
  },
  'in the sandbox': 'FROM python:3.13\nRUN --security=sandbox make\n',
  'beside another flag': 'FROM python:3.13\nRUN --network=none [|--security=insecure|] ["make"]\n',
  'another flag': 'FROM python:3.13\nRUN --network=none make\n',
  'a word of the command': 'FROM python:3.13\nRUN make --security=insecure\n',
});

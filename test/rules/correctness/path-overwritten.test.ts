import rule from '../../../src/rules/correctness/path-overwritten.js';
import { testRule } from '../../harness.js';

const slim = 'FROM python:3.13-slim\n';

testRule(rule, {
  'the word for the variable': {
    files: { Dockerfile: `${slim}ENV PATH=[|/venv/bin:PATH|]\n` },
    message: 'PATH is a folder of that name here, not the variable.',
    severity: 'error',
  },
  'the word in braces': `${slim}ENV PATH [|/venv/bin:{PATH}|]\n`,
  'the variable': `${slim}ENV PATH=/venv/bin:$PATH\nENV PATH="/a:\${PATH}"\nRUN mkdir /data\n`,
  'without the variable': {
    files: { Dockerfile: `${slim}ENV A=b PATH=[|/venv/bin|]\nRUN pip list && mkdir /data\n` },
    message: 'This leaves out the folders of the system, so that mkdir is not found.',
  },
  'without the variable, and nothing that is missed': `${slim}ENV PATH=/venv/bin\nRUN pip list && /bin/mkdir /data\nCMD ["python"]\n`,
  'with the folders of the system': `${slim}ENV PATH=/venv/bin:/usr/local/bin:/usr/bin:/bin\nRUN mkdir /data\n`,
  'set again': `${slim}ENV PATH=/venv/bin\nENV PATH=/venv/bin:/usr/bin:/bin\nRUN mkdir /data\n`,
  'set for one command': `${slim}ENV PATH=/venv/bin\nRUN PATH=/bin && mkdir /data\n`,
  'a variable without a value': `${slim}ARG FOLDERS\nENV PATH=/venv/bin:$FOLDERS\nRUN mkdir /data\n`,
  'another variable': `${slim}ENV PYTHONPATH=PATH\nRUN mkdir /data\n`,
  'behind a step': `${slim}RUN mkdir /data\nENV PATH=/venv/bin\n`,
});

import rule from '../../../src/rules/correctness/self-referencing-env.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'one ENV': {
    files: { Dockerfile: python('ENV APP=/app \\', '    DATA=[|$APP|]/data') },
    message: 'APP has no value yet here, because the same ENV sets it.',
  },
  'two ENVs': python('ENV APP=/app', 'ENV DATA=$APP/data'),
  'in the other order': python('ENV DATA=[|${APP}|]/data APP=/app'),
  PATH: python('ENV VENV=/venv PATH=[|$VENV|]/bin:$PATH'),
  'a value from before': python('ARG VERSION=1', 'ENV VERSION=$VERSION NAME=app-$VERSION'),
  'added to itself': python('ENV PATH=/a:$PATH X=1'),
  'an unknown base, the new value first': lines('FROM example.org/base:1', 'ENV APP=/app DATA=[|$APP|]/data'),
  'an unknown base that may have it': lines('FROM example.org/base:1', 'ENV DATA=$APP/data APP=/app'),
  'a default beside it': python('ENV APP=/app DATA=${APP:-/app}/data'),
  'single quotes': python("ENV APP=/app DATA='$APP/data'"),
  'ARG, one after the other': python('ARG APP=/app DATA=$APP/data'),
  LABEL: python('LABEL a=b c=$a'),
});

import rule from '../../../src/rules/correctness/foreign-user-option.js';
import { testRule } from '../../harness.js';

const debian = (text: string): string => `FROM python:3.13-slim\nRUN ${text}\n`;
const alpine = (text: string): string => `FROM python:3.13-alpine\nRUN ${text}\n`;

testRule(rule, {
  'BusyBox on Debian': {
    files: { Dockerfile: debian('addgroup [|-S|] app && adduser [|-S|] app -G app') },
    message: ['addgroup ends at -S, which only BusyBox knows.', 'adduser ends at -S, which only BusyBox knows.'],
    severity: ['error', 'error'],
  },
  'a user without a password': debian('adduser [|-D|] app'),
  'a shell, a group, a number': debian('adduser [|-s|] /bin/sh a; adduser [|-G|] b c; addgroup [|-g|] 1000 d'),
  'letters together': debian('adduser [|-DH|] app'),
  'BusyBox on Ubuntu': 'FROM ubuntu:24.04\nRUN adduser [|-D|] app\n',
  'long options on Debian': debian('adduser --disabled-password --gecos "" --uid 1000 app && addgroup --gid 5 a'),
  'beginnings on Debian': debian('adduser -u 1000 -home /app -system app'),
  'useradd on Debian': debian('groupadd -g 1000 -r app && useradd -r -s /bin/sh -g app -G users app && useradd -D'),
  'Debian on Alpine': {
    files: { Dockerfile: alpine('adduser [|--disabled-login|] app && addgroup [|--group|] b') },
    message: [
      'adduser ends at --disabled-login, which BusyBox does not know.',
      'addgroup ends at --group, which BusyBox does not know.',
    ],
  },
  'a value behind an equals sign': alpine('adduser [|--gid=1000|] app'),
  'BusyBox on Alpine': alpine('addgroup -S -g 1000 app && adduser -S -D -H -h /app -s /bin/sh -G app -u 1000 app'),
  'long options on Alpine': alpine(
    'adduser --disabled-password --gecos "" --home=/app --no-create-home app && addgroup --gid 5 a',
  ),
  'beginnings on Alpine': alpine('adduser --disabled --sys app'),
  'an image that nobody knows': 'FROM acme/base:1\nRUN adduser -D app || true; adduser -D app\n',
  'one of two ways': debian('adduser -D app || useradd app'),
  'an option that is not known': debian('adduser $OPTIONS app'),
});

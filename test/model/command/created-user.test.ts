import { expect, test } from 'vitest';
import { createdUser } from '../../../src/model/command/created-user.js';
import { projectOf } from '../../harness.js';

const nameIn = (command: string): string | undefined => {
  const [stage] = projectOf({ Dockerfile: `FROM python:3.13\nENV NAME=web\nRUN ${command}\n` }).dockerfiles[0]!.stages;
  const user = createdUser(stage!.commands[0]!);
  return user && (user.name ?? `unknown ${user.word.raw}`);
};

test.each([
  ['useradd app', 'app'],
  ['useradd -m -u 1000 -s /bin/bash -g users app', 'app'],
  ['useradd --uid=1000 --create-home app', 'app'],
  ['useradd app -u 1000 -m', 'app'],
  ['adduser -D -H -u 1000 -G app -g "" app', 'app'],
  ['adduser --disabled-password --gecos "" app', 'app'],
  ['adduser --system --group app', 'app'],
  ['useradd $NAME', 'web'],
  ['useradd $OTHER', 'unknown $OTHER'],
  ['sudo useradd app', 'app'],
])('%s makes %s', (command, name) => expect(nameIn(command)).toBe(name));

test.each([
  'adduser app staff',
  'adduser --group staff',
  'addgroup app',
  'groupadd app',
  'usermod -aG x app',
  'useradd',
])('%s makes nobody', (command) => expect(nameIn(command)).toBeUndefined());

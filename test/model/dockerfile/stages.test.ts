import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src/model/stage.js';
import { textOf } from '../../../src/text/location.js';
import { projectOf } from '../../harness.js';
import { at, dockerfileOf, lastStage, onPython, shown, variable, written } from './stage.js';

const base = ['FROM python:3.13-slim AS base'];

describe('a stage on another stage', () => {
  const inherited = lastStage([
    ...base,
    'ENV MODE=production',
    'WORKDIR /app',
    'USER app',
    'EXPOSE 8000',
    'SHELL ["/bin/bash", "-c"]',
    'HEALTHCHECK CMD true',
    'ENTRYPOINT ["tini", "--"]',
    'CMD ["python", "app.py"]',
    'FROM base',
    'EXPOSE 9000/udp',
  ]);

  test('has its variables, folder, user and shell', () => {
    expect(variable(inherited, 'MODE')).toBe('production');
    expect(shown(inherited.final.workdir)).toBe('/app');
    expect(shown(inherited.final.user)).toBe('app');
    expect(inherited.final.shell).toEqual(['/bin/bash', '-c']);
    expect(inherited.final.userBy && textOf(inherited.final.userBy)).toBe('USER app');
    expect(inherited.final.workdirBy && textOf(inherited.final.workdirBy)).toBe('WORKDIR /app');
  });

  test('adds its ports', () => {
    expect(inherited.exposed.map(({ ports }) => shown(ports))).toEqual([
      { from: 8000, to: 8000, protocol: 'tcp' },
      { from: 9000, to: 9000, protocol: 'udp' },
    ]);
  });

  test('has its start and health check', () => {
    expect(written(inherited.entrypoint)).toBe('ENTRYPOINT ["tini", "--"]');
    expect(written(inherited.command)).toBe('CMD ["python", "app.py"]');
    expect(written(inherited.healthcheck)).toBe('HEALTHCHECK CMD true');
  });

  test('knows the image behind all stages', () => {
    expect(inherited.base).toMatchObject({ kind: 'stage' });
    expect(inherited.rootBase).toMatchObject({ kind: 'image', text: 'python:3.13-slim' });
  });

  test('loses the inherited CMD with a new ENTRYPOINT, and keeps its own', () => {
    const on = (...lines: string[]) => lastStage([...base, 'CMD ["old"]', 'FROM base', ...lines]);
    expect(written(on('ENTRYPOINT ["new"]').command)).toBeUndefined();
    expect(written(on('CMD ["own"]', 'ENTRYPOINT ["new"]').command)).toBe('CMD ["own"]');
    expect(written(on('ENTRYPOINT ["new"]', 'CMD ["own"]').command)).toBe('CMD ["own"]');
    expect(written(on('RUN true').command)).toBe('CMD ["old"]');
    expect(written(lastStage([...base, 'CMD ["a"]', 'ENTRYPOINT ["b"]']).command)).toBe('CMD ["a"]');
  });

  test('has no health check after NONE', () => {
    expect(lastStage([...base, 'HEALTHCHECK CMD true', 'FROM base', 'HEALTHCHECK NONE']).healthcheck).toBeUndefined();
  });

  test('is not changed by what comes later in the other', () => {
    const { stages } = dockerfileOf([...base, 'ENV A=1', 'FROM base', 'ENV A=2 B=3']);
    expect(variable(stages[0]!, 'A')).toBe('1');
    expect(variable(stages[0]!, 'B')).toBeUndefined();
    expect(variable(stages[1]!, 'A')).toBe('2');
  });

  test('runs what ONBUILD of the other says, but has no such steps', () => {
    const { stages } = dockerfileOf(
      [
        ...base,
        'WORKDIR /src',
        'ONBUILD COPY app.py /app/',
        'ONBUILD ENV MODE=built',
        'ONBUILD WORKDIR /app',
        'FROM base AS child',
        'RUN true',
        'FROM child',
      ],
      { 'app.py': '' },
    );
    const [first, child, grandchild] = stages as [Stage, Stage, Stage];
    expect(at(first, '/app/app.py')).toBe('absent');
    expect(at(child, '/app/app.py')).toBe('file app.py');
    expect(variable(child, 'MODE')).toBe('built');
    expect(shown(child.final.workdir)).toBe('/app');
    expect(child.steps.map(({ instruction }) => instruction.name)).toEqual(['RUN']);
    expect(child.copies).toEqual([]);
    expect(child.imageUses).toHaveLength(1);
    // A trigger acts once: https://docs.docker.com/reference/dockerfile/#onbuild
    expect(grandchild.final.files.copied).toHaveLength(1);
  });
});

describe('what FROM names', () => {
  const baseIn = (...lines: string[]) => {
    const found = lastStage(lines).base;
    if (found.kind === 'stage') return `stage ${found.stage.index}`;
    return found.kind === 'image' ? `image ${found.text}` : found.kind;
  };

  test('is an earlier stage before an image, without case', () => {
    expect(baseIn('FROM python:3.13 AS Python', 'FROM python')).toBe('stage 0');
    expect(baseIn('FROM python')).toBe('image python');
  });

  test('is the last stage of the name', () => {
    expect(baseIn('FROM python AS a', 'FROM python AS A', 'FROM a')).toBe('stage 1');
  });

  test('is no later stage and no index', () => {
    expect(baseIn('FROM python AS a', 'FROM 0')).toBe('image 0');
    expect(baseIn('FROM b', 'FROM python AS b', 'FROM python')).toBe('image python');
    expect(dockerfileOf(['FROM b', 'FROM python AS b']).stages[0]!.base).toMatchObject({ kind: 'image', text: 'b' });
  });

  test('is scratch, or nothing that can be known', () => {
    expect(baseIn('FROM scratch')).toBe('scratch');
    expect(baseIn('ARG IMAGE', 'FROM $IMAGE')).toBe('unknown');
    expect(baseIn('ARG IMAGE=python:3.13', 'FROM $IMAGE')).toBe('image python:3.13');
    expect(baseIn('FROM python-$TARGETARCH')).toBe('unknown');
  });

  test('is whatever compose puts in its place', () => {
    const project = projectOf({
      Dockerfile: 'FROM base\nCOPY --from=assets / /\n',
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      additional_contexts: {base: docker-image://x, assets: ../a}\n',
    });
    const [stage] = project.dockerfiles[0]!.stages;
    expect(stage!.base).toEqual({ kind: 'unknown', because: 'compose gives another source for base' });
    expect(stage!.copies[0]!.from!.base.kind).toBe('unknown');
  });
});

describe('--from', () => {
  const fromIn = (value: string) => {
    const [copy] = lastStage(['FROM a AS one', 'FROM b AS two', 'FROM c', `COPY --from=${value} /x /x`]).copies;
    const found = copy!.from!.base;
    return found.kind === 'stage' ? `stage ${found.stage.index}` : found.kind === 'image' ? found.text : found.kind;
  };

  test.each([
    ['one', 'stage 0'],
    ['TWO', 'stage 1'],
    ['0', 'stage 0'],
    ['1', 'stage 1'],
    ['2', '2'],
    ['9', '9'],
    ['python:3.13', 'python:3.13'],
    ['${NAME:-one}', 'unknown'],
  ])('%s is %s', (value, found) => {
    expect(fromIn(value)).toBe(found);
  });

  test('counts as a use of the image', () => {
    const stage = lastStage([
      'FROM a AS one',
      'FROM b',
      'COPY --from=c:1 /x /x',
      'RUN --mount=type=bind,from=d:2,target=/d --mount=from=one,target=/one true',
    ]);
    expect(stage.imageUses.map((use) => `${use.by} ${textOf(use)} ${use.base.kind}`)).toEqual([
      'FROM b image',
      'COPY c:1 image',
      'RUN d:2 image',
      'RUN one stage',
    ]);
  });
});

describe('variables of a stage', () => {
  test('see what was set before their instruction', () => {
    const stage = onPython(['ENV abc=hello', 'ENV abc=bye def=$abc', 'ENV ghi=$abc']);
    expect(variable(stage, 'def')).toBe('hello');
    expect(variable(stage, 'ghi')).toBe('bye');
  });

  test('are listed in the order of their first appearance', () => {
    const { environment } = lastStage(['FROM scratch', 'ENV A=1 B=2', 'ENV C=3', 'ENV A=4']).final;
    expect(environment.variables.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(environment.variables.map(({ value }) => shown(value))).toEqual(['4', '2', '3']);
  });

  test('say where they are set', () => {
    const stage = onPython(['ENV A=1', 'ENV B=$A']);
    const value = stage.final.environment.value('B');
    expect(value.known && value.evidence.map((note) => `${textOf(note)}: ${note.note}`)).toEqual([
      '$A: B is set here',
      '1: A is set here',
    ]);
  });

  test('belong to the step that sets them', () => {
    const [arg, env, run] = onPython(['ARG A=1', 'ENV B=2 C=3', 'RUN true']).steps;
    expect(arg!.variables.map(({ name, origin }) => `${origin} ${name}`)).toEqual(['arg A']);
    expect(env!.variables.map(({ name, origin }) => `${origin} ${name}`)).toEqual(['env B', 'env C']);
    expect(run!.variables).toEqual([]);
    expect(env!.before.environment.get('B')).toBeUndefined();
    expect(env!.after.environment.get('B')).toBeDefined();
    expect(env!.before.environment.get('A')).toBeDefined();
  });

  test('of an ENV win over an ARG, whatever their order', () => {
    const after = onPython(['ENV A=env', 'ARG A=arg', 'ENV B=$A']);
    expect(variable(after, 'B')).toBe('env');
    const before = onPython(['ARG A=arg', 'ENV A=env', 'ENV B=$A']);
    expect(variable(before, 'B')).toBe('env');
  });

  test('that only an ARG sets are gone in the image', () => {
    const stage = onPython(['ARG A=1', 'ENV B=$A']);
    expect(variable(stage, 'A')).toBeUndefined();
    expect(variable(stage, 'B')).toBe('1');
    expect(stage.steps.at(-1)!.after.environment.value('A')).toMatchObject({ known: true, value: '1' });
  });

  test('of a base image that nobody knows are not known', () => {
    const stage = lastStage(['FROM example.org/own:1', 'ENV A=1', 'ENV B=${C:-x}']);
    expect(variable(stage, 'A')).toBe('1');
    expect(variable(stage, 'B')).toBe('?');
    expect(variable(stage, 'D')).toBe('?');
  });

  test('of a base image that is known are', () => {
    expect(variable(lastStage(['FROM python:3.12-slim']), 'LANG')).toBe('C.UTF-8');
    expect(variable(lastStage(['FROM python:3.13-slim']), 'PORT')).toBeUndefined();
  });
});

describe('the scope of ARG', () => {
  const valueOfA = (...lines: string[]) => variable(lastStage([...lines, 'ENV RESULT=${A-unset}']), 'RESULT');

  test('ends with the stage', () => {
    expect(valueOfA('FROM python:3.13', 'ARG A=1')).toBe('1');
    expect(valueOfA('FROM python:3.13', 'ARG A=1', 'FROM python:3.13')).toBe('unset');
  });

  test('goes on in a stage that stands on the stage', () => {
    expect(valueOfA('FROM python:3.13 AS a', 'ARG A=1', 'FROM a AS b', 'FROM b')).toBe('1');
    expect(valueOfA('FROM python:3.13 AS a', 'ARG A=1', 'FROM a AS b', 'ARG A=2', 'FROM b')).toBe('2');
  });

  test('before FROM reaches a stage only through an ARG of its own', () => {
    expect(valueOfA('ARG A=1', 'FROM python:3.13')).toBe('unset');
    expect(valueOfA('ARG A=1', 'FROM python:3.13', 'ARG A')).toBe('1');
    expect(valueOfA('ARG A=1', 'FROM python:3.13', 'ARG A=2')).toBe('2');
    expect(valueOfA('FROM python:3.13', 'ARG A')).toBe('?');
  });

  test('before FROM lets one see the one before', () => {
    expect(valueOfA('ARG V=3.13 A=python:$V', 'FROM $A', 'ARG A')).toBe('python:3.13');
  });

  test('does not begin above its line', () => {
    expect(variable(onPython(['ENV B=${A-unset}', 'ARG A=1']), 'B')).toBe('unset');
  });

  test('has the platform, unknown, where a stage asks for it', () => {
    expect(variable(onPython(['ENV B=${TARGETARCH-unset}']), 'B')).toBe('unset');
    expect(variable(onPython(['ARG TARGETARCH', 'ENV B=$TARGETARCH']), 'B')).toBe('?');
  });
});

describe('build arguments of compose', () => {
  const built = (...args: (string | undefined)[]) => {
    const services = args.map((value, index) => {
      const given = value === undefined ? '' : `\n      args: {A: "${value}"}`;
      return `  web${index}:\n    build:\n      context: .${given}\n`;
    });
    const project = projectOf({
      Dockerfile: 'ARG A=default\nFROM python:3.13-slim\nARG A\nENV B=$A\n',
      'compose.yaml': `services:\n${services.join('')}`,
    });
    return variable(project.dockerfiles[0]!.stages[0]!, 'B');
  };

  test('win over the default', () => {
    expect(built('given')).toBe('given');
    expect(built(undefined)).toBe('default');
  });

  test('are known where all services give the same', () => {
    expect(built('given', 'given')).toBe('given');
    expect(built('one', 'other')).toBe('?');
    expect(built('given', undefined)).toBe('?');
  });
});

describe('WORKDIR', () => {
  const workdir = (...lines: string[]) => shown(onPython(lines).final.workdir);

  test.each([
    [['WORKDIR /app'], '/app'],
    [['WORKDIR app'], '/app'],
    [['WORKDIR /a', 'WORKDIR b', 'WORKDIR ../c'], '/a/c'],
    [['ENV HOME_DIR=/srv', 'WORKDIR $HOME_DIR/app/'], '/srv/app'],
    [['WORKDIR "/with blank"'], '/with blank'],
    [['ARG DIR', 'WORKDIR /$DIR'], '?'],
    [['ARG DIR', 'WORKDIR /$DIR', 'WORKDIR b'], '?'],
    [['ARG DIR', 'WORKDIR /$DIR', 'WORKDIR /b'], '/b'],
    [['WORKDIR C:\\\\app'], '?'],
    [[], '/'],
  ])('%j ends in %s', (lines, folder) => {
    expect(workdir(...lines)).toBe(folder);
  });

  test('is not known on an image that nobody knows', () => {
    expect(shown(lastStage(['FROM example.org/own:1']).final.workdir)).toBe('?');
    expect(shown(lastStage(['FROM example.org/own:1', 'WORKDIR app']).final.workdir)).toBe('?');
    expect(shown(lastStage(['FROM example.org/own:1', 'WORKDIR /app']).final.workdir)).toBe('/app');
    expect(shown(lastStage(['FROM scratch', 'WORKDIR app']).final.workdir)).toBe('/app');
  });

  test('makes the folder', () => {
    expect(at(onPython(['WORKDIR /app/src']), '/app')).toBe('directory');
  });
});

describe('USER', () => {
  test('is as written, root by default, and unknown for other images', () => {
    expect(shown(onPython(['USER app:app']).final.user)).toBe('app:app');
    expect(shown(onPython(['ENV U=app', 'USER $U']).final.user)).toBe('app');
    expect(shown(onPython([]).final.user)).toBe('root');
    expect(shown(lastStage(['FROM example.org/own:1']).final.user)).toBe('?');
    expect(onPython([]).final.userBy).toBeUndefined();
  });
});

describe('EXPOSE', () => {
  const ports = (text: string) =>
    onPython(['ENV PORT=8000', `EXPOSE ${text}`]).exposed.map((each) => shown(each.ports));

  test.each([
    ['80', [{ from: 80, to: 80, protocol: 'tcp' }]],
    ['80/UDP', [{ from: 80, to: 80, protocol: 'udp' }]],
    ['8000-8010/tcp', [{ from: 8000, to: 8010, protocol: 'tcp' }]],
    ['$PORT', [{ from: 8000, to: 8000, protocol: 'tcp' }]],
    [
      '${OTHER:-9000} 80',
      [
        { from: 9000, to: 9000, protocol: 'tcp' },
        { from: 80, to: 80, protocol: 'tcp' },
      ],
    ],
    ['8000:8000', ['?']],
    ['70000', ['?']],
    ['90-80', ['?']],
    ['http', ['?']],
  ])('%s', (text, expected) => {
    expect(ports(text)).toEqual(expected);
  });
});

test('SHELL holds from its line on', () => {
  const stage = onPython(['CMD first', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]', 'ENTRYPOINT second']);
  expect(stage.command!.shell).toEqual(['/bin/sh', '-c']);
  expect(stage.entrypoint!.shell).toEqual(['/bin/bash', '-o', 'pipefail', '-c']);
  expect([stage.command!.form, stage.entrypoint!.form]).toEqual(['shell', 'shell']);
});

describe('who ships a stage', () => {
  const shipped = (compose: string) =>
    projectOf({
      Dockerfile: 'FROM python:3.13 AS build\nFROM python:3.13 AS app\nFROM python:3.13 AS dev\n',
      'compose.yaml': compose,
    })
      .dockerfiles[0]!.stages.filter(({ isShipped }) => isShipped)
      .map(({ name }) => name);
  const target = (name: string) => `services:\n  web:\n    build:\n      context: .\n      target: ${name}\n`;

  test('is the last one, and a target of compose', () => {
    expect(shipped('services: {web: {build: .}}\n')).toEqual(['dev']);
    expect(shipped(target('app'))).toEqual(['app', 'dev']);
    expect(shipped(target('BUILD'))).toEqual(['build', 'dev']);
    expect(shipped(target('0'))).toEqual(['build', 'dev']);
    expect(shipped(target('missing'))).toEqual(['dev']);
  });

  test('makes no other one the last', () => {
    expect(dockerfileOf(['FROM a', 'FROM b']).stages.map(({ isLast }) => isLast)).toEqual([false, true]);
  });
});

describe('the role of a stage', () => {
  const roles = (files: Record<string, string>) => projectOf(files).dockerfiles[0]!.stages.map(({ role }) => role);

  test('is told by its name', () => {
    const text = 'FROM a AS base\nFROM a AS dev\nFROM a AS test\nFROM a AS production\nFROM a\n';
    expect(roles({ Dockerfile: text })).toEqual(['production', 'development', 'test', 'production', 'production']);
  });

  test('is told by the file', () => {
    expect(roles({ 'Dockerfile.dev': 'FROM a\n' })).toEqual(['development']);
    expect(roles({ 'tests/Dockerfile': 'FROM a\n' })).toEqual(['test']);
  });

  test('is told by the services, when they agree', () => {
    const compose = 'services:\n  web: {build: ., profiles: [dev]}\n';
    expect(roles({ Dockerfile: 'FROM a\n', 'compose.yaml': compose })).toEqual(['development']);
    expect(roles({ Dockerfile: 'FROM a\n', 'compose.yaml': `${compose}  api: {build: .}\n` })).toEqual(['production']);
  });
});

test('a thousand stages on one another are no problem', () => {
  const stages = Array.from({ length: 3000 }, (_, index) => `FROM s${index} AS s${index + 1}`);
  const last = lastStage(['FROM python:3.13 AS s0', 'ARG A=1', 'ENV B=2', 'COPY app.py /', ...stages], {
    'app.py': '',
  });
  expect(variable(last, 'B')).toBe('2');
  expect(last.rootBase).toMatchObject({ kind: 'image' });
  expect(['?', 'file app.py']).toContain(at(last, '/app.py'));
  expect(last.final.files.copied.length).toBeLessThan(2);
});

test('stages that copy from one another twice are no problem', () => {
  const lines = ['FROM python:3.13 AS s0', 'RUN mkdir -p /a/a/a/a /b/b/b/b'];
  for (let index = 1; index < 60; index++) {
    lines.push(`FROM scratch AS s${index}`, `COPY --from=s${index - 1} / /`, `COPY --from=s${index - 1} /a /a`);
  }
  expect(['?', 'absent']).toContain(at(lastStage(lines), '/nothing/here'));
  expect(lastStage(lines).final.files.copied).toEqual([]);
});

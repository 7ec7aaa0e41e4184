import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Environment, environmentOf, type Variable } from '../../../src/model/environment.js';
import { known, unknown } from '../../../src/model/known.js';
import type { Process } from '../../../src/model/process.js';
import type { Dockerfile, Stage } from '../../../src/model/stage.js';
import { place } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';
import { projectOf, projectsOf, shown, source, webOf, webOver } from './build.js';

const values = ({ variables }: Environment): readonly string[] =>
  variables.map(({ name, value, origin }) => `${name}=${shown(value)} ${origin}`);

describe('environment', () => {
  test('both forms, with the numbers and words that YAML reads', () => {
    expect(values(webOf('environment: {A: x, B: 3.10, C: "3.10", D: true, E: 0x10, F: "", G: }').environment)).toEqual([
      'A=x environment',
      'B=3.1 environment',
      'C=3.10 environment',
      'D=true environment',
      'E=16 environment',
      'F= environment',
      'G=? shell',
    ]);
    expect(values(webOf('environment: [A=x, B=3.10, "C=a=b", D=, E, "F= x"]').environment)).toEqual([
      'A=x environment',
      'B=3.10 environment',
      'C=a=b environment',
      'D= environment',
      'E=? shell',
      'F= x environment',
    ]);
  });

  test('names of built-in properties', () => {
    const { environment } = webOf('environment: {__proto__: a, constructor: b}');
    expect(shown(environment.value('__proto__'))).toBe('a');
    expect(shown(environment.value('toString'))).toBeUndefined();
    expect(environment.value('toString').known).toBe(true);
  });

  test('variables', () => {
    const { environment } = webOf('environment:\n  - A=${X:-1}\n  - B=$Y\n  - C=$$Y\n  - D', { '.env': 'D=4' });
    expect(values(environment)).toEqual(['A=1 environment', 'B=? environment', 'C=$Y environment', 'D=4 shell']);
  });

  test('places of values, also behind escapes', () => {
    const { environment } = webOf('environment:\n  - A=${X:-1}\n  - "B=\\u0041b$$c"\n  - C\n  - D=');
    expect(environment.variables.map(source)).toEqual([
      'compose.yaml: ${X:-1}',
      'compose.yaml: \\u0041b$$c',
      'compose.yaml: C',
      'compose.yaml: ',
    ]);
    expect(shown(environment.value('B'))).toBe('Ab$c');
  });

  test('an item whose name is a variable leaves the list open', () => {
    const { environment } = webOf('environment: ["$NAME=1", A=2]');
    expect(environment.incomplete).toBeDefined();
    expect([shown(environment.value('A')), shown(environment.value('B'))]).toEqual(['2', '?']);
    expect(shown(webOf('environment: [A=2]').environment.value('B'))).toBeUndefined();
  });

  test('a value is proved by its place', () => {
    const fact = webOf('environment: {PORT: 8000}').environment.value('PORT');
    expect(fact.known && fact.evidence.map((note) => `${note.note}: ${source(note)}`)).toEqual([
      'PORT gets its value here: compose.yaml: 8000',
    ]);
  });

  test('the image is below env_file is below environment', () => {
    const file = new SourceFile('Dockerfile', '');
    const image = (name: string): Variable => ({
      name,
      value: known('image'),
      at: place(file, 0, 0),
      origin: 'env',
      secret: undefined,
    });
    const web = webOf(
      'env_file: [a.env, b.env]\nenvironment: {D: own}',
      { 'a.env': 'B=a\nC=a', 'b.env': 'C=b\nD=b' },
      { link: { imageEnvironment: () => environmentOf(['A', 'B', 'C', 'D'].map(image)) } },
    );
    expect(values(web.environment)).toEqual(['A=image env', 'B=a env-file', 'C=b env-file', 'D=own environment']);
    expect(web.environment.incomplete).toBeUndefined();
    const open = webOf('image: a', {}, { link: { imageEnvironment: () => environmentOf([], 'the image is unknown') } });
    expect(open.environment.incomplete).toBe('the image is unknown');
  });
});

describe('env_file', () => {
  const environment = (
    attribute: string,
    files: Readonly<Record<string, string>>,
    ignored: readonly string[] = [],
  ): Environment => webOf(`env_file: ${attribute}`, files, { ignored }).environment;

  test.each(['a.env', '[a.env]', '[./a.env]', '[{path: a.env}]', '[{path: a.env, required: true}]', '["${F:-a.env}"]'])(
    '%s',
    (attribute) => {
      const read = environment(attribute, { 'a.env': 'A=1' });
      expect([shown(read.value('A')), read.incomplete]).toEqual(['1', undefined]);
    },
  );

  test('variables of the files before and of .env, not of the compose file', () => {
    const read = environment('[a.env, b.env]', { '.env': 'X=x', 'a.env': 'A=$X', 'b.env': 'B=${X}\nC=$B$D\nE' });
    expect(values(read)).toEqual(['A=x env-file', 'B=x env-file', 'C=? env-file', 'E=? env-file']);
  });

  test('format: raw takes everything as it is', () => {
    const read = environment('[{path: a.env, format: raw}]', { 'a.env': 'A="$X" # no\n# c\nB=\nodd' });
    expect(values(read)).toEqual(['A="$X" # no env-file', 'B= env-file']);
  });

  test.each([
    ['gone.env', []],
    ['[{path: gone.env, required: true}]', []],
    ['[{path: gone.env, required: "${R}"}]', []],
    ['[{path: gone.env, required: false}]', ['gone.env']],
    ['"${F}"', []],
    ['/etc/app.env', []],
    ['~/app.env', []],
    ['[{format: raw}]', []],
    ['[{path: a.env, format: json}]', []],
  ])('what cannot be read leaves the environment open: %s', (attribute, ignored) => {
    expect(environment(attribute, { 'a.env': 'A=1' }, ignored).incomplete).toBeDefined();
  });

  test('a file that need not be there sets nothing', () => {
    expect(environment('[{path: gone.env, required: false}]', {}).incomplete).toBeUndefined();
  });
});

describe('declared', () => {
  const declared = (attributes: string): readonly string[] =>
    webOf(attributes).declared.variables.map(({ name, secret }) => `${name} ${secret?.kind ?? 'harmless'}`);

  test('environment and build arguments, also what is given twice', () => {
    expect(
      webOf('environment: [A=1, A=2]\nbuild: {context: ., args: {A: 3, B: }}').declared.variables.map(
        (variable) => `${variable.name} ${variable.origin} ${source(variable)}`,
      ),
    ).toEqual([
      'A environment compose.yaml: 1',
      'A environment compose.yaml: 2',
      'A environment compose.yaml: 3',
      'B shell compose.yaml: B:',
    ]);
  });

  test('what an override replaces is still written', () => {
    const web = webOver('environment: {DB_PASSWORD: Zk3-9fQw_1}', 'environment: {DB_PASSWORD: "${DB_PASSWORD}"}');
    expect(web.declared.variables.map(({ secret }) => secret?.kind)).toEqual(['named', undefined]);
    expect(web.declared.get('DB_PASSWORD')!.secret).toBeUndefined();
  });

  test.each([
    ['DB_PASSWORD: Zk3-9fQw_1', 'DB_PASSWORD named'],
    ['DB_PASSWORD: "${DB_PASSWORD:-Zk3-9fQw_1}"', 'DB_PASSWORD named'],
    ['CREDENTIAL_OF_IT: "${DB_PASSWORD:-Zk3-9fQw_1}"', 'CREDENTIAL_OF_IT named'],
    ['VALUE: "${DB_PASSWORD:-Zk3-9fQw_1}"', 'VALUE named'],
    ['DATABASE_URL: "postgres://app:${DB_PASSWORD:-Zk3-9fQw_1}@db/app"', 'DATABASE_URL url-password'],
    ['DATABASE_URL: postgres://app:Zk3-9fQw_1@db/app', 'DATABASE_URL url-password'],
    ['DB_PASSWORD: changeme', 'DB_PASSWORD placeholder'],
    ['DB_PASSWORD: "${DB_PASSWORD}"', 'DB_PASSWORD harmless'],
    ['DB_PASSWORD: "${DB_PASSWORD:?}"', 'DB_PASSWORD harmless'],
    ['DB_PASSWORD: "${DB_PASSWORD:-}"', 'DB_PASSWORD harmless'],
    ['DB_PASSWORD: "${DB_PASSWORD:?Zk3-9fQw_1}"', 'DB_PASSWORD harmless'],
    ['DB_PASSWORD: "x-${DB_PASSWORD}"', 'DB_PASSWORD harmless'],
    ['DATABASE_URL: "postgres://app:${DB_PASSWORD}@db/app"', 'DATABASE_URL harmless'],
    ['DB_PASSWORD_FILE: /run/secrets/password', 'DB_PASSWORD_FILE harmless'],
    ['DB_PASSWORD: ', 'DB_PASSWORD harmless'],
  ])('%s', (line, expected) => {
    expect(declared(`environment:\n  ${line}`)).toEqual([expected]);
  });
});

describe('build', () => {
  test.each([
    ['build: .', '. Dockerfile'],
    ['build: ./app', 'app app/Dockerfile'],
    ['build: {context: app, dockerfile: docker/Dockerfile.dev}', 'app app/docker/Dockerfile.dev'],
    ['build: {context: app, dockerfile: ../Dockerfile}', 'app Dockerfile'],
    ['build: {dockerfile: Dockerfile.dev}', '. Dockerfile.dev'],
    ['build: {context: "${DIR:-app}"}', 'app app/Dockerfile'],
    ['build: {context: "${DIR}"}', '? ?'],
    ['build: {context: ., dockerfile: "${FILE}"}', '. ?'],
    ['build: {context: ., dockerfile_inline: FROM a}', '. ?'],
    ['build: https://github.com/a/b.git', '? ?'],
    ['build: git@github.com:a/b.git#main:sub', '? ?'],
    ['build: github.com/a/b', '? ?'],
    ['build: /srv/app', '? ?'],
    ['build: ~/app', '? ?'],
    ['build: ../..', '? ?'],
    ['build: {context: ., dockerfile: /srv/Dockerfile}', '. ?'],
  ])('%s', (attributes, expected) => {
    const { build } = webOf(attributes);
    expect(`${shown(build!.context)} ${shown(build!.dockerfilePath)}`).toBe(expected);
  });

  test('counts from the project directory', () => {
    const [project] = projectsOf({
      'deploy/compose.yaml': 'services: {web: {build: {context: .., dockerfile: deploy/Dockerfile}}}',
      'deploy/compose.override.yaml': 'services: {web: {volumes: [".:/app"]}}',
    });
    const web = project!.services.get('web')!;
    expect([project!.directory, shown(web.build!.context), shown(web.build!.dockerfilePath)]).toEqual([
      'deploy',
      '.',
      'deploy/Dockerfile',
    ]);
    expect(web.mounts.map(({ hostPath }) => shown(hostPath))).toEqual(['deploy']);
  });

  test.each(['image: a', 'build:', 'build: []'])('%s has none', (attributes) => {
    expect([webOf(attributes).build, webOf(attributes).stage]).toEqual([undefined, undefined]);
  });

  test('arguments, targets and contexts', () => {
    const { build } = webOf(
      'build: {context: ., target: "${T:-dev}", args: {A: 1, B: , C: "$X"}, additional_contexts: {base: ../base}}',
      { '.env': 'B=2' },
    );
    expect(values(build!.arguments)).toEqual(['A=1 arg', 'B=2 shell', 'C=? arg']);
    expect([shown(build!.target!.name), source(build!.target!)]).toEqual(['dev', 'compose.yaml: "${T:-dev}"']);
    expect(build!.additionalContexts).toEqual(['base']);
    expect(source(build!.contextAt)).toBe('compose.yaml: .');
    expect(
      webOf('build: {context: ., additional_contexts: [one=., two=docker-image://a]}').build!.additionalContexts,
    ).toEqual(['one', 'two']);
    expect(webOf('build: {context: ., target: ""}').build!.target).toBeUndefined();
  });

  const dockerfile = (...names: readonly string[]): Dockerfile => {
    const stages = names.map((name) => ({ name }) as Stage);
    const file = new SourceFile('Dockerfile', '');
    return {
      file,
      stages,
      stageNamed: (name: string) => stages.find((one) => one.name === name),
    } as unknown as Dockerfile;
  };
  const stage = (attributes: string, ...names: readonly string[]): string | undefined => {
    const web = webOf(attributes, {}, { link: { dockerfile: () => known(dockerfile(...names)) } });
    const fact = web.stage;
    return fact?.known ? fact.value.name : fact?.because;
  };

  test('selects a stage', () => {
    expect(stage('build: .', 'builder', 'final')).toBe('final');
    expect(stage('build: {context: ., target: builder}', 'builder', 'final')).toBe('builder');
    expect(stage('build: {context: ., target: gone}', 'builder', 'final')).toBe('Dockerfile has no stage gone');
    expect(stage('build: {context: ., target: "$T"}', 'final')).toMatch(/^T has no value here/);
    expect(stage('build: .')).toBe('Dockerfile has no stage');
  });

  test('asks for a Dockerfile and a process when somebody looks, and once', () => {
    const asked: string[] = [];
    const web = webOf(
      'build: {context: app}',
      {},
      {
        link: {
          dockerfile: (path, context, { name }) => {
            asked.push(`${path} in ${context} for ${name}`);
            return unknown('none');
          },
          process: () => {
            asked.push('process');
            return known({} as Process);
          },
          imageEnvironment: () => {
            asked.push('image');
            return environmentOf([]);
          },
        },
      },
    );
    expect(asked).toEqual([]);
    expect([
      web.stage,
      web.stage,
      web.build!.dockerfile,
      web.process,
      web.process,
      web.environment,
      web.environment,
    ]).toHaveLength(7);
    expect(asked).toEqual(['app/Dockerfile in app for web', 'process', 'image']);
  });
});

describe('image', () => {
  test.each([
    ['image: python:3.13', 'python:3.13', 'python'],
    ['image: python:${TAG:-latest}', 'python:latest', 'python'],
    ['image: python:$TAG', '?', '?'],
    ['image: Not/Valid', 'Not/Valid', '?'],
  ])('%s', (attributes, text, name) => {
    const { image } = webOf(attributes);
    expect([shown(image!.text), image!.reference.known ? image!.reference.value.name : '?']).toEqual([text, name]);
  });

  test('is undefined where none is given', () => {
    expect([webOf('build: .').image, webOf('image:').image]).toEqual([undefined, undefined]);
  });
});

describe('command and entrypoint', () => {
  test.each([
    ['command: a b', 'string'],
    ['command: [a, b]', 'list'],
    ['command: []', 'list'],
    ["command: ''", 'string'],
    ['command:', undefined],
    ['command: {a: b}', undefined],
  ])('%s', (attributes, form) => {
    expect(webOf(attributes).command?.form).toBe(form);
    expect(webOf(attributes.replace('command', 'entrypoint')).entrypoint?.form).toBe(form);
  });
});

describe('references', () => {
  test('depends_on', () => {
    const read = (attribute: string): readonly string[] =>
      webOf(`depends_on: ${attribute}`).dependsOn.map(
        (one) => `${shown(one.name)} ${one.condition} ${one.required} ${source(one).slice('compose.yaml: '.length)}`,
      );
    expect(read('[db, "${C:-cache}"]')).toEqual([
      'db service_started true db',
      'cache service_started true "${C:-cache}"',
    ]);
    expect(
      read(
        '{db: {condition: service_healthy}, a: {condition: service_started, required: false}, b: , c: {required: "$R"}}',
      ),
    ).toEqual([
      'db service_healthy true db',
      'a service_started false a',
      'b service_started true b',
      'c service_started false c',
    ]);
  });

  test('links', () => {
    const { links } = webOf('links: [db, "cache:redis", "${X}:y"]\nexternal_links: [other]');
    expect(links.map(({ name, alias }) => [shown(name), alias])).toEqual([
      ['db', undefined],
      ['cache', 'redis'],
      ['?', 'y'],
    ]);
    expect(links.map(source)).toEqual(['compose.yaml: db', 'compose.yaml: cache', 'compose.yaml: ${X}']);
    expect(source(links[1]!.scalar)).toBe('compose.yaml: "cache:redis"');
  });

  test('other services', () => {
    const others = webOf(
      [
        'volumes_from: [a, "b:ro", "container:x", "container:y:ro"]',
        'network_mode: service:c',
        'ipc: service:d',
        'pid: service:e',
        'build: {context: ., additional_contexts: {base: "service:f", other: ./x}}',
        'extends: {service: g, file: other.yml}',
      ].join('\n'),
      { 'other.yml': 'services: {g: {image: a}}' },
    ).otherServices;
    expect(others.map(({ name }) => shown(name))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(others.map(source).slice(0, 3)).toEqual(['compose.yaml: a', 'compose.yaml: b', 'compose.yaml: c']);
    expect(webOf('network_mode: host\nipc: container:x\npid: host').otherServices).toEqual([]);
  });

  test('networks, secrets and configs', () => {
    const web = webOf(
      'networks: {a: , b: {aliases: [x]}}\nsecrets: [s, {source: t, target: u}]\nconfigs: [c, {source: d}]\nnetwork_mode: host',
    );
    const names = (references: readonly { name: (typeof web.networks)[number]['name'] }[]): readonly unknown[] =>
      references.map(({ name }) => shown(name));
    expect([names(web.networks), names(web.secrets), names(web.configs)]).toEqual([
      ['a', 'b'],
      ['s', 't'],
      ['c', 'd'],
    ]);
    expect(names(webOf('networks: [a, "$N"]').networks)).toEqual(['a', '?']);
    expect([shown(web.networkMode), webOf('image: a').networkMode]).toEqual(['host', undefined]);
  });

  test('profiles', () => {
    expect(webOf('profiles: [a, "${P:-b}", "$Q"]').profiles).toEqual(['a', 'b', '$Q']);
  });
});

test('resources', () => {
  const { networks, volumes, secrets, configs } = projectOf(
    [
      'services: {web: {image: a}}',
      'networks: {a: , b: {external: true}, c: {external: {name: x}}, d: {external: false}, e: {external: "${E}"}}',
      'volumes: {x-data: }',
      'secrets: {s: {file: x}}',
      'configs: {c: {content: x}}',
    ].join('\n'),
  );
  expect([...networks.values()].map(({ name, external }) => [name, external])).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
    ['d', false],
    ['e', true],
  ]);
  expect([...volumes.keys(), ...secrets.keys(), ...configs.keys()]).toEqual(['x-data', 's', 'c']);
  expect(source(volumes.get('x-data')!)).toBe('compose.yaml: x-data');
});

test('values behind anchors and merge keys stand where they are written', () => {
  const project = projectOf(
    [
      'x-web: &web',
      '  image: a',
      '  environment: &environment {A: 1}',
      'services:',
      '  web:',
      '    <<: *web',
      '    environment: {<<: *environment, B: 2}',
    ].join('\n'),
  );
  const web = project.services.get('web')!;
  expect(shown(web.image!.text)).toBe('a');
  expect(new Set(values(web.environment))).toEqual(new Set(['A=1 environment', 'B=2 environment']));
});

describe('any text', () => {
  const key = fc.constantFrom(
    ...'services web image build context args environment env_file ports volumes depends_on links networks extends file service secrets include profiles tmpfs expose target external'.split(
      ' ',
    ),
  );
  const leaf = fc.constantFrom(
    'a',
    'web',
    '80:80',
    '${A:-b}:c',
    '$X',
    '',
    './a:/b:ro',
    'service:web',
    'a.env',
    '\u0000',
    null,
    1,
    true,
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  }));
  const service = fc.dictionary(key, node, { maxKeys: 6 });
  const document = fc.record({
    services: fc.dictionary(fc.constantFrom('web', 'db', 'a'), service),
    networks: node,
    include: node,
  });

  test('gives services whose every fact can be asked for', () => {
    fc.assert(
      fc.property(document, document, (base, override) => {
        const projects = projectsOf({
          'compose.yaml': JSON.stringify(base),
          'compose.override.yaml': JSON.stringify(override),
          'compose.dev.yaml': JSON.stringify(override),
          'a.env': 'A=1\n"',
        });
        for (const { services } of projects)
          for (const one of services.values())
            expect([one.stage, one.environment.variables, one.build?.dockerfile, one.process]).toHaveLength(4);
      }),
      { numRuns: 60 },
    );
  });
});

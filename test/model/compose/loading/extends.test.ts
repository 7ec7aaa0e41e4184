import { describe, expect, test } from 'vitest';
import { projectOf, shown, source, webOf } from '../build.js';

const yaml = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('of the same file', () => {
  test.each(['extends: base', 'extends: {service: base}'])('%s', (attribute) => {
    const project = projectOf(
      yaml(
        'services:',
        '  base: {image: a, environment: {A: 1, B: 2}, command: x, depends_on: [db]}',
        `  web: {${attribute}, environment: {B: 3}}`,
        '  db: {image: p}',
      ),
    );
    const web = project.services.get('web')!;
    expect(shown(web.image!.text)).toBe('a');
    expect(web.environment.variables.map(({ name, value }) => [name, shown(value)])).toEqual([
      ['A', '1'],
      ['B', '3'],
    ]);
    expect(web.dependsOn.map(({ name }) => shown(name))).toEqual(['db']);
    expect(web.otherServices.map(({ name }) => shown(name))).toEqual(['base']);
    expect(source(web)).toBe('compose.yaml: web');
    expect(project.open).toBeUndefined();
  });

  test('over several steps', () => {
    const project = projectOf('services: {web: {extends: b}, b: {extends: c, command: x}, c: {image: a, command: y}}');
    const web = project.services.get('web')!;
    expect([shown(web.image!.text), source(web.command!)]).toEqual(['a', 'compose.yaml: x']);
    expect(project.services.get('c')!.otherServices).toEqual([]);
    // What is inherited does not name a service once more.
    expect(web.otherServices.map(({ name }) => shown(name))).toEqual(['b']);
  });

  test('tags count', () => {
    const project = projectOf('services: {web: {extends: b, ports: !reset []}, b: {image: a, ports: ["80:80"]}}');
    expect(project.services.get('web')!.ports).toEqual([]);
    expect(project.services.get('b')!.ports).toHaveLength(1);
  });

  test('an override may extend a service of its base', () => {
    const project = projectOf('services: {base: {image: a}}', {
      'compose.override.yaml': 'services: {web: {extends: base}}',
    });
    expect(shown(project.services.get('web')!.image!.text)).toBe('a');
  });

  test.each([
    'services: {web: {extends: web, image: a}}',
    'services: {web: {extends: b, image: a}, b: {extends: web}}',
    'services: {web: {extends: gone, image: a}}',
    'services: {web: {extends: {file: gone.yml, service: b}, image: a}}',
    'services: {web: {extends: [b], image: a}}',
    'services: {web: {extends: "${B}", image: a}}',
    'services: {web: {extends: {service: b, file: "${F}"}, image: a}}',
  ])('what cannot be found is left out: %s', (text) => {
    expect(shown(projectOf(text).services.get('web')!.image!.text)).toBe('a');
  });

  test('a service that is not there may be elsewhere', () => {
    expect(projectOf('services: {web: {extends: gone}}').open).toBeUndefined();
    expect(
      projectOf('services: {web: {extends: {file: b.yml, service: gone}}}', { 'b.yml': 'services: {b: {image: a}}' })
        .open,
    ).toContain('gone');
    expect(projectOf('services: {web: {extends: {file: gone.yml, service: b}}}').open).toContain('gone.yml');
    expect(projectOf('services: {web: {extends: {file: "${F}", service: b}}}').open).toBe(
      'an extends is not followed: F has no value here: the shell may set it',
    );
  });

  test('long chains end', () => {
    const chain = Array.from({ length: 1000 }, (_, index) => `  s${index}: {extends: s${index + 1}}`);
    const project = projectOf(yaml('services:', ...chain, '  s1000: {image: a}'));
    expect(project.services.size).toBe(1001);
  });
});

describe('of another file', () => {
  const common = yaml(
    'services:',
    '  base:',
    '    build: .',
    '    volumes: ["./src:/app"]',
    '    env_file: base.env',
    '    extends: {service: deep, file: deeper/deep.yml}',
  );
  const files = {
    'shared/common.yml': common,
    'shared/base.env': 'A=1',
    'shared/deeper/deep.yml': 'services: {deep: {command: x, volumes: ["./deep:/deep"]}}',
  };

  test('is followed, and its paths count from its folder', () => {
    const web = webOf('extends: {file: shared/common.yml, service: base}\nvolumes: ["./own:/own"]', files, {
      given: ['compose.yaml'],
    });
    expect(shown(web.build!.context)).toBe('shared');
    expect(shown(web.build!.dockerfilePath)).toBe('shared/Dockerfile');
    expect(web.mounts.map(({ hostPath }) => shown(hostPath))).toEqual(['shared/deeper/deep', 'shared/src', 'own']);
    expect(shown(web.environment.value('A'))).toBe('1');
    expect(source(web.command!)).toBe('shared/deeper/deep.yml: x');
    expect(web.otherServices).toEqual([]);
    expect(web.project.open).toBeUndefined();
    expect(web.project.documents.map(({ file }) => file.path)).toEqual(['compose.yaml']);
  });

  test('a ring of files ends', () => {
    const web = webOf('extends: {file: b.yml, service: b}\nimage: a', {
      'b.yml': 'services: {b: {command: x, extends: {file: compose.yaml, service: web}}}',
    });
    expect([shown(web.image!.text), web.command?.form]).toEqual(['a', 'string']);
  });
});

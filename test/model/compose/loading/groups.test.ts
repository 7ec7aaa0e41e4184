import { describe, expect, test } from 'vitest';
import { projectsOf, shown } from '../build.js';

const whole = 'services: {web: {image: a}}';
const partial = 'services: {web: {ports: ["80:80"]}}';

const groups = (files: Readonly<Record<string, string>>): readonly string[] =>
  projectsOf(files).map(
    ({ documents, open }) => documents.map(({ file }) => file.path).join(' + ') + (open === undefined ? '' : ' (open)'),
  );

describe('by name', () => {
  test.each([
    [{ 'compose.yaml': whole }, ['compose.yaml']],
    [
      { 'docker-compose.yml': whole, 'docker-compose.override.yml': partial },
      ['docker-compose.yml + docker-compose.override.yml'],
    ],
    // Any override goes with any base.
    [{ 'compose.yml': whole, 'docker-compose.override.yaml': partial }, ['compose.yml + docker-compose.override.yaml']],
    [
      { 'a/compose.yaml': whole, 'b/compose.override.yaml': partial },
      ['a/compose.yaml', 'b/compose.override.yaml (open)'],
    ],
    [
      { 'compose.yaml': whole, 'compose.override.yml': partial, 'docker-compose.override.yml': partial },
      ['compose.yaml + compose.override.yml', 'compose.yaml + docker-compose.override.yml'],
    ],
    [
      { 'docker-compose.yaml': whole, 'compose.yml': whole, 'docker-compose.yml': whole },
      ['compose.yml (open)', 'docker-compose.yaml (open)', 'docker-compose.yml (open)'],
    ],
    [{ 'local.yml': whole }, ['local.yml']],
  ])('%o', (files, expected) => {
    expect(groups(files)).toEqual(expected);
  });
});

describe('by content', () => {
  test.each([
    [
      'completed by the base',
      { 'compose.yaml': whole, 'compose.prod.yaml': partial },
      ['compose.yaml', 'compose.yaml + compose.prod.yaml'],
    ],
    [
      'a build without its context',
      {
        'compose.yaml': 'services: {web: {build: ./app}}',
        'compose.prod.yaml': 'services: {web: {build: {target: prod}}}',
      },
      ['compose.yaml', 'compose.yaml + compose.prod.yaml'],
    ],
    [
      'a project of its own',
      { 'compose.yaml': whole, 'compose.tools.yaml': 'services: {tool: {image: b}}' },
      ['compose.tools.yaml', 'compose.yaml'].reverse(),
    ],
    [
      'perhaps on top of the base',
      { 'compose.yaml': whole, 'compose.prod.yaml': whole },
      ['compose.yaml', 'compose.prod.yaml (open)'],
    ],
    [
      'completed by the only other file',
      { 'common.yml': whole, 'production.yml': partial },
      ['common.yml', 'common.yml + production.yml'],
    ],
    [
      'completed by the base, and by a file that calls itself so',
      { 'docker-compose.yml': whole, 'docker-compose.base.yml': whole, 'docker-compose.podman.yml': partial },
      ['docker-compose.yml', 'docker-compose.base.yml (open)', 'docker-compose.podman.yml (open)'],
    ],
    [
      'completed by one of many',
      { 'a.yml': whole, 'b.yml': whole, 'c.yml': partial },
      ['a.yml', 'b.yml', 'c.yml (open)'],
    ],
    [
      'completed by none',
      { 'compose.yaml': whole, 'x.yml': 'services: {other: {ports: ["80:80"]}}' },
      ['compose.yaml', 'x.yml (open)'],
    ],
    ['without services', { 'networks.yml': 'networks: {n: }' }, ['networks.yml (open)']],
    ['a fragment', { 'web.yml': partial }, ['web.yml (open)']],
    ['a base that has to be whole', { 'compose.yaml': partial }, ['compose.yaml']],
    [
      'a base that a file below completes',
      { 'compose.yaml': partial, 'dev/web.yml': whole },
      ['compose.yaml (open)', 'dev/web.yml'],
    ],
    [
      'with an include of what is not there',
      { 'compose.yaml': `${whole}\ninclude: [db.yml]` },
      ['compose.yaml (open)'],
    ],
    [
      'and what it includes',
      { 'compose.yaml': `${whole}\ninclude: [{path: [db.yml]}]`, 'db.yml': 'services: {db: {image: a}}' },
      ['compose.yaml'],
    ],
    [
      'a base that a neighbour includes',
      { 'compose.yaml': whole, 'compose.gpu.yaml': 'include: [compose.yaml]\nservices: {gpu: {image: a}}' },
      ['compose.yaml (open)', 'compose.gpu.yaml'],
    ],
    [
      'a base that another folder includes',
      { 'compose.yaml': `include: [db/compose.yaml]\n${whole}`, 'db/compose.yaml': 'services: {db: {image: a}}' },
      ['compose.yaml'],
    ],
    [
      'files that include one another',
      { 'a.yml': `include: [b.yml]\n${whole}`, 'b.yml': 'include: [a.yml]\nservices: {b: {image: a}}' },
      ['b.yml (open)'],
    ],
    ['of the first format', { 'compose.yaml': 'web: {image: a}' }, ['compose.yaml (open)']],
    ['a template', { 'compose.yaml': 'services:\n  {% if x %}\n  web: {image: a}\n' }, ['compose.yaml (open)']],
    ['no mapping', { 'compose.yaml': '- a' }, ['compose.yaml (open)']],
    ['nothing', { 'compose.yaml': '' }, ['compose.yaml (open)']],
  ])('%s', (_, files, expected) => {
    expect(groups(files as Record<string, string>)).toEqual(expected);
  });
});

describe('COMPOSE_FILE', () => {
  test('replaces the search', () => {
    const files = { 'compose.yaml': whole, 'compose.override.yaml': partial, 'compose.dev.yaml': partial };
    expect(groups({ ...files, '.env': 'COMPOSE_FILE=compose.yaml:compose.dev.yaml' })).toEqual([
      'compose.yaml + compose.dev.yaml',
      'compose.yaml + compose.override.yaml',
    ]);
  });

  test('with its own separator, over folders', () => {
    const files = { 'compose.yaml': whole, 'more/dev.yaml': partial };
    const list = 'COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE=compose.yaml;more/dev.yaml';
    expect(groups({ ...files, '.env': list })[0]).toBe('compose.yaml + more/dev.yaml');
  });

  test('of another folder takes its files, and both .env count', () => {
    const files = {
      'docker/compose.yaml': 'services: {web: {image: "${IMAGE}:${TAG}"}}',
      'docker/compose.dev.yaml': 'services: {web: {build: .}}',
      'docker/compose.gpu.yaml': partial,
      'docker/.env': 'IMAGE=inner\nTAG=1',
      'compose.yaml': whole,
      '.env': 'IMAGE=outer\nCOMPOSE_FILE=docker/compose.yaml:docker/compose.dev.yaml',
    };
    expect(groups(files)).toEqual([
      'docker/compose.yaml + docker/compose.dev.yaml',
      'compose.yaml (open)',
      'docker/compose.yaml + docker/compose.gpu.yaml',
    ]);
    const [listed] = projectsOf(files);
    const web = listed!.services.get('web')!;
    expect([listed!.directory, shown(web.image!.text), shown(web.build!.context)]).toEqual([
      'docker',
      'outer:1',
      'docker',
    ]);
  });

  test('lists what is not there', () => {
    expect(groups({ 'compose.yaml': whole, '.env': 'COMPOSE_FILE=compose.yaml:secret.yaml' })).toEqual([
      'compose.yaml (open)',
    ]);
    expect(groups({ 'compose.yaml': whole, '.env': 'COMPOSE_FILE=gone.yaml' })).toEqual(['compose.yaml']);
  });
});

test.each([
  ['compose.yaml:-', ['compose.yaml (open)']],
  ['-:compose.yaml', ['compose.yaml (open)']],
  ['/etc/compose.yaml:compose.yaml', ['compose.yaml (open)']],
  ['../compose.yaml:compose.yaml', ['compose.yaml (open)']],
  ['compose.yaml:compose.dev.yaml', ['compose.yaml + compose.dev.yaml']],
  ['compose.yaml;compose.dev.yaml', ['compose.yaml + compose.dev.yaml']],
  ['compose.dev.yaml:compose.yaml', ['compose.dev.yaml + compose.yaml']],
  [':compose.yaml:', ['compose.yaml']],
])('COMPOSE_FILE=%s', (list, expected) => {
  const files = { 'compose.yaml': whole, 'compose.dev.yaml': whole, '.env': `COMPOSE_FILE=${list}` };
  expect(groups(files).filter((files) => !files.startsWith('compose.dev.yaml ('))).toEqual(expected);
});

test('paths count from a listed file that cannot be read', () => {
  const [project] = projectsOf({
    'compose.yaml': 'services: {web: {build: x}}',
    '.env': 'COMPOSE_FILE=docker/secret.yaml:compose.yaml',
  });
  expect([project!.directory, shown(project!.services.get('web')!.build!.context)]).toEqual(['docker', 'docker/x']);
});

describe('names that another file nearby defines', () => {
  const open = (text: string, other: string, path = 'compose.dev.yaml'): string | undefined =>
    projectsOf({ 'compose.yaml': text, [path]: other })[0]!.open;

  test.each([
    ['services: {web: {image: a, depends_on: [db]}}', 'services: {db: {image: b}}'],
    ['services: {web: {image: a, links: ["db:x"]}}', 'services: {db: {image: b}}'],
    ['services: {web: {image: a, network_mode: "service:db"}}', 'services: {db: {image: b}}'],
    ['services: {web: {image: a, networks: [n]}}', 'services: {db: {image: b}}\nnetworks: {n: }'],
    ['services: {web: {image: a, volumes: ["vol:/x"]}}', 'services: {db: {image: b}}\nvolumes: {vol: }'],
    ['services: {web: {image: a, secrets: [s]}}', 'services: {db: {image: b}}\nsecrets: {s: {file: x}}'],
    ['services: {web: {image: a, configs: [c]}}', 'services: {db: {image: b}}\nconfigs: {c: {file: x}}'],
  ])('%s', (text, other) => {
    expect(open(text, other)).toMatch(/^compose\.dev\.yaml defines /);
    expect(open(text, other, 'docker/dev.yaml')).toMatch(/^docker\/dev\.yaml defines /);
    // No other file defines it: the project is closed, and the name is missing.
    expect(open(text, 'services: {unrelated: {image: b}}')).toBeUndefined();
  });
});

test('documents are shared between the projects of a base', () => {
  const [first, second] = projectsOf({ 'compose.yaml': whole, 'compose.prod.yaml': partial });
  expect(second!.documents[0]).toBe(first!.documents[0]);
});

test('a service of several files is what its own project makes of it', () => {
  const [base, production] = projectsOf({
    'compose.yaml': whole,
    'compose.prod.yaml': 'services: {web: {command: x}}',
  });
  expect(base!.services.get('web')!.command).toBeUndefined();
  expect(production!.services.get('web')!.command?.form).toBe('string');
  expect(shown(production!.services.get('web')!.image?.text)).toBe('a');
  expect(production!.services.get('web')!.project).toBe(production);
});

test('a service without a mapping is a service all the same', () => {
  const [project] = projectsOf({ 'compose.yaml': 'services: {web: , db: text, list: [a]}' });
  expect([...project!.services.keys()]).toEqual(['web', 'db', 'list']);
});

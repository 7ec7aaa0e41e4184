import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../src/host/memory.js';
import { buildProject } from '../../src/model/project.js';
import { textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { projectOf } from '../harness.js';

const paths = (files: Record<string, string>) => projectOf(files).dockerfiles.map(({ file }) => file.path);

/** A project of these Dockerfiles alone: no parser but the one for Dockerfiles is there. */
const bare = (dockerfiles: readonly { readonly file: SourceFile; readonly detached: boolean }[], files = {}) =>
  buildProject({
    host: new MemoryHost(Object.entries(files)),
    languages: { compose: undefined, python: undefined },
    today: '2026-11-20',
    dockerfiles: dockerfiles.map((input) => ({ ...input, fragment: false })),
    composeFiles: [],
  });

describe('the Dockerfiles of a project', () => {
  test('are those given and those that compose builds', () => {
    expect(paths({ Dockerfile: 'FROM a\n', 'compose.yaml': 'services: {web: {build: .}}\n' })).toEqual(['Dockerfile']);
    const named = 'services: {web: {build: {context: ., dockerfile: docker/web}}}\n';
    expect(paths({ 'docker/web': 'FROM a\n', 'compose.yaml': named })).toEqual(['docker/web']);
    expect(paths({ 'compose.yaml': named })).toEqual([]);
    expect(paths({ 'docker/web/': '', 'compose.yaml': named })).toEqual([]);
  });

  test('know their services', () => {
    const compose = 'services:\n  a: {build: .}\n  b: {build: .}\n  c: {image: x}\n';
    const [dockerfile] = projectOf({ Dockerfile: 'FROM a\n', 'compose.yaml': compose }).dockerfiles;
    expect(dockerfile!.services.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('are joined to services both ways', () => {
    const project = projectOf({
      Dockerfile: 'FROM python:3.13\nENV A=image\nWORKDIR /srv\nUSER app\nCMD ["python", "app.py"]\n',
      'compose.yaml':
        'services:\n  web: {build: ., environment: {A: compose}, working_dir: /other, user: root}\n  plain: {build: .}\n',
    });
    const { services } = project.composeProjects[0]!;
    const [stage] = project.dockerfiles[0]!.stages;
    const [web, plain] = [services.get('web')!, services.get('plain')!];
    expect(web.stage).toMatchObject({ known: true });
    expect(web.stage?.known && web.stage.value).toBe(stage);
    expect(web.environment.value('A')).toMatchObject({ value: 'compose' });
    expect(plain.environment.value('A')).toMatchObject({ value: 'image' });
    const facts = [web, plain].map(({ process }) => process.known && [process.value.workdir, process.value.user]);
    expect(facts).toMatchObject([
      [{ value: '/other' }, { value: 'root' }],
      [{ value: '/srv' }, { value: 'app' }],
    ]);
  });

  test('without a context say so', () => {
    const file = new SourceFile('-', 'FROM python:3.13\nCOPY app.py .\n');
    const [dockerfile] = bare([{ file, detached: true }], { 'app.py': '' }).dockerfiles;
    expect(dockerfile!.contexts).toEqual([]);
    expect(dockerfile!.context).toEqual({ known: false, because: 'it has no build context here' });
    expect(dockerfile!.stages[0]!.final.files.lookup('/app.py').state).toBe('unknown');
  });

  test('may have no stage at all', () => {
    for (const text of ['', '# nothing\n', 'RUN true\n', 'ARG A\n', '\ufeff\r\n']) {
      const project = bare([{ file: new SourceFile('Dockerfile', text), detached: false }]);
      expect(project.dockerfiles[0]!.stages).toEqual([]);
    }
  });
});

describe('services without build', () => {
  const service = (attributes: string) =>
    projectOf({ 'compose.yaml': `services: {web: {${attributes}}}\n` }).composeProjects[0]!.services.get('web')!;

  test('have what is known of their image', () => {
    const known = service('image: "python:3.12-slim", command: [python, -m, http.server]');
    expect(known.environment.value('LANG')).toMatchObject({ value: 'C.UTF-8' });
    expect(known.environment.value('PORT')).toEqual({ known: true, value: undefined, evidence: [] });
    expect(known.process).toMatchObject({ known: true, value: { workdir: { value: '/' }, user: { value: 'root' } } });
    const other = service('image: "example.org/x:1", command: [python, app.py]');
    expect(other.environment.value('PORT')).toMatchObject({ known: false });
    expect(other.process).toMatchObject({ known: true, value: { workdir: { known: false } } });
  });

  test('may be nothing', () => {
    expect(service('ports: []').process).toEqual({ known: false, because: 'it has neither image nor build' });
    expect(service('build: missing').process).toEqual({ known: false, because: 'there is no missing/Dockerfile' });
    expect(service('image: "$X"').process).toMatchObject({ known: false });
  });
});

describe('the mounts of a service', () => {
  const files = (volumes: string, more: Record<string, string> = {}) => {
    const project = projectOf({
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN touch made\nCMD ["python", "app.py"]\n',
      'app.py': '',
      'src/app.py': '',
      'src/only.py': '',
      'compose.yaml': `services:\n  web:\n    build: .\n    volumes: [${volumes}]\n    ${more['attributes'] ?? ''}\n`,
    });
    const { process } = project.composeProjects[0]!.services.get('web')!;
    return (path: string) => {
      const state = process.known ? process.value.files.lookup(path) : undefined;
      return state?.state === 'present' ? (state.source ?? state.kind) : state?.state;
    };
  };

  test('hide the image, when they are of a folder', () => {
    const at = files('"./src:/app"');
    expect([at('/app'), at('/app/app.py'), at('/app/only.py'), at('/app/made')]).toEqual([
      'directory',
      'src/app.py',
      'src/only.py',
      'absent',
    ]);
  });

  test('keep the image, when they are volumes', () => {
    expect(files('"data:/app"')('/app/app.py')).toBe('app.py');
    expect(files('"/app"')('/app/made')).toBe('file');
  });

  test('replace one file, when they are of a file', () => {
    const at = files('"./src/only.py:/app/app.py"');
    expect([at('/app/app.py'), at('/app/made')]).toEqual(['src/only.py', 'file']);
  });

  test('lie over one another, the outer first', () => {
    const at = files('"./src/only.py:/app/deep/app.py", "./src:/app"');
    expect([at('/app/deep/app.py'), at('/app/app.py')]).toEqual(['src/only.py', 'src/app.py']);
  });

  test('are empty, when they are in memory', () => {
    const at = files('', { attributes: 'tmpfs: [/app]' });
    expect([at('/app'), at('/app/app.py')]).toEqual(['directory', 'absent']);
  });

  test('are not known, when their source is not', () => {
    expect(files('"./missing:/app"')('/app/app.py')).toBe('unknown');
    expect(files('"/host:/app"')('/app/app.py')).toBe('unknown');
    expect(files('"~/x:/app"')('/app/app.py')).toBe('unknown');
    expect(files('"./src:$X"')('/app/app.py')).toBe('unknown');
  });
});

test('every written secret has its place', () => {
  const token = ['ghp', 'Zk3Qw9Xv7Lm2Np5Rt8Yb4Hc6Jd1Fg0SaUeoi'].join('_');
  const project = projectOf({
    Dockerfile: `ARG DB_PASSWORD=swordfish99\nFROM a\nENV API_SECRET=swordfish98\nRUN curl -H "Authorization: ${token}" x\n`,
    'compose.yaml': 'services: {web: {image: a, environment: {DB_PASSWORD: swordfish97}}}\n',
  });
  expect(project.secrets.map(textOf)).toEqual(
    expect.arrayContaining(['swordfish99', 'swordfish98', 'swordfish97', expect.stringContaining(token)]),
  );
});

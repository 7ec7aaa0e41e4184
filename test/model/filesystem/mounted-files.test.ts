import { describe, expect, test } from 'vitest';
import { layered } from '../../../src/model/filesystem/layers.js';
import { mountedFiles } from '../../../src/model/filesystem/mounted-files.js';
import { valueOf } from '../../../src/model/known.js';
import { projectOf } from '../../harness.js';

/** What the container of a service sees at a path of its image, which has the project in /app and a folder /app/.venv. */
const seen = (volumes: readonly string[], path: string): string => {
  const project = projectOf({
    Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir .venv && touch .venv/python\n',
    'app.py': '',
    'src/main.py': '',
    'compose.yaml': `services:\n  web:\n    build: .\n    volumes: [${volumes.map((each) => `'${each}'`).join(', ')}]\nvolumes:\n  shared: {external: true}\n  own: {driver: local}\n`,
  });
  const service = project.composeProjects[0]!.services.get('web')!;
  const image = valueOf(service.stage)!.final.files;
  const found = layered(image, mountedFiles(service, image, project.host)).lookup(path);
  if (found.state !== 'present') return found.state === 'absent' ? 'absent' : '?';
  return found.source ?? found.kind;
};

describe('a bind mount', () => {
  test('shows the folder of the host, and hides what the image has', () => {
    expect(seen(['./src:/app'], '/app/main.py')).toBe('src/main.py');
    expect(seen(['./src:/app'], '/app/app.py')).toBe('absent');
    expect(seen(['./src:/srv'], '/app/app.py')).toBe('app.py');
  });

  test('of a path that is not known hides as well', () => {
    expect(seen(['/srv/app:/app'], '/app/app.py')).toBe('?');
  });
});

describe('a volume', () => {
  test('starts with what the image has, also below a bind mount', () => {
    expect(seen(['.:/app'], '/app/.venv/python')).toBe('absent');
    expect(seen(['.:/app', '/app/.venv'], '/app/.venv/python')).toBe('file');
    expect(seen(['/app/.venv', '.:/app'], '/app/.venv/python')).toBe('file');
    expect(seen(['.:/app', 'venv:/app/.venv'], '/app/.venv')).toBe('directory');
  });

  test('that is made elsewhere holds what it holds', () => {
    expect(seen(['shared:/app'], '/app/app.py')).toBe('?');
    expect(seen(['own:/app'], '/app/app.py')).toBe('app.py');
  });

  test('may hold more', () => {
    expect(seen(['data:/app/data'], '/app/data/x')).toBe('?');
    expect(seen(['data:/app/data'], '/app/data')).toBe('directory');
    expect(seen(['data:/app/data'], '/app/x')).toBe('absent');
  });
});

import { describe, expect, test } from 'vitest';
import { schemaFaults } from '../../../../src/model/compose/loading/schema-faults.js';
import { textOf } from '../../../../src/text/location.js';
import { projectOf } from '../../../harness.js';

/** The faults of a project's first compose project: file and text. */
function faults(files: Readonly<Record<string, string>>): readonly string[] {
  const [project] = projectOf(files).composeProjects;
  return schemaFaults(project!).map((fault) => `${fault.at.file.path}: ${textOf(fault)}`);
}

const web = (attributes: string, env = ''): readonly string[] =>
  faults({
    'compose.yaml': `services:\n  web:\n    image: a\n    ${attributes}\n`,
    '.env': env,
  }).map((fault) => fault.slice('compose.yaml: '.length));

describe('values after interpolation', () => {
  test.each([
    ['privileged: "${P:-maybe}"', '"${P:-maybe}"'],
    ['privileged: ${P:-}', '${P:-}'],
    ['init: "${A}x"', '"${A}x"'],
    ['scale: "${N:-2.5}"', '"${N:-2.5}"'],
    ['scale: "${A}"', '"${A}"'],
    ['stdin_open: ${ON:-1}', '${ON:-1}'],
    ['depends_on: {web: {condition: "${C:-healthy}"}}', '"${C:-healthy}"'],
    ['healthcheck: {test: a, retries: "${N:-three}"}', '"${N:-three}"'],
    ['ulimits: {nofile: {soft: "${N:-x}", hard: 1}}', '"${N:-x}"'],
    ['cgroup: ${G:-hosts}', '${G:-hosts}'],
  ])('are refused: %s', (attributes, at) => {
    expect(web(attributes, 'A=yes')).toEqual([at]);
  });

  test.each([
    'privileged: ${P}',
    'privileged: "${P:-true}"',
    'privileged: "${P:-Yes}"',
    'tty: ${A}',
    'read_only: "${P:-off}"',
    'scale: ${N:-2}',
    'scale: "${N:--1}"',
    'cpus: "${N:-0.5}"',
    'mem_limit: ${M:-512m}',
    'pids_limit: "${N:-100}"',
    'init: "${B}"',
    'init: "${P:-${Q}}"',
    'init: ${P:?is needed}',
    'image: "${I:-5}"',
    'depends_on: {web: {condition: service_started, required: "${R:-false}"}}',
    'healthcheck: {test: a, disable: "${D:-n}"}',
    'ports: ["${PORT:-http}"]',
  ])('are accepted: %s', (attributes) => {
    expect(web(attributes, 'A=on\nB')).toEqual([]);
  });

  test('keep their place through anchors', () => {
    const text = 'x-a: &a\n  tty: "${T:-ja}"\nservices:\n  web: {<<: *a, image: a}\n  api: {<<: *a, image: b}\n';
    expect(faults({ 'compose.yaml': text })).toEqual(['compose.yaml: "${T:-ja}"']);
  });

  test('are those of the file, which may have its own variables', () => {
    const files = {
      'compose.yaml': 'include: [db/db.yaml]\nservices:\n  web: {image: a, tty: "${TTY:-true}"}\n',
      'db/db.yaml': 'services:\n  db: {image: a, tty: "${TTY:-true}"}\n',
      'db/.env': 'TTY=maybe\n',
    };
    expect(faults(files)).toEqual(['db/db.yaml: "${TTY:-true}"']);
    expect(faults({ ...files, '.env': 'TTY=false' })).toEqual([]);
  });
});

describe('what has to be whole', () => {
  const lacking = 'services:\n  db:\n    image: a\n    depends_on:\n      db:\n        restart: true\n';
  const whole = 'services:\n  db:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n';
  const web = 'services:\n  web:\n    image: a\n';

  test('is the first document of a file', () => {
    expect(faults({ 'compose.yaml': `${lacking}---\n${whole}` })).toEqual(['compose.yaml: db']);
    expect(faults({ 'compose.yaml': `${whole}---\n${lacking}` })).toEqual([]);
  });

  test('is an included file, but not what is laid over it', () => {
    const files = { 'a.yaml': whole, 'b.yaml': lacking };
    const including = (paths: string) => ({ 'compose.yaml': `include:\n  - path: [${paths}]\n${web}`, ...files });
    expect(faults(including('b.yaml'))).toEqual(['b.yaml: db']);
    expect(faults(including('a.yaml, b.yaml'))).toEqual([]);
  });

  test('is no file that is only extended', () => {
    const files = {
      'compose.yaml': 'services:\n  web: {image: a, extends: {file: x/common.yaml, service: base}}\n',
      'x/common.yaml': 'services:\n  base: {command: a}\n  other: {imag: a}\n',
    };
    expect(faults(files)).toEqual([]);
  });

  test('every document counts for everything else', () => {
    expect(faults({ 'compose.yaml': `${whole}---\nservices:\n  db:\n    imag: a\n` })).toEqual(['compose.yaml: imag']);
  });
});

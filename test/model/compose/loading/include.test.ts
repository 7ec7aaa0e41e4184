import { describe, expect, test } from 'vitest';
import type { ComposeProject, LoadFault } from '../../../../src/model/compose.js';
import { projectOf, projectsOf, shown, source } from '../build.js';

const whole = 'services: {web: {image: a}}';

const web = (project: ComposeProject) => project.services.get('web')!;
const db = (project: ComposeProject) => project.services.get('db')!;

/** The faults of a project: kind, place and what else they say. */
const faults = (project: ComposeProject): readonly unknown[] =>
  project.faults.map((fault: LoadFault) => {
    const at = source(fault);
    if (fault.kind === 'cycle') return [fault.by, at, fault.ring.map(({ name }) => name)];
    if (fault.kind === 'not-followed') return [fault.kind, at, fault.because];
    return [fault.kind, at, fault.path];
  });

describe('what is included', () => {
  test.each([
    ['a path', 'include: [db/db.yml]'],
    ['a mapping', 'include: [{path: db/db.yml}]'],
    ['a list of paths', 'include: [{path: [db/db.yml]}]'],
    ['a variable with a default', 'include: ["${WHERE:-db}/db.yml"]'],
  ])('%s', (_, include) => {
    const project = projectOf(`${include}\n${whole}`, {
      'db/db.yml': 'services: {db: {image: p, volumes: ["v:/v", "./data:/d"], env_file: x.env}}\nvolumes: {v: }',
      'db/x.env': 'A=1',
    });
    expect([...project.services.keys()].sort()).toEqual(['db', 'web']);
    expect([...project.volumes.keys()]).toEqual(['v']);
    expect(source(db(project))).toBe('db/db.yml: db');
    expect(db(project).mounts.map(({ hostPath }) => shown(hostPath))).toEqual([undefined, 'db/data']);
    expect(shown(db(project).environment.value('A'))).toBe('1');
    expect([project.open, project.faults]).toEqual([undefined, []]);
    expect(project.documents.map(({ file }) => file.path)).toEqual(['compose.yaml']);
    expect(project.referenced.map(({ document, by, isOverride }) => [document.file.path, by, isOverride])).toEqual([
      ['db/db.yml', 'include', false],
    ]);
    expect(project.root.entries.has('include')).toBe(false);
  });

  test('every section, but no name', () => {
    const project = projectOf(`include: [i.yml]\n${whole}`, {
      'i.yml':
        'name: other\nx-a: 1\nservices: {s: {image: a}}\nnetworks: {n: }\nvolumes: {v: }\nsecrets: {s: {file: s}}\n' +
        'configs: {c: {file: c}}\nmodels: {m: {model: a}}\njobs: {j: {image: a, triggers: {manual: true}}}\n',
    });
    const names = [project.networks, project.volumes, project.secrets, project.configs, project.models, project.jobs];
    expect(names.map((section) => [...section.keys()].join())).toEqual(['n', 'v', 's', 'c', 'm', 'j']);
    expect([...project.root.entries.keys()]).not.toContain('name');
    expect(project.jobs.get('j')!.kind).toBe('job');
  });

  test('lies under the file that includes it', () => {
    const project = projectOf(
      'include: [db.yml]\nservices: {db: {image: mine, environment: {B: 2}, ports: !reset []}, web: {image: a}}',
      { 'db.yml': 'services: {db: {image: theirs, command: x, environment: {A: 1, B: 1}, ports: ["1:1"]}}' },
    );
    expect([shown(db(project).image!.text), source(db(project).command!), db(project).ports]).toEqual([
      'mine',
      'db.yml: x',
      [],
    ]);
    expect(db(project).environment.variables.map(({ name, value }) => [name, shown(value)])).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(db(project).declared.variables).toHaveLength(3);
  });

  test('of two that define the same, the first counts', () => {
    const project = projectOf(`include: [one.yml, two.yml]\n${whole}`, {
      'one.yml': 'services: {db: {image: one}}',
      'two.yml': 'services: {db: {image: two, command: x}}',
    });
    expect([shown(db(project).image!.text), db(project).command?.form]).toEqual(['one', 'string']);
  });

  test('files of one item are laid over one another', () => {
    const project = projectOf(`include: [{path: [db/base.yml, over.yml]}]\n${whole}`, {
      'db/base.yml': 'services: {db: {image: one, build: ./x}}',
      'over.yml': 'services: {db: {image: two, volumes: ["./y:/y"]}}',
    });
    expect(shown(db(project).image!.text)).toBe('two');
    // Both count from the folder of the first.
    expect([shown(db(project).build!.context), shown(db(project).mounts[0]!.hostPath)]).toEqual(['db/x', 'db/y']);
    expect(project.referenced.map(({ isOverride }) => isOverride)).toEqual([false, true]);
  });

  test('may include in turn, and paths count from its own folder', () => {
    const project = projectOf(`include: [a/a.yml]\n${whole}`, {
      'a/a.yml': 'include: [b/b.yml]\nservices: {a: {image: a}}',
      'a/b/b.yml': 'services: {db: {build: x}}',
    });
    expect(shown(db(project).build!.context)).toBe('a/b/x');
    expect(project.open).toBeUndefined();
  });

  test('counts from project_directory', () => {
    const project = projectOf(`include: [{path: a/a.yml, project_directory: other}]\n${whole}`, {
      'a/a.yml': 'include: [b.yml]\nservices: {db: {build: x}}',
      'other/b.yml': 'services: {b: {build: y}}',
    });
    expect([db(project), project.services.get('b')!].map(({ build }) => shown(build!.context))).toEqual([
      'other/x',
      'other/y',
    ]);
  });

  test('may be extended, and is extended before', () => {
    const files = {
      'a/a.yml': 'services: {b: {extends: {file: c.yml, service: c}, command: x, environment: {A: 1}}}',
      'a/c.yml': 'services: {c: {build: x, environment: {A: 2}}}',
    };
    const given = { given: ['compose.yaml'] };
    const project = projectOf('include: [a/a.yml]\nservices: {web: {extends: b}}', files, given);
    expect(web(project).declared.variables.map(source)).toEqual(['a/c.yml: 2', 'a/a.yml: 1']);
    expect([shown(web(project).build!.context), source(web(project).command!)]).toEqual(['a/x', 'a/a.yml: x']);
    expect(project.faults).toEqual([]);
  });

  test('of an override', () => {
    const project = projectOf(whole, {
      'compose.override.yaml': 'include: [db.yml]',
      'db.yml': 'services: {db: {image: a}, web: {command: x}}',
    });
    expect([...project.services.keys()]).toEqual(['web', 'db']);
    expect(web(project).command?.form).toBe('string');
  });

  test('many times over is loaded once', () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 40; index++) {
      const next = index === 39 ? '' : `include: [{path: s${index + 1}.yml}, {path: ./s${index + 1}.yml}]\n`;
      files[`s${index}.yml`] = `${next}services: {s${index}: {image: a}}`;
    }
    const project = projectOf(`include: [s0.yml]\n${whole}`, files);
    expect(project.services.size).toBe(41);
  });
});

describe('variables of what is included', () => {
  const text = 'services: {db: {image: "p:${TAG:-none}", environment: [NAME, "OTHER=${NAME:-no}"]}}';

  test('come from the .env of its folder', () => {
    const project = projectOf('include: [db/db.yml]\nservices: {web: {image: "w:${TAG:-none}"}}', {
      'db/db.yml': text,
      'db/.env': 'TAG=inner\nNAME=n',
    });
    expect([db(project), web(project)].map(({ image }) => shown(image!.text))).toEqual(['p:inner', 'w:none']);
    expect(shown(db(project).environment.value('NAME'))).toBe('n');
    expect(shown(db(project).environment.value('OTHER'))).toBe('n');
  });

  test('are weaker than those of the including project', () => {
    const files = { 'db/db.yml': text, 'db/.env': 'TAG=inner', '.env': 'TAG=outer\nNAME=n' };
    const project = projectOf('include: [db/db.yml]\nservices: {web: {image: "w:${TAG}"}}', files);
    expect([db(project), web(project)].map(({ image }) => shown(image!.text))).toEqual(['p:outer', 'w:outer']);
    expect(shown(db(project).environment.value('OTHER'))).toBe('n');
  });

  test('come from env_file instead', () => {
    const files = { 'db/db.yml': text, 'db/.env': 'TAG=unused', 'a.env': 'TAG=a\nNAME=n', 'b.env': 'TAG=b' };
    const project = projectOf(`include: [{path: db/db.yml, env_file: [a.env, b.env]}]\n${whole}`, files);
    expect([shown(db(project).image!.text), shown(db(project).environment.value('NAME'))]).toEqual(['p:b', 'n']);
    const none = projectOf(`include: [{path: db/db.yml, env_file: /dev/null}]\n${whole}`, files);
    expect(shown(db(none).image!.text)).toBe('p:none');
  });

  test('are unknown where a file of them cannot be read', () => {
    const include = `include: [{path: db/db.yml, env_file: secret.env}]\n${whole}`;
    const project = projectOf(include, { 'db/db.yml': text }, { ignored: ['secret.env'] });
    expect(shown(db(project).image!.text)).toBe('?');
    expect(faults(project)).toEqual([['not-followed', 'compose.yaml: secret.env', 'secret.env cannot be read']]);
    expect(faults(projectOf(include, { 'db/db.yml': text }))).toEqual([
      ['missing-file', 'compose.yaml: secret.env', 'secret.env'],
    ]);
  });

  test('are those of the includer for what it extends', () => {
    const project = projectOf(`include: [db/db.yml]\n${whole}`, {
      'db/db.yml': 'services: {db: {extends: {file: base.yml, service: b}}}',
      'db/base.yml': 'services: {b: {image: "p:${TAG:-none}"}}',
      'db/.env': 'TAG=inner',
    });
    expect(shown(db(project).image!.text)).toBe('p:inner');
  });
});

describe('what cannot be followed', () => {
  test.each([
    ['gone.yml', ['missing-file', 'compose.yaml: gone.yml', 'gone.yml']],
    ['folder', ['missing-file', 'compose.yaml: folder', 'folder']],
    ['ignored.yml', ['not-followed', 'compose.yaml: ignored.yml', 'ignored.yml cannot be read']],
    ['../outside.yml', ['not-followed', 'compose.yaml: ../outside.yml', 'it is outside the project']],
    ['/etc/a.yml', ['not-followed', 'compose.yaml: /etc/a.yml', 'it is an absolute path of one machine']],
    ['oci://docker.io/a/b:1', ['not-followed', 'compose.yaml: oci://docker.io/a/b:1', 'it is remote']],
    ['https://github.com/a/b.git', ['not-followed', 'compose.yaml: https://github.com/a/b.git', 'it is remote']],
    ['git@github.com:a/b.git', ['not-followed', 'compose.yaml: git@github.com:a/b.git', 'it is remote']],
    ['template.yml', ['not-followed', 'compose.yaml: template.yml', 'template.yml is a template']],
    ['old.yml', ['not-followed', 'compose.yaml: old.yml', 'old.yml has the format of 2015']],
    ['broken.yml', ['not-followed', 'compose.yaml: broken.yml', 'broken.yml is no valid YAML']],
  ])('%s', (path, fault) => {
    const project = projectOf(
      `include:\n  - ${path}\n${whole}`,
      {
        'folder/x.txt': '',
        'template.yml': 'services:\n  {% if a %}\n  b: {image: a}\n',
        'old.yml': 'web: {image: a}',
        'broken.yml': 'services: {a: {image: "b}}',
      },
      { ignored: ['ignored.yml'], given: ['compose.yaml'] },
    );
    expect(faults(project)).toEqual([fault]);
    expect(project.open).toBeDefined();
  });

  test('a path with a variable', () => {
    expect(faults(projectOf(`include: ["\${WHERE}/a.yml"]\n${whole}`))).toEqual([
      ['not-followed', 'compose.yaml: "${WHERE}/a.yml"', 'WHERE has no value here: the shell may set it'],
    ]);
  });

  test('a path that counts from a folder further up', () => {
    const [project] = projectsOf(
      { 'docker/compose.yaml': `include: [shared/a.yml]\n${whole}`, 'shared/a.yml': whole },
      { given: ['docker/compose.yaml'] },
    );
    expect(project!.faults.map(({ kind }) => kind)).toEqual(['not-followed']);
  });

  test.each(['include: ', 'include: []', 'include: {}', 'include: [{}]', 'include: [[a]]', 'include: [{path: {}}]'])(
    'what says nothing is nothing: %s',
    (include) => {
      const project = projectOf(`${include}\n${whole}`);
      expect([project.services.size, project.faults]).toEqual([1, []]);
    },
  );
});

describe('rings', () => {
  test('of files', () => {
    const files = {
      'a/a.yml': 'include: [../b/b.yml]\nservices: {a: {image: a}}',
      'b/b.yml': 'include: [../a/a.yml]\nservices: {b: {image: b}}',
    };
    const project = projectOf(`include: [b/b.yml]\n${whole}`, files, { given: ['compose.yaml'] });
    expect(faults(project)).toEqual([['include', 'a/a.yml: ../b/b.yml', ['a/a.yml', 'b/b.yml']]]);
    expect([...project.services.keys()].sort()).toEqual(['a', 'b', 'web']);
    // The same ring is the same from wherever it is entered.
    for (const given of Object.keys(files)) {
      expect(faults(projectsOf(files, { given: [given] })[0]!)).toEqual(faults(project));
    }
  });

  test('of one file', () => {
    expect(faults(projectOf(`include: [compose.yaml]\n${whole}`))).toEqual([
      ['include', 'compose.yaml: compose.yaml', ['compose.yaml']],
    ]);
  });

  test('of a very long way', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`f${index}.yml`, `include: [f${index + 1}.yml]\n${whole}`]),
    );
    const project = projectOf(
      `include: [f0.yml]\n${whole}`,
      { ...files, 'f300.yml': whole },
      { given: ['compose.yaml'] },
    );
    expect(project.faults.map(({ kind }) => kind)).toEqual(['not-followed']);
  });
});

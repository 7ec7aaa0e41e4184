// The model takes steps in proportion to what a project holds.
import { expectLinear } from '../work.js';
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../src/host/memory.js';
import { buildContext, folderContext } from '../../src/model/dockerfile/build-context.js';
import { emptyFiles } from '../../src/model/filesystem/images.js';
import { Layers, layered } from '../../src/model/filesystem/layers.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { projectOf } from '../harness.js';
import { processIn } from './process/container.js';

const list = <Item>(size: number, itemAt: (index: number) => Item): Item[] =>
  Array.from({ length: size }, (_, index) => itemAt(index));

describe('the lines of a Dockerfile:', () => {
  test.each<[string, (index: number) => string]>([
    ['ENV', (index) => `ENV V${index}=$V${index - 1}x`],
    ['one ENV again and again', () => 'ENV PATH=$PATH:/opt/x'],
    ['ARG', (index) => `ARG V${index}=1`],
    ['COPY', (index) => `COPY app.py ./f${index}`],
    ['COPY of everything', () => 'COPY . .'],
    ['RUN', (index) => `RUN mkdir d${index} && cd d${index} && touch x && make`],
    ['WORKDIR', (index) => `WORKDIR ${index % 2 === 0 ? 'x' : '..'}`],
    ['all in turn', (index) => [`ENV A${index}=1`, `COPY app.py x${index}/`, `RUN pip install x${index}`][index % 3]!],
  ])('%s', (_, lineAt) =>
    expectLinear(300, (size) => {
      const lines = list(size, lineAt).join('\n');
      const project = projectOf({ Dockerfile: `FROM python:3.13\nWORKDIR /app\n${lines}\n`, 'app.py': '' });
      const [built] = project.dockerfiles[0]!.stages;
      expect(built!.steps).toHaveLength(size + 1);
      built!.final.files.lookup('/app/x');
    }),
  );
});

describe('what a container starts:', () => {
  test.each<[string, (many: (text: string) => string) => Readonly<Record<string, string>>]>([
    [
      'commands before it',
      (many) => ({ Dockerfile: `FROM python:3.13\nCMD ${many('A=$A$A; export B=1 && ')} flask run\n` }),
    ],
    ['shells that start shells', (many) => ({ Dockerfile: `FROM python:3.13\nCMD ${many('sh -c ')} flask run\n` })],
    [
      'its arguments',
      (many) => ({
        Dockerfile: `FROM python:3.13\nRUN ${many('pip install x && ')} true\nCMD ["uvicorn"${many(',"--host"')}]\n`,
      }),
    ],
    [
      'statements of its Python',
      (many) => ({
        Dockerfile: 'FROM python:3.13\nCOPY . .\nCMD ["python", "a.py"]\n',
        'a.py': `from flask import Flask\napp = Flask(__name__)\n${many('app.run()\nx.y()\n')}`,
      }),
    ],
  ])('%s', (_, files) => expectLinear(400, (size) => processIn(files((text) => text.repeat(size)))));
});

test('services and variables', () =>
  expectLinear(200, (size) => {
    const services = list(
      size,
      (index) => `  s${index}: {image: a, depends_on: [s0], ports: ["${'$'}{P${index}:-80}:80"]}`,
    );
    const variables = list(size, (index) => `      - A${index}=$$x$$y`);
    const text = ['services:', ...services, '  web:', '    image: a', '    environment:', ...variables].join('\n');
    const [project] = projectOf({ 'compose.yaml': text, 'compose.override.yaml': text }).composeProjects;
    expect(project!.services.size).toBe(size + 1);
    for (const { environment, process } of project!.services.values())
      expect([environment.variables, process]).toHaveLength(2);
  }));

describe('files', () => {
  test('of a large folder that is kept out of the context', () =>
    expectLinear(500, (size) => {
      const files = list(size, (index): [string, string] => [`node_modules/p${index % 50}/f${index}.js`, '']);
      const host = new MemoryHost([['.dockerignore', '*\n!src\n!**/*.py\n'], ['src/a.py', ''], ...files]);
      const listed = buildContext('.', 'Dockerfile', host).list('.');
      expect(listed?.map(({ path }) => path)).toContain('src');
    }));

  const by = { at: place(new SourceFile('Dockerfile', 'COPY'), 0, 4), note: 'here' };

  test('of a context that is copied', () =>
    expectLinear(500, (size) => {
      const files = list(size, (index): [string, string] => [`d${index % 10}/f${index}`, '']);
      const context = folderContext('.', new MemoryHost(files));
      const copied = layered(emptyFiles, [{ kind: 'tree', path: '/srv', context, from: '.', by }]).copied;
      expect(copied).toHaveLength(size);
    }));

  test('of other layers than the one that is looked up', () =>
    expectLinear(500, (size) => {
      const layers = new Layers(emptyFiles);
      for (let index = 0; index < size; index++) {
        const files = layers.add([
          { kind: 'put', path: `/app/f${index}`, entry: 'file', source: undefined, by },
          { kind: 'added', path: '/', because: 'added' },
        ]);
        expect(files.lookup(`/app/f${index >> 1}`).state).toBe('present');
      }
    }));
});

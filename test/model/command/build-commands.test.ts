import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../../src/model/command/build-commands.js';
import { environmentOf, type Variable } from '../../../src/model/environment.js';
import { known, valueOf } from '../../../src/model/known.js';
import type { Stage, StageState } from '../../../src/model/stage.js';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

/** The commands of the only RUN or HEALTHCHECK of a text; earlier ENVs of one name and value each are in force. */
function commands(text: string, shell: readonly string[] = ['/bin/sh', '-c']) {
  const tree = parseDockerfile(new SourceFile('Dockerfile', `FROM python\n${text}`));
  const variables: Variable[] = [];
  for (const instruction of tree.instructions) {
    if (instruction.name === 'ENV') {
      for (const { at, key, value } of instruction.pairs) {
        variables.push({ at, name: key.raw, value: known(value!.value!), origin: 'env', secret: undefined });
      }
    }
    if (instruction.name === 'RUN' || instruction.name === 'HEALTHCHECK') {
      const state = { environment: environmentOf(variables), shell } as unknown as StageState;
      return commandsOf(instruction, {} as Stage, state);
    }
  }
  return [];
}

const programs = (text: string, shell?: readonly string[]) => commands(text, shell).map(({ program }) => program);

describe('commandsOf', () => {
  it('reads the shell form', () => {
    expect(programs('RUN apt-get update && \\\n  # why\n  pip3 install x | tee y; cd z')).toEqual([
      'apt-get',
      'pip',
      'tee',
      'cd',
    ]);
  });

  it('reads the exec form, and the text of its shell', () => {
    expect(programs('RUN ["pip", "install", "x"]')).toEqual(['pip']);
    const found = commands('RUN ["/bin/bash", "-c", "set -e && pip install \\"x\\""]');
    expect(found.map(({ program }) => program)).toEqual(['set', 'pip']);
    expect(found[1]!.arguments.map(textOf)).toEqual(['install', '\\"x\\"']);
    expect(commands('RUN ["pip", "install", "$X"]')[0]!.shell).toBeUndefined();
  });

  it('reads what sh -c runs, in a RUN too', () => {
    expect(programs('RUN bash -c "source x && pip install y" && z')).toEqual(['source', 'pip', 'z']);
    const [pip] = commands('RUN sh -c "pip install y" || true');
    expect(pip).toMatchObject({ program: 'pip', wrappers: ['sh -c'] });
    expect(pip!.shell!.followedBy).toBe('||');
  });

  it('reads a heredoc as a script, unless another program reads it', () => {
    expect(programs('RUN <<EOF\nset -e\npip install x\nEOF\n')).toEqual(['set', 'pip']);
    expect(programs('RUN <<EOF\n#!/usr/bin/env bash\npip install x\nEOF\n')).toEqual(['pip']);
    expect(programs('RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF\n')).toEqual([]);
    expect(programs('RUN bash -ex <<EOF\npip install x\nEOF\n')).toEqual(['bash', 'pip']);
    expect(programs('RUN python3 <<EOF\npip = 1\nEOF\n')).toEqual(['python']);
    expect(programs('RUN cat <<EOF > /run.sh && pip install x\nflask run\nEOF\n')).toEqual(['cat', 'pip']);
  });

  it('reads shells with a wrapper, and no other shells', () => {
    expect(programs('RUN pip install x', ['conda', 'run', '-n', 'e', '/bin/bash', '-c'])).toEqual(['pip']);
    expect(programs('RUN pip install x', ['powershell', '-Command'])).toEqual([]);
    expect(programs('RUN ["pip", "install", "x"]', ['cmd', '/S', '/C'])).toEqual(['pip']);
  });

  it('reads health checks', () => {
    expect(programs('HEALTHCHECK --interval=5s CMD curl -f http://localhost || exit 1')).toEqual(['curl', 'exit']);
    expect(programs('HEALTHCHECK CMD ["curl", "x"]')).toEqual(['curl']);
    expect(programs('HEALTHCHECK NONE')).toEqual([]);
  });

  it('gives the shell place of each command', () => {
    const [first, second] = commands('RUN if a; then b; fi');
    expect([first!.shell!.conditional, second!.shell!.conditional]).toEqual([false, true]);
  });

  it('follows variables in program names', () => {
    expect(programs('ENV P=/opt/venv/bin/pip\nRUN $P install x && Q=poetry && $Q install && $R x')).toEqual([
      'pip',
      'poetry',
      undefined,
    ]);
    expect(programs('RUN for p in pip pip3; do $p install x; done')).toEqual([undefined]);
  });
});

describe('the environment of a command', () => {
  const seen = (text: string, name: string) => {
    const fact = commands(text)
      .find(({ program }) => program === 'pip')!
      .environment(name);
    return fact.known ? fact.value : 'unknown';
  };

  it.each([
    ['RUN A=1 pip', '1'],
    ['RUN env A=1 pip', '1'],
    ['RUN export A=1 && pip', '1'],
    ['RUN export B=1 A=2; pip', '2'],
    ['RUN A=1; pip', undefined],
    ['RUN A=1; export A; pip', '1'],
    ['RUN set -a; A=1; pip', '1'],
    ['ENV A=0\nRUN A=1; pip', '1'],
    ['ENV A=0\nRUN pip', '0'],
    ['ENV A=0\nRUN (A=1); pip', '0'],
    ['ENV A=0\nRUN A=$A$A pip', '00'],
    ['ENV A=0\nRUN unset A; pip', 'unknown'],
    ['RUN [ -f x ] && export A=1; pip', 'unknown'],
    ['RUN A=$(date) pip', 'unknown'],
    ['RUN . ./x && pip', 'unknown'],
    ['RUN . /venv/bin/activate && pip', undefined],
    ['RUN read A; pip', 'unknown'],
    ['RUN A=1 sh -c "pip"', '1'],
    ['RUN doppler run -- pip', 'unknown'],
    ['RUN pip', undefined],
  ])('%s', (text, expected) => expect(seen(text, 'A')).toBe(expected));

  it('has the place of the assignment as evidence', () => {
    const [command] = commands('RUN A=1 pip');
    const fact = command!.environment('A');
    expect(fact.known && fact.evidence.map((note) => [textOf(note), note.note])).toEqual([['1', 'A is set here']]);
    expect(valueOf(fact)).toBe('1');
  });
});

describe('the installer', () => {
  const shown = (text: string) => {
    const { installer } = commands(`RUN ${text}`)[0]!;
    if (!installer) return undefined;
    const values = (words: readonly { readonly raw: string }[]) => words.map(({ raw }) => raw).join(' ');
    const { manager, verb, packages, paths, requirementFiles, constraintFiles } = installer;
    return [manager.name, verb.raw, ...[packages, paths, requirementFiles, constraintFiles].map(values)].join(' | ');
  };

  it.each([
    ['pip install flask==3.0 "b[c]>=1"', 'pip | install | flask==3.0 "b[c]>=1" |  |  | '],
    ['python -m pip install -r a.txt --requirement=b.txt -c c.txt', 'pip | install |  |  | a.txt b.txt | c.txt'],
    ['pip install -rrequirements.txt', 'pip | install |  |  | requirements.txt | '],
    ['pip install . .[dev] ./lib dist/*.whl x.whl', 'pip | install |  | . .[dev] ./lib dist/*.whl x.whl |  | '],
    ['pip install -e . -e git+https://x/y.git#egg=z', 'pip | install |  | . |  | '],
    ['pip install git+https://x/y.git https://x/z.whl a', 'pip | install | a |  |  | '],
    ['pip install "a @ file:///x"', 'pip | install | "a @ file:///x" |  |  | '],
    ['pip install --index-url https://x -t /opt a', 'pip | install | a |  |  | '],
    ['pip --no-cache-dir install a', 'pip | install | a |  |  | '],
    ['pip download a', 'pip | download | a |  |  | '],
    ['uv pip install --system -r a.txt b', 'uv | install | b |  | a.txt | '],
    ['uv pip sync a.txt', 'uv | sync |  |  | a.txt | '],
    ['uv sync --frozen', 'uv | sync |  |  |  | '],
    ['poetry install --only main', 'poetry | install |  |  |  | '],
    ['apt-get -y install --no-install-recommends gcc ./x.deb', 'apt-get | install | gcc | ./x.deb |  | '],
    ['conda env create -f environment.yml', 'conda | create |  |  | environment.yml | '],
  ])('of %s', (text, expected) => expect(shown(text)).toBe(expected));

  it('is missing for what installs nothing', () => {
    for (const text of ['pip list', 'apt-get update', 'echo pip install x', 'poetry config a b']) {
      expect(shown(text)).toBeUndefined();
    }
  });
});

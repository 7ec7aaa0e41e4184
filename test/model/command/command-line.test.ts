import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../src/model/command/command-line.js';
import { textInWord } from '../../../src/model/command/word-text.js';
import { known, unknown } from '../../../src/model/known.js';
import { textOf } from '../../../src/text/location.js';
import { execWords, shellWords } from './words.js';

const line = (text: string) => commandLine(shellWords(text))!;
const peeled = (text: string) => {
  const { wrappers, program, arguments: behind } = line(text);
  return [wrappers.join(', '), program, ...behind.map(({ value }) => value)].join(' | ');
};

describe('the program', () => {
  it.each([
    ['pip install x', ' | pip | install | x'],
    ['/opt/venv/bin/pip3 install x', ' | pip | install | x'],
    ['pip3.12 list', ' | pip | list'],
    ['python3.13 app.py', ' | python | app.py'],
    ['python -m pip install x', 'python -m | pip | install | x'],
    ['python3 -u -W ignore -m flask run', 'python -m | flask | run'],
    ['python -um flask run', 'python -m | flask | run'],
    ['python -mflask run', 'python -m | flask | run'],
    ['python app.py -m flask', ' | python | app.py | -m | flask'],
    ['python -c "import x" -m y', ' | python | -c | import x | -m | y'],
    ['python -m', ' | python | -m'],
    ['python /usr/local/bin/gunicorn app:app', ' | gunicorn | app:app'],
    ['python bin/run app', ' | python | bin/run | app'],
    ['exec env A=b -u C gunicorn app:app', 'exec, env | gunicorn | app:app'],
    ['sudo -u app -E uvicorn a:b', 'sudo | uvicorn | a:b'],
    ['tini -g -- gosu app daphne a:b', 'tini, gosu | daphne | a:b'],
    ['nice -n 10 timeout 5 flask run', 'nice, timeout | flask | run'],
    ['uv run --frozen -p 3.12 uvicorn a:b', 'uv run | uvicorn | a:b'],
    ['uv --directory /app run -m flask run', 'uv run, python -m | flask | run'],
    ['uv run main.py --port 1', 'uv run | python | main.py | --port | 1'],
    ['uv pip install x', ' | uv | pip | install | x'],
    ['uv sync', ' | uv | sync'],
    ['poetry run pytest', 'poetry run | pytest'],
    ['poetry install', ' | poetry | install'],
    ['conda run --no-capture-output -n x python a.py', 'conda run | python | a.py'],
    ['wait-for-it db:5432 -t 30 -- flask run', 'wait-for-it | flask | run'],
    ['wait-for-it.sh db:5432', ' | wait-for-it.sh | db:5432'],
    ['dockerize -wait tcp://db:1 -timeout 9s flask run', 'dockerize | flask | run'],
    [
      'python -m debugpy --listen 0.0.0.0:5678 --wait-for-client -m uvicorn a:b',
      'python -m, debugpy, python -m | uvicorn | a:b',
    ],
    ['python -m debugpy --listen 5678 manage.py runserver', 'python -m, debugpy | python | manage.py | runserver'],
    ['coverage run -m pytest', 'coverage run, python -m | pytest'],
    ['ddtrace-run gunicorn a', 'ddtrace-run | gunicorn | a'],
    ['busybox wget x', ' | wget | x'],
    ['./manage.py migrate', ' | manage.py | migrate'],
  ])('of %s', (text, expected) => expect(peeled(text)).toBe(expected));

  it('is seen through a shell with one command', () => {
    expect(peeled('sh -c "exec uvicorn a:b --port 80"')).toBe('sh -c, exec | uvicorn | a:b | --port | 80');
    expect(peeled('/bin/bash -o pipefail -lc "flask run"')).toBe('bash -c | flask | run');
    expect(peeled('su -s /bin/sh app -c "flask run"')).toBe('su -c | flask | run');
    expect(peeled("watchfiles 'flask run' src")).toBe('watchfiles, sh -c | flask | run');
    expect(peeled('bash -c "bash -c \'flask run\'"')).toBe('bash -c, bash -c | flask | run');
  });

  it('is the shell where it runs more than one command, or a file', () => {
    expect(line('sh -c "a && b"').program).toBe('sh');
    expect(line('bash entrypoint.sh').program).toBe('bash');
    expect(line('sh -c "$CMD"').program).toBe(undefined);
  });

  it('is not known for variables, except with one value', () => {
    expect(line('$PYTHON app.py').program).toBeUndefined();
    const words = shellWords('$PYTHON -m pip install x');
    expect(commandLine(words, { expand: () => known('/usr/bin/python3') })!.program).toBe('pip');
    expect(commandLine(words, { expand: () => known('python -u') })!.program).toBeUndefined();
    expect(commandLine(words, { expand: () => unknown('nobody knows') })!.program).toBeUndefined();
  });

  it('is missing without words, and behind wrappers alone', () => {
    expect(commandLine([])).toBeUndefined();
    expect(commandLine(shellWords('exec'))!.program).toBe('exec');
  });

  it('knows its places', () => {
    const found = line('  exec   pip3 install  x ');
    expect(textOf(found)).toBe('exec   pip3 install  x');
    expect(textOf(found.programWord)).toBe('pip3');
    const inner = commandLine(execWords('["sh", "-c", "uvicorn \\"a:b\\" --port 80"]'))!;
    expect(inner.arguments.map(textOf)).toEqual(['\\"a:b\\"', '--port', '80']);
    expect(inner.arguments.map(({ value }) => value)).toEqual(['a:b', '--port', '80']);
  });
});

describe('options', () => {
  const gunicorn = line('gunicorn -w 4 -kgevent --bind=0.0.0.0:80 -b :81 -b=:82 a:b --reload --preload x');

  it('have values in all forms', () => {
    expect(gunicorn.options('-b', '--bind').map(({ value }) => value?.value)).toEqual(['0.0.0.0:80', ':81', ':82']);
    expect(gunicorn.options('-b', '--bind').map(textOf)).toEqual(['--bind=0.0.0.0:80', '-b :81', '-b=:82']);
    expect(gunicorn.options('-b', '--bind').map(({ value }) => textOf(value!))).toEqual(['0.0.0.0:80', ':81', ':82']);
    expect(gunicorn.option('-k', '--worker-class')?.value?.value).toBe('gevent');
    expect(gunicorn.option('--bind', '-b')?.name).toBe('-b');
  });

  it('are flags where the table says so, or another option follows', () => {
    expect(gunicorn.option('--reload')?.value).toBeUndefined();
    expect(line('pip install --no-cache-dir -r x').option('--no-cache-dir')?.value).toBeUndefined();
    expect(line('x --port').option('--port')).toMatchObject({ name: '--port', value: undefined });
  });

  it('are not the values of other options', () => {
    expect(line('uvicorn a:b --log-level --reload').option('--reload')).toBeUndefined();
    expect(line('uvicorn a:b -- --reload').option('--reload')).toBeUndefined();
  });

  it('stand in quotes of an exec form', () => {
    const { option } = commandLine(execWords('["uvicorn", "a:b", "--port=80"]'))!;
    const port = option('--port')!;
    expect(textOf(port)).toBe('"--port=80"');
    expect(textOf(port.value!)).toBe('80');
  });

  it('keep variables', () => {
    const port = line('uvicorn a:b --port=${PORT:-80}').option('--port')!;
    expect(port.value).toMatchObject({ value: undefined, parts: [{ name: 'PORT', operator: ':-' }] });
    expect(textOf(port.value!)).toBe('${PORT:-80}');
  });

  it('have their value behind flags', () => {
    const value = (text: string, name: string) => line(text).option(name)?.value?.value;
    expect(value('curl -fsSLo /a/b https://x', '-o')).toBe('/a/b');
    expect(value('curl -fLo/a', '-o')).toBeUndefined();
    expect(value('curl -oL https://x', '-o')).toBe('L');
    expect(value('tar -xzCab', '-C')).toBe('ab');
    expect(value('tar -xzC folder -f a.tgz', '-f')).toBe('a.tgz');
    expect(value('curl -sL https://x', '-L')).toBeUndefined();
    expect(value('curl -Lo', '-o')).toBeUndefined();
    expect(value('unheard-of -Lo x', '-o')).toBeUndefined();
  });

  it('are found by has, in clusters too', () => {
    expect(line('apt-get install -qy x').has('-y', '--yes')).toBe(true);
    expect(line('apt-get install -q x').has('-y', '--yes')).toBe(false);
    expect(line('gunicorn -kgevent a').has('-g')).toBe(false);
  });
});

describe('a text in a word', () => {
  it('has places behind escapes, quotes and continuations', () => {
    const [word] = execWords('["a \\"b\\"\\n\\u00e9 c"]');
    const text = textInWord(word!)!;
    expect(text.text).toBe('a "b"\né c');
    expect(textOf({ at: text.locate(3, 4) })).toBe('b');
    const [, , inner] = shellWords("sh -c 'a'\\''b'");
    expect(textInWord(inner!)!.text).toBe("a'b");
  });

  it('is missing where only the shell knows it', () => {
    expect(textInWord(shellWords('x "$(a)"')[1]!)).toBeUndefined();
    expect(textInWord(shellWords('x "a $B"')[1]!)!.text).toBe('a $B');
  });
});

it('never throws, and keeps all places inside the text', () => {
  const piece = fc.constantFrom(
    ...[
      'exec',
      'env',
      'A=b',
      'sh',
      '-c',
      '"a',
      'b"',
      "'x y'",
      'python',
      '-m',
      'uv',
      'run',
      '--',
      '-b',
      '--bind=',
      '$X',
      'pip',
      '"$@"',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(' ');
      const found = commandLine(shellWords(text));
      if (!found) return;
      found.option('-b', '--bind');
      for (const { at } of [found, found.programWord, ...found.arguments]) {
        expect(at.span.start).toBeLessThanOrEqual(at.span.end);
        expect(at.span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

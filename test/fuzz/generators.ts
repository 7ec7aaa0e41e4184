import fc from 'fast-check';
import { decode } from '../../src/host/decode.js';
import { corpus, type Files } from './corpus.js';

/** A language that the linter reads, with a project in which one file is written in it. */
interface Language {
  readonly name: string;
  /** Where the text stands in the project. */
  readonly path: string;
  /** The files around it, which make the linter look at it. */
  readonly around: Files;
  /** Words of the language and what breaks it; joined at random they are nearly a file of the language. */
  readonly words: readonly string[];
  /** What lines begin with. */
  readonly openers: readonly string[];
}

/** What means something in no language or in all of them: names of the prototype, characters of the edge, deep nesting. */
const hostile: readonly string[] =
  '__proto__¦constructor¦toString¦hasOwnProperty¦\u0000¦\r¦\r\n¦\n¦\n\n¦\t¦ ¦  ¦\u2028¦\u0085¦\ufeff¦\u202e¦\u001b[2J¦\u001b]0;x\u0007¦\ud83d\ude00¦\ud83d¦\uff26\uff32\uff2f\uff2d¦\u00e9¦\u00a0¦[¦]¦{¦}¦(¦)¦"¦\'¦`¦\\¦\\\n¦$¦${¦${A:-¦$(¦#¦:¦-¦=¦,¦*¦**¦../../../etc/passwd¦/dev/zero¦https://h/x¦C:\\x¦\\\\srv\\x¦~¦::error::x¦##[error]x¦%0A¦-¦--¦99999999999999999999¦-1¦0¦0x1f¦1e999¦NaN¦null¦true¦2024-01-01¦65536'.split(
    '¦',
  );

const dockerfileWords: readonly string[] =
  'FROM ¦FROM python:3.13-slim¦ AS ¦a¦b¦scratch¦ARG A=¦ARG A=$B\n¦ARG B=$A\n¦ENV A=¦ENV A b¦RUN ¦RUN pip install ¦RUN apt-get update && apt-get install -y ¦RUN --mount=type=cache,target=/x ¦&& ¦|| ¦; ¦COPY ¦COPY --from=¦COPY --chown=¦COPY --chmod=¦ADD ¦WORKDIR ¦USER ¦EXPOSE ¦VOLUME ¦LABEL a=b¦CMD ¦CMD ["¦", "¦"]¦ENTRYPOINT ¦ENTRYPOINT ["¦HEALTHCHECK --interval=¦HEALTHCHECK NONE¦CMD curl ¦SHELL ["¦STOPSIGNAL ¦ONBUILD ¦MAINTAINER ¦# syntax=¦# escape=`¦# check=skip=¦# pydock-lint: ignore[¦<<EOF\n¦EOF\n¦<<-"EOF" <<B\n¦B\n¦<<__proto__\n¦. .¦ /app¦app.py¦requirements.txt¦-r ¦/¦..¦gunicorn ¦uvicorn app:app¦ --host ¦127.0.0.1¦ --port ¦:8000¦flask run¦python ¦-m ¦uv sync¦poetry install'.split(
    '¦',
  );

const composeWords: readonly string[] =
  'services:\n¦  web:\n¦    image: ¦    build: ¦    build:\n¦      context: ¦      dockerfile: ¦      args: ¦    ports:\n¦      - ¦"8000:80"¦8000-8010:80¦127.0.0.1:¦/udp¦    environment:\n¦      A: ¦      - A=¦    env_file: ¦.env¦    depends_on: ¦[¦]¦, ¦{¦}¦web¦db¦    volumes:\n¦./a:/b:ro¦    command: ¦    healthcheck:\n      test: ¦    extends:\n      file: ¦include:\n  - ¦networks:\n¦volumes:\n¦secrets:\n¦configs:\n¦&a ¦*a¦<<: *a¦<<: [*a, *b]¦&a {b: *a}¦!reset null¦!override ¦!!binary ¦!!js/function ¦? ¦? complex\n: ¦---\n¦...\n¦%YAML 1.1\n¦|\n¦>-\n¦# x\n¦    deploy:\n      resources:\n¦    profiles: ¦    network_mode: ¦postgres:16¦redis¦http://db:5432¦${A}¦${A:?x}¦$$¦${A:-${B}}¦jobs:\n¦    restart: ¦    user: ¦x-a: '.split(
    '¦',
  );

const shellWords: readonly string[] =
  '#!/bin/sh\n¦set -e\n¦exec ¦"$@"¦$@¦if ¦then ¦fi\n¦for i in ¦do ¦done\n¦case ¦ in ¦esac\n¦;;¦while ¦until ¦{ ¦} ¦( ¦) ¦(( ¦)) ¦[[ ¦]] ¦$(¦$((¦`¦<(¦<<EOF\n¦EOF\n¦<<<¦>¦2>&1¦&¦&&¦||¦|¦;¦A=¦${A:-¦${A//b/c}¦${#A}¦${!A}¦function f ¦f() ¦gunicorn app:app -b ¦python app.py¦. ./x.sh'.split(
    '¦',
  );

const pythonWords: readonly string[] =
  'import ¦from ¦flask¦uvicorn¦os¦app¦ = ¦Flask(__name__)¦uvicorn.run(¦app.run(¦)¦(¦host=¦port=¦"0.0.0.0"¦int(¦os.environ["PORT"]¦os.getenv("A", ¦def f():\n¦    ¦class A:\n¦if __name__ == "__main__":\n¦return ¦lambda: ¦async ¦await ¦match x:\n¦case ¦with ¦try:\n¦except* ¦f"{¦}"¦"""¦\'\'\'¦b"¦rf"¦:=¦**¦->¦@¦,¦:¦...¦bind = ¦workers = ¦DEBUG = ¦DATABASES = {¦}¦[¦]¦ for x in ¦ if ¦ else ¦type X = ¦\\x¦\\N{¦+ ¦* 9999'.split(
    '¦',
  );

const tomlWords: readonly string[] =
  '[project]\n¦[tool.poetry]\n¦[tool.uv]\n¦[[package]]\n¦[build-system]\n¦[dependency-groups]\n¦[tool.pydock-lint]\n¦name = ¦version = ¦"1.0"¦dependencies = [¦"flask==3.0",¦]\n¦requires-python = ¦">=3.9"¦source = {¦}¦ = ¦a.b.c¦select = ¦ignore = ¦exclude = ¦["ALL"]¦"""¦\'\'\'¦\\u¦\\U0001F600¦1979-05-27T07:32:00Z¦inf¦[[¦]]¦requires-dist = ¦[tool]\n¦tool = 3\n¦scripts = ¦package = ¦wheels = [¦sdist = ¦{ url = ¦optional-dependencies¦extras = '.split(
    '¦',
  );

const requirementsWords: readonly string[] =
  'flask¦flask==3.0¦django>=4,<5¦-r ¦-c ¦--requirement=¦requirements.txt¦-e ¦git+https://¦@ file:///¦; python_version < ¦--hash=sha256:¦ \\\n¦[extra]¦~=¦!=¦===¦*¦# x¦ #¦-i https://u:p@h/¦--extra-index-url ¦--no-binary :all:¦\n'.split(
    '¦',
  );

const dotenvWords: readonly string[] =
  'A=¦B=¦export ¦A: ¦"¦\'¦\\n¦${A}¦${B:-x}¦$A¦#¦ # x¦\n¦PASSWORD=¦A B=¦A¦=¦\\"¦a.b-c[0]='.split('¦');

const patternWords: readonly string[] =
  '*¦**¦/¦!¦?¦[a-z]¦[!a]¦[¦]¦\\¦.git¦.env¦# x¦\n¦a¦**/¦/**¦{a,b}¦..¦./¦!*¦[^\\]]¦ '.split('¦');

const instructions: readonly string[] =
  'FROM |FROM python:3.13-slim AS |RUN |RUN pip install |COPY |COPY --from=|ADD |ENV A=|ARG A|WORKDIR |USER |EXPOSE |VOLUME |LABEL |CMD |CMD ["|ENTRYPOINT |ENTRYPOINT ["|HEALTHCHECK |SHELL ["|STOPSIGNAL |ONBUILD |MAINTAINER |#|  '.split(
    '|',
  );

const composeKeys: readonly string[] =
  'services:|  web:|  db:|    image: |    build: |    ports: [|    environment: {|    env_file: |    depends_on: [|    volumes: [|    command: |    entrypoint: |    healthcheck: {test: |    networks: [|    extends: |    deploy: {|      - |include: [|volumes: {|networks: {|secrets: {|x-a: &a |    <<: *a|name: |#'.split(
    '|',
  );

const shellOpeners: readonly string[] =
  'exec |export A=|if |for i in |case $1 in|while |f() {|gunicorn |python |. |set |cd |cat <<EOF|EOF|fi|done|esac|}|#'.split(
    '|',
  );

const pythonOpeners: readonly string[] =
  'import |from flask import |app = |x = |def f(|class A(|if |    return |    app.run(|uvicorn.run(|bind = |@app.|try:|except |with |for x in |#|"""'.split(
    '|',
  );

const tomlOpeners: readonly string[] =
  '[project]|[tool.uv]|[tool.poetry.dependencies]|[[package]]|[tool.pydock-lint]|name = |version = |dependencies = [|requires-python = |source = {|select = |exclude = |#'.split(
    '|',
  );

const application = { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' };
const image = 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n';
const startedBy = (command: string): Files => ({ Dockerfile: `${image}CMD ${command}\n`, ...application });
const asComposeFile = 'services:\n  web:\n    build: .\n    env_file: .env\n    ports: ["8000:8000"]\n';

export const languages: readonly Language[] = [
  {
    name: 'Dockerfile',
    path: 'Dockerfile',
    around: { ...application, 'requirements.txt': 'flask\n' },
    words: [...dockerfileWords, ...shellWords],
    openers: instructions,
  },
  {
    name: 'compose',
    path: 'compose.yaml',
    around: { ...startedBy('["flask", "run"]'), '.env': 'A=1\n' },
    words: composeWords,
    openers: composeKeys,
  },
  {
    name: 'compose override',
    path: 'compose.override.yaml',
    around: { ...startedBy('flask run'), 'compose.yaml': asComposeFile },
    words: composeWords,
    openers: composeKeys,
  },
  {
    name: '.dockerignore',
    path: '.dockerignore',
    around: startedBy('python app.py'),
    words: patternWords,
    openers: ['', '!', '#', '/', '**/'],
  },
  {
    name: '.gitignore',
    path: '.gitignore',
    around: startedBy('python app.py'),
    words: patternWords,
    openers: ['', '!', '#', '/', '**/'],
  },
  {
    name: 'requirements',
    path: 'requirements.txt',
    around: startedBy('gunicorn app:app'),
    words: requirementsWords,
    openers: ['flask', 'django==4', '-r ', '-e ', '--hash='],
  },
  {
    name: '.env',
    path: '.env',
    around: { ...startedBy('flask run'), 'compose.yaml': asComposeFile },
    words: dotenvWords,
    openers: ['A=', 'export B=', 'C: ', '#'],
  },
  {
    name: 'pyproject.toml',
    path: 'pyproject.toml',
    around: { Dockerfile: `${image}RUN uv sync && poetry install\nCMD uv run flask run\n`, ...application },
    words: tomlWords,
    openers: tomlOpeners,
  },
  {
    name: 'uv.lock',
    path: 'uv.lock',
    around: {
      Dockerfile: `${image}RUN uv sync --frozen\nCMD uv run flask run\n`,
      'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["flask"]\n',
    },
    words: tomlWords,
    openers: tomlOpeners,
  },
  {
    name: 'poetry.lock',
    path: 'poetry.lock',
    around: {
      Dockerfile: `${image}RUN poetry install\nCMD poetry run flask run\n`,
      'pyproject.toml': '[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\nflask = "*"\n',
    },
    words: tomlWords,
    openers: tomlOpeners,
  },
  {
    name: 'configuration',
    path: 'pydock-lint.toml',
    around: startedBy('flask run'),
    words: tomlWords,
    openers: tomlOpeners,
  },
  {
    name: 'shell script',
    path: 'start.sh',
    around: startedBy('["./start.sh"]'),
    words: shellWords,
    openers: shellOpeners,
  },
  {
    name: 'Python',
    path: 'app.py',
    around: { Dockerfile: `${image}CMD python app.py\n` },
    words: pythonWords,
    openers: pythonOpeners,
  },
  {
    name: 'gunicorn configuration',
    path: 'gunicorn.conf.py',
    around: startedBy('gunicorn app:app'),
    words: pythonWords,
    openers: pythonOpeners,
  },
];

/** Any bytes that are text; as the host decodes them. Those that are not text never reach a parser. */
const noise = fc
  .uint8Array({ maxLength: 200 })
  .map((bytes) => decode('x', Buffer.from(bytes)).file?.text ?? Buffer.from(bytes).toString('latin1'));

const textOf = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...words) },
        { weight: 2, arbitrary: fc.constantFrom(...hostile) },
        { weight: 1, arbitrary: fc.constantFrom('\n') },
        // Depth and length: what is short is rarely slow.
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom(...words, ...hostile), fc.integer({ min: 2, max: 300 }))
            .map(([word, times]) => word.repeat(times)),
        },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

/** Lines that begin as lines of the language do, and go on with anything. */
const linesOf = (openers: readonly string[], words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...openers),
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: fc.constantFrom(...words) },
            { weight: 1, arbitrary: fc.constantFrom(...hostile) },
          ),
          { maxLength: 6 },
        ),
      ),
      { maxLength: 15 },
    )
    .map((lines) => lines.map(([opener, rest]) => `${opener}${rest.join('')}\n`).join(''));

/** A project in which the file of a language holds anything: noise, or words of the language. */
export const projectIn = ({ path, around, words, openers }: Language): fc.Arbitrary<Files> =>
  fc
    .oneof(
      { weight: 2, arbitrary: noise },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
      { weight: 5, arbitrary: textOf(words) },
      { weight: 8, arbitrary: linesOf(openers, words) },
      // A true beginning, so that what follows is reached.
      {
        weight: 4,
        arbitrary: linesOf(openers, words).map((text) => `${around[path] ?? openings.get(path) ?? ''}${text}`),
      },
    )
    .map((text) => ({ ...around, [path]: text }));

const openings: ReadonlyMap<string, string> = new Map([
  ['Dockerfile', 'FROM python:3.13-slim AS a\nFROM a AS b\n'],
  ['compose.yaml', 'services:\n  db:\n    image: postgres:16\n  web:\n    build: .\n'],
  ['compose.override.yaml', 'services:\n  web:\n'],
  ['pyproject.toml', '[project]\nname = "a"\nversion = "1"\n'],
  ['uv.lock', 'version = 1\n[[package]]\nname = "flask"\nversion = "3.0"\n'],
  ['poetry.lock', '[[package]]\nname = "flask"\nversion = "3.0"\n'],
  ['start.sh', '#!/bin/sh\nset -e\n'],
  ['app.py', 'from flask import Flask\napp = Flask(__name__)\n'],
]);

const allWords = [...dockerfileWords, ...composeWords, ...shellWords, ...pythonWords, ...tomlWords, ...hostile];

/** One change of a text; the numbers are taken modulo what there is, so that any of them is valid and each shrinks by itself. */
const mutation = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'insert', 'cut', 'replace', 'repeat', 'truncate', 'splice' as const),
  at: fc.nat(10_000),
  other: fc.nat(10_000),
  word: fc.constantFrom(...allWords),
  times: fc.integer({ min: 2, max: 100 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { kind, at, other, word, times }: Mutation): string {
  const lines = text.split('\n');
  const line = at % lines.length;
  const offset = at % (text.length + 1);
  const end = Math.min(text.length, offset + (other % 20));
  switch (kind) {
    case 'drop':
      return lines.toSpliced(line, 1).join('\n');
    case 'double':
      return lines.toSpliced(line, 0, lines[line]!).join('\n');
    case 'swap':
      return lines
        .with(line, lines[other % lines.length]!)
        .with(other % lines.length, lines[line]!)
        .join('\n');
    case 'insert':
      return text.slice(0, offset) + word + text.slice(offset);
    case 'cut':
      return text.slice(0, offset) + text.slice(end);
    case 'replace':
      return text.slice(0, offset) + word + text.slice(end);
    case 'repeat':
      return text.slice(0, offset) + text.slice(offset, end).repeat(times) + text.slice(end);
    case 'truncate':
      return text.slice(0, offset);
    case 'splice': {
      const texts = Object.values(corpus[other % corpus.length]!);
      return lines.toSpliced(line, 0, ...texts[at % texts.length]!.split('\n')).join('\n');
    }
  }
}

/** A project out of the rules' examples, with some changes to its files. */
export const mutatedProject: fc.Arbitrary<Files> = fc
  .tuple(fc.nat(corpus.length - 1), fc.array(fc.tuple(fc.nat(20), mutation), { minLength: 1, maxLength: 8 }))
  .map(([index, mutations]) => {
    const files = new Map(Object.entries(corpus[index]!));
    for (const [which, change] of mutations) {
      const path = [...files.keys()][which % files.size]!;
      files.set(path, mutate(files.get(path)!, change));
    }
    return Object.fromEntries(files);
  });

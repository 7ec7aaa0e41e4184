import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, hole, interpolate, shellMaySetIt } from '../../../../src/model/compose/values/interpolate.js';
import { environmentOf, type Environment, type Variable } from '../../../../src/model/environment.js';
import { known } from '../../../../src/model/known.js';
import { parseCompose } from '../../../../src/parser/compose/parse.js';
import type { ComposeScalar } from '../../../../src/parser/compose/tree.js';
import { place, textOf } from '../../../../src/text/location.js';
import { SourceFile } from '../../../../src/text/source.js';
import { projectOf, shown, webOf } from '../build.js';

const scalar = (yaml: string): ComposeScalar => {
  const [root] = parseCompose(new SourceFile('compose.yaml', `a: ${yaml}\n`)).documents;
  return (root as { entries: ReadonlyMap<string, { value: ComposeScalar }> }).entries.get('a')!.value;
};

const given = (values: Readonly<Record<string, string>>, incomplete = shellMaySetIt): Environment => {
  const file = new SourceFile('.env', '');
  const variables = Object.entries(values).map(([name, value]): Variable => ({
    name,
    value: known(value),
    at: place(file, 0, 0),
    origin: 'env-file',
    secret: undefined,
  }));
  return environmentOf(variables, incomplete);
};

describe('operators', () => {
  const environment = given({ SET: 'set', EMPTY: '' });
  test.each([
    ['plain', 'plain'],
    ['$SET', 'set'],
    ['${SET}', 'set'],
    ['a-${SET}-z', 'a-set-z'],
    ['$$SET', '$SET'],
    ['$$$SET', '$set'],
    ['$', '$'],
    ['$ 5', '$ 5'],
    ['${SET:-d}', 'set'],
    ['${SET-d}', 'set'],
    ['${EMPTY:-d}', 'd'],
    ['${EMPTY-d}', ''],
    ['${EMPTY}', ''],
    ['${OTHER:-d}', 'd'],
    ['${OTHER-d}', 'd'],
    ['${OTHER:-}', ''],
    ['${OTHER:-${SET}}', 'set'],
    ['${OTHER:-${MORE:-deep}}', 'deep'],
    ['${SET:+r}', 'r'],
    ['${SET+r}', 'r'],
    ['${EMPTY:+r}', ''],
    ['${EMPTY+r}', 'r'],
    ['${SET:?needed}', 'set'],
    ['${EMPTY?needed}', ''],
    // Only the shell knows these.
    ['$OTHER', '?'],
    ['a${OTHER}', '?'],
    ['${OTHER:?needed}', '?'],
    ['${EMPTY:?needed}', '?'],
    ['${OTHER:+r}', '?'],
    ['${OTHER:-${MORE}}', '?'],
    // The shell always sets these, whatever the default.
    ['${PWD:-.}', '?'],
    ['${HOME:-/root}', '?'],
    // Compose refuses these.
    ['"${}"', '?'],
    ['"${SET!}"', '?'],
  ])('%s is %s', (yaml, value) => {
    expect(shown(evaluate(scalar(yaml).word, environment))).toBe(value);
  });

  test('a default is proved by its place and says why it counts', () => {
    const fact = evaluate(scalar('x:${PORT:-8000}').word, environment);
    expect(fact.known && fact.evidence.map((note) => [textOf(note), note.note])).toEqual([
      ['${PORT:-8000}', 'no file sets PORT, so its default counts'],
    ]);
  });

  test('a default does not count beside a .env that cannot be read', () => {
    expect(shown(evaluate(scalar('${PORT:-8000}').word, given({}, '.env cannot be read')))).toBe('?');
  });

  test('names are looked up as names, not as properties', () => {
    expect(shown(evaluate(scalar('${constructor}${__proto__:-x}').word, given({})))).toBe('?');
    expect(shown(evaluate(scalar('${__proto__:-x}').word, given({})))).toBe('x');
  });
});

describe('.env', () => {
  const image = (env: string): string | undefined =>
    shown(
      projectOf('services:\n  web:\n    image: "${IMAGE:-none}"\n', { '.env': env }).services.get('web')!.image!.text,
    );

  test('gives values, its own variables replaced', () => {
    expect(image('IMAGE=redis')).toBe('redis');
    expect(image('TAG=7\nIMAGE=redis:${TAG}')).toBe('redis:7');
    expect(image("TAG=7\nIMAGE='redis:${TAG}'")).toBe('redis:${TAG}');
    expect(image('OTHER=redis')).toBe('none');
    expect(image('IMAGE=')).toBe('none');
    expect(image('IMAGE=a\nIMAGE=b')).toBe('b');
  });

  test('of which the shell knows the rest is unknown', () => {
    expect(image('IMAGE=$REGISTRY/redis')).toBe('?');
    expect(image('IMAGE=${REGISTRY:-hub}/redis')).toBe('hub/redis');
  });

  test('the value is proved by its place', () => {
    const project = projectOf('services: {web: {image: $IMAGE}}', { '.env': 'IMAGE=redis' });
    const { text } = project.services.get('web')!.image!;
    expect(text.known && text.evidence.map((note) => [note.at.file.path, textOf(note)])).toEqual([['.env', 'redis']]);
  });

  test('is the one of the project directory, and env_file is none', () => {
    const project = projectOf('services: {web: {image: "${IMAGE}", env_file: web.env}}', {
      'sub/.env': 'IMAGE=a',
      'web.env': 'IMAGE=b',
    });
    expect(shown(project.services.get('web')!.image!.text)).toBe('?');
  });

  test('defaults count where git hides a .env that is not here', () => {
    expect(shown(webOf('image: ${IMAGE:-redis}', {}, { ignored: ['.env'] }).image!.text)).toBe('redis');
    expect(shown(webOf('image: ${IMAGE}', {}, { ignored: ['.env'] }).image!.text)).toBe('?');
  });
});

describe('parts', () => {
  const environment = given({ LONG: 'abcdef' });
  test.each([
    ['$$a:b', '$a', '$$a', 'b', 'b'],
    ['${LONG}:b', 'abcdef', '${LONG}', 'b', 'b'],
    ['x${LONG}y:b${LONG}', 'xabcdefy', 'x${LONG}y', 'babcdef', 'b${LONG}'],
    ['${X:-a:b}', 'a', '${X:-a:b}', 'b', '${X:-a:b}'],
    ['"a\\u0041${LONG}:b"', 'aAabcdef', 'a\\u0041${LONG}', 'b', 'b'],
    ['${UNKNOWN}:b', '?', '${UNKNOWN}', 'b', 'b'],
  ])('%s', (yaml, first, firstAt, second, secondAt) => {
    const item = interpolate(scalar(yaml), environment);
    const colon = item.text.indexOf(':');
    const [left, right] = [item.part(0, colon), item.part(colon + 1, item.text.length)];
    expect([shown(left.value), textOf(left), shown(right.value), textOf(right)]).toEqual([
      first,
      firstAt,
      second,
      secondAt,
    ]);
  });

  test('never throw, lie in the scalar, and join to the value', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '{',
      '}',
      ':',
      '-',
      'A',
      '${A}',
      '${B:-c}',
      '${C',
      'é',
      '😀',
      '\\',
      '"',
      ' x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(20), fc.nat(20), (pieces, a, b) => {
        const node = scalar(JSON.stringify(pieces.join('')));
        const item = interpolate(node, given({ A: 'value' }));
        const part = item.part(Math.min(a, b), Math.max(a, b));
        expect(part.at.span.start).toBeGreaterThanOrEqual(node.at.span.start);
        expect(part.at.span.end).toBeLessThanOrEqual(node.at.span.end);
        const whole = evaluate(node.word, given({ A: 'value' }));
        if (whole.known) expect(item.text).toBe(whole.value);
        else expect(item.text).toContain(hole);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultOptions, run } from '../../../../src/engine/run.js';
import type { Rule } from '../../../../src/rule.js';
import serviceKeyOrder from '../../../../src/rules/style/service-key-order.js';
import topLevelOrder from '../../../../src/rules/style/top-level-order.js';
import unsortedDependencies from '../../../../src/rules/style/unsorted-dependencies.js';
import unsortedPorts from '../../../../src/rules/style/unsorted-ports.js';
import unsortedServices from '../../../../src/rules/style/unsorted-services.js';
import { applyEdits, projectOf } from '../../../harness.js';

const findings = (rule: Rule, text: string) =>
  run(projectOf({ 'compose.yaml': text }), [{ rule, severity: undefined, options: defaultOptions(rule) }]).diagnostics;

/** A text after the fixes of a rule. */
const fixed = (rule: Rule, text: string): string =>
  applyEdits(
    text,
    findings(rule, text).flatMap(({ fix }) => fix?.edits ?? []),
  );

const services = (text: string): string => `services:\n${text}`;

describe('blocks of lines', () => {
  test.each([
    ['comments above move along', '  # b\n  b: 1\n  # a\n  a: 1\n', '  # a\n  a: 1\n  # b\n  b: 1\n'],
    [
      'deeper comments below move along',
      '  b:\n    c: 1\n    # d: 1\n  a: 1\n',
      '  a: 1\n  b:\n    c: 1\n    # d: 1\n',
    ],
    ['comments to the left move along', '  b: 1\n#  c: 1\n  a: 1\n', '  a: 1\n  b: 1\n#  c: 1\n'],
    ['blank lines stay', '\n  b: 1\n\n\n  a: 1\n  c: 1\n', '\n  a: 1\n\n\n  b: 1\n  c: 1\n'],
    ['a file without a line end', '  b: 1\n  a: 1', '  a: 1\n  b: 1'],
    ['line ends of two characters', '  b: 1\r\n\r\n  a: 1\r\n', '  a: 1\r\n\r\n  b: 1\r\n'],
    ['a merge key at the top stays', '  <<: *x\n  b: 1\n  a: 1\n', '  <<: *x\n  a: 1\n  b: 1\n'],
    ['text with line ends', '  b: |\n    x\n\n    # y\n  a: 1\n', '  a: 1\n  b: |\n    x\n\n    # y\n'],
    ['an alias behind both', '  b: &b 1\n  a: 1\nx-c: *b\n', '  a: 1\n  b: &b 1\nx-c: *b\n'],
  ])('%s', (_, before, after) => {
    const head = 'x-x: &x {}\nservices:\n';
    expect(fixed(unsortedServices, head + before)).toBe(head + after);
  });

  test.each([
    ['an alias', '  b: &b 1\n  a: *b\n'],
    ['a merge key', '  b: &b {}\n  a:\n    <<: *b\n'],
    ['an anchor that is defined anew', '  b: &b 1\n  a: &b 2\nx-c: *b\n'],
    ['a comment for itself', '  b: 1\n\n  # Below: letters.\n\n  a: 1\n'],
    ['a merge key between', '  b: 1\n  <<: {c: 1}\n  a: 1\n'],
    ['braces', '  {b: 1, a: 1}\n'],
    ['text that keeps its line ends', '  b: |+\n    x\n\n  a: 1\n'],
    ['text at the end of a file without a line end', '  b: 1\n  a: |\n    x'],
    ['blanks behind text', '  b: |\n    x\n     \n  a: 1\n'],
    ['an explicit key', '  ? b\n  : 1\n  a: 1\n'],
  ])('%s keeps them where they are', (_, text) => {
    const found = findings(unsortedServices, services(text));
    expect(found.map(({ fix }) => fix)).toEqual([undefined]);
  });

  test('a comment at the top of a file stays there', () => {
    expect(fixed(topLevelOrder, '# About\nvolumes:\nservices:\n')).toBe('# About\nservices:\nvolumes:\n');
  });

  test('a comment that silences a rule does not stay behind', () => {
    const text = '# pydock-lint: ignore[a] b\nvolumes:\nservices:\n';
    expect(findings(topLevelOrder, text).map(({ fix }) => fix)).toEqual([undefined]);
  });

  test('nothing is said of a file with errors', () => {
    expect(findings(unsortedServices, services('  b: 1\n  a: 1\n  a: 1\n'))).toEqual([]);
  });
});

const name = fc.constantFrom('web', 'api', 'db', 'cache', 'worker', 'proxy');
const comment = fc.constantFrom('', '', '', '# note', '# a: b', '#  - x', '# &a *a', '\n', '\n\n', '\n# alone\n');
const scalar = fc.constantFrom(
  'text',
  '"quoted # no comment"',
  '*shared',
  '&own value',
  '*own',
  '|\n<in>first\n\n<in># second\n',
  '|+\n<in>kept\n\n',
  '>-\n<in>folded\n<in>more\n<in>   \n',
  'plain\n<in>continued',
  '[a,\n<in>b] # why',
  '{a: b}',
  '',
);
const port = fc.constantFrom(
  '"80:80"',
  '8080:80',
  '"443"',
  '9000',
  '{target: 5000, published: 5001}',
  '"${P:-70}:70"',
  '"$Q:1"',
);

/** Lines of an entry: comments and blank lines above, the key and its value. */
const entry = (key: string, value: string, above: string, indent: string): string => {
  const lead = above
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
  return `${lead}${lead === '' || lead.endsWith('\n') ? '' : '\n'}${indent}${key}: ${value.replaceAll('<in>', `${indent}  `)}\n`;
};

const list = (key: string, item: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(item, { minLength: 1 })
    .map((items) => [key, `\n${items.map((text) => `<in>- ${text}\n`).join('')}`] as const);

const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('image', 'command', 'labels', 'hostname', 'x-a', 'x-b', 'user', 'restart'), scalar),
  list('ports', port),
  list('depends_on', name),
  fc.uniqueArray(name).map((names) => ['depends_on', `\n${names.map((key) => `<in>${key}:\n`).join('')}`] as const),
);

const service = fc
  .uniqueArray(fc.tuple(attribute, comment), { selector: ([[key]]) => key, maxLength: 6 })
  .map((attributes) => `\n${attributes.map(([[key, value], above]) => entry(key, value, above, '    ')).join('')}`);

const body = fc
  .uniqueArray(fc.tuple(name, service, comment), { selector: ([key]) => key, minLength: 1 })
  .map((list) => list.map(([key, value, above]) => entry(key, value, above, '  ')).join(''));

const section = fc.oneof(
  body.map((text) => ['services', `\n${text}`] as const),
  fc.tuple(fc.constantFrom('volumes', 'networks', 'x-c', 'name', 'secrets'), scalar),
);

const file = fc
  .tuple(
    fc.uniqueArray(fc.tuple(section, comment), { selector: ([[key]]) => key, minLength: 1 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
    fc.constantFrom('', '# About this file\n', '# About\n\n', '---\n'),
  )
  .map(([sections, lineEnd, ends, head]) => {
    const text = `${head}x-shared: &shared one\n${sections.map(([[key, value], above]) => entry(key, value, above, '')).join('')}`;
    return (ends ? text : text.trimEnd()).replaceAll('\n', lineEnd);
  });

/** What a text means, lists whose order means nothing sorted; undefined for what YAML refuses. */
function meaning(text: string): unknown {
  try {
    return parse(text, (key, value: unknown) =>
      (key === 'ports' || key === 'depends_on') && Array.isArray(value)
        ? value.map((item) => JSON.stringify(item)).sort()
        : value,
    );
  } catch {
    return undefined;
  }
}

const lines = (text: string): readonly string[] => text.split(/\r?\n/).sort();

describe.each([unsortedServices, serviceKeyOrder, topLevelOrder, unsortedDependencies, unsortedPorts])(
  '$name',
  (rule) => {
    test('keeps the meaning and every line of any file, and is done after one run', () => {
      let moved = 0;
      fc.assert(
        fc.property(file, (text) => {
          const before = meaning(text);
          fc.pre(before !== undefined);
          const after = fixed(rule, text);
          expect(meaning(after)).toEqual(before);
          expect(lines(after)).toEqual(lines(text));
          expect(after.split('\r\n').length).toBe(text.split('\r\n').length);
          expect(findings(rule, after).filter(({ fix }) => fix)).toEqual([]);
          if (after !== text) moved++;
        }),
        { numRuns: 40 },
      );
      expect(moved).toBeGreaterThan(0);
    });
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShellTest, shellForm } from '../../../src/model/command/form.js';
import { MappedText } from '../../../src/text/mapped-text.js';
import { SourceFile } from '../../../src/text/source.js';

const body = (text: string) =>
  new MappedText(new SourceFile('Dockerfile', text), [{ text, span: { start: 0, end: text.length } }]);

describe('isShellTest', () => {
  it.each([
    '[ -f x ] && y',
    '[ ! -d "/data" ]',
    '[ "$A" = "b" ] || exit 1',
    '[ "$A" ]',
    '[[ $A == b ]]',
    '[[ "$A" =~ ^a,b$ ]] && x',
  ])('%s is one', (text) => expect(isShellTest(body(text))).toBe(true));

  it.each(['["a", "b"', "['a', 'b']", '[a, b]', '[ "a" "b" ]', '[ "a", "b" ] c', '[ a', '[', '', 'test -f x', '[[a]]'])(
    '%s is none',
    (text) => expect(isShellTest(body(text))).toBe(false),
  );
});

describe('shellForm', () => {
  it.each([
    ['python app.py', ['python', 'app.py']],
    ['echo "a b" \'c\'', ['echo', 'a b', 'c']],
    ['echo "*"', ['echo', '*']],
    ['echo *', undefined],
    ['echo ~', undefined],
    ['echo $A', undefined],
    ['echo `date`', undefined],
    ['A=1 echo', undefined],
    ['echo > x', undefined],
    ['echo &', undefined],
    ['(echo)', undefined],
    ['a && b', undefined],
    ['if a; then b; fi', undefined],
  ])('%s in exec form', (text, words) => expect(shellForm(body(text))?.words).toEqual(words));

  it.each([
    ['exec a', true],
    ['a && exec b "$@"', true],
    ['exec a | b', false],
    ['exec a & b', false],
    ['(exec a)', false],
    ['a', false],
  ])('%s takes the place of the shell: %s', (text, isExec) => expect(shellForm(body(text))?.isExec).toBe(isExec));

  it('is nothing where nothing runs', () => {
    expect(shellForm(body(''))).toBeUndefined();
    expect(shellForm(body('# only a comment'))).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        isShellTest(body(`[ ${text}`));
        shellForm(body(text));
      }),
    );
  });
});

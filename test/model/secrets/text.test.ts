import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretsInText } from '../../../src/model/secrets/text.js';
import { longText } from '../../long-text.js';

const noise = (length: number): string =>
  Array.from({ length }, (_, index) => 'q7Zr4Kc9TmW2xNb8Yv5Lp3Hs6Gd1Jf'[(index * 7 + (index >> 2)) % 30]).join('');
const begin = '-----BEGIN RSA PRIV' + 'ATE KEY-----';
const end = '-----END RSA PRIV' + 'ATE KEY-----';
const lines = (count: number): string => Array.from({ length: count }, () => noise(64)).join('\n');
const token = 'gh' + 'p_' + noise(36);

const found = (text: string): string[] => secretsInText(text).map((secret) => text.slice(secret.start, secret.end));

describe('secretsInText', () => {
  test.each([
    ['one line', 'echo key', ' > key'],
    ['many lines', 'cat <<EOF > key\n', '\nEOF\nEXPOSE 80'],
  ])('finds a private key whole: %s', (_, before, behind) => {
    const key = `${begin}\n${lines(50)}\n${end}`;
    expect(found(before + key + behind)).toEqual([key]);
  });

  test('finds a private key that is longer than a value may be', () => {
    const key = `${begin}\n${lines(300)}\n${end}`;
    expect(found(`${lines(200)}\n${key}\n${lines(200)}`)).toEqual([key]);
  });

  test('ends a private key without end where its lines end', () => {
    expect(found(`ENV KEY="${begin}\\n\\\n${noise(64)}\\n\\\n${noise(40)}"\nRUN pip install flask\n`)).toEqual([
      `${begin}\\n\\\n${noise(64)}\\n\\\n${noise(40)}`,
    ]);
    expect(found(`RUN grep -q -- "${begin}" key.pem\nRUN make\n`)).toEqual([begin]);
  });

  test('takes two private keys for two', () => {
    const key = `${begin}\n${lines(3)}\n${end}`;
    expect(found(`${key}\n\n${key}`)).toEqual([key, key]);
  });

  test('finds the same wherever it stands in a long text', () => {
    for (const length of [0, 4050, 4080, 4096, 8150, 8191, 8192, 20_000]) {
      const around = ' \n'.repeat(length / 2);
      expect(found(`${around}${token}${around}`)).toEqual([token]);
      expect(found(`${around}https://ci:tr0ub4dor3@pypi.example.org/simple${around}`)).toEqual(['tr0ub4dor3']);
    }
  });

  test('says what it found', () => {
    const secrets = secretsInText(`${token} https://ci:tr0ub4dor3@x.example https://me:changeme@x.example ${begin}`);
    expect(secrets.map(({ what, placeholder }) => [what, placeholder])).toEqual([
      ['a token of GitHub', false],
      ['the password of a URL', false],
      ['the password of a URL', true],
      ['a private key', false],
    ]);
  });

  test('keeps its matches inside the text, in order and apart', () => {
    const piece = fc.oneof(fc.constantFrom(begin, end, token, '://a:b3ad@', '\n', noise(64)), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const secret of secretsInText(text)) {
          expect(secret.start).toBeGreaterThanOrEqual(last);
          expect(secret.end).toBeGreaterThan(secret.start);
          last = secret.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('comes to the end of long texts', () => {
    for (const piece of [begin, `${begin}\n`, '://a:b']) expect(() => secretsInText(longText(piece))).not.toThrow();
  });
});

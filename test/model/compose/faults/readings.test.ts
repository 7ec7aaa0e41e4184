import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseByteSize } from '../../../../src/model/compose/faults/byte-size.js';
import { commandFault } from '../../../../src/model/compose/faults/command-words.js';
import { parseDuration } from '../../../../src/model/compose/faults/duration.js';
import {
  isInIpv4Network,
  isIpAddress,
  isIpv6,
  isMacAddress,
  isNetworkPrefix,
  isZonedAddress,
  parseIpv4,
} from '../../../../src/model/compose/faults/ip-address.js';
import { longText } from '../../../long-text.js';

const anyText = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0159.,:-+% /[]()$\'"`\\;&|<>smhMGiBbk') }));

describe('durations', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['1ns', 1],
    ['1.5us', 1500],
    ['30s', 30e9],
    ['1m30s', 90e9],
    ['.5h', 1800e9],
    ['1.s', 1e9],
    ['1w2d', 777_600e9],
    ['-1ms', -1e6],
    ['+1µs', 1000],
  ])('%s', (text, nanoseconds) => expect(parseDuration(text)).toEqual({ nanoseconds }));

  test.each([
    ['1min', 'min', 'Write 1m.'],
    ['5secs', 'secs', 'Write 5s.'],
    ['5 s', ' s', 'Write 5s.'],
    ['9Hours', 'Hours', 'Write 9h.'],
    ['5millis', 'millis', 'Write 5ms.'],
    ['5y', 'y', 'The units are ms, s, m, h, d and w.'],
    ['1h5', '1h5', 'Write 1h5s for seconds.'],
    ['soon', 'soon', 'Write a number and a unit, such as 30s.'],
    ['.s', '.s', 'Write a number and a unit, such as 30s.'],
    ['999999999w', '999999999w', undefined],
    ['-', '-', undefined],
  ])('%s is none', (text, wrong, help) => {
    const read = parseDuration(text);
    expect('problem' in read && [text.slice(read.start, read.end), read.help]).toEqual([wrong, help]);
  });

  test('what is printed from numbers and units is read', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('ns', 'us', 'ms', 's', 'm', 'h', 'd', 'w'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(parseDuration(parts.map(([number, unit]) => `${number}${unit}`).join(''))).toHaveProperty('nanoseconds');
      }),
    );
  });
});

describe('sizes', () => {
  test.each([
    ['0', 0],
    ['-1', -1],
    ['512', 512],
    ['512b', 512],
    ['1k', 1024],
    ['1.5g', 1.5 * 2 ** 30],
    ['64 MB', 64 * 2 ** 20],
    ['1KiB', 1024],
    ['2t', 2 ** 41],
    ['1e3', 1000],
    ['.5k', 512],
  ])('%s', (text, bytes) => expect(parseByteSize(text)).toEqual({ bytes }));

  test.each([
    ['512Mi', 'Mi'],
    ['512mbit', 'mbit'],
    ['512x', 'x'],
    ['1bb', 'bb'],
    ['lots', 'lots'],
    ['1,5g', '1,5g'],
    ['-1g', '-1g'],
    ['512m ', '512m '],
    ['1  m', '1  m'],
  ])('%s is none', (text, wrong) => {
    const read = parseByteSize(text);
    expect('problem' in read && text.slice(read.start, read.end)).toBe(wrong);
  });

  test('what is printed from numbers and units is read', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.constantFrom('', ' ', 'b', 'k', 'M', ' GB', 'KiB', 'tb', 'P'),
        (number, unit) => {
          expect(parseByteSize(`${number}${unit.trim() === '' ? '' : unit}`)).toHaveProperty('bytes');
        },
      ),
    );
  });
});

describe('addresses', () => {
  test.each(['0.0.0.0', '255.255.255.255', '::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1::8'])(
    '%s',
    (text) => expect(isIpAddress(text)).toBe(true),
  );
  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    'localhost',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '::g',
    '::1.2.3',
    '1.2.3.4::',
    '[::1]',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7::8',
  ])('%s is none', (text) => expect(isIpAddress(text)).toBe(false));

  test('zones', () => {
    expect(isZonedAddress('fe80::1%eth0')).toBe(true);
    expect(isZonedAddress('fe80::1%')).toBe(false);
    expect(isZonedAddress('1.2.3.4%eth0')).toBe(false);
    expect(isZonedAddress('1.2.3.4')).toBe(true);
  });

  test('networks', () => {
    expect(['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/64', '::/0'].map(isNetworkPrefix)).toEqual([true, true, true, true]);
    expect(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0/8', '::/129', 'x/8'].some(isNetworkPrefix)).toBe(false);
    expect(isInIpv4Network('10.1.2.3', '10.0.0.0/8')).toBe(true);
    expect(isInIpv4Network('11.1.2.3', '10.0.0.0/8')).toBe(false);
    expect(isInIpv4Network('255.255.255.255', '0.0.0.0/0')).toBe(true);
    expect(isInIpv4Network('10.0.0.129', '10.0.0.1/25')).toBe(false);
    expect(isInIpv4Network('10.0.0.1', '::/0')).toBe(undefined);
  });

  test('hardware addresses', () => {
    const good = ['02:42:ac:11:65:43', '02-42-AC-11-65-43', '0242.ac11.6543', '02:42:ac:11:65:43:00:01'];
    const bad = ['', '02:42:ac:11:65', '02:42-ac:11:65:43', '0242.ac11', '02:42:ac:11:65:4g', '0242ac116543'];
    expect(good.every(isMacAddress)).toBe(true);
    expect(bad.some(isMacAddress)).toBe(false);
  });

  test('what is printed from numbers is read', () => {
    fc.assert(fc.property(fc.ipV4(), (text) => parseIpv4(text)?.length === 4));
    fc.assert(fc.property(fc.ipV6(), isIpv6));
  });
});

describe('commands', () => {
  test.each([
    ['', undefined],
    ['a "b c" \'d e\' f\\ g', undefined],
    ["a '\\' b", undefined],
    ['echo `date`', undefined],
    ['echo `date', ['unclosed', '`']],
    ['echo $(date "x) y', undefined],
    ['echo $(a $(b))', ['parenthesis', '(']],
    ['a "b\\" c', ['unclosed', '"']],
    ['a \\', ['unclosed', '\\']],
    ['a || b', ['cut', '||']],
    ['a 2>> b', ['cut', '>>']],
    ['a ;', undefined],
    ['a & ', undefined],
    ['"a" "b', ['unclosed', '"']],
  ] as const)('%s', (text, expected) => {
    const fault = commandFault(text);
    expect(fault && [fault.kind, text.slice(fault.start, fault.end)]).toEqual(expected);
  });

  test('words in single quotes are never a fault', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (words) => {
        expect(commandFault(words.map((word) => `'${word.replaceAll("'", '')}'`).join(' '))).toBeUndefined();
      }),
    );
  });
});

test('any text is read, and what is wrong lies inside of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const read of [parseDuration(text), parseByteSize(text), commandFault(text)]) {
        if (!read || !('start' in read)) continue;
        expect(read.start).toBeGreaterThanOrEqual(0);
        expect(read.end).toBeLessThanOrEqual(text.length);
        expect(read.start).toBeLessThanOrEqual(read.end);
      }
      for (const read of [isIpAddress, isZonedAddress, isNetworkPrefix, isMacAddress])
        expect(read(text)).toBeTypeOf('boolean');
    }),
  );
});

test('long texts come to their end', () => {
  for (const piece of ['1s', '1', '(', '"', ':', '1.', '::', 'a;', ' ', '$(']) {
    const text = longText(piece);
    for (const read of [parseDuration, parseByteSize, commandFault, isIpAddress, isMacAddress])
      expect(() => read(text)).not.toThrow();
  }
});

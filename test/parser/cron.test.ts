import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronFaults } from '../../src/parser/cron.js';

describe('a cron expression', () => {
  test.each([
    ...[
      '* * * * *',
      '*/5 * * * *',
      '0 3 * * 0',
      '0 3 * * 7',
      '0,30 8-18/2 1,15 1-12 1-5',
      ' 0  0 1 1 * ',
      '5/10 * * * *',
    ],
    '0 0 ? * *',
  ])('%s', (text) => {
    expect(cronFaults(text)).toEqual([]);
  });

  test.each([
    ['60 * * * *', '60', '`60` is no minute: that is a number from 0 to 59.', undefined],
    ['0 24 * * *', '24', '`24` is no hour: that is a number from 0 to 23.', undefined],
    ['0 0 0 * *', '0', '`0` is no day of the month: that is a number from 1 to 31.', undefined],
    ['0 0 1 13 *', '13', '`13` is no month: that is a number from 1 to 12.', undefined],
    ['0 0 * * 1-8', '1-8', '`8` is no day of the week: that is a number from 0 to 7.', undefined],
    [
      '0 0 * * Mon-Fri',
      'Mon-Fri',
      "`Mon` is a name, and the day of the week of a job's schedule is a number.",
      'Write 1.',
    ],
    ['0 0 1 jan *', 'jan', "`jan` is a name, and the month of a job's schedule is a number.", 'Write 1.'],
    ['0 0 1 1,x *', 'x', '`x` is no month: that is a number from 1 to 12.', undefined],
    ['0 5-1 * * *', '5-1', 'The range `5-1` ends before it begins.', undefined],
    ['*/0 * * * *', '*/0', 'The step of `*/0` is 0, which leads nowhere.', undefined],
    ['*/ * * * *', '*/', '`*/` is no minute: that is a number from 0 to 59.', undefined],
    ['-1 * * * *', '-1', '`-1` is no minute: that is a number from 0 to 59.', undefined],
    ['1, * * * *', '', '`` is no minute: that is a number from 0 to 59.', undefined],
    ['@daily', '@daily', '`@daily` is a shortcut, and jobs take five fields only.', 'Write `0 0 * * *`.'],
    ['@reboot', '@reboot', '`@reboot` is a shortcut, and jobs take five fields only.', undefined],
    [
      '0 0 * * * *',
      '0 0 * * * *',
      'The schedule has 6 fields in place of five: minute, hour, day of the month, month and day of the week.',
      'There is no field for seconds or years.',
    ],
    [
      '5',
      '5',
      'The schedule has 1 field in place of five: minute, hour, day of the month, month and day of the week.',
      undefined,
    ],
    [
      ' ',
      ' ',
      'The schedule is empty in place of five: minute, hour, day of the month, month and day of the week.',
      undefined,
    ],
  ])('%s is refused', (text, place, message, help) => {
    expect(cronFaults(text).map((fault) => [text.slice(fault.start, fault.end), fault.message, fault.help])).toEqual([
      [place, message, help],
    ]);
  });

  test('every fault is told', () => {
    expect(cronFaults('60,61 24 * * mon')).toHaveLength(4);
  });

  test('any text has its faults inside', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9*,/ @a-f-]{0,30}$/));
    fc.assert(
      fc.property(text, (one) => {
        for (const { start, end, message } of cronFaults(one)) {
          expect(message).toMatch(/\.$/);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(one.length);
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
    );
  });
});

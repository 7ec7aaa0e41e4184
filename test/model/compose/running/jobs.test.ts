import { expect, test } from 'vitest';
import { isTimeZone, neverRuns, scheduleFaults, timeZones } from '../../../../src/model/compose/running/jobs.js';
import { projectOf } from '../../../harness.js';

test.each([
  ['Europe/Paris', true],
  ['UTC', true],
  ['Asia/Calcutta', true],
  ['Local', true],
  ['', true],
  ['+02:00', false],
  ['Europe/Pari', false],
  ['__proto__', false],
])('%s is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});

const jobOf = (triggers: string) => {
  const text = `jobs:\n  a:\n    image: a\n    triggers: ${triggers}\nservices:\n  web:\n    image: a\n`;
  return projectOf({ 'compose.yaml': text, '.env': 'CRON=61 * * * *\n' }).composeProjects[0]!.jobs.get('a')!;
};

test('a schedule is read with its variables', () => {
  const faults = scheduleFaults(jobOf('{schedule: ["$CRON"]}'));
  expect(faults.map(({ message }) => message)).toEqual(['`61` is no minute: that is a number from 0 to 59.']);
  expect(scheduleFaults(jobOf('{schedule: ["$OTHER"]}'))).toEqual([]);
});

test('what is no schedule has no faults of its own', () => {
  for (const triggers of ['[]', 'a', '{schedule: 1}', '{schedule: [1, [a], {cron: [b], timezone: {}}]}']) {
    const job = jobOf(triggers);
    expect([scheduleFaults(job), timeZones(job), neverRuns(job)]).toEqual([[], [], false]);
  }
});

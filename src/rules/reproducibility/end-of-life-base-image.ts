import { describeAge, imageAge } from '../../model/image/age.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'end-of-life-base-image',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The base image carries a release past its end of life.',
  why: 'Nobody mends its security holes any more, and its packages leave the mirrors one day: the build then fails for good.',
  examples: {
    bad: 'FROM python:3.8-slim\n',
    good: 'FROM python:3.13-slim\n',
  },
  sources: ['https://devguide.python.org/versions/', 'https://endoflife.date/'],
  on: {
    stage({ imageUses }, { project, report }) {
      for (const { base, by, at } of imageUses) {
        const age = by === 'FROM' && base.kind === 'image' ? imageAge(base.reference, project.today) : undefined;
        if (!age) continue;
        report(
          { at },
          {
            message: describeAge(age),
            help: age.newest === undefined ? undefined : `The newest maintained release is ${age.newest}.`,
            severity: age.ended ? undefined : 'info',
          },
        );
      }
    },
  },
});

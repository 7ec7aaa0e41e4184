import { describeAge, type ImageAge, imageAge } from '../../model/image/age.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'end-of-life-service-image',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service runs an image past its end of life.',
  why: 'Nobody mends its security holes any more. The older a database gets, the more versions a migration has to pass through.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  cache:\n    image: redis:5\n' },
    good: { 'compose.yaml': 'services:\n  cache:\n    image: redis:8\n' },
  },
  sources: ['https://www.postgresql.org/support/versioning/', 'https://endoflife.date/'],
  on: {
    service({ image, build }, { project, report }) {
      if (!image || build || !image.reference.known) return;
      const age = imageAge(image.reference.value, project.today);
      if (!age) return;
      report(image, {
        message: describeAge(age),
        help: adviceAbout(age, image.reference.value.name),
        related: image.text.known ? image.text.evidence : [],
        severity: age.ended ? undefined : 'info',
      });
    },
  },
});

function adviceAbout({ newest, isSystem }: ImageAge, name: string): string | undefined {
  if (isSystem) return `Take a tag of ${name} that is built on a newer release of the operating system.`;
  return newest && `The newest maintained release is ${newest}; read its notes about upgrading first.`;
}

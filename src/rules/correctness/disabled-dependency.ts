import { dependenciesOf } from '../../model/compose/names/dependencies.js';
import { isHiddenFrom } from '../../model/compose/names/profiles.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'disabled-dependency',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service needs another one that its profiles keep away.',
  why: 'A service with profiles exists only where one of them is switched on, and Compose refuses to start what needs a service that is not there.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n    profiles: [debug]\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    profiles: [debug]\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n    profiles: [debug]\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/profiles/'],
  on: {
    service(service, { report }) {
      const { project, name, profiles } = service;
      if (project.open !== undefined) return;
      for (const { at, name: neededName, required, by } of dependenciesOf(service)) {
        const needed = project.services.get(neededName);
        if (!required || !needed || !isHiddenFrom(needed, service)) continue;
        const place = needed.attribute('profiles')?.key;
        report(
          { at },
          {
            message: `${name} needs ${neededName} (${by}), which starts with ${listed(needed.profiles)} only.`,
            help:
              by === 'depends_on'
                ? `Give ${neededName} the profiles of ${name}, or write required: false.`
                : `Give ${neededName} the profiles of ${name}.`,
            related: place ? [{ at: place.at, note: `${neededName} has its profiles here` }] : [],
            // Somebody who names a profile of each gets both.
            severity: profiles.length > 0 ? 'warning' : undefined,
          },
        );
      }
    },
  },
});

const listed = (profiles: readonly string[]): string =>
  profiles.length === 1 ? `the profile ${profiles[0]}` : `the profiles ${profiles.join(', ')}`;

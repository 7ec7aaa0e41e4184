import { undefinedNames } from '../../model/compose/names/undefined-names.js';
import { defineRule } from '../../rule.js';
import { insertBefore } from '../../text/location.js';
import { join } from '../../text/path.js';

export default defineRule({
  name: 'undefined-volume',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A service mounts a named volume that the top level does not define.',
  why: 'Compose refuses the project. A source without a leading `.`, `/` or `~` is a volume name, not a path.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - assets:/usr/share/nginx/html\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./assets:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/volumes/'],
  on: {
    compose(compose, { report, project: { host } }) {
      for (const { at, service, name, near } of undefinedNames(compose, 'volumes')) {
        const isPath = name.includes('/') || host.kindOf(join(compose.directory, name)) !== undefined;
        const isShort = at.file.text[at.span.end] === ':';
        report(
          { at },
          {
            message: `${service.name} mounts the volume ${name}, which the top-level volumes do not define.`,
            help: isPath
              ? `A path begins with a dot: ./${name}`
              : near === undefined
                ? `Add ${name} to the top-level volumes, or write ./${name} for a folder.`
                : `Did you mean ${near}?`,
            fix: isPath && isShort ? { title: `Mount ./${name}`, edits: [insertBefore({ at }, './')] } : undefined,
          },
        );
      }
    },
  },
});

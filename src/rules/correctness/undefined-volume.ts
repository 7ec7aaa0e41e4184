import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'undefined-volume',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service mounts a named volume that the top level does not define.',
  why: 'Compose refuses the project. A source without a leading `.`, `/` or `~` is a volume name, not a path.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - assets:/usr/share/nginx/html\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./assets:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/volumes/'],
  on: {
    service({ project, namedVolumes }, { report, project: { host } }) {
      if (project.open !== undefined) return;
      for (const reference of namedVolumes) {
        const name = reference.name.known ? reference.name.value : undefined;
        if (name === undefined || project.volumes.has(name)) continue;
        const near = closest(name, project.volumes.keys());
        const path = project.directory === '.' ? name : `${project.directory}/${name}`;
        const isPath = name.includes('/') || host.kindOf(path) !== undefined;
        report(reference, {
          message: `There is no volume named ${name} under the top-level volumes.`,
          help: isPath
            ? `A path begins with a dot: ./${name}`
            : near === undefined
              ? `Define it: volumes: ${name}: — or write ./${name} if it is a folder.`
              : `Did you mean ${near}?`,
        });
      }
    },
  },
});

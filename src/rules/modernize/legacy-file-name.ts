import { legacyNames } from '../../model/compose/loading/file-names.js';
import { defineRule } from '../../rule.js';
import { basename } from '../../text/path.js';

export default defineRule({
  name: 'legacy-file-name',
  category: 'modernize',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'A compose file under its name of Compose v1.',
  why: 'Compose still finds `docker-compose.yml`, and prefers `compose.yaml`: where a folder has both, the old one is not read.',
  examples: {
    bad: { 'docker-compose.yml': 'services:\n  web:\n    image: nginx:1.31\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file'],
  on: {
    document({ file, at }, { report }) {
      const name = basename(file.path);
      const current = legacyNames.get(name);
      if (current === undefined) return;
      report({ at }, { message: `${name} is the old name of ${current}.`, help: `Rename it to ${current}.` });
    },
  },
});

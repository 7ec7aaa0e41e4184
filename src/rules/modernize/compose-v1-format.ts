import { addServicesKey } from '../../model/compose/writing/top-level.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'compose-v1-format',
  category: 'modernize',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Services at the top level of the file, as before 2016.',
  why: 'Compose refuses the file: services belong under `services:`.',
  examples: {
    bad: { 'docker-compose.yml': 'web:\n  image: nginx:1.31\n' },
    good: { 'docker-compose.yml': 'services:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/compose/releases/migrate/'],
  on: {
    document(document, { report }) {
      const { root, isV1, tree } = document;
      const [first] = root?.entries.values() ?? [];
      if (!isV1 || !root || !first || tree.templated) return;
      const edit = addServicesKey(document);
      report(first.key, {
        message: 'The services stand at the top level, as in the first Compose format.',
        help: 'Put them under services:',
        fix: edit && { title: 'Put them under services:', edits: [edit] },
      });
    },
  },
});

import {
  containerNames,
  isContainerName,
  isSchemaFault,
  takenNames,
} from '../../model/compose/names/container-names.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'duplicate-container-name',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A container name that two services share, or that Docker does not take.',
  why: 'A name belongs to one container: Compose refuses to start the second one. Names have letters, digits, `_`, `.` and `-` only.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    container_name: app\n  api:\n    image: nginx:1.31\n    container_name: app\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    container_name: app\n  api:\n    image: nginx:1.31\n    container_name: app-api\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  aliases: ['no-duplicate-container-names', 'service-container-name-regex'],
  on: {
    compose(project, { report }) {
      const names = containerNames(project);
      for (const { at, service, name, first } of takenNames(names)) {
        report(
          { at },
          {
            message: `${first.service.name} and ${service.name} both call their container ${name}.`,
            help: 'Give each its own name, or leave container_name out: Compose finds one.',
            related: [{ at: first.at, note: `${first.service.name} takes the name here` }],
          },
        );
      }
      for (const { at, name, service } of names) {
        if (isContainerName(name) || isSchemaFault(name)) continue;
        report(
          { at },
          {
            message: `${service.name} calls its container ${name}, which Docker does not take for a name.`,
            help: 'Begin with a letter or a digit, and go on with letters, digits, `_`, `.` and `-`.',
          },
        );
      }
    },
  },
});

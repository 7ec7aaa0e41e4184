import { missingSecretFiles } from '../../model/compose/running/missing-secret-files.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-secret-file',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A secret or config is read from a file that does not exist.',
  why: 'Docker mounts the file into the container, and refuses to start it when the file is missing. Files that git ignores, or that an example stands for, are made by whoever starts the project.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - password\nsecrets:\n  password:\n    file: pasword.txt\n',
      'password.txt': 'x\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - password\nsecrets:\n  password:\n    file: password.txt\n',
      'password.txt': 'x\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/secrets/'],
  on: {
    compose(compose, { project, report }) {
      // Tests write the files that they need.
      if (compose.role === 'test') return;
      for (const { at, section, name, path, near, user } of missingSecretFiles(compose, project.host)) {
        const kind = section === 'secrets' ? 'secret' : 'config';
        report(
          { at },
          {
            message: `The ${kind} ${name} is read from ${path}, which does not exist.`,
            help:
              near === undefined
                ? 'Add the file, or an example of it and a line in .gitignore.'
                : `Did you mean ${near}?`,
            related: [{ at: user.at, note: `${user.service} gets it here` }],
          },
        );
      }
    },
  },
});

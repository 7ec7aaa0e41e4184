import { productionCodeMount } from '../../model/compose/running/code-mounts.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'code-bind-mount-in-production',
  category: 'reliability',
  severity: 'warning',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service in production runs the code of a folder of the host instead of that of its image.',
  why: 'The image that was built and tested is not what runs: whoever changes the folder changes the service, and on another machine the folder is empty.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      '.dockerignore': '.git\n',
      'main.py': 'print("hello")\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: always\n    volumes:\n      - .:/app\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "-c", "input()"]\n',
      '.dockerignore': '.git\n',
      'main.py': 'print("hello")\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: always\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes:\n      - .:/app\n',
    },
  },
  sources: [
    'https://docs.docker.com/compose/how-tos/production/#modify-your-compose-file-for-production',
    'https://docs.docker.com/compose/how-tos/file-watch/',
  ],
  on: {
    service(service, { report }) {
      const found = productionCodeMount(service);
      if (!found) return;
      const { mount, file, evidence } = found;
      report(mount, {
        message: `${service.name} runs ${file.source} from the host, not from its image.`,
        help: `Move the mount of ${valueOf(mount.source)} to compose.override.yaml, or use develop.watch.`,
        related: [{ at: file.by.at, note: 'the image has it as well' }, evidence],
      });
    },
  },
});

import { volumesOverCode } from '../../model/compose/running/code-mounts.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'volume-masks-new-code',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A named volume lies over code of the image.',
  why: 'Docker fills a volume with what the image has when the volume is made, and never again: after the next build the container still sees the old code.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      '.dockerignore': '.git\n',
      'main.py': 'print("hello")\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    restart: "no"\n    volumes:\n      - app:/app\nvolumes:\n  app: {}\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      '.dockerignore': '.git\n',
      'main.py': 'print("hello")\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    restart: "no"\n    volumes:\n      - data:/app/data\nvolumes:\n  data: {}\n',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/volumes/#mounting-a-volume-over-existing-data'],
  on: {
    service(service, { report }) {
      for (const { mount, file } of volumesOverCode(service)) {
        report(mount, {
          message: `The volume ${valueOf(mount.source)} keeps the first version of ${file.source}: newer images stay hidden behind it.`,
          help: 'Mount the folder that data is written to, and leave the code to the image.',
          related: [{ at: file.by.at, note: `${file.source} is copied to ${file.path} here` }],
          severity: service.role === 'production' ? undefined : 'info',
        });
      }
    },
  },
});

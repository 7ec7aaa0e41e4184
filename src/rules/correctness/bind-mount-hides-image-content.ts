import { type HiddenContent, hiddenContent } from '../../model/compose/running/hidden-content.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'bind-mount-hides-image-content',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A bind mount hides what the container needs of its image.',
  why: 'A folder of the host that is mounted over a folder of the image takes its place as a whole: what the image has there and the host does not is gone for the container.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "src/main.py"]\n',
      '.dockerignore': '.git\n',
      'src/main.py': 'print("hello")\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: always\n    volumes:\n      - ./src:/app\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "src/main.py"]\n',
      '.dockerignore': '.git\n',
      'src/main.py': 'print("hello")\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: "no"\n    volumes:\n      - ./src:/app/src\n',
    },
  },
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#mounting-over-existing-data',
    'https://docs.astral.sh/uv/guides/integration/docker/#developing-in-a-container',
  ],
  on: {
    service(service, { project, report }) {
      for (const hidden of hiddenContent(service, project.host)) {
        const { kind, mayBeMade, related, edit } = hidden;
        report(hidden, {
          message: `This mount hides ${describe(hidden)}.`,
          help: kind === 'environment' ? `Keep it with a volume of its own: - ${hidden.path}` : helpFor(hidden),
          related,
          fix: edit && { title: `Keep ${hidden.path} with a volume of its own`, edits: [edit] },
          severity: kind === 'workdir' || kind === 'project' || mayBeMade ? 'warning' : undefined,
        });
      }
    },
  },
});

function describe({ kind, path, mount }: HiddenContent): string {
  const source = valueOf(mount.source) ?? 'the folder of the host';
  switch (kind) {
    case 'command':
      return `${path}, which the container starts with: ${source} does not have it`;
    case 'module':
      return `${path}, which the container runs: ${source} does not have it`;
    case 'environment':
      return `the virtual environment ${path}, in which the program is`;
    case 'workdir':
      return `the working directory ${path} and what the image has in it`;
    case 'project':
      return `the project in ${path}, which is installed to be edited there`;
  }
}

const helpFor = ({ mount }: HiddenContent): string =>
  `Mount the folder that was copied to ${valueOf(mount.target)}, or mount this one where its files were copied to.`;

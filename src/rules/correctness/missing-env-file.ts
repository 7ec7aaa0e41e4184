import { type MissingEnvFile, missingEnvFiles } from '../../model/compose/values/env-files.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-env-file',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service needs an environment file that does not exist.',
  why: 'Compose refuses to start the project. Files that git ignores, or that an example such as `.env.example` stands for, are made by whoever starts it.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    env_file: web.env\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    env_file: web.env\n',
      'web.env': 'NGINX_HOST=example.com\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#env_file'],
  on: {
    compose(compose, { project, report }) {
      for (const file of missingEnvFiles(compose, project.host)) {
        report(file, {
          message: messageOf(file),
          help: helpOf(file),
          severity: file.kind === 'untracked' ? 'info' : undefined,
        });
      }
    },
  },
});

function messageOf({ kind, path, service, near }: MissingEnvFile): string {
  const needs = `${service} needs the environment file ${path}, which does not exist`;
  if (kind === 'case') return `${needs}: the file is called ${near}.`;
  return kind === 'untracked' ? `${needs} in a fresh copy of the project.` : `${needs}.`;
}

function helpOf({ kind, near }: MissingEnvFile): string | undefined {
  if (kind === 'case') return `Write ${near}: names differ by capitals on Linux.`;
  if (near !== undefined) return `Did you mean ${near}?`;
  return kind === 'untracked'
    ? 'Add an example of it, such as `.env.example`, or write `required: false`.'
    : 'Write `path` and `required: false` if the service does without it.';
}

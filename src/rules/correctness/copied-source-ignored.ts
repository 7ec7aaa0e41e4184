import { ignoredSources } from '../../model/dockerfile/missing-sources.js';
import { defineRule } from '../../rule.js';
import { basename } from '../../text/path.js';

export default defineRule({
  name: 'copied-source-ignored',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'COPY, ADD or a mount of a file that .dockerignore keeps out of the build.',
  why: 'Docker does not send what .dockerignore excludes, so the build stops as if the file did not exist.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY settings.json .\n',
      'settings.json': '{}',
      '.dockerignore': '.git\n*.json\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY settings.json .\nUSER 1000\n',
      'settings.json': '{}',
      '.dockerignore': '.git\n*.json\n!settings.json\n',
    },
  },
  sources: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
  ],
  aliases: ['CopyIgnoredFile'],
  on: {
    dockerfile(dockerfile, { project, report }) {
      for (const ignored of ignoredSources(dockerfile, project.host)) {
        const { instruction, path, pattern, ignore, isSecret, edit } = ignored;
        const name = basename(ignore.file.path);
        report(ignored, {
          message: `${instruction} needs ${path}, but ${name} keeps it out of the build.`,
          help: isSecret
            ? `Hand it to the build as a secret: RUN --mount=type=secret.`
            : `Write !${path} behind ${pattern.text} in ${name}, or leave it out of the ${instruction}.`,
          related: [{ at: pattern.at, note: `${pattern.text} keeps it out` }],
          fix: edit && { title: `Add !${path} to ${name}`, edits: [edit] },
        });
      }
    },
  },
});

import { secretFileKind } from '../../knowledge/secret-files.js';
import { type IgnoredSource, ignoredSources } from '../../model/dockerfile/missing-sources.js';
import { defineRule, type Finding } from '../../rule.js';
import { basename } from '../../text/path.js';
import { appendLines } from '../../text/location.js';

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
      const mended = new Set<string>();
      for (const ignored of ignoredSources(dockerfile, project.host)) {
        const { instruction, path, pattern, ignore } = ignored;
        report(ignored, {
          message: `${instruction} needs ${path}, but ${basename(ignore.file.path)} keeps it out of the build.`,
          help: isSecret(ignored)
            ? `Hand it to the build as a secret: RUN --mount=type=secret.`
            : `Write !${path} behind ${pattern.text} in ${basename(ignore.file.path)}, or leave it out of the ${instruction}.`,
          related: [{ at: pattern.at, note: `${pattern.text} keeps it out` }],
          fix: mended.has(path) ? undefined : fixOf(ignored),
        });
        mended.add(path);
      }
    },
  },
});

const isSecret = ({ path }: IgnoredSource): boolean => secretFileKind(path) !== undefined;

/** A line that brings one file back; a folder would come with all that was kept out of it before, and a secret stays out. */
function fixOf(ignored: IgnoredSource): Finding['fix'] {
  const { path, kind, ignore } = ignored;
  if (kind === 'directory' || isSecret(ignored) || !/^[\w./-]+$/.test(path)) return undefined;
  return { title: `Add !${path} to ${basename(ignore.file.path)}`, edits: [appendLines(ignore.file, [`!${path}`])] };
}

import { packageFor } from '../../knowledge/system-tools.js';
import { systemOf } from '../../model/image/tools.js';
import { requirementsWithoutGit } from '../../model/python/installs/vcs-requirements.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'vcs-requirement-without-git',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A requirement is fetched with git, and the image has no git.',
  why: 'pip and uv run git to fetch such a requirement and stop where there is none. Slim images and Alpine come without it.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'shop @ git+https://github.com/example/shop@v1.2\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'shop @ git+https://github.com/example/shop@v1.2\n',
    },
  },
  sources: [
    'https://pip.pypa.io/en/stable/topics/vcs-support/',
    'https://github.com/docker-library/docs/blob/master/python/README.md#pythonversion-slim',
  ],
  on: {
    command(command, { project, report }) {
      const { stage, installer } = command;
      const [first, ...others] = requirementsWithoutGit(command, project.host);
      if (!first) return;
      const system = systemOf(stage);
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      report(installer!.verb, {
        message: `${first.name}${more} is fetched with git, which the image does not have.`,
        help: system && `Install ${packageFor('git', system)} before this step, or take the release from an index.`,
        related: [
          { at: first.at, note: 'it is named here' },
          ...(stage.rootBase.kind === 'image' ? [{ at: stage.rootBase.at, note: 'the image comes without git' }] : []),
        ],
      });
    },
  },
});

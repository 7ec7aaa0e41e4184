import type { Service } from '../../model/compose.js';
import { hiddenInstallers } from '../../model/image/installer-home.js';
import { behindRoot } from '../../model/python/environments/moved-environments.js';
import { valueOf } from '../../model/known.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: ImageProcess | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  service?: Service,
): void {
  const found = start && behindRoot(start, service);
  if (!found) return;
  const { name, environment, by } = found;
  const [copy] = environment.copies;
  const userBy = start.stage?.final.userBy;
  report(start.process.command, {
    message: `${name} is in ${environment.path}, and the user ${valueOf(start.process.user)} may not enter /root.`,
    help: 'Install into a folder that everybody may read, such as a virtual environment at /opt/venv.',
    related: [
      ...(copy ? [{ at: copy.at, note: 'copied here' }] : by),
      ...(userBy ? [{ at: userBy.at, note: 'the user is changed here' }] : []),
    ],
  });
}

export default defineRule({
  name: 'multistage-root-home-user',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Packages lie in the home folder of root, and another user starts the program.',
  why: 'Only root may enter /root. For every other user the programs and packages in /root/.local do not exist, wherever PATH leads.',
  examples: {
    bad: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir --user flask==3.1.0\n\nFROM python:3.13-slim\nENV PATH="/root/.local/bin:$PATH"\nCOPY --from=builder /root/.local /root/.local\nUSER nobody\nCMD ["flask", "--version"]\n',
    good: 'FROM python:3.13-slim AS builder\nRUN python -m venv /opt/venv\nRUN /opt/venv/bin/pip install --no-cache-dir flask==3.1.0\n\nFROM python:3.13-slim AS development\nENV PATH="/opt/venv/bin:$PATH"\nCOPY --from=builder /opt/venv /opt/venv\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: [
    'https://docs.python.org/3/library/site.html#site.USER_BASE',
    'https://packages.debian.org/stable/base-files',
  ],
  on: {
    stage(stage, context) {
      judge(startOfStage(stage), context);
      for (const hidden of hiddenInstallers(stage)) {
        const { at, name, folder, user, by, userBy } = hidden;
        context.report(
          { at },
          {
            message: `${name} is in ${folder}, and the user ${user} may not enter /root.`,
            help:
              name === 'poetry'
                ? 'Set POETRY_HOME to a folder that everybody may read.'
                : 'Copy it in its place: COPY --from=ghcr.io/astral-sh/uv:TAG /uv /uvx /usr/local/bin/',
            related: [
              { at: by.at, note: 'root installs it here' },
              ...(userBy ? [{ at: userBy.at, note: 'the user is changed here' }] : []),
            ],
          },
        );
      }
    },
    service: (service, context) => judge(startOfService(service), context, service),
  },
});

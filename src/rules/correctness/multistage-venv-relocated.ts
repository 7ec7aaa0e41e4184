import type { Service } from '../../model/compose.js';
import { brokenStart, copyPlace, madeAtNote } from '../../model/python/environments/moved-environments.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: ImageProcess | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  service?: Service,
): void {
  const broken = start && brokenStart(start, service);
  if (!broken) return;
  const { environment, copy, because, missing, program } = broken;
  const isMoved = because === 'moved';
  report(copyPlace(environment, copy), {
    message: isMoved
      ? `${program} of this virtual environment starts ${missing}, which is not in the image: it is made at ${environment.madeAt} and copied to ${environment.path}.`
      : `This virtual environment needs ${missing}, which is not in the image.`,
    help: isMoved
      ? `Copy it to ${environment.madeAt}, or make it at ${environment.path}.`
      : 'Build both stages from the same image, or copy that Python, too.',
    related: [madeAtNote(environment), { at: start.process.command.at, note: `${program} starts here` }],
  });
}

export default defineRule({
  name: 'multistage-venv-relocated',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A virtual environment is copied away from its path or its Python.',
  why: 'The programs of a virtual environment name the path of its Python in their first line, and that Python is a link to the one that made it. At another path, or without the other one, the container stops with "no such file or directory".',
  examples: {
    bad: 'FROM python:3.13-slim AS builder\nRUN python -m venv /build/venv\nRUN /build/venv/bin/pip install --no-cache-dir flask==3.1.0\n\nFROM python:3.13-slim\nENV PATH="/opt/venv/bin:$PATH"\nCOPY --from=builder /build/venv /opt/venv\nUSER nobody\nCMD ["flask", "--version"]\n',
    good: 'FROM python:3.13-slim AS builder\nRUN python -m venv /opt/venv\nRUN /opt/venv/bin/pip install --no-cache-dir flask==3.1.0\n\nFROM python:3.13-slim AS development\nENV PATH="/opt/venv/bin:$PATH"\nCOPY --from=builder /opt/venv /opt/venv\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: ['https://docs.python.org/3/library/venv.html#how-venvs-work'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context, service),
  },
});

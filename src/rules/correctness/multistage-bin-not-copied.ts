import type { Service } from '../../model/compose.js';
import { copyPlace, leftOut } from '../../model/python/environments/moved-environments.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: ImageProcess | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  service?: Service,
): void {
  const found = start && leftOut(start, service);
  if (!found) return;
  const { name, environment, copy, folder, by } = found;
  report(start.process.command, {
    message: environment.parts
      ? `The packages of ${name} are copied from another stage, and its program is not.`
      : `${name} is copied to ${folder}, which is not on PATH.`,
    help: environment.parts
      ? `Copy ${folder}/${name}, too, or start it as a module: python -m ${name}.`
      : `Put the folder on PATH: ENV PATH="${folder}:$PATH".`,
    related: [{ at: copyPlace(environment, copy).at, note: 'copied here' }, ...by],
  });
}

export default defineRule({
  name: 'multistage-bin-not-copied',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The packages of a program are copied from another stage without the program.',
  why: 'Installing gunicorn makes two things: the packages in site-packages, and the program in bin. A COPY of site-packages alone leaves the program behind, and the container stops with "executable file not found".',
  examples: {
    bad: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir flask==3.1.0\n\nFROM python:3.13-slim\nCOPY --from=builder /usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages\nUSER nobody\nCMD ["flask", "--version"]\n',
    good: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir flask==3.1.0\n\nFROM python:3.13-slim AS development\nCOPY --from=builder /usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages\nCOPY --from=builder /usr/local/bin /usr/local/bin\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: ['https://packaging.python.org/en/latest/specifications/entry-points/#use-for-scripts'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context, service),
  },
});

import type { CommandLine } from '../../model/command.js';
import { missingPython } from '../../model/python/environments/python-name.js';
import { startOfService, startOfStage } from '../../model/python/program/starts.js';
import type { Fact } from '../../model/known.js';
import type { Stage } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  line: CommandLine,
  environment: (name: string) => Fact<string | undefined>,
  stage: Stage | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
): void {
  const missing = stage && !stage.dockerfile.fragment ? missingPython(line, environment, stage) : undefined;
  if (!missing) return;
  const { word, instead, why, edit } = missing;
  report(word, {
    message: `There is no ${word.value} in this image: ${why}.`,
    help: `Write ${instead}.`,
    fix: edit && { title: `Write ${instead}`, edits: [edit] },
    related: stage?.rootBase.kind === 'image' ? [{ at: stage.rootBase.at, note: 'the base image' }] : [],
  });
}

export default defineRule({
  name: 'python-executable-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Python is started by a name that the image does not have.',
  why: 'Debian and Ubuntu call it python3, and have no python unless python-is-python3 is installed. The build or the container stops with "not found".',
  examples: {
    bad: {
      Dockerfile:
        'FROM ubuntu:24.04\nRUN apt-get update \\\n  && apt-get install --yes --no-install-recommends python3 \\\n  && rm -rf /var/lib/apt/lists/*\nCOPY app.py /app/app.py\nUSER nobody\nCMD ["python", "/app/app.py"]\n',
      'app.py': 'print("started")\n',
    },
    good: {
      Dockerfile:
        'FROM ubuntu:24.04 AS development\nRUN apt-get update \\\n  && apt-get install --yes --no-install-recommends python3 \\\n  && rm -rf /var/lib/apt/lists/*\nCOPY app.py /app/app.py\nUSER nobody\nCMD ["python3", "/app/app.py"]\n',
      'app.py': 'print("started")\n',
    },
  },
  sources: ['https://packages.debian.org/stable/python-is-python3', 'https://hub.docker.com/_/python'],
  on: {
    command(command, context) {
      const isSure = command.shell?.conditional !== true && command.shell?.followedBy !== '||';
      if (isSure) judge(command, (name) => command.environment(name), command.stage, context);
    },
    stage(stage, context) {
      const start = startOfStage(stage);
      if (start) judge(start.process.command, (name) => start.process.environment.value(name), stage, context);
    },
    service(service, context) {
      const start = startOfService(service);
      // What the image starts is said where the image says it.
      if (start) judge(start.process.command, (name) => start.process.environment.value(name), start.stage, context);
    },
  },
});

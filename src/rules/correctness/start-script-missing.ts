import { type MissingScript, missingScripts } from '../../model/python/program/missing-script.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';
import { relativeTo } from '../../text/path.js';

type Context = Pick<RuleContext<Record<never, never>>, 'project' | 'report'>;

function judge(start: ImageProcess | undefined, { project, report }: Context): void {
  if (!start) return;
  for (const missing of missingScripts(start, project.host)) {
    const { path, landed } = missing;
    report(missing, {
      message: `The start command runs ${path}, which the image does not have.`,
      help: helpFor(missing),
      related: landed ? [landed.by] : [],
      fix: fixFor(missing, start),
    });
  }
}

function helpFor({ landed, similar, left, path }: MissingScript): string {
  if (landed) return `The file is at ${landed.path}: name that, or copy it to ${path}.`;
  if (left?.ignored) return `.dockerignore keeps ${left.path} out of the image: add an exception for it.`;
  if (left) return `No COPY brings ${left.path}: copy it to ${path}.`;
  return similar === undefined
    ? `Copy the file to ${path}, or name the one that is there.`
    : `Did you mean ${similar}?`;
}

/** Names the file where it is; only where the word stands as it is meant. */
function fixFor({ word, landed }: MissingScript, { process: { workdir } }: ImageProcess) {
  const written = word.value!;
  const text = textOf(word);
  if (!landed || !workdir.known || text.split(written).length !== 2) return undefined;
  const inside = relativeTo(workdir.value, landed.path);
  const path =
    inside === undefined || written.startsWith('/') ? landed.path : `${/^\.\//.exec(written) ?? ''}${inside}`;
  return {
    title: `Run ${path}`,
    edits: [
      replace(
        word,
        text.replace(written, () => path),
      ),
    ],
  };
}

export default defineRule({
  name: 'start-script-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The start command runs a file that is not in the image.',
  why: 'The path counts from the working directory of the container, not from the folder of the project. The container ends at once with "No such file or directory".',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "bot.py"]\n',
      '.dockerignore': '.git\n',
      'src/bot.py': 'print("running")\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "src/bot.py"]\n',
      '.dockerignore': '.git\n',
      'src/bot.py': 'print("running")\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.python.org/3/using/cmdline.html#interface-options',
  ],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context),
  },
});

import { type MissingModule, missingModule } from '../../model/python/program/missing-module.js';
import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';

function judge(
  start: PythonStart | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  const missing = start && missingModule(start, project.host);
  if (!missing) return;
  const { elsewhere } = missing;
  report(missing, {
    message: messageFor(missing),
    help: helpFor(missing),
    related: elsewhere?.kind === 'image' ? [elsewhere.by] : [],
    fix: fixFor(missing),
  });
}

function messageFor({ kind, text, searchPath }: MissingModule): string {
  if (kind === 'path') return `python -m runs modules by their names, and ${text} is a path.`;
  if (kind === 'package') return `python -m cannot run the package ${text}, which has no __main__.py.`;
  return `python -m finds no module ${text} in ${searchPath.join(' and ')}.`;
}

function helpFor({ kind, text, meant, elsewhere }: MissingModule): string {
  if (kind === 'path')
    return meant === undefined ? `Run it as python ${text}.` : `Write python -m ${meant}, or python ${text}.`;
  if (kind === 'package') return `Name a module in it, or add ${text.replaceAll('.', '/')}/__main__.py.`;
  if (elsewhere?.kind === 'image')
    return `The image has it in ${elsewhere.folder}: start it there, or set PYTHONPATH=${elsewhere.folder}.`;
  if (elsewhere?.ignored) return `.dockerignore keeps ${elsewhere.path} out of the image: add an exception for it.`;
  return elsewhere ? `No COPY brings ${elsewhere.path}: copy it, too.` : 'Name a module that is in the image.';
}

function fixFor(missing: MissingModule) {
  const { text, meant } = missing;
  const written = textOf(missing);
  if (meant === undefined || written.split(text).length !== 2) return undefined;
  return {
    title: `Run the module ${meant}`,
    edits: [
      replace(
        missing,
        written.replace(text, () => meant),
      ),
    ],
  };
}

export default defineRule({
  name: 'python-m-target-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: '`python -m` names what is no module of the image.',
  why: 'python -m takes the dotted name of a module, never a path, and runs a package by its __main__.py. The container ends with "No module named …".',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY run.py .\nUSER 1000\nCMD ["python", "-m", "run.py"]\n',
      'run.py': 'print("running")\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY run.py .\nUSER 1000\nCMD ["python", "-m", "run"]\n',
      'run.py': 'print("running")\n',
    },
  },
  sources: ['https://docs.python.org/3/using/cmdline.html#cmdoption-m'],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});

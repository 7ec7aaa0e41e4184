import { type FailingImport, failingImports } from '../../model/python/program/local-imports.js';
import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { trailTo } from '../../model/python/program/trail.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: PythonStart | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  if (!start) return;
  for (const failing of failingImports(start, project.host)) {
    const { elsewhere } = failing;
    report(failing, {
      message: messageFor(failing),
      help: helpFor(failing, start),
      related: [...(elsewhere?.kind === 'image' ? [elsewhere.by] : []), ...trailTo(failing.importer, start)],
    });
  }
}

function messageFor({ name, kind, importer, searchPath, elsewhere }: FailingImport): string {
  const { path } = importer.module.file;
  if (kind === 'relative') return `${path} has no package around it when it runs, so that ${name} leads nowhere.`;
  if (elsewhere?.kind === 'image')
    return `Python looks for ${name} in ${searchPath.join(' and ')}, and the image has it in ${elsewhere.folder}.`;
  return elsewhere?.ignored
    ? `.dockerignore keeps ${elsewhere.path} out of the image, which ${path} imports.`
    : `No COPY brings ${elsewhere?.path ?? name} into the image, which ${path} imports.`;
}

function helpFor({ name, kind, elsewhere }: FailingImport, { program }: PythonStart): string {
  if (kind === 'relative') {
    return program.kind === 'script'
      ? 'Start it with python -m from the folder above its package, or import by full names.'
      : 'Name the module with its package, or import by full names.';
  }
  if (elsewhere?.kind !== 'image')
    return elsewhere?.ignored ? 'Add an exception to .dockerignore.' : `Copy ${elsewhere?.path ?? name}, too.`;
  return program.kind === 'script'
    ? `Set PYTHONPATH=${elsewhere.folder}, or start the program with python -m from ${elsewhere.folder}.`
    : `Set PYTHONPATH=${elsewhere.folder}.`;
}

export default defineRule({
  name: 'undeclared-local-import',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A program imports a module of the project that it does not find in the image.',
  why: 'Python looks for modules in the folder of the script, not in the working directory, and only what was copied is there. The container ends with a ModuleNotFoundError or an ImportError.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src src\nUSER 1000\nCMD ["python", "src/main.py"]\n',
      'src/main.py': 'from src.settings import name\n\nprint(name)\n',
      'src/settings.py': 'name = "web"\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src src\nUSER 1000\nCMD ["python", "-m", "src.main"]\n',
      'src/main.py': 'from src.settings import name\n\nprint(name)\n',
      'src/settings.py': 'name = "web"\n',
    },
  },
  sources: [
    'https://docs.python.org/3/using/cmdline.html#interface-options',
    'https://docs.python.org/3/library/sys_path_init.html',
  ],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});

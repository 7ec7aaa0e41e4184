import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { trailTo } from '../../model/python/program/trail.js';
import { undeclaredImports } from '../../model/python/program/undeclared-imports.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: PythonStart | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  if (!start) return;
  for (const { at, importer, name, distribution, locked } of undeclaredImports(start, project.host)) {
    report(
      { at },
      {
        message: `${importer.module.file.path} imports ${name}, which nothing that the image installs brings.`,
        help: `Add ${distribution} to what the image installs.`,
        related: trailTo(importer, start),
        severity: locked ? 'error' : undefined,
      },
    );
  }
}

export default defineRule({
  name: 'undeclared-import',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A program imports a distribution that its image does not install.',
  why: 'It is installed on the machine of its author, and in no list. The container ends with a ModuleNotFoundError.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'requirements.txt': 'python-dotenv==1.1.0\n',
      'main.py': 'import dotenv\nimport requests\n\nprint(requests, dotenv)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'requirements.txt': 'python-dotenv==1.1.0\nrequests==2.32.3\n',
      'main.py': 'import dotenv\nimport requests\n\nprint(requests, dotenv)\n',
    },
  },
  sources: ['https://packaging.python.org/en/latest/discussions/distribution-package-vs-import-package/'],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});

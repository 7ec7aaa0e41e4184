import { type MissingStdlib, missingStdlib } from '../../model/python/program/stdlib-imports.js';
import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { trailTo } from '../../model/python/program/trail.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: PythonStart | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  if (!start) return;
  for (const missing of missingStdlib(start, project.host)) {
    report(missing, {
      message: messageFor(missing),
      help: missing.lifetime.instead && `Use ${missing.lifetime.instead}.`,
      related: [...missing.evidence, ...trailTo(missing.by.importer, start)],
      severity: missing.sure ? undefined : 'warning',
    });
  }
}

function messageFor({ name, version, lifetime: { since, until } }: MissingStdlib): string {
  if (until === '3.0') return `Only Python 2 has ${name}, and the image has Python ${version}.`;
  return since !== undefined && isOlder(version, since)
    ? `${name} comes with Python ${since}, and the image has Python ${version}.`
    : `Python ${until} removed ${name}, and the image has Python ${version}.`;
}

const isOlder = (version: string, other: string): boolean =>
  Number(version.split('.')[1]) < Number(other.split('.')[1]);

export default defineRule({
  name: 'removed-stdlib-module',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An import that the standard library of the image does not have.',
  why: 'Python 3.12 and 3.13 removed modules such as distutils, imp and cgi, and older images lack newer ones. The program ends with an ImportError as soon as it gets to the import.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'import telnetlib\n\nprint(telnetlib.Telnet)\n',
    },
    good: {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'import telnetlib\n\nprint(telnetlib.Telnet)\n',
    },
  },
  sources: [
    'https://docs.python.org/3/whatsnew/3.12.html#removed',
    'https://peps.python.org/pep-0594/',
    'https://docs.python.org/3/whatsnew/3.13.html#pep-594-remove-dead-batteries-from-the-standard-library',
  ],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});

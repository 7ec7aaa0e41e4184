import { unreadableFiles } from '../../model/python/program/own-code.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import type { PythonFault } from '../../parser/python/lexical.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(start: ImageProcess | undefined, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  if (!start) return;
  for (const { fault, trail } of unreadableFiles(start)) {
    report(fault, {
      message: `Python cannot read ${fault.at.file.path}: here is ${fault.what}.`,
      help: advice[fault.kind],
      related: trail,
    });
  }
}

const advice: Readonly<Record<PythonFault['kind'], string>> = {
  character: 'Write the plain character of the keyboard: \' or " for quotes, - for a dash.',
  string: 'Close the string.',
  bracket: 'Give every bracket its partner.',
  indentation: 'Indent the lines of a block alike, and no others.',
  tabs: 'Indent with blanks only.',
  conflict: 'Resolve the conflict, and delete the marks.',
  python2: 'Write it as Python 3 does: print(…).',
  comma: 'Write except (A, B): or except A as name:.',
};

export default defineRule({
  name: 'python-syntax-error',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Python file that the container starts or imports is no Python.',
  why: 'Python reads the whole file before it runs the first line, so that the container ends with a SyntaxError. The usual causes are quotes copied from a web page, code for Python 2 and a merge that was not finished.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'print(\u201chello\u201d)\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.python.org/3/reference/lexical_analysis.html'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context),
  },
});

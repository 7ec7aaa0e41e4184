import { tooNewSyntax } from '../../model/python/program/own-code.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(start: ImageProcess | undefined, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  if (!start) return;
  const [first, ...others] = tooNewSyntax(start);
  if (!first) return;
  // The image is to blame for all of them.
  const { syntax, version, related } = first;
  const what = syntax.what[0]!.toUpperCase() + syntax.what.slice(1);
  report(syntax, {
    message: `${what} needs Python ${syntax.since}, and the image has Python ${version}.`,
    help: `Take an image with Python ${syntax.since} or newer, or write it another way.`,
    related: [
      ...related,
      ...others.map((other) => ({ at: other.syntax.at, note: `${other.syntax.what} is too new as well` })),
    ],
  });
}

export default defineRule({
  name: 'syntax-needs-newer-python',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Code that the image runs needs a newer Python than the image has.',
  why: 'An older Python refuses the whole file: the container ends with a SyntaxError, or with a TypeError where an annotation is evaluated.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.11-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'type Names = list[str]\n',
    },
    good: {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py': 'type Names = list[str]\n',
    },
  },
  sources: ['https://docs.python.org/3/whatsnew/index.html'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context),
  },
});

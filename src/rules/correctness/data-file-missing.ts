import { missingData } from '../../model/python/program/data-files.js';
import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { trailTo } from '../../model/python/program/trail.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: PythonStart | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  if (!start) return;
  for (const missing of missingData(start, project.host)) {
    const { path, landed, similar, importer } = missing;
    report(missing, {
      message: `${missing.written} is ${path} in the image, where there is no such file.`,
      help: landed
        ? `The file is at ${landed.path}: paths count from the working directory, not from the file with the code.`
        : `Did you mean ${similar}?`,
      related: [...(landed ? [landed.by] : []), ...trailTo(importer, start)],
    });
  }
}

export default defineRule({
  name: 'data-file-missing',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A program reads a file that is at another place of its image.',
  why: 'A relative path counts from the working directory of the container. What opens on the machine of its author, where the program starts in another folder, ends with a FileNotFoundError.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src src\nUSER 1000\nCMD ["python", "src/main.py"]\n',
      'src/main.py': 'with open("cities.csv") as file:\n    print(file.read())\n',
      'src/cities.csv': 'name\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app/src\nCOPY src .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'src/main.py': 'with open("cities.csv") as file:\n    print(file.read())\n',
      'src/cities.csv': 'name\n',
    },
  },
  sources: ['https://docs.python.org/3/library/functions.html#open'],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});

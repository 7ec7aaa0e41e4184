import type { IncompatiblePin } from '../../knowledge/python-distributions.js';
import { brokenPins } from '../../model/python/installs/incompatible-pins.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'known-incompatible-pins',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A pinned old release breaks with the newest release of what it needs.',
  why: 'The old release sets no upper bound for its dependency, so pip takes the newest one, which the old release does not work with. The image builds, and the program fails.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'requirements.txt': 'flask==2.0.3\n',
      'main.py': 'from waitress import serve\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY main.py .\nUSER 1000\nCMD ["python", "main.py"]\n',
      'requirements.txt': 'flask==2.0.3\nwerkzeug==2.3.8\n',
      'main.py': 'print("running")\n',
    },
  },
  sources: ['https://werkzeug.palletsprojects.com/en/stable/changes/#version-3-0-0'],
  on: {
    stage(stage, { project, report }) {
      for (const { distribution, rows, asked, edits } of brokenPins(stage, project.host)) {
        const [{ dependency, failure }] = rows as [IncompatiblePin];
        const bounds = rows.map((row) => row.dependency + row.bound);
        report(distribution, {
          message: `${distribution.name} ${distribution.version} does not work with the newest ${dependency}: ${failure}.`,
          help: `Add ${bounds.join(' and ')}, or take a newer ${distribution.name}.`,
          fix: edits && { title: `Add ${bounds.join(' and ')}`, edits },
          related: [distribution.by, ...asked.map(({ at, name }) => ({ at, note: `${name} is left open here` }))],
        });
      }
    },
  },
});

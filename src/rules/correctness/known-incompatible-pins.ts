import type { IncompatiblePin } from '../../knowledge/python-distributions.js';
import { type BrokenPin, brokenPins } from '../../model/python/installs/incompatible-pins.js';
import { normalizeName } from '../../parser/requirements.js';
import { defineRule, type Finding } from '../../rule.js';
import { insertAfter, type Located, newlineOf, place, textOf } from '../../text/location.js';

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
      for (const { distribution, rows, asked } of brokenPins(stage, project.host)) {
        const [{ dependency, failure }] = rows as [IncompatiblePin];
        const bounds = rows.map((row) => row.dependency + row.bound);
        report(distribution, {
          message: `${distribution.name} ${distribution.version} does not work with the newest ${dependency}: ${failure}.`,
          help: `Add ${bounds.join(' and ')}, or take a newer ${distribution.name}.`,
          fix: fixOf(distribution, rows, asked),
          related: [distribution.by, ...asked.map(({ at, name }) => ({ at, note: `${name} is left open here` }))],
        });
      }
    },
  },
});

/** The bounds in the requirements file of the pin: behind the names that are asked for without one, or on lines of their own. */
function fixOf({ at }: Located, rows: readonly IncompatiblePin[], asked: BrokenPin['asked']): Finding['fix'] {
  const { file, span } = at;
  const line = file.lineSpan(file.positionAt(span.start).line);
  if (!/\.(?:txt|in)$/.test(file.path) || !/^[\w.[\]-]+[=<>~! \d.*,]+$/.test(file.slice(line).replace(/\s+#.*$/, '')))
    return undefined;
  const written = asked.map(({ at: place }) => textOf({ at: place }));
  if (
    asked.some((other, index) => other.at.file !== file || normalizeName(other.name) !== normalizeName(written[index]!))
  )
    return undefined;
  const open = rows.filter(
    ({ dependency }) => !asked.some(({ name }) => normalizeName(name) === normalizeName(dependency)),
  );
  const bounded = asked.flatMap((other) => {
    const row = rows.find(({ dependency }) => normalizeName(other.name) === normalizeName(dependency));
    return row ? [insertAfter(other, row.bound)] : [];
  });
  const added = open.map((row) => newlineOf(file) + row.dependency + row.bound).join('');
  const edits = [...bounded, ...(added === '' ? [] : [{ at: place(file, line.end, line.end), newText: added }])];
  return { title: `Add ${rows.map((row) => row.dependency + row.bound).join(' and ')}`, edits };
}

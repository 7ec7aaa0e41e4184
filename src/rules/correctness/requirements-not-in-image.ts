import { defineRule } from '../../rule.js';
import { basename, dirname, join } from '../../text/path.js';

export default defineRule({
  name: 'requirements-not-in-image',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An install reads a requirements file that no earlier step put into the image.',
  why: 'The build stops, because pip cannot open the file. A COPY that comes later, or to another folder, does not help.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY requirements.txt .\n',
      'requirements.txt': 'flask==3.1.0\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.0\n',
    },
  },
  sources: ['https://pip.pypa.io/en/stable/cli/pip_install/#requirements-file-format'],
  on: {
    command({ installer, workdir, files, stage, program, shell }, { report }) {
      if (!installer?.manager.forPython || !workdir.known) return;
      // `if [ -f x ]; then pip install -r x` and `pip install -r x || true` go on without the file.
      if (shell?.conditional || shell?.followedBy === '||') return;
      for (const word of [...installer.requirementFiles, ...installer.constraintFiles]) {
        const { value } = word;
        if (value === undefined || /^(?:-$|\w+:\/\/)/.test(value)) continue;
        const path = join(workdir.value, value);
        if (files.lookup(path).state !== 'absent') continue;
        const elsewhere = stage.final.files.copied.find((copied) => basename(copied.path) === basename(path));
        report(word, {
          message: `${program ?? installer.manager.name} reads ${path}, which no earlier step puts into the image.`,
          help: `Copy ${basename(path)} to ${dirname(path)} before this step.`,
          related: elsewhere ? [{ ...elsewhere.by, note: `this makes ${elsewhere.path}` }] : [],
        });
      }
    },
  },
});

import type { Service } from '../../model/compose.js';
import { valueOf } from '../../model/known.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { providersOf } from '../../knowledge/python-distributions.js';
import { defineRule, type RuleContext } from '../../rule.js';
import type { Word } from '../../parser/word.js';
import { place } from '../../text/location.js';
import { join } from '../../text/path.js';

/** The words that the image's own ENTRYPOINT, python3, gets; undefined where something else is started. */
function wordsForPython({ process, stage }: ImageProcess): readonly Word[] | undefined {
  const base = stage?.rootBase;
  if (base?.kind !== 'image' || base.facts?.family !== 'distroless') return undefined;
  const [first, ...rest] = process.command.words;
  const [entrypoint] = base.facts.entrypoint ?? [];
  return entrypoint !== undefined && first?.value === entrypoint && first.at === base.at ? rest : undefined;
}

function judge(start: ImageProcess | undefined, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  const words = start && wordsForPython(start);
  const [first, second] = words ?? [];
  if (!start || first?.value === undefined || first.value.startsWith('-')) return;
  const isPython = /^(?:\/usr(?:\/local)?\/bin\/)?python(?:3(?:\.\d+)?)?$/.test(first.value);
  const isProgram = providersOf(first.value).length > 0 && isNoFile(first.value, start);
  if (!isPython && !isProgram) return;
  const file = first.at.file;
  const canDrop = isPython && second?.at.file === file && second.at.span.start > first.at.span.end;
  report(first, {
    message: `The image starts python3 already, so that ${first.value} is taken for the file to run.`,
    help: isPython ? `Leave ${first.value} out.` : `Run it as a module: ["-m", "${first.value}", …].`,
    related:
      start.stage?.rootBase.kind === 'image'
        ? [{ at: start.stage.rootBase.at, note: 'its ENTRYPOINT is python3' }]
        : [],
    fix: canDrop
      ? {
          title: `Leave ${first.value} out`,
          edits: [{ at: place(file, first.at.span.start, second.at.span.start), newText: '' }],
        }
      : undefined,
  });
}

const isNoFile = (name: string, { process }: ImageProcess): boolean => {
  const workdir = valueOf(process.workdir);
  return workdir !== undefined && process.files.lookup(join(workdir, name)).state !== 'present';
};

export default defineRule({
  name: 'distroless-command-form',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A command that names python once more where the image starts it already.',
  why: 'The ENTRYPOINT of the distroless image of Python is python3. CMD ["python", "app.py"] runs python3 python app.py, and Python finds no file called python.',
  examples: {
    bad: {
      Dockerfile:
        'FROM gcr.io/distroless/python3-debian13:nonroot\nWORKDIR /app\nCOPY app.py .\nCMD ["python", "app.py"]\n',
      'app.py': 'print("started")\n',
    },
    good: {
      Dockerfile: 'FROM gcr.io/distroless/python3-debian13:nonroot\nWORKDIR /app\nCOPY app.py .\nCMD ["app.py"]\n',
      'app.py': 'print("started")\n',
    },
  },
  sources: ['https://github.com/GoogleContainerTools/distroless/blob/main/python3/README.md'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service: Service, context) => judge(startOfService(service), context),
  },
});

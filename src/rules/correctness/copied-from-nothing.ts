import { valueOf } from '../../model/known.js';
import { mayBring } from '../../model/dockerfile/shell-presence.js';
import type { Copy, Stage } from '../../model/stage.js';
import { defineRule } from '../../rule.js';
import { join } from '../../text/path.js';

export default defineRule({
  name: 'copied-from-nothing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'COPY --from takes a file that its scratch stage does not have.',
  why: 'A stage from scratch holds only what was copied into it, and the build stops at the missing file.',
  examples: {
    bad: {
      Dockerfile:
        'FROM scratch AS files\nCOPY app.py /src/\nFROM python:3.13-slim\nCOPY --from=files /app/app.py /srv/\n',
      'app.py': '',
    },
    good: {
      Dockerfile:
        'FROM scratch AS files\nCOPY app.py /src/\nFROM python:3.13-slim\nCOPY --from=files /src/app.py /srv/\n',
      'app.py': '',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  on: {
    stage({ copies }, { report }) {
      for (const copy of copies) {
        const base = copy.from?.base;
        if (base?.kind !== 'stage' || base.stage.rootBase.kind !== 'scratch') continue;
        for (const source of copy.sources) {
          const path = missingPath(source, base.stage);
          if (path === undefined) continue;
          report(source, {
            message: `The stage ${base.stage.name ?? base.stage.index} is made from scratch, and nothing put ${path} there.`,
            help: 'Copy it into that stage first, or from the path where it is.',
            related: [{ at: base.stage.at, note: 'the stage made from scratch' }],
          });
        }
      }
    },
  },
});

/** The path of a source that is surely not there. */
function missingPath({ value }: Copy['sources'][number], stage: Stage): string | undefined {
  const path = valueOf(value);
  if (path === undefined || /[*?[]/.test(path)) return undefined;
  const full = join('/', path);
  return stage.final.files.lookup(full).state === 'absent' && !mayBring(full, stage) ? full : undefined;
}

import { isWellKnownImage } from '../../knowledge/base-images.js';
import type { FileHost } from '../../model/files.js';
import type { Dockerfile, ImageUse } from '../../model/stage.js';
import { defineRule } from '../../rule.js';
import { dirname, join } from '../../text/path.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'unknown-copy-source-stage',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: '`--from` names neither a stage nor an image.',
  why: 'Docker takes an unknown name for an image on Docker Hub, fails to pull it, and stops the build.',
  examples: {
    bad: 'FROM python:3.13-slim AS build\nWORKDIR /app\nRUN touch app.py\nFROM python:3.13-slim\nWORKDIR /app\nCOPY --from=builder /app/app.py .\n',
    good: 'FROM python:3.13-slim AS build\nWORKDIR /app\nRUN touch app.py\nFROM python:3.13-slim\nWORKDIR /app\nCOPY --from=build /app/app.py .\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  aliases: ['DL3022'],
  on: {
    stage({ imageUses, index, dockerfile }, { project: { host }, report }) {
      for (const use of imageUses) {
        const name = stageName(use, dockerfile);
        if (name === undefined) continue;
        const earlier = dockerfile.stages.slice(0, index).flatMap(({ name }) => name ?? []);
        const near = closest(name, earlier);
        // With no named stage to mean, and no number, it may well be an image.
        if (earlier.length === 0 && !/^\d+$/.test(name)) continue;
        if (near === undefined && isBaked(dockerfile, host)) continue;
        report(use, {
          message: `No earlier stage is named ${name}.`,
          help: near === undefined ? otherStages(earlier, index) : `Did you mean ${near}?`,
        });
      }
    },
  },
});

/** What a COPY --from or a mount names when it can only be a stage, and none is there: a later one is another rule's matter. */
function stageName({ by, base }: ImageUse, { services, stageNamed }: Dockerfile): string | undefined {
  if (by === 'FROM' || base.kind !== 'image' || /[:/@]/.test(base.text)) return undefined;
  if (isWellKnownImage(base.text) || stageNamed(base.text)) return undefined;
  return services.some(({ build }) => build?.additionalContexts.includes(base.text)) ? undefined : base.text;
}

/** Whether a Bake file lies around: its `contexts` may give the name (https://docs.docker.com/build/bake/contexts/). */
const isBaked = ({ file: { path } }: Dockerfile, host: FileHost): boolean =>
  [dirname(path), host.rootOf(path)].some((folder) =>
    ['docker-bake.hcl', 'docker-bake.json'].some((name) => host.kindOf(join(folder, name)) === 'file'),
  );

const otherStages = (names: readonly string[], count: number): string =>
  names.length > 0 ? `The stages before are named ${names.join(', ')}.` : `The stages before are 0 to ${count - 1}.`;

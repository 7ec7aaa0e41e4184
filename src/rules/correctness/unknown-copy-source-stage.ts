import { isWellKnownImage } from '../../knowledge/base-images.js';
import { defineRule } from '../../rule.js';
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
    stage({ imageUses, index, dockerfile }, { report }) {
      const contexts = new Set(dockerfile.services.flatMap((service) => service.build?.additionalContexts ?? []));
      for (const use of imageUses) {
        const { base } = use;
        if (use.by === 'FROM' || base.kind !== 'image' || /[:/@]/.test(base.text)) continue;
        if (contexts.has(base.text) || isWellKnownImage(base.text)) continue;
        // A later stage, or the stage itself, is another rule's matter.
        if (dockerfile.stageNamed(base.text)) continue;
        const earlier = dockerfile.stages.slice(0, index).flatMap((stage) => stage.name ?? []);
        const near = closest(base.text, earlier);
        // With no named stage to mean, and no number, it may well be an image.
        if (near === undefined && earlier.length === 0 && !/^\d+$/.test(base.text)) continue;
        report(use, {
          message: `No earlier stage is named ${base.text}.`,
          help:
            near === undefined
              ? `The stages before are ${earlier.join(', ') || 'numbered from 0'}.`
              : `Did you mean ${near}?`,
        });
      }
    },
  },
});

import { wholeRoot } from '../../model/dockerfile/whole-root.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'whole-rootfs-copied',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'COPY --from takes a whole operating system.',
  why: 'Compilers, caches and package lists of the other stage come along, which the stages were made to leave behind, and its files overwrite those of this image.',
  examples: {
    bad: 'FROM python:3.13-slim AS build\nRUN python -m venv /opt/venv\nFROM python:3.13-slim\nCOPY --from=build / /\n',
    good: 'FROM python:3.13-slim AS build\nRUN python -m venv /opt/venv\nFROM python:3.13-slim\nCOPY --from=build /opt/venv /opt/venv\n',
  },
  sources: ['https://docs.docker.com/build/building/multi-stage/'],
  aliases: ['DL3067'],
  on: {
    stage(stage, { report }) {
      if (!hasShippedLayers(stage)) return;
      for (const copy of stage.copies) {
        const source = wholeRoot(copy, stage);
        if (!source) continue;
        const name =
          source.of.kind === 'stage' ? `stage ${source.of.stage.name ?? source.of.stage.index}` : source.of.text;
        report(source, {
          message: `This copies the whole file system of ${name} over the one of this image.`,
          help: 'Copy the folders that are needed, such as /opt/venv.',
        });
      }
    },
  },
});

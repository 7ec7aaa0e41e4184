import { invalidDefaultImage, type InvalidDefault } from '../../model/dockerfile/default-image.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'empty-base-image',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'FROM names no image while its arguments have their defaults.',
  why: 'The build fails for everybody who does not know which build argument to give.',
  examples: {
    bad: 'ARG PYTHON_VERSION\nFROM python:${PYTHON_VERSION}\n',
    good: 'ARG PYTHON_VERSION=3.13\nFROM python:${PYTHON_VERSION}\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  aliases: ['InvalidDefaultArgInFrom'],
  on: {
    stage(stage, { report }) {
      const invalid = invalidDefaultImage(stage);
      if (!invalid) return;
      report(stage.from.image, {
        message: messageOf(invalid),
        help: helpOf(invalid),
        related: invalid.missing.map(({ at, name }) => ({ at, note: `${name} has no default` })),
      });
    },
  },
});

function messageOf({ text, lowerCase, missing }: InvalidDefault): string {
  if (lowerCase !== undefined) return `${text} has capitals, which the name of an image cannot have.`;
  const says = text === '' ? 'FROM has an empty image name' : `FROM says ${text}, which names no image`;
  return missing.length > 0 ? `Without a value for ${missing[0]!.name}, ${says}.` : `With the defaults, ${says}.`;
}

function helpOf({ lowerCase, missing: [first] }: InvalidDefault): string {
  if (lowerCase !== undefined) return `Write ${lowerCase}.`;
  return first ? `Give it a default: ARG ${first.name}=…` : 'Give its arguments defaults that make an image reference.';
}

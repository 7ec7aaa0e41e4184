import { type InvalidDefault, invalidDefaultImages } from '../../model/dockerfile/default-image.js';
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
    dockerfile(dockerfile, { report }) {
      for (const invalid of invalidDefaultImages(dockerfile)) {
        report(invalid, {
          message: messageOf(invalid),
          help: helpOf(invalid),
          related: [
            ...invalid.missing.map(({ at, name }) => ({ at, note: `${name} has no default` })),
            ...invalid.repeated.map(({ at }) => ({ at, note: 'and so does this FROM' })),
          ],
          // Who leaves the default out may always give a value; it is only hard to know.
          severity: invalid.missing.length > 0 ? 'warning' : undefined,
        });
      }
    },
  },
});

function messageOf({ text, lowerCase, missing }: InvalidDefault): string {
  if (lowerCase !== undefined) return `${text} has capitals, which the name of an image cannot have.`;
  const is = text === '' ? 'the name of the base image is empty' : `the base image is ${text}, which names no image`;
  return missing.length > 0 ? `Without a value for ARG ${missing[0]!.name}, ${is}.` : `With the defaults, ${is}.`;
}

function helpOf({ lowerCase, missing: [first] }: InvalidDefault): string {
  if (lowerCase !== undefined) return `Write ${lowerCase}.`;
  return first ? `Give it a default: ARG ${first.name}=…` : 'Give its arguments defaults that make an image reference.';
}

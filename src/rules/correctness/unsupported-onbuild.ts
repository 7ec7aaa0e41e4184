import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unsupported-onbuild',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'ONBUILD with something that cannot be a trigger.',
  why: 'FROM, MAINTAINER and another ONBUILD are refused at once. A misspelt instruction is only found by whoever builds on the image.',
  examples: {
    bad: 'FROM python:3.13-slim\nONBUILD ONBUILD RUN pip list\n',
    good: 'FROM python:3.13-slim\nONBUILD RUN pip list\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  aliases: ['DL3043'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'ONBUILD' || !instruction.unsupported) return;
      const { at, text, exists, similar } = instruction.unsupported;
      report(
        { at },
        {
          message: exists
            ? `${text.toUpperCase()} cannot be a trigger of ONBUILD.`
            : `\`${text}\` is no instruction, so every build on top of this image fails.`,
          help: similar === undefined ? undefined : `Did you mean ${similar}?`,
        },
      );
    },
  },
});

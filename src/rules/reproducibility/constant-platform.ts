import { isChosenByVariable, platformOf } from '../../model/dockerfile/platform.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'constant-platform',
  category: 'reproducibility',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'FROM with a platform that is always the same.',
  why: 'The image is made for this platform even where another one is asked for, and emulated on every other machine.',
  examples: {
    bad: 'FROM --platform=linux/amd64 python:3.13-slim\n',
    good: 'FROM python:3.13-slim\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  aliases: ['DL3029', 'FromPlatformFlagConstDisallowed'],
  on: {
    stage(stage, { report }) {
      const platform = platformOf(stage);
      const text = platform?.value.value;
      // Windows images are for nothing else, whatever the machine is.
      if (!platform || text === undefined || text.startsWith('windows') || isChosenByVariable(stage)) return;
      report(platform.flag, {
        message: `This stage is ${text}, whatever platform is built for.`,
        help: 'Remove it, and give --platform to docker build. A stage that only prepares files may have $BUILDPLATFORM.',
      });
    },
  },
});

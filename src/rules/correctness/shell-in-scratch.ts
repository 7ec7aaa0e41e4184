import { withoutShell } from '../../model/dockerfile/shell-presence.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'shell-in-scratch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An instruction in shell form in an image without a shell.',
  why: 'Docker looks for /bin/sh and finds nothing: a RUN stops the build, a CMD or ENTRYPOINT the container, a health check never succeeds.',
  examples: {
    bad: 'FROM gcr.io/distroless/python3-debian12:nonroot\nCMD exec /app/main.py\n',
    good: 'FROM gcr.io/distroless/python3-debian12:nonroot\nCMD ["/app/main.py"]\n',
  },
  sources: ['https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch'],
  on: {
    stage(stage, { report }) {
      const [first, ...more] = withoutShell(stage);
      if (!first) return;
      const { instruction, shell } = first;
      report(instruction.keyword, {
        message: `${instruction.name} in shell form needs ${shell}, which this image does not have.`,
        help: 'Write it in exec form: ["program", "argument"].',
        related: more.map((other) => ({
          at: other.instruction.keyword.at,
          note: `so does this ${other.instruction.name}`,
        })),
      });
    },
  },
});

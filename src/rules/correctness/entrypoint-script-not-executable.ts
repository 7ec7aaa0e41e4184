import { faultyStartScript, type FaultyStartScript } from '../../model/process/start-script-faults.js';
import { defineRule } from '../../rule.js';
import { insertAfter } from '../../text/location.js';

/** What is wrong with a script, and what to do, by fault. */
const texts: {
  readonly [Fault in FaultyStartScript['fault']]: (
    script: FaultyStartScript,
  ) => readonly [message: string, help: string];
} = {
  mode: ({ path, source }) => [
    `${path} is not executable: ${source.path} has no execute permission, and the build gives it none.`,
    `Write COPY --chmod=755, or run chmod +x ${source.path} and commit it (git update-index --chmod=+x).`,
  ],
  'line-ends': ({ path, interpreter }) => [
    `${path} has Windows line ends, so the system looks for a program named ${interpreter ?? 'sh'} with a carriage return at its end.`,
    'Save it with LF line ends, and write "*.sh text eol=lf" into .gitattributes.',
  ],
  'no-interpreter-line': ({ path }) => [
    `${path} has no #! line, so the system cannot execute it (exec format error).`,
    'Begin it with #!/bin/sh.',
  ],
  'interpreter-missing': ({ path, interpreter }) => [
    `${path} is a script for ${interpreter}, which the image does not have.`,
    `Begin it with #!/bin/sh, or install ${interpreter}.`,
  ],
};

export default defineRule({
  name: 'entrypoint-script-not-executable',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The start script cannot be executed.',
  why: 'The kernel executes a file that may be executed and whose first line names an interpreter that is there. Otherwise the container ends at once: "permission denied", "no such file or directory" or "exec format error".',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
      'start.sh': 'exec python -m this\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
      'start.sh': '#!/bin/sh\nexec python -m this\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
    'https://man7.org/linux/man-pages/man2/execve.2.html',
  ],
  on: {
    stage(stage, { report, project }) {
      if (!stage.isShipped || stage.dockerfile.fragment) return;
      const script = faultyStartScript(stage, project.host);
      if (!script) return;
      const [message, help] = texts[script.fault](script);
      const edit = script.fault === 'mode' ? insertAfter(script.copy.instruction.keyword, ' --chmod=755') : undefined;
      report(script, {
        message,
        help,
        related: script.proof,
        fix: edit && { title: 'Make the copied files executable', edits: [edit] },
      });
    },
  },
});

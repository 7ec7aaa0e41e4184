import { type ShellForm, shellForm } from '../../model/command/form.js';
import { isForWindows } from '../../model/dockerfile/bases.js';
import { withoutShell } from '../../model/dockerfile/shell-presence.js';
import { isStart } from '../../model/dockerfile/start-instruction.js';
import type { Stage, StageState } from '../../model/stage.js';
import { defineRule } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';

export default defineRule({
  name: 'shell-form-command',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'CMD or ENTRYPOINT in shell form.',
  why: 'A shell becomes process 1 and does not pass SIGTERM on: `docker stop` waits ten seconds and then kills the application.',
  examples: {
    bad: 'FROM python:3.13-slim\nCMD python app.py\n',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  aliases: ['DL3025', 'JSONArgsRecommended'],
  on: {
    step({ instruction, before, stage }, { report }) {
      if (!isStart(instruction) || instruction.exec) return;
      const { body, keyword, name } = instruction;
      // An earlier one of two, and a bracket that does not close, are other rules' matters.
      if (stage[name === 'CMD' ? 'command' : 'entrypoint']?.instruction !== instruction || body.text.startsWith('['))
        return;
      const form = shellForm(body);
      if (!form || form.isExec || isShellChosen(before, stage)) return;
      // Without any shell it does not start at all, which is another rule's matter.
      if (withoutShell(stage).some((other) => other.instruction === instruction)) return;
      if (shellGivesWay(form, stage)) return;
      const exec = form.words && `[${form.words.map((word) => JSON.stringify(word)).join(', ')}]`;
      report(keyword, {
        message: `${name} in shell form starts the application under /bin/sh, which does not pass SIGTERM on.`,
        help: exec
          ? `Write it in exec form: ${name} ${exec}`
          : 'The line needs a shell: write exec before its last command.',
        fix:
          exec && textOf(body) === body.text
            ? { title: 'Write it in exec form', edits: [replace(body, exec)] }
            : undefined,
      });
    },
  },
});

/** Whether SHELL, here or in the base image, names another shell than the default one: who does that means the shell form. */
const isShellChosen = ({ shell }: StageState, { rootBase }: Stage): boolean =>
  shell.join(' ') !== '/bin/sh -c' ||
  isForWindows(rootBase) ||
  (rootBase.kind === 'image' && rootBase.facts?.family === 'micromamba');

/**
 * Whether the shell of the image hands its process over by itself: bash does so for a line that is one plain command, the
 * ash of BusyBox for the last command of any line, and dash never. Tried with bash 5.2, BusyBox 1.35 and dash 0.5.12.
 */
function shellGivesWay(form: ShellForm, { rootBase }: Stage): boolean {
  const shell = rootBase.kind === 'image' ? rootBase.facts?.shell : undefined;
  return (shell === 'busybox' && form.endsInCommand) || (shell === 'bash' && form.words !== undefined);
}

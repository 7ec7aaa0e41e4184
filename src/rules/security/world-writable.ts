import { letsEverybodyWrite, openMode } from '../../model/command/file-mode.js';
import { defineRule } from '../../rule.js';

const help = 'Give the files to the user who writes to them: chown, or COPY --chown.';

export default defineRule({
  name: 'world-writable',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Files that every user may change.',
  why: 'Whoever gets into any process of the container can replace the code that the others run.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN mkdir /data && chmod 777 /data\n',
    good: 'FROM python:3.13-slim\nRUN mkdir /data && chown www-data /data\n',
  },
  sources: ['https://www.gnu.org/software/coreutils/manual/html_node/Mode-Structure.html'],
  aliases: ['DF034'],
  on: {
    command(command, { report }) {
      const open = openMode(command);
      if (!open) return;
      report(open, { message: `The mode ${open.mode} lets every user write to ${open.files}.`, help });
    },
    step({ instruction }, { report }) {
      if (instruction.name !== 'COPY' && instruction.name !== 'ADD') return;
      const flag = instruction.flags.find(({ name }) => name === 'chmod');
      const mode = flag?.value?.value;
      if (!flag || mode === undefined || !letsEverybodyWrite(mode)) return;
      report(flag, { message: `The mode ${mode} lets every user write to what ${instruction.name} brings.`, help });
    },
  },
});

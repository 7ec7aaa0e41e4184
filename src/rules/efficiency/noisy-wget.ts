import { insertOption } from '../../model/command/command-end.js';
import { isQuietWget } from '../../model/command/downloader.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'noisy-wget',
  category: 'efficiency',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: '`wget` fills the log of the build with its progress.',
  why: 'Without a terminal, wget writes a line for every 50 KB: a large download hides everything else in the log.',
  examples: {
    bad: 'FROM python:3.13\nRUN wget -O /srv/model.bin https://example.org/model.bin\n',
    good: 'FROM python:3.13\nRUN wget -nv -O /srv/model.bin https://example.org/model.bin\n',
  },
  sources: ['https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options'],
  aliases: ['DL3047'],
  on: {
    command(command, { report }) {
      if (command.program !== 'wget' || isQuietWget(command)) return;
      const base = command.stage.rootBase;
      // The wget of BusyBox knows only -q.
      const isGnu = base.kind === 'image' && base.facts?.system !== undefined && base.facts.system !== 'alpine';
      const option = isGnu ? '-nv' : '-q';
      report(command.programWord, {
        message: 'wget writes its progress to the log of the build.',
        help: `Add ${option}.`,
        fix: { title: `Add ${option}`, edits: [insertOption(command, command.programWord, option)] },
      });
    },
  },
});

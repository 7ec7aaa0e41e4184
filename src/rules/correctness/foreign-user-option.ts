import { foreignUserOption } from '../../model/command/foreign-user-option.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'foreign-user-option',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An option of adduser or addgroup that belongs to another system.',
  why: 'Alpine has the adduser of BusyBox, Debian and Ubuntu have another one of the same name. They share few options: `adduser -D` and `addgroup -S` end with an error on Debian, `adduser --disabled-login` and `--group` on Alpine.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN adduser -D app\nUSER app\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nCMD ["python", "-m", "this"]\n',
  },
  sources: [
    'https://manpages.debian.org/bookworm/adduser/adduser.8.en.html',
    'https://busybox.net/downloads/BusyBox.html#adduser',
  ],
  on: {
    command(command, { report }) {
      const found = foreignUserOption(command);
      if (!found) return;
      const { program, option, isBusybox } = found;
      report(found, {
        message: `${program} ends at ${option}, which ${isBusybox ? 'BusyBox does not know' : 'only BusyBox knows'}.`,
        help: helpFor(program, isBusybox),
      });
    },
  },
});

function helpFor(program: string, isBusybox: boolean): string {
  if (program === 'addgroup')
    return isBusybox ? 'Write addgroup -S NAME, or -g ID.' : 'Write groupadd --system NAME, or --gid ID.';
  return isBusybox
    ? 'Write adduser -D NAME, and -S for a system user.'
    : 'Write useradd --create-home NAME, and --system for a system user.';
}

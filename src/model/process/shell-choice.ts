// Which command of a shell text is the one that stays, and what runs beside it.
import { serverOf, workerOf } from '../../knowledge/servers.js';
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import { peel } from '../command/peel.js';
import { type Fact, known, unknown } from '../known.js';

/** Programs that leave a server behind when they end, or run one. */
const daemons: ReadonlySet<string> = new Set([
  ...['service', 'nginx', 'apache2ctl', 'apachectl', 'httpd', 'supervisord', 'redis-server', 'postgres', 'pg_ctl'],
  ...['caddy', 'haproxy', 'start-stop-daemon', 'rc-service', 'openrc', 'pm2'],
]);

/** Programs that surely listen on nothing. */
const quiet: ReadonlySet<string> = new Set([
  ...['cron', 'crond', 'sleep', 'tail', 'wait', 'echo', 'printf', 'true', 'false', ':', 'cat', 'touch', 'rsyslogd'],
]);

/** Programs behind `||` and at the end of a script that change nothing about what runs. */
const endings: ReadonlySet<string> = new Set(['exit', 'true', 'false', ':', 'echo', 'printf', 'sleep', 'tail']);

/**
 * The command that stays: the first `exec`, or the first server in the foreground, or the last command. Unknown where a
 * condition chooses between programs, or several run at once.
 */
export function chooseCommand(commands: readonly ShellCommand[]): Fact<ShellCommand> {
  for (const command of commands) {
    const first = isExec(command) || isServer(command.words);
    if (!first || command.followedBy === '&') continue;
    if (command.conditional) return unknown('its shell chooses between programs');
    if (!command.subshell || command.followedBy === '|') return known(command);
  }
  return lastCommand(
    commands.filter(({ words, subshell, joinedBy }) => words.length > 0 && (!subshell || joinedBy === '|')),
    commands,
  );
}

function lastCommand(candidates: readonly ShellCommand[], all: readonly ShellCommand[]): Fact<ShellCommand> {
  let index = candidates.length - 1;
  while (index > 0 && isEnding(candidates[index]!)) index--;
  const last = candidates[index];
  if (!last) return unknown('its shell text has no command');
  if (last.words[0]!.value === 'wait') return onlyBackground(all);
  if (last.conditional) return unknown('its last command runs under a condition');
  if (last.followedBy === '&') return onlyBackground(all);
  if (last.joinedBy !== '|') return known(last);
  // `server | tee log`: the first of the pipe is the program.
  const end = all.indexOf(last);
  for (let at = end; at >= 0; at--) {
    const command = all[at]!;
    if (command.followedBy === '|' && command.joinedBy !== '|') return known(command);
  }
  return unknown('its last command is a pipe');
}

/** `exit $?` at the end, and `|| exit 1`. */
const isEnding = ({ words, conditional, joinedBy }: ShellCommand): boolean => {
  const program = words[0]?.value ?? '';
  return program === 'exit' || (conditional && joinedBy === '||' && endings.has(program));
};

function onlyBackground(commands: readonly ShellCommand[]): Fact<ShellCommand> {
  const [first, second] = commands.filter(({ followedBy }) => followedBy === '&');
  if (!first || first.conditional) return unknown('its shell waits for something');
  return second ? unknown('its shell starts several programs') : known(first);
}

/** `exec` with a program; without one it only redirects. */
const isExec = ({ words }: ShellCommand): boolean => words[0]?.value === 'exec' && words.length > 1;

function isServer(words: readonly Word[]): boolean {
  const peeled = peel(words);
  return (
    peeled?.program !== undefined &&
    serverOf(
      peeled.program,
      peeled.arguments.map(({ value }) => value),
    ) !== undefined
  );
}

/** Why something else may listen once a command has run: it stays in the background, or starts a daemon. */
export function sideEffect(words: readonly Word[], command: ShellCommand): string | undefined {
  const peeled = peel(words);
  if (!peeled) return undefined;
  const { program, programWord } = peeled;
  if (programWord.value?.startsWith('/etc/init.d/')) return 'another server starts in the same container';
  if (program !== undefined && daemons.has(program)) return `${program} runs in the same container`;
  if (command.followedBy !== '&') return undefined;
  const values = peeled.arguments.map(({ value }) => value);
  const listensNot = program !== undefined && (quiet.has(program) || workerOf(program, values) !== undefined);
  return listensNot ? undefined : 'another program runs in the background';
}

import { type CommandName, type OptionSpec, optionSpecs } from './option-table.js';
import { wrap } from './word-wrap.js';

/** How a command is called, and what it does in one line, for the list of commands. */
export const commandSummaries: Readonly<Record<CommandName, readonly [call: string, summary: string]>> = {
  check: ['check [PATH…]', 'Lint files and folders: what happens without a command, too'],
  rule: ['rule NAME | --all', 'Explain a rule, or list all of them'],
  config: ['config [KEY]', 'Explain a setting, or list all of them'],
  inspect: ['inspect [PATH…]', 'Show what is known of images, services, ports and start commands'],
  migrate: ['migrate [FILE]', "Turn hadolint's configuration into one of ours"],
  'merge-reports': ['merge-reports FILE…', 'Make one report of several JSON reports'],
  lsp: ['lsp', 'Serve an editor: findings while you type, quick fixes'],
  completions: ['completions SHELL', 'Print what makes a shell complete our command lines'],
  help: ['help [COMMAND]', 'Show the help of a command'],
};

const usages: Readonly<Record<CommandName, readonly string[]>> = {
  check: [
    'pydock-lint [check] [OPTIONS] [PATH…]',
    '',
    'Lints Dockerfiles and compose files. A PATH is a file, a folder, or - for standard input;',
    'without one the working directory is searched.',
  ],
  rule: [
    'pydock-lint rule [OPTIONS] NAME… | --all',
    '',
    'Explains a rule, or lists all of them. A NAME may be an alias (DL3042), or a category, whose rules',
    'are listed.',
  ],
  config: [
    'pydock-lint config [OPTIONS] [KEY]',
    '',
    'Explains a setting of pydock-lint.toml or [tool.pydock-lint], or lists all of them. A KEY may be',
    'dotted: rules.label-schema.',
  ],
  'merge-reports': [
    'pydock-lint merge-reports [OPTIONS] FILE…',
    '',
    'Makes one report of JSON reports: those of the parts of a run (--shard), or of several repositories.',
    'NAME=FILE puts NAME/ before the paths of a report. The files are not looked at again, so there are',
    'only the formats that need none of their lines.',
  ],
  inspect: [
    'pydock-lint inspect [OPTIONS] [PATH…]',
    '',
    'Shows what is known of the project: stages, start commands, where they listen, published ports,',
    'mounts; each with where it is known from, or why it is not known.',
  ],
  lsp: [
    'pydock-lint lsp [OPTIONS]',
    '',
    'Serves an editor that speaks the Language Server Protocol, over standard input and output:',
    'findings while you type, quick fixes, and the page of a rule under the pointer.',
    'How to set editors up: https://github.com/pydock-lint/pydock-lint/blob/main/docs/editors.md',
  ],
  migrate: [
    'pydock-lint migrate --from-hadolint [OPTIONS] [FILE]',
    '',
    'Prints a pydock-lint.toml that says what a configuration of another linter says. What has no',
    'counterpart becomes a comment. A FILE is .hadolint.yaml by default, or - for standard input.',
  ],
  completions: [
    'pydock-lint completions bash | zsh | fish | powershell',
    '',
    'Prints a script that makes a shell complete commands, options, their values and names of rules:',
    '',
    '  bash         eval "$(pydock-lint completions bash)"     in ~/.bashrc',
    '  zsh          pydock-lint completions zsh > FOLDER/_pydock-lint, with a FOLDER of $fpath',
    '  fish         pydock-lint completions fish > ~/.config/fish/completions/pydock-lint.fish',
    '  powershell   pydock-lint completions powershell | Out-String | Invoke-Expression',
  ],
  help: ['pydock-lint help [COMMAND]', '', 'Shows the help of a command, as `pydock-lint COMMAND --help` does.'],
};

const footer: Readonly<Record<CommandName, readonly string[]>> = {
  check: [
    'Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong use, bad configuration,',
    'or a file that could not be checked.',
  ],
  rule: ['Exit codes: 0, or 2 for wrong use and unknown rules.'],
  lsp: ['Exit codes: 0 when the editor has shut the server down, else 1; 2 for wrong use.'],
  config: ['Exit codes: 0, or 2 for wrong use and unknown settings.'],
  inspect: ['Exit codes: 0, or 2 for wrong use, bad configuration, or a file that could not be read.'],
  'merge-reports': ['Exit codes: those of `pydock-lint check`; 2 also for a file that is no report.'],
  migrate: ['Exit codes: 0, or 2 for wrong use and a file that could not be read.'],
  completions: ['Exit codes: 0, or 2 for wrong use.'],
  help: ['Exit codes: 0, or 2 for wrong use.'],
};

const width = 100;
const column = 34;

/** The help of a command, at most 100 columns wide; the short one leaves out values, defaults and what is behind the options. */
export function helpText(command: CommandName, form: 'short' | 'full'): string {
  const specs = optionsOf(command);
  const groups = [...new Set(specs.map(({ group }) => group))];
  const [usage, ...about] = usages[command];
  const options = groups.flatMap((group) => [
    '',
    `${group}:`,
    ...specs.filter((spec) => spec.group === group).flatMap((spec) => optionLines(spec, command, form)),
  ]);
  const end =
    form === 'short'
      ? [`More, with values and defaults: pydock-lint ${command === 'check' ? '' : `${command} `}--help`]
      : [
          'Environment: PYDOCK_LINT_OUTPUT_FORMAT, PYDOCK_LINT_TODAY (YYYY-MM-DD), NO_COLOR, FORCE_COLOR,',
          'PYDOCK_LINT_COMPILE_CACHE (a folder that keeps compiled code, for a quicker start).',
          ...footer[command],
        ];
  return [`Usage: ${usage}`, ...about, ...(command === 'check' ? commandList() : []), ...options, '', ...end, ''].join(
    '\n',
  );
}

/** The options that a command has. */
export const optionsOf = (command: CommandName): readonly OptionSpec[] =>
  optionSpecs.filter(({ commands }) => !commands || commands.includes(command));

const commandList = (): readonly string[] => [
  '',
  'Commands:',
  ...Object.values(commandSummaries).map(([call, summary]) => `  ${call.padEnd(column - 2)}${summary}`),
];

function optionLines(spec: OptionSpec, command: CommandName, form: 'short' | 'full'): readonly string[] {
  const { name, short, value, choices, help, env } = spec;
  const usual = spec.defaults?.[command] ?? spec.default;
  const names = `  ${short ? `-${short}, ` : '    '}--${name}${!value ? '' : value.startsWith('[=') ? value : ` ${value}`}`;
  const first = `${names.padEnd(column - 1)} ${help}`;
  if (form === 'short') return [first];
  const details = [
    ...(choices ? [`[possible values: ${choices.join(', ')}]`] : []),
    ...(usual === undefined ? [] : [`[default: ${usual}]`]),
    ...(env === undefined ? [] : [`[env: ${env}=]`]),
  ].join(' ');
  if (details === '') return [first];
  if (first.length + 1 + details.length <= width) return [`${first} ${details}`];
  return [first, ...wrap(details, width - column).map((line) => `${' '.repeat(column)}${line}`)];
}

import { type CommandName, type OptionSpec, optionSpecs } from './options.js';

const usages: Readonly<Record<CommandName, readonly string[]>> = {
  check: [
    'pydock-lint [check] [OPTIONS] [PATH…]',
    '',
    'Lints Dockerfiles and compose files. A PATH is a file, a folder, or - for standard input;',
    'without one the working directory is searched.',
    '',
    'Other commands:',
    '  pydock-lint rule NAME | --all   Explain a rule, or list all of them',
    '  pydock-lint inspect [PATH…]     Show what is known of images, services, ports and start commands',
    "  pydock-lint migrate --from-hadolint [FILE]   Turn hadolint's configuration into one of ours",
    '  pydock-lint lsp                 Serve an editor (Language Server Protocol)',
    '  pydock-lint merge-reports FILE…   Make one report of several JSON reports',
  ],
  'merge-reports': [
    'pydock-lint merge-reports [OPTIONS] FILE…',
    '',
    'Makes one report of JSON reports: those of the parts of a run (--shard), or of several repositories.',
    'NAME=FILE puts NAME/ before the paths of a report. The files are not looked at again, so there are',
    'only the formats that quote none of their lines.',
  ],
  inspect: [
    'pydock-lint inspect [OPTIONS] [PATH…]',
    '',
    'Shows what is known of the project: stages, start commands, where they listen, published ports,',
    'mounts; each with where it is known from, or why it is not known.',
  ],
  rule: [
    'pydock-lint rule [OPTIONS] NAME | --all',
    '',
    'Explains a rule, or lists all of them. A NAME may be an alias (DL3042).',
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
};

const footer: Readonly<Record<CommandName, readonly string[]>> = {
  check: [
    'Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong use, bad configuration,',
    'or a file that could not be checked.',
  ],
  inspect: ['Exit codes: 0, or 2 for wrong use, bad configuration, or a file that could not be read.'],
  rule: ['Exit codes: 0, or 2 for wrong use and unknown rules.'],
  lsp: ['Exit codes: 0 when the editor has shut the server down, else 1; 2 for wrong use.'],
  'merge-reports': ['Exit codes: those of `pydock-lint check`; 2 also for a file that is no report.'],
  migrate: ['Exit codes: 0, or 2 for wrong use and a file that could not be read.'],
};

/** The help of a command, at most 100 columns wide. */
export function helpText(command: CommandName): string {
  const specs = optionSpecs.filter(({ commands }) => !commands || commands.includes(command));
  const groups = [...new Set(specs.map(({ group }) => group))];
  const [usage, ...about] = usages[command];
  return [
    `Usage: ${usage}`,
    ...about,
    ...groups.flatMap((group) => [
      '',
      `${group}:`,
      ...specs.filter((spec) => spec.group === group).map((spec) => optionLine(spec, command)),
    ]),
    '',
    'Environment: PYDOCK_LINT_OUTPUT_FORMAT, PYDOCK_LINT_TODAY (YYYY-MM-DD), NO_COLOR, FORCE_COLOR.',
    ...footer[command],
    '',
  ].join('\n');
}

const column = 34;

function optionLine(spec: OptionSpec, command: CommandName): string {
  const { name, short, value, choices, help } = spec;
  const usual = spec.defaults?.[command] ?? spec.default;
  const names = `  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  const details = [...(choices ? [choices.join('|')] : []), ...(usual === undefined ? [] : [`default: ${usual}`])];
  const text = `${names.padEnd(column)}${help}`;
  if (details.length === 0) return text;
  const whole = `${text} [${details.join('; ')}]`;
  return whole.length <= 100 ? whole : `${text}\n${' '.repeat(column)}[${details.join('; ')}]`;
}

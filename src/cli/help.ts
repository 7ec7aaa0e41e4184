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
  ],
  rule: [
    'pydock-lint rule [OPTIONS] NAME | --all',
    '',
    'Explains a rule, or lists all of them. A NAME may be an alias (DL3042).',
  ],
};

const footer = [
  'Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong use, bad configuration,',
  'or a file that could not be checked.',
];

/** The help of a command, at most 100 columns wide. */
export function helpText(command: CommandName): string {
  const specs = optionSpecs.filter(({ commands }) => !commands || commands.includes(command));
  const groups = [...new Set(specs.map(({ group }) => group))];
  const [usage, ...about] = usages[command];
  return [
    `Usage: ${usage}`,
    ...about,
    ...groups.flatMap((group) => ['', `${group}:`, ...specs.filter((spec) => spec.group === group).map(optionLine)]),
    '',
    ...footer,
    '',
  ].join('\n');
}

const column = 34;

function optionLine(spec: OptionSpec): string {
  const { name, short, value, choices, help } = spec;
  const names = `  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  const details = [
    ...(choices ? [choices.join('|')] : []),
    ...(spec.default === undefined ? [] : [`default: ${spec.default}`]),
    ...(name === 'output-format' ? ['env: PYDOCK_LINT_OUTPUT_FORMAT'] : []),
  ];
  const text = `${names.padEnd(column)}${help}`;
  if (details.length === 0) return text;
  const whole = `${text} [${details.join('; ')}]`;
  return whole.length <= 100 ? whole : `${text}\n${' '.repeat(column)}[${details.join('; ')}]`;
}

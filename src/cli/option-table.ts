// The commands and options that there are: parsing, help and completions all read them here.
import { outputFormats, presets } from '../config/settings.js';
import { severities } from '../diagnostic.js';

/** An option of the command line. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; undefined for a switch. */
  readonly value?: string;
  /** Whether the value may be left out. It follows a `=` then, or is a word that ends in `.json`. */
  readonly optional?: boolean;
  readonly choices?: readonly string[];
  /** Shown in the help. */
  readonly default?: string;
  /** The variable of the environment that counts where the option is not given. */
  readonly env?: string;
  /** The default of some commands, where it is another one. */
  readonly defaults?: Partial<Readonly<Record<CommandName, string>>>;
  readonly group:
    'Rule selection' | 'Fixing' | 'File selection' | 'Output' | 'Exit code' | 'Configuration' | 'Miscellaneous';
  readonly help: string;
  /** The commands that have it; all of them if there is none. */
  readonly commands?: readonly CommandName[];
  /** Whether several values count: given more than once, or divided by commas. */
  readonly list?: boolean;
}

export const commandNames = [
  'check',
  'rule',
  'config',
  'inspect',
  'migrate',
  'merge-reports',
  'lsp',
  'completions',
  'help',
] as const;
export type CommandName = (typeof commandNames)[number];

const check: readonly CommandName[] = ['check'];
/** What writes a report. */
const reporting: readonly CommandName[] = ['check', 'merge-reports'];
const reading: readonly CommandName[] = ['check', 'inspect'];

export const optionSpecs: readonly OptionSpec[] = [
  {
    name: 'preset',
    value: 'NAME',
    choices: presets,
    default: 'recommended',
    group: 'Rule selection',
    help: 'Which rules are on',
    commands: check,
  },
  {
    name: 'select',
    value: 'RULES',
    list: true,
    group: 'Rule selection',
    help: 'Exactly these: rules, categories, aliases (DL3042)',
    commands: check,
  },
  { name: 'extend-select', value: 'RULES', list: true, group: 'Rule selection', help: 'These, too', commands: check },
  { name: 'ignore', value: 'RULES', list: true, group: 'Rule selection', help: 'Not these', commands: check },
  {
    name: 'no-inline',
    group: 'Rule selection',
    help: 'Show what comments in files suppress, too',
    commands: check,
  },
  {
    name: 'baseline',
    value: 'FILE',
    group: 'Rule selection',
    help: 'Show only what this file does not hold',
    commands: check,
  },
  {
    name: 'write-baseline',
    value: '[FILE]',
    optional: true,
    group: 'Rule selection',
    help: 'Make all that is found now the baseline',
    commands: check,
  },
  {
    name: 'prune-baseline',
    group: 'Rule selection',
    help: 'Take out of the baseline what is not found any more',
    commands: check,
  },
  { name: 'fix', group: 'Fixing', help: 'Mend what can be mended safely, and report the rest', commands: check },
  { name: 'unsafe-fixes', group: 'Fixing', help: 'Count fixes that may change behaviour, too', commands: check },
  { name: 'no-unsafe-fixes', group: 'Fixing', help: 'Whatever the configuration says', commands: check },
  { name: 'diff', group: 'Fixing', help: 'Show what --fix would change, and write nothing', commands: check },
  { name: 'fix-only', group: 'Fixing', help: 'Mend, and report nothing', commands: check },
  { name: 'show-fixes', group: 'Fixing', help: 'List what was mended', commands: check },
  {
    name: 'add-ignore',
    value: '[=REASON]',
    optional: true,
    group: 'Fixing',
    help: 'Write comments that suppress all findings',
    commands: check,
  },
  {
    name: 'exclude',
    value: 'PATTERNS',
    list: true,
    group: 'File selection',
    help: 'Leave out files and folders, as in .gitignore',
    commands: reading,
  },
  {
    name: 'extend-exclude',
    value: 'PATTERNS',
    list: true,
    group: 'File selection',
    help: 'Leave out these, too',
    commands: reading,
  },
  {
    name: 'force-exclude',
    group: 'File selection',
    help: 'Leave out excluded files even if they are named',
    commands: reading,
  },
  {
    name: 'ignore-unknown',
    group: 'File selection',
    help: 'Pass over named files of other kinds',
    commands: reading,
  },
  {
    name: 'no-respect-gitignore',
    group: 'File selection',
    help: 'Look at files that git ignores, too',
    commands: reading,
  },
  {
    name: 'stdin-filename',
    value: 'PATH',
    group: 'File selection',
    help: 'What standard input (-) is, and where',
    commands: check,
  },
  {
    name: 'fragment',
    group: 'File selection',
    help: 'Take Dockerfiles for pieces of one: FROM may be missing',
    commands: reading,
  },
  {
    name: 'shard',
    value: 'K/N',
    group: 'File selection',
    help: 'Check the K-th of N parts; projects stay whole',
    commands: check,
  },
  {
    name: 'output-format',
    value: 'FORMAT',
    choices: outputFormats,
    default: 'text',
    defaults: { 'merge-reports': 'json' },
    env: 'PYDOCK_LINT_OUTPUT_FORMAT',
    group: 'Output',
    help: 'The form of the report; text or json for other commands',
    commands: ['check', 'rule', 'config', 'inspect', 'merge-reports'],
  },
  {
    name: 'output-file',
    short: 'o',
    value: 'FILE',
    group: 'Output',
    help: 'Write the report to a file',
    commands: reporting,
  },
  {
    name: 'report',
    value: 'FMT=FILE',
    group: 'Output',
    help: 'Write one more report; may be repeated',
    commands: reporting,
  },
  {
    name: 'min-severity',
    value: 'LEVEL',
    choices: severities,
    default: 'info',
    group: 'Output',
    help: 'Show nothing milder',
    commands: reporting,
  },
  { name: 'statistics', group: 'Output', help: 'Show how often each rule found something', commands: reporting },
  { name: 'show-files', group: 'Output', help: 'List the files that would be checked, and stop', commands: check },
  { name: 'show-settings', group: 'Output', help: 'Show the settings in force, and stop', commands: check },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    group: 'Output',
    help: 'Use colour',
  },
  { name: 'no-progress', group: 'Output', help: 'Do not show how far a long run is', commands: check },
  { name: 'quiet', short: 'q', group: 'Output', help: 'Findings only: no summary, no notes' },
  { name: 'verbose', short: 'v', group: 'Output', help: 'Say more about what is done and what fails' },
  {
    name: 'fail-on',
    value: 'LEVEL',
    choices: severities,
    default: 'warning',
    group: 'Exit code',
    help: 'Exit code 1 for findings at or above this',
    commands: reporting,
  },
  { name: 'exit-zero', group: 'Exit code', help: 'Exit code 0 whatever is found', commands: reporting },
  {
    name: 'exit-non-zero-on-fix',
    group: 'Exit code',
    help: 'Exit code 1 if anything was mended',
    commands: check,
  },
  {
    name: 'config',
    value: 'FILE',
    group: 'Configuration',
    help: 'The one configuration file that counts',
    commands: reading,
  },
  { name: 'isolated', group: 'Configuration', help: 'Read no configuration files', commands: reading },
  { name: 'all', group: 'Miscellaneous', help: 'Every rule', commands: ['rule'] },
  {
    name: 'from-hadolint',
    group: 'Miscellaneous',
    help: 'Read a configuration of hadolint',
    commands: ['migrate'],
  },
  {
    name: 'stdio',
    group: 'Miscellaneous',
    help: 'Speak over standard input and output, as always',
    commands: ['lsp'],
  },
  { name: 'help', short: 'h', group: 'Miscellaneous', help: 'Show this help' },
  { name: 'version', short: 'V', group: 'Miscellaneous', help: 'Show the version' },
];

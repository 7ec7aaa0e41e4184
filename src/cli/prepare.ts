import { namesOfSelectors, selectorsOf } from '../config/resolve.js';
import type { Config, OutputFormat, PresetName } from '../config/settings.js';
import { unknownSelector } from '../config/validate.js';
import type { Problem, Severity } from '../diagnostic.js';
import type { LintInput } from '../engine/lint-input.js';
import { decode } from '../host/decode.js';
import { maximumSize } from '../host/limits.js';
import type { Configurations } from '../host/load-config.js';
import { NodeHost } from '../host/node.js';
import { noPath, prepareRun } from '../host/prepare.js';
import { rules } from '../rules/index.js';
import type { SourceFile } from '../text/source.js';
import { type CommandLine, UsageError } from './options.js';
import { readShard } from './shard-option.js';
import type { Terminal } from './terminal.js';

/** The settings that the command line gives. Throws UsageError for names that nobody knows. */
export function overridesOf(line: CommandLine): Config {
  const named = (option: string) => knownSelectors(line.values(option));
  return {
    preset: line.value('preset') as PresetName | undefined,
    select: named('select'),
    extendSelect: named('extend-select'),
    ignore: named('ignore'),
    exclude: line.values('exclude'),
    extendExclude: line.values('extend-exclude'),
    failOn: line.value('fail-on') as Severity | undefined,
    minSeverity: line.value('min-severity') as Severity | undefined,
    outputFormat: line.value('output-format') as OutputFormat | undefined,
    respectGitignore: line.has('no-respect-gitignore') ? false : undefined,
    forceExclude: line.has('force-exclude') ? true : undefined,
    unsafeFixes: line.has('no-unsafe-fixes') ? false : line.has('unsafe-fixes') ? true : undefined,
  };
}

function knownSelectors(names: readonly string[] | undefined): readonly string[] | undefined {
  for (const name of names ?? []) {
    if (!selectorsOf(rules).has(name.toLowerCase()))
      throw new UsageError(unknownSelector(name, namesOfSelectors(rules)));
  }
  return names;
}

/** The day that counts as today: reproducible runs set it. Throws UsageError. */
export function todayOf({ env }: Terminal): string {
  const given = env['PYDOCK_LINT_TODAY'];
  if (!given) return new Date().toISOString().slice(0, 10);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given));
  if (!isDay) throw new UsageError(`PYDOCK_LINT_TODAY is a day as YYYY-MM-DD, not \`${given}\`.`);
  return given;
}

/** Where a baseline is written when nobody says where. */
export const defaultBaseline = '.pydock-lint-baseline.json';

/** What a command line asks for, ready to run. */
export interface Setup {
  readonly host: NodeHost;
  readonly input: LintInput;
  readonly configurations: Configurations;
  readonly inputProblems: readonly Problem[];
  /** What standard input gave, if it was asked for and could be read. */
  readonly stdin: SourceFile | undefined;
}

/** Finds the host, the configuration and the input. Throws UsageError. */
export function prepare(line: CommandLine, terminal: Terminal, config: Config): Setup {
  const operands = line.operands.length > 0 ? line.operands : ['.'];
  const paths = operands.filter((path) => path !== '-');
  const stdinName = line.value('stdin-filename');
  if (stdinName !== undefined && !operands.includes('-'))
    throw new UsageError(`\`--stdin-filename\` says what \`-\` is: write \`- --stdin-filename ${stdinName}\`.`);
  const configFile = line.value('config');
  const baseline = line.value('write-baseline') || line.value('baseline');
  const written = line.given('write-baseline') ? (baseline ?? defaultBaseline) : baseline;
  const host = new NodeHost({
    cwd: terminal.cwd,
    paths: [...paths, ...(paths.length === 0 ? [stdinName ?? '.'] : stdinName === undefined ? [] : [stdinName])],
    trusted: [configFile, written].filter((path) => path !== undefined),
  });
  const stdin = operands.includes('-')
    ? readStdin(terminal, stdinName === undefined ? noPath : host.toProjectPath(stdinName))
    : undefined;
  const prepared = prepareRun({
    host,
    rules,
    paths: paths.map((path) => host.toProjectPath(path)),
    texts: stdin?.file ? [{ path: stdin.file.path, text: stdin.file.text }] : [],
    config: { ...config, baseline: baseline === undefined ? undefined : host.toProjectPath(baseline) },
    configFile: configFile === undefined ? undefined : host.toProjectPath(configFile),
    isolated: line.has('isolated'),
    fragment: line.has('fragment'),
    ignoreUnknown: line.has('ignore-unknown'),
    inline: !line.has('no-inline'),
    shellcheck: async () => {
      const { shellcheckRunner } = await import('../host/shellcheck.js');
      return shellcheckRunner({ env: terminal.env, root: host.absolute(host.rootOf('.')) });
    },
    today: todayOf(terminal),
    verbose: line.has('verbose'),
    absolute: (path) => host.absolute(path),
  });
  const shard = line.value('shard');
  const input = shard === undefined ? prepared.input : { ...prepared.input, shard: readShard(shard) };
  return { ...prepared, input, host, stdin: stdin?.file, inputProblems: stdin?.problem ? [stdin.problem] : [] };
}

/** What standard input gives, under a path; or why it cannot be read. */
export function readStdin(terminal: Terminal, path: string): { file?: SourceFile; problem?: Problem } {
  try {
    const bytes = terminal.readInput();
    if (!bytes || bytes.length > maximumSize(path)) {
      return { problem: { kind: 'parse', path, message: 'Standard input is too large to be such a file.' } };
    }
    const { file, problem } = decode(path, bytes);
    return file ? { file } : { problem: { path, ...problem } };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { problem: { kind: 'io', path, message: `Standard input cannot be read: ${code}.` } };
  }
}

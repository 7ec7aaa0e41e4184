/** Programs that run another program: what to skip before the command that matters. */

import { rowsByName } from './rows-by-name.js';
import { words } from './words.js';

/** A program whose operands are a command. */
export interface Wrapper {
  /** Names without folders; the module of `python -m` is looked up here too. */
  readonly programs: readonly string[];
  /** Words behind the program that make it a wrapper (`run`); options may stand between. */
  readonly subcommand: readonly string[];
  /** Options that take a value in the next word. */
  readonly valueOptions: readonly string[];
  /** Operands before the command: the user of gosu, the address of wait-for-it. */
  readonly operands: number;
  /** Whether `NAME=value` operands may stand before the command. */
  readonly assignments: boolean;
  /** Whether the command starts only behind `--`; otherwise `--` may be there or not. */
  readonly afterDashes: boolean;
  /**
   * What the first word of the command is: a program, a Python file (or, with `-m`, a module), a shell text, or a program
   * that may also be the name of a script in the project's configuration.
   */
  readonly runs: 'program' | 'python' | 'shell' | 'script';
  /** Options whose value is the module that is run (`-m`). */
  readonly moduleOptions: readonly string[];
  /** Options with which it runs nothing (`command -v`). */
  readonly notWith: readonly string[];
  /** Whether the wrapper waits or only prepares and then is replaced by the command (`exec`), so that signals arrive. */
  readonly forwardsSignals: boolean;
  readonly source: string;
}

const defaults = {
  subcommand: [],
  valueOptions: [],
  operands: 0,
  assignments: false,
  afterDashes: false,
  runs: 'program',
  moduleOptions: [],
  notWith: [],
  forwardsSignals: true,
} as const;

const wrapper = (row: Omit<Wrapper, keyof typeof defaults> & Partial<Wrapper>): Wrapper => ({ ...defaults, ...row });

const uvOptions = words(
  `--extra --no-extra --group --no-group --only-group --no-editable-package --env-file -w --with --with-editable
   --with-requirements --package --python-platform --index --default-index -i --index-url --extra-index-url -f --find-links
   --index-strategy --keyring-provider -P --upgrade-package --upgrade-group --resolution --prerelease --prerelease-package
   --fork-strategy --exclude-newer --exclude-newer-package --no-sources-package --reinstall-package --link-mode -C
   --config-setting --config-settings-package --no-build-isolation-package --no-build-package --no-binary-package
   --cache-dir --refresh-package -p --python --color --allow-insecure-host --directory --project --config-file --from`,
);

/** Every wrapper. Shells are in `shells`, because their operand is a text or a file. */
export const wrappers: readonly Wrapper[] = [
  wrapper({
    programs: ['exec'],
    valueOptions: ['-a'],
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#exec',
  }),
  wrapper({
    programs: ['command', 'builtin'],
    notWith: ['-v', '-V'],
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/command.html',
  }),
  wrapper({
    programs: ['env'],
    valueOptions: words('-u --unset -C --chdir'),
    assignments: true,
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/env-invocation.html',
  }),
  wrapper({
    programs: ['sudo'],
    valueOptions: words(
      '-u --user -g --group -C -h --host -p --prompt -r --role -t --type -D --chdir -R --chroot -T -U',
    ),
    assignments: true,
    source: 'https://www.sudo.ws/docs/man/sudo.man/',
  }),
  wrapper({
    programs: ['nice'],
    valueOptions: words('-n --adjustment'),
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/nice-invocation.html',
  }),
  wrapper({
    programs: ['ionice'],
    valueOptions: words('-c --class -n --classdata'),
    source: 'https://man7.org/linux/man-pages/man1/ionice.1.html',
  }),
  wrapper({
    programs: ['nohup', 'setsid', 'time', 'eatmydata', 'ltrace'],
    forwardsSignals: false,
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/nohup-invocation.html',
  }),
  wrapper({
    programs: ['timeout'],
    valueOptions: words('-k --kill-after -s --signal'),
    operands: 1,
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html',
  }),
  wrapper({
    programs: ['stdbuf'],
    valueOptions: words('-i --input -o --output -e --error'),
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/stdbuf-invocation.html',
  }),
  wrapper({
    programs: ['tini', 'tini-static', 'docker-init'],
    valueOptions: words('-p -e'),
    source: 'https://github.com/krallin/tini',
  }),
  wrapper({
    programs: ['dumb-init'],
    valueOptions: words('-r --rewrite'),
    source: 'https://github.com/Yelp/dumb-init',
  }),
  wrapper({ programs: ['catatonit'], source: 'https://github.com/openSUSE/catatonit' }),
  wrapper({ programs: ['gosu', 'su-exec'], operands: 1, source: 'https://github.com/tianon/gosu' }),
  wrapper({ programs: ['setuser', 'chpst'], operands: 1, source: 'https://github.com/phusion/baseimage-docker' }),
  wrapper({
    programs: ['setpriv'],
    valueOptions: words('--pdeathsig'),
    source: 'https://man7.org/linux/man-pages/man1/setpriv.1.html',
  }),
  wrapper({
    programs: ['uv'],
    subcommand: ['run'],
    valueOptions: uvOptions,
    runs: 'script',
    moduleOptions: ['-m', '--module'],
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-run',
  }),
  wrapper({
    programs: ['uvx'],
    valueOptions: uvOptions,
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-tool-run',
  }),
  wrapper({
    programs: ['uv'],
    subcommand: ['tool', 'run'],
    valueOptions: uvOptions,
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-tool-run',
  }),
  wrapper({
    programs: ['poetry'],
    subcommand: ['run'],
    valueOptions: words('-P --project -C --directory'),
    runs: 'script',
    source: 'https://python-poetry.org/docs/cli/#run',
  }),
  wrapper({
    programs: ['pipenv'],
    subcommand: ['run'],
    runs: 'script',
    source: 'https://pipenv.pypa.io/en/latest/cli.html#run',
  }),
  wrapper({
    programs: ['pdm'],
    subcommand: ['run'],
    valueOptions: words('-p --project --venv'),
    runs: 'script',
    source: 'https://pdm-project.org/en/latest/usage/scripts/',
  }),
  wrapper({
    programs: ['hatch', 'rye', 'pixi'],
    subcommand: ['run'],
    valueOptions: words('-e --env --environment --manifest-path'),
    runs: 'script',
    source: 'https://hatch.pypa.io/latest/cli/reference/#hatch-run',
  }),
  wrapper({
    programs: ['conda', 'mamba', 'micromamba'],
    subcommand: ['run'],
    valueOptions: words('-n --name -p --prefix --cwd -a --attach -r --root-prefix -e --env'),
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/run.html',
  }),
  wrapper({
    programs: ['ddtrace-run'],
    source: 'https://ddtrace.readthedocs.io/en/stable/installation_quickstart.html',
  }),
  wrapper({
    programs: ['newrelic-admin'],
    subcommand: ['run-program'],
    source:
      'https://docs.newrelic.com/docs/apm/agents/python-agent/installation/python-agent-admin-script-advanced-usage/',
  }),
  wrapper({
    programs: ['opentelemetry-instrument'],
    valueOptions: words(
      `--traces_exporter --metrics_exporter --logs_exporter --exporter_otlp_endpoint --service_name --id_generator
       --resource_attributes`,
    ),
    source: 'https://opentelemetry.io/docs/zero-code/python/',
  }),
  wrapper({
    programs: ['scalene', 'viztracer', 'pyinstrument'],
    runs: 'python',
    moduleOptions: ['-m'],
    source: 'https://github.com/plasma-umass/scalene',
  }),
  wrapper({
    programs: ['watchmedo'],
    subcommand: ['auto-restart'],
    valueOptions: words(
      '-d --directory --dir -p --pattern --patterns -i --ignore-patterns --ignore-pattern --signal --kill-after --interval --debounce-interval',
    ),
    forwardsSignals: false,
    source: 'https://github.com/gorakhargosh/watchdog',
  }),
  wrapper({
    programs: ['watchfiles'],
    valueOptions: words('--ignore-paths --target-type --filter --args --verbosity --sigint-timeout --grace-period'),
    runs: 'shell',
    forwardsSignals: false,
    source: 'https://watchfiles.helpmanual.io/cli/',
  }),
  wrapper({
    programs: ['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh', 'wait_for_it.sh'],
    valueOptions: words('-t --timeout -h --host -p --port'),
    afterDashes: true,
    source: 'https://github.com/vishnubob/wait-for-it',
  }),
  wrapper({
    programs: ['dockerize'],
    valueOptions: words('-wait -timeout -template -stdout -stderr -wait-http-header -wait-retry-interval -delims'),
    source: 'https://github.com/jwilder/dockerize',
  }),
  wrapper({
    programs: ['debugpy'],
    valueOptions: words('--listen --connect --log-to'),
    runs: 'python',
    moduleOptions: ['-m'],
    source: 'https://github.com/microsoft/debugpy',
  }),
  wrapper({
    programs: ['coverage'],
    subcommand: ['run'],
    valueOptions: words('--concurrency --context --data-file --include --omit --rcfile --source'),
    runs: 'python',
    moduleOptions: ['-m', '--module'],
    source: 'https://coverage.readthedocs.io/en/latest/cmd.html',
  }),
  wrapper({
    programs: ['xvfb-run'],
    valueOptions: words('-e -f -n -p -s -w --server-args --server-num'),
    forwardsSignals: false,
    source: 'https://manpages.debian.org/xvfb-run',
  }),
  wrapper({
    programs: ['doppler', 'infisical', 'op', 'chamber'],
    subcommand: ['run'],
    afterDashes: true,
    source: 'https://docs.doppler.com/docs/accessing-secrets',
  }),
];

/** Shells: `-c TEXT` runs a text, an operand is a script file. */
export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'busybox']);

const byProgram = rowsByName(wrappers, ({ programs }) => programs);

/** The wrappers of a program name (or the module of `python -m`); more than one where the subcommand decides. */
export const wrappersOf = (program: string): readonly Wrapper[] => byProgram.get(program) ?? [];

/**
 * Where the wrapped command starts, or undefined when this use is no wrapper (another subcommand, no command).
 * @param program its name without folders
 * @param args its arguments; undefined where a value is not known
 */
export function wrappedCommand(
  program: string,
  args: readonly (string | undefined)[],
): { readonly wrapper: Wrapper; readonly start: number; readonly isModule: boolean } | undefined {
  for (const row of wrappersOf(program)) {
    const found = startOfCommand(row, args);
    if (found) return { wrapper: row, ...found };
  }
  return undefined;
}

function startOfCommand(
  row: Wrapper,
  args: readonly (string | undefined)[],
): { readonly start: number; readonly isModule: boolean } | undefined {
  if (row.afterDashes) {
    const dashes = args.indexOf('--');
    return dashes >= 0 && dashes + 1 < args.length ? { start: dashes + 1, isModule: false } : undefined;
  }
  const subcommand = [...row.subcommand];
  let operands = row.operands;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    const expected = subcommand[0];
    if (word === '--' && expected === undefined) {
      const start = index + 1 + operands;
      return start < args.length ? { start, isModule: false } : undefined;
    }
    if (word?.startsWith('-') && word !== '-') {
      if (row.notWith.includes(word)) return undefined;
      if (row.moduleOptions.includes(word))
        return index + 1 < args.length ? { start: index + 1, isModule: true } : undefined;
      if (row.valueOptions.includes(word)) index += 1;
    } else if (expected !== undefined) {
      if (word !== expected) return undefined;
      subcommand.shift();
    } else if (row.assignments && word !== undefined && /^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) {
      continue;
    } else if (operands > 0) {
      operands -= 1;
    } else {
      return { start: index, isModule: false };
    }
  }
  return undefined;
}

import type { Severity } from '../diagnostic.js';
import type { Config, OutputFormat, PresetName, RuleConfig } from './settings.js';

/** Turns checked data of a configuration file into settings: call it only for what `validateConfig` has no errors for. */
export function readConfig(data: object): Config {
  const entries = new Map<string, unknown>(Object.entries(data));
  const texts = (key: string) => entries.get(key) as readonly string[] | undefined;
  return {
    preset: entries.get('preset') as PresetName | undefined,
    select: texts('select'),
    extendSelect: texts('extend-select'),
    ignore: texts('ignore'),
    exclude: texts('exclude'),
    extendExclude: texts('extend-exclude'),
    include: texts('include'),
    perFileIgnores: Object.entries((entries.get('per-file-ignores') ?? {}) as Record<string, readonly string[]>),
    failOn: entries.get('fail-on') as Severity | undefined,
    minSeverity: entries.get('min-severity') as Severity | undefined,
    outputFormat: entries.get('output-format') as OutputFormat | undefined,
    respectGitignore: entries.get('respect-gitignore') as boolean | undefined,
    forceExclude: entries.get('force-exclude') as boolean | undefined,
    baseline: entries.get('baseline') as string | undefined,
    shellcheck: entries.get('shellcheck') as boolean | undefined,
    shellcheckIgnore: texts('shellcheck-ignore'),
    unsafeFixes: entries.get('unsafe-fixes') as boolean | undefined,
    fixable: texts('fixable'),
    unfixable: texts('unfixable'),
    rules: readRules((entries.get('rules') ?? {}) as object),
  };
}

function readRules(data: object): ReadonlyMap<string, RuleConfig> {
  return new Map(
    Object.entries(data).map(([name, table]) => {
      const { severity, ...options } = table as { severity?: Severity | 'off' };
      return [name, { severity, options: new Map(Object.entries(options)) }];
    }),
  );
}

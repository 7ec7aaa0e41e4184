import type { Config } from '../config/settings.js';
import type { Configurations, Settings } from '../host/load-config.js';
import { visible } from '../reporters/plain-text.js';
import { dirname } from '../text/path.js';
import { inToml } from './toml-text.js';

/** The settings in force for each file, as TOML: where they come from, and which rules are on with which options. */
export function settingsText(paths: readonly string[], configurations: Configurations, overrides: Config): string {
  const found = new Map<Settings, string[]>();
  for (const path of paths.length > 0 ? paths : ['Dockerfile']) {
    const settings = configurations.settingsFor(path);
    found.set(settings, [...(found.get(settings) ?? []), path]);
  }
  return [...found].map(([settings, of]) => one(settings, of, overrides)).join('\n');
}

function one(
  { source, config, rules, respectGitignore, forceExclude, baseline, unsafeFixes, shellcheck }: Settings,
  paths: readonly string[],
  overrides: Config,
): string {
  const exclude = [
    ...(overrides.exclude ?? config.exclude ?? []),
    ...(config.extendExclude ?? []),
    ...(overrides.extendExclude ?? []),
  ];
  const lines = [
    `# ${paths.map((path) => visible(dirname(path))).join(', ')}: ${source === undefined ? 'no configuration file' : visible(source)}`,
    `exclude = ${JSON.stringify(exclude)}`,
    `include = ${JSON.stringify(overrides.include ?? config.include ?? [])}`,
    `respect-gitignore = ${respectGitignore}`,
    `force-exclude = ${forceExclude}`,
    `fail-on = ${JSON.stringify(overrides.failOn ?? config.failOn ?? 'warning')}`,
    `min-severity = ${JSON.stringify(overrides.minSeverity ?? config.minSeverity ?? 'info')}`,
    ...(baseline === undefined ? [] : [`baseline = ${JSON.stringify(baseline)}`]),
    `unsafe-fixes = ${unsafeFixes}`,
    ...(config.fixable ? [`fixable = ${JSON.stringify(config.fixable)}`] : []),
    ...(config.unfixable ? [`unfixable = ${JSON.stringify(config.unfixable)}`] : []),
    `shellcheck = ${shellcheck !== undefined}`,
    ...(shellcheck ? [`shellcheck-ignore = ${JSON.stringify(shellcheck.ignore)}`] : []),
    `output-format = ${JSON.stringify(overrides.outputFormat ?? config.outputFormat ?? 'text')}`,
    `select = [${rules.map(({ rule }) => `\n  ${JSON.stringify(rule.name)},`).join('')}\n]`,
  ];
  for (const { rule, severity, options } of rules) {
    const settings = Object.entries(options).map(([name, value]) => `${name} = ${inToml(value)}`);
    if (severity !== undefined) settings.unshift(`severity = ${JSON.stringify(severity)}`);
    if (settings.length > 0) lines.push('', `[rules.${rule.name}]`, ...settings);
  }
  return `${lines.join('\n')}\n`;
}

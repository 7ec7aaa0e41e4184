import { severities, type Severity } from '../diagnostic.js';
import { labelKinds } from '../knowledge/label-kinds.js';
import { hadolintCodes } from '../knowledge/other-linters.js';
import type { Rule } from '../rule.js';
import type { HadolintConfig, HadolintSeverity } from './hadolint-config.js';
import { isInPreset, rulesNamed, selectorsOf, type Selectors } from './resolve.js';
import { outputFormats } from './settings.js';

/**
 * Writes a configuration of hadolint as one of ours: the text of a pydock-lint.toml that chooses the rules that hadolint would
 * look at beyond ours. What has no counterpart becomes a comment.
 */
export function fromHadolint(config: HadolintConfig, rules: readonly Rule[]): string {
  const selectors = selectorsOf(rules);
  const ignored = ignoredRules(config, selectors);
  const tables = [...severityTables(config, selectors, ignored), ...settingTables(config, selectors, ignored)];
  const merged = new Map<string, string[]>();
  for (const { rule, lines } of tables) merged.set(rule, [...(merged.get(rule) ?? []), ...lines]);
  const parts = [
    ['# Made by `pydock-lint migrate --from-hadolint`.', ...runSettings(config)],
    listOf('extend-select', 'What hadolint looks at by default beyond the preset `recommended`.', [
      ...extendedRules(config, rules, ignored, merged),
    ]),
    listOf('ignore', undefined, [...ignored]),
    ...[...merged].map(([rule, lines]) => [`[rules.${rule}]`, ...lines]),
    notes(config, selectors).map(comment),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A comment of one line, whatever it quotes: TOML forbids control characters there. */
const comment = (text: string): string => `# ${text.replace(/\p{Cc}+/gu, ' ')}`;

/** A text as TOML writes it: JSON's escapes are a part of TOML's. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007F');

/** The rules that are off, each with why. */
type RuleNotes = ReadonlyMap<string, string>;

function listOf(key: string, about: string | undefined, items: readonly (readonly [string, string])[]): string[] {
  if (items.length === 0) return [];
  const lines = items.map(([name, why]) => `  ${quoted(name)}, ${comment(why)}`);
  return [...(about === undefined ? [] : [comment(about)]), `${key} = [`, ...lines, ']'];
}

const isDlCode = (code: string): boolean => /^DL\d{4}$/i.test(code);
/** A code of ShellCheck. */
const isShellCode = (code: string): boolean => /^SC\d{4}$/i.test(code);

function ignoredRules({ ignored }: HadolintConfig, selectors: Selectors): RuleNotes {
  const codes = new Set(ignored.filter(isDlCode).map((code) => code.toUpperCase()));
  const found = new Map<string, string>();
  for (const code of codes) {
    for (const { name, aliases = [] } of rulesNamed([code], selectors)) {
      const own = aliases.filter(isDlCode);
      const others = own.filter((alias) => !codes.has(alias));
      const also = others.length > 0 ? `; the rule stands for ${others.join(', ')}, too` : '';
      found.set(name, `${own.filter((alias) => codes.has(alias)).join(', ')}${also}`);
    }
  }
  return found;
}

/** Rules that hadolint would have on and our default has not. */
function extendedRules(
  { ignored }: HadolintConfig,
  rules: readonly Rule[],
  off: RuleNotes,
  configured: ReadonlyMap<string, unknown>,
): RuleNotes {
  const codes = new Set(ignored.map((code) => code.toUpperCase()));
  const usual = new Set(hadolintCodes.filter(({ name, runs }) => !runs && !codes.has(name)).map(({ name }) => name));
  return new Map(
    rules.flatMap((rule) => {
      const { name, aliases = [] } = rule;
      const own = aliases.filter((alias) => usual.has(alias));
      const isLeftOut = own.length === 0 || isInPreset(rule, 'recommended') || off.has(name) || configured.has(name);
      return isLeftOut ? [] : [[name, own.join(', ')] as const];
    }),
  );
}

/** What a table of a rule holds. */
interface RuleTable {
  readonly rule: string;
  readonly lines: readonly string[];
}

/** hadolint's `style` is milder than anything that we have. */
const ourSeverity = (severity: HadolintSeverity): Severity => (severity === 'style' ? 'info' : severity);

function severityTables({ overrides }: HadolintConfig, selectors: Selectors, off: RuleNotes): readonly RuleTable[] {
  const found = new Map<string, { severity: Severity; codes: string[] }>();
  for (const { code, severity: theirs } of overrides) {
    if (!isDlCode(code)) continue;
    const severity = ourSeverity(theirs);
    for (const { name } of rulesNamed([code], selectors)) {
      const known = found.get(name);
      const isWorse = !known || severities.indexOf(severity) < severities.indexOf(known.severity);
      found.set(name, { severity: isWorse ? severity : known.severity, codes: [...(known?.codes ?? []), code] });
    }
  }
  return [...found]
    .filter(([rule]) => !off.has(rule))
    .map(([rule, { severity, codes }]) => ({
      rule,
      lines: [`severity = ${quoted(severity)} ${comment([...new Set(codes)].join(', '))}`],
    }));
}

/** The tables of rules that say nothing without settings; a severity turns them on. */
function settingTables(config: HadolintConfig, selectors: Selectors, off: RuleNotes): readonly RuleTable[] {
  const { trustedRegistries: registries, overrides } = config;
  const settings: readonly (readonly [code: string, lines: readonly string[]])[] = [
    ['DL3026', registries.length > 0 ? [`registries = ${listText(registries)}`] : []],
    ['DL3049', labelSettings(config)],
  ];
  return settings.flatMap(([code, lines]) =>
    rulesNamed(lines.length > 0 ? [code] : [], selectors).flatMap((rule) => {
      if (off.has(rule.name)) return [];
      const isSet = overrides.some((override) => rulesNamed([override.code], selectors).includes(rule));
      return [{ rule: rule.name, lines: [...(isSet ? [] : [`severity = ${quoted(rule.severity)}`]), ...lines] }];
    }),
  );
}

const listText = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

/** hadolint calls every label of its schema missing that an image lacks. Texts may be anything, and need no kind. */
function labelSettings({ labels, strictLabels }: HadolintConfig): readonly string[] {
  if (labels.length === 0) return [];
  const kinds = labels.filter(({ kind }) => labelKinds.has(kind));
  return [
    ...(kinds.length > 0
      ? [`labels = { ${kinds.map(({ name, kind }) => `${quoted(name)} = ${quoted(kind)}`).join(', ')} }`]
      : []),
    `required = ${listText(labels.map(({ name }) => name))}`,
    ...(strictLabels ? ['strict = true'] : []),
  ];
}

/** Settings that count for the whole run. */
function runSettings({ failureThreshold, formats, ignored }: HadolintConfig): readonly string[] {
  const failOn = thresholds.get(failureThreshold ?? '');
  const format = formats.map(ourFormat).find((one) => one !== undefined);
  return [
    ...(failOn === undefined ? [] : [`fail-on = ${quoted(failOn)}`]),
    ...(format === undefined ? [] : [`output-format = ${quoted(format)}`]),
    ...(ignored.some(isShellCode) ? [`shellcheck-ignore = ${listText(ignored.filter(isShellCode))}`] : []),
  ];
}

const thresholds: ReadonlyMap<string, Severity> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['style', 'info'],
  ['ignore', 'info'],
]);

function ourFormat(format: string): string | undefined {
  const name = format === 'tty' ? 'text' : format.replaceAll('_', '-');
  return outputFormats.find((one) => one === name);
}

/** A sentence for each setting that has no counterpart. */
function notes(config: HadolintConfig, selectors: Selectors): readonly string[] {
  const { failureThreshold, noFail, formats, disableIgnorePragma, unknown } = config;
  const kept = formats.filter((format) => ourFormat(format) !== undefined);
  return [
    ...codeNotes(config, selectors),
    ...labelNotes(config),
    ...(failureThreshold === undefined && !noFail
      ? ['hadolint fails for info, too, unless it is told otherwise: `fail-on = "info"` does the same here.']
      : []),
    ...(noFail || failureThreshold === 'none' ? ['`no-fail` is the option --exit-zero of the command line.'] : []),
    ...(failureThreshold !== undefined && failureThreshold !== 'none' && !thresholds.has(failureThreshold)
      ? [`failure-threshold: ${failureThreshold} is no severity of hadolint.`]
      : []),
    ...formats
      .filter((format) => !kept.includes(format))
      .map((format) => `The format ${format} is not written here; there are ${outputFormats.join(', ')}.`),
    ...(kept.length > 1
      ? [`More than one format is written by the option --report, such as --report ${ourFormat(kept[1]!)!}=FILE.`]
      : []),
    ...(disableIgnorePragma ? ['disable-ignore-pragma: comments that silence rules always count here.'] : []),
    ...unknown.map((key) => `${key} is no setting of hadolint, or has a value that it does not take.`),
  ];
}

/** What becomes of the codes that no rule has as an alias. */
function codeNotes({ ignored, overrides }: HadolintConfig, selectors: Selectors): readonly string[] {
  const codes = new Set([...ignored, ...overrides.map(({ code }) => code)]);
  const others = [...codes].filter((code) => !isShellCode(code) && rulesNamed([code], selectors).length === 0);
  const weighed = new Set(overrides.map(({ code }) => code).filter(isShellCode));
  return [
    'hadolint has ShellCheck built in: `shellcheck = true` does the same here, where the program shellcheck is on PATH.',
    ...(weighed.size > 0 ? [`${[...weighed].join(', ')}: codes of ShellCheck keep its own severities.`] : []),
    ...others.map((code) => {
      const known = hadolintCodes.find(({ name }) => name === code.toUpperCase());
      return known ? `${code} (${known.finds}) has no rule here.` : `${code} is no code of hadolint.`;
    }),
  ];
}

function labelNotes({ labels, strictLabels }: HadolintConfig): readonly string[] {
  return [
    ...labels
      .filter(({ kind }) => !labelKinds.has(kind) && !anything.has(kind))
      .map(
        ({ name, kind }) => `label-schema: the kind ${kind} of ${name} is not known here, so that any value is taken.`,
      ),
    ...(strictLabels && labels.length === 0
      ? ['strict-labels: no labels are listed that an image may have, so that none is reported.']
      : []),
  ];
}

/** Kinds that any text is of. */
const anything: ReadonlySet<string> = new Set(['text', 'rawtext', '']);

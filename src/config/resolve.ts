import { categories } from '../diagnostic.js';
import type { Rule } from '../rule.js';
import type { Config, PresetName, RuleConfig, SelectedRule } from './settings.js';

/** The rules that a selector stands for: a rule's name, an alias, a category. Case does not count. Empty for a name nobody knows. */
export type Selectors = ReadonlyMap<string, readonly Rule[]>;

/** Everything that `select` and `ignore` understand, as it is written: categories, rules and aliases. */
export const namesOfSelectors = (rules: readonly Rule[]): readonly string[] => [
  ...new Set([...categories, ...rules.flatMap(({ name, aliases = [] }) => [name, ...aliases])]),
];

/** The same with the rules that are meant, by names in lower case. */
export function selectorsOf(rules: readonly Rule[]): Selectors {
  let selectors = selectorsOfLists.get(rules);
  if (!selectors) selectorsOfLists.set(rules, (selectors = findSelectors(rules)));
  return selectors;
}

const selectorsOfLists = new WeakMap<readonly Rule[], Selectors>();

function findSelectors(rules: readonly Rule[]): Selectors {
  const selectors = new Map<string, readonly Rule[]>();
  for (const category of categories) {
    selectors.set(
      category,
      rules.filter((rule) => rule.category === category),
    );
  }
  for (const rule of rules) {
    for (const alias of rule.aliases ?? []) {
      const key = alias.toLowerCase();
      selectors.set(key, [...(selectors.get(key) ?? []), rule]);
    }
  }
  // A rule's own name wins over an alias of another.
  for (const rule of rules) selectors.set(rule.name, [rule]);
  return selectors;
}

/** The rules that a list of selectors stands for; names that nobody knows stand for none. */
export const rulesNamed = (names: readonly string[], selectors: Selectors): readonly Rule[] =>
  names.flatMap((name) => selectors.get(name.toLowerCase()) ?? []);

/**
 * The rules that take part, in the order of the list. The configuration chooses first: `select`, or else the preset and every rule
 * that has a severity there; then `extend-select` adds, `ignore` takes away. What is said on the command line comes after it in the
 * same way, and a `select` or `preset` there starts anew. A rule whose severity is `off` takes part only if it is selected there by name.
 */
export function resolveRules(rules: readonly Rule[], config: Config, overrides: Config): readonly SelectedRule[] {
  const named = (names: readonly string[] = []) => (names.length > 0 ? rulesNamed(names, selectorsOf(rules)) : []);
  const chosen = new Set<Rule>();
  const apply = ({ extendSelect, ignore }: Config) => {
    for (const rule of named(extendSelect)) chosen.add(rule);
    for (const rule of named(ignore)) chosen.delete(rule);
  };
  const takesConfig = !overrides.select;
  if (takesConfig) {
    for (const rule of startOf(rules, config, overrides, named)) chosen.add(rule);
    for (const rule of rules) if (config.rules?.get(rule.name)?.severity === 'off') chosen.delete(rule);
    apply(config);
  } else {
    for (const rule of named(overrides.select)) chosen.add(rule);
  }
  apply(overrides);
  return rules.filter((rule) => chosen.has(rule)).map((rule) => withSettings(rule, config.rules?.get(rule.name)));
}

/** What is on before anything is added or taken away. */
function startOf(
  rules: readonly Rule[],
  config: Config,
  overrides: Config,
  named: (names: readonly string[] | undefined) => readonly Rule[],
): readonly Rule[] {
  if (config.select && !overrides.preset) return named(config.select);
  const preset = overrides.preset ?? config.preset ?? 'recommended';
  const configured = rules.filter((rule) => config.rules?.get(rule.name)?.severity !== undefined);
  return [...rules.filter((rule) => isInPreset(rule, preset)), ...configured];
}

/** Whether a rule is on in a preset: `strict` holds the recommended ones too, `all` every one. */
export const isInPreset = ({ presets }: Rule, preset: PresetName): boolean =>
  preset === 'all' || (preset === 'strict' ? presets.length > 0 : presets.includes('recommended'));

function withSettings(rule: Rule, config: RuleConfig | undefined): SelectedRule {
  const severity = config?.severity;
  const options = Object.entries(rule.options ?? {}).map(([name, schema]) => [
    name,
    config?.options.has(name) ? config.options.get(name) : schema.default,
  ]);
  return { rule, severity: severity === 'off' ? undefined : severity, options: Object.fromEntries(options) };
}

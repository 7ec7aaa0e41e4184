import type { ComposeNode } from '../parser/compose/tree.js';

/** Severities as hadolint calls them, from worst to mildest. */
export const hadolintSeverities = ['error', 'warning', 'info', 'style'] as const;
export type HadolintSeverity = (typeof hadolintSeverities)[number];

/** A configuration of hadolint. Source: https://github.com/hadolint/hadolint#configure */
export interface HadolintConfig {
  readonly ignored: readonly string[];
  /** Codes with the severity that `override` gives them, in the order of the file. */
  readonly overrides: readonly { readonly code: string; readonly severity: HadolintSeverity }[];
  readonly trustedRegistries: readonly string[];
  /** Labels with the kind of value that each must have. */
  readonly labels: readonly { readonly name: string; readonly kind: string }[];
  readonly strictLabels: boolean;
  readonly failureThreshold: string | undefined;
  readonly noFail: boolean;
  readonly formats: readonly string[];
  readonly disableIgnorePragma: boolean;
  /** Keys that are none of hadolint's, or whose value it would refuse. */
  readonly unknown: readonly string[];
}

/** Settings of a person's terminal: they belong into no project. */
const personal = new Set(['no-color', 'verbose']);

/** Reads a configuration of hadolint; undefined, for an empty file, is one without settings. Never throws. */
export function readHadolintConfig(root: ComposeNode | undefined): HadolintConfig {
  const unknown: string[] = [];
  const settings = new Map(root?.kind === 'map' ? [...root.entries].map(([key, { value }]) => [key, value]) : []);
  const take = <T>(key: string, read: (node: ComposeNode) => T | undefined): T | undefined => {
    const node = settings.get(key);
    settings.delete(key);
    if (!node || isNull(node)) return undefined;
    const value = read(node);
    if (value === undefined) unknown.push(key);
    return value;
  };
  const override = take('override', mapOf) ?? new Map<string, ComposeNode>();
  const config = {
    ignored: take('ignored', textsOf) ?? [],
    overrides: hadolintSeverities.flatMap((severity) => {
      const node = override.get(severity);
      const codes = node ? (isNull(node) ? [] : textsOf(node)) : [];
      if (!codes) unknown.push(`override.${severity}`);
      return (codes ?? []).map((code) => ({ code, severity }));
    }),
    trustedRegistries: take('trustedRegistries', textsOf) ?? [],
    labels: [...(take('label-schema', mapOf) ?? [])].map(([name, node]) => ({ name, kind: textOf(node) ?? '' })),
    strictLabels: take('strict-labels', flagOf) ?? false,
    failureThreshold: take('failure-threshold', textOf),
    noFail: take('no-fail', flagOf) ?? false,
    formats: [...(take('format', textsOf) ?? []), ...(take('formats', textsOf) ?? [])],
    disableIgnorePragma: take('disable-ignore-pragma', flagOf) ?? false,
  };
  const known: ReadonlySet<string> = new Set(hadolintSeverities);
  unknown.push(...[...override.keys()].filter((key) => !known.has(key)).map((key) => `override.${key}`));
  unknown.push(...[...settings.keys()].filter((key) => !personal.has(key)));
  return { ...config, unknown };
}

const isNull = (node: ComposeNode): boolean => node.kind === 'scalar' && node.value === null;

const textOf = (node: ComposeNode): string | undefined => (node.kind === 'scalar' ? node.text : undefined);

const flagOf = (node: ComposeNode): boolean | undefined =>
  node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;

const mapOf = (node: ComposeNode): ReadonlyMap<string, ComposeNode> | undefined =>
  node.kind === 'map' ? new Map([...node.entries].map(([key, { value }]) => [key, value])) : undefined;

/** A list of texts; a lone text is a list of one. */
function textsOf(node: ComposeNode): readonly string[] | undefined {
  if (node.kind === 'scalar') return [node.text];
  const texts = node.kind === 'list' ? node.items.map(textOf) : [undefined];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

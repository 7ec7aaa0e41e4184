import type { Span } from '../../text/source.js';
import type { ComposeScalar } from './tree.js';

/**
 * The nodes of a YAML text before aliases and merge keys are followed, the same from both of its readers (`plain-yaml.ts`, `any-yaml.ts`).
 * Offsets are UTF-16 and 0-based; anchors and tags stand before `start`.
 */
export type YamlNode = YamlAlias | YamlScalar | YamlList | YamlMap;

export interface YamlAlias extends Span {
  readonly kind: 'alias';
  readonly name: string;
}

/** What anchors and tags can stand before. */
interface Tagged extends Span {
  readonly anchor: string | undefined;
  /** As YAML resolves it: `!reset`, `tag:yaml.org,2002:int`. */
  readonly tag: string | undefined;
}

export interface YamlScalar extends Tagged {
  readonly kind: 'scalar';
  readonly style: ComposeScalar['style'];
  /** The value without quotes, escapes and folding, before its type is looked at. */
  readonly text: string;
}

export interface YamlList extends Tagged {
  readonly kind: 'list';
  /** Whether it is written in brackets; where not, `end` says nothing unless it has no items. */
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends Tagged {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

/** The value is undefined where nothing stands behind the colon. */
export interface YamlPair {
  readonly key: YamlNode | undefined;
  readonly value: YamlNode | undefined;
}

/** What YAML refuses, by the code of the `yaml` library. */
export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

export interface YamlDocument {
  readonly root: YamlNode | undefined;
  readonly faults: readonly YamlFault[];
}

/** A text read as YAML. */
export interface YamlText {
  readonly documents: readonly YamlDocument[];
  /** Without the blanks behind them. */
  readonly comments: readonly Span[];
}

import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { textOf } from '../../../text/location.js';
import type { ComposeDocument } from '../../compose.js';
import { child, itemsOf } from '../values/nodes.js';
import { servicesOf } from './order.js';

const scalars = (node: ComposeNode | undefined): readonly ComposeScalar[] =>
  itemsOf(node).flatMap((item) =>
    item.kind === 'scalar' && item.via.length === 0 && item.tag === undefined ? [item] : [],
  );

/** A text that may get or lose quotes. */
export interface Requoted {
  readonly scalar: ComposeScalar;
  /** What it is written as otherwise; undefined where that would change it. */
  readonly rewritten: string | undefined;
}

/** The items of `ports` and `expose` in their short form that have no quotes. */
export const unquotedPorts = (document: ComposeDocument, quote: '"' | "'"): readonly Requoted[] =>
  servicesOf(document).flatMap((service) =>
    [...scalars(child(service, 'ports')), ...scalars(child(service, 'expose'))]
      .filter(({ style, value }) => style === 'plain' && value !== null)
      .map((scalar) => ({ scalar, rewritten: isQuotable(scalar) ? `${quote}${scalar.text}${quote}` : undefined })),
  );

/** Whether quotes around a text keep what Compose reads: a number such as `0x50` is read otherwise without them. */
const isQuotable = (scalar: ComposeScalar): boolean =>
  /^[\w.:/\-[\]${}?+]+$/.test(scalar.text) &&
  textOf(scalar) === scalar.text &&
  (typeof scalar.value === 'string' || String(scalar.value) === scalar.text);

/** The items of `volumes` in their short form that have quotes which YAML does not need. */
export const quotedVolumes = (document: ComposeDocument): readonly Requoted[] =>
  servicesOf(document).flatMap((service) => {
    const volumes = child(service, 'volumes');
    if (volumes?.kind !== 'list' || textOf(volumes).startsWith('[')) return [];
    return scalars(volumes)
      .filter((scalar) => scalar.word.quoted && needsNoQuotes(scalar))
      .map((scalar) => ({ scalar, rewritten: scalar.text }));
  });

/** Whether a text stays the same string without its quotes: a path in it keeps YAML from taking it for anything else. */
const needsNoQuotes = (scalar: ComposeScalar): boolean =>
  textOf(scalar).slice(1, -1) === scalar.text &&
  scalar.text.includes('/') &&
  /^[\w./~$][\w./~${}:@+-]*$/.test(scalar.text) &&
  !scalar.text.endsWith(':');

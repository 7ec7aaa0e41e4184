// The edits that make a service start after others.
import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Edit } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { appendEntries, appendItem, inBlock } from './insertion.js';
import { addAttributes, isOwn, isWithin } from './own-text.js';

/** Adds names to `depends_on` as it is written, or writes it. Undefined where it stands elsewhere, or in a way that this cannot follow. */
export function addDependencies(service: Service, names: readonly string[]): Edit | undefined {
  const written = service.attribute('depends_on');
  if (!written) return addAttributes(service, inBlock({ depends_on: names }));
  if (!isOwn(service, written.value) || !isWithin(service.entry, written.key)) return undefined;
  return orderAfter(written.value, names);
}

/** Adds names to a `depends_on`. */
export function orderAfter(value: ComposeNode, names: readonly string[]): Edit | undefined {
  if (value.kind === 'map')
    return appendEntries(value, Object.fromEntries(names.map((name) => [name, { condition: 'service_started' }])));
  if (value.kind !== 'list') return undefined;
  const edit = appendItem(value, names[0]!);
  // Each item of a block has the start of the first one: the line's end, its indentation and its dash.
  const start = edit?.newText.slice(0, -names[0]!.length);
  return edit && { ...edit, newText: names.map((name) => start + name).join('') };
}

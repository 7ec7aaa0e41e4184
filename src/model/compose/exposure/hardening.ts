import { type Hardening, hardenings } from '../../../knowledge/hardening.js';
import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Edit } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { child, isNull } from '../values/nodes.js';
import { isPrivileged } from './privileges.js';
import { settingsOf } from '../values/settings.js';
import { addAttributes } from '../writing/own-text.js';

/**
 * What a service leaves as open as Docker has it by default. Nothing for one that is privileged or no container, and
 * where a part of its attributes could not be read.
 */
export function missingHardening(service: Service): readonly Hardening[] {
  const { node, project } = service;
  if (isPrivileged(service) || !isNull(child(node, 'provider'))) return [];
  if (project.open !== undefined && !isNull(child(node, 'extends'))) return [];
  return hardenings.filter(({ name, attributes }) =>
    name === 'no-new-privileges' ? !forbidsNewPrivileges(service) : !attributes.some((path) => isSet(node, path)),
  );
}

const isSet = (node: ComposeNode, path: string): boolean =>
  !isNull(path.split('/').reduce<ComposeNode | undefined>(child, node));

const forbidsNewPrivileges = (service: Service): boolean =>
  settingsOf(service, 'security_opt').some(
    ({ value }) => !value.known || /^no-new-privileges(?:[:=]true)?$/.test(value.value.trim()),
  );

/** Writes the measures that hardly any service misses into a service, where it has none of their attributes. */
export function harden(service: Service, measures: readonly Hardening[]): Edit | undefined {
  const lines = measures.filter(({ attributes }) => !attributes.some(service.attribute)).flatMap((row) => row.lines);
  return lines.length > 0 ? addAttributes(service, lines) : undefined;
}

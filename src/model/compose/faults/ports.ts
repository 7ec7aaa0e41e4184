import type { ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import { valueOf } from '../../known.js';
import { type Field, hole, type Interpolated } from '../values/interpolate.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';
import { containersOf, faultOf, fieldOf, readText, type ValueFault } from './fault.js';
import { isIpAddress, isIpv6 } from './ip-address.js';

const protocols: readonly string[] = ['tcp', 'udp', 'sctp'];
const highestPort = 65_535;

/**
 * The items of `ports` and `expose` that Compose or the engine refuses.
 *
 * Source: https://github.com/docker/go-connections/blob/main/nat/nat.go (ParsePortSpec),
 * https://github.com/compose-spec/compose-go/blob/main/validation/validation.go for host addresses,
 * https://github.com/moby/moby/blob/master/daemon/container.go (validatePortBindings)
 */
export const portFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) => [
    ...itemsOf(child(node, 'ports')).flatMap((item) => publishedFaults(item, project)),
    ...itemsOf(child(node, 'expose')).flatMap((item) => exposedFaults(item, project)),
  ]);

function publishedFaults(item: ComposeNode, project: ComposeProject): readonly ValueFault[] {
  if (item.kind === 'map') return longFaults(item, project);
  if (item.kind !== 'scalar' || item.value === null) return [];
  const fault = shortFault(readText(item, project));
  return fault ? [fault] : [];
}

/** A number or a range of ports, or what is wrong with a text that should be one; a range with both ends. */
type RangeReading = { readonly from: number; readonly to: number } | { readonly problem: string };

/** Reads `80` or `80-90`, as Go reads numbers. */
function readRange(text: string): RangeReading {
  const [, first, last = first] = /^(\+?\d+)(?:-(\+?\d+))?$/.exec(text) ?? [];
  if (first === undefined || last === undefined) {
    return { problem: text === '' ? 'A port is missing.' : `${text} is no port and no range of ports.` };
  }
  const from = Number(first);
  const to = Number(last);
  if (to > highestPort || from > highestPort) {
    return { problem: `${Math.max(from, to)} is no port: the highest one is ${highestPort}.` };
  }
  return from <= to ? { from, to } : { problem: `The range ${text} ends before it begins.` };
}

/** The first thing that is wrong with `[[address:][published]:]target[/protocol]`; nothing behind what is unknown. */
function shortFault({ text, part }: Interpolated): ValueFault | undefined {
  const targetStart = text.lastIndexOf(':') + 1;
  const target = text.slice(targetStart);
  if (target.includes(hole)) return undefined;
  const slash = target.indexOf('/');
  const portEnd = targetStart + (slash === -1 ? target.length : slash);
  const targetFault = targetFaultOf(text.slice(targetStart, portEnd), part(targetStart, portEnd), part(0, text.length));
  if (targetFault) return targetFault;
  const protocol = slash === -1 ? '' : target.slice(slash + 1);
  if (protocol !== '' && !protocols.includes(protocol.toLowerCase())) {
    return protocolFault(protocol, part(targetStart + slash + 1, text.length));
  }
  if (targetStart === 0) return undefined;
  const publishedStart = targetStart < 2 ? 0 : text.lastIndexOf(':', targetStart - 2) + 1;
  const published = text.slice(publishedStart, targetStart - 1);
  if (published.includes(hole)) return undefined;
  const publishedField = part(publishedStart, targetStart - 1);
  const range = published === '' ? undefined : readRange(published);
  if (range && 'problem' in range) {
    const help = isIpAddress(published)
      ? `Write ${published}::${text.slice(targetStart)} for a port that Docker chooses.`
      : undefined;
    return faultOf(publishedField, range.problem, help);
  }
  const mismatch = range && lengthFault(range, text.slice(targetStart, portEnd), part(publishedStart, portEnd));
  if (mismatch) return mismatch;
  return publishedStart < 2 ? undefined : addressFault(text.slice(0, publishedStart - 1), part(0, publishedStart - 1));
}

function targetFaultOf(text: string, field: Field, whole: Field): ValueFault | undefined {
  if (text === '') return faultOf(whole, 'The container port is missing.', 'It stands behind the last colon.');
  const range = readRange(text);
  if ('problem' in range) return faultOf(field, range.problem);
  return range.from === 0 ? faultOf(field, 'The container port 0 does not exist.') : undefined;
}

const protocolFault = (name: string, field: Field): ValueFault =>
  faultOf(field, `${name} is no protocol of ports: Docker knows ${protocols.join(', ')}.`);

/** Several container ports need as many host ports; one may be given several to choose from. */
function lengthFault(
  published: { readonly from: number; readonly to: number },
  text: string,
  field: Field,
): ValueFault | undefined {
  const target = readRange(text);
  if ('problem' in target || target.from === target.to) return undefined;
  const [host, container] = [published, target].map(({ from, to }) => to - from + 1);
  return host === container
    ? undefined
    : faultOf(field, `The range of the host has ${count(host!)}, and that of the container ${count(container!)}.`);
}

const count = (ports: number): string => (ports === 1 ? 'one port' : `${ports} ports`);

/** Without brackets an IPv6 address is nobody's fault: newer versions of Compose read it. */
function addressFault(text: string, field: Field): ValueFault | undefined {
  if (text === '' || text.includes(hole) || /^[\dA-Fa-f]*:[\dA-Fa-f]*:[\dA-Fa-f:.]*$/.test(text)) return undefined;
  const bare = /^\[(.*)\]$/.exec(text)?.[1];
  if (bare === undefined ? isIpAddress(text) : isIpAddress(bare)) return undefined;
  return faultOf(field, `${text} is no IP address.`, addressHelp(text));
}

const addressHelp = (text: string): string | undefined =>
  text.toLowerCase() === 'localhost' ? 'Write 127.0.0.1.' : 'Compose looks up no host names here.';

function longFaults(item: ComposeMap, project: ComposeProject): readonly ValueFault[] {
  const check = (
    name: string,
    judge: (text: string, field: Field) => ValueFault | undefined,
  ): readonly ValueFault[] => {
    const scalar = scalarChild(item, name);
    const field = scalar && fieldOf(scalar, project);
    const text = valueOf(field?.value);
    const fault = field && text !== undefined ? judge(text, field) : undefined;
    return fault ? [fault] : [];
  };
  return [
    ...(child(item, 'target') ? [] : [{ at: item.at, message: 'The container port is missing: target.' }]),
    ...check('target', (text, field) =>
      /^\d+-\d+$/.test(text)
        ? faultOf(
            field,
            `${text} is a range, and target takes one port.`,
            'The short form takes ranges: "8000-8001:80-81".',
          )
        : targetFaultOf(text, field, field),
    ),
    ...check('published', (text, field) => {
      const range = text === '' ? undefined : readRange(text.replace(/\/.*$/s, ''));
      return range && 'problem' in range ? faultOf(field, range.problem) : undefined;
    }),
    ...check('protocol', (text, field) =>
      text === '' || protocols.includes(text.toLowerCase()) ? undefined : protocolFault(text, field),
    ),
    ...check('host_ip', (text, field) => {
      if (isIpAddress(text)) return undefined;
      const bare = /^\[(.*)\]$/.exec(text)?.[1];
      if (bare !== undefined && isIpv6(bare))
        return faultOf(field, 'The address stands in brackets.', `Write ${bare}.`);
      return faultOf(field, `${text || 'Nothing'} is no IP address.`, addressHelp(text));
    }),
  ];
}

/** An item of `expose`: a port or a range, and a protocol that Docker does not look at. */
function exposedFaults(item: ComposeNode, project: ComposeProject): readonly ValueFault[] {
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = readText(item, project);
  if (text.includes(hole)) return [];
  const port = text.replace(/\/.*$/s, '');
  const range = readRange(port);
  if (!('problem' in range)) return [];
  return port.includes(':')
    ? [faultOf(part(0, text.length), `${text} maps a port, and expose takes container ports only.`, 'Map it in ports.')]
    : [faultOf(part(0, port.length), range.problem)];
}

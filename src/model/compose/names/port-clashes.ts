import type { PortRange, PublishedPort, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { mayRunTogether } from './profiles.js';

/** Two items of `ports` that ask for the same port of the host. */
export interface PortClash {
  /** The one that comes first in the project. */
  readonly first: PublishedPort;
  readonly second: PublishedPort;
  /** The lowest port that both publish. */
  readonly port: number;
}

interface Claim {
  readonly port: PublishedPort;
  readonly range: PortRange;
  /** The host address; empty for all of them. */
  readonly address: string;
  readonly index: number;
}

/**
 * The published ports that surely collide, one pair for each port that comes too late. Sorted by their ranges, so that
 * each is compared with those that reach into its own only.
 */
export function portClashes(services: Iterable<Service>): readonly PortClash[] {
  const claims = [...services].flatMap(({ ports }) => ports).flatMap(claimOf);
  const clashes: PortClash[] = [];
  let open: Claim[] = [];
  for (const claim of claims.sort((a, b) => a.range.from - b.range.from || a.index - b.index)) {
    open = open.filter(({ range }) => range.to >= claim.range.from);
    const other = open.find((earlier) => collide(earlier, claim));
    if (!other || !hides(other, claim)) open.push(claim);
    if (!other) continue;
    const [first, second] = other.index < claim.index ? [other, claim] : [claim, other];
    clashes.push({ first: first.port, second: second.port, port: claim.range.from });
  }
  return clashes;
}

/** What a port claims on the host, as far as that is known. */
function claimOf(port: PublishedPort, index: number): readonly Claim[] {
  const range = valueOf(port.published);
  const address = port.address ? valueOf(port.address) : '';
  if (!range || range.from === 0 || address === undefined || isChoice(range, port) || !isBridged(port.service)) {
    return [];
  }
  return [{ port, range, address, index }];
}

/** A range for one container port is a choice: Docker takes a free one of them. */
function isChoice({ from, to }: PortRange, { target }: PublishedPort): boolean {
  const inside = valueOf(target);
  return to > from && (!inside || inside.to === inside.from);
}

/** Whether Docker publishes a service's ports: not where it uses the network of the host or of another container. */
const isBridged = ({ networkMode }: Service): boolean => !networkMode || valueOf(networkMode) === 'bridge';

const collide = (one: Claim, other: Claim): boolean =>
  one.port.protocol === other.port.protocol &&
  shareInterface(one.address, other.address) &&
  mayRunTogether(one.port.service, other.port.service);

/** Whether whatever collides with a claim later collides with one before it, too. */
const hides = (earlier: Claim, claim: Claim): boolean =>
  earlier.range.to >= claim.range.to &&
  (earlier.address === claim.address || earlier.address === '') &&
  (earlier.port.service.profiles.length === 0 || earlier.port.service === claim.port.service);

const families = ['0.0.0.0', '::'];

function shareInterface(one: string, other: string): boolean {
  if (one === other || one === '' || other === '') return true;
  return one.includes(':') === other.includes(':') && (families.includes(one) || families.includes(other));
}

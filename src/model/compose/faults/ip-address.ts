// Addresses as Go's net and net/netip read them, which Compose and the engine do.

/** The four octets of an IPv4 address; undefined for anything else, leading zeros included. */
export function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const isOctet = (part: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
  return parts.length === 4 && parts.every(isOctet) ? parts.map(Number) : undefined;
}

/** Whether a text is an IPv6 address, with an IPv4 address as its end allowed, without a zone. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasIpv4 = last.includes('.');
  if (hasIpv4 && (parseIpv4(last) === undefined || text.endsWith('::'))) return false;
  const count = groups.length + (hasIpv4 ? 1 : 0);
  const isGroup = (group: string): boolean => /^[0-9A-Fa-f]{1,4}$/.test(group);
  if (!(hasIpv4 ? groups.slice(0, -1) : groups).every(isGroup)) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Whether a text is an IPv4 or IPv6 address. */
export const isIpAddress = (text: string): boolean => parseIpv4(text) !== undefined || isIpv6(text);

/** Whether a text is an address with the zone that only IPv6 may have: `fe80::1%eth0`. */
export function isZonedAddress(text: string): boolean {
  const percent = text.indexOf('%');
  if (percent === -1) return isIpAddress(text);
  return percent < text.length - 1 && isIpv6(text.slice(0, percent));
}

/** Whether a text is a network such as `172.20.0.0/16`. */
export function isNetworkPrefix(text: string): boolean {
  const slash = text.lastIndexOf('/');
  if (slash === -1) return false;
  const address = text.slice(0, slash);
  const bits = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d{0,2})$/.test(bits)) return false;
  return parseIpv4(address) ? Number(bits) <= 32 : isIpv6(address) && Number(bits) <= 128;
}

/** Whether an IPv4 address lies in an IPv4 network; undefined where one of the two is none. */
export function isInIpv4Network(address: string, network: string): boolean | undefined {
  const [base = '', bits = ''] = network.split('/');
  const [one, other] = [parseIpv4(address), parseIpv4(base)];
  if (!one || !other || !isNetworkPrefix(network)) return undefined;
  const shift = 2 ** (32 - Number(bits));
  const numberOf = (octets: readonly number[]): number => octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return Math.floor(numberOf(one) / shift) === Math.floor(numberOf(other) / shift);
}

/** Whether a text is a hardware address of 6, 8 or 20 bytes. */
export function isMacAddress(text: string): boolean {
  if (/^[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4})+$/.test(text)) return [3, 4, 10].includes(text.split('.').length);
  const separator = text[2] ?? ':';
  const bytes = text.split(separator);
  const isByte = (byte: string): boolean => /^[0-9A-Fa-f]{2}$/.test(byte);
  return /[:-]/.test(separator) && [6, 8, 20].includes(bytes.length) && bytes.every(isByte);
}

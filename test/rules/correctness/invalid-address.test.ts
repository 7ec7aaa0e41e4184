import rule from '../../../src/rules/correctness/invalid-address.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, network = '', more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n${attributes}networks:\n  back:${network}\n`,
  },
  ...more,
});
const fixed = (address: string, network = '', more: Partial<RuleCase> = {}): RuleCase =>
  web(`    networks:\n      back:\n        ipv4_address: ${address}\n`, network, more);
const ipam = (config: string): string => `\n    ipam:\n      config:\n        - ${config}`;
const subnet = ipam('subnet: 172.20.0.0/16');

testRule(rule, {
  'a name as name server': web('    dns: [|dns.example.org|]\n', '', {
    message: 'dns.example.org is no IP address.',
  }),
  'name servers': web('    dns: [192.0.2.1, "2001:db8::1", "fe80::1%eth0", ""]\n'),
  'one of several': web('    dns: [192.0.2.1, [|192.0.2.256|]]\n'),
  'a prefix length': fixed('[|172.20.0.5/16|]', subnet, { message: '172.20.0.5/16 is no IPv4 address.' }),
  'an address': fixed('172.20.0.5', subnet),
  'IPv6 for IPv4': fixed('[|"2001:db8::1"|]'),
  'another subnet': fixed('[|172.21.0.5|]', subnet, { message: '172.21.0.5 lies in no subnet of the network back.' }),
  'the last address of the subnet': fixed('172.20.255.254', subnet),
  'no subnet is written': fixed('172.21.0.5'),
  'a subnet that only a variable knows': fixed('172.21.0.5', ipam('subnet: "${NET}.0.0/16"')),
  'a variable': fixed('"${NET}.0.5"', subnet),
  'a default': fixed('[|${IP:-172.21.0.5}|]', subnet),
  'a subnet of IPv6 beside': fixed('172.20.0.5', `${subnet}\n        - subnet: 2001:db8::/64`),
  'an external network': fixed('172.21.0.5', '\n    external: true'),
  'IPv6 addresses': web(
    '    networks:\n      back:\n        ipv6_address: "2001:db8::5"\n        link_local_ips: [169.254.8.8, [|here|]]\n',
  ),
  'a wrong IPv6 address': web('    networks:\n      back:\n        ipv6_address: [|"2001:db8:5"|]\n'),
  'a MAC address': web('    mac_address: 02:42:ac:11:65:43\n'),
  'no MAC address': web('    mac_address: [|02:42:ac:11:65|]\n', '', {
    message: '02:42:ac:11:65 is no MAC address.',
  }),
  'a subnet without prefix': web('', ipam('subnet: [|172.20.0.0|]'), { message: '172.20.0.0 is no network.' }),
  'a prefix too long': web('', ipam('subnet: [|172.20.0.0/33|]')),
  'all of a network': web(
    '',
    ipam('{subnet: 172.20.0.0/16, ip_range: [|x|], gateway: [|x|], aux_addresses: {host1: [|x|], host2: 172.20.0.6}}'),
  ),
});

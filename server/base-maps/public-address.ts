import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Networks that are no place on the public internet: IANA special-purpose registries (RFC 6890 and its successors). */
const RESERVED_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Alibaba Cloud answers for its machines' metadata here (within 100.64.0.0/10, named for those who look for it).
  '100.100.100.200/32',
]
/** All but 2000::/3 is reserved; within it these are. */
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const reserved = new BlockList()
for (const network of RESERVED_V4) addTo(reserved, network, 'ipv4')
for (const network of RESERVED_V6) addTo(reserved, network, 'ipv6')
const global6 = new BlockList()
addTo(global6, '2000::/3', 'ipv6')

/** Whether an IP address lies on the public internet. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '')
  switch (isIP(bare)) {
    case 4:
      return !reserved.check(bare, 'ipv4')
    case 6:
      return global6.check(bare, 'ipv6') && !reserved.check(bare, 'ipv6')
    default:
      return false
  }
}

/** All addresses of a host, resolved now: whoever connects must connect to one of these and not ask again. */
export async function resolveHost(hostname: string): Promise<LookupAddress[]> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  return family === 0 ? lookup(bare, { all: true }) : [{ address: bare, family }]
}

function addTo(list: BlockList, network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = network.split('/')
  list.addSubnet(address, Number(bits), family)
}

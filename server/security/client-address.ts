import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Settings } from '../settings.ts'

/**
 * Where a request comes from: the other end of the connection. What proxies say in headers can be invented, so only those
 * of `ONEMAP_TRUSTED_PROXIES` are believed, and of them only the last word.
 */
export function clientAddress(
  c: Context,
  { trustedProxies = [] }: Pick<Settings, 'trustedProxies'>,
): string {
  // Without a server (app.request in tests) there is no connection.
  const remote = plain(c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'none')
  if (!trustedProxies.includes(remote)) return remote
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((one) => one.trim())
  const last = forwarded.findLast((one) => one !== '' && !trustedProxies.includes(plain(one)))
  return last !== undefined && /^[\da-fA-F.:]{2,45}$/.test(last) ? plain(last) : remote
}

/** A subscriber has a whole /64 of IPv6 addresses: they count as one. */
export function addressGroup(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head.split(':')
  if (tail !== undefined) while (groups.length < 4) groups.push('0')
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')}::/64`
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

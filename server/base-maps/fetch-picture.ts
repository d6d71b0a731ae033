import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Refusal } from '../../data/contracts/index.ts'
import { isPublicAddress, resolveHost } from './public-address.ts'

export interface Picture {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface FetchRules {
  /** `host:port` as in `URL.host`: nothing else is asked, wherever a redirect leads. */
  hosts: ReadonlySet<string>
  isPrivate: boolean
  timeoutMs?: number
}

const MAX_REDIRECTS = 2
const MAX_BYTES = 2 << 20
const TIMEOUT_MS = 8_000
const TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** One picture from a configured host. `undefined` = it has none there. Never says the address: it holds the key. */
export async function fetchPicture(url: URL, rules: FetchRules): Promise<Picture | undefined> {
  const signal = AbortSignal.timeout(rules.timeoutMs ?? TIMEOUT_MS)
  let next = url
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await ask(next, rules, signal)
    const { statusCode = 0, headers } = answer
    if (!REDIRECTS.has(statusCode)) return read(answer)
    answer.destroy()
    next = follow(next, headers.location)
  }
  throw refuse('it was redirected more than twice')
}

/** Where a redirect leads; never from an encrypted address to one that is not. */
export function follow(from: URL, location: string | undefined): URL {
  if (!location || !URL.canParse(location, from)) throw refuse('it was redirected to nowhere')
  const to = new URL(location, from)
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    throw refuse('it was redirected to an unencrypted address')
  }
  return to
}

async function ask(url: URL, rules: FetchRules, signal: AbortSignal): Promise<IncomingMessage> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('it is no http address')
  if (!rules.hosts.has(url.host)) throw refuse('it was redirected to a host that is not configured')
  const addresses = await resolveHost(url.hostname).catch(() => {
    throw refuse('its host is unknown')
  })
  const usable = rules.isPrivate
    ? addresses
    : addresses.filter(({ address }) => isPublicAddress(address))
  const [chosen] = usable
  if (!chosen) throw refuse('its host stands in a private network')
  // The connection goes to the address that was judged: asked again, the name could give another one.
  const lookup: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [chosen]) : done(null, chosen.address, chosen.family)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = {
    Accept: [...TYPES].join(', '),
    'Accept-Encoding': 'identity',
    'User-Agent': 'OneMap',
  }
  return new Promise((resolve, reject) => {
    const request = send(url, { lookup, signal, headers, agent: false }, resolve)
    request.on('error', () => reject(refuse('it does not answer')))
    request.end()
  })
}

async function read(answer: IncomingMessage): Promise<Picture | undefined> {
  const { statusCode = 0, headers } = answer
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  try {
    if (statusCode === 204 || statusCode === 404) return undefined
    if (statusCode !== 200) throw refuse(`it answers ${statusCode}`)
    if (!TYPES.has(type)) throw refuse('what it sends is no picture')
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
      throw refuse('what it sends is packed')
    }
    if (Number(headers['content-length'] ?? 0) > MAX_BYTES) throw refuse('the picture is too large')
    return { type, bytes: await collect(answer) }
  } finally {
    answer.destroy()
  }
}

async function collect(answer: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.byteLength
      if (size > MAX_BYTES) throw refuse('the picture is too large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : refuse('it broke off')
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function refuse(reason: string): Refusal {
  return new Refusal(502, 'base-map', `The base map cannot be fetched: ${reason}.`)
}

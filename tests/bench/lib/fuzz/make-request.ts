import { OPERATIONS } from '../../../../server/openapi/operations.ts'
import type { RoutePermission } from '../../../../server/security/route-permission.ts'
import type { Dice } from './dice.ts'
import { FUZZ_USERS, type FuzzRequest } from './fuzz-request.ts'
import { fittingText, fittingValue, type Maker, spoil } from './make-value.ts'
import { CONTENT_TYPES, NASTY_TEXTS, ODD_HEADERS, RAW_BODIES, RAW_PIECES } from './nasty.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']
/** Would end the sessions that all other requests are made with. */
const ENDS_SESSION = /^DELETE \/api\/sessions\/current/
/** Each starts work in the background: now and then is enough. */
const STARTS_WORK = new Set(['POST /api/imports', 'POST /api/audit/verification'])

const QUERY_VALUES: Readonly<Record<string, readonly string[]>> = {
  limit: ['1', '10', '50', '500', '10000'],
  near: ['120.01,30.25'],
  bbox: ['119.9,30.2,120.1,30.3', '-180,-90,180,90', '120,30,119,31'],
  datetime: ['2026-01-01T00:00:00Z', '../2026-01-01T00:00:00Z', '2020-01-01/2030-01-01'],
  v: ['1', '2', '999999'],
  level: ['1', '4'],
  state: ['open', 'reported', 'enabled'],
  kind: ['look', 'change'],
  overdue: ['true'],
  offHours: ['true'],
  f: ['json', 'html'],
}

/** One request, in most respects a right one. */
export function makeRequest(maker: Maker, routes: readonly RoutePermission[]): FuzzRequest {
  const { dice } = maker
  const route = chooseRoute(dice, routes)
  const request: FuzzRequest = {
    user: dice.pick(FUZZ_USERS),
    route: `${route.method} ${route.path}`,
    method: dice.chance(0.04) ? dice.pick(METHODS) : route.method,
    path: makePath(maker, route.path) + makeQuery(maker, route),
    headers: {},
  }
  if (ENDS_SESSION.test(`${request.method} ${request.path}`)) request.user = 'nobody'
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    addBody(maker, route, request)
    if (request.body !== undefined && dice.chance(0.02)) request.breaksOff = true
  }
  if (dice.chance(0.15)) {
    const [name, value] = dice.pick(ODD_HEADERS)
    if (name === 'Cookie') request.user = 'nobody'
    request.headers[name] = value
  }
  return request
}

function chooseRoute(dice: Dice, routes: readonly RoutePermission[]): RoutePermission {
  const route = dice.pick(routes)
  const isDear = STARTS_WORK.has(`${route.method} ${route.path}`)
  return isDear && dice.chance(0.9) ? dice.pick(routes) : route
}

function makePath(maker: Maker, path: string): string {
  const { dice } = maker
  if (dice.chance(0.02)) return path.replace(/:\w+/g, 'x') + dice.pick(RAW_PIECES)
  return path.replace(/:(\w+)/g, (_all, name: string, at: number) => {
    if (dice.chance(0.05)) return dice.pick(RAW_PIECES)
    if (dice.chance(0.15)) return encode(dice.pick(NASTY_TEXTS))
    const own = maker.known[path.slice(0, at - 1)] ?? []
    return encode(own.length > 0 ? dice.pick(own) : pathValue(maker, name, path))
  })
}

function pathValue(maker: Maker, name: string, path: string): string {
  const { dice, known } = maker
  if (name === 'z') return String(10 + dice.below(9))
  if (name === 'x') return String(853 * 2 ** dice.below(8) + dice.below(4))
  if (name === 'y') return String(421 * 2 ** dice.below(8) + dice.below(4))
  if (name !== 'file') return fittingText(maker, name)
  const stem = path.startsWith('/tiles')
    ? String(421 + dice.below(3))
    : dice.pick(known.area ?? ['x'])
  return `${stem}.fgb`
}

function makeQuery(maker: Maker, { method, path }: RoutePermission): string {
  const { dice } = maker
  const described = path.replace(/:(\w+)/g, '{$1}')
  const operation = OPERATIONS.find(
    (one) => one.path === described && one.method === method.toLowerCase(),
  )
  const keys = Object.keys(operation?.query ?? {}).filter(
    (key) => key.endsWith('!') || dice.chance(0.4),
  )
  const pairs = keys.map((key) => {
    const name = key.replace('!', '')
    return [name, queryValue(maker, name)] as const
  })
  if (dice.chance(0.06)) pairs.push([encode(dice.pick(NASTY_TEXTS)), 'x'])
  if (dice.chance(0.03) && pairs[0]) pairs.push(pairs[0])
  if (pairs.length === 0) return ''
  return `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`
}

function queryValue(maker: Maker, name: string): string {
  const { dice } = maker
  if (dice.chance(0.04)) return dice.pick(RAW_PIECES)
  if (dice.chance(0.25)) return encode(dice.pick(NASTY_TEXTS))
  return encode(dice.pick(QUERY_VALUES[name] ?? [fittingText(maker, name)]))
}

function addBody(maker: Maker, route: RoutePermission, request: FuzzRequest): void {
  const { dice } = maker
  const described = route.path.replace(/:(\w+)/g, '{$1}')
  const wanted = OPERATIONS.find(
    (one) => one.path === described && one.method === route.method.toLowerCase(),
  )?.body
  if (wanted === 'multipart/form-data') {
    addFiles(dice, request)
    return
  }
  request.headers['Content-Type'] = dice.chance(0.05)
    ? dice.pick(CONTENT_TYPES)
    : 'application/json'
  if (dice.chance(0.08)) {
    request.body = dice.pick(RAW_BODIES)
  } else if (wanted !== undefined) {
    const fitting = fittingValue(maker, { $ref: wanted })
    request.body = JSON.stringify(dice.chance(0.5) ? spoil(maker, fitting) : fitting)
  } else if (dice.chance(0.1)) {
    request.body = JSON.stringify(spoil(maker, {}))
  }
  if (!request.body) delete request.headers['Content-Type']
}

/** Whole uploads are rare: each is read by a worker. */
function addFiles(dice: Dice, request: FuzzRequest): void {
  const boundary = 'fuzz-boundary'
  request.headers['Content-Type'] = dice.chance(0.1)
    ? dice.pick(CONTENT_TYPES)
    : `multipart/form-data; boundary=${boundary}`
  const name = dice.pick(['a.geojson', '../../x.csv', '', '文.zip', 'a.shp'])
  const content = dice.pick([
    '{"type":"FeatureCollection","features":[]}',
    'a,b\n1,2',
    'PK\u0003\u0004',
    '',
  ])
  const field = dice.chance(0.5) ? 'file' : dice.pick(['layer', '__proto__', 'crs', 'x'])
  const disposition = `Content-Disposition: form-data; name="${field}"; filename="${name}"`
  const end = dice.chance(0.3) ? `--${boundary}--\r\n` : dice.pick(['', '--', `--${boundary}`])
  request.body = `--${boundary}\r\n${disposition}\r\n\r\n${content}\r\n${end}`
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed())

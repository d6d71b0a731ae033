import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { MAX_TILE_ZOOM, type Scope } from '../../data/contracts/index.ts'
import { acceptsGzip } from '../http/accepts-gzip.ts'
import type { Listener, Shortcut } from '../http/listen.ts'
import { noteAnswer } from '../http/request-log.ts'
import { isBehindTls, securityHeaderList, TRANSPORT } from '../http/security-headers.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import { scopeFor } from '../security/scope.ts'
import { readSessionCookie } from '../security/session-cookie.ts'
import type { Services } from '../services.ts'
import type { TileAddress } from './tile-address.ts'
import { tileResponse } from './tile-answer.ts'
import { RIGHTS_HEADER, tileRights } from './tile-rights.ts'
import { type TileAnswer, type TileRequest, type TileServer, tileServerOf } from './tile-server.ts'

/**
 * Tiles straight from Node's own server, since the way through the application costs several times what a tile does. It
 * takes what memory can decide: a session that is remembered, a layer of the registry that its scope may see, a version that
 * is known, a client that takes gzip. All else, and all that fails, is for `routes.ts`, by the same rules.
 *
 * What runs for every tile makes no functions: they cost more than what they do.
 */
export function tileShortcut(services: Services): Shortcut {
  const server = tileServerOf(services)
  const secure = securityHeaderList(services.settings).flat()
  const desk = { services, server, secure, secureByTls: [...secure, ...TRANSPORT] }
  return (incoming, outgoing, application) => {
    try {
      return take(desk, incoming, outgoing, application)
    } catch (error) {
      services.log.error({ err: error, path: incoming.url }, 'a tile took the long way')
      return false
    }
  }
}

interface Desk {
  services: Services
  server: TileServer
  /** Names and values in turn. */
  secure: readonly string[]
  secureByTls: readonly string[]
}

function take(
  desk: Desk,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  application: Listener,
): boolean {
  const start = performance.now()
  const asked = parseAsked(incoming)
  const request = asked && permit(desk.services, incoming, asked)
  if (request === undefined) return false
  const ready = desk.server.ready(request)
  if (ready !== undefined) {
    respond(desk, incoming, outgoing, request, ready, start)
    return true
  }
  desk.server.answer(request).then(
    (answer) => respond(desk, incoming, outgoing, request, answer, start),
    // It tries again and says what is wrong.
    () => application(incoming, outgoing),
  )
  return true
}

interface Asked {
  path: string
  layer: string
  tile: TileAddress
  wanted: string | undefined
}

const ADDRESS =
  /^(\/tiles\/([A-Z][A-Z0-9_]*)\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})\.fgb)(?:\?v=(\d{1,15}))?$/

function parseAsked({ method, url, headers }: IncomingMessage): Asked | undefined {
  if (method !== 'GET' || url === undefined) return undefined
  const match = ADDRESS.exec(url)
  if (match === null || !acceptsGzip(headers['accept-encoding'] as string | undefined)) return
  // What carries a body is refused or read elsewhere.
  if ('content-length' in headers || 'transfer-encoding' in headers) return undefined
  const tile = { z: Number(match[3]), x: Number(match[4]), y: Number(match[5]) }
  const last = 2 ** tile.z - 1
  if (tile.z > MAX_TILE_ZOOM || tile.x > last || tile.y > last) return undefined
  return { path: match[1]!, layer: match[2]!, tile, wanted: match[6] }
}

interface Permitted extends TileRequest {
  asked: Asked
  /** Of the moment when it was permitted; where somebody wants to keep the tile. */
  rights: string | undefined
}

const RIGHTS_KEY = RIGHTS_HEADER.toLowerCase()

/** The same decisions as on the way through the application, as far as nothing must be asked for them. */
function permit(
  services: Services,
  incoming: IncomingMessage,
  asked: Asked,
): Permitted | undefined {
  const { layer: code, tile, wanted } = asked
  const signedIn = scopeOf(services, incoming)
  const scope = signedIn && scopeFor(signedIn, 'map.read')
  const layer = scope && findRegisteredLayer(services, scope, code)
  if (layer === undefined) return undefined
  const known = services.packs.catalogue.layer(code)?.version ?? 0
  if (wanted !== undefined && Number(wanted) > known) return undefined
  const isKept = RIGHTS_KEY in incoming.headers
  const rights = isKept ? tileRights(services, scope!) : undefined
  return { scope: layer, tile, gzip: true, asked, rights }
}

/** The last cookie header of a kept connection and its token: it is nearly always the same one again. */
const cookies = new WeakMap<Socket, { header: string; token: string | undefined }>()

function scopeOf(
  { access }: Services,
  { headers: { cookie, host }, socket }: IncomingMessage,
): Scope | undefined {
  if (cookie === undefined) return undefined
  let last = cookies.get(socket)
  if (last?.header !== cookie) {
    last = { header: cookie, token: readSessionCookie(cookie, host) }
    cookies.set(socket, last)
  }
  return last.token === undefined ? undefined : access.remembered(last.token)?.scope
}

function respond(
  { services, secure, secureByTls }: Desk,
  { headers: asking }: IncomingMessage,
  outgoing: ServerResponse,
  { asked: { path, wanted }, rights }: Permitted,
  answer: TileAnswer,
  start: number,
): void {
  const ifNoneMatch = asking['if-none-match']
  const { status, headers, body } = tileResponse(answer, { wanted, ifNoneMatch, rights })
  const proto = asking['x-forwarded-proto'] as string | undefined
  const all = (isBehindTls(proto) ? secureByTls : secure).slice()
  for (const [name, value] of headers) all.push(name, value)
  outgoing.writeHead(status, all)
  outgoing.end(body)
  noteAnswer(services.log, 'GET', path, status, performance.now() - start)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LayerDefinition, Scope } from '../../data/contracts/index.ts'
import { MAX_TILE_ZOOM } from '../../data/contracts/index.ts'
import type { Shortcut } from '../http/listen.ts'
import { noteAnswer } from '../http/request-log.ts'
import { securityHeaderList } from '../http/security-headers.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import { readSessionCookie } from '../security/session-cookie.ts'
import type { Services } from '../services.ts'
import type { TileAddress } from './tile-address.ts'
import { acceptsGzip, tileResponse } from './tile-answer.ts'
import { type TileAnswer, type TileServer, tileServerOf } from './tile-server.ts'

/**
 * Tiles straight from Node's own server, since the way through the application costs several times what a tile does. It
 * takes what memory can decide: a session that is remembered, a layer of the registry that its scope may see, a version that
 * is known, a client that takes gzip. All else, and all that fails, is for `routes.ts`, by the same rules.
 */
export function tileShortcut(services: Services): Shortcut {
  const server = tileServerOf(services.packs)
  const secure = securityHeaderList(services.settings).flat()
  return (incoming, outgoing, otherwise) => {
    const start = performance.now()
    const asked = parseAsked(incoming)
    const permitted = asked && permit(services, incoming, asked)
    if (!permitted) return false
    const send = (answer: TileAnswer) => {
      const status = respond(incoming, outgoing, answer, asked.wanted, secure)
      noteAnswer(services.log, 'GET', asked.path, status, performance.now() - start)
    }
    answerWith(server, { ...permitted, tile: asked.tile, gzip: true }, send, otherwise)
    return true
  }
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

/** The same decisions as on the way through the application, as far as nothing must be asked for them. */
function permit(
  services: Services,
  { headers }: IncomingMessage,
  { layer: code, wanted }: Asked,
): { scope: Scope; layer: LayerDefinition } | undefined {
  const token = readSessionCookie(headers.cookie)
  const scope = token === undefined ? undefined : services.access.remembered(token)?.scope
  const layer = scope && findRegisteredLayer(services, scope, code)
  if (layer === undefined) return undefined
  const known = services.packs.catalogue.layer(code)?.version ?? 0
  return wanted !== undefined && Number(wanted) > known ? undefined : { scope: scope!, layer }
}

function answerWith(
  server: TileServer,
  request: Parameters<TileServer['answer']>[0],
  send: (answer: TileAnswer) => void,
  otherwise: () => void,
): void {
  const ready = server.ready(request)
  if (ready !== undefined) send(ready)
  // The application tries again and says what is wrong.
  else server.answer(request).then(send, otherwise)
}

function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: TileAnswer,
  wanted: string | undefined,
  secure: readonly string[],
): number {
  const ifNoneMatch = incoming.headers['if-none-match']
  const { status, headers, body } = tileResponse(answer, { wanted, ifNoneMatch })
  const all = secure.slice()
  for (const [name, value] of headers) all.push(name, value)
  outgoing.writeHead(status, all)
  outgoing.end(body)
  return status
}

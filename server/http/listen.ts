import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { type ErrorBody, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { answerUnreadable } from './answer-unreadable.ts'
import { lingerAfterEarlyAnswer } from './linger.ts'
import { securityHeaderList } from './security-headers.ts'
import { waitWhileWorking } from './wait-while-working.ts'

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/**
 * Answers requests that come by the hundred without the detour through the application. `false` = not one of mine; calls
 * the application when it turns out later that it must answer. Never throws.
 */
export type Shortcut = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  application: Listener,
) => boolean

export interface Listening {
  url: string
  /** From now on the application answers; until then every address says 503. */
  serve(app: Hono<AppEnv>, shortcut?: Shortcut): void
  /** Takes no more connections and ends those that are idle; after `patienceMs` all. */
  close(patienceMs: number): Promise<void>
}

/** Who sends slowly or without end. Bodies that are no files have limits of their own (body-limit.ts). */
const LIMITS: ServerOptions = {
  headersTimeout: 20_000,
  requestTimeout: 30 * 60_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
}
const PLAIN = {
  ...Object.fromEntries(securityHeaderList({ baseMaps: [] })),
  'Cache-Control': 'no-store',
}

/** Opens the port before anything else is done, so that a port that is taken is told at once. */
export async function listen(host: string, port: number): Promise<Listening> {
  let listener: Listener = (_incoming, outgoing) => {
    const body: ErrorBody = {
      error: { code: 'starting', message: 'OneMap is starting; try again in a moment.' },
    }
    const headers = { 'Content-Type': 'application/json', 'Retry-After': '1', ...PLAIN }
    outgoing.writeHead(503, headers)
    outgoing.end(JSON.stringify(body))
    return Promise.resolve()
  }
  const server = createServer(LIMITS, (incoming, outgoing) => {
    lingerAfterEarlyAnswer(incoming, outgoing)
    waitWhileWorking(incoming, outgoing)
    void listener(incoming, outgoing)
  })
  // Nothing sent or taken for so long, and no answer being made; open streams say something every few seconds.
  server.timeout = 120_000
  server.maxRequestsPerSocket = 100_000
  server.on('clientError', answerUnreadable)
  await open(server, host, port)
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    serve: (app, shortcut) => {
      const answer = getRequestListener(app.fetch)
      listener = shortcut === undefined ? answer : withShortcut(shortcut, answer)
    },
    close: (patienceMs) => close(server, patienceMs),
  }
}

function withShortcut(shortcut: Shortcut, application: Listener): Listener {
  return (incoming, outgoing) =>
    shortcut(incoming, outgoing, application) ? ANSWERED : application(incoming, outgoing)
}

const ANSWERED = Promise.resolve()

function open(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    server.listen(port, host, () => resolve())
  })
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): Refusal {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program: end that one, or choose another port with ONEMAP_PORT.`,
    EACCES: `Port ${port} may not be opened by this user: choose one above 1023 with ONEMAP_PORT.`,
    EADDRNOTAVAIL: `${host} (ONEMAP_HOST) is not an address of this machine.`,
    ENOTFOUND: `${host} (ONEMAP_HOST) is unknown.`,
  }
  return new Refusal(
    500,
    code ?? 'listen',
    sentences[code ?? ''] ?? `The port cannot be opened: ${message}.`,
  )
}

function close(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { Refusal, type Scope } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { readSessionCookie } from '../security/session-cookie.ts'
import type { Services } from '../services.ts'
import type { JournalEntry } from './journal.ts'
import { maySeeMessage } from './visible.ts'

/** Proxies cut connections on which nothing moves; also how soon a sign-out is noticed. */
const HEARTBEAT_MS = 15_000
const RETRY_MS = 2_000
/** A reader that was away for longer starts anew: it reads the layers' versions at its start anyway. */
const REPLAY_LIMIT = 5_000

/** `GET /live`: server-sent events with JSON data, resumed by `Last-Event-ID`. */
export function liveRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    const lastId = parseLastId(c.req.header('Last-Event-ID') ?? c.req.query('lastEventId'))
    const scope = c.get('scope')
    const token = readSessionCookie(c.req.header('Cookie'))
    const stillSignedIn = async () =>
      token !== undefined && (await services.access.bySession(token)) !== undefined
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, (stream) => follow(services, stream, { scope, lastId, stillSignedIn }))
  })
  return app
}

interface Reader {
  scope: Scope
  lastId: number | undefined
  stillSignedIn: () => Promise<boolean>
}

async function follow(
  { live, packs, registry }: Services,
  stream: SSEStreamingApi,
  reader: Reader,
): Promise<void> {
  const waiting: JournalEntry[] = []
  let wake: () => void = () => undefined
  const unsubscribe = live.subscribe((entry) => {
    waiting.push(entry)
    wake()
  })
  const offClose = live.onClose(() => stream.abort())
  stream.onAbort(() => wake())
  try {
    let sent = reader.lastId ?? live.lastId()
    // The first bytes tell the browser that the stream stands, and from where to resume.
    await stream.writeSSE({ event: 'hello', data: '{}', id: String(sent), retry: RETRY_MS })
    if (reader.lastId !== undefined) waiting.unshift(...(await live.since(sent, REPLAY_LIMIT)))
    while (!stream.aborted) {
      for (const entry of waiting.splice(0)) {
        if (entry.id <= sent) continue
        sent = entry.id
        if (!maySeeMessage(registry, reader.scope, entry)) continue
        await beTrue(packs, entry)
        await send(stream, entry)
      }
      if (waiting.length > 0) continue
      const quiet = await pause(HEARTBEAT_MS, (resume) => {
        wake = resume
      })
      if (!quiet || stream.aborted) continue
      if (!(await reader.stillSignedIn())) break
      await stream.write(`: ${sent}\n\n`)
    }
  } finally {
    unsubscribe()
    offClose()
  }
}

/** Who hears of a version asks for it at once: this server must know of it first. */
async function beTrue({ catalogue }: Services['packs'], { message }: JournalEntry): Promise<void> {
  if (message.kind === 'published') await catalogue.reach(message.layer, Number(message.version))
}

const send = (stream: SSEStreamingApi, entry: JournalEntry) =>
  stream.writeSSE({ id: String(entry.id), data: JSON.stringify(entry.message) })

/** Answers true when the time ran out, false when it was ended before. */
function pause(ms: number, offer: (resume: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms)
    offer(() => {
      clearTimeout(timer)
      resolve(false)
    })
  })
}

function parseLastId(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,15}$/.test(text)) {
    throw new Refusal(400, 'bad-last-event-id', 'Last-Event-ID must be a number given by /live.')
  }
  return Number(text)
}

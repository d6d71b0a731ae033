import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { Refusal } from '../../data/contracts/index.ts'
import { type AccessWatch, watchAccess } from '../security/access-watch.ts'
import type { AppEnv } from '../security/app-env.ts'
import { scopeFor } from '../security/scope.ts'
import type { SignedIn } from '../security/sessions.ts'
import type { Services } from '../services.ts'
import type { JournalEntry } from './journal.ts'
import { maySeeMessage } from './visible.ts'

/** Proxies cut connections on which nothing moves. */
const HEARTBEAT_MS = 15_000
const RETRY_MS = 2_000
/** A lone message goes at once; who hears many hears them this often. */
const GATHER_MS = 200
/** A reader that was away for longer starts anew: it reads the layers' versions at its start anyway. */
const REPLAY_LIMIT = 5_000

/**
 * `GET /live`: server-sent events with JSON data, resumed by `Last-Event-ID`. `event: access` says that the session's rights
 * are others from now on, `event: ended` that it has none any more.
 */
export function liveRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    const lastId = parseLastId(c.req.header('Last-Event-ID') ?? c.req.query('lastEventId'))
    const signedIn = { session: c.get('session'), scope: c.get('scope') }
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, (stream) => follow(services, stream, { signedIn, lastId }))
  })
  return app
}

interface Reader {
  signedIn: SignedIn
  lastId: number | undefined
}

async function follow(
  services: Services,
  stream: SSEStreamingApi,
  { signedIn, lastId }: Reader,
): Promise<void> {
  const { live } = services
  const waiting: (JournalEntry | 'access')[] = []
  let wake: () => void = () => undefined
  const wait = (entry: JournalEntry | 'access') => {
    waiting.push(entry)
    wake()
  }
  const watch = watchAccess(services, signedIn, () => wait('access'))
  const unsubscribe = live.subscribe(wait)
  const offClose = live.onClose(() => stream.abort())
  stream.onAbort(() => wake())
  try {
    let sent = lastId ?? live.lastId()
    // The first bytes tell the browser that the stream stands, and from where to resume.
    await stream.writeSSE({ event: 'hello', data: '{}', id: String(sent), retry: RETRY_MS })
    if (lastId !== undefined) waiting.unshift(...(await live.since(sent, REPLAY_LIMIT)))
    while (!stream.aborted) {
      const { text, last, hasEnded } = await gather(services, watch, waiting.splice(0), sent)
      sent = last
      if (text !== '') await stream.write(text)
      if (hasEnded) return
      // What comes in the next moment goes out together: with thousands of readers writing is what costs.
      if (text !== '') await stream.sleep(GATHER_MS)
      if (waiting.length > 0) continue
      const quiet = await pause(HEARTBEAT_MS, (resume) => {
        wake = resume
      })
      if (!quiet || stream.aborted) continue
      watch.look()
      await stream.write(`: ${sent}\n\n`)
    }
  } finally {
    watch.stop()
    unsubscribe()
    offClose()
  }
}

interface Gathered {
  text: string
  /** Id of the newest that it is about. */
  last: number
  hasEnded: boolean
}

/** What of all that waits this reader may hear, in its order, as one text. */
async function gather(
  { packs, registry }: Services,
  watch: AccessWatch,
  waiting: readonly (JournalEntry | 'access')[],
  sent: number,
): Promise<Gathered> {
  let text = ''
  let last = sent
  for (const entry of waiting) {
    const now = watch.current()
    if (now === undefined) return { text: `${text}${notice('ended', last)}`, last, hasEnded: true }
    if (entry === 'access') text += notice('access', last)
    else if (entry.id > last) {
      last = entry.id
      if (!maySeeMessage(registry, scopeFor(now.scope, 'map.read'), entry)) continue
      await beTrue(packs, entry)
      text += eventText(entry)
    }
  }
  return { text, last, hasEnded: false }
}

const notice = (event: 'access' | 'ended', lastId: number) =>
  `event: ${event}\ndata: {}\nid: ${lastId}\n\n`

/** The same for all who may hear it: written out once. */
function eventText(entry: JournalEntry): string {
  const known = TEXTS.get(entry)
  if (known !== undefined) return known
  const text = `id: ${entry.id}\ndata: ${JSON.stringify(entry.message)}\n\n`
  TEXTS.set(entry, text)
  return text
}

const TEXTS = new WeakMap<JournalEntry, string>()

/** Who hears of a version asks for it at once: this server must know of it first. */
async function beTrue({ catalogue }: Services['packs'], { message }: JournalEntry): Promise<void> {
  if (message.kind === 'published') await catalogue.reach(message.layer, Number(message.version))
}

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

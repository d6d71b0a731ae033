import type { LayerSummary, LiveMessage } from '../../../data/contracts/index.ts'
import { DEMO_PASSWORD } from '../../../server/security/demo-accounts.ts'

/** A signed-in reader of one server process, with its live stream open. */
export interface Follower {
  /** Version of the next publication of the layer that it is told about. */
  published(layer: string): Promise<string>
  /** Id of the last message. */
  lastId(): number
  layer(code: string): Promise<Pick<LayerSummary, 'code' | 'version' | 'featureCount'>>
  json<Answer>(path: string): Promise<Answer>
  /** Bytes of a tile that holds the whole tiny world. */
  tile(layer: string): Promise<Uint8Array>
  close(): Promise<void>
}

const PATIENCE_MS = 20_000

export async function openFollower(url: string, lastId?: number): Promise<Follower> {
  const cookie = await signIn(url)
  const stop = new AbortController()
  const resume: Record<string, string> =
    lastId === undefined ? {} : { 'Last-Event-ID': String(lastId) }
  const live = await fetch(`${url}/live`, {
    headers: { cookie, ...resume },
    signal: stop.signal,
  })
  const stream = readStream(live)
  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer
  }
  await stream.next(({ event }) => event === 'hello')
  const json = async <Answer>(path: string) => (await (await get(path)).json()) as Answer
  return {
    json,
    published: async (layer) => {
      const { message } = await stream.next(
        ({ message }) => message?.kind === 'published' && message.layer === layer,
      )
      return (message as Extract<LiveMessage, { kind: 'published' }>).version
    },
    lastId: () => stream.lastId(),
    layer: async (code) => {
      const layers = await json<LayerSummary[]>('/api/layers')
      const { version, featureCount } = layers.find((layer) => layer.code === code)!
      return { code: code as LayerSummary['code'], version, featureCount }
    },
    tile: async (layer) => {
      const answer = await get(`/tiles/${layer}/12/3413/1686.fgb`)
      return new Uint8Array(await answer.arrayBuffer())
    },
    close: async () => stop.abort(),
  }
}

export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'commander', password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

interface StreamEntry {
  id: number
  event?: string
  message?: LiveMessage
}

function readStream(answer: Response) {
  const waiting: StreamEntry[] = []
  let lastId = 0
  let wake: () => void = () => undefined
  let text = ''
  const decoder = new TextDecoder()
  const read = async () => {
    for await (const piece of answer.body!) {
      text += decoder.decode(piece, { stream: true })
      const entries = text.split('\n\n')
      text = entries.pop()!
      waiting.push(...entries.filter((entry) => !entry.startsWith(':')).map(parseEntry))
      wake()
    }
  }
  // The stream ends by being given up, or with its server.
  read().catch(() => undefined)
  const next = async (isWanted: (entry: StreamEntry) => boolean): Promise<StreamEntry> => {
    const end = Date.now() + PATIENCE_MS
    while (Date.now() < end) {
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        lastId = entry.id
        if (isWanted(entry)) return entry
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    throw new Error('The live stream did not say it in time.')
  }
  return { next, lastId: () => lastId }
}

function parseEntry(entry: string): StreamEntry {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(entry)?.[1]
  const event = field('event')
  const data = field('data')
  return {
    id: Number(field('id')),
    event,
    message: event === undefined && data !== undefined ? JSON.parse(data) : undefined,
  }
}

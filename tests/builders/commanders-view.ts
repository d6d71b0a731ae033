import type { IncidentDoor, IncidentProgress, LiveMessage } from '../../data/contracts/index.ts'

/** As the web application does: several ticks a second are read together. */
const GATHER_MS = 250

/** What a commander sees of a roll-call, and when. */
export interface CommandersView {
  doors: Map<string, IncidentDoor>
  /** Number of the last act on view. */
  seq(): number
  /** When it came into view what `seq` is the number of, as of `performance.now()`; undefined = not yet. */
  sawAt(seq: number): number | undefined
  /** To be resumed from, should the server end. */
  lastEventId(): string
  close(): Promise<void>
}

/** Where the commander looks. */
export interface Watched {
  url: string
  cookie: string
  incident: string
}

/** Hears of each act, and then reads the doors that have changed: `web/incidents/follow-progress.ts` without a screen. */
export async function watchRollCall(
  { url, cookie, incident }: Watched,
  before?: CommandersView,
): Promise<CommandersView> {
  const doors = before?.doors ?? new Map<string, IncidentDoor>()
  const seen: { seq: number; at: number }[] = []
  let seq = before?.seq() ?? 0
  let lastEventId = before?.lastEventId() ?? ''
  let timer: NodeJS.Timeout | undefined
  const stop = new AbortController()
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { headers: { cookie, ...headers }, signal: stop.signal })

  const read = async () => {
    const answer = await ask(`/api/incidents/${incident}/progress?after=${seq}`)
    const now = (await answer.json()) as IncidentProgress
    if (now.seq < seq) return
    for (const door of now.doors) doors.set(door.room, door)
    seq = now.seq
    seen.push({ seq, at: performance.now() })
  }
  const refresh = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      read().catch(() => undefined)
    }, GATHER_MS)
  }
  const hear = (said: string) => {
    lastEventId = /^id: (\d+)$/m.exec(said)?.[1] ?? lastEventId
    const data = /^data: (\{.*"kind".*\})$/m.exec(said)?.[1]
    const message = data === undefined ? undefined : (JSON.parse(data) as LiveMessage)
    if (message?.kind === 'incident' && message.id === incident) refresh()
  }
  const stream = await ask('/live', lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId })
  const listening = listen(stream, hear).catch(() => undefined)
  await read()
  return {
    doors,
    seq: () => seq,
    sawAt: (wanted) => seen.find((look) => look.seq >= wanted)?.at ?? before?.sawAt(wanted),
    lastEventId: () => lastEventId,
    close: async () => {
      clearTimeout(timer)
      stop.abort()
      await listening
    },
  }
}

/** One thing said after the other, until the stream breaks off. */
async function listen(stream: Response, hear: (said: string) => void): Promise<void> {
  let text = ''
  for await (const piece of stream.body!.pipeThrough(new TextDecoderStream())) {
    const all = (text + piece).split('\n\n')
    text = all.pop()!
    for (const said of all) hear(said)
  }
}

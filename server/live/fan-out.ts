import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '../../data/contracts/index.ts'
import { scopeFor } from '../security/scope.ts'
import type { Services } from '../services.ts'
import { eventText } from './event-text.ts'
import type { JournalEntry } from './journal.ts'
import { maySeeMessage } from './visible.ts'

/** One open stream, as those see it who have something to say. */
export interface Hearer {
  /** Id of the newest entry that it has been told or that was passed over. */
  position: number
  /** What it may see now; undefined once it hears no more. */
  scope(): Scope | undefined
  write(bytes: Uint8Array): void
}

/** Hands the journal to all open streams: what is the same for many is looked at and written out once. */
export interface FanOut {
  /** Brings it level with the others out of the journal; from then on it hears what they hear. */
  join(hearer: Hearer): Promise<void>
  leave(hearer: Hearer): void
}

/** A lone message goes at once; who hears many hears them this often, so that saying takes a tenth of the time. */
const GATHER = { leastMs: 100, mostMs: 600, perMs: 10 }
/** Others have their turn after so many. */
const SLICE = 50
const CATCH_UP = 1_000

type FanOutServices = Pick<Services, 'live' | 'log' | 'packs' | 'registry'>

export function createFanOut(services: FanOutServices): FanOut {
  const { live, log, packs, registry } = services
  const hearers = new Set<Hearer>()
  const waiting: JournalEntry[] = []
  let position = 0
  let isFollowing = false
  let isRunning = false

  const take = (entry: JournalEntry) => {
    waiting.push(entry)
    if (isRunning) return
    void run()
  }
  const run = async () => {
    isRunning = true
    while (waiting.length > 0) {
      const begun = performance.now()
      const entries = [...waiting]
      try {
        await beTrue(packs, entries)
        waiting.splice(0, entries.length)
        await hand(entries)
      } catch (error) {
        log.warn({ err: error }, 'Live messages could not be handed on; they are tried again')
      }
      const took = performance.now() - begun
      const rest = Math.max(GATHER.leastMs, Math.min(GATHER.mostMs, took * GATHER.perMs))
      await pause(rest, undefined, { ref: false })
    }
    // In the same turn as the look at what waits: what came in between would wait for the next.
    isRunning = false
  }
  const hand = async (entries: readonly JournalEntry[]) => {
    position = entries.at(-1)!.id
    const say = speaker(registry, entries)
    let left = SLICE
    for (const hearer of [...hearers]) {
      if (hearers.has(hearer)) say(hearer)
      if (--left > 0) continue
      left = SLICE
      await nextTurn()
    }
  }

  /** Nobody has heard before the first has come. */
  const follow = () => {
    if (isFollowing) return
    isFollowing = true
    position = live.lastId()
    live.subscribe(take)
  }

  return {
    join: async (hearer) => {
      follow()
      while (hearer.position < position && hearer.scope() !== undefined) {
        const missed = await live.since(hearer.position, CATCH_UP)
        if (missed.length === 0) break
        await beTrue(packs, missed)
        speaker(registry, missed)(hearer)
      }
      if (hearer.scope() !== undefined) hearers.add(hearer)
    },
    leave: (hearer) => void hearers.delete(hearer),
  }
}

/** Who hears of a version asks for it at once: this server must know of it first. */
async function beTrue(
  { catalogue }: Services['packs'],
  entries: readonly JournalEntry[],
): Promise<void> {
  for (const { message } of entries) {
    if (message.kind === 'published') await catalogue.reach(message.layer, Number(message.version))
  }
}

/** Says to a hearer what of these entries concerns it. Those with the same rights get the same bytes. */
function speaker(registry: Services['registry'], entries: readonly JournalEntry[]) {
  const first = entries[0]!.id
  const last = entries.at(-1)!.id
  const isForOwners = entries.some(({ owner }) => owner !== '')
  const encoder = new TextEncoder()
  const known = new Map<string, Uint8Array>()
  const bytesFor = (scope: Scope, after: number) => {
    const seen = scopeFor(scope, 'map.read')
    const text = entries
      .filter((entry) => entry.id > after && maySeeMessage(registry, seen, entry))
      .map(eventText)
      .join('')
    return encoder.encode(text)
  }
  const sharedBytes = (scope: Scope) => {
    const key = isForOwners ? `${scope.digest} ${scope.userId}` : scope.digest
    const bytes = known.get(key) ?? bytesFor(scope, 0)
    known.set(key, bytes)
    return bytes
  }
  return (hearer: Hearer): void => {
    const scope = hearer.scope()
    if (scope === undefined || hearer.position >= last) return
    const bytes = hearer.position < first ? sharedBytes(scope) : bytesFor(scope, hearer.position)
    hearer.position = last
    if (bytes.length > 0) hearer.write(bytes)
  }
}

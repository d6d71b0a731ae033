import { createSignal } from 'solid-js'
import type { FieldAct } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'
import { sendFieldActs } from './incident-api.ts'

/** In front of the incident's id; what waits here outlives a reload and a flat battery. */
const KEY = 'onemap.incident-acts.'
const RETRY_MS = 5_000
/** The server takes bodies of 64 KiB. */
const PACKET = 150

const [waiting, setWaiting] = createSignal<ReadonlyMap<string, readonly FieldAct[]>>(new Map())
let timer: ReturnType<typeof setTimeout> | undefined
let sending = false

/** What was done at doors and is not yet with the server; rooms and results only, no names. */
export const waitingActs = (id: string): readonly FieldAct[] => waiting().get(id) ?? []

/** Keeps the act, then hands in all that wait. It is done as soon as it is kept, with a network or without. */
export function doAct(id: string, act: FieldAct, onSent: () => void): void {
  keep(id, [...stored(id), act])
  void handIn(id, onSent)
}

/** Takes up what an earlier page has left. */
export function resumeActs(id: string, onSent: () => void): void {
  keep(id, stored(id))
  if (waitingActs(id).length > 0) void handIn(id, onSent)
}

async function handIn(id: string, onSent: () => void): Promise<void> {
  if (sending) return
  sending = true
  clearTimeout(timer)
  try {
    while (waitingActs(id).length > 0) {
      const acts = waitingActs(id).slice(0, PACKET)
      await sendFieldActs(id, acts)
      // Refused ones too: the server will not take them later either.
      const sent = new Set(acts.map((act) => act.id))
      keep(
        id,
        stored(id).filter((act) => !sent.has(act.id)),
      )
      onSent()
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    timer = setTimeout(() => void handIn(id, onSent), RETRY_MS)
  } finally {
    sending = false
  }
}

function keep(id: string, acts: readonly FieldAct[]): void {
  if (acts.length === 0) localStorage.removeItem(KEY + id)
  else localStorage.setItem(KEY + id, JSON.stringify(acts))
  setWaiting(new Map(waiting()).set(id, acts))
}

/** Another tab may have added to it. */
function stored(id: string): readonly FieldAct[] {
  const text = localStorage.getItem(KEY + id)
  return text === null ? [] : (JSON.parse(text) as FieldAct[])
}

import { createSignal, onCleanup } from 'solid-js'
import type { IncidentDoor, IncidentProgress } from '../../data/contracts/index.ts'
import { onLive } from '../session/live.ts'
import { readProgress } from './incident-api.ts'

/** Several ticks a second are read together. */
const GATHER_MS = 250
/** Pace and time left change though nothing happens. */
const REFRESH_MS = 15_000

export interface FollowedProgress {
  progress: () => IncidentProgress | undefined
  doors: () => readonly IncidentDoor[]
  error: () => unknown
  refresh: () => void
}

/** The roll-call of one incident, never more than about a second behind: reads only the doors that have changed. */
export function followProgress(id: string): FollowedProgress {
  const [progress, setProgress] = createSignal<IncidentProgress>()
  const [doors, setDoors] = createSignal<ReadonlyMap<string, IncidentDoor>>(new Map())
  const [error, setError] = createSignal<unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  const read = async () => {
    try {
      const now = await readProgress(id, progress()?.seq ?? 0)
      // Of two that were under way the later one may have come first.
      if (isOver || now.seq < (progress()?.seq ?? 0)) return
      const changed = new Map(doors())
      for (const door of now.doors) changed.set(door.room, door)
      setDoors(changed)
      setProgress(now)
      setError(undefined)
    } catch (reason) {
      if (!isOver) setError(() => reason)
    }
  }
  const refresh = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void read()
    }, GATHER_MS)
  }
  const stopListening = onLive((message) => {
    if (message.kind === 'incident' && message.id === id) refresh()
  })
  const ticking = setInterval(refresh, REFRESH_MS)
  onCleanup(() => {
    isOver = true
    clearTimeout(timer)
    clearInterval(ticking)
    stopListening()
  })
  void read()
  return { progress, doors: () => [...doors().values()], error, refresh }
}

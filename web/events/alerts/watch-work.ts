import { createEffect, onCleanup } from 'solid-js'
import type { EventWork, Role } from '../../../data/contracts/index.ts'
import { ApiError, getJson } from '../../api.ts'
import { account } from '../../session/account.ts'
import { followEvents } from '../follow-events.ts'
import { badge, sound } from './alert-choice.ts'
import { playChime } from './chime.ts'
import { countedTitle, newWork } from './new-work.ts'

const WORKING: readonly Role[] = ['gridWorker', 'handler', 'dispatcher', 'commander']

/** Rings and counts when something new waits for this account, in whatever workspace it is; asks nothing while both are off. */
export function watchWork(): void {
  const isWanted = () =>
    (sound() || badge()) && (account()?.user.roles.some((role) => WORKING.includes(role)) ?? false)
  createEffect(() => {
    if (!isWanted()) return
    let known: ReadonlySet<string> | null = null
    let unseen = 0
    const show = (count: number) => {
      unseen = count
      document.title = countedTitle(document.title, badge() ? count : 0)
    }
    const look = async () => {
      const nos = await readWork()
      if (nos === null) return
      const fresh = newWork(known, nos)
      known = new Set(nos)
      if (fresh.length === 0) return
      if (sound()) playChime()
      if (document.hidden || badge()) show(unseen + fresh.length)
    }
    const seen = () => {
      if (!document.hidden) show(0)
    }
    void look()
    followEvents(() => void look())
    document.addEventListener('visibilitychange', seen)
    addEventListener('focus', seen)
    onCleanup(() => {
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('focus', seen)
      show(0)
    })
  })
}

/** null = no answer now; the next message asks again. */
async function readWork(): Promise<string[] | null> {
  try {
    const { items } = await getJson<EventWork>('/api/event-work?limit=500')
    return items.map(({ no }) => no)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return null
  }
}

import { createEffect, createRoot, on } from 'solid-js'
import {
  type CoverageId,
  GRID_PLAN_LOCK_SECONDS,
  type GridPlanLock,
} from '../../../data/contracts/index.ts'
import { idsOf } from './desk/stroke.ts'
import type { GridEditor } from './grid-editor.ts'
import { readLocks, takeLocks } from './plan-api.ts'

/** Often enough that a hand that rests keeps what it holds. */
const RENEW_MS = (GRID_PLAN_LOCK_SECONDS * 1000) / 2
/** A movement of the hand changes its mind often. */
const GATHER_MS = 250

/** Tells others what this page has in hand, and this page what others have. */
export function shareLocks(
  editor: GridEditor,
  tell: (error: unknown) => void,
): { news(): void; stop(): void } {
  const { id } = editor.plan
  let mine: readonly CoverageId[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (locks: readonly GridPlanLock[]) =>
    editor.setHeld(new Map(locks.filter((lock) => !lock.isOwn).map(({ item, by }) => [item, by])))
  const take = () => {
    takeLocks(id, mine).then(show, tell)
    clearTimeout(timer)
    if (mine.length > 0) timer = setTimeout(take, RENEW_MS)
  }
  const dispose = createRoot((stop) => {
    const inHand = () => {
      const { change } = editor.draft()
      const here = change
        ? idsOf(change).filter((item) => editor.desk.coverage.items.has(item))
        : []
      return here.sort().join(' ')
    }
    createEffect(
      on(
        inHand,
        (ids) => {
          mine = ids === '' ? [] : (ids.split(' ') as CoverageId[])
          clearTimeout(timer)
          timer = setTimeout(take, GATHER_MS)
        },
        { defer: true },
      ),
    )
    return stop
  })
  return {
    news: () => void readLocks(id).then(show, tell),
    stop() {
      dispose()
      clearTimeout(timer)
    },
  }
}

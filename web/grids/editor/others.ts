import { createSignal } from 'solid-js'
import type { CoverageChange } from '../../../data/contracts/index.ts'
import type { PlanDesk } from './desk/plan-desk.ts'
import type { SyncState } from './desk/plan-sync.ts'
import type { Conflict } from './desk/rebase.ts'
import { idsOf } from './desk/stroke.ts'

/** The server, and who else draws on the plan. */
export interface Others {
  sync(): SyncState
  setSync(state: SyncState): void
  /** To be decided one after the other. */
  conflicts(): readonly Conflict[]
  /** Put off: both stay until somebody decides. */
  isPutOff(): boolean
  putOff(later: boolean): void
  addConflict(conflict: Conflict): void
  /** Decided: what was set aside need not be kept any longer. */
  endConflict(conflict: Conflict): void
  /** Who has what in hand, of others. */
  held(): ReadonlyMap<string, string>
  setHeld(held: ReadonlyMap<string, string>): void
}

export function createOthers(desk: Pick<PlanDesk, 'forget'>, onHeld: () => void): Others {
  const [sync, setSync] = createSignal<SyncState>({ kind: 'saved' })
  const [isPutOff, putOff] = createSignal(false)
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([])
  const [held, setHeld] = createSignal<ReadonlyMap<string, string>>(new Map())
  return {
    sync,
    setSync: (state) => setSync(state),
    conflicts,
    isPutOff,
    putOff: (later) => putOff(later),
    addConflict(conflict) {
      putOff(false)
      setConflicts((all) => [...all, conflict])
    },
    endConflict(conflict) {
      desk.forget(conflict.mine)
      setConflicts((all) => all.filter((one) => one !== conflict))
    },
    held,
    setHeld(next) {
      // Asked for with every stroke: mostly there is nothing new.
      if (isSame(held(), next)) return
      setHeld(next)
      onHeld()
    },
  }
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  a.size === b.size && [...a].every(([item, by]) => b.get(item) === by)

/** Who of the others has something in hand that the change is about. */
export function holderOf(
  change: CoverageChange,
  held: ReadonlyMap<string, string>,
): string | undefined {
  for (const id of idsOf(change)) {
    const by = held.get(id)
    if (by !== undefined) return by
  }
  return undefined
}

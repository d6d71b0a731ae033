import type {
  GridPlanChange,
  GridPlanStroke,
  GridPlanStrokeMade,
} from '../../../../data/contracts/grid-plan.ts'
import { ApiError } from '../../../api.ts'
import type { PlanDesk } from './plan-desk.ts'
import type { Conflict, Overtaken } from './rebase.ts'
import type { Stroke } from './stroke.ts'

/** What the sync needs of the server; tests put a small stand-in here. */
export interface PlanServer {
  send(stroke: GridPlanStroke): Promise<GridPlanStrokeMade>
  changesAfter(version: number): Promise<readonly GridPlanChange[]>
}

export type SyncState =
  | { kind: 'saved' }
  | { kind: 'sending'; waiting: number }
  /** The server is not reached: it is tried again. */
  | { kind: 'offline'; waiting: number }
  /** The server will have no more: what it said. */
  | { kind: 'refused'; waiting: number; error: ApiError }

export interface SyncOptions {
  desk: PlanDesk
  server: PlanServer
  /** Version that the desk was filled with. */
  version: number
  onState?: (state: SyncState) => void
  onConflict: (conflict: Conflict) => void
  /** The server has refused a stroke for another reason than somebody else's. */
  onRefused: (overtaken: Overtaken, error: ApiError) => void
  /** How long until it is tried again. */
  retryMs?: number
}

export interface PlanSync {
  /** There is something to send. */
  send(): void
  /** Somebody has changed the plan. */
  news(): void
  version(): number
  stop(): void
}

/** Sends strokes one after the other and takes in those of others, never both at once. */
export function createPlanSync(options: SyncOptions): PlanSync {
  const { desk, server, onState } = options
  const run: Run = { ...options, version: options.version, hasNews: false, isStopped: false }
  let running = false
  let retry: ReturnType<typeof setTimeout> | undefined
  const tell = (state: SyncState) => {
    if (!run.isStopped) onState?.(state)
  }
  const later = () => {
    clearTimeout(retry)
    retry = setTimeout(go, options.retryMs ?? 3_000)
  }
  const go = async () => {
    if (running || run.isStopped) return
    running = true
    try {
      await work(run, server, () => tell({ kind: 'sending', waiting: desk.waiting().length }))
      tell({ kind: 'saved' })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const waiting = desk.waiting().length
      const isAway = error.status === 0 || error.status >= 500 || error.status === 429
      tell(isAway ? { kind: 'offline', waiting } : { kind: 'refused', waiting, error })
      if (isAway && !run.isStopped) later()
    } finally {
      running = false
    }
  }
  return {
    send: () => void go(),
    news() {
      run.hasNews = true
      void go()
    },
    version: () => run.version,
    stop() {
      run.isStopped = true
      clearTimeout(retry)
    },
  }
}

interface Run extends Pick<SyncOptions, 'desk' | 'onConflict' | 'onRefused'> {
  version: number
  hasNews: boolean
  isStopped: boolean
}

async function work(run: Run, server: PlanServer, onSending: () => void): Promise<void> {
  while (!run.isStopped) {
    const next = run.desk.waiting()[0]
    if (run.hasNews) {
      run.hasNews = false
      await takeIn(run, server)
    } else if (next) {
      onSending()
      await sendOne(run, server, next)
    } else return
  }
}

async function sendOne(run: Run, server: PlanServer, stroke: Stroke): Promise<void> {
  const { id, change } = stroke
  try {
    const { version, others } = await server.send({ id, base: run.version, change })
    run.desk.confirm(id)
    adopt(run, others)
    run.version = Math.max(run.version, version)
  } catch (error) {
    if (!(error instanceof ApiError) || ![409, 422].includes(error.status)) throw error
    if (error.code === 'plan-conflict') await takeIn(run, server)
    if (!run.desk.waiting().some((waiting) => waiting.id === id)) return
    run.onRefused(run.desk.setAside(id), error)
  }
}

async function takeIn(run: Run, server: PlanServer): Promise<void> {
  const made = await server.changesAfter(run.version)
  adopt(run, made)
  run.version = Math.max(run.version, ...made.map(({ version }) => version))
}

/** What this page has sent itself is drawn already; an answer to it may have been lost. */
function adopt(run: Run, made: readonly GridPlanChange[]): void {
  const ownIds = new Set(run.desk.waiting().map(({ id }) => id))
  for (const { strokeId } of made) if (ownIds.has(strokeId)) run.desk.confirm(strokeId)
  const others = made.filter(
    ({ strokeId, version }) => !ownIds.has(strokeId) && version > run.version,
  )
  if (others.length === 0) return
  const conflict = run.desk.adopt(others)
  if (conflict) run.onConflict(conflict)
}

import type { ImportJob } from '../../../data/contracts/index.ts'
import type { Services } from '../../services.ts'
import { updateJobFrom } from '../store.ts'

const STORE_EVERY_MS = 400

export interface Mover {
  /** Tells how far a job is; now and then that is stored. */
  move(change: Partial<ImportJob>): void
  /** Aborts as soon as the job is found to have been taken back. */
  signal: AbortSignal
  /** After the last word has been stored. */
  stop(): Promise<void>
}

/** Stores the progress of work on a job, and ends the work when somebody has called it off, in whatever process. */
export function keepMoving(
  { db, log }: Pick<Services, 'db' | 'log'>,
  job: ImportJob,
  state: ImportJob['state'],
): Mover {
  const calledOff = new AbortController()
  let storedAt = 0
  let storing: Promise<void> = Promise.resolve()
  const store = async (shown: ImportJob) => {
    try {
      const isThere = await updateJobFrom(db, shown, state)
      if (!isThere) calledOff.abort(new Error('The import has been called off'))
    } catch (error) {
      log.warn({ err: error, import: job.id }, 'Progress could not be stored')
    }
  }
  return {
    signal: calledOff.signal,
    move: (change) => {
      if (Date.now() - storedAt < STORE_EVERY_MS) return
      storedAt = Date.now()
      storing = storing.then(() => store({ ...job, ...change, state }))
    },
    stop: () => storing,
  }
}

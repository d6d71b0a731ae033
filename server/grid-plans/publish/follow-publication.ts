import { Refusal } from '../../../data/contracts/index.ts'
import type { Database } from '../../storage/database.ts'
import { tellPlan } from '../tell-plan.ts'

/** Tells whoever publishes a plan to leave it, whichever process that is. Payload: its id. */
const STOP_CHANNEL = 'grid_plan_stop'
/** Of a small plan nobody has to be told how far it is. */
const TELL_EVERY_MS = 1_000

/** Somebody who publishes says how far it is, between two parts of the work. */
export interface Publication {
  /** `share`: 0–1. @throws Refusal when it is to be stopped: nothing of it stays. */
  reach(share: number): Promise<void>
}

export const publicationStopped = () =>
  new Refusal(409, 'publication-stopped', 'Coming in force has been stopped; nothing has changed.')

/** What is told is told at once, not with the transaction that does it. */
export async function followPublication<Result>(
  db: Database,
  plan: { id: string; area: string; version: number },
  work: (publication: Publication) => Promise<Result>,
): Promise<Result> {
  let isStopped = false
  let toldAt = Date.now()
  const leave = await db.listen(STOP_CHANNEL, (id) => {
    if (id === plan.id) isStopped = true
  })
  const publication: Publication = {
    async reach(share) {
      if (isStopped) throw publicationStopped()
      if (Date.now() - toldAt < TELL_EVERY_MS) return
      toldAt = Date.now()
      await db.transaction((client) => tellPlan(client, plan, 'publishing', { share }))
    },
  }
  try {
    return await work(publication)
  } finally {
    await leave()
  }
}

/** For who has decided otherwise meanwhile: the plan's row is free soon after. */
export const stopPublication = (db: Database, id: string): Promise<void> =>
  db.notify(STOP_CHANNEL, id)

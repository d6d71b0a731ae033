import type { Services } from '../../services.ts'
import type { Jobs } from '../../storage/jobs.ts'
import { forgetOldPositions } from '../positions/store.ts'
import { createIncidentFollower } from '../roll-call/follow-incident.ts'
import { escalateTasks } from './escalate.ts'

const TICK = 'tick-incidents'
const EVERY_MINUTE = '* * * * *'

/**
 * Timers run out while nobody looks: a job set for that moment passes the task on; once a minute everything is looked through, so
 * that a lost job costs a minute. Call before the jobs start.
 */
export function registerIncidentClock(services: Pick<Services, 'db' | 'jobs' | 'log'>): void {
  const { db, jobs, log } = services
  const follow = createIncidentFollower()
  jobs.register(TICK, async () => {
    const passedOn = await escalateTasks(services, follow, Date.now())
    for (const minutes of passedOn) await registerAnswerDue(jobs, minutes)
    if (passedOn.length > 0) log.info({ count: passedOn.length }, 'Tasks were passed on')
    await forgetOldPositions(db)
  })
  jobs.schedule(TICK, EVERY_MINUTE)
}

/** Somebody has to answer within so many minutes. */
export const registerAnswerDue = (jobs: Jobs, withinMinutes: number): Promise<void> =>
  jobs.send(TICK, {}, { startAfterS: Math.ceil(withinMinutes * 60) + 1 })

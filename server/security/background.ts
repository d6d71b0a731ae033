import type { Services } from '../services.ts'
import { sweepSessions } from './sessions.ts'
import { sweepAttempts } from './sign-in-limits.ts'

const SWEEP = 'sweep-sessions'

/** Ended sessions leave the database once an hour. Call before the jobs are started. */
export function registerSecurityJobs({ db, jobs, log }: Pick<Services, 'db' | 'jobs' | 'log'>) {
  jobs.register(SWEEP, async () => {
    const count = await sweepSessions(db)
    await sweepAttempts(db)
    await db.execute('delete from sign_in_state where expires_at < now()')
    if (count > 0) log.info({ count }, 'Removed sessions that had ended')
  })
  jobs.schedule(SWEEP, '17 * * * *')
}

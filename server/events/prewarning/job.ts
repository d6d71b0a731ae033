import type { Services } from '../../services.ts'
import { openAlarmEvents } from './open-events.ts'
import { scanRules } from './scan-rules.ts'

const SCAN = 'scan-prewarning'
const HOURLY = '7 * * * *'
const OPEN = 'open-alarm-events'
const EVERY_MINUTE = '* * * * *'
const FORGET = 'forget-readings'
const NIGHTLY = '40 18 * * *'
/** Readings are looked at when they come; afterwards they only show how it came to an alarm. */
const KEEP_READINGS = '92 days'

/** Rules that no message triggers look once an hour; an alarm whose event could not be opened gets it a minute later. Call before the jobs start. */
export function registerPrewarning(services: Pick<Services, 'db' | 'jobs' | 'registry' | 'log'>) {
  const { db, jobs, log } = services
  jobs.register(SCAN, async () => {
    const { signals, raised } = await db.transaction((client) => scanRules(client, Date.now()))
    if (signals > 0) log.info({ signals, raised }, 'Rules of prewarning have fired')
    await openAlarmEvents(services)
  })
  jobs.schedule(SCAN, HOURLY)
  jobs.register(OPEN, async () => void (await openAlarmEvents(services)))
  jobs.schedule(OPEN, EVERY_MINUTE)
  jobs.register(FORGET, async () => {
    await db.execute('delete from sensor_reading where recorded_at < now() - $1::interval', [
      KEEP_READINGS,
    ])
  })
  jobs.schedule(FORGET, NIGHTLY)
}

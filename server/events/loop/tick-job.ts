import type { EventAction, EventCourse } from '../../../data/contracts/index.ts'
import {
  clockStep,
  decide,
  evolve,
  moveGrid,
  nextTick,
} from '../../../data/rules/event-loop/index.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { type LedEvent, type LedRow, ledEvent } from './led-event.ts'
import { peopleFor } from './people.ts'
import { writeActions } from './write-actions.ts'

const TICK = 'tick-events'
const EVERY_MINUTE = '* * * * *'
const takeDue = loadSql(import.meta.url, 'take-due.sql')
/** Reminder, warning, both cards and the next level, if nobody has looked for days. */
const MOST_STEPS = 8

/** Deadlines pass while nobody looks: once a minute the clock reminds, gives cards, resumes and escalates. Call before the jobs start. */
export function registerEventClock(services: Pick<Services, 'db' | 'jobs' | 'registry' | 'log'>) {
  const { jobs, log } = services
  jobs.register(TICK, async () => {
    const count = await tickEvents(services, Date.now())
    if (count > 0) log.info({ count }, 'The clock has acted on events')
  })
  jobs.schedule(TICK, EVERY_MINUTE)
}

/** Everything that is due by then; answers how many events. Each in a transaction of its own, so that none waits for another. */
export async function tickEvents(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  now: number,
): Promise<number> {
  let count = 0
  while (await db.transaction((client) => tickOne(client, registry, now))) count++
  return count
}

async function tickOne(
  client: Queryable,
  registry: Services['registry'],
  now: number,
): Promise<boolean> {
  const row = await client.first<LedRow>(takeDue, [new Date(now)])
  if (!row) return false
  const { loop, course } = ledEvent(registry, row)
  const actions = await gridActions(client, registry, { row, loop, course, now })
  let after = actions.reduce<EventCourse>(evolve, course)
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const command = clockStep(loop, after, Math.max(now, after.lastAt))
    if (command === null) break
    const decision = decide(loop, after, command)
    if (!decision.ok) throw new Error(`The clock cannot ${command.verb}: ${decision.reason}`)
    actions.push(decision.action)
    after = evolve(after, decision.action)
  }
  if (actions.length === 0) {
    // Nothing after all: the rules may have been looked at a moment too soon.
    const next = nextTick(loop, course)
    await client.execute(
      `update grid_event set next_tick_at = case
         when $3::float8 is not null then greatest(to_timestamp($3::float8 / 1000), $4::timestamptz + interval '1 minute')
       end
       where subdistrict = $1 and no = $2`,
      [row.subdistrict, row.no, next, new Date(now)],
    )
    return true
  }
  const { subdistrict } = row
  await writeActions(client, { registry, loop, subdistrict, before: course, actions })
  return true
}

/** Where grids were drawn anew the row says which one it lies in; the event follows, and goes to whoever works there. */
async function gridActions(
  client: Queryable,
  registry: Services['registry'],
  { row, loop, course, now }: Omit<LedEvent, 'adopted'> & { now: number },
): Promise<EventAction[]> {
  if (row.grid === '' || row.grid === course.grid) return []
  const people = await peopleFor(client, registry, row.grid)
  return moveGrid(loop, course, { grid: row.grid, at: Math.max(now, course.lastAt), people })
}

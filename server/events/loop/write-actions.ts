import type { EventAction, EventCourse, GridCode } from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { evolve, type LoopRules, nextTick } from '../../../data/rules/event-loop/index.ts'
import { announce } from '../../storage/announce.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { courseColumns, instant } from './course-columns.ts'

const writeCourse = loadSql(import.meta.url, 'write-course.sql')

export interface Writing {
  registry: Registry
  loop: LoopRules
  subdistrict: string
  /** null = it begins with these. */
  before: EventCourse | null
  actions: readonly EventAction[]
  /** Of the last of them: sent twice, done once. */
  clientId?: string
}

/** Writes actions and what they come to, marks the packs and tells everybody concerned. Call it last in its transaction. */
export async function writeActions(
  client: Queryable,
  { registry, loop, subdistrict, before, actions, clientId }: Writing,
): Promise<EventCourse> {
  let course = before
  for (const [index, action] of actions.entries()) {
    course = evolve(course, action)
    const isLast = index === actions.length - 1
    await client.execute(
      `insert into event_action (subdistrict, no, seq, at, verb, by_user, post, action, client_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        subdistrict,
        course.no,
        action.seq,
        new Date(action.at),
        action.verb,
        action.by,
        action.post,
        JSON.stringify(action),
        (isLast && clientId) || null,
      ],
    )
  }
  if (course === null) throw new RangeError('Nothing is to be written')
  const { category } = registry.currentEventSubclass(course.categoryVersion, course.subclass) ?? {}
  await client.execute(writeCourse, [
    subdistrict,
    course.no,
    JSON.stringify(course),
    instant(nextTick(loop, course)),
    course.categoryVersion === category?.version ? category.code : null,
    ...courseColumns(course),
  ])
  await announceEvent(client, subdistrict, course)
  await markEvents(client, [subdistrict])
  return course
}

/** Everybody concerned hears of it. */
export const announceEvent = (
  client: Queryable,
  subdistrict: string,
  { no, state, grid }: EventCourse,
): Promise<void> =>
  announce(client, { kind: 'event', no, state, subdistrict, grid: grid as GridCode }, subdistrict)

/**
 * The map shows it. Last in its transaction: whoever reports in the same subdistrict waits from here to the commit; always in
 * one order, so that nobody waits for each other.
 */
export async function markEvents(client: Queryable, subdistricts: Iterable<string>): Promise<void> {
  await client.query(
    `select mark_dirty('EVENT', place.subdistrict)
     from (select subdistrict from unnest($1::text[]) as given (subdistrict) order by 1) as place`,
    [[...new Set(subdistricts)]],
  )
}

import type { EventAction, EventCourse, GridCode } from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { evolve, type LoopRules, nextTick } from '../../../data/rules/event-loop/index.ts'
import { announceAll } from '../../storage/announce.ts'
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
  await tellOfEvents(client, [{ subdistrict, course }])
  return course
}

/** An event of which everybody concerned is to hear. */
export interface EventNews {
  subdistrict: string
  course: EventCourse
}

/**
 * Everybody concerned hears of them, and the map shows them. Last in its transaction: whoever reports in the same subdistrict
 * waits from the marks to the commit; those are set in one order, so that nobody waits for each other.
 */
export async function tellOfEvents(client: Queryable, news: readonly EventNews[]): Promise<void> {
  await announceAll(
    client,
    news.map(({ subdistrict, course: { no, state, grid } }) => ({
      message: { kind: 'event', no, state, subdistrict, grid: grid as GridCode },
      subdistrict,
    })),
  )
  await client.query(
    `select mark_dirty('EVENT', place.subdistrict)
     from (select subdistrict from unnest($1::text[]) as given (subdistrict) order by 1) as place`,
    [[...new Set(news.map(({ subdistrict }) => subdistrict))]],
  )
}

import type {
  EventAction,
  EventDay,
  LayerScope,
  ReplayedEvent,
} from '../../../data/contracts/index.ts'
import { evolve } from '../../../data/rules/event-loop/index.ts'
import { LOCAL_OFFSET_MS } from '../../../data/rules/local-time.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listDay = loadSql(import.meta.url, 'list-day.sql')
const DAY_MS = 86_400_000
const MOST = 5_000

interface DayRow {
  no: string
  title: string
  subclass: string
  level: 1 | 2 | 3 | 4
  state: string
  lon: number
  lat: number
  reported_at: Date
  deadline_at: Date | null
  closed_at: Date | null
  actions: EventAction[] | null
}

/** What there was on a local day, YYYY-MM-DD, and how each of it went on. */
export async function replayDay(
  client: Queryable,
  scope: LayerScope,
  date: string,
  area: string,
): Promise<EventDay> {
  const from = Date.parse(`${date}T00:00:00Z`) - LOCAL_OFFSET_MS
  const to = from + DAY_MS
  const { patterns } = visibleAreas(scope, area)
  const rows = await client.query<DayRow>(listDay, [
    new Date(from),
    new Date(to),
    patterns,
    MOST + 1,
  ])
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    events: rows.slice(0, MOST).map((row) => replayed(row, to)),
    isCut: rows.length > MOST,
  }
}

function replayed(row: DayRow, before: number): ReplayedEvent {
  return {
    no: row.no,
    title: row.title,
    subclass: row.subclass,
    level: row.level,
    lonLat: [row.lon, row.lat],
    reportedAt: row.reported_at.toISOString(),
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    steps: row.actions ? stepsOf(row.actions) : stepsOfImported(row, before),
  }
}

/** State = fold of the actions; only where it changes. */
function stepsOf(actions: readonly EventAction[]): ReplayedEvent['steps'] {
  const steps: { at: string; state: string }[] = []
  let course: ReturnType<typeof evolve> | null = null
  for (const action of actions) {
    course = evolve(course, action)
    if (steps.at(-1)?.state === course.state) continue
    steps.push({ at: new Date(action.at).toISOString(), state: course.state })
  }
  return steps
}

/** Of an event that another system leads only its begin and its end are known. */
function stepsOfImported(row: DayRow, before: number): ReplayedEvent['steps'] {
  const { reported_at: reported, closed_at: closed, state } = row
  const begin = { at: reported.toISOString(), state: 'reported' }
  if (closed === null || closed.getTime() >= before) return [begin]
  return [begin, { at: closed.toISOString(), state }]
}

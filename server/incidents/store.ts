import type {
  BuildingCode,
  GridCode,
  Incident,
  IncidentAct,
  IncidentLogEntry,
  IncidentPerson,
  LayerScope,
  NewIncident,
  RoomCode,
} from '../../data/contracts/index.ts'
import type { WrittenAct } from '../../data/rules/incident/incident-state.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { SurveyedPlace } from './survey/survey-place.ts'

export interface IncidentRow extends Omit<NewIncident, 'kind'> {
  kind: string
  subdistricts: string[]
  grids: GridCode[]
  opened_by: string
  opened_at: Date
  closed_at: Date | null
  last_seq: number
  commander: string
  offered_to: IncidentPerson | null
  doors: number
}

export interface DoorSnapshot {
  room: RoomCode
  building: BuildingCode
  stairwell: string | null
  floor: number
  number: string
  grid: GridCode
  needs_help_first: boolean
}

/** Newest first; only those of which the scope sees a grid. */
export const listIncidents = (db: Queryable, scope: LayerScope): Promise<IncidentRow[]> =>
  db.query(SELECT_INCIDENTS, [null, visibleAreas(scope).patterns, LIST_LIMIT])

export const findIncident = (
  db: Queryable,
  scope: LayerScope,
  id: string,
): Promise<IncidentRow | undefined> =>
  db.first(SELECT_INCIDENTS, [id, visibleAreas(scope).patterns, 1])

/** Answers false when it is there already. */
export async function insertIncident(
  client: Queryable,
  userId: string,
  { id, kind, title, drill, place }: NewIncident,
  { buildings, doors }: SurveyedPlace,
): Promise<boolean> {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const inserted = await client.execute(
    `insert into incident (id, kind, title, drill, place, subdistricts, grids, opened_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [
      id,
      kind,
      title,
      drill,
      JSON.stringify(place),
      distinct(buildings.map(({ subdistrict }) => subdistrict)),
      distinct(buildings.map(({ grid }) => grid)),
      userId,
    ],
  )
  if (inserted === 0) return false
  await client.copyFrom(
    'incident_door',
    ['incident', 'room', 'building', 'stairwell', 'floor', 'number', 'grid', 'needs_help_first'],
    doors.map(({ room, building, stairwell, floor, number, grid, reasons }) => [
      ...[id, room, building, stairwell, floor, number, grid],
      reasons.length > 0,
    ]),
  )
  return true
}

/** Of the whole incident: readers show those whose grid they may see. */
export const listDoors = (db: Queryable, id: string): Promise<DoorSnapshot[]> =>
  db.query(
    `select room, building, stairwell, floor, number, grid, needs_help_first
       from incident_door where incident = $1
      order by building, stairwell nulls first, floor, length(number), number`,
    [id],
  )

/** Account id. */
export async function findOpener(db: Queryable, id: string): Promise<string | null> {
  const row = await db.first<{ opened_by: string }>(
    'select opened_by from incident where id = $1',
    [id],
  )
  return row?.opened_by ?? null
}

/** The number of the last act; holds the incident until the transaction ends. */
export async function lockIncident(client: Queryable, id: string): Promise<number> {
  const row = await client.first<{ last_seq: number }>(
    'select last_seq from incident where id = $1 for update',
    [id],
  )
  return row!.last_seq
}

export async function actsAfter(db: Queryable, id: string, seq: number): Promise<WrittenAct[]> {
  const rows = await db.query<{
    seq: number
    act: IncidentAct
    by_user: string
    recorded_at: Date
  }>(
    `select seq, act, by_user, recorded_at from incident_act
      where incident = $1 and seq > $2 order by seq`,
    [id, seq],
  )
  return rows.map((row) => ({
    seq: row.seq,
    act: row.act,
    by: row.by_user,
    recordedAt: row.recorded_at.getTime(),
  }))
}

/** Numbers of those acts that are written down already, by id. */
export async function knownActs(
  client: Queryable,
  id: string,
  acts: readonly string[],
): Promise<Map<string, number>> {
  const rows = await client.query<{ id: string; seq: number }>(
    'select id, seq from incident_act where incident = $1 and id = any($2::uuid[])',
    [id, acts],
  )
  return new Map(rows.map((row) => [row.id, row.seq]))
}

export async function insertActs(
  client: Queryable,
  id: string,
  userId: string,
  acts: readonly { seq: number; act: IncidentAct }[],
): Promise<void> {
  await client.execute(
    `insert into incident_act (incident, seq, id, act, by_user)
     select $1, seq, id, act, $2
       from unnest($3::int[], $4::uuid[], $5::jsonb[]) as given (seq, id, act)`,
    [
      id,
      userId,
      acts.map(({ seq }) => seq),
      acts.map(({ act }) => act.id),
      acts.map(({ act }) => JSON.stringify(act)),
    ],
  )
  await client.execute(
    `update incident
        set last_seq = $2, closed_at = case when $3 then now() else closed_at end
      where id = $1`,
    [id, acts.at(-1)!.seq, acts.some(({ act }) => act.kind === 'close')],
  )
}

/** By name where the account is still there. */
export async function readLog(
  db: Queryable,
  id: string,
  after: number,
  limit: number,
): Promise<IncidentLogEntry[]> {
  const rows = await db.query<{
    seq: number
    act: IncidentAct
    by: string
    recorded_at: Date
  }>(
    `select entry.seq, entry.act, coalesce(account.display_name, entry.by_user) as by,
       entry.recorded_at
       from incident_act as entry
       left join user_account as account on account.id = entry.by_user
      where entry.incident = $1 and entry.seq > $2
      order by entry.seq limit $3`,
    [id, after, limit],
  )
  return rows.map(({ recorded_at, ...row }) => ({ ...row, recordedAt: recorded_at.toISOString() }))
}

export function showIncident(row: IncidentRow, userId: string): Incident {
  const { id, kind, title, drill, place, commander, doors, offered_to: offeredTo } = row
  return {
    id,
    kind,
    title,
    drill,
    place,
    state: row.closed_at === null ? 'open' : 'closed',
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    commander,
    offeredTo,
    isOfferedToYou: offeredTo?.id === userId,
    doors,
  }
}

const LIST_LIMIT = 200

const SELECT_INCIDENTS = loadSql(import.meta.url, 'select-incidents.sql')

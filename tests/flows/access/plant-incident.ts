import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Canaries, canary } from './canaries.ts'

export const INCIDENT = '0a5c4d1e-0000-4000-8000-000000000001'

/** In two grids far from each other; a worker has knocked on a door in each. */
export const INCIDENT_GRIDS = [WORLD.grids.west, WORLD.grids.far] as const

export const ZONE = '0a5c4d1e-0000-4000-8000-000000000002'
export const ZONE_GRID = WORLD.grids.far

const DOORS = [
  { room: WORLD.rooms.family, building: WORLD.buildings.slab3, grid: INCIDENT_GRIDS[0] },
  { room: WORLD.rooms.far, building: WORLD.buildings.far, grid: INCIDENT_GRIDS[1] },
]

/** An incident's words are for who handles something at one of its doors, a zone's for who commands there. */
export async function plantIncident(db: Database, canaries: Canaries): Promise<void> {
  const [place, ...elsewhere] = INCIDENT_GRIDS
  const said = (field: string) =>
    canary(canaries, {
      layer: 'ADDRESS',
      place,
      elsewhere,
      grade: 1,
      field,
      operation: 'event.handle',
    })
  const zone = canary(canaries, {
    layer: 'ADDRESS',
    place: ZONE_GRID,
    grade: 1,
    field: 'name of a zone',
    operation: 'incident.command',
  })
  await db.execute(
    `insert into incident (id, kind, title, drill, place, subdistricts, grids, opened_by, last_seq)
     values ($1, 'fire', $5, true, $2, $3, $4, 'p:commander@district', 3)`,
    [
      INCIDENT,
      JSON.stringify({ point: [120.01, 30.25], radiusM: 100 }),
      [WORLD.qingyuan, WORLD.linxi],
      INCIDENT_GRIDS,
      said('title of an incident'),
    ],
  )
  await db.execute(
    `insert into incident_zone (id, name, subdistrict, grids, buildings, place, made_by)
     values ($1, $5, $2, $3, 1, $4, 'p:commander@district')`,
    [
      ZONE,
      WORLD.linxi,
      [ZONE_GRID],
      JSON.stringify({ point: [120.01, 30.25], radiusM: 100 }),
      zone,
    ],
  )
  for (const [i, { room, building, grid }] of DOORS.entries()) {
    await db.execute(
      `insert into incident_door (incident, room, building, stairwell, floor, number, grid, needs_help_first)
       values ($1, $2, $3, '1', 1, '101', $4, true)`,
      [INCIDENT, room, building, grid],
    )
    const id = `0a5c4d1e-0000-4000-8000-00000000010${i}`
    const act = { id, at: '2026-01-01T00:00:00Z', kind: 'tickDoor', room, result: 'cleared' }
    await db.execute(
      'insert into incident_act (incident, seq, id, act, by_user) values ($1, $2, $3, $4, $5)',
      [INCIDENT, i + 1, id, JSON.stringify(act), 'p:gridWorker@grid'],
    )
  }
  const id = '0a5c4d1e-0000-4000-8000-000000000109'
  const note = { id, at: '2026-01-01T00:00:00Z', kind: 'note', text: said('note') }
  await db.execute(
    'insert into incident_act (incident, seq, id, act, by_user) values ($1, 3, $2, $3, $4)',
    [INCIDENT, id, JSON.stringify(note), 'p:gridWorker@grid'],
  )
}

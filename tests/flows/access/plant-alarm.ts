import { PREWARNING_RULES } from '../../../data/registry/index.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Canaries, canary } from './canaries.ts'

export const ALARM = '9000001'
export const ALARM_GRID = WORLD.grids.far

/** One alarm, in the grid that fewest accounts see; what it fired on hangs there and in another grid. */
export async function plantAlarm(db: Database, canaries: Canaries): Promise<void> {
  const rule = PREWARNING_RULES.rules[0]!
  await db.execute(
    `insert into alarm (id, subdistrict, grid, lon, lat, rule, rule_id, rule_version, first_at, last_at, signals)
     overriding system value
     values ($1, $2, $3, 120.05, 30.28, $4, $5, 'test', '2026-01-01', '2026-01-01', 1)`,
    [ALARM, WORLD.linxi, ALARM_GRID, JSON.stringify(rule), rule.id],
  )
  for (const grid of [ALARM_GRID, WORLD.grids.south]) {
    const name = canary(canaries, { layer: 'EVENT', place: grid, grade: 1, field: 'sensor' })
    const code = `S-${grid}`
    await db.execute(
      `insert into sensor (code, name, subdistrict, lon, lat, grid, sent_by) values ($1, $2, left($3, 9), 120.05, 30.28, $3, 'x')`,
      [code, name, grid],
    )
    await db.execute(
      `insert into alarm_subject (alarm, subject, rule_id, name, mark, first_at, last_at, signals, evidence)
       values ($1, $2, $3, $4, '', '2026-01-01', '2026-01-01', 1, $5)`,
      [ALARM, code, rule.id, name, '{"kind": "threshold", "quantity": "smoke", "values": [1]}'],
    )
  }
}

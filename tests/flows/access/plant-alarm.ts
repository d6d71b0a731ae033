import { PREWARNING_RULES } from '../../../data/registry/index.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'

export const ALARM = '9000001'
export const ALARM_GRID = WORLD.grids.far

/** One alarm, in the grid that fewest accounts see. */
export async function plantAlarm(db: Database): Promise<void> {
  const rule = PREWARNING_RULES.rules[0]!
  await db.execute(
    `insert into alarm (id, subdistrict, grid, lon, lat, rule, rule_id, rule_version, first_at, last_at, signals)
     overriding system value
     values ($1, $2, $3, 120.05, 30.28, $4, $5, 'test', '2026-01-01', '2026-01-01', 1)`,
    [ALARM, WORLD.linxi, ALARM_GRID, JSON.stringify(rule), rule.id],
  )
}

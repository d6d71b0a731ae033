import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { GRID_FILE_FORMATS, type GridFileFormat, Refusal } from '../../../data/contracts/index.ts'
import type { FeatureTable } from '../../../data/formats/writers/feature-table.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { scopeFor } from '../../security/scope.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { gridsOfDay } from '../grids-of-day.ts'
import { createPlanStates } from '../open-state.ts'
import { day } from '../schemas.ts'
import { listStaff } from '../staff-store.ts'
import { findPlan, planNotFound } from '../store.ts'
import { type ExportedWorker, tableOfGrids, tableOfPlan } from './grid-table.ts'
import { TABLE_FORMATS } from './write-table.ts'

const format = v.picklist(GRID_FILE_FORMATS, `must be one of ${GRID_FILE_FORMATS.join(', ')}`)
const exportQuery = v.strictObject({
  format,
  area: v.optional(query.area, ''),
  date: v.optional(day),
})
const planQuery = v.strictObject({ format })

/** `GET /api/grid-files?format=&area=&date=` and `GET /api/grid-files/{plan}?format=`: grids for other programs. */
export function gridFileRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const states = createPlanStates()
  const app = new Hono<AppEnv>()

  app.get('/', async (c) => {
    const { format: wanted, area, date = null } = readQuery(c, exportQuery)
    const scope = findRegisteredLayer(services, c.get('scope'), 'GRID')
    if (!scope) throw new Refusal(404, 'grid-not-found', 'There are no grids for this account.')
    const grids = (await gridsOfDay(db, area, date)).filter(({ code }) => seesGrid(scope, code))
    const staff = await db.query<ExportedWorker & { grid: string }>(
      `select grid, name, role from grid_staff
       where valid_from <= coalesce($1::date, today())
         and (valid_to is null or valid_to > coalesce($1::date, today()))
         and grid = any($2::text[])
       order by grid, name`,
      [date, grids.map(({ code }) => code)],
    )
    const workersOf = groupBy(staff, ({ grid }) => grid)
    const noted = { target: 'grids', grid: area, ...(date !== null && { date }) }
    return send(c, tableOfGrids(grids, workersOf), wanted, noted)
  })

  app.get('/:id', async (c) => {
    const { format: wanted } = readQuery(c, planQuery)
    // Plans are for who plans and may also take away.
    const planning = scopeFor(c.get('scope'), 'grid.plan')
    const scope = findRegisteredLayer(services, planning, 'GRID')
    if (!scope) throw planNotFound()
    const plan = await findPlan(db, scope, c.req.param('id'))
    const { coverage } = await states.current(db, plan.id)
    const workersOf = groupBy(await listStaff(db, plan.id), ({ cell }) => cell)
    return send(c, tableOfPlan(coverage, workersOf), wanted, { target: plan.id, grid: plan.area })
  })

  const send = async (
    c: Context<AppEnv>,
    table: FeatureTable,
    wanted: GridFileFormat,
    { target, grid, date }: { target: string; grid: string; date?: string },
  ) => {
    const { mediaType, ending, write } = TABLE_FORMATS[wanted]
    const bytes = await write(table)
    await db.transaction((client) =>
      audit(client, {
        userId: c.get('scope').userId,
        action: 'grid.export',
        target,
        layer: 'GRID',
        grid,
        details: { format: wanted, grids: table.features.length, ...(date && { date }) },
      }),
    )
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="grids.${ending}"`,
      'Cache-Control': 'private, no-store',
    })
  }
  return app
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return (key: string): readonly Row[] => groups.get(key) ?? []
}

import { audit } from '../../security/audit.ts'
import type { Queryable } from '../../storage/database.ts'
import { keepHandOver } from '../hand-over/keep-hand-over.ts'
import { listHandOver } from '../hand-over/list-hand-over.ts'
import type { PlanStates } from '../open-state.ts'
import { listStaff } from '../staff-store.ts'
import { tellPlan } from '../tell-plan.ts'
import { buildingsOf, compareGrids, sharesOf } from './compare-grids.ts'
import type { Publication } from './follow-publication.ts'
import { movePlaces } from './move-places.ts'
import { nameGrids } from './name-grids.ts'
import { writeCodes } from './write-codes.ts'
import { writeGrids } from './write-grids.ts'
import { writeLineage } from './write-lineage.ts'
import { writeStaff } from './write-staff.ts'

/** Of several publications one at a time: what one compares must not change under it. */
const PUBLICATION_LOCK = 7_311

export interface ApprovedPlan {
  id: string
  area: string
  version: number
  validFrom: string
  approvedBy: string
  begunOn: Readonly<Record<string, string>>
}

/**
 * Puts a plan in force in one transaction: codes, grids, lineage, workers, the lists of what changes hands, and everything
 * located keyed anew. Inside the caller's transaction, which holds the plan's row.
 */
export async function publishPlan(
  client: Queryable,
  states: PlanStates,
  plan: ApprovedPlan,
  { reach }: Publication,
): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [PUBLICATION_LOCK])
  const { coverage } = await states.current(client, plan.id)
  const compared = await compareGrids(client, states, plan, coverage)
  const { communities } = compared
  const readBuildings = (of: readonly string[]) => buildingsOf(client, of)
  const buildings = await readBuildings(communities)
  await reach(0.05)
  const shares = sharesOf(coverage, buildings)
  const newGrids = await nameGrids(client, coverage, compared, shares)
  const day = plan.validFrom
  const staff = await listStaff(client, plan.id)
  const handed = { newGrids, communities, buildings, staff, buildingsOf: readBuildings }
  await keepHandOver(client, plan.id, await listHandOver(client, handed))
  await reach(0.15)
  await writeGrids(client, { day, coverage, compared, shares, codeOf: newGrids.codeOf })
  await writeLineage(client, { plan: plan.id, day, compared, shares, newGrids })
  const inForce = new Set(compared.grids.map(({ code }) => code as string))
  await writeStaff(client, { plan: plan.id, day, newGrids, staff, inForce })
  const moving = (share: number) => reach(0.2 + 0.8 * share)
  const touched = await movePlaces(client, newGrids, { communities, buildings }, moving)
  const version = await writeCodes(client, plan, coverage, newGrids.codeOf)
  await client.execute(
    `update grid_plan set state = 'published', published_at = now(), changed_at = now() where id = $1`,
    [plan.id],
  )
  await markDirty(client, touched, communities)
  await audit(client, {
    userId: plan.approvedBy,
    action: 'grid.publish',
    target: plan.id,
    layer: 'GRID',
    grid: plan.area,
    details: {
      validFrom: day,
      communities: communities.length,
      grids: newGrids.codeOf.size,
    },
  })
  await tellPlan(client, { id: plan.id, area: plan.area, version }, 'state')
}

async function markDirty(
  client: Queryable,
  touched: readonly { layer: string; subdistrict: string }[],
  communities: readonly string[],
): Promise<void> {
  const grids = [...new Set(communities.map((code) => code.slice(0, 9)))].map((subdistrict) => ({
    layer: 'GRID',
    subdistrict,
  }))
  const all = [...grids, ...touched]
  await client.query(
    `select mark_dirty(layer, subdistrict)
     from (select distinct layer, subdistrict from unnest($1::text[], $2::text[]) as pair (layer, subdistrict)
       order by layer, subdistrict) as changed`,
    [all.map(({ layer }) => layer), all.map(({ subdistrict }) => subdistrict)],
  )
}

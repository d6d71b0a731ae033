import { Refusal } from '../../../data/contracts/index.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../data/rules/coverage/faces.ts'
import { OUTSIDE } from '../../../data/rules/coverage/items.ts'
import type { Share } from '../../../data/rules/coverage/plan/assign-codes.ts'
import { toUnits } from '../../../data/rules/coverage/units.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { GridOfDay } from '../grids-of-day.ts'
import type { PlanStates } from '../open-state.ts'
import { communityDigests } from '../take-over.ts'
import type { LocatedBuilding } from './move-places.ts'

export interface Comparison {
  /** Communities whose grids the plan changes. */
  communities: string[]
  /** As they are in force, over shared arcs. */
  inForce: Coverage
  grids: readonly GridOfDay[]
}

/**
 * What a plan changes, community by community, since borders between communities stay. One that the plan has left as it was
 * stays as it has become meanwhile; one that both have changed is for people to decide.
 */
export async function compareGrids(
  client: Queryable,
  states: PlanStates,
  plan: { area: string; begunOn: Readonly<Record<string, string>> },
  coverage: Coverage,
  { isPreview = false } = {},
): Promise<Comparison> {
  const { grids, coverage: inForce } = await states.inForce(client, plan.area)
  const [now, then] = [communityDigests(inForce), communityDigests(coverage)]
  const changed = Object.keys(then).filter(
    (code) => then[code] !== now[code] && then[code] !== plan.begunOn[code],
  )
  const outdated = changed.filter((code) => now[code] !== plan.begunOn[code])
  if (outdated.length > 0 && !isPreview) {
    throw new Refusal(
      409,
      'plan-outdated',
      'Grids that this plan changes have been changed by another one: begin anew from this plan.',
      { communities: outdated },
    )
  }
  return { communities: changed, inForce, grids }
}

export interface CountedBuilding extends LocatedBuilding {
  households: number
}

/** Reads the buildings of communities, as of now. */
export type BuildingsOf = (communities: readonly string[]) => Promise<CountedBuilding[]>

export const buildingsOf = (
  client: Queryable,
  communities: readonly string[],
): Promise<CountedBuilding[]> =>
  client.query<CountedBuilding>(SELECT_BUILDINGS, [
    [...new Set(communities.map((code) => code.slice(0, 9)))],
    communities,
  ])

/** What of each grid goes to which cell, by the points of its buildings. */
export function sharesOf(coverage: Coverage, buildings: readonly CountedBuilding[]): Share[] {
  const shares = new Map<string, Share>()
  for (const { grid, lon, lat, households } of buildings) {
    const to = faceAt(coverage, ...toUnits([lon, lat]))
    if (to === OUTSIDE || grid === '') continue
    const share = shares.get(`${grid} ${to}`) ?? { from: grid, to, households: 0, buildings: 0 }
    share.households += households
    share.buildings++
    shares.set(`${grid} ${to}`, share)
  }
  return [...shares.values()]
}

const SELECT_BUILDINGS = loadSql(import.meta.url, 'select-buildings.sql')

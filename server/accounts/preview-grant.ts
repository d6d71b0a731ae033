import { type GrantPreview, type NewGrant, Refusal } from '../../data/contracts/index.ts'
import { PERMISSIONS } from '../../data/registry/index.ts'
import { readAssignments } from '../security/accounts.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import { createScope, scopeFor } from '../security/scope.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import { visiblePacks } from '../security/visible-packs.ts'
import type { Services } from '../services.ts'
import { checkGrant } from './change-grants.ts'
import { fieldOf } from './refused-field.ts'

/** What the account will see once this is granted, with all that it has already. */
export async function previewGrant(
  { db, registry, packs }: Pick<Services, 'db' | 'registry' | 'packs'>,
  grant: NewGrant,
  by: string,
): Promise<GrantPreview> {
  const refusal = await refusalOf(() => checkGrant({ client: db, registry, by }, grant))
  const { assignments } = await readAssignments(db, grant.account)
  const { role, areas, maxSensitivity, layers } = grant
  const wanted = { role, areas, maxSensitivity, layers: layers === 'all' ? null : layers }
  const all = createScope(grant.account, [...assignments, wanted], new Date().toISOString())
  const scopes = await listLayers({ db, registry }, scopeFor(all, 'map.read'))
  const counted = await Promise.all(
    scopes.map(async (scope) => {
      const { code } = scope.layer
      const visible = await visiblePacks(packs.files, scope, packs.catalogue.layer(code))
      const highest = Math.max(...scope.grades.map(({ grade }) => grade))
      return { code, features: visible.featureCount, maxSensitivity: highest as 1 | 2 | 3 | 4 }
    }),
  )
  const grids = scopes.find(({ layer }) => layer.code === 'GRID')
  return {
    operations: [...new Set(all.roles.flatMap((one) => PERMISSIONS[one]))],
    layers: counted,
    features: counted.reduce((sum, { features }) => sum + features, 0),
    grids: grids ? await countGrids(db, visibleAreas(grids).patterns) : 0,
    refusal,
  }
}

async function countGrids(db: Services['db'], patterns: readonly string[]): Promise<number> {
  const row = await db.first<{ count: number }>(
    'select count(*)::int as count from grid_cell where valid_to is null and code like any($1::text[])',
    [patterns],
  )
  return row!.count
}

async function refusalOf(check: () => Promise<void>): Promise<GrantPreview['refusal']> {
  try {
    await check()
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, field: fieldOf(error), message: error.message }
  }
}

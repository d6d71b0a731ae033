import { type LayerScope, Refusal, type Scope } from '../../../data/contracts/index.ts'
import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { findLayer, listLayers } from '../../security/layer-catalogue.ts'
import { seesGrid, visiblePlaces } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'

/** Who changes the base, and where. */
export interface Asker {
  userId: string
  scope: LayerScope
  /** What may be counted of what a change reaches: layers and patterns of grids side by side, and where residents one by one. */
  counting: { layers: string[]; patterns: string[]; residentAreas: readonly string[] }
}

export async function openAsker(
  { registry }: Pick<Services, 'registry'>,
  client: Queryable,
  scope: Scope,
  userId: string,
): Promise<Asker> {
  const own = await findLayer({ db: client, registry }, scope, 'ADDRESS')
  const layers = await listLayers({ db: client, registry }, scope)
  const seen = visiblePlaces(layers)
  const people = layers.find(({ layer }) => layer.code === 'RESIDENT')
  const exact = (people?.grades ?? []).filter(({ grade }) => grade >= EXACT_COUNT_GRADE)
  const residentAreas = exact.map(({ area }) => area)
  return { userId, scope: own, counting: { ...seen, residentAreas } }
}

export const notFound = () => new Refusal(404, 'address-not-found', 'There is no such address.')

export function refuseUnseen(scope: LayerScope, row: BaseAddress | undefined): BaseAddress {
  if (!row || !seesGrid(scope, row.grid)) throw notFound()
  return row
}

/** A street may run on where one's area ends. */
export function refuseBeyond(
  scope: LayerScope,
  rows: readonly (Pick<BaseAddress, 'grid'> | undefined)[],
): void {
  if (rows.every((row) => !row || seesGrid(scope, row.grid))) return
  throw new Refusal(403, 'beyond-area', 'Part of what it reaches lies outside of your area.')
}

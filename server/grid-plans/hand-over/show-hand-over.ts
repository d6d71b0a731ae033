import type { GridHandOver, HandedOver, LayerScope, Scope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { HandedCharge, WorkerLists } from './list-hand-over.ts'

/** Lists as this scope may see them, and whether anything of them tells who lives where. */
export async function showHandOver(
  client: Queryable,
  { registry }: Pick<Services, 'registry'>,
  scope: Scope,
  lists: readonly WorkerLists[],
): Promise<{ lists: GridHandOver[]; disclosed: number }> {
  const layers: Readonly<Record<HandedOver['kind'], LayerScope | undefined>> = {
    building: findRegisteredLayer({ registry }, scope, 'BUILDING'),
    household: findRegisteredLayer({ registry }, scope, 'RESIDENT'),
    enterprise: findRegisteredLayer({ registry }, scope, 'ENTERPRISE'),
    event: findRegisteredLayer({ registry }, scope, 'EVENT'),
  }
  const labels = await labelsOf(client, lists)
  let disclosed = 0
  const show = (charge: HandedCharge): HandedOver[] => {
    const { kind, code, lon, lat, from, to, households, building, id } = charge
    const layer = layers[kind]
    const grade = layer && gradeAt(layer, from || to)
    if (grade === undefined) return []
    const place = [lon, lat] as const
    const told = { kind, place, from, to }
    if (kind !== 'household') {
      const mayCount =
        layers.household && (gradeAt(layers.household, from || to) ?? 0) >= EXACT_COUNT_GRADE
      const count = mayCount && households !== null ? { households } : {}
      return [{ ...told, code, label: labels.get(id) ?? code, ...count }]
    }
    // Where there is one tells who needs help, in a small house at once: who may not count people gets none.
    if (grade < EXACT_COUNT_GRADE) return []
    if (scope.purpose === undefined) {
      const house = labels.get(`building ${building}`) ?? ''
      return [{ ...told, code: building ?? '', label: `${house} ***` }]
    }
    disclosed++
    return [{ ...told, code, label: labels.get(id) ?? code, households: households ?? 0 }]
  }
  const shown = lists.map(({ worker, name, comes, goes }) => ({
    staffKey: worker,
    name,
    comes: comes.flatMap(show),
    goes: goes.flatMap(show),
  }))
  return { lists: shown, disclosed }
}

async function labelsOf(
  client: Queryable,
  lists: readonly WorkerLists[],
): Promise<ReadonlyMap<string, string>> {
  const charges = lists.flatMap(({ comes, goes }) => [...comes, ...goes])
  const asked = new Map<string, { kind: string; code: string }>()
  for (const { id, kind, code, building } of charges) {
    asked.set(id, { kind, code })
    if (building !== null) asked.set(`building ${building}`, { kind: 'building', code: building })
  }
  const rows = await client.query<{ kind: string; code: string; label: string }>(LABEL_CHARGES, [
    [...asked.values()].map(({ kind }) => kind),
    [...asked.values()].map(({ code }) => code),
    [...new Set(charges.map(({ subdistrict }) => subdistrict))],
  ])
  return new Map(rows.map(({ kind, code, label }) => [`${kind} ${code}`, label]))
}

const LABEL_CHARGES = loadSql(import.meta.url, 'label-charges.sql')

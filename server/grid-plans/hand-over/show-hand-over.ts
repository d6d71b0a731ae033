import type { GridHandOver, HandedOver, LayerScope, Scope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { HandedCharge, WorkerLists } from './list-hand-over.ts'

export interface HandOverViewer {
  scope: Scope
  hasPurpose: boolean
}

/** Lists as this viewer may see them, and how much of them tells who lives where. */
export async function showHandOver(
  client: Queryable,
  { registry }: Pick<Services, 'registry'>,
  { scope, hasPurpose }: HandOverViewer,
  lists: readonly WorkerLists[],
): Promise<{ lists: GridHandOver[]; disclosed: number }> {
  const layers: Readonly<Record<HandedOver['kind'], LayerScope | undefined>> = {
    building: findRegisteredLayer({ registry }, scope, 'BUILDING'),
    household: findRegisteredLayer({ registry }, scope, 'RESIDENT'),
    enterprise: findRegisteredLayer({ registry }, scope, 'ENTERPRISE'),
    event: findRegisteredLayer({ registry }, scope, 'EVENT'),
  }
  const lookAt = lookOf(hasPurpose, layers)
  const labels = await labelsOf(client, lists, lookAt)
  let disclosed = 0
  const show = (charge: HandedCharge): HandedOver[] => {
    const { kind, code, lon, lat, from, to, households, building, id } = charge
    const look = lookAt(charge)
    if (look === null) return []
    const told = { kind, place: [lon, lat] as const, from, to }
    if (look === 'masked') {
      const house = labels.get(`building ${building}`) ?? ''
      return [{ ...told, code: building ?? '', label: `${house} ***` }]
    }
    const label = labels.get(id) ?? code
    if (kind === 'household') {
      disclosed++
      return [{ ...told, code, label, households: households ?? 0 }]
    }
    const count = look === 'counted' && households !== null ? { households } : {}
    return [{ ...told, code, label, ...count }]
  }
  const shown = lists.map(({ worker, name, comes, goes }) => ({
    staffKey: worker,
    name,
    comes: comes.flatMap(show),
    goes: goes.flatMap(show),
  }))
  return { lists: shown, disclosed }
}

/** Whether the scope may be told anywhere how many people live in a house. */
export function mayCountPeople({ registry }: Pick<Services, 'registry'>, scope: Scope): boolean {
  const layer = findRegisteredLayer({ registry }, scope, 'RESIDENT')
  return layer?.grades.some(({ grade }) => grade >= EXACT_COUNT_GRADE) ?? false
}

/** `counted`: with how many live there; `masked`: only the house; `null`: not at all. */
type Look = 'counted' | 'plain' | 'masked' | null

/** Where there is a key household tells who needs help, in a small house at once: who may not count people gets none. */
function lookOf(
  hasPurpose: boolean,
  layers: Readonly<Record<HandedOver['kind'], LayerScope | undefined>>,
): (charge: HandedCharge) => Look {
  const gradeOf = (kind: HandedOver['kind'], grid: string) => {
    const layer = layers[kind]
    return layer && gradeAt(layer, grid)
  }
  return ({ kind, from, to }) => {
    const grid = from || to
    if (gradeOf(kind, grid) === undefined) return null
    const mayCount = (gradeOf('household', grid) ?? 0) >= EXACT_COUNT_GRADE
    if (kind !== 'household') return mayCount ? 'counted' : 'plain'
    if (!mayCount) return null
    return hasPurpose ? 'counted' : 'masked'
  }
}

async function labelsOf(
  client: Queryable,
  lists: readonly WorkerLists[],
  lookAt: (charge: HandedCharge) => Look,
): Promise<ReadonlyMap<string, string>> {
  const asked = new Map<string, { kind: string; code: string; subdistrict: string }>()
  for (const { comes, goes } of lists) {
    for (const charge of [...comes, ...goes]) {
      const { id, kind, code, building, subdistrict } = charge
      const look = lookAt(charge)
      if (look === 'masked' && building !== null) {
        asked.set(`building ${building}`, { kind: 'building', code: building, subdistrict })
      } else if (look !== null) asked.set(id, { kind, code, subdistrict })
    }
  }
  const rows = await client.query<{ kind: string; code: string; label: string }>(LABEL_CHARGES, [
    [...asked.values()].map(({ kind }) => kind),
    [...asked.values()].map(({ code }) => code),
    [...new Set([...asked.values()].map(({ subdistrict }) => subdistrict))],
  ])
  return new Map(rows.map(({ kind, code, label }) => [`${kind} ${code}`, label]))
}

const LABEL_CHARGES = loadSql(import.meta.url, 'label-charges.sql')

import type { BuildingCode, IncidentRound, LayerScope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { gradeAt } from '../../security/scope.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import type { DoorSnapshot } from '../store.ts'
import { boundsOf, polygonArea } from '../survey/area.ts'
import { buildingsByCode, type FoundBuilding } from '../survey/find-buildings.ts'
import { findShelters } from '../survey/find-things.ts'

/** Names and places of the houses of a roll-call, as far as the account may see their doors. */
export async function showRound(
  db: Queryable,
  doors: readonly DoorSnapshot[],
  visible: readonly LayerScope[],
): Promise<IncidentRound> {
  const scopeOf = (code: string) => visible.find(({ layer }) => layer.code === code)
  const [doorScope, buildingScope] = [scopeOf('ADDRESS'), scopeOf('BUILDING')]
  const seen = doorScope ? doors.filter(({ grid }) => seesGrid(doorScope, grid)) : []
  const codes = [...new Set(seen.map(({ building }) => building))]
  const buildings = buildingScope ? await buildingsByCode(db, buildingScope, codes) : []
  return {
    buildings: buildings.map(({ code, title, full_text, lon, lat }) => ({
      code: code as BuildingCode,
      title,
      fullText: full_text,
      lonLat: [lon, lat],
    })),
    shelters: (await sheltersNear(db, buildings, visible)).map(({ code, title, capacity }) => ({
      code,
      title,
      capacity,
    })),
    helpFirst: helpFirst(seen, scopeOf('RESIDENT')),
  }
}

function sheltersNear(
  db: Queryable,
  buildings: readonly FoundBuilding[],
  visible: readonly LayerScope[],
) {
  if (buildings.length === 0) return Promise.resolve([])
  const area = polygonArea(buildings.map(({ lon, lat }) => [lon, lat]))
  return findShelters(db, { area, bounds: boundsOf(area) }, visible)
}

/** Who lives where and needs help is of grade 3; of some doors alone would be taken for all. */
function helpFirst(doors: readonly DoorSnapshot[], scope: LayerScope | undefined) {
  const knows = ({ grid }: DoorSnapshot) =>
    scope !== undefined && (gradeAt(scope, grid) ?? 1) >= EXACT_COUNT_GRADE
  if (doors.length === 0 || !doors.every(knows)) return null
  return doors.filter(({ needs_help_first }) => needs_help_first).map(({ room }) => room)
}

import type { GridPlanFacts, LayerScope, Scope } from '../../../data/contracts/index.ts'
import { KEY_UNIT_LAYERS } from '../../../data/registry/grid-limits.ts'
import { toUnits } from '../../../data/rules/coverage/units.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { type BuildingFact, listThings, subdistrictsOf, type ThingFact } from './count-facts.ts'
import type { ReadBuildings } from './facts-cache.ts'

type Columns = { [Key in keyof GridPlanFacts]: number[] }

/**
 * What is counted while a boundary moves: of each layer what the scope sees there, people exactly or rounded building by
 * building. Counts only.
 */
export async function showFacts(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  readBuildings: ReadBuildings,
  scope: Scope,
  area: string,
): Promise<GridPlanFacts> {
  const layer = (code: string) => findRegisteredLayer({ registry }, scope, code)
  const layers = {
    building: layer('BUILDING'),
    address: layer('ADDRESS'),
    resident: layer('RESIDENT'),
    enterprise: layer('ENTERPRISE'),
    things: new Map([...KEY_UNIT_LAYERS, 'EVENT'].map((code) => [code, layer(code)])),
  }
  const subdistricts = await subdistrictsOf(db, area)
  const buildings = await readBuildings(db, subdistricts)
  const things = await listThings(db, subdistricts, KEY_UNIT_LAYERS)
  const columns = emptyColumns()
  const isIn = ({ grid, community }: { grid: string; community: string }) =>
    grid.startsWith(area) || community.startsWith(area)
  for (const building of buildings) if (isIn(building)) addBuilding(columns, building, layers)
  for (const thing of things) {
    if (isIn(thing) && isSeen(layers.things.get(thing.kind), thing.grid)) addThing(columns, thing)
  }
  return columns
}

interface CountedLayers {
  building: LayerScope | undefined
  address: LayerScope | undefined
  resident: LayerScope | undefined
  enterprise: LayerScope | undefined
}

function addBuilding(
  columns: Columns,
  { grid, lon, lat, rooms, enterprises, exact, rounded }: BuildingFact,
  layers: CountedLayers,
): void {
  if (!isSeen(layers.building, grid)) return
  const grade = layers.resident && gradeAt(layers.resident, grid)
  const people = grade === undefined ? undefined : grade >= EXACT_COUNT_GRADE ? exact : rounded
  addRow(columns, lon, lat, {
    rooms: isSeen(layers.address, grid) ? rooms : 0,
    enterprises: isSeen(layers.enterprise, grid) ? enterprises : 0,
    ...people,
  })
}

function addThing(columns: Columns, { kind, lon, lat, open, recent }: ThingFact): void {
  addRow(
    columns,
    lon,
    lat,
    kind === 'EVENT' ? { openEvents: Number(open), yearlyEvents: Number(recent) } : { keyUnits: 1 },
  )
}

function addRow(
  columns: Columns,
  lon: number,
  lat: number,
  counts: Partial<Record<keyof GridPlanFacts, number>>,
): void {
  const [x, y] = toUnits([lon, lat])
  for (const key of COLUMNS) columns[key].push(counts[key] ?? 0)
  columns.x[columns.x.length - 1] = x
  columns.y[columns.y.length - 1] = y
}

const isSeen = (scope: LayerScope | undefined, grid: string): boolean =>
  scope !== undefined && gradeAt(scope, grid) !== undefined

const COLUMNS = [
  'x',
  'y',
  'households',
  'residents',
  'rooms',
  'enterprises',
  'keyUnits',
  'openEvents',
  'yearlyEvents',
] as const satisfies (keyof GridPlanFacts)[]

const emptyColumns = (): Columns => ({
  x: [],
  y: [],
  households: [],
  residents: [],
  rooms: [],
  enterprises: [],
  keyUnits: [],
  openEvents: [],
  yearlyEvents: [],
})

import type { Coverage } from '../../data/rules/coverage/coverage.ts'
import {
  inspectCoverage,
  type SourceCell,
} from '../../data/rules/coverage/import/inspect-coverage.ts'
import {
  proposedDecisions,
  repairCoverage,
} from '../../data/rules/coverage/import/repair-coverage.ts'
import type { FactColumns } from '../../data/rules/coverage/tally/facts.ts'
import { toUnits } from '../../data/rules/coverage/units.ts'
import { outlineCells } from '../../data/sample/coverage-rings.ts'
import { type Point, toLonLat } from '../../data/sample/plane.ts'
import { tileQuotas } from '../../data/sample/quotas.ts'
import { DEFAULT_REFERENCE_DATE, DEFAULT_SEED } from '../../data/sample/sample.ts'
import { SAMPLE_SIZES, type SampleSize } from '../../data/sample/size.ts'
import { createSubdistrict, type Subdistrict } from '../../data/sample/subdistrict.ts'
import { createGround } from '../../data/sample/terrain.ts'

/** The subdistricts of a sample, one after the other. */
export function* sampleSubdistricts(size: SampleSize, seed = DEFAULT_SEED): Generator<Subdistrict> {
  const ground = createGround(size, seed)
  const quotas = tileQuotas(size, seed)
  for (let tile = 0; tile < ground.tiles.count; tile++) {
    yield createSubdistrict(ground, tile, quotas, DEFAULT_REFERENCE_DATE)
  }
}

/** Grids of the sample over shared arcs, and everything that is counted in them. */
export function sampleGrids(name: SampleSize['name']): {
  coverage: Coverage
  facts: FactColumns[]
} {
  const cells: SourceCell[] = []
  const facts: FactColumns[] = []
  for (const subdistrict of sampleSubdistricts(SAMPLE_SIZES[name])) {
    cells.push(...sourceCells(subdistrict))
    facts.push(...factsOf(subdistrict))
  }
  return { coverage: coverageOf(cells), facts }
}

/** Grids alone, without anything that is counted in them. */
export function* sampleCells(name: SampleSize['name']): Generator<SourceCell> {
  for (const subdistrict of sampleSubdistricts(SAMPLE_SIZES[name])) yield* sourceCells(subdistrict)
}

export function coverageOf(cells: readonly SourceCell[]): Coverage {
  const inspection = inspectCoverage(cells)
  return repairCoverage(inspection, proposedDecisions(inspection)).coverage
}

export function sourceCells({ ground, coverage }: Subdistrict): SourceCell[] {
  return coverage.grids.map(({ code, name, kind, community, cells }) => ({
    code,
    name,
    kind,
    community: community.code,
    polygons: outlineCells(ground, cells).map((rings) =>
      rings.map((ring) => ring.map((point) => toLonLat(point))),
    ),
  }))
}

const KEY_LAYERS: ReadonlySet<string> = new Set([
  'FIRE_UNIT',
  'WORK_SAFETY',
  'KEY_PLACE',
  'HAZCHEM',
])
const OPEN: ReadonlySet<string> = new Set([
  'reported',
  'accepted',
  'dispatched',
  'doing',
  'suspended',
])

/** Rooms with who lives there, buildings, places of business, key units, events of a year. */
export function factsOf({
  buildings,
  rooms,
  sites,
  items,
  events,
  today,
}: Subdistrict): FactColumns[] {
  const since = Date.parse(today) / 60_000 - 365 * 1440
  const key = items.flatMap(({ layer, point, site, room, building }) => {
    const place = point ?? room?.point ?? (site?.building ?? building)?.placed.point
    return KEY_LAYERS.has(layer) && place ? [place] : []
  })
  const year = events.filter(({ reported }) => reported >= since)
  const one = (count: number) => new Uint8Array(count).fill(1)
  return [
    {
      ...placed(rooms.map(({ point }) => point)),
      counts: {
        rooms: one(rooms.length),
        households: rooms.map(({ persons }) => (persons > 0 ? 1 : 0)),
        residents: rooms.map(({ persons }) => persons),
      },
    },
    { ...placed(buildings.map(({ placed: { point } }) => point)), counts: {} },
    {
      ...placed(sites.map(({ building }) => building.placed.point)),
      counts: { enterprises: one(sites.length) },
    },
    { ...placed(key), counts: { keyUnits: one(key.length) } },
    {
      ...placed(year.map(({ spot }) => spot.point)),
      counts: {
        yearlyEvents: one(year.length),
        openEvents: year.map(({ state }) => (OPEN.has(state) ? 1 : 0)),
      },
    },
  ]
}

function placed(points: readonly Point[]): Pick<FactColumns, 'x' | 'y'> {
  const units = points.map((point) => toUnits(toLonLat(point)))
  return { x: Int32Array.from(units, ([x]) => x), y: Int32Array.from(units, ([, y]) => y) }
}

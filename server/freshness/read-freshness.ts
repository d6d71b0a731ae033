import type {
  ImportTargetCode,
  LayerFreshness,
  LayerScope,
  Scope,
} from '../../data/contracts/index.ts'
import { UPDATE_CYCLE_DAYS } from '../../data/registry/update-cycles.ts'
import { scopeOn } from '../security/scope.ts'
import { visibleAreas, visiblePlaces } from '../security/visible-areas.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'

const LAYERS = loadSql(import.meta.url, 'layers-freshness.sql')
const ENTITIES = loadSql(import.meta.url, 'entities-freshness.sql')
const LAST_IMPORTS = loadSql(import.meta.url, 'last-imports.sql')
const THEMATIC = ['housing', 'safety', 'business', 'service']
const DAY_MS = 86_400_000
/** Their number is a number of people. */
const COUNTS_PEOPLE_GRADE = 3

interface Counted {
  layer: ImportTargetCode
  sender: string
  rows: number
  placed: number
}

/** How fresh each layer is that the scope may see, all together and by sender. */
export async function readFreshness(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  scope: Scope,
): Promise<LayerFreshness[]> {
  const seen = registry.layers.flatMap((layer) => scopeOn(scope, layer) ?? [])
  const thematic = seen.filter(({ layer }) => THEMATIC.includes(layer.group))
  const { layers, patterns } = visiblePlaces(thematic)
  const patternsOf = (code: string) => {
    const found = seen.find(({ layer }) => layer.code === code)
    return found && countable(found) ? visibleAreas(found).patterns : []
  }
  const counted = [
    ...(await db.query<Counted>(LAYERS, [layers, patterns, inTheOpen(thematic)])),
    ...(await db.query<Counted>(ENTITIES, [patternsOf('ENTERPRISE'), patternsOf('RESIDENT')])),
  ]
  const known = new Set<string>(
    [...thematic, ...seen.filter((one) => patternsOf(one.layer.code).length > 0)].map(
      ({ layer }) => layer.code,
    ),
  )
  const imports = await db.query<{ target: string; sender: string; at: Date }>(LAST_IMPORTS, [
    [...known],
  ])
  const answers = withEmpty(counted, thematic).filter(({ layer }) => known.has(layer))
  return answers.map((one) => describe(one, imports))
}

/** How many residents there are tells exactly only who may see who lives where. */
const countable = ({ layer, grades }: LayerScope): boolean =>
  layer.code !== 'RESIDENT' || grades.every(({ grade }) => grade >= COUNTS_PEOPLE_GRADE)

/** Cameras, racks and building sites are where they are: most have no address, and lack none. */
const inTheOpen = (layers: readonly LayerScope[]): string[] =>
  layers
    .filter(({ layer }) => ['area', 'device', 'facility'].includes(layer.base))
    .map(({ layer }) => layer.code)

/** A layer without anything is a finding too. */
function withEmpty(counted: readonly Counted[], thematic: readonly LayerScope[]): Counted[] {
  const found = new Set(counted.map(({ layer }) => layer))
  const empty = thematic.filter(({ layer }) => !found.has(layer.code))
  return [
    ...counted,
    ...empty.map(({ layer }) => ({ layer: layer.code, sender: '', rows: 0, placed: 0 })),
  ]
}

function describe(
  { layer, sender, rows, placed }: Counted,
  imports: readonly { target: string; sender: string; at: Date }[],
): LayerFreshness {
  const own = imports.filter(
    (one) => one.target === layer && (sender === '' || one.sender === sender),
  )
  const last = own.reduce<Date | null>(
    (latest, { at }) => (latest && latest > at ? latest : at),
    null,
  )
  const cycleDays = UPDATE_CYCLE_DAYS[layer] ?? null
  const due = last && cycleDays !== null ? new Date(last.getTime() + cycleDays * DAY_MS) : null
  return {
    layer,
    sender,
    lastImportAt: last?.toISOString() ?? null,
    rows,
    placed: rows === 0 ? null : placed / rows,
    cycleDays,
    dueAt: due?.toISOString() ?? null,
  }
}

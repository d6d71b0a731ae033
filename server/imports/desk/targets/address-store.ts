import type { AddressChangeInput } from '../../../../data/contracts/index.ts'
import { nameKinds } from '../../../../data/rules/address-base/names.ts'
import type { Services } from '../../../services.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { addressParts } from '../check/address-parts.ts'
import { floorOf, placeAddress } from '../check/place-address.ts'
import { placeOutline } from '../check/place-outline.ts'
import type { AddressStep } from '../check/place-row.ts'
import { placeIdentity } from '../check/row-key.ts'
import type { TypedRow } from '../check/type-row.ts'
import { partsOf } from './sql-parts.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

const sql = (name: string) => loadSql(import.meta.url, `addresses-${name}.sql`)
const NUMBER = sql('number')
const FIND = sql('find')
const ONLY_HOUSE = sql('only-house')
const KNOWN = sql('known')
const CLASSIFY = sql('classify')
const COMING = sql('coming')
const VALUES = sql('values')
const FACTS = partsOf(sql('facts'))

/** Name in `import_change` of changes that the address base has made for an import; their numbers are the ids. */
export const ADDRESS_CHANGE = 'address_change'

/** 标准地址: the address base changes itself, by its own rules; here it is told what to add and to correct. */
export const addressStore: TargetStore = {
  serials: 'address',
  layers: ['ADDRESS', 'BUILDING'],
  freshCode: (_issuer, serial) => String(serial),
  identity: (_row, at) => [...placeIdentity(at), ...(at.steps ?? []).map(({ name }) => name)],
  title: titleOf,
  place: placeAddress,
  compare: async (client, { job, patterns }) => {
    await client.execute(ONLY_HOUSE, [job])
    await client.execute(NUMBER, [job])
    await client.execute(FIND, [job])
    // Of a way that comes in parts the door is known only now.
    await client.execute(ONLY_HOUSE, [job])
    await client.execute(KNOWN, [job, patterns])
    await client.execute(CLASSIFY, [job])
  },
  apply,
  valuesOf: async (client, _target, codes) => {
    const rows = await client.query<{ code: string; values: Record<string, unknown> }>(VALUES, [
      codes,
    ])
    return new Map(rows.map(({ code, values }) => [code, values]))
  },
}

/** 建筑: the same for houses that come with their outlines; what nobody names is known again by where it lies. */
export const outlineStore: TargetStore = {
  ...addressStore,
  layers: ['ADDRESS', 'BUILDING', 'RESIDENT'],
  identity: ({ values, lonLat }) => [
    ...['road', 'door', 'estate', 'house'].map((part) => values[part] ?? null),
    ...(lonLat ?? []).map((degrees) => degrees.toFixed(6)),
  ],
  place: placeOutline,
}

function titleOf({ values, text }: TypedRow): string {
  const parts = addressParts(values).map(({ name }) => name)
  return (parts.length > 0 ? parts.join('') : text).slice(-80)
}

interface ComingAddress {
  row: number
  kind: string
  subdistrict: string
  addressId: number
  lon: number
  lat: number
  isOwnPosition: boolean
  values: TypedRow['values']
  steps: readonly AddressStep[]
  /** Id of a building without a name that it is about. */
  adopts: number | null
  /** WKB. */
  geometry: Buffer | null
  knownId: number | null
  knownLevel: number | null
}

async function apply(client: Queryable, run: DeskRun): Promise<void> {
  const rows = await client.query<ComingAddress>(COMING, [run.job])
  const changes: number[] = []
  for (const subdistrict of new Set(rows.map((row) => row.subdistrict))) {
    const here = rows.filter((row) => row.subdistrict === subdistrict)
    const fresh = here.filter(({ knownId }) => knownId === null)
    if (fresh.length > 0) changes.push(await add(client, run, subdistrict, fresh))
    for (const row of here) {
      for (const input of correctionsOf(row)) {
        changes.push(await run.addressDesk.correct(client, run.author, input))
      }
    }
  }
  await client.execute(
    `insert into import_change (job, relation, id) select $1, '${ADDRESS_CHANGE}', unnest($2::text[])`,
    [run.job, changes.map(String)],
  )
  for (const statement of FACTS) await client.execute(statement, [run.job])
}

async function add(
  client: Queryable,
  run: DeskRun,
  subdistrict: string,
  rows: readonly ComingAddress[],
): Promise<number> {
  const { change, ids } = await run.addressDesk.add(
    client,
    run.author,
    subdistrict,
    rows.map(addedOf),
  )
  await client.execute(
    `update import_row set code = $3 || ':' || made.id
     from unnest($2::int[], $4::bigint[]) as made (row, id)
     where import_row.job = $1 and import_row.row = made.row`,
    [run.job, rows.map(({ row }) => row), subdistrict, ids],
  )
  return change
}

type Added = Parameters<Services['addressDesk']['add']>[3][number]

/** What the row does not say is put down as usual; the row has been told so. */
function addedOf(row: ComingAddress): Added {
  const { addressId, steps, lon, lat, values, adopts, geometry } = row
  const { use, floors, stairwells, year, floor, tenure, area_m2: areaM2 } = values
  const last = steps.at(-1)!
  const isRoom = last.level === ROOM
  const stairwell = steps.find(({ level }) => level === STAIRWELL)
  return {
    parent: addressId,
    steps,
    lonLat: [lon, lat],
    ...(adopts !== null && { adopts }),
    building: {
      use: isRoom || use === undefined ? '其他' : String(use),
      floors: Number(floors ?? (isRoom ? floorOf(last.name) : undefined) ?? 1),
      stairwells: Number(stairwells ?? (stairwell ? 1 : 0)),
      ...(year !== undefined && { year: Number(year) }),
      ...(last.level === HOUSE && geometry && { outline: geometry }),
      ...(values.danger !== undefined && { danger: String(values.danger) }),
      ...(values.self_built === true && { isSelfBuilt: true }),
    },
    room: {
      floor: Number(floor ?? floorOf(last.name) ?? 1),
      use: String(use ?? '居住'),
      tenure: String(tenure ?? '自有'),
      ...(areaM2 !== undefined && { areaM2: Number(areaM2) }),
    },
  }
}

const HOUSE = 9
const STAIRWELL = 10
const ROOM = 12

function correctionsOf(row: ComingAddress): AddressChangeInput[] {
  const { subdistrict, knownId: id, knownLevel: level, steps, lon, lat, kind } = row
  if (id === null || level === null) return []
  const place = { subdistrict, id }
  const [step] = steps
  const kinds = nameKinds(level)
  const isNumber = kinds.includes('number') && (kinds.length === 1 || /\d/.test(step?.name ?? ''))
  return [
    ...(step
      ? [{ op: isNumber ? ('renumber' as const) : ('rename' as const), place, name: step.name }]
      : []),
    ...(kind === 'moved' ? [{ op: 'move' as const, place, lonLat: [lon, lat] as const }] : []),
  ]
}

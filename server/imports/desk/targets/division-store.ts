import type { LonLat } from '../../../../data/contracts/index.ts'
import { isInPolygons, polygonsOf } from '../../../../data/formats/polygons.ts'
import {
  divisionKind,
  divisionLevel,
  divisionParent,
} from '../../../../data/rules/divisions/division-code.ts'
import {
  type DivisionRow,
  judgeDivisions,
  type KnownDivision,
} from '../../../../data/rules/divisions/judge-divisions.ts'
import { localDay } from '../../../../data/rules/local-time.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { placeDivision } from '../check/place-division.ts'
import type { StoredRemark } from '../check/row-remarks.ts'
import { followDivisions } from './follow-divisions.ts'
import { partsOf } from './sql-parts.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

const KNOWN = loadSql(import.meta.url, 'divisions-known.sql')
const WRITE = partsOf(loadSql(import.meta.url, 'divisions-write.sql'))

/** 行政区划: what everything lies in. Each is known by its code; the names of addresses begin with theirs. */
export const divisionStore: TargetStore = {
  serials: 'address',
  layers: ['DIVISION', 'ADDRESS'],
  freshCode: (_issuer, serial) => String(serial),
  identity: ({ values }) => [values.code],
  title: ({ values }) => String(values.name ?? values.code),
  place: (row, _match, tools) => placeDivision(row, tools),
  compare,
  apply,
  valuesOf: async (client, _target, codes) => {
    const rows = await client.query<{ code: string; values: Record<string, unknown> }>(
      `select code, jsonb_build_object('code', code, 'name', name, 'kind', kind) as values
       from division where valid_to is null and code = any($1::text[])`,
      [codes],
    )
    return new Map(rows.map(({ code, values }) => [code, values]))
  },
}

interface WaitingDivision {
  row: number
  lon: number
  lat: number
  geometry: Buffer
  values: { code: string; name: string; kind?: string }
  remarks: StoredRemark[] | null
}

type Outline = { geometry: Buffer; lon: number; lat: number }
function outlined({ geometry, lon, lat }: Outline) {
  const polygons = polygonsOf(geometry)
  const contains = (lonLat: LonLat) => isInPolygons(polygons, lonLat)
  return { geometry, contains, lonLat: [lon, lat] as const }
}

/** In memory: a district has some hundreds. */
async function compare(client: Queryable, { job }: DeskRun): Promise<void> {
  const waiting = await client.query<WaitingDivision>(
    `select row, lon, lat, geometry, values, remarks from import_row
     where job = $1 and kind in ('added', 'changed', 'moved', 'same') order by row`,
    [job],
  )
  const stored = await client.query<Outline & Omit<KnownDivision, 'contains' | 'lonLat'>>(KNOWN)
  const known = stored.map((one): KnownDivision => ({ ...one, ...outlined(one) }))
  const rows = waiting.map(({ row, values, ...outline }): DivisionRow => {
    const { code, name, kind } = values
    return { row, code, name, kind: kind ?? null, ...outlined(outline) }
  })
  const remarks = new Map(waiting.map((one) => [one.row, one.remarks ?? []]))
  const judged = judgeDivisions(rows, known).map(({ row, code, kind, remark }) => {
    const before = remarks.get(row)!.filter(([, one]) => !one.startsWith('division-'))
    const now = remark ? [...before, ['', remark] as const] : before
    return { row, code, kind, remarks: now.length > 0 ? now : null }
  })
  await client.execute(
    `update import_row
     set kind = found.kind, code = found.code, from_lon = null, from_lat = null, remarks = nullif(found.remarks, 'null')
     from jsonb_to_recordset($2::jsonb) as found (row int, kind text, code text, remarks jsonb)
     where import_row.job = $1 and import_row.row = found.row`,
    [job, JSON.stringify(judged)],
  )
}

async function apply(client: Queryable, { job }: DeskRun): Promise<void> {
  const rows = await client.query<WaitingDivision & { code: string }>(
    `select row, code, lon, lat, geometry, values from import_row
     where job = $1 and kind in ('added', 'changed') order by code`,
    [job],
  )
  await client.execute('create temp table coming (like division) on commit drop')
  await client.copyFrom(
    'coming',
    [
      'code',
      'level',
      'kind',
      'name',
      'parent',
      'subdistrict',
      'lon',
      'lat',
      'geometry',
      'valid_from',
      'recorded_at',
    ],
    comingRows(rows, await kindsOf(client)),
  )
  for (const statement of WRITE) await client.execute(statement, [job])
  await followDivisions(client, job, [...new Set(rows.map(({ code }) => code.slice(0, 6)))])
}

async function kindsOf(client: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await client.query<{ code: string; kind: string }>(
    'select code, kind from division where valid_to is null',
  )
  return new Map(rows.map(({ code, kind }) => [code, kind]))
}

function* comingRows(
  rows: readonly (WaitingDivision & { code: string })[],
  kinds: ReadonlyMap<string, string>,
) {
  const now = new Date()
  const today = localDay(now.getTime())
  for (const { code, values, lon, lat, geometry } of rows) {
    const level = divisionLevel(code)!
    const kind = values.kind ?? kinds.get(code) ?? divisionKind(code, values.name)
    const subdistrict = level === 'district' ? '' : code.slice(0, 9)
    const own = [code, level, kind, values.name, divisionParent(code), subdistrict]
    yield [...own, lon, lat, geometry, today, now.toISOString()]
  }
}

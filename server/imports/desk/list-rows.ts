import type {
  DeskAnswer,
  DeskCandidate,
  DeskRow,
  DeskRowKind,
  DeskRowPage,
  FeatureCode,
  LonLat,
} from '../../../data/contracts/index.ts'
import type { DeskTarget } from '../../../data/registry/import-targets.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { distanceM } from './check/distance.ts'
import type { FoundPlace, TextMatch } from './check/match-texts.ts'
import { type StoredRemark, tellRemark } from './check/row-remarks.ts'
import { shown } from './mapping/describe-columns.ts'
import { storeOf } from './targets/index.ts'

const LIST_ROWS = loadSql(import.meta.url, 'sql/list-rows.sql')
const PERSONAL_GRADE = 3

export interface RowQuestion {
  job: string
  target: DeskTarget
  kind: DeskRowKind | null
  after: number
  limit: number
}

interface StoredRow {
  row: number
  kind: DeskRowKind
  code: string | null
  title: string
  text: string
  lon: number | null
  lat: number | null
  fromLon: number | null
  fromLat: number | null
  match: Pick<TextMatch, 'verdict' | 'confidence' | 'remarks'> | null
  candidates: FoundPlace[] | null
  answer: DeskAnswer | null
  remarks: StoredRemark[] | null
  values: Record<string, unknown>
}

export async function listRows(db: Queryable, question: RowQuestion): Promise<DeskRowPage> {
  const { job, target, kind, after, limit } = question
  const rows = await db.query<StoredRow>(LIST_ROWS, [job, kind, after, limit + 1])
  const page = rows.slice(0, limit)
  const coded = page.filter(({ kind: one }) => one === 'changed' || one === 'moved')
  const before = await storeOf(target).valuesOf(
    db,
    target,
    coded.flatMap(({ code }) => code ?? []),
  )
  return {
    rows: page.map((row) => toRow(row, target, before.get(row.code ?? ''))),
    next: rows.length > limit ? (page.at(-1)?.row ?? null) : null,
  }
}

function toRow(
  row: StoredRow,
  target: DeskTarget,
  before: Readonly<Record<string, unknown>> | undefined,
): DeskRow {
  const { lon, lat, fromLon, fromLat, match, candidates, answer, remarks } = row
  const lonLat: LonLat | null = lon === null || lat === null ? null : [lon, lat]
  return {
    row: row.row,
    kind: row.kind,
    code: row.code as FeatureCode | null,
    title: titleOf(row, target),
    text: row.text,
    lonLat,
    ...(fromLon !== null && fromLat !== null && { from: [fromLon, fromLat] as LonLat }),
    ...(match && { match }),
    ...(candidates && { candidates: candidates.map((one) => toCandidate(one, lonLat)) }),
    ...(answer && { answer }),
    ...(before && { changes: changesOf(row.values, before, target) }),
    remarks: (remarks ?? []).map(tellRemark),
  }
}

/** Residents have no title that may be told. */
const titleOf = ({ title }: StoredRow, { base }: DeskTarget) => (base === 'person' ? '' : title)

function toCandidate(place: FoundPlace, lonLat: LonLat | null): DeskCandidate {
  const { subdistrict, addressId, fullText, level, confidence, lon, lat } = place
  const distance = lonLat && Math.round(distanceM(lonLat, [lon, lat]))
  return {
    subdistrict,
    addressId,
    fullText,
    level,
    confidence,
    lonLat: [lon, lat],
    distanceM: distance,
  }
}

/** Field by field; what is or may be about somebody comes masked, before and after alike. */
function changesOf(
  values: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
  { fields }: DeskTarget,
): NonNullable<DeskRow['changes']> {
  return fields.flatMap(({ key, grade, mask, isPart }) => {
    if (isPart || !(key in values)) return []
    const [from, to] = [said(before[key]), said(values[key])]
    if (from === to) return []
    const kind = grade >= PERSONAL_GRADE ? (mask ?? ('hidden' as const)) : undefined
    const tell = (text: string | null) => (text === null ? null : kind ? shown(text, kind) : text)
    return [{ field: key, before: tell(from), after: tell(to) }]
  })
}

function said(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return Array.isArray(value) ? value.join('、') : String(value)
}

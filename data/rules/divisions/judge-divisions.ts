import type { LonLat } from '../../contracts/index.ts'
import { divisionKind, divisionLevel, divisionParent } from './division-code.ts'

interface Outlined {
  code: string
  name: string
  /** WKB as it is stored: the same outline has the same bytes. */
  geometry: Uint8Array
  contains(lonLat: LonLat): boolean
  /** A point inside. */
  lonLat: LonLat
}

export interface DivisionRow extends Outlined {
  row: number
  /** null = the row does not say. */
  kind: string | null
}

export interface KnownDivision extends Outlined {
  kind: string
  /** Their texts begin with its name. */
  hasAddresses: boolean
}

export interface JudgedDivision {
  row: number
  code: string
  kind: 'added' | 'changed' | 'same' | 'failed'
  remark?: 'division-parent' | 'division-outside' | 'division-overlap' | 'division-renamed'
}

const LEVELS = ['district', 'subdistrict', 'community'] as const

/**
 * What each row would do to the divisions that hold. From above, since a subdistrict without its district has no place: the
 * one that a row lies in stands in the same file or in the base.
 */
export function judgeDivisions(
  rows: readonly DivisionRow[],
  known: readonly KnownDivision[],
): JudgedDivision[] {
  const before = new Map(known.map((one) => [one.code, one]))
  const standing = new Map<string, Outlined>(before)
  const judged: JudgedDivision[] = []
  for (const level of LEVELS) {
    for (const row of rows) {
      if (divisionLevel(row.code) !== level) continue
      const verdict = judge(row, before.get(row.code), standing)
      if (verdict.kind !== 'failed') standing.set(row.code, row)
      judged.push({ row: row.row, code: row.code, ...verdict })
    }
  }
  const overlapping = overlappingCodes([...standing.values()])
  return judged.map((one) =>
    one.remark === undefined && one.kind !== 'same' && overlapping.has(one.code)
      ? { ...one, remark: 'division-overlap' }
      : one,
  )
}

function judge(
  row: DivisionRow,
  before: KnownDivision | undefined,
  standing: ReadonlyMap<string, Outlined>,
): Pick<JudgedDivision, 'kind' | 'remark'> {
  const isDistrict = divisionLevel(row.code) === 'district'
  const parent = isDistrict ? undefined : standing.get(divisionParent(row.code))
  if (!isDistrict && !parent) return { kind: 'failed', remark: 'division-parent' }
  if (parent && !parent.contains(row.lonLat)) {
    return { kind: 'failed', remark: 'division-outside' }
  }
  if (!before) return { kind: 'added' }
  if (before.name !== row.name && before.hasAddresses) {
    return { kind: 'failed', remark: 'division-renamed' }
  }
  const kind = row.kind ?? before.kind ?? divisionKind(row.code, row.name)
  const isSame =
    before.name === row.name && before.kind === kind && isEqual(before.geometry, row.geometry)
  return { kind: isSame ? 'same' : 'changed' }
}

/** Of which the middle of a sister lies inside, and those sisters: more than borders drawn twice. */
function overlappingCodes(all: readonly Outlined[]): ReadonlySet<string> {
  const found = new Set<string>()
  const families = new Map<string, Outlined[]>()
  for (const one of all) {
    const key = `${divisionLevel(one.code)} ${divisionParent(one.code)}`
    families.set(key, [...(families.get(key) ?? []), one])
  }
  for (const sisters of families.values()) {
    for (const one of sisters) {
      for (const other of sisters) {
        if (one === other || !one.contains(other.lonLat)) continue
        found.add(one.code)
        found.add(other.code)
      }
    }
  }
  return found
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

import type { DivisionSummary } from '../../data/contracts/index.ts'

type Divisions = readonly DivisionSummary[]

/** What lies directly in `parent`; null = the uppermost that the account has, whatever their level. */
export function childrenOf(divisions: Divisions, parent: string | null): DivisionSummary[] {
  const known = new Set(divisions.map((one) => one.code))
  const inside = (one: DivisionSummary) =>
    parent === null ? one.parent === null || !known.has(one.parent) : one.parent === parent
  return divisions.filter(inside).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** From the uppermost known one down to this one. */
export function pathTo(divisions: Divisions, code: string): DivisionSummary[] {
  const byCode = new Map(divisions.map((one) => [one.code, one]))
  const path: DivisionSummary[] = []
  let current = byCode.get(code)
  while (current && !path.includes(current)) {
    path.unshift(current)
    current = current.parent === null ? undefined : byCode.get(current.parent)
  }
  return path
}

/** Anywhere below, by name or code; the higher levels first. At most `most`. */
export function findDivisions(divisions: Divisions, wanted: string, most = 60): DivisionSummary[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const rank = { district: 0, subdistrict: 1, community: 2, grid: 3 }
  return divisions
    .filter((one) => words.every((word) => `${one.name} ${one.code}`.toLowerCase().includes(word)))
    .sort((a, b) => rank[a.level] - rank[b.level] || (a.code < b.code ? -1 : 1))
    .slice(0, most)
}

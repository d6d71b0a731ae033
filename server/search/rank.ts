import type { SearchHit } from '../../data/contracts/index.ts'

/** A hit with what speaks for it, until the best are picked. */
export interface Candidate {
  hit: SearchHit
  /** Place in the list of its own kind, from 0. */
  place: number
  /** 3 = is what was typed, 2 = begins with it, 1 = holds it, 0 = by its parts. */
  fit: 0 | 1 | 2 | 3
}

/** Best first: how well it fits, then what it is; within one kind the order that the database gave stays. */
export function rank(candidates: readonly Candidate[], limit: number): SearchHit[] {
  const hits = [...candidates].sort((a, b) => score(b) - score(a)).map(({ hit }) => hit)
  return withoutEchoes(hits).slice(0, limit)
}

/** A shop is an enterprise and on three layers, a river is in four pieces: one of them leads to the others. */
function withoutEchoes(hits: readonly SearchHit[]): SearchHit[] {
  const seen = new Set<string>()
  return hits.filter(({ kind, title, subtitle }) => {
    if (kind !== 'enterprise' && kind !== 'feature') return true
    const name = `${title}\n${subtitle}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** How well `title` fits what was typed. */
export function fitOf(title: string, typed: string): Candidate['fit'] {
  if (title === typed) return 3
  if (title.startsWith(typed)) return 2
  return title.includes(typed) ? 1 : 0
}

const KIND_WEIGHT: Readonly<Record<SearchHit['kind'], number>> = {
  coordinates: 0.9,
  layer: 0.7,
  division: 0.6,
  grid: 0.5,
  address: 0.45,
  enterprise: 0.3,
  feature: 0.2,
  event: 0.1,
}

/** Each further place in its own list costs a little, so that no kind drowns the others. */
const PLACE_COST = 0.12

function score({ hit, place, fit }: Candidate): number {
  return fit + KIND_WEIGHT[hit.kind] - place * PLACE_COST
}

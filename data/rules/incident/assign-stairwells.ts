/** The doors behind one front door, or all of a building whose stairwells are not known. */
export interface StairwellLoad {
  /** building + stairwell, see `stairwellKey`. */
  key: string
  grid: string
  doors: number
  /** Doors behind which somebody needs help first. */
  help: number
}

export interface AssignableResponder {
  key: string
  /** Grid whose stairwells they know. */
  grid?: string
}

/** A door with somebody who needs help takes as long as this many others. */
const HELP_WEIGHT = 3
/** Someone who knows the house may have this much more to do before a stranger gets it. */
const KNOWN_BONUS = 0.25

export const stairwellKey = (building: string, stairwell: string | null): string =>
  `${building}/${stairwell ?? ''}`

/**
 * One responder per stairwell, balanced: the largest stairwells first, each to whoever has least to do (longest processing
 * time first; R. L. Graham 1969: at most 4/3 of the best possible), with a little preference for those who know the grid.
 * The same input gives the same answer. Without responders nothing is assigned.
 */
export function assignStairwells(
  stairwells: readonly StairwellLoad[],
  responders: readonly AssignableResponder[],
): Map<string, string> {
  const assigned = new Map<string, string>()
  if (responders.length === 0) return assigned
  const weightOf = ({ doors, help }: StairwellLoad) => doors + help * (HELP_WEIGHT - 1)
  const total = stairwells.reduce((sum, stairwell) => sum + weightOf(stairwell), 0)
  const bonus = (total / responders.length) * KNOWN_BONUS
  const load = new Map(responders.map(({ key }) => [key, 0]))
  const sorted = [...stairwells].sort(
    (a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1),
  )
  for (const stairwell of sorted) {
    let best: { key: string; cost: number } | undefined
    for (const { key, grid } of responders) {
      const cost = load.get(key)! - (grid === stairwell.grid ? bonus : 0)
      if (best === undefined || cost < best.cost) best = { key, cost }
    }
    assigned.set(stairwell.key, best!.key)
    load.set(best!.key, load.get(best!.key)! + weightOf(stairwell))
  }
  return assigned
}

import type { LayerGroup } from '../../data/contracts/index.ts'
import type { MapPick } from '../map/map-controller.ts'

/** What one click means. */
export type ClickMeaning =
  | { kind: 'nothing' }
  | { kind: 'cluster'; pick: MapPick }
  | { kind: 'one'; pick: MapPick }
  | { kind: 'several'; picks: readonly MapPick[] }

/** The ground that everything stands on: chosen only where nothing else was hit. */
const GROUND = ['GRID', 'DIVISION', 'LANDUSE', 'WATER', 'ROAD']

/**
 * One thing under the click is selected at once, several are offered as a list. Whoever clicks a shop does not mean
 * the building below, nor the grid and the land use below that.
 */
export function arrangePicks(
  picks: readonly MapPick[],
  groupOf: (layer: string) => LayerGroup | undefined,
): ClickMeaning {
  const distinct = withoutRepeats(picks)
  const things = distinct.filter((pick) => !isGround(pick, groupOf))
  const points = things.filter((pick) => pick.layer !== 'BUILDING')
  const candidates = firstFilled(points, things, topmost(distinct))
  const [first] = candidates
  if (first === undefined) return { kind: 'nothing' }
  if (first.cluster !== null) return { kind: 'cluster', pick: first }
  const whole = candidates.filter((pick) => pick.cluster === null)
  return whole.length === 1 ? { kind: 'one', pick: first } : { kind: 'several', picks: whole }
}

/** What else lies under the click, for the card's foot. */
export function alsoHere(
  picks: readonly MapPick[],
  selected: { layer: string; code: string },
): MapPick[] {
  return withoutRepeats(picks).filter(
    (pick) =>
      pick.cluster === null && !(pick.layer === selected.layer && pick.code === selected.code),
  )
}

function isGround(pick: MapPick, groupOf: (layer: string) => LayerGroup | undefined): boolean {
  return GROUND.includes(pick.layer) || groupOf(pick.layer) === undefined
}

const topmost = (picks: readonly MapPick[]) => picks.slice(0, 1)

const firstFilled = (...lists: readonly (readonly MapPick[])[]) =>
  lists.find((list) => list.length > 0) ?? []

function withoutRepeats(picks: readonly MapPick[]): MapPick[] {
  const seen = new Set<string>()
  return picks.filter((pick) => {
    const key = `${pick.layer}:${pick.code}`
    return !seen.has(key) && seen.add(key)
  })
}

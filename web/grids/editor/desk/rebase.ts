import type { CoverageChange, CoverageId } from '../../../../data/contracts/coverage.ts'
import type { GridPlanChange } from '../../../../data/contracts/grid-plan.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { idsOf, type Stroke, touches } from './stroke.ts'

/** Own strokes that were taken back since they do not go together with what others have drawn. */
export interface Overtaken {
  mine: readonly Stroke[]
}

/** Two have drawn at the same place: nothing is overwritten, a person decides. */
export interface Conflict extends Overtaken {
  theirs: readonly { made: GridPlanChange; inverse: CoverageChange }[]
}

interface Drawn {
  /** Own strokes that the server has not had, all of them drawn; the oldest first. */
  waiting: readonly Stroke[]
  draw(change: CoverageChange, by: 'own' | 'other'): CoverageChange
}

/**
 * Puts what others have made under what waits. Items are put and removed whole, so changes of different ones go together in
 * any order; own strokes that touch the same as others, or as an own one that was set aside, are taken back.
 */
export function rebase(
  { waiting, draw }: Drawn,
  others: readonly GridPlanChange[],
  refused?: string,
): Conflict | null {
  const spoilt = new Set<CoverageId>(others.flatMap(({ change }) => idsOf(change)))
  const theirIds = new Set(spoilt)
  const mine: Stroke[] = []
  for (const stroke of waiting) {
    if (stroke.id !== refused && !touches(stroke.change, spoilt)) continue
    mine.push(stroke)
    for (const id of idsOf(stroke.change)) spoilt.add(id)
  }
  for (const stroke of [...mine].reverse()) draw(stroke.inverse, 'own')
  const inverses = others.map((made) => ({ made, inverse: draw(made.change, 'other') }))
  if (mine.length === 0) return null
  const myIds = new Set(mine.flatMap(({ change }) => idsOf(change)))
  const isMet = ({ made }: (typeof inverses)[number]) =>
    idsOf(made.change).some((id) => myIds.has(id) && theirIds.has(id))
  return { mine, theirs: inverses.filter(isMet) }
}

/** What it would take to have mine rather than theirs: one change on top of what there is now. */
export function mineInstead(coverage: Coverage, { mine, theirs }: Conflict): CoverageChange {
  const steps = [
    ...[...theirs].reverse().map(({ inverse }) => inverse),
    ...mine.map(({ change }) => change),
  ]
  return composed(coverage, steps, mine[0]?.note ?? '')
}

/** Several changes as one; the coverage itself stays as it is. */
export function composed(
  { items }: Coverage,
  steps: readonly CoverageChange[],
  note: string,
): CoverageChange {
  const last = new Map<CoverageId, CoverageChange['put'][number] | undefined>()
  for (const { put, remove } of steps) {
    for (const id of remove) last.set(id, undefined)
    for (const item of put) last.set(item.id, item)
  }
  const put: CoverageChange['put'][number][] = []
  const remove: CoverageId[] = []
  for (const [id, item] of last) {
    if (item && items.get(id) !== item) put.push(item)
    if (!item && items.has(id)) remove.push(id)
  }
  return { note, put, remove }
}

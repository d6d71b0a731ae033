import type { GridPlanStroke } from '../../../contracts/index.ts'
import { checkDraft } from '../check-draft.ts'
import { isClosed, segmentKey } from '../check-lines.ts'
import type { CoverageView } from '../coverage.ts'
import { Draft, isSameLine } from '../draft.ts'
import {
  type Arc,
  type Cell,
  type CoverageChange,
  type CoverageId,
  type CoverageItem,
  isArc,
  isArcId,
  OUTSIDE,
} from '../items.ts'
import { doubleArea, ringsOf, withoutStraight } from '../outline-cell.ts'
import { type EditReason, EditRefused, refuse } from '../refuse.ts'
import { type Box, boxOf, growBox, type UnitPoint } from '../units.ts'
import { idsOf, type PlanState, type Touch } from './plan-state.ts'

/** An item that somebody else was faster with, or has in hand. */
export interface Clash {
  id: CoverageId
  by: string
  at: string
  /** As it stands now; absent = gone. */
  theirs?: CoverageItem
}

export type StrokeJudgement =
  | { readonly kind: 'made'; readonly change: CoverageChange }
  | { readonly kind: 'conflict'; readonly clashes: readonly Clash[] }
  | { readonly kind: 'refused'; readonly reason: EditReason; readonly at?: UnitPoint }

export interface StrokeRules {
  /** 6, 9 or 12 digits: where cells may lie. */
  area: string
  /** Who has an item in hand, other than whoever draws. */
  heldBy?: (id: CoverageId) => Pick<Touch, 'by' | 'at'> | undefined
}

/**
 * Whether a stroke that was drawn on an earlier version may be made now. What others have changed since then stays as they
 * left it: a stroke on the same item, or one that fits no more beside theirs, is a conflict for people to decide. Changes
 * nothing.
 */
export function judgeStroke(
  state: PlanState,
  { base, change }: Pick<GridPlanStroke, 'base' | 'change'>,
  { area, heldBy = () => undefined }: StrokeRules,
): StrokeJudgement {
  const clashes = idsOf(change).flatMap((id): Clash[] => {
    const touch = state.touched.get(id)
    const held = heldBy(id) ?? (touch && touch.version > base ? touch : undefined)
    return held ? [clash(state, id, held)] : []
  })
  if (clashes.length > 0) return { kind: 'conflict', clashes }
  const draft = new Draft(state.coverage)
  try {
    for (const id of change.remove) {
      if (!itemOf(state, id)) refuse('no-such-cell')
      draft.remove(id)
    }
    for (const item of change.put) {
      if (isArc(item)) checkArc(item)
      else checkCell(state.coverage.cell(item.id), item, area)
      draft.put(item)
    }
    checkOnce(draft)
    checkStroke(draft)
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    const { reason, at } = error
    const beside = base < state.version ? changedNear(state, change, base) : []
    if (beside.length > 0) return { kind: 'conflict', clashes: beside }
    return { kind: 'refused', reason, ...(at && { at }) }
  }
  const made = draft.finish(change.note)
  if (made.put.length === 0 && made.remove.length === 0) {
    return { kind: 'refused', reason: 'nothing-changes' }
  }
  return { kind: 'made', change: made }
}

/** The outer border stays; gaps inside of it may be filled. */
function checkStroke(draft: Draft): void {
  try {
    checkDraft(draft, {})
  } catch (error) {
    const isBorder = error instanceof EditRefused && error.reason === 'outer-border'
    if (!isBorder || !keepsOuterBorder(draft)) throw error
    checkDraft(draft, { mayMoveOuterBorder: true })
  }
}

/** Seen from beyond, gaps are its pieces and the whole is a hole in it. */
function keepsOuterBorder(draft: Draft): boolean {
  const borders = (view: CoverageView) =>
    ringsOf(view, OUTSIDE)
      .filter((ring) => doubleArea(ring) < 0)
      .map(withoutStraight)
  const [before, after] = [borders(draft.base), borders(draft)]
  return before.length === after.length && before.every((ring, k) => isSameLine(ring, after[k]!))
}

/** What no operation makes, but a request may hold. */
function checkArc({ points, left, right }: Arc): void {
  if (left === right || points.length < (isClosed(points) ? 8 : 4) || points.length % 2 !== 0) {
    refuse('too-close', [points[0] ?? 0, points[1] ?? 0])
  }
}

/** No segment stands in two arcs. */
function checkOnce(draft: Draft): void {
  const seen = new Set<string>()
  for (const { points } of draft.drawnArcs()) {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const key = segmentKey(points, i)
      if (seen.has(key)) refuse('crosses', [points[i]!, points[i + 1]!])
      seen.add(key)
    }
  }
}

function checkCell(was: Cell | undefined, now: Cell, area: string): void {
  if (!now.community.startsWith(area)) refuse('other-community')
  if (!was) return
  if (was.community !== now.community) refuse('community-border')
  const isOpened = was.locked && !now.locked
  if (was.locked && !isOpened && JSON.stringify(fieldsOf(was)) !== JSON.stringify(fieldsOf(now))) {
    refuse('locked')
  }
}

const fieldsOf = ({ code, name, kind }: Cell) => [code, name, kind]

const itemOf = ({ coverage }: PlanState, id: CoverageId): CoverageItem | undefined =>
  isArcId(id) ? coverage.arc(id) : coverage.cell(id)

function clash(state: PlanState, id: CoverageId, { by, at }: Pick<Touch, 'by' | 'at'>): Clash {
  const theirs = itemOf(state, id)
  return { id, by, at, ...(theirs && { theirs }) }
}

/** What others have changed since in reach of a stroke that does not fit: the reason why it does not. */
function changedNear(state: PlanState, change: CoverageChange, base: number): Clash[] {
  const box = boxAround(state, change)
  const faces = new Set<CoverageId>()
  const near = new Set<CoverageId>(box ? state.coverage.near(box) : [])
  for (const id of near) {
    const arc = isArcId(id) ? state.coverage.arc(id) : undefined
    for (const face of arc ? [arc.left, arc.right] : []) if (face !== OUTSIDE) faces.add(face)
  }
  return [...state.touched].flatMap(([id, touch]) => {
    if (touch.version <= base) return []
    const isGone = itemOf(state, id) === undefined
    return isGone || near.has(id) || faces.has(id) ? [clash(state, id, touch)] : []
  })
}

function boxAround(state: PlanState, { put, remove }: CoverageChange): Box | undefined {
  const gone = remove.flatMap((id) => (isArcId(id) ? (state.coverage.arc(id) ?? []) : []))
  const arcs = [...put.filter(isArc), ...gone]
  if (arcs.length === 0) return undefined
  const box = boxOf(arcs[0]!.points)
  for (const { points } of arcs) {
    for (let i = 0; i < points.length; i += 2) growBox(box, points[i]!, points[i + 1]!)
  }
  return box
}

import type { CoverageChange, CoverageItem } from '../../../../data/contracts/index.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { Block } from '../../../../data/rules/coverage/drafter/block-graph.ts'
import { dissolveBlocks } from '../../../../data/rules/coverage/drafter/dissolve.ts'
import type { DraftedPlan } from '../../../../data/rules/coverage/drafter/draft-plan.ts'
import { type EditOutcome, edit } from '../../../../data/rules/coverage/edit.ts'
import type { Arc, Cell, CellId, Face, IssueId } from '../../../../data/rules/coverage/items.ts'
import { reversed } from '../../../../data/rules/coverage/units.ts'
import type { BlockWorld } from './block-world.ts'

type Drafted = DraftedPlan['cells'][number]

/** A drafted plan as one stroke on the plan as it stands. Cells stay who they are where most of their households do. */
export function planChange(
  { plan, coverage, blocks }: BlockWorld,
  drafted: DraftedPlan,
  issueId: IssueId,
  nameOf: (community: string, k: number) => string,
): CoverageChange {
  const cells = assignCells(plan, blocks, drafted, issueId, nameOf)
  const cellOf = new Map<CellId, CellId>()
  drafted.cells.forEach((one, k) => {
    for (const block of one.blocks) cellOf.set(block, cells[k]!.id)
  })
  return difference(plan, dissolveBlocks(coverage, cells, cellOf), issueId)
}

/** Whether the stroke may be made, by the rules of every stroke. */
export const tryChange = (plan: Coverage, { put, remove, note }: CoverageChange): EditOutcome =>
  edit(plan, note, {}, (draft) => {
    for (const id of remove) draft.remove(id)
    for (const item of put) draft.put(item)
  })

/** One after the other, the pair of a drafted and a present cell that share most households. */
function assignCells(
  plan: Coverage,
  blocks: readonly Block[],
  { cells }: DraftedPlan,
  issueId: IssueId,
  nameOf: (community: string, k: number) => string,
): Cell[] {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const pairs = cells.flatMap((one, k) =>
    [...sharesOf(one, byId)].map(([today, share]) => ({ k, today, share })),
  )
  pairs.sort((a, b) => b.share - a.share)
  const given = new Map<number, Cell>()
  const taken = new Set<string>()
  for (const { k, today } of pairs) {
    const cell = plan.cell(today as CellId)
    if (!cell || given.has(k) || taken.has(today) || cell.community !== cells[k]!.community)
      continue
    given.set(k, cell)
    taken.add(today)
  }
  return cells.map(
    ({ community }, k) =>
      given.get(k) ?? {
        id: `cell:${issueId()}`,
        code: null,
        name: nameOf(community, k + 1),
        kind: 'general',
        community,
        locked: false,
      },
  )
}

function sharesOf({ blocks: ids }: Drafted, byId: ReadonlyMap<CellId, Block>): Map<string, number> {
  const shares = new Map<string, number>()
  for (const id of ids) {
    const { today, households, locked } = byId.get(id)!
    // A kept cell is itself, however few live there.
    const weight = locked ? Number.MAX_SAFE_INTEGER : households + 1e-3
    if (today !== '') shares.set(today, (shares.get(today) ?? 0) + weight)
  }
  return shares
}

/** What leads from one coverage to another; arcs that are the same stay the same ones. */
export function difference(before: Coverage, after: Coverage, issueId: IssueId): CoverageChange {
  const known = new Map<string, Arc>()
  for (const arc of before.arcs()) known.set(keyOf(arc.points, arc.left, arc.right), arc)
  const put: CoverageItem[] = []
  const stays = new Set<string>()
  for (const arc of after.arcs()) {
    const same =
      known.get(keyOf(arc.points, arc.left, arc.right)) ??
      known.get(keyOf(reversed(arc.points), arc.right, arc.left))
    if (same) stays.add(same.id)
    else put.push({ ...arc, id: `arc:${issueId()}` })
  }
  for (const cell of after.cells()) {
    stays.add(cell.id)
    if (before.cell(cell.id) !== cell) put.push(cell)
  }
  const remove = [...before.items.values()].filter(({ id }) => !stays.has(id)).map(({ id }) => id)
  return { note: 'drafter', put, remove }
}

const keyOf = (points: readonly number[], left: Face, right: Face) =>
  [left, right, ...points].join()

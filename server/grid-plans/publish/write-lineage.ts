import type { Share } from '../../../data/rules/coverage/plan/assign-codes.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Comparison } from './compare-grids.ts'
import type { NewGrids } from './move-places.ts'

/** 沿革: who came from where. A grid in which nothing stands is told of by the code it was drawn from. */
export async function writeLineage(
  client: Queryable,
  written: {
    plan: string
    day: string
    compared: Comparison
    shares: readonly Share[]
    newGrids: NewGrids
  },
): Promise<void> {
  const { plan, day, compared, newGrids } = written
  const pairs = lineagePairs(written.shares, compared, newGrids)
  await client.copyFrom(
    'grid_lineage',
    ['valid_from', 'plan', 'from_code', 'to_code', 'households'],
    pairs.map(({ from, to, households }) => [day, plan, from, to, households]),
  )
}

function lineagePairs(
  shares: readonly Share[],
  { communities, grids }: Comparison,
  { codeOf, successorOf }: NewGrids,
): { from: string; to: string; households: number }[] {
  const changed = new Set(communities)
  const before = grids.filter(({ community }) => changed.has(community)).map(({ code }) => code)
  const pairs = shares.flatMap(({ from, to, households }) => {
    const code = codeOf.get(to)
    return code === undefined ? [] : [{ from: from as string, to: code, households }]
  })
  const gone = new Set(pairs.map(({ from }) => from))
  const come = new Set(pairs.map(({ to }) => to))
  for (const from of before) {
    if (gone.has(from)) continue
    const to = successorOf.get(from) ?? ''
    pairs.push({ from, to, households: 0 })
    come.add(to)
  }
  for (const to of codeOf.values()) if (!come.has(to)) pairs.push({ from: '', to, households: 0 })
  return pairs
}

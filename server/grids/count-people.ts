import { setImmediate as othersFirst } from 'node:timers/promises'
import { offsetsOf, roundCell } from '../../data/rules/small-counts.ts'
import type { Keys } from '../security/keys/index.ts'

/** One building that somebody lives in. */
export interface HomeRow {
  subdistrict: string
  grid: string
  code: string
  count: number
  households: number
}

export interface PeopleOfGrid {
  residents: number
  households: number
}

/** People of one grid, for who may know and for who may not: the latter is the sum of its buildings' rounded numbers. */
export interface GridPeople {
  subdistrict: string
  grid: string
  exact: PeopleOfGrid
  rounded: PeopleOfGrid
}

/** Between so many buildings others have their turn: a digest for each adds up. */
const SLICE = 250

export async function countPeople(
  homes: readonly HomeRow[],
  keys: Pick<Keys, 'cellSecret'>,
): Promise<ReadonlyMap<string, GridPeople>> {
  const grids = new Map<string, GridPeople>()
  for (const [i, { subdistrict, grid, code, count, households }] of homes.entries()) {
    if (i % SLICE === SLICE - 1) await othersFirst()
    const people = grids.get(grid) ?? {
      subdistrict,
      grid,
      exact: { residents: 0, households: 0 },
      rounded: { residents: 0, households: 0 },
    }
    const shown = roundCell({ count, households }, offsetsOf(keys.cellSecret(code)))
    people.exact.residents += count
    people.exact.households += households
    people.rounded.residents += shown.count
    people.rounded.households += shown.households
    grids.set(grid, people)
  }
  return grids
}

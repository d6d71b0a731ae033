import type { GridCode } from '../../data/contracts/index.ts'
import { groupBy } from '../../data/rules/group-by.ts'
import { announceAll } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'

export interface ToldIncident {
  id: string
  /** Of its buildings. */
  grids: readonly GridCode[]
}

/** To whom it concerns, in the transaction that wrote act `seq`; 0 = the incident itself is new. */
export async function tell(
  client: Queryable,
  { id, grids }: ToldIncident,
  seq: number,
): Promise<void> {
  const bySubdistrict = groupBy([...new Set(grids)].sort(), (grid) => grid.slice(0, 9))
  await announceAll(
    client,
    bySubdistrict.map(([subdistrict, own]) => ({
      message: { kind: 'incident', id, seq, subdistrict, grids: own },
      subdistrict,
    })),
  )
}

import { announceAll } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'

/** In the transaction that wrote act `seq`; 0 = the incident itself is new. */
export async function tell(
  client: Queryable,
  { id, subdistricts }: { id: string; subdistricts: readonly string[] },
  seq: number,
): Promise<void> {
  await announceAll(
    client,
    subdistricts.map((subdistrict) => ({
      message: { kind: 'incident', id, seq, subdistrict },
      subdistrict,
    })),
  )
}

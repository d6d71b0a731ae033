import { announce } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'

/** Last in the transaction that wrote act `seq`; 0 = the incident itself is new. */
export async function tell(
  client: Queryable,
  { id, subdistricts }: { id: string; subdistricts: readonly string[] },
  seq: number,
): Promise<void> {
  for (const subdistrict of subdistricts) {
    await announce(client, { kind: 'incident', id, seq, subdistrict }, subdistrict)
  }
}

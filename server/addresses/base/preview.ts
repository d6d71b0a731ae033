import type { AddressChangeResult } from '../../../data/contracts/index.ts'
import type { Database, Queryable } from '../../storage/database.ts'

/** Carries the answer of a preview out of the transaction that is thrown away. */
class Previewed extends Error {
  constructor(readonly result: AddressChangeResult) {
    super('previewed')
  }
}

/** Does the work; for a preview all of it is undone again, so that it tells the very truth. */
export async function inTransaction(
  db: Database,
  isPreview: boolean,
  work: (client: Queryable) => Promise<AddressChangeResult>,
): Promise<AddressChangeResult> {
  try {
    return await db.transaction(async (client) => {
      const result = await work(client)
      if (isPreview) throw new Previewed({ ...result, change: null })
      return result
    })
  } catch (error) {
    if (error instanceof Previewed) return error.result
    throw error
  }
}

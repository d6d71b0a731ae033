import { Refusal } from '../../../data/contracts/index.ts'
import type { Database } from '../../storage/database.ts'
import { audit, OPERATOR } from '../audit.ts'
import { insertKeys, readWrapped } from './data-keys.ts'
import { readKeyFile } from './key-file.ts'
import { unlockKeys } from './lock.ts'
import { fits, KEYS_CHANGED, KEYS_LOCK, makeFile } from './open-keys.ts'

export interface GivenUp {
  people: number
  secondFactors: number
}

/**
 * New keys where the file of the old ones is lost for good. What only those could open is deleted: nobody will ever read
 * it, and a second factor that cannot be checked would shut its account out for ever.
 */
export async function replaceLostKeys(db: Database, path: string): Promise<GivenUp> {
  return db.transaction(
    async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [KEYS_LOCK])
      const rows = await readWrapped(client)
      const file = readKeyFile(path)
      if (file !== undefined && fits(file, rows)) {
        throw new Refusal(
          409,
          'keys-not-lost',
          `The key file ${path} opens this database: nothing is lost, nothing was changed.`,
        )
      }
      await client.execute('delete from recovery_code')
      const secondFactors = await client.execute('delete from second_factor')
      const people = await client.execute('delete from person_secret')
      await client.execute('delete from data_key')
      await insertKeys(client, file ?? makeFile(path), 1)
      await unlockKeys(client)
      await audit(client, {
        userId: OPERATOR,
        action: 'key.replace',
        target: 'lost',
        details: { people, secondFactors },
      })
      await client.notify(KEYS_CHANGED, '')
      return { people, secondFactors }
    },
    { statementTimeoutMs: 0 },
  )
}

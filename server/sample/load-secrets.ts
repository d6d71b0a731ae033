import type { Subdistrict } from '../../data/sample/subdistrict.ts'
import { hasSecrets, secretsOf } from '../../data/sample/tables/secrets.ts'
import type { Keys } from '../security/keys/index.ts'
import { SECRET_COLUMNS, sealPerson } from '../security/secrets/person-secret.ts'
import type { CopyRow, Database } from '../storage/database.ts'

const CHECK_EVERY = 4_096

/** Names, id numbers and phones of one subdistrict's residents, encrypted on the way; answers how many. */
export async function loadSecrets(
  db: Database,
  keys: Keys | undefined,
  subdistrict: Subdistrict,
  signal: AbortSignal | undefined,
): Promise<number> {
  if (keys === undefined || !hasSecrets(subdistrict)) return 0
  return db.copyFrom('person_secret', SECRET_COLUMNS, sealed(keys, subdistrict, signal))
}

function* sealed(
  keys: Keys,
  subdistrict: Subdistrict,
  signal: AbortSignal | undefined,
): Generator<CopyRow> {
  let count = 0
  for (const { resident, ...secret } of secretsOf(subdistrict)) {
    if (++count % CHECK_EVERY === 0) signal?.throwIfAborted()
    yield sealPerson(keys, { subdistrict: subdistrict.code, resident }, secret)
  }
}

import { randomBytes } from 'node:crypto'
import type { Queryable } from '../../storage/database.ts'
import { KEY_BYTES, open, seal } from './cipher.ts'
import { currentMaster, type KeyFile } from './key-file.ts'

/** person: names, numbers, phones. index: equality search for them. counts: how small counts are rounded. */
export type KeyPurpose = 'person' | 'index' | 'counts'

export interface DataKey {
  purpose: KeyPurpose
  version: number
  key: Buffer
}

export interface WrappedKey {
  purpose: KeyPurpose
  version: number
  master_version: number
  wrapped: Buffer
}

/** These two change together: a row names one version for both. */
export const ROW_PURPOSES: readonly KeyPurpose[] = ['person', 'index']
const PURPOSES: readonly KeyPurpose[] = [...ROW_PURPOSES, 'counts']

export const readWrapped = (db: Queryable): Promise<WrappedKey[]> =>
  db.query(
    'select purpose, version, master_version, wrapped from data_key order by purpose, version',
  )

/** Throws when the file's master keys are not those that it was wrapped with. */
export function unwrap(file: KeyFile, row: WrappedKey): DataKey {
  const { purpose, version, master_version, wrapped } = row
  const master = file.masters.find((candidate) => candidate.version === master_version)
  if (master === undefined) throw new Error(`Master key ${master_version} is not in the file`)
  return { purpose, version, key: open(master.key, contextOf(purpose, version), wrapped) }
}

export async function insertKeys(
  client: Queryable,
  file: KeyFile,
  version: number,
  purposes: readonly KeyPurpose[] = PURPOSES,
): Promise<void> {
  for (const purpose of purposes) {
    const { master_version, wrapped } = wrap(file, {
      purpose,
      version,
      key: randomBytes(KEY_BYTES),
    })
    await client.execute(
      'insert into data_key (purpose, version, master_version, wrapped) values ($1, $2, $3, $4)',
      [purpose, version, master_version, wrapped],
    )
  }
}

export function wrap(file: KeyFile, { purpose, version, key }: DataKey): WrappedKey {
  const master = currentMaster(file)
  const wrapped = seal(master.key, contextOf(purpose, version), key)
  return { purpose, version, master_version: master.version, wrapped }
}

const contextOf = (purpose: KeyPurpose, version: number) => `data_key|${purpose}|${version}`

import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'

const findPersonal = loadSql(import.meta.url, 'find-personal.sql')
const PERSONAL_GRADE = 3

/** A backup that anybody can read is made of a demo, or of what nobody has to be kept from. */
export async function refusePlain({
  db,
  registry,
  settings,
}: Pick<Services, 'db' | 'registry' | 'settings'>): Promise<void> {
  if (settings.mode === 'demo') return
  const layers = registry.layers
    .filter(({ attributes }) =>
      attributes.some(({ sensitivity }) => (sensitivity ?? 1) >= PERSONAL_GRADE),
    )
    .map(({ code }) => code)
  const row = await db.first<{ found: boolean }>(findPersonal, [layers])
  if (!row?.found) return
  throw new Refusal(
    403,
    'plain-refused',
    'The data hold accounts or personal values: a plain backup is refused. Give ONEMAP_BACKUP_PASSPHRASE or --key-file.',
  )
}

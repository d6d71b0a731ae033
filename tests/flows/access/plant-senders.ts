import type { Database } from '../../../server/storage/database.ts'

/** Who has brought all there is of some kinds. */
export const SENDERS: Readonly<Record<string, string>> = {
  CATERING: '市场监管局',
  ENTERPRISE: '登记处',
  RESIDENT: '派出所',
}

/** As the import desk leaves it behind: which thing a sender's row is about. */
export async function plantSenders(db: Database): Promise<void> {
  for (const [target, sender] of Object.entries(SENDERS)) {
    await db.execute(
      `insert into import_key (target, sender, key, subdistrict, code, job)
       select $1, $2, sha256(convert_to(code, 'UTF8')), subdistrict, code, ''
       from (
         select subdistrict, code from layer_item where layer = $1
         union all select subdistrict, code from org_site where $1 = 'ENTERPRISE'
         union all
         select subdistrict, subdistrict || ':' || resident from residence where $1 = 'RESIDENT' and valid_to is null
       ) as known`,
      [target, sender],
    )
  }
}

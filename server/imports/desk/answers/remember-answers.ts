import { audit } from '../../../security/audit.ts'
import { addAlias } from '../../../storage/addresses/add-alias.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import type { DeskNeeds } from '../start-desk.ts'
import type { Settled } from './answer-rows.ts'
import { aliasIn, type NamedPlace } from './name-alias.ts'

const LIST_ABOVE = loadSql(import.meta.url, '../sql/list-above.sql')
const ALIAS_WEIGHT = 0.9

/** The sender's text means that place from now on; a name in it that the base does not know becomes an alias there. */
export async function rememberAnswers(
  { db, matchDesk }: Pick<DeskNeeds, 'db' | 'matchDesk'>,
  owner: string,
  sender: string,
  settled: readonly Settled[],
): Promise<void> {
  if (settled.length === 0) return
  const matches = await matchDesk.match(
    settled.map(({ text }) => text),
    { areas: [''], limit: 0 },
  )
  await db.transaction(async (client) => {
    for (const [i, { text, place }] of settled.entries()) {
      const { subdistrict, addressId } = place
      await client.execute(
        `insert into import_answer (sender, text, subdistrict, address_id, answered_by) values ($1, $2, $3, $4, $5)
         on conflict (sender, text) do update
         set subdistrict = excluded.subdistrict, address_id = excluded.address_id,
           answered_by = excluded.answered_by, answered_at = now()`,
        [sender, text, subdistrict, addressId, owner],
      )
      const above = await client.query<NamedPlace>(LIST_ABOVE, [subdistrict, addressId])
      const alias = aliasIn(matches[i]!, above)
      if (!alias) continue
      const isNew = await addAlias(client, {
        subdistrict,
        addressId: alias.place.addressId,
        text: alias.text,
        kind: '俗称',
        weight: ALIAS_WEIGHT,
      })
      if (!isNew) continue
      await audit(client, {
        userId: owner,
        action: 'address.alias',
        target: `${subdistrict}:${alias.place.addressId}`,
        layer: 'ADDRESS',
        grid: place.grid,
      })
    }
  })
}

import type {
  AddressChangeResult,
  AddressPlace,
  TouchedCounts,
} from '../../../data/contracts/index.ts'
import type { AuditAction } from '../../../data/registry/index.ts'
import type { LineageLink } from '../../../data/rules/address-base/base-address.ts'
import { audit } from '../../security/audit.ts'
import { sharedArea } from '../../security/shared-area.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Asker } from './asker.ts'
import { countHoldings, type Holdings } from './count-holdings.ts'
import type { Touched } from './plan.ts'
import { factsOf, findChange } from './record.ts'
import { keepAfter } from './relations.ts'
import { retiredCodes } from './retired-codes.ts'

const MOST_ROWS = 50

interface Done {
  lineage?: readonly LineageLink[]
  /** What has hung on them, where it no longer does. */
  ending?: Holdings | undefined
  change: number
  action: AuditAction
  place: AddressPlace
  touched: readonly { before: Touched['before']; after: Touched['before'] }[]
}

/** The end of every change: how it has left everything, who is told, who has done it, and what it has reached. */
export async function finish(
  client: Queryable,
  asker: Asker,
  { change, action, place, touched, lineage = [], ending }: Done,
): Promise<AddressChangeResult> {
  await keepAfter(client, change)
  await markTouched(client, change, place.subdistrict)
  const rows = touched.map((one) => (one.after ?? one.before)!)
  const grids = touched.flatMap(({ before, after }) => [before?.grid ?? '', after?.grid ?? ''])
  await audit(client, {
    userId: asker.userId,
    action,
    target: `${place.subdistrict}:${place.id}`,
    layer: 'ADDRESS',
    grid: sharedArea(grids),
    building: rows[0]?.building ?? null,
    details: { change, addresses: rows.length },
  })
  const counts: TouchedCounts = {
    addresses: rows.length,
    buildings: rows.filter(({ level }) => level === 9).length,
    rooms: rows.filter(({ level }) => level === 12).length,
    ...(ending ?? (await countHoldings(client, asker, place.subdistrict, rows))),
  }
  return {
    change: (await findChange(client, change)) ?? null,
    touched: counts,
    rows: touched.slice(0, MOST_ROWS).map(({ before, after }) => ({
      id: (after ?? before)!.id,
      level: (after ?? before)!.level,
      before: factsOf(before),
      after: factsOf(after),
    })),
    retiredCodes: retiredCodes(touched, lineage).slice(0, MOST_ROWS),
  }
}

/** Layers whose packs are no longer what the tables say. */
async function markTouched(client: Queryable, change: number, subdistrict: string): Promise<void> {
  const touched = await client.query<{ layer: string }>(
    `select distinct layer from address_change_row as row
     cross join lateral unnest(case relation
       when 'building' then array['BUILDING', 'RESIDENT']
       when 'residence' then array['RESIDENT']
       when 'org_site' then array['ENTERPRISE']
       when 'grid_event' then array['EVENT']
       when 'layer_item' then array[key ->> 'layer']
       else array['ADDRESS']
     end) as layer
     where change = $1`,
    [change],
  )
  for (const { layer } of touched) {
    await client.query('select mark_dirty($1, $2)', [layer, subdistrict])
  }
}

import type { RoutingRule, RoutingTable } from '../../../data/contracts/index.ts'
import { EVENT_ROUTING } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'

/** The newest version: what the district has settled, or what comes with the software. */
export async function currentRouting(client: Queryable): Promise<RoutingTable> {
  const row = await client.first<{ id: number; rules: RoutingRule[] }>(
    'select id, rules from event_routing order by id desc limit 1',
  )
  return row ? { version: `district-${row.id}`, rules: row.rules } : EVENT_ROUTING
}

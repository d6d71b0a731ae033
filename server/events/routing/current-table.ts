import type { RoutingRule, RoutingTable } from '../../../data/contracts/index.ts'
import { EVENT_ROUTING } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'

/** The newest version: what the district has settled, or what comes with the software. */
export async function currentRouting(client: Queryable): Promise<RoutingTable> {
  return routingOf(
    await client.first<SettledRouting>(
      'select id, rules from event_routing order by id desc limit 1',
    ),
  )
}

/** A row of `event_routing`; nulls or no row where the district has settled nothing. */
export interface SettledRouting {
  id: number | null
  rules: RoutingRule[] | null
}

export const routingOf = (row: SettledRouting | undefined): RoutingTable =>
  row?.rules ? { version: `district-${row.id}`, rules: row.rules } : EVENT_ROUTING

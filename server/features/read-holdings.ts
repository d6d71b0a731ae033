import type {
  AddressHoldings,
  EventSummary,
  HoldingItem,
  LayerDefinition,
} from '../../data/contracts/index.ts'
import { classOf, OPEN_EVENT_STATES, stateOf } from '../../data/registry/index.ts'
import type { Queryable } from '../storage/database.ts'
import { eventSummary } from '../storage/event-summary.ts'
import type { FeatureRow } from '../storage/feature-sources/index.ts'
import * as store from './store.ts'

/** What hangs on the room or, without one, on the building of a feature. Layers that may not be seen hold nothing. */
export async function readHoldings(
  client: Queryable,
  row: Pick<FeatureRow, 'subdistrict' | 'building' | 'room'>,
  visibleLayers: readonly LayerDefinition[],
): Promise<AddressHoldings> {
  const place: store.Place = [row.subdistrict, row.building, row.room]
  const visible = new Map<string, LayerDefinition>(visibleLayers.map((l) => [l.code, l]))
  const enterprise = visible.get('ENTERPRISE')
  const people = visible.has('RESIDENT') ? await store.countPeople(client, place) : NOBODY
  const sites = enterprise ? await store.listSites(client, place) : []
  const items = await store.listItems(client, place, [...visible.keys()])
  const events = visible.has('EVENT')
    ? await store.listEvents(client, place, OPEN_EVENT_STATES)
    : []
  return {
    residents: people,
    rooms: await store.countRooms(client, place),
    enterprises: {
      total: sites[0]?.total ?? 0,
      items: enterprise ? sites.map((site) => siteItem(enterprise, site)) : [],
    },
    items: { total: items[0]?.total ?? 0, items: items.map(layerItem) },
    events: eventHoldings(events),
    withheld: CORE_LAYERS.filter((code) => !visible.has(code)),
  }
}

const CORE_LAYERS = ['RESIDENT', 'ENTERPRISE', 'EVENT']
const NOBODY = { count: 0, households: 0, aged60: 0, children14: 0, floating: 0 }

function siteItem(layer: LayerDefinition, site: store.SiteRow): HoldingItem {
  return {
    layer: layer.code,
    code: site.code,
    title: site.title,
    class: classOf(layer, site.kind),
    state: stateOf(layer, site.status),
    risk: 0,
    ...(site.room && { room: site.room }),
  }
}

function layerItem({ room, total: _, ...item }: store.ItemRow): HoldingItem {
  return room ? { ...item, room } : item
}

function eventHoldings(rows: readonly store.HeldEventRow[]): AddressHoldings['events'] {
  const items: EventSummary[] = rows.map(eventSummary)
  return { total: rows[0]?.total ?? 0, open: rows[0]?.open ?? 0, items }
}

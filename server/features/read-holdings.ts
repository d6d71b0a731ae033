import type {
  AddressHoldings,
  EventSummary,
  HoldingItem,
  LayerDefinition,
  LayerScope,
  Sensitivity,
} from '../../data/contracts/index.ts'
import { classOf, OPEN_EVENT_STATES, stateOf } from '../../data/registry/index.ts'
import { EXACT_COUNT_GRADE, offsetsOf, roundCell } from '../../data/rules/small-counts.ts'
import type { Keys } from '../security/keys/index.ts'
import { gradeAt } from '../security/scope.ts'
import { visiblePlaces } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { eventSummary } from '../storage/event-summary.ts'
import type { FeatureRow } from '../storage/feature-sources/index.ts'
import * as store from './store.ts'

/** What hangs on the room or, without one, on the building of a feature. What may not be seen there is absent. */
export async function readHoldings(
  client: Queryable,
  row: Pick<FeatureRow, 'subdistrict' | 'grid' | 'building' | 'room'>,
  visible: readonly LayerScope[],
  keys: Pick<Keys, 'cellSecret'>,
): Promise<AddressHoldings> {
  const place: store.Place = [row.subdistrict, row.building, row.room]
  const here = (code: string) =>
    visible.find((scope) => scope.layer.code === code && gradeAt(scope, row.grid) !== undefined)
  const residents = here('RESIDENT')
  const enterprise = here('ENTERPRISE')
  const event = here('EVENT')
  const items = await store.listItems(client, place, visiblePlaces(visible))
  return {
    ...(residents && {
      residents: await readPeople(client, place, gradeAt(residents, row.grid)!, keys),
    }),
    ...(here('ADDRESS') && { rooms: await store.countRooms(client, place) }),
    ...(enterprise && {
      enterprises: siteHoldings(enterprise.layer, await store.listSites(client, place, enterprise)),
    }),
    items: { total: items[0]?.total ?? 0, items: items.map(layerItem) },
    ...(event && {
      events: eventHoldings(await store.listEvents(client, place, event, OPEN_EVENT_STATES)),
    }),
  }
}

/** Who may not see who lives where gets a building's numbers rounded, and none of a single room. */
async function readPeople(
  client: Queryable,
  place: store.Place,
  grade: Sensitivity,
  keys: Pick<Keys, 'cellSecret'>,
): Promise<NonNullable<AddressHoldings['residents']>> {
  const [, building, room] = place
  const isExact = grade >= EXACT_COUNT_GRADE
  if (!isExact && room !== null) return { ...NOBODY, shown: 'withheld' }
  const people = await store.countPeople(client, place)
  if (isExact) return { ...people, ...(room !== null && { listed: true }) }
  return { ...roundCell(people, offsetsOf(keys.cellSecret(building!))), shown: 'rounded' }
}

const NOBODY = { count: 0, households: 0, aged60: 0, children14: 0, floating: 0 }

function siteHoldings(layer: LayerDefinition, rows: readonly store.SiteRow[]) {
  return { total: rows[0]?.total ?? 0, items: rows.map((site) => siteItem(layer, site)) }
}

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

function eventHoldings(rows: readonly store.HeldEventRow[]) {
  const items: EventSummary[] = rows.map(eventSummary)
  return { total: rows[0]?.total ?? 0, open: rows[0]?.open ?? 0, items }
}

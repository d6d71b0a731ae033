import type { LiveMessage, Operation, Scope } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import { scopeFor, scopeOn } from '../security/scope.ts'
import { seesGrid } from '../security/visible-areas.ts'
import type { JournalEntry } from './journal.ts'

/**
 * Whether a message says something that this scope may know: its layer is seen in a part of its subdistrict, of an incident or
 * event in a grid of it. Of a layer that somebody brought only they hear.
 */
export function maySeeMessage(
  registry: Pick<Registry, 'layer'>,
  scope: Scope,
  { owner, subdistrict, message }: JournalEntry,
): boolean {
  if (owner !== '') return owner === scope.userId
  // Told to accounts, never to all.
  if (message.kind === 'views' || message.kind === 'shiftHandover') return false
  const code = layerOf(message)
  const operation = HEARD_BY[message.kind]
  const areas = areasOf(registry, operation ? scopeFor(scope, operation) : scope, code)
  // Not who sees another part of the subdistrict: that there is an incident somewhere is not for them.
  if (message.kind === 'incident') {
    return (message.grids ?? [subdistrict]).some((grid) => seesGrid({ areas }, grid))
  }
  if (/^0*$/.test(subdistrict)) return areas.length > 0
  const place = placeOf(message, subdistrict)
  return areas.some((area) => area.startsWith(place) || place.startsWith(area))
}

/** What has to be permitted where looking is not enough. */
const HEARD_BY: Readonly<Partial<Record<LiveMessage['kind'], Operation>>> = {
  gridPlan: 'grid.plan',
  incident: 'event.handle',
}

function areasOf(registry: Pick<Registry, 'layer'>, scope: Scope, code: string) {
  const layer = registry.layer(code)
  if (layer) return scopeOn(scope, layer)?.areas ?? []
  const isCovered = (layers: Scope['grants'][number]['layers']) =>
    layers === 'all' || layers.some((one) => one === code)
  return scope.grants.flatMap(({ areas, layers }) => (isCovered(layers) ? areas : []))
}

/** An incident is a list of doors. */
function layerOf(message: Exclude<LiveMessage, { kind: 'views' | 'shiftHandover' }>): string {
  if (message.kind === 'incident') return 'ADDRESS'
  if (message.kind === 'gridPlan') return 'GRID'
  return message.kind === 'event' ? 'EVENT' : message.layer
}

/** An event happens in one grid; a pack belongs to a whole subdistrict. */
function placeOf(message: LiveMessage, subdistrict: string): string {
  return message.kind === 'event' ? (message.grid ?? subdistrict) : subdistrict
}

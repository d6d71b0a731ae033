import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { addressStore } from './address-store.ts'
import { eventStore } from './event-store.ts'
import { itemStore } from './item-store.ts'
import { residentStore } from './resident-store.ts'
import { siteStore } from './site-store.ts'
import type { TargetStore } from './target-store.ts'

/** Thematic layers need no entry here, so that one more is an entry of the registry alone. */
export function storeOf(target: DeskTarget): TargetStore {
  return ENTITY_STORES[target.code] ?? itemStore(target)
}

const ENTITY_STORES: Readonly<Record<string, TargetStore>> = {
  ADDRESS: addressStore,
  ENTERPRISE: siteStore,
  EVENT: eventStore,
  RESIDENT: residentStore,
}

import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { addressStore, outlineStore } from './address-store.ts'
import { divisionStore } from './division-store.ts'
import { eventStore } from './event-store.ts'
import { itemStore } from './item-store.ts'
import { residentStore } from './resident-store.ts'
import { shapeStore } from './shape-store.ts'
import { siteStore } from './site-store.ts'
import type { TargetStore } from './target-store.ts'

/** Thematic layers need no entry here, so that one more is an entry of the registry alone. */
export function storeOf(target: DeskTarget): TargetStore {
  if (target.base === 'shape') return shapeStore(target)
  return ENTITY_STORES[target.code] ?? itemStore(target)
}

const ENTITY_STORES: Readonly<Record<string, TargetStore>> = {
  DIVISION: divisionStore,
  BUILDING: outlineStore,
  ADDRESS: addressStore,
  ENTERPRISE: siteStore,
  EVENT: eventStore,
  RESIDENT: residentStore,
}

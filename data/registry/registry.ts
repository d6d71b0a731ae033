import type { AttributeDefinition, LayerCode, LayerDefinition } from '../contracts/index.ts'
import { DATA_CATEGORIES, type DataCategory } from './data-categories.ts'
import type { LayerEntry } from './entry.ts'
import { EVENT_CATEGORIES_2016 } from './event-categories-2016.ts'
import { EVENT_CATEGORIES_2021 } from './event-categories-2021.ts'
import type { EventCategory, EventSubclass } from './event-category.ts'
import { EVENT_LIMITS, type LevelLimits } from './event-limits.ts'
import { LAYER_ENTRIES } from './layer-list.ts'
import { parseLayerDefinition } from './schema.ts'

/** Everything that is data about the data, checked once and then only read. */
export interface Registry {
  /** In the order of the layer tree. */
  readonly layers: readonly LayerDefinition[]
  layer(code: string): LayerDefinition | undefined
  readonly dataCategories: readonly DataCategory[]
  /** Both versions, the current one first. */
  readonly eventCategories: readonly EventCategory[]
  eventCategory(version: string, code: string): EventCategory | undefined
  eventSubclass(version: string, code: string): EventSubclass | undefined
  /** The subclass in the current list, with its category; older codes are followed to what they became. */
  currentEventSubclass(
    version: string,
    code: string,
  ): { category: EventCategory; subclass: EventSubclass } | undefined
  readonly eventLimits: readonly LevelLimits[]
}

export const CURRENT_EVENT_VERSION = '2021'

/** Reads and checks the registry; throws one sentence naming the entry and the fault. */
export function loadRegistry(
  entries: readonly LayerEntry[] = LAYER_ENTRIES,
  eventCategories: readonly EventCategory[] = [...EVENT_CATEGORIES_2021, ...EVENT_CATEGORIES_2016],
): Registry {
  const layers = entries.map(parseLayerDefinition)
  const byCode = uniqueByCode(layers)
  const subclasses = indexSubclasses(eventCategories)
  const current = (version: string, code: string) => {
    const found = subclasses.get(`${version} ${code}`)
    if (found === undefined || version === CURRENT_EVENT_VERSION) return found
    return subclasses.get(`${CURRENT_EVENT_VERSION} ${found.subclass.became ?? code}`)
  }
  for (const { category, subclass } of subclasses.values()) {
    if (current(category.version, subclass.code) === undefined) {
      throw new Error(`Event subclass ${category.version} ${subclass.code} leads nowhere in 2021`)
    }
  }
  for (const { code, layer } of DATA_CATEGORIES) {
    if (!byCode.has(layer)) throw new Error(`Data category ${code} names no layer: ${layer}`)
  }
  return {
    layers,
    layer: (code) => byCode.get(code),
    dataCategories: DATA_CATEGORIES,
    eventCategories,
    eventCategory: (version, code) =>
      eventCategories.find((c) => c.version === version && c.code === code),
    eventSubclass: (version, code) => subclasses.get(`${version} ${code}`)?.subclass,
    currentEventSubclass: current,
    eventLimits: EVENT_LIMITS,
  }
}

/** Tile column `class`: position of the value from 1; 0 = unknown or no such attribute. */
export function classOf(layer: LayerDefinition, value: unknown): number {
  return positionOf(layer.attributes, layer.classAttribute, value)
}

/** Tile column `state`, likewise. */
export function stateOf(layer: LayerDefinition, value: unknown): number {
  return positionOf(layer.attributes, layer.stateAttribute, value)
}

/** The stored values of the attribute that `class` counts, in order; for `array_position` in SQL. */
export function classValues(layer: LayerDefinition): string[] {
  return valuesOf(layer.attributes, layer.classAttribute)
}

export function stateValues(layer: LayerDefinition): string[] {
  return valuesOf(layer.attributes, layer.stateAttribute)
}

function valuesOf(attributes: readonly AttributeDefinition[], key: string | undefined): string[] {
  return attributes.find((a) => a.key === key)?.values?.map((entry) => entry.value) ?? []
}

function positionOf(
  attributes: readonly AttributeDefinition[],
  key: string | undefined,
  value: unknown,
): number {
  return value === null || value === undefined
    ? 0
    : valuesOf(attributes, key).indexOf(String(value)) + 1
}

function uniqueByCode(layers: readonly LayerDefinition[]): ReadonlyMap<string, LayerDefinition> {
  const byCode = new Map<LayerCode, LayerDefinition>()
  for (const layer of layers) {
    if (byCode.has(layer.code)) throw new Error(`Layer ${layer.code} stands twice in the registry`)
    byCode.set(layer.code, layer)
  }
  return byCode
}

function indexSubclasses(categories: readonly EventCategory[]) {
  const byKey = new Map<string, { category: EventCategory; subclass: EventSubclass }>()
  for (const category of categories) {
    for (const subclass of category.subclasses) {
      const key = `${category.version} ${subclass.code}`
      if (byKey.has(key)) throw new Error(`Event subclass ${key} stands twice`)
      byKey.set(key, { category, subclass })
    }
  }
  return byKey
}

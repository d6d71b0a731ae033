export * from './audit-actions.ts'
export { DATA_CATEGORIES, type DataCategory } from './data-categories.ts'
export { datasetName, datasetOf } from './datasets.ts'
export type { LayerEntry } from './entry.ts'
export { EVENT_CATEGORIES_2016 } from './event-categories-2016.ts'
export { EVENT_CATEGORIES_2021 } from './event-categories-2021.ts'
export type { EventCategory, EventSubclass } from './event-category.ts'
export { EVENT_INDICATORS, type EventIndicatorKey } from './event-indicators.ts'
export {
  EVENT_LIMITS,
  type LevelLimits,
  type TimeLimit,
  WORK_HOURS,
} from './event-limits.ts'
export { EVENT_ROUTING } from './event-routing.ts'
export * from './event-rules.ts'
export * from './event-vocabulary.ts'
export { INCIDENT_KINDS, type IncidentKindEntry } from './incident-kinds.ts'
export { LAYER_ENTRIES } from './layer-list.ts'
export * from './permissions.ts'
export { PREWARNING_RULES } from './prewarning-rules.ts'
export * from './registry.ts'
export { parseLayerDefinition } from './schema.ts'
export { COMMON_ATTRIBUTES } from './thematic.ts'
export * from './vocabulary.ts'
export * from './work-calendar.ts'

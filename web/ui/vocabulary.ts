import { EVENT_CATEGORIES_2016 } from '../../data/registry/event-categories-2016.ts'
import { EVENT_CATEGORIES_2021 } from '../../data/registry/event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_SOURCES, EVENT_STATES } from '../../data/registry/event-vocabulary.ts'
import { language, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'

/**
 * Names of stored values in the reader's language. A value that the registry does not know stands as it is stored.
 */
const versions = [...EVENT_CATEGORIES_2021, ...EVENT_CATEGORIES_2016]

export function categoryName(code: string): string {
  const category = versions.find((candidate) => candidate.code === code)
  return category ? text(category.name) : code
}

export function subclassName(code: string): string {
  const subclasses = versions.flatMap((category) => category.subclasses)
  const subclass = subclasses.find((candidate) => candidate.code === code)
  return subclass ? text(subclass.name) : code
}

export function stateName(code: string): string {
  const state = EVENT_STATES.find((candidate) => candidate.code === code)
  return state ? text(state.name) : code
}

export function levelName(level: number): string {
  const entry = EVENT_LEVELS.find((candidate) => candidate.code === String(level))
  return entry ? text(entry.name) : String(level)
}

export const sourceName = (source: string) => valueName(EVENT_SOURCES, source)

/** One value of a closed list `{ stored value: English name }`; what is stored is the Chinese name. */
export function valueName(list: Readonly<Record<string, string>>, value: string): string {
  return language() === 'en' ? (list[value] ?? value) : value
}

/** Name of a layer; its code where this account has no such layer. */
export function layerName(code: string): string {
  const layer = layerSummary(code)
  return layer ? text(layer.name) : code
}

import type { AttributeDefinition, AttributeValue } from '../../data/contracts/index.ts'
import { formatDateTime, formatNumber, language, text } from '../i18n/index.ts'
import { countText } from './count-text.ts'

/** One attribute as the card shows it. */
export interface ShownAttribute {
  key: string
  name: string
  /** What the card prints; several for lists; empty = nothing recorded. */
  texts: readonly ShownText[]
  masked: boolean
  /** Masked for want of a stated purpose alone. */
  revealable: boolean
  /** Sensitivity grade needed to see a masked value in full. */
  grade: number
  /** ISO day, for dates: the card adds how long ago. */
  day: string | null
  numeric: boolean
}

export interface ShownText {
  text: string
  colour?: string
}

/** In the order of the registry; values that the registry does not know follow under their own key. */
export function showAttributes(
  values: readonly AttributeValue[],
  definitions: readonly AttributeDefinition[],
): ShownAttribute[] {
  const given = new Map(values.map((value) => [value.key, value]))
  const known = definitions.flatMap((definition) => {
    const value = given.get(definition.key)
    return value === undefined ? [] : [showOne(value, definition)]
  })
  const defined = new Set(definitions.map((definition) => definition.key))
  const others = values.filter((value) => !defined.has(value.key))
  return [...known, ...others.map((value) => showUndefined(value))]
}

function showOne(value: AttributeValue, definition: AttributeDefinition): ShownAttribute {
  return {
    key: definition.key,
    name: text(definition.name),
    texts: textsOfValue(value, definition),
    masked: value.masked === true,
    revealable: value.revealable === true,
    grade: definition.sensitivity,
    day: definition.type === 'date' && !value.masked ? dayOf(value.value) : null,
    numeric: definition.type === 'number',
  }
}

function showUndefined(value: AttributeValue): ShownAttribute {
  const empty = value.value === null || value.value === undefined || value.value === ''
  return {
    key: value.key,
    name: value.key,
    texts: empty ? [] : plainTexts(value.value),
    masked: value.masked === true,
    revealable: false,
    grade: 1,
    day: null,
    numeric: typeof value.value === 'number',
  }
}

function textsOfValue(
  { value, rounded }: AttributeValue,
  definition: AttributeDefinition,
): ShownText[] {
  if (value === null || value === '') return []
  if (rounded && typeof value === 'number') return [{ text: countText(value, true) }]
  return textsOf(value, definition)
}

function textsOf(value: unknown, definition: AttributeDefinition): ShownText[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, definition))
  if (value === undefined) return []
  const listed = definition.values?.find((candidate) => candidate.value === String(value))
  if (listed) return [{ text: text(listed.name), ...(listed.colour && { colour: listed.colour }) }]
  if (typeof value === 'number' && definition.type === 'number') {
    const unit = definition.unit && text(definition.unit)
    const number = isYear(definition) ? String(value) : formatNumber(value, 2)
    return [{ text: unit ? withUnit(number, unit) : number }]
  }
  if (definition.type === 'date' && isTimestamp(value)) return [{ text: formatDateTime(value) }]
  return plainTexts(value)
}

function plainTexts(value: unknown): ShownText[] {
  if (Array.isArray(value)) return value.flatMap((item) => plainTexts(item))
  if (typeof value === 'boolean') return [{ text: YES_NO[language()][value ? 0 : 1] }]
  if (typeof value === 'number') return [{ text: formatNumber(value, 2) }]
  if (typeof value === 'object' && value !== null) return [{ text: JSON.stringify(value) }]
  return [{ text: String(value) }]
}

const YES_NO = { zh: ['是', '否'], en: ['Yes', 'No'] } as const

/** 12 m, but 12% and 3人 without a gap. */
const withUnit = (number: string, unit: string) =>
  /^[A-Za-z]/.test(unit) ? `${number} ${unit}` : `${number}${unit}`

const isTimestamp = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)

/** 1998, not 1,998. */
const isYear = (definition: AttributeDefinition) => /(^|_)year$/.test(definition.key)

const dayOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null

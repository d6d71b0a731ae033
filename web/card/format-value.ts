import type { AttributeDefinition, AttributeValue } from '../../data/contracts/index.ts'

export type Language = 'zh' | 'en'

/** One attribute as the card shows it. */
export interface ShownAttribute {
  key: string
  name: string
  /** What the card prints; several for lists; empty = nothing recorded. */
  texts: readonly ShownText[]
  masked: boolean
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
  language: Language,
): ShownAttribute[] {
  const given = new Map(values.map((value) => [value.key, value]))
  const known = definitions.flatMap((definition) => {
    const value = given.get(definition.key)
    return value === undefined ? [] : [showOne(value, definition, language)]
  })
  const defined = new Set(definitions.map((definition) => definition.key))
  const others = values.filter((value) => !defined.has(value.key))
  return [...known, ...others.map((value) => showUndefined(value, language))]
}

function showOne(
  value: AttributeValue,
  definition: AttributeDefinition,
  language: Language,
): ShownAttribute {
  return {
    key: definition.key,
    name: definition.name[language],
    texts:
      value.value === null || value.value === '' ? [] : textsOf(value.value, definition, language),
    masked: value.masked === true,
    grade: definition.sensitivity,
    day: definition.type === 'date' && !value.masked ? dayOf(value.value) : null,
    numeric: definition.type === 'number',
  }
}

function showUndefined(value: AttributeValue, language: Language): ShownAttribute {
  const empty = value.value === null || value.value === undefined || value.value === ''
  return {
    key: value.key,
    name: value.key,
    texts: empty ? [] : plainTexts(value.value, language),
    masked: value.masked === true,
    grade: 1,
    day: null,
    numeric: typeof value.value === 'number',
  }
}

function textsOf(value: unknown, definition: AttributeDefinition, language: Language): ShownText[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, definition, language))
  if (value === undefined) return []
  const listed = definition.values?.find((candidate) => candidate.value === String(value))
  if (listed)
    return [{ text: listed.name[language], ...(listed.colour && { colour: listed.colour }) }]
  if (typeof value === 'number' && definition.type === 'number') {
    const unit = definition.unit?.[language]
    const number = formatNumber(value, language)
    return [{ text: unit ? withUnit(number, unit) : number }]
  }
  return plainTexts(value, language)
}

function plainTexts(value: unknown, language: Language): ShownText[] {
  if (Array.isArray(value)) return value.flatMap((item) => plainTexts(item, language))
  if (typeof value === 'boolean') return [{ text: YES_NO[language][value ? 0 : 1] }]
  if (typeof value === 'number') return [{ text: formatNumber(value, language) }]
  if (typeof value === 'object' && value !== null) return [{ text: JSON.stringify(value) }]
  return [{ text: String(value) }]
}

const YES_NO = { zh: ['是', '否'], en: ['Yes', 'No'] } as const

export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 2 })
}

/** 12 m, but 12% and 3人 without a gap. */
const withUnit = (number: string, unit: string) =>
  /^[A-Za-z]/.test(unit) ? `${number} ${unit}` : `${number}${unit}`

const dayOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null

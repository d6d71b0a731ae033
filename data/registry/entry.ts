import type {
  AttributeDefinition,
  AttributeType,
  Bilingual,
  EnumValue,
  LayerBase,
  LayerGroup,
} from '../contracts/index.ts'

/** What stands in one file of `layers/`: plain data, checked by `schema.ts` when the program starts. */
export interface LayerEntry {
  code: string
  name: Bilingual
  group: LayerGroup
  base: LayerBase
  geometry: 'point' | 'line' | 'polygon'
  symbol: { icon?: string; colour: string }
  attributes: readonly AttributeDefinition[]
  classAttribute?: string
  stateAttribute?: string
  serves?: Bilingual
  minZoom: number
  shownAtFirst?: boolean
  statesHiddenAtFirst?: readonly string[]
  sensitivity: number
}

type Extras = Partial<Omit<AttributeDefinition, 'key' | 'name' | 'type'>>

export const both = (zh: string, en: string): Bilingual => ({ zh, en })

export const number = (key: string, zh: string, en: string, extras?: Extras) =>
  attribute('number', key, zh, en, extras)

export const flag = (key: string, zh: string, en: string, extras?: Extras) =>
  attribute('boolean', key, zh, en, extras)

export const text = (key: string, zh: string, en: string, extras?: Extras) =>
  attribute('text', key, zh, en, extras)

export const date = (key: string, zh: string, en: string, extras?: Extras) =>
  attribute('date', key, zh, en, extras)

/** An open list of texts. */
export const texts = (key: string, zh: string, en: string, extras?: Extras) =>
  attribute('list', key, zh, en, extras)

/** One of a closed list: `{ stored value: English name }`; the stored value is the Chinese name. */
export const choice = (
  key: string,
  zh: string,
  en: string,
  values: Readonly<Record<string, string>>,
  colours?: Readonly<Record<string, string>>,
): AttributeDefinition =>
  attribute('enum', key, zh, en, {
    values: Object.entries(values).map(([value, english]) =>
      enumValue(value, value, english, colours?.[value]),
    ),
  })

/** Several of a closed list. */
export const choices = (
  key: string,
  zh: string,
  en: string,
  values: Readonly<Record<string, string>>,
): AttributeDefinition => ({ ...choice(key, zh, en, values), type: 'list' })

export const enumValue = (value: string, zh: string, en: string, colour?: string): EnumValue => ({
  value,
  name: both(zh, en),
  ...(colour === undefined ? {} : { colour }),
})

function attribute(
  type: AttributeType,
  key: string,
  zh: string,
  en: string,
  extras: Extras = {},
): AttributeDefinition {
  return { key, name: both(zh, en), type, sensitivity: 1, ...extras }
}

import type {
  AttributeDefinition,
  AttributeValue,
  LayerScope,
  Sensitivity,
} from '../../data/contracts/index.ts'
import { mask } from '../../data/rules/masking.ts'
import {
  EXACT_COUNT_GRADE,
  offsetsOf,
  PEOPLE_COUNTS,
  type PeopleCount,
  roundCount,
} from '../../data/rules/small-counts.ts'
import type { Keys } from './keys/index.ts'
import { gradeAt } from './scope.ts'

export interface ReadableAttributes {
  values: AttributeValue[]
  /** Keys of grade 3 and above that are shown as they are: looking at them is audited. */
  disclosed: string[]
}

/** What of a row decides how its values are shown. */
export interface GradedRow {
  code: string
  grid: string
  attributes: Readonly<Record<string, unknown>>
}

export interface Reading {
  /** How small counts are rounded. */
  keys: Pick<Keys, 'cellSecret'>
  /** The session has said what it looks for; in bulk nothing is shown as it is, whatever was said. */
  hasPurpose?: boolean
}

/** What may be read of a row's values, in the order of the layer's definition. */
export function readableAttributes(
  scope: LayerScope,
  { code, grid, attributes }: GradedRow,
  { keys, hasPurpose = false }: Reading,
): ReadableAttributes {
  const { layer } = scope
  const grade = gradeAt(scope, grid) ?? 1
  const values = layer.attributes.map((definition): AttributeValue => {
    const value = attributes[definition.key] ?? null
    if (definition.counts === 'people' && grade < EXACT_COUNT_GRADE) {
      return peopleCount(layer.code, definition.key, code, value, keys)
    }
    return readOne(definition, value, grade, hasPurpose)
  })
  const disclosed = layer.attributes
    .filter((d) => d.sensitivity >= AUDITED_GRADE)
    .filter((d) => values.some((v) => v.key === d.key && !v.masked && v.value !== null))
    .map((d) => d.key)
  return { values, disclosed }
}

/** Looks at values of this grade and above are written down, and need a purpose. */
export const AUDITED_GRADE = 3

function readOne(
  { key, sensitivity, mask: kind }: AttributeDefinition,
  value: unknown,
  grade: Sensitivity,
  hasPurpose: boolean,
): AttributeValue {
  const isWithin = sensitivity <= grade
  const isOpen = isWithin && (sensitivity < AUDITED_GRADE || hasPurpose)
  if (isOpen || value === '' || (isWithin && value === null)) return { key, value }
  const shown = kind === undefined || value === null ? null : mask(kind, String(value))
  return { key, value: shown, masked: true, ...(isWithin && { revealable: true }) }
}

/** Only what is counted per building has a cell to be rounded in; other counts of people are withheld. */
function peopleCount(
  layer: string,
  key: string,
  code: string,
  value: unknown,
  keys: Reading['keys'],
): AttributeValue {
  if (layer !== 'RESIDENT' || typeof value !== 'number' || !isPeopleCount(key)) {
    return { key, value: null, masked: true }
  }
  return { key, value: roundCount(value, offsetsOf(keys.cellSecret(code))[key]), rounded: true }
}

const isPeopleCount = (key: string): key is PeopleCount =>
  PEOPLE_COUNTS.some((known) => known === key)

/** For formats that know only values: "fewer than five" is no number, least of all 0. */
export function plainValue({ value, rounded }: AttributeValue): unknown {
  return rounded && value === 0 ? null : value
}

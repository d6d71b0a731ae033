import type {
  AttributeDefinition,
  AttributeValue,
  Sensitivity,
} from '../../data/contracts/index.ts'
import { mask } from '../../data/rules/masking.ts'

export interface ReadableAttributes {
  values: AttributeValue[]
  /** Keys of grade 3 and above that are shown as they are: looking at them is audited. */
  disclosed: string[]
}

/** What may be read of a feature's values at a grade, in the order of the layer's definition. */
export function readableAttributes(
  definitions: readonly AttributeDefinition[],
  attributes: Readonly<Record<string, unknown>>,
  grade: Sensitivity,
): ReadableAttributes {
  const values = definitions.flatMap((definition) => readOne(definition, attributes, grade))
  const disclosed = definitions
    .filter((d) => d.sensitivity >= AUDITED_GRADE)
    .filter((d) => values.some((v) => v.key === d.key && !v.masked && v.value !== null))
    .map((d) => d.key)
  return { values, disclosed }
}

/** Looks at values of this grade and above are written down. */
export const AUDITED_GRADE = 3

function readOne(
  { key, sensitivity, mask: kind }: AttributeDefinition,
  attributes: Readonly<Record<string, unknown>>,
  grade: Sensitivity,
): AttributeValue[] {
  const value = attributes[key] ?? null
  if (sensitivity <= grade) return [{ key, value }]
  const shown = kind === undefined || value === null ? null : mask(kind, String(value))
  return [{ key, value: shown, masked: true }]
}

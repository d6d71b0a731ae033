import type {
  AttributeDefinition,
  Bilingual,
  ImportTarget,
  TargetField,
} from '../contracts/index.ts'
import { both } from './entry.ts'

/** A field of a target with everything that reading its cells needs (`data/rules/cells`). */
export interface DeskField extends TargetField {
  choices?: readonly { value: string; words: readonly string[] }[]
  units?: readonly string[]
  mayBeNegative?: boolean
  isWhole?: boolean
  withTime?: boolean
  /** A word that is not in the list leaves the value unknown; the row is taken all the same. */
  mayBeUnknown?: boolean
  /** A part of the address, which is no value of its own. */
  isPart?: boolean
  /** Follows from others: no column is named for it. */
  isDerived?: boolean
  /** How an example of it is shown. */
  mask?: AttributeDefinition['mask']
}

/** A target of the desk beside the thematic layers, which follow from the registry alone. */
export interface TargetEntry {
  base: ImportTarget['base']
  shape?: NonNullable<ImportTarget['shape']>
  fields: readonly DeskField[]
}

export const field = (
  key: string,
  zh: string,
  en: string,
  type: DeskField['type'],
  extras: Partial<DeskField> = {},
): DeskField => ({ key, name: both(zh, en), type, grade: 1, ...extras })

export const choices = (
  words: Readonly<Record<string, string>>,
  extras: Partial<DeskField> = {},
) => ({
  values: Object.keys(words),
  choices: Object.entries(words).map(([value, english]) => ({ value, words: [english] })),
  ...extras,
})

export const coded = (entries: readonly { code: string; name: Bilingual }[]) => ({
  values: entries.map(({ code }) => code),
  choices: entries.map(({ code, name }) => ({
    value: code,
    words: [name.zh, name.en, ...name.zh.split(' ')],
  })),
})

export const NEEDED = { required: true } as const

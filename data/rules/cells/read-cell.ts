import type { TargetField } from '../../contracts/index.ts'
import { cellText, isFormulaError, isUndecodable, saysNothing } from './cell-text.ts'
import { failed, nothing, type ReadCell, taken } from './problems.ts'
import { type Choice, readChoice, readFlag, readList } from './read-choice.ts'
import { readDate } from './read-date.ts'
import { readCitizenId, readCode, readPhone, readUscc } from './read-identifier.ts'
import { readNumber } from './read-number.ts'
import { hasLostTail, isScientific, isSurelyCut } from './ruined-number.ts'

/** A field with what reading its cells needs, prepared once for a file. */
export interface CellField extends TargetField {
  choices?: readonly Choice[]
  units?: readonly string[]
  mayBeNegative?: boolean
  /** Things that are counted: half of one is a mistake. */
  isWhole?: boolean
  withTime?: boolean
  /** Most of the column's long numbers end in zeros: a spreadsheet has been at it. */
  isRuinedColumn?: boolean
}

const LONGEST_TEXT = 500

/** One cell in the type of its field, or why it cannot be taken. The same text always gives the same answer. */
export function readCell(raw: string, field: CellField): ReadCell {
  const text = cellText(raw)
  if (isFormulaError(text)) return failed('formula-error')
  if (isUndecodable(text)) return failed('undecodable')
  if (saysNothing(text)) return field.required ? failed('missing') : nothing
  const read = readTyped(text, field)
  if (!('problem' in read) && read.value === undefined && field.required) return failed('missing')
  return 'mended' in read || 'problem' in read || text === raw ? read : { ...read, mended: true }
}

function readTyped(text: string, field: CellField): ReadCell {
  if (field.format) return FORMATS[field.format](text, field)
  switch (field.type) {
    case 'number':
      return readNumber(text, field)
    case 'date':
      return readDate(text, field)
    case 'boolean':
      return readFlag(text)
    case 'enum':
      return readChoice(text, field.choices ?? [])
    case 'list':
      return readList(text, field.choices)
    case 'text':
      return readText(text, field)
  }
}

const FORMATS: Record<
  NonNullable<TargetField['format']>,
  (text: string, field: CellField) => ReadCell
> = {
  citizenId: readCitizenId,
  uscc: readUscc,
  phone: readPhone,
  code: (text, field) => (isRuined(text, field) ? failed('ruined-number') : readCode(text)),
}

function readText(text: string, field: CellField): ReadCell {
  if (isRuined(text, field)) return failed('ruined-number')
  return text.length > LONGEST_TEXT ? failed('too-long') : taken(text, text)
}

const isRuined = (text: string, { isRuinedColumn }: CellField) =>
  isScientific(text) || isSurelyCut(text) || (isRuinedColumn === true && hasLostTail(text))

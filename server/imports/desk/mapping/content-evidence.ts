import { compactText } from '../../../../data/rules/cells/cell-text.ts'
import { type CellField, readCell } from '../../../../data/rules/cells/read-cell.ts'
import { readPhone } from '../../../../data/rules/cells/read-identifier.ts'
import { citizenIdIssue, usccIssue } from '../../../../data/rules/check-digits.ts'
import type { FileColumn } from '../reading/cells-request.ts'

const LOOKED_AT = 100

/** Share of the samples that have their check character right. */
export const citizenIdShare = (column: FileColumn): number =>
  shareOf(column, (text) => citizenIdIssue(compactText(text)) === undefined)

export const usccShare = (column: FileColumn): number =>
  shareOf(column, (text) => usccIssue(compactText(text)) === undefined)

export const phoneShare = (column: FileColumn): number =>
  shareOf(column, (text) => text.length >= 7 && 'value' in readPhone(text))

/** Share that can be taken for the field. */
export const readableShare = (column: FileColumn, field: CellField): number =>
  shareOf(column, (text) => !('problem' in readCell(text, { ...field, required: false })))

export const distinctShare = ({ samples }: FileColumn): number =>
  samples.length === 0 ? 0 : new Set(samples).size / samples.length

function shareOf({ samples }: FileColumn, fits: (text: string) => boolean): number {
  const looked = samples.slice(0, LOOKED_AT)
  return looked.length === 0 ? 0 : looked.filter(fits).length / looked.length
}

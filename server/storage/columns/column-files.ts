import type {
  ColumnDefinition,
  DatasetDefinition,
  Sensitivity,
} from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import type { PackKey } from '../pack-paths.ts'

/** 1–3: what of a dataset somebody of this grade may have. Above 3 there is nothing more. */
export type ColumnGrade = 1 | 2 | 3

/** From which grade on a column is shown exactly. */
export const exactFrom = ({ counts, sensitivity }: ColumnDefinition): ColumnGrade =>
  counts === 'people' ? EXACT_COUNT_GRADE : (Math.min(sensitivity, 3) as ColumnGrade)

/** The lowest grade that has just as much: many datasets are the same for everybody. */
export function effectiveGrade({ columns }: DatasetDefinition, grade: Sensitivity): ColumnGrade {
  const steps = columns.map(exactFrom).filter((step) => step <= grade)
  return Math.max(1, ...steps) as ColumnGrade
}

/** The highest: what the others are made of. */
export const fullGrade = (dataset: DatasetDefinition): ColumnGrade => effectiveGrade(dataset, 4)

/** Beside the pack of the same version, and removed with it. */
export const columnsPath = ({ layer, subdistrict, version }: PackKey, grade: ColumnGrade): string =>
  `${layer}/${subdistrict}/${version}.g${grade}.arrow.gz`

/** The pack beside which such a file lies; `undefined` for files of another form. */
export function parseColumnsPath(path: string): PackKey | undefined {
  const match = /^([A-Z][A-Z0-9_]*)\/(\d{9})\/(\d+)\.g[123]\.arrow\.gz(?:\.[0-9a-f]+\.part)?$/.exec(
    path.replaceAll('\\', '/'),
  )
  if (match === null) return undefined
  return { layer: match[1]!, subdistrict: match[2]!, version: Number(match[3]) }
}

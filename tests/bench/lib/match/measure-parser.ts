import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parserModel } from '../../../../data/rules/address/parser-weights.ts'
import { show } from '../table.ts'
import type { Verdict } from '../verdict.ts'
import { labelledNames } from './labelled-names.ts'
import { readLabelledTexts } from './labelled-texts.ts'
import { scoreParser } from './score-parser.ts'

/** Needs the published splits, which are not ours to pass on: `ONEMAP_LABELLED_ADDRESSES` names their folder. */
export function measureParser(): Verdict[] {
  const folder = process.env.ONEMAP_LABELLED_ADDRESSES ?? ''
  if (!existsSync(join(folder, 'test.txt'))) {
    console.log(
      '\nElement F1: not measured, ONEMAP_LABELLED_ADDRESSES names no folder with test.txt and train.txt.',
    )
    return []
  }
  const texts = readLabelledTexts(join(folder, 'test.txt'))
  const { f1, precision, recall } = scoreParser(parserModel(), labelledNames(folder), texts)
  console.log(
    `\nElement F1 of the published test split: ${f1.toFixed(4)} (precision ` +
      `${show(precision)}, recall ${show(recall)})`,
  )
  return [{ what: 'element F1, 11 levels', ours: f1, unit: '', atLeast: 0.95 }]
}

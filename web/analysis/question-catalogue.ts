import { createMemo, createRoot } from 'solid-js'
import type { DatasetDefinition, QuestionCatalogue } from '../../data/contracts/index.ts'
import { createDescriber, questionSql } from '../../data/rules/question/index.ts'
import { language } from '../i18n/index.ts'
import { divisionOf } from '../session/divisions.ts'
import { catalogue } from './engine.ts'

const byLayer = createRoot(() =>
  createMemo(
    () =>
      new Map<string, DatasetDefinition>(
        catalogue()?.datasets.map(({ definition }) => [definition.layer, definition]),
      ),
  ),
)

export const questionCatalogue: QuestionCatalogue = {
  dataset: (code) => byLayer().get(code),
  areaName: (code) => divisionOf(code)?.name,
}

/** Everything that can be asked about, in the order of the layer tree. */
export const datasets = (): DatasetDefinition[] => [...byLayer().values()]

/** In the language of the page; of this moment. */
export const describer = () => createDescriber(language(), questionCatalogue, new Date())

export const compiler = () => questionSql(questionCatalogue, new Date())

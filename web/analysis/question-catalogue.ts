import { createMemo, createRoot } from 'solid-js'
import type { DatasetDefinition, EnumValue, QuestionCatalogue } from '../../data/contracts/index.ts'
import { EVENT_CATEGORIES_2021 } from '../../data/registry/event-categories-2021.ts'
import { createDescriber, questionSql } from '../../data/rules/question/index.ts'
import { language } from '../i18n/index.ts'
import { divisionOf } from '../session/divisions.ts'
import { catalogue } from './engine.ts'

const byLayer = createRoot(() =>
  createMemo(
    () =>
      new Map<string, DatasetDefinition>(
        catalogue()?.datasets.map(({ definition }) => [definition.layer, named(definition)]),
      ),
  ),
)

/** The codes of the event subclasses with their names; in old events there may be codes of older lists. */
const SUBCLASSES: readonly EnumValue[] = EVENT_CATEGORIES_2021.flatMap(({ subclasses }) =>
  subclasses.map(({ code, name }) => ({ value: code, name })),
)

function named(dataset: DatasetDefinition): DatasetDefinition {
  if (dataset.layer !== 'EVENT') return dataset
  const columns = dataset.columns.map((column) =>
    column.name === 'subclass' ? { ...column, values: SUBCLASSES } : column,
  )
  return { ...dataset, columns }
}

export const questionCatalogue: QuestionCatalogue = {
  dataset: (code) => byLayer().get(code),
  areaName: (code) => divisionOf(code)?.name,
}

/** Everything that can be asked about, in the order of the layer tree. */
export const datasets = (): DatasetDefinition[] => [...byLayer().values()]

/** In the language of the page; of this moment. */
export const describer = () => createDescriber(language(), questionCatalogue, new Date())

export const compiler = () => questionSql(questionCatalogue, new Date())

import { expect, test } from 'vitest'
import { COMMON_COLUMN_NAMES } from '../../../data/contracts/index.ts'
import { datasetOf, loadRegistry, parseLayerDefinition } from '../../../data/registry/index.ts'

const datasets = loadRegistry().layers.map(datasetOf)

test('no column is of grade 3 or above', () => {
  const grades = datasets.flatMap(({ columns }) => columns.map(({ sensitivity }) => sensitivity))
  expect(Math.max(...grades)).toBe(2)
})

test('no two tables and no two columns of a table are called alike', () => {
  expect(new Set(datasets.map(({ name }) => name)).size).toBe(datasets.length)
  for (const { columns } of datasets) {
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length)
  }
})

test('every table begins with the columns that all have', () => {
  for (const { columns, geometry } of datasets) {
    const common = COMMON_COLUMN_NAMES.filter((name) => name !== 'shape' || geometry !== 'point')
    expect(columns.slice(0, common.length).map(({ name }) => name)).toEqual(common)
  }
})

test('columns that people brought get names of their own beside the common ones', () => {
  const layer = parseLayerDefinition({
    ...loadRegistry().layer('SCHOOL')!,
    code: 'OWN_TREES',
    group: 'own',
    classAttribute: undefined,
    attributes: ['Code', 'code', '树种'].map((key) => ({
      key,
      name: { zh: key, en: key },
      type: 'text',
      sensitivity: 1,
    })),
  })
  const names = datasetOf(layer).columns.map(({ name, attribute }) => [name, attribute])
  expect(names.slice(-3)).toEqual([
    ['code_2', 'Code'],
    ['code_3', 'code'],
    ['树种', '树种'],
  ])
})

import type { ColumnDefinition, DatasetDefinition, LinkKind } from '../../contracts/index.ts'

export function columnOf(dataset: DatasetDefinition, name: string): ColumnDefinition | undefined {
  return dataset.columns.find((column) => column.name === name)
}

export const isNumber = ({ type }: ColumnDefinition): boolean =>
  type === 'number' || type === 'integer'

const isDate = ({ type }: ColumnDefinition): boolean => type === 'date' || type === 'time'

/** What periods can be asked of. */
export const dateColumns = (dataset: DatasetDefinition): ColumnDefinition[] =>
  dataset.columns.filter(isDate)

/** What hours can be asked of. */
export const timeColumns = (dataset: DatasetDefinition): ColumnDefinition[] =>
  dataset.columns.filter(({ type }) => type === 'time')

/** What says something about a thing, rather than where it is. */
export const tellingColumns = (dataset: DatasetDefinition): ColumnDefinition[] =>
  dataset.columns.filter(
    ({ attribute, name }) => attribute !== undefined || name === 'title' || name === 'risk',
  )

/** How things of one dataset can hang together with those of another. */
export function linksBetween(dataset: DatasetDefinition, other: DatasetDefinition): LinkKind[] {
  const isPoint = dataset.geometry === 'point'
  return [
    ...(isPoint && other.geometry === 'point' ? POINT_LINKS : []),
    'sameGrid',
    'sameCommunity',
    ...(isPoint && other.geometry === 'polygon' ? (['inside'] as const) : []),
  ]
}

const POINT_LINKS = ['within', 'sameAddress', 'sameBuilding'] as const

import type { ColumnDefinition, Subject } from '../../../data/contracts/index.ts'
import { timeColumns } from '../../../data/rules/question/index.ts'
import type { ResultColumn } from '../../query/index.ts'
import { ask } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'

/** Where the things of an answer lie, as columns: never an object a thing. */
export interface PointsAnswer {
  what: string
  lons: Float64Array
  lats: Float64Array
  /** Position of the value of `colouredBy` from 1; 0 = unknown, or all alike. */
  classes: Uint8Array
  colouredBy: ColumnDefinition | null
  /** When each happened: milliseconds of the local clock since 1970; null = the layer knows no times. */
  times: Float64Array | null
}

/** More than a district has of anything. */
const MOST_POINTS = 4_000_000
const MOST_CLASSES = 12

export async function readPoints(subject: Subject, signal: AbortSignal): Promise<PointsAnswer> {
  const colouredBy = colourColumn(subject.what)
  const dataset = questionCatalogue.dataset(subject.what)
  const [time] = dataset ? timeColumns(dataset) : []
  const named = [colouredBy, time].flatMap((column) => column?.name ?? [])
  const columns = ['lon', 'lat', ...named]
  const found = await ask(compiler().rows(subject, { columns }), { signal, maxRows: MOST_POINTS })
  return {
    what: subject.what,
    lons: found.column('lon')?.numbers() ?? new Float64Array(),
    lats: found.column('lat')?.numbers() ?? new Float64Array(),
    classes: colouredBy
      ? classesOf(found.column(colouredBy.name), colouredBy)
      : new Uint8Array(found.rowCount),
    colouredBy,
    times: time ? (found.column(time.name)?.numbers() ?? null) : null,
  }
}

/** The first closed list that is short enough to be told apart by colour; risk only where there is no other. */
function colourColumn(what: string): ColumnDefinition | null {
  const lists =
    questionCatalogue.dataset(what)?.columns.filter(({ values, type }) => {
      return type === 'category' && values !== undefined && values.length <= MOST_CLASSES
    }) ?? []
  return lists.find(({ name }) => name !== 'risk') ?? lists[0] ?? null
}

function classesOf(column: ResultColumn | undefined, { values = [] }: ColumnDefinition) {
  if (!column) return new Uint8Array()
  const coded = column.codes()
  const places = coded.values.map((text) => values.findIndex(({ value }) => value === text) + 1)
  return Uint8Array.from(coded.codes, (code) => places[code] ?? 0)
}

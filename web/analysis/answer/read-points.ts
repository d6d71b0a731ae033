import type { ColumnDefinition, Subject } from '../../../data/contracts/index.ts'
import { timeColumns } from '../../../data/rules/question/index.ts'
import type { CodedTexts } from '../../query/index.ts'
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

/** Of more points so many, from everywhere, are shown a moment before all of them. */
const AT_ONCE = 50_000

export async function readPoints(
  subject: Subject,
  signal: AbortSignal,
  early: (some: PointsAnswer) => void,
): Promise<PointsAnswer> {
  const colouredBy = colourColumn(subject.what)
  const dataset = questionCatalogue.dataset(subject.what)
  const [time] = dataset ? timeColumns(dataset) : []
  const named = [colouredBy, time].flatMap((column) => column?.name ?? [])
  const columns = ['lon', 'lat', ...named]
  const found = await ask(compiler().rows(subject, { columns }), { signal, maxRows: MOST_POINTS })
  const pointsOf = (every: number): PointsAnswer => ({
    what: subject.what,
    lons: found.column('lon')?.numbers(every) ?? new Float64Array(),
    lats: found.column('lat')?.numbers(every) ?? new Float64Array(),
    classes: colouredBy
      ? classesOf(found.column(colouredBy.name)?.codes(every), colouredBy)
      : new Uint8Array(Math.ceil(found.rowCount / every)),
    colouredBy,
    times: time ? (found.column(time.name)?.numbers(every) ?? null) : null,
  })
  const every = Math.ceil(found.rowCount / AT_ONCE)
  if (every > 1) {
    early(pointsOf(every))
    await drawn()
    signal.throwIfAborted()
  }
  return pointsOf(1)
}

/** What was shown last is on the screen; a page that nobody sees draws nothing. */
function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve()
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

/** The first closed list that is short enough to be told apart by colour; risk only where there is no other. */
function colourColumn(what: string): ColumnDefinition | null {
  const lists =
    questionCatalogue.dataset(what)?.columns.filter(({ values, type }) => {
      return type === 'category' && values !== undefined && values.length <= MOST_CLASSES
    }) ?? []
  return lists.find(({ name }) => name !== 'risk') ?? lists[0] ?? null
}

function classesOf(coded: CodedTexts | undefined, { values = [] }: ColumnDefinition) {
  if (!coded) return new Uint8Array()
  const places = coded.values.map((text) => values.findIndex(({ value }) => value === text) + 1)
  const classes = new Uint8Array(coded.codes.length)
  for (let i = 0; i < classes.length; i++) classes[i] = places[coded.codes[i]!] ?? 0
  return classes
}

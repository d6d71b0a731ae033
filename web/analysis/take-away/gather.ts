import type { Geometry } from 'geojson'
import type { ColumnDefinition, Question } from '../../../data/contracts/index.ts'
import { parseWkt } from '../../../data/formats/readers/wkt.ts'
import type {
  FileColumn,
  FileColumnType,
  FileTable,
} from '../../../data/formats/tables/file-table.ts'
import { tellingColumns } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import type { QueryResult, ResultColumn, ResultValue } from '../../query/index.ts'
import { answer } from '../answer/answer-state.ts'
import type { GroupsAnswer } from '../answer/read-groups.ts'
import { ask, engine } from '../engine.ts'
import { groupName } from '../group-names.ts'
import { areaShapes, cellShape } from '../map/area-shapes.ts'
import { compiler, describer, questionCatalogue } from '../question-catalogue.ts'
import { bare, drawingOf } from '../sql/drawing.ts'
import type { SqlAnswer } from '../sql/sql-state.ts'
import type { TakeAwaySource } from './open-take-away.ts'

/** The rows of an answer as a table for a file; `notes` come when it is known why it leaves. */
export type Gathered = Omit<FileTable, 'notes'> & { truncated: boolean }

export const MOST_ROWS = 1_000_000

/** Words as on the screen for people, raw values for programs. */
export function gather(source: TakeAwaySource, forPeople: boolean): Promise<Gathered> {
  if (source.from === 'sql') return gatherSql(source.answer)
  const asked = answer.askable()?.question
  if (!asked) throw new Error('There is no question.')
  const groups = answer.groups.value()
  if (asked.groups.length > 0 && groups) return gatherGroups(groups, forPeople)
  return gatherThings(asked, forPeople)
}

async function gatherThings(asked: Question, forPeople: boolean): Promise<Gathered> {
  const dataset = questionCatalogue.dataset(asked.what)
  if (!dataset) throw new Error(`There is no layer ${asked.what}.`)
  const shown = shownColumns(dataset.columns, tellingColumns(dataset))
  const hasShapes = dataset.geometry !== 'point'
  const wanted = [...shown.map(({ name }) => name), 'lon', 'lat', ...(hasShapes ? ['shape'] : [])]
  const rows = compiler().rows(asked, { columns: [...new Set(wanted)] })
  const sql = hasShapes
    ? `select * exclude (shape), ST_AsText(shape) as om_wkt from (${rows.sql})`
    : rows.sql
  const found = await ask({ ...rows, sql }, { maxRows: MOST_ROWS })
  const columns = shown.flatMap((definition) => {
    const column = found.column(definition.name)
    return column ? [thingColumn(definition, column, forPeople)] : []
  })
  const wkt = found.column('om_wkt')
  return {
    name: dataset.name,
    columns,
    rowCount: found.rowCount,
    truncated: found.truncated,
    geometry: wkt ? (row) => shapeAt(wkt, row) : pointsOf(found),
  }
}

/** What the table on the screen shows, in its order, and where things are. */
function shownColumns(
  all: readonly ColumnDefinition[],
  telling: readonly ColumnDefinition[],
): ColumnDefinition[] {
  const named = (name: string) => all.filter((column) => column.name === name)
  const shown = [
    ...named('code'),
    ...telling,
    ...named('subdistrict'),
    ...named('community'),
    ...named('grid'),
  ]
  return [...new Map(shown.map((column) => [column.name, column])).values()]
}

function thingColumn(
  { name, label, values, unit }: ColumnDefinition,
  column: ResultColumn,
  forPeople: boolean,
): FileColumn {
  const words = new Map(values?.map((one) => [one.value, text(one.name)]))
  const plain = plainColumn(column)
  return {
    name,
    title: unit ? `${text(label)} (${text(unit)})` : text(label),
    type: plain.type,
    value(row) {
      const found = plain.value(row)
      return forPeople && typeof found === 'string' ? (words.get(found) ?? found) : found
    },
  }
}

async function gatherGroups(
  { question, rows, truncated }: GroupsAnswer,
  forPeople: boolean,
): Promise<Gathered> {
  const [first, second] = question.groups
  const { what } = question
  const isCell = first?.by === 'hexagon' || first?.by === 'square'
  const shapes = first?.by === 'area' ? await areaShapes(first.level) : null
  const isPercent = forPeople && question.measure.kind === 'share'
  const measure = asHeading(describer().measure(question.measure, what))
  const column = (
    name: string,
    title: string,
    type: FileColumnType,
    value: FileColumn['value'],
  ): FileColumn => ({ name, title, type, value })
  const keyColumns = question.groups.flatMap((grouping, i) => {
    const key = (row: number) => (i === 0 ? rows[row]!.key : rows[row]!.second)
    const title = asHeading(describer().grouping(grouping, what))
    const suffix = i === 0 ? '' : '_2'
    return [
      column(`key${suffix}`, t('takeAway.codeOf', { name: title }), 'text', key),
      column(`name${suffix}`, title, 'text', (row) => groupName(key(row), grouping, what)),
    ]
  })
  return {
    name: 'groups',
    columns: [
      ...keyColumns,
      column('value', isPercent ? `${measure} %` : measure, 'number', (row) =>
        isPercent ? Math.round(rows[row]!.value * 10_000) / 100 : rows[row]!.value,
      ),
      column('things', t('analysis.count'), 'number', (row) => rows[row]!.things),
    ],
    rowCount: rows.length,
    truncated,
    geometry:
      (isCell || shapes) && !second
        ? (row) => {
            const { key, centre } = rows[row]!
            if (isCell) return centre && cellShape(first.by, first.sizeM, centre)
            return (shapes?.get(key) as Geometry | undefined) ?? null
          }
        : null,
  }
}

async function gatherSql(sqlAnswer: SqlAnswer): Promise<Gathered> {
  const { result } = sqlAnswer
  // Handles of shapes mean nothing elsewhere.
  const shown = result.columns.filter(({ name }) => name !== 'shape')
  return {
    name: 'result',
    columns: shown.map((column) => ({
      name: column.name,
      title: column.name,
      ...plainColumn(column),
    })),
    rowCount: result.rowCount,
    truncated: result.truncated,
    geometry: await geometryOfSql(sqlAnswer),
  }
}

async function geometryOfSql(sqlAnswer: SqlAnswer): Promise<Gathered['geometry']> {
  const { sql, result } = sqlAnswer
  const points = pointsOf(result)
  if (points) return points
  if (result.column('shape')?.type === 'number') {
    const opened = await engine()
    const found = await opened.run(`select ST_AsText(shape) as wkt from (${bare(sql)})`, [], {
      maxRows: MOST_ROWS,
    })
    const wkt = found.column('wkt')
    if (wkt && found.rowCount === result.rowCount) return (row) => shapeAt(wkt, row)
  }
  const drawing = await drawingOf(sqlAnswer)
  if (drawing?.kind !== 'areas') return null
  const shapes = await areaShapes(drawing.level)
  const codes = result.columns.find(({ type, value }) => {
    const first = type === 'text' ? value(0) : null
    return typeof first === 'string' && shapes.has(first)
  })
  return codes
    ? (row) => (shapes.get(String(codes.value(row))) as Geometry | undefined) ?? null
    : null
}

function pointsOf(result: QueryResult): Gathered['geometry'] {
  const [lon, lat] = [result.column('lon'), result.column('lat')]
  if (lon?.type !== 'number' || lat?.type !== 'number') return null
  const [lons, lats] = [lon.numbers(), lat.numbers()]
  return (row) => {
    const coordinates = [lons[row]!, lats[row]!]
    return coordinates.every(Number.isFinite) ? { type: 'Point', coordinates } : null
  }
}

function shapeAt(column: ResultColumn, row: number): Geometry | null {
  const wkt = column.value(row)
  return typeof wkt === 'string' ? ((parseWkt(wkt) as Geometry | undefined) ?? null) : null
}

function plainColumn(column: ResultColumn): Pick<FileColumn, 'type' | 'value'> {
  const type = TYPES[column.type]
  if (column.type === 'time') {
    const isDate = column.sqlType.startsWith('Date')
    return {
      type: isDate ? 'date' : 'time',
      value(row) {
        const found = column.value(row)
        return found === null ? null : Number(found)
      },
    }
  }
  return {
    type,
    value(row) {
      const found = column.value(row)
      return type === 'text' && found !== null
        ? asText(found)
        : (found as string | number | boolean | null)
    },
  }
}

const TYPES = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  time: 'time',
  list: 'text',
  other: 'text',
} as const satisfies Record<ResultColumn['type'], FileColumnType>

const asText = (value: ResultValue): string =>
  value !== null && typeof value === 'object' ? value.map(asText).join('、') : String(value ?? '')

/** Parts of sentences begin small in English. */
const asHeading = (phrase: string) => phrase.charAt(0).toUpperCase() + phrase.slice(1)

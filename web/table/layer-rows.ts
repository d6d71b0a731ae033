import type { Feature, FeatureCollection } from 'geojson'
import type { AttributeDefinition, LonLat } from '../../data/contracts/index.ts'
import { type ShownAttribute, showAttributes } from '../ui/format-value.ts'

/** `GET /ogc/collections/{layer}/items`. */
export interface ItemsAnswer extends FeatureCollection {
  numberMatched?: number
}

export interface TableColumn {
  key: string
  name: string
  numeric: boolean
}

export interface TableRow {
  code: string
  title: string
  cells: ReadonlyMap<string, ShownAttribute>
  /** As they came, for sorting. */
  values: Readonly<Record<string, unknown>>
  lonLat: LonLat | null
}

const TITLE_KEYS = ['title', 'name', 'code']
/** Not columns of their own: the first column, or of no use in a table. */
const HIDDEN_KEYS = new Set([...TITLE_KEYS, 'masked'])

export function rowsOf(
  answer: ItemsAnswer,
  definitions: readonly AttributeDefinition[],
): TableRow[] {
  return answer.features.map((feature) => rowOf(feature, definitions))
}

/** Every attribute that some row has, in the order of the registry. */
export function columnsOf(rows: readonly TableRow[]): TableColumn[] {
  const columns = new Map<string, TableColumn>()
  for (const row of rows) {
    for (const [key, { name, numeric }] of row.cells) {
      if (!columns.has(key)) columns.set(key, { key, name, numeric })
    }
  }
  return [...columns.values()]
}

export interface TableOrder {
  /** '' = the title. */
  key: string
  descending: boolean
}

/** Numbers by size, all else as text; rows without a value stand last in either direction. */
export function orderRows(rows: readonly TableRow[], order: TableOrder): TableRow[] {
  const sign = order.descending ? -1 : 1
  const valueIn = (row: TableRow) => (order.key === '' ? row.title : row.values[order.key])
  return [...rows].sort((a, b) => {
    const [left, right] = [valueIn(a), valueIn(b)]
    if (isMissing(left) || isMissing(right))
      return Number(isMissing(left)) - Number(isMissing(right))
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * collator.compare(String(left), String(right))
  })
}

function rowOf(feature: Feature, definitions: readonly AttributeDefinition[]): TableRow {
  const values = feature.properties ?? {}
  const code = String(feature.id ?? values.code ?? '')
  const title = TITLE_KEYS.map((key) => values[key]).find((value) => !isMissing(value))
  const shown = showAttributes(
    Object.entries(values)
      .filter(([key]) => !HIDDEN_KEYS.has(key))
      .map(([key, value]) => ({ key, value })),
    definitions,
  )
  return {
    code,
    title: String(title ?? code),
    cells: new Map(shown.map((attribute) => [attribute.key, attribute])),
    values,
    lonLat: placeOf(feature),
  }
}

/** The point itself, or the middle of the extent. */
function placeOf({ geometry }: Feature): LonLat | null {
  if (geometry === null || geometry.type === 'GeometryCollection') return null
  const numbers = (geometry.coordinates as unknown[]).flat(Number.POSITIVE_INFINITY) as number[]
  const stride = positionLength(geometry.coordinates)
  const lons = numbers.filter((_, index) => index % stride === 0)
  const lats = numbers.filter((_, index) => index % stride === 1)
  if (lons.length === 0) return null
  const middle = (values: readonly number[]) =>
    (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2
  return [middle(lons), middle(lats)]
}

function positionLength(coordinates: unknown): number {
  let position = coordinates
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0]
  return Array.isArray(position) ? position.length : 2
}

const isMissing = (value: unknown) => value === null || value === undefined || value === ''
const collator = new Intl.Collator('zh', { numeric: true })

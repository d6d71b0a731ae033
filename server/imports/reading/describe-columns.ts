import type { AttributeDefinition } from '../../../data/contracts/index.ts'
import {
  type ColumnStatistics,
  distinctValues,
  typeOfColumn,
} from '../../../data/formats/attributes/column-statistics.ts'

export interface DescribedColumns {
  attributes: AttributeDefinition[]
  classAttribute?: string
  /** Column that names the features. */
  nameKey?: string
  /** Columns that are stored but not listed. */
  unlisted: number
}

const MAX_LISTED = 100
const MAX_CLASSES = 12
/** Of a column that calls itself a type. */
const MAX_NAMED_CLASSES = 24
const CLASS_NAMES =
  /type|kind|class|categor|类|用途|性质|级|状态|status|borough|行政区|街道|fclass|landuse/i
const NAME_FORMS = [
  /^(name|名称|名字|名|title|标题|label|店名|店铺名称)$/i,
  /(名称|name)$|^name/i,
  /^(full_?address|address|详细地址|地址|addr)$/i,
  /street|路名|道路|descriptor|zone/i,
]

/** Attribute definitions out of what the columns hold. */
export function describeColumns(
  columns: readonly ColumnStatistics[],
  rowCount: number,
): DescribedColumns {
  const listed = columns.slice(0, MAX_LISTED)
  const klass = findClass(listed, rowCount)
  const naming = findName(listed, klass)
  return {
    attributes: listed.map((column) => describe(column, column === klass)),
    ...(klass ? { classAttribute: klass.key } : {}),
    ...(naming ? { nameKey: naming.key } : {}),
    unlisted: columns.length - listed.length,
  }
}

function describe(column: ColumnStatistics, isClass: boolean): AttributeDefinition {
  const { key, name } = column
  const base = { key, name: { zh: name, en: name }, sensitivity: 1 as const }
  if (!isClass) return { ...base, type: typeOfColumn(column) }
  const values = (distinctValues(column) ?? []).map(([value]) => ({
    value,
    name: { zh: value, en: value },
  }))
  return { ...base, type: 'enum', values }
}

/** A text column of two to twelve words that come again and again; one called type or 类别 before others. */
function findClass(columns: readonly ColumnStatistics[], rowCount: number) {
  const usable = columns.filter((column) => {
    const values = distinctValues(column)
    if (!values || values.length < 2 || values.length > mostClasses(column)) return false
    if (typeOfColumn(column) !== 'text' || column.lists > 0) return false
    return column.count >= rowCount * 0.5 && column.count >= values.length * 3
  })
  return usable.find(({ name }) => CLASS_NAMES.test(name)) ?? usable[0]
}

const mostClasses = ({ name }: ColumnStatistics) =>
  CLASS_NAMES.test(name) ? MAX_NAMED_CLASSES : MAX_CLASSES

function findName(columns: readonly ColumnStatistics[], klass: ColumnStatistics | undefined) {
  const texts = columns.filter(
    (c) => c !== klass && typeOfColumn(c) === 'text' && c.lists + c.geometries === 0,
  )
  for (const form of NAME_FORMS) {
    const named = texts.find(({ name, count }) => count > 0 && form.test(name))
    if (named) return named
  }
  return texts.find(({ count, totalLength, distinct }) => {
    const length = totalLength / Math.max(1, count)
    return length >= 2 && length <= 40 && (distinct?.size ?? 0) > MAX_CLASSES
  })
}

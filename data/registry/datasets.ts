import type {
  AttributeDefinition,
  ColumnDefinition,
  ColumnType,
  DatasetDefinition,
  DatasetName,
  LayerDefinition,
} from '../contracts/index.ts'
import { both } from './entry.ts'
import { EVENT_FACETS } from './event-facets.ts'
import { COMMON_ATTRIBUTES } from './thematic.ts'

/** Values of this grade and above are never part of columns. */
const WITHHELD_GRADE = 3

/** The dataset that holds the things of a layer. */
export function datasetOf(layer: LayerDefinition): DatasetDefinition {
  const attributes = [...layer.attributes, ...(layer.code === 'EVENT' ? EVENT_FACETS : [])]
  const columns = commonColumns(layer)
  for (const attribute of attributes) {
    const isCommon = layer.group !== 'own' && columns.some(({ name }) => name === attribute.key)
    if (attribute.sensitivity >= WITHHELD_GRADE || isCommon) continue
    columns.push(attributeColumn(layer, attribute, freeName(columns, attribute.key)))
  }
  return {
    name: datasetName(layer.code),
    layer: layer.code,
    label: layer.name,
    geometry: layer.geometry,
    columns,
  }
}

/** The table is called after the layer; the six that people speak of most have their plural. */
export const datasetName = (layer: string): DatasetName => PLURALS[layer] ?? layer.toLowerCase()

const PLURALS: Readonly<Record<string, DatasetName>> = {
  ADDRESS: 'addresses',
  BUILDING: 'buildings',
  RESIDENT: 'residents',
  ENTERPRISE: 'enterprises',
  EVENT: 'events',
  GRID: 'grids',
  DIVISION: 'divisions',
}

const column = (
  name: string,
  type: ColumnType,
  zh: string,
  en: string,
  more: Partial<ColumnDefinition> = {},
): ColumnDefinition => ({ name, type, label: both(zh, en), sensitivity: 1, ...more })

const DEGREES = both('度', '°')
const METRES = both('米', 'm')

const HEAD = [
  column('code', 'text', '编码', 'Code'),
  column('title', 'text', '名称', 'Name'),
  column('grid', 'text', '网格', 'Grid'),
  column('community', 'text', '社区', 'Community', { derived: 'left(grid, 12)' }),
  column('subdistrict', 'text', '街道', 'Subdistrict', { derived: 'left(grid, 9)' }),
  column('building', 'text', '楼栋编码', 'Building code'),
  column('room', 'text', '户室编码', 'Room code'),
  column('lon', 'number', '经度', 'Longitude', { unit: DEGREES }),
  column('lat', 'number', '纬度', 'Latitude', { unit: DEGREES }),
  column('x', 'number', '东坐标', 'Easting', { unit: METRES }),
  column('y', 'number', '北坐标', 'Northing', { unit: METRES }),
  column('risk', 'category', '风险等级', 'Risk', {
    attribute: 'risk',
    values: COMMON_ATTRIBUTES.find(({ key }) => key === 'risk')!.values,
  }),
]
const SHAPE = column('shape', 'shape', '图形', 'Shape')

function commonColumns({ code, geometry }: LayerDefinition): ColumnDefinition[] {
  const head = HEAD.map((one) =>
    code === 'ADDRESS' && one.name === 'room' ? { ...one, derived: OWN_ROOM } : one,
  )
  return geometry === 'point' ? head : [...head, SHAPE]
}

/** A room is its own address; a million and a half codes need not come twice. */
const OWN_ROOM = `case when starts_with(code, 'R') then code end`

/** SQL does not tell `Name` from `name`, and files that people bring have columns called like ours. */
function freeName(columns: readonly ColumnDefinition[], key: string): string {
  const wanted = key.toLowerCase()
  const isTaken = (name: string) => columns.some((one) => one.name === name)
  let name = wanted
  for (let i = 2; isTaken(name); i++) name = `${wanted}_${i}`
  return name
}

function attributeColumn(
  layer: LayerDefinition,
  attribute: AttributeDefinition,
  columnName: string,
): ColumnDefinition {
  const { key, name, unit, sensitivity, values, counts, type } = attribute
  return {
    name: columnName,
    label: name,
    type: columnType(layer, type),
    sensitivity,
    attribute: key,
    ...(unit && { unit }),
    ...(values && { values }),
    ...(counts && { counts }),
  }
}

function columnType({ code }: LayerDefinition, type: AttributeDefinition['type']): ColumnType {
  switch (type) {
    case 'enum':
      return 'category'
    case 'date':
      // Of events the hour counts; everything else is known to the day.
      return code === 'EVENT' ? 'time' : 'date'
    default:
      return type
  }
}

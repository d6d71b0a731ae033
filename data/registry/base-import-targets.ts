import type { LayerEntry } from './entry.ts'
import { choices, type DeskField, field, NEEDED, type TargetEntry } from './import-field.ts'
import { LANDUSE } from './layers/landuse.ts'
import { ROAD } from './layers/road.ts'
import { WATER } from './layers/water.ts'
import { BUILDING_USES, DANGER_LEVELS, DIVISION_KINDS } from './vocabulary.ts'

/** 街巷 门牌 小区 幢: the way to a house, each in a column of its own. */
export const HOUSE_PARTS: readonly DeskField[] = [
  part('road', '道路', 'Road'),
  part('door', '门牌号', 'Door'),
  part('estate', '小区', 'Estate'),
  part('house', '楼幢', 'House'),
]

/** What stands beside them where rooms are told. */
export const ROOM_PARTS: readonly DeskField[] = [
  part('stairwell', '单元', 'Stairwell'),
  part('room', '室号', 'Room'),
]
export const COMMUNITY_PART = part('community', '社区', 'Community')

/**
 * What land surveyors call the classes in files that are open to all (OpenStreetMap, in the columns of Geofabrik); the
 * Chinese and English names stand in the layers.
 */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  expressway: 'motorway motorway_link trunk trunk_link 高速公路 高速',
  arterial: 'primary primary_link 主干道',
  secondary: 'secondary secondary_link 次干道',
  'side-road': 'tertiary tertiary_link unclassified road 支道',
  lane: 'residential living_street service alley 巷 弄',
  path: 'footway path cycleway pedestrian steps track bridleway track_grade1 track_grade2 track_grade3 track_grade4 track_grade5',
  railway: 'rail subway light_rail tram monorail 铁路 地铁',
  river: 'riverbank stream 河道',
  canal: 'drain ditch dock 渠道',
  lake: 'water reservoir lagoon basin 水库',
  pond: 'wetland 鱼塘',
  estate: 'residential apartments 居住用地 住宅用地',
  commerce: 'retail commercial 商业用地',
  office: 'offices 商务用地',
  industry: 'industrial 工业用地',
  logistics: 'depot warehouse 物流仓储用地',
  public: 'cemetery military religious institutional 公共管理与公共服务用地',
  park: 'recreation_ground leisure playground nature_reserve',
  green: 'grass meadow heath scrub village_green 公园绿地',
  farmland: 'farmyard orchard vineyard allotments farm greenhouse_horticulture 耕地',
  forest: 'wood 林地',
  construction: 'brownfield greenfield landfill 建设中',
  transport: 'parking railway port 交通用地',
}

/** 基础: what a district begins with, each row its own place. */
export const BASE_TARGETS: Readonly<Record<string, TargetEntry>> = {
  DIVISION: {
    base: 'division',
    shape: 'polygon',
    fields: [
      field('code', '区划代码', 'Division code', 'text', { format: 'code', ...NEEDED }),
      field('name', '名称', 'Name', 'text', NEEDED),
      field('kind', '类别', 'Kind', 'enum', { ...choices(DIVISION_KINDS), mayBeUnknown: true }),
    ],
  },
  ROAD: shapeTarget(ROAD, 'line'),
  WATER: shapeTarget(WATER, 'polygon'),
  LANDUSE: shapeTarget(LANDUSE, 'polygon'),
  BUILDING: {
    base: 'outline',
    shape: 'polygon',
    fields: [
      field('name', '名称或号码', 'Name or number', 'text', { isDerived: true }),
      ...HOUSE_PARTS,
      field('use', '用途', 'Use', 'enum', { ...choices(BUILDING_USES), mayBeUnknown: true }),
      field('floors', '总层数', 'Storeys', 'number', { isWhole: true }),
      field('stairwells', '单元数', 'Stairwells', 'number', { isWhole: true }),
      field('year', '建成年份', 'Year built', 'number', { isWhole: true }),
      field('danger', '危险等级', 'Danger', 'enum', choices(DANGER_LEVELS)),
      field('self_built', '自建房', 'Self-built', 'boolean'),
    ],
  },
}

function part(key: string, zh: string, en: string): DeskField {
  return field(key, zh, en, 'text', { isPart: true })
}

function shapeTarget(
  { attributes }: LayerEntry,
  shape: NonNullable<TargetEntry['shape']>,
): TargetEntry {
  const values = attributes.find(({ key }) => key === 'class')?.values ?? []
  return {
    base: 'shape',
    shape,
    fields: [
      field('title', '名称', 'Name', 'text'),
      field('class', '类别', 'Class', 'enum', {
        values: values.map(({ value }) => value),
        choices: values.map(({ value, name }) => ({
          value,
          words: [name.zh, name.en, ...(OTHER_WORDS[value]?.split(' ') ?? [])],
        })),
        mayBeUnknown: true,
      }),
    ],
  }
}

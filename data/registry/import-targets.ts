import type {
  AttributeDefinition,
  Bilingual,
  ImportTarget,
  LayerDefinition,
  TargetField,
} from '../contracts/index.ts'
import { both } from './entry.ts'
import { EVENT_CATEGORIES_2021 } from './event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_SOURCES, EVENT_STATES } from './event-vocabulary.ts'
import type { Registry } from './registry.ts'
import { UPDATE_CYCLE_DAYS } from './update-cycles.ts'
import {
  ADDRESS_USES,
  ORG_KINDS,
  ORG_STATUSES,
  REGISTRATIONS,
  RELATIONS,
  RESIDENCE_KINDS,
  TENURES,
} from './vocabulary.ts'

/** A field of a target with everything that reading its cells needs (`data/rules/cells`). */
export interface DeskField extends TargetField {
  choices?: readonly { value: string; words: readonly string[] }[]
  units?: readonly string[]
  mayBeNegative?: boolean
  isWhole?: boolean
  withTime?: boolean
  /** Follows from others: no column is named for it. */
  isDerived?: boolean
  /** How an example of it is shown. */
  mask?: AttributeDefinition['mask']
}

/** What the import desk takes rows for. */
export interface DeskTarget extends ImportTarget {
  fields: readonly DeskField[]
  /** Whose scope decides who may bring rows, and where. */
  layer: LayerDefinition
}

const THEMATIC_GROUPS = ['housing', 'safety', 'business', 'service']

/** Every target, in the order of the layer tree: the entities, then the thematic layers. */
export function deskTargets({ layers }: Registry): DeskTarget[] {
  return layers.flatMap((layer) => {
    const own = ENTITY_TARGETS[layer.code]
    if (own) return [target(layer, own.base, own.fields)]
    if (!THEMATIC_GROUPS.includes(layer.group)) return []
    return [target(layer, THEMATIC_BASES[layer.base] ?? 'point', thematicFields(layer))]
  })
}

/** What the contract tells of it. */
export function describeTarget({ code, name, base, fields, cycleDays }: DeskTarget): ImportTarget {
  const described = fields
    .filter(({ isDerived }) => !isDerived)
    .map(({ key, name, type, values, format, required, grade }) => ({
      key,
      name,
      type,
      ...(values && { values }),
      ...(format && { format }),
      ...(required && { required }),
      grade,
    }))
  return { code, name, base, fields: described, cycleDays: cycleDays ?? null }
}

function target(
  layer: LayerDefinition,
  base: ImportTarget['base'],
  fields: readonly DeskField[],
): DeskTarget {
  const { code, name } = layer
  return { code, name, base, fields, layer, cycleDays: UPDATE_CYCLE_DAYS[code] ?? null }
}

const THEMATIC_BASES: Readonly<Record<string, ImportTarget['base']>> = {
  room: 'room',
  building: 'building',
  site: 'site',
  area: 'area',
}

function thematicFields(layer: LayerDefinition): DeskField[] {
  const title: DeskField = { key: 'title', name: both('名称', 'Name'), type: 'text', grade: 1 }
  const uscc: DeskField = {
    key: 'uscc',
    name: both('统一社会信用代码', 'Unified social credit code'),
    type: 'text',
    format: 'uscc',
    grade: 1,
  }
  return [title, ...(layer.base === 'site' ? [uscc] : []), ...layer.attributes.map(fieldOf)]
}

function fieldOf(attribute: AttributeDefinition): DeskField {
  const { key, name, type, values, sensitivity, unit, mask } = attribute
  return {
    key,
    name,
    type,
    grade: sensitivity,
    ...(values && {
      values: values.map(({ value }) => value),
      choices: values.map((entry) => ({
        value: entry.value,
        words: [entry.name.zh, entry.name.en],
      })),
    }),
    ...(mask === 'phone' && { format: 'phone' as const }),
    ...(unit && { units: [unit.zh, unit.en] }),
    ...(mask && { mask }),
    ...(key === 'elevation' && { mayBeNegative: true }),
  }
}

const field = (
  key: string,
  zh: string,
  en: string,
  type: DeskField['type'],
  extras: Partial<DeskField> = {},
): DeskField => ({ key, name: both(zh, en), type, grade: 1, ...extras })

const choices = (words: Readonly<Record<string, string>>, extras: Partial<DeskField> = {}) => ({
  values: Object.keys(words),
  choices: Object.entries(words).map(([value, english]) => ({ value, words: [english] })),
  ...extras,
})

const coded = (entries: readonly { code: string; name: Bilingual }[]) => ({
  values: entries.map(({ code }) => code),
  choices: entries.map(({ code, name }) => ({
    value: code,
    words: [name.zh, name.en, ...name.zh.split(' ')],
  })),
})

const NEEDED = { required: true } as const

const ENTITY_TARGETS: Readonly<
  Record<string, { base: ImportTarget['base']; fields: readonly DeskField[] }>
> = {
  ENTERPRISE: {
    base: 'site',
    fields: [
      field('uscc', '统一社会信用代码', 'Unified social credit code', 'text', {
        format: 'uscc',
        ...NEEDED,
      }),
      field('name', '名称', 'Name', 'text', NEEDED),
      field('kind', '类型', 'Kind', 'enum', choices(ORG_KINDS)),
      field('industry', '行业', 'Industry', 'text'),
      field('status', '登记状态', 'Status', 'enum', choices(ORG_STATUSES)),
      field('staff', '从业人数', 'Staff', 'number', { isWhole: true }),
    ],
  },
  RESIDENT: {
    base: 'person',
    fields: [
      field('name', '姓名', 'Name', 'text', { grade: 4, mask: 'name', ...NEEDED }),
      field('id_number', '身份证号', 'Citizen id', 'text', {
        format: 'citizenId',
        grade: 4,
        mask: 'id',
        ...NEEDED,
      }),
      field('phone', '联系电话', 'Phone', 'text', { format: 'phone', grade: 4, mask: 'phone' }),
      field(
        'kind',
        '居住方式',
        'Kind of residence',
        'enum',
        choices(RESIDENCE_KINDS, { grade: 2, ...NEEDED }),
      ),
      field(
        'registration',
        '户籍情况',
        'Registration',
        'enum',
        choices(REGISTRATIONS, { grade: 2, ...NEEDED }),
      ),
      field(
        'relation',
        '与户主关系',
        'Relation to the head',
        'enum',
        choices(RELATIONS, { grade: 2 }),
      ),
      field('since', '入住日期', 'Living there since', 'date', { grade: 3 }),
    ],
  },
  // 标准地址: new ones are proposed, known ones corrected by the rules of the address base.
  ADDRESS: {
    base: 'address',
    fields: [
      field('address_code', '标准地址编码', 'Code of the address', 'text', { format: 'code' }),
      field('name', '名称或号码', 'Name or number', 'text', { isDerived: true }),
      field('use', '用途', 'Use', 'enum', choices(ADDRESS_USES)),
      field('floors', '总层数', 'Storeys', 'number', { isWhole: true }),
      field('stairwells', '单元数', 'Stairwells', 'number', { isWhole: true }),
      field('year', '建成年份', 'Year built', 'number', { isWhole: true }),
      field('floor', '所在楼层', 'Floor', 'number', { mayBeNegative: true, isWhole: true }),
      field('area_m2', '建筑面积', 'Floor area', 'number', { units: ['平方米', 'm²'] }),
      field('tenure', '产权使用', 'Tenure', 'enum', choices(TENURES)),
    ],
  },
  EVENT: {
    base: 'point',
    fields: [
      field('title', '标题', 'Title', 'text', NEEDED),
      field('subclass', '小类', 'Subclass', 'enum', {
        ...coded(EVENT_CATEGORIES_2021.flatMap(({ subclasses }) => subclasses)),
        ...NEEDED,
      }),
      field('level', '等级', 'Level', 'enum', coded(EVENT_LEVELS)),
      field('source', '来源', 'Source', 'enum', choices(EVENT_SOURCES)),
      field('state', '状态', 'State', 'enum', coded(EVENT_STATES)),
      field('reported_at', '上报时间', 'Reported', 'date', { withTime: true, ...NEEDED }),
      field('closed_at', '结案时间', 'Closed', 'date', { withTime: true }),
      field('description', '描述', 'Description', 'text', { grade: 3 }),
    ],
  },
}

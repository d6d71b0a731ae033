import { COMMUNITY_PART, HOUSE_PARTS, ROOM_PARTS } from './base-import-targets.ts'
import { EVENT_CATEGORIES_2021 } from './event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_SOURCES, EVENT_STATES } from './event-vocabulary.ts'
import { choices, coded, field, NEEDED, type TargetEntry } from './import-field.ts'
import {
  ADDRESS_USES,
  ORG_KINDS,
  ORG_STATUSES,
  REGISTRATIONS,
  RELATIONS,
  RESIDENCE_KINDS,
  TENURES,
} from './vocabulary.ts'

/** People, enterprises, events and addresses. */
export const ENTITY_TARGETS: Readonly<Record<string, TargetEntry>> = {
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
      COMMUNITY_PART,
      ...HOUSE_PARTS,
      ...ROOM_PARTS,
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

import { GRADE, GROUP_COLOURS } from '../colours.ts'
import { both, choice, type LayerEntry, number, text } from '../entry.ts'
import { ORG_KINDS, ORG_STATUSES } from '../vocabulary.ts'

export const ENTERPRISE: LayerEntry = {
  code: 'ENTERPRISE',
  name: both('企业', 'Enterprises'),
  group: 'core',
  base: 'site',
  geometry: 'point',
  symbol: { icon: 'temaki:briefcase', colour: GROUP_COLOURS.core },
  classAttribute: 'kind',
  stateAttribute: 'status',
  attributes: [
    choice('kind', '类型', 'Kind', ORG_KINDS),
    choice('status', '登记状态', 'Status', ORG_STATUSES, {
      存续: GRADE.green,
      注销: GRADE.grey,
      吊销: GRADE.red,
      迁出: GRADE.blue,
    }),
    text('industry', '行业', 'Industry'),
    text('uscc', '统一社会信用代码', 'Unified social credit code'),
    number('staff', '从业人数', 'Staff'),
  ],
  serves: both('谁在哪里经营', 'Who does business where'),
  minZoom: 8,
  sensitivity: 1,
}

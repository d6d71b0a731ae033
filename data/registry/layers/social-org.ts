import { choice, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const SOCIAL_ORG = thematic({
  code: 'SOCIAL_ORG',
  name: ['社会组织', 'Social organisation'],
  group: 'service',
  base: 'site',
  icon: 'maki:heart',
  serves: ['需求匹配', 'Matching to demand'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      社团: 'Association',
      民非: 'Private non-enterprise unit',
      基金会: 'Foundation',
      备案: 'Filed group',
    }),
    text('field', '领域', 'Field'),
    number('members', '成员数', 'Members'),
    number('volunteers', '志愿者', 'Volunteers'),
    number('hours_12m', '近一年服务时长', 'Hours in 12 months'),
  ],
})

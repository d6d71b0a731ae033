import { choice, choices, flag } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const CT_MATERIAL = thematic({
  code: 'CT_MATERIAL',
  name: ['涉恐敏感物资销售单位', 'Sensitive-goods seller'],
  group: 'safety',
  base: 'site',
  icon: 'temaki:chefs_knife',
  serves: ['检查路线', 'Inspection routes'],
  classAttribute: 'level',
  sensitivity: 3,
  attributes: [
    choices('goods', '物资', 'Goods', {
      散装汽油: 'Petrol in cans',
      刀具: 'Knives',
      化学品: 'Chemicals',
      农药: 'Pesticides',
      无人机: 'Drones',
    }),
    flag('realname', '实名登记', 'Buyers registered'),
    flag('ledger_ok', '台账齐全', 'Ledger complete'),
    flag('cctv', '视频监控', 'CCTV'),
    choice('level', '管控等级', 'Control level', { 1: 'Level 1', 2: 'Level 2', 3: 'Level 3' }),
  ],
})

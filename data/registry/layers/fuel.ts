import { both, choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const FUEL = thematic({
  code: 'FUEL',
  name: ['加油加气充换电站', 'Fuel & charging'],
  group: 'safety',
  base: 'site',
  icon: 'maki:fuel',
  serves: ['安全缓冲、布局缺口', 'Buffers, gaps'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      加油: 'Petrol',
      加气: 'Gas',
      充电: 'Charging',
      换电: 'Battery swap',
    }),
    number('tanks', '储罐数', 'Tanks'),
    number('m3', '罐容', 'Tank volume', { unit: both('立方米', 'm³') }),
    number('piles', '充电桩', 'Charging points'),
    number('kw', '总功率', 'Power', { unit: both('千瓦', 'kW') }),
    flag('ledger_ok', '台账齐全', 'Ledger complete'),
    number('buffer_m', '安全距离', 'Safety distance', { unit: both('米', 'm') }),
  ],
})

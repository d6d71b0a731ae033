import { both, choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const EBIKE = thematic({
  code: 'EBIKE',
  name: ['电动自行车停充场所', 'E-bike place'],
  group: 'safety',
  base: 'facility',
  icon: 'maki:scooter',
  serves: ['火灾、充电需求', 'Fire, charging demand'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      车棚: 'Bike shed',
      换电柜: 'Battery-swap cabinet',
      充电桩: 'Charging post',
    }),
    number('slots', '车位数', 'Places'),
    number('sockets', '充电口', 'Sockets'),
    flag('smoke', '烟感', 'Smoke detector'),
    flag('arc_cutoff', '故障断电', 'Fault cut-off'),
    flag('camera', '监控', 'Camera'),
    number('fire_gap_m', '防火间距', 'Fire gap', { unit: both('米', 'm') }),
  ],
})

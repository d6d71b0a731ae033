import type { RoutingTable } from '../contracts/index.ts'
import { both } from './entry.ts'

/** What comes with the software; a district publishes versions of its own over it. The last rule takes everything. */
export const EVENT_ROUTING: RoutingTable = {
  version: '2026.1',
  rules: [
    {
      id: 'very-urgent',
      name: both('特急事件直达区级', 'Very urgent: straight to the district'),
      when: { levels: [1] },
      desk: 'district',
      urgency: 'pressing',
      department: '应急管理局',
    },
    {
      id: 'leaders',
      name: both('领导交办到区级', 'From the leadership: the district'),
      when: { sources: ['领导'] },
      desk: 'district',
    },
    {
      id: 'urgent',
      name: both('紧急事件到街道', 'Urgent: the subdistrict'),
      when: { levels: [2] },
      desk: 'subdistrict',
    },
    {
      id: 'hotline',
      name: both('12345 工单到街道', 'From the 12345 hotline: the subdistrict'),
      when: { sources: ['12345'] },
      desk: 'subdistrict',
      department: '12345 受理中心',
    },
    {
      id: 'sensors-at-night',
      name: both(
        '夜间与假日的感知报警到街道值班',
        'Sensors outside of work time: the subdistrict’s duty desk',
      ),
      when: { sources: ['物联', '视频AI'], offWork: true },
      desk: 'subdistrict',
    },
    {
      id: 'fire',
      name: both('消防类隐患到街道', 'Fire hazards: the subdistrict'),
      when: { subclasses: ['fire-hazard', 'escape-blocked', 'ebike-indoor-charging'], levels: [3] },
      desk: 'subdistrict',
      department: '消防救援站',
    },
    {
      id: 'enforcement',
      name: both('监管执法类到街道', 'Enforcement: the subdistrict'),
      when: { categories: ['enforcement'] },
      desk: 'subdistrict',
      department: '综合行政执法队',
    },
    {
      id: 'everything-else',
      name: both('其余到社区', 'Everything else: the community'),
      when: {},
      desk: 'community',
    },
  ],
}

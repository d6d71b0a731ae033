import { both, choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const PARCEL = thematic({
  code: 'PARCEL',
  name: ['寄递网点', 'Parcel outlet'],
  group: 'business',
  base: 'site',
  icon: 'maki:post',
  serves: ['合规与流量', 'Compliance, flow'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      网点: 'Outlet',
      分拨: 'Sorting centre',
      驿站: 'Pick-up station',
      智能柜: 'Parcel lockers',
    }),
    text('brand', '品牌', 'Brand'),
    text('permit', '许可证', 'Permit'),
    number('daily', '日均件量', 'Parcels a day', { unit: both('件', 'parcels') }),
    number('realname_rate', '实名率', 'Real-name rate', { unit: both('%', '%') }),
    flag('xray', 'X光安检', 'X-ray check'),
  ],
})

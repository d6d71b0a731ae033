import { both, choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const KEY_PLACE = thematic({
  code: 'KEY_PLACE',
  name: ['重点场所', 'Key place'],
  group: 'safety',
  base: 'site',
  icon: 'maki:karaoke',
  serves: ['警情热点', 'Hot spots'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      旅馆: 'Hotel',
      网吧: 'Internet café',
      KTV: 'Karaoke',
      洗浴: 'Bath house',
      酒吧: 'Bar',
      市场: 'Market',
    }),
    text('licence', '许可证', 'Licence'),
    number('capacity', '容纳人数', 'Capacity', { unit: both('人', 'people') }),
    flag('realname', '实名登记', 'Guests registered'),
    number('incidents_12m', '近一年警情', 'Incidents in 12 months'),
  ],
})

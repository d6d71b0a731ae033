import { GRADE } from '../colours.ts'
import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const SHOPFRONT = thematic({
  code: 'SHOPFRONT',
  name: ['沿街商铺', 'Shop front'],
  group: 'business',
  base: 'site',
  icon: 'maki:shop',
  serves: ['三合一、市容秩序', 'Living above the shop, street order'],
  classAttribute: 'three_in_one',
  attributes: [
    text('trade', '业态', 'Trade'),
    choice(
      'three_in_one',
      '三合一',
      'Living, storing and trading in one',
      { 无: 'No', 疑似: 'Suspected', 确认: 'Confirmed' },
      { 无: GRADE.green, 疑似: GRADE.orange, 确认: GRADE.red },
    ),
    flag('gas_bottle', '瓶装燃气', 'Bottled gas'),
    flag('sign_ok', '店招合规', 'Sign approved'),
    number('cross_door_12m', '近一年跨门经营', 'Trading outside the door, 12 months'),
  ],
})

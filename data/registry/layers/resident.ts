import { GROUP_COLOURS } from '../colours.ts'
import { both, enumValue, type LayerEntry, number } from '../entry.ts'

const PEOPLE = { sensitivity: 2, counts: 'people' } as const

/** 人口: counted per building; nobody is ever a point. The lowest band does not tell who lives alone. */
export const RESIDENT: LayerEntry = {
  code: 'RESIDENT',
  name: both('人口', 'Residents'),
  group: 'core',
  base: 'building',
  geometry: 'point',
  symbol: { icon: 'temaki:pedestrian', colour: GROUP_COLOURS.core },
  classAttribute: 'band',
  attributes: [
    {
      key: 'band',
      name: both('人数', 'Residents'),
      type: 'enum',
      sensitivity: 1,
      values: [
        enumValue('<5', '不足5人', 'Fewer than 5'),
        enumValue('5–9', '5–9人', '5–9'),
        enumValue('10–49', '10–49人', '10–49'),
        enumValue('50–199', '50–199人', '50–199'),
        enumValue('200+', '200人以上', '200 and more'),
      ],
    },
    number('count', '实有人口', 'Residents', PEOPLE),
    number('households', '户数', 'Households', PEOPLE),
    number('aged60', '60岁以上', 'Aged 60 and over', PEOPLE),
    number('children14', '14岁以下', 'Aged 14 and under', PEOPLE),
    number('floating', '流动人口', 'Floating', PEOPLE),
  ],
  serves: both('每幢楼住着多少人', 'How many people live in each building'),
  minZoom: 8,
  sensitivity: 2,
}

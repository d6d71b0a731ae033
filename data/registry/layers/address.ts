import { GROUP_COLOURS } from '../colours.ts'
import { both, choice, enumValue, type LayerEntry, number, text } from '../entry.ts'
import { ADDRESS_STATES, ADDRESS_USES, TENURES } from '../vocabulary.ts'

/** 房屋 (标准地址): every coded address, buildings and rooms. */
export const ADDRESS: LayerEntry = {
  code: 'ADDRESS',
  name: both('房屋地址', 'Addresses'),
  group: 'core',
  base: 'room',
  geometry: 'point',
  symbol: { icon: 'maki:home', colour: GROUP_COLOURS.core },
  classAttribute: 'use',
  stateAttribute: 'tenure',
  attributes: [
    choice('use', '用途', 'Use', ADDRESS_USES),
    choice('tenure', '产权使用', 'Tenure', TENURES),
    text('stairwell', '单元', 'Stairwell'),
    number('floor', '楼层', 'Floor'),
    number('area_m2', '建筑面积', 'Floor area', { unit: both('平方米', 'm²') }),
    {
      key: 'state',
      name: both('地址状态', 'State'),
      type: 'enum',
      sensitivity: 1,
      values: Object.entries(ADDRESS_STATES).map(([value, { zh, en }]) => enumValue(value, zh, en)),
    },
  ],
  serves: both('一切都挂在标准地址上', 'Everything hangs on the standard address'),
  minZoom: 8,
  sensitivity: 1,
}

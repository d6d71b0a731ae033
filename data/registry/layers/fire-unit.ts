import { both, choice, date, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const FIRE_UNIT = thematic({
  code: 'FIRE_UNIT',
  name: ['消防单位', 'Fire-safety unit'],
  group: 'safety',
  base: 'site',
  icon: 'temaki:fire_hydrant',
  serves: ['消火栓与消防站覆盖', 'Coverage by hydrants and stations'],
  classAttribute: 'class',
  attributes: [
    choice('class', '单位类别', 'Class', {
      重点: 'Key unit',
      一般: 'General unit',
      九小: 'Small place (nine kinds)',
    }),
    number('area', '建筑面积', 'Floor area', { unit: both('平方米', 'm²') }),
    number('capacity', '容纳人数', 'Capacity', { unit: both('人', 'people') }),
    number('hydrant_m', '距消火栓', 'To the next hydrant', { unit: both('米', 'm') }),
    flag('sprinkler', '自动喷淋', 'Sprinkler'),
    number('hazards_open', '未整改隐患', 'Open hazards'),
    date('last_drill', '上次演练', 'Last drill'),
  ],
})

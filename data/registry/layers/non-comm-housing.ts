import { both, choice, date, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const NON_COMM_HOUSING = thematic({
  code: 'NON_COMM_HOUSING',
  name: ['非商品房项目', 'Non-commodity housing'],
  group: 'housing',
  base: 'building',
  icon: 'temaki:row_houses',
  serves: ['入住率', 'Occupancy'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      公租: 'Public rental',
      安置: 'Resettlement',
      人才: 'Talent housing',
      保租: 'Subsidised rental',
      宿舍: 'Dormitory',
    }),
    number('units', '套数', 'Flats', { unit: both('套', 'flats') }),
    number('occupied', '已入住', 'Occupied', { unit: both('套', 'flats') }),
    text('operator', '运营单位', 'Operator'),
    date('delivered', '交付日期', 'Delivered'),
    number('sublet', '转租', 'Sublet', { unit: both('套', 'flats') }),
  ],
})

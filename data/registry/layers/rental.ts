import { GRADE } from '../colours.ts'
import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const RENTAL = thematic({
  code: 'RENTAL',
  name: ['出租房', 'Rental housing'],
  group: 'housing',
  base: 'room',
  icon: 'temaki:suitcase_key',
  serves: ['火灾隐患、未备案出租', 'Fire risk, unfiled rentals'],
  classAttribute: 'mode',
  stateAttribute: 'grade',
  attributes: [
    choice('mode', '出租方式', 'Letting mode', {
      整租: 'Whole flat',
      合租: 'Shared flat',
      旅馆式: 'Hostel-like',
      集体宿舍: 'Dormitory',
    }),
    number('rooms', '房间数', 'Rooms'),
    number('tenants', '承租人数', 'Tenants', { sensitivity: 2, counts: 'people' }),
    text('landlord', '房东', 'Landlord', { sensitivity: 3, mask: 'name' }),
    text('filing_no', '备案号', 'Filing number'),
    choice(
      'grade',
      '管理等级',
      'Grade',
      { 绿: 'Green', 黄: 'Yellow', 红: 'Red' },
      { 绿: GRADE.green, 黄: GRADE.yellow, 红: GRADE.red },
    ),
    flag('smoke_alarm', '烟感报警', 'Smoke alarm'),
    flag('escape_ok', '逃生通道畅通', 'Escape route clear'),
  ],
})

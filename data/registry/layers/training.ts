import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const TRAINING = thematic({
  code: 'TRAINING',
  name: ['教育培训机构', 'Training'],
  group: 'business',
  base: 'site',
  icon: 'temaki:desk_lamp',
  serves: ['预付费风险', 'Prepayment risk'],
  classAttribute: 'subject',
  attributes: [
    choice('subject', '类别', 'Subject', {
      学科: 'School subjects',
      非学科: 'Other subjects',
      职业: 'Vocational',
      托管: 'After-school care',
    }),
    text('permit', '办学许可', 'Permit'),
    number('students', '学员数', 'Students'),
    flag('prepaid_supervised', '预收费监管', 'Prepayments supervised'),
    number('floor', '所在楼层', 'Floor'),
    flag('fire_ok', '消防合格', 'Fire safety passed'),
  ],
})

import { choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const SCHOOL = thematic({
  code: 'SCHOOL',
  name: ['学校幼儿园', 'School'],
  group: 'service',
  base: 'site',
  icon: 'maki:school',
  serves: ['周边200米', 'Surroundings of 200 m'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '学段', 'Kind', {
      幼儿园: 'Kindergarten',
      小学: 'Primary school',
      初中: 'Middle school',
      高中: 'High school',
      高校: 'University',
    }),
    number('students', '学生数', 'Students'),
    number('guards', '保安数', 'Guards', { sensitivity: 2 }),
    flag('alarm_linked', '联网报警', 'Alarm linked'),
    flag('canteen', '食堂', 'Canteen'),
    number('gates', '校门数', 'Gates'),
  ],
})

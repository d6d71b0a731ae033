import { both, choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const CAMERA = thematic({
  code: 'CAMERA',
  name: ['视频监控', 'Camera'],
  group: 'safety',
  base: 'device',
  icon: 'temaki:security_camera',
  serves: ['覆盖盲区', 'Coverage gaps'],
  classAttribute: 'owner',
  stateAttribute: 'shared',
  sensitivity: 2,
  attributes: [
    choice('owner', '权属', 'Owner', {
      公安: 'Police',
      城管: 'Urban management',
      物业: 'Estate manager',
      单位: 'Organisation',
    }),
    number('bearing', '朝向', 'Bearing', { unit: both('度', '°') }),
    number('fov', '视场角', 'Field of view', { unit: both('度', '°') }),
    number('range_m', '可视距离', 'Range', { unit: both('米', 'm') }),
    flag('online', '在线', 'Online'),
    choice('shared', '共享', 'Sharing', { 已: 'Shared', 申请: 'Asked for', 未: 'Not shared' }),
    number('retention_d', '存储天数', 'Days kept', { unit: both('天', 'days') }),
  ],
})

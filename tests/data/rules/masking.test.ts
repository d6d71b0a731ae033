import { expect, it } from 'vitest'
import { mask } from '../../../data/rules/masking.ts'

it.each([
  ['name', '张三', '张*'],
  ['name', '欧阳修文', '欧*'],
  ['name', ' 李 ', '李*'],
  ['name', '', ''],
  ['name', '𠮷田', '𠮷*'],
  ['phone', '13812341234', '138****1234'],
  ['phone', '+86 138-1234-1234', '138****1234'],
  ['phone', '0571-88123456', '**********56'],
  ['phone', '110', '*10'],
  ['id', '440524188001010014', '**************0014'],
  ['id', '123', '***'],
] as const)('masks the %s %s as %s', (kind, value, masked) => {
  expect(mask(kind, value)).toBe(masked)
})

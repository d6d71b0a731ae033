import { expect, it } from 'vitest'
import { personalNumber } from '../../../data/rules/personal-number.ts'

it.each([
  ['990199198501011229', 'idNumber', true],
  ['99019919850101', 'idNumber', false],
  ['990199 19850101 122x', 'idNumber', true],
  ['990199198', 'idNumber', false],
  ['99019920150101', 'idNumber', false],
  ['12012345678', 'phone', true],
  ['+86 138-1234-1234', 'phone', true],
  ['1381234', 'phone', false],
])('%s is a %s or on the way to one', (text, kind, isWhole) => {
  expect(personalNumber(text)).toEqual({ kind, isWhole })
})

it.each([
  '330199001001',
  '330199001001001',
  '330199',
  '330199200001',
  '330199200001001',
  '330199119001001',
  '120.01, 30.26',
  '文澜路12号',
  '3幢501',
  'B330199000000001',
  '91330199MA0000002X',
  '12345',
  '',
])('%s is none', (text) => {
  expect(personalNumber(text)).toBeUndefined()
})

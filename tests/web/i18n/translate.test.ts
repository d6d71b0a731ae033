import { beforeEach, expect, test } from 'vitest'
import { setLanguage, t } from '../../../web/i18n/index.ts'

beforeEach(() => setLanguage('zh'))

test('between Chinese characters there is no space, beside Latin ones there is', () => {
  const date = '2026-03-09'
  expect(t('accounts.createdBy', { date, name: '张三' })).toBe('2026-03-09 由张三建立')
  expect(t('accounts.createdBy', { date, name: 'admin' })).toBe('2026-03-09 由 admin 建立')
  expect(t('accounts.createdBy', { date, name: '李四 B' })).toBe('2026-03-09 由李四 B 建立')
})

test('what is not given stays as it stands', () => {
  expect(t('accounts.grantedBy', {})).toContain('{name}')
})

test('one is told in the singular', () => {
  setLanguage('en')
  expect(t('accounts.take', { count: '1' })).toBe('Import 1 row')
  expect(t('accounts.take', { count: 1 })).toBe('Import 1 row')
  expect(t('accounts.take', { count: '1,234' })).toBe('Import 1,234 rows')
})

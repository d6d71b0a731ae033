import { expect, it } from 'vitest'
import { sqlFromLink, sqlToLink } from '../../../web/analysis/sql/sql-link.ts'

it.each(['select 1', "select '消防单位' as 名称 -- 💧\n", 'a'.repeat(20_000)])(
  'comes back as it went',
  (sql) => {
    const text = sqlToLink(sql)
    expect(text).toMatch(/^[\w-]+$/)
    expect(sqlFromLink(text)).toBe(sql)
  },
)

it.each(['', 'a b', '=', '_w', 'x'.repeat(60_000)])('takes nothing else: %.10s', (text) => {
  expect(sqlFromLink(text)).toBeNull()
})

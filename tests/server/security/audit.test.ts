import { expect, test } from 'vitest'
import { audit } from '../../../server/security/audit.ts'
import type { Queryable } from '../../../server/storage/database.ts'

async function written(details: Record<string, unknown>) {
  let content = ''
  const client = {
    execute: async (_: unknown, [, given]: readonly unknown[] = []) => {
      content = String(given)
      return 1
    },
  } as Partial<Queryable> as Queryable
  await audit(client, { userId: 'user:a', action: 'user.add', target: 'user:b', details })
  return (JSON.parse(content) as { details: unknown }).details
}

test.each([
  ['a name', '王小明'],
  ['a sentence', 'two words'],
  ['the number of a person', '11010519491231002X'],
  ['a telephone', '13800138000'],
  ['a telephone as a number', 13_800_138_000],
])('%s is not written down', async (_what, value) => {
  expect(await written({ value, list: [value] })).toEqual({ value: 'withheld', list: ['withheld'] })
})

test('codes, counts and times are', async () => {
  const details = { layer: 'CATERING', count: 12, grids: ['330199001001001'] }
  expect(await written(details)).toEqual(details)
})

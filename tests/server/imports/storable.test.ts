import { expect, it } from 'vitest'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { storable } from '../../../server/imports/store.ts'

const named = (fileName: string) =>
  (JSON.parse(storable({ fileName } as ImportJob)) as ImportJob).fileName

it('half a character becomes a mark, whole ones and what only looks like one stay', () => {
  expect(named('a\udc00b')).toBe('a\ufffdb')
  expect(named('\ud83d\ude00 x')).toBe('\ud83d\ude00 x')
  expect(named('\\ud800')).toBe('\\ud800')
})

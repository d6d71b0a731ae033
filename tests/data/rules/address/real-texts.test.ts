import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tinyBase } from './tiny-base.ts'

/** Addresses of firms all over China, as they were written; `ONEMAP_REAL_ADDRESSES` names the folder. */
const folder = process.env.ONEMAP_REAL_ADDRESSES ?? ''
const path = `${folder}/cpca-addr.csv`

describe.skipIf(folder === '' || !existsSync(path))(
  'real texts (skipped where ONEMAP_REAL_ADDRESSES names no folder with cpca-addr.csv)',
  () => {
    const { matcher } = tinyBase()

    it('of other places are never taken for ours, and their parts stand in the text', () => {
      const texts = readFileSync(path, 'utf8').split('\n').slice(1)
      for (const line of texts) {
        const text = line.slice(0, line.lastIndexOf(','))
        const { verdict, components, code } = matcher.match(text)
        expect([text, verdict === 'matched' ? code : null]).toEqual([text, null])
        for (const { start, end } of components) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }
    }, 120_000)
  },
)

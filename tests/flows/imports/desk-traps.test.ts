import { expect, it } from 'vitest'
import { judgeTraps } from '../../bench/lib/import/judge-traps.ts'
import { csvTraps, xlsxTraps } from '../../bench/lib/import/trap-files.ts'
import { trapRows } from '../../bench/lib/import/trap-rows.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'

const { app } = useTinyApp()
const ADDRESSES = ['文澜路12号文澜苑3幢1单元101室', '文澜路12号文澜苑5幢101室']

/** The bench `traps` runs 20,000 of them. */
it.each([
  ['gb18030', 1],
  ['utf-8', 2],
  ['xlsx', 3],
] as const)('takes or refuses each of the crafted rows as it must: %s', async (form, seed) => {
  const rows = [...trapRows(300, ADDRESSES, seed)]
  const file = form === 'xlsx' ? xlsxTraps(rows, seed) : csvTraps(rows, form, seed)
  expect(await judgeTraps(app().services, file)).toEqual([])
})

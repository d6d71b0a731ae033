import { expect, test } from 'vitest'
import { FUNCTIONS } from '../../../web/query/function-docs.ts'
import { MACROS } from '../../../web/query/sql/macros.ts'

const names = new Set(MACROS.map((sql) => /create macro (\w+)/.exec(sql)![1]!))

test('whatever is offered can be called', () => {
  const missing = FUNCTIONS.filter(({ name }) => !names.has(name.toLowerCase()))
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('tables are told from values', () => {
  for (const { name, kind } of FUNCTIONS) {
    const macro = MACROS.find((sql) => sql.startsWith(`create macro ${name.toLowerCase()}(`))
    if (macro) expect([name, / as table \(/.test(macro)]).toEqual([name, kind === 'table'])
  }
})

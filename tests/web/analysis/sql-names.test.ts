import { describe, expect, it } from 'vitest'
import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { datasetOf, loadRegistry } from '../../../data/registry/index.ts'
import { type SqlNames, suggestAt } from '../../../web/analysis/sql/sql-names.ts'

const registry = loadRegistry()
const table = (code: string): DatasetDefinition => datasetOf(registry.layer(code)!)

const names: SqlNames = {
  tables: [table('FIRE_UNIT'), table('GROUP_RENTAL')],
  functions: [
    {
      name: 'ST_Distance',
      kind: 'scalar',
      usage: 'ST_Distance(a, b)',
      describe: { zh: '距离', en: 'Distance' },
    },
    {
      name: 'nearest',
      kind: 'table',
      usage: "nearest('a', 'b', k)",
      describe: { zh: '最近', en: 'Nearest' },
    },
    { name: 'sum', kind: 'aggregate', usage: 'sum(x)', describe: null },
  ],
  keywords: ['select', 'where'],
}

/** The cursor stands at the bar. */
function suggested(text: string): string[] {
  const at = text.indexOf('|')
  const found = suggestAt(text.replace('|', ''), at, names, ({ zh }) => zh)
  return found?.options.map(({ label, apply }) => apply ?? label) ?? []
}

describe('suggestAt', () => {
  it('offers tables and table functions behind FROM, nothing else', () => {
    const found = suggested('select * from |')
    expect(found).toContain('fire_unit')
    expect(found).toContain('nearest(')
    expect(found).not.toContain('ST_Distance(')
    expect(found).not.toContain('where')
  })

  it('offers the columns of an alias behind its point', () => {
    const found = suggested('select f.| from fire_unit f')
    expect(found).toContain('code')
    expect(found).not.toContain('fire_unit')
  })

  it('offers the columns of the tables that the text names', () => {
    expect(suggested('select | from group_rental')).toContain('lon')
    expect(suggested('select |')).not.toContain('lon')
  })

  it('finds a table by its Chinese name and writes its real one', () => {
    const found = suggestAt('select * from 消防', 16, names, ({ zh }) => zh)
    const option = found?.options.find(({ label }) => label.startsWith('消防'))
    expect(option?.apply).toBe('fire_unit')
    expect(found?.from).toBe(14)
  })

  it('offers nothing inside texts and comments', () => {
    expect(suggested("select 'fi|")).toEqual([])
    expect(suggested('-- fi|')).toEqual([])
    expect(suggested("select 'a''b', fi| from fire_unit")).toContain('fire_unit')
  })
})

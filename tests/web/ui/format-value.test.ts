import { describe, expect, it } from 'vitest'
import type { AttributeDefinition } from '../../../data/contracts/index.ts'
import { setLanguage } from '../../../web/i18n/index.ts'
import { showAttributes } from '../../../web/ui/format-value.ts'

const define = (key: string, given: Partial<AttributeDefinition>): AttributeDefinition => ({
  key,
  name: { zh: `${key}名`, en: `${key} name` },
  type: 'text',
  sensitivity: 1,
  ...given,
})

const grade = define('grade', {
  type: 'enum',
  values: [{ value: '红', name: { zh: '红', en: 'Red' }, colour: '#c00' }],
})

const one = (
  value: unknown,
  definition: AttributeDefinition,
  language: 'zh' | 'en' = 'en',
  masked = false,
) => {
  setLanguage(language)
  return showAttributes(
    [{ key: definition.key, value, ...(masked && { masked }) }],
    [definition],
  )[0]!
}

describe('showAttributes', () => {
  it('names an enum value in the language of the screen, with its colour', () => {
    expect(one('红', grade)).toMatchObject({
      name: 'grade name',
      texts: [{ text: 'Red', colour: '#c00' }],
    })
    expect(one('红', grade, 'zh').texts[0]!.text).toBe('红')
  })

  it('keeps a value that is not in the closed list', () =>
    expect(one('紫', grade).texts).toEqual([{ text: '紫' }]))

  it('prints numbers with their unit', () => {
    const area = define('area', { type: 'number', unit: { zh: '㎡', en: 'm²' } })
    expect(one(1234.5, area).texts[0]!.text).toBe('1,234.5 m²')
    expect(one(1234.5, area, 'zh').texts[0]!.text).toBe('1,234.5㎡')
  })

  it('groups the digits of numbers, but not of years', () => {
    expect(one(1998, define('year', { type: 'number' })).texts[0]!.text).toBe('1998')
    expect(one(1998, define('area', { type: 'number' })).texts[0]!.text).toBe('1,998')
  })

  it('says yes and no in words', () =>
    expect(one(false, define('smoke', { type: 'boolean' }), 'zh').texts[0]!.text).toBe('否'))

  it('shows 0 and no as values, null and the empty text as nothing recorded', () => {
    expect(one(0, define('n', { type: 'number' })).texts).toHaveLength(1)
    expect(one(null, define('n', { type: 'number' })).texts).toEqual([])
    expect(one('', define('s', {})).texts).toEqual([])
  })

  it('lists every item of a list', () =>
    expect(one(['汽油', '刀具'], define('goods', { type: 'list' })).texts).toHaveLength(2))

  it('hands the day of a date on, unless it is masked', () => {
    const due = define('due', { type: 'date' })
    expect(one('2026-03-12', due).day).toBe('2026-03-12')
    expect(one('****', due, 'en', true).day).toBeNull()
  })

  it('says which grade a masked value needs', () => {
    const phone = define('phone', { sensitivity: 3 })
    expect(one('138****0000', phone, 'zh', true)).toMatchObject({ masked: true, grade: 3 })
  })

  it('shows values of own layers, which no registry knows, under their own key, last', () => {
    setLanguage('zh')
    const shown = showAttributes(
      [
        { key: 'HEIGHT', value: 12 },
        { key: 'grade', value: '红' },
      ],
      [grade],
    )
    expect(shown.map((attribute) => attribute.name)).toEqual(['grade名', 'HEIGHT'])
  })
})

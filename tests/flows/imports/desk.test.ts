import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { deskClient } from '../../builders/desk-client.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const desk = deskClient(app, 'steward')
const { buildings, rooms, items } = WORLD

const HEADER = '编号,店名,经营地址,信用代码,量化等级,燃气类型,联系人,联系电话,投诉数,检查日期'
const csv = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`
const NOODLES =
  'C-1,老周面馆,良溪区清源街道文澜路12号文澜苑3幢1单元101室,,B级,瓶装,张三,13812341234,2,2025年5月1日'
const BAKERY = 'C-2,文澜面包房,文澜苑5栋101,,A,管道,李四,0571-88881234,0,2025/6/3'

const catering = () =>
  app().db.query<{ code: string; title: string; attributes: Record<string, unknown> }>(
    `select code, title, attributes, building, room, phone, manager, last_check, class, state
     from layer_item where layer = 'CATERING' and valid_to is null order by title`,
  )

describe('the import desk', () => {
  it('finds columns, places rows, and says what a commit would do', async () => {
    const file = iconv.encode(csv(NOODLES, BAKERY), 'gb18030')
    const job = await desk.drop({ '餐饮.csv': file }, 'CATERING', '市场监管局')
    expect(job.state).toBe('mapping')
    expect(job.encoding).toBe('gb18030')
    expect(job.desk!.mapping).toMatchObject({
      address: ['经营地址'],
      key: ['编号'],
      fields: {
        店名: 'title',
        量化等级: 'grade',
        燃气类型: 'gas',
        联系人: 'manager',
        联系电话: 'phone',
        检查日期: 'last_check',
      },
    })
    expect(JSON.stringify(job)).not.toContain('13812341234')
    expect(JSON.stringify(job)).not.toContain('李四')
    const ready = await desk.check(job)
    expect(ready.error).toBeUndefined()
    expect(ready.desk!.counts).toMatchObject({ added: 1, changed: 1, doubtful: 0, failed: 0 })
    const [changed] = await desk.rows(ready, 'changed')
    expect(changed).toMatchObject({ code: items.catering, title: '老周面馆' })
    expect(changed!.changes).toContainEqual({ field: 'grade', before: 'C', after: 'B' })
    const before = await catering()
    await desk.commit(ready)
    const after = await catering()
    expect(after).toHaveLength(before.length + 1)
    expect(after.find(({ title }) => title === '文澜面包房')).toMatchObject({
      building: buildings.slab5,
      room: rooms.single,
      phone: '0571-88881234',
      last_check: '2025-06-03',
      attributes: { grade: 'A', gas: '管道' },
    })
    const again = await desk.check(await desk.drop({ '餐饮.csv': file }, 'CATERING', '市场监管局'))
    expect(again.desk!.counts).toMatchObject({ same: 2, added: 0, changed: 0, failed: 0 })
    expect(again.desk!.proposals.every(({ by }) => by === 'sender')).toBe(true)
    await desk.commit(again)
    expect(await catering()).toEqual(after)
    expect((await desk.undo(again)).status).toBe(200)
    expect((await desk.undo(ready)).status).toBe(200)
    expect(await catering()).toEqual(before)
  })
})

import { describe, expect, it } from 'vitest'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { deskClient } from '../../builders/desk-client.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'

const { app } = useTinyApp()
const desk = deskClient(app, 'steward')
const csv = (...rows: string[]) => ({
  '餐饮.csv': `编号,店名,经营地址\n${rows.join('\n')}\n`,
})
const ONE = 'C-1,一号面馆,文澜苑3幢1单元101室'
const TWO = 'C-2,二号面馆,文澜苑5幢101室'
const standing = () =>
  app().db.query<{ title: string }>(
    `select title from layer_item where layer = 'CATERING' and title like '%号面馆' and valid_to is null order by title`,
  )

describe('a complete list', () => {
  it('ends what its sender has brought before and no longer has, and nothing else', async () => {
    const first = await desk.commit(
      await desk.check(await desk.drop(csv(ONE, TWO), 'CATERING', '市场监管局')),
    )
    const job = await desk.check(await desk.drop(csv(ONE), 'CATERING', '市场监管局'), {
      isComplete: true,
    })
    expect(job.desk!.counts).toMatchObject({ same: 1, removed: 1 })
    expect((await desk.rows(job))[0]).toMatchObject({ row: -1, kind: 'removed', title: '二号面馆' })
    const shown = await desk.job(await desk.get(`/api/imports/${job.id}`))
    expect(shown.desk!.points!.map(([, , kind, row]) => [row, kind])).toContainEqual([-1, 3])
    const committed = await desk.commit(job)
    expect((await standing()).map(({ title }) => title)).toEqual(['一号面馆'])
    expect((await desk.undo(first)).status).toBe(409)
    expect((await desk.undo(committed)).status).toBe(200)
    expect(await standing()).toHaveLength(2)
    expect((await desk.undo(first)).status).toBe(200)
    expect(await standing()).toEqual([])
  })
})

describe('commits at the same moment', () => {
  it('take a file over once, and write it anew where the base has changed since the check', async () => {
    const job = await desk.check(await desk.drop(csv(ONE), 'CATERING', '市场监管局'))
    const other = await desk.check(await desk.drop(csv(ONE), 'CATERING', '市场监管局'))
    const answers = await Promise.all([1, 2, 3].map(() => desk.commit(job)))
    expect(answers.map(({ state }) => state)).toEqual(['committed', 'committed', 'committed'])
    expect(await standing()).toHaveLength(1)
    // What was to be added by the second file is there now.
    const refused = await desk.post(`/api/imports/${other.id}/commit`)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('base-changed')
    const undone = (await (await desk.undo(job)).json()) as ImportJob
    expect(undone.state).toBe('undone')
  })

  it('show where answered rows lie now, and take a commit without a body', async () => {
    const job = await desk.check(
      await desk.drop(csv('D-1,三号面馆,文澜路桃花源小区3幢1单元101室'), 'CATERING', '街道办'),
    )
    expect(job.desk!.counts).toMatchObject({ doubtful: 1 })
    const [row] = await desk.rows(job, 'doubtful')
    const { subdistrict, addressId } = row!.candidates![0]!
    const answers = [{ row: 1, place: { subdistrict, addressId }, remember: false }]
    await desk.job(await desk.post(`/api/imports/${job.id}/answers`, { answers }))
    const shown = await desk.job(await desk.get(`/api/imports/${job.id}`))
    expect(shown.desk!.points).toEqual([[expect.any(Number), expect.any(Number), 0, 1]])
    expect(shown.desk!.placed!.byGrid).toEqual([{ grid: expect.any(String), rows: 1, all: 1 }])
    const answer = await app()
      .as('steward')
      .request(`/api/imports/${job.id}/commit`, { method: 'POST' })
    expect(answer.status).toBe(200)
    expect((await desk.undo(job)).status).toBe(200)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { undoDesk } from '../../../server/imports/desk/commit/undo-desk.ts'
import { type Asker, openRun } from '../../../server/imports/desk/run-of.ts'
import { createScope } from '../../../server/security/scope.ts'
import { deskClient } from '../../builders/desk-client.ts'
import { points } from '../../builders/import-files.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get } = useTinyApp()
const { grids, rooms } = WORLD

describe('a layer of one’s own', () => {
  const WELLS = points([{ at: [120.003, 30.253], name: '老井', kind: '井' }])
  let mine: ImportJob
  let theirs: ImportJob

  beforeAll(async () => {
    const jobs = await Promise.all([upload('steward'), upload('planner')])
    mine = await commit('steward', jobs[0]!)
    theirs = jobs[1]!
  })

  async function upload(user: DemoUser): Promise<ImportJob> {
    const form = new FormData()
    form.append('file', new Blob([WELLS]), `${user}.geojson`)
    const begun = await app().as(user).request('/api/imports', { method: 'POST', body: form })
    const { id } = (await begun.json()) as ImportJob
    for (;;) {
      const job = await get<ImportJob>(user, `/api/imports/${id}`)
      if (job.state !== 'reading') return job
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const asked = (user: DemoUser, { id }: ImportJob) =>
    app().as(user).request(`/api/imports/${id}/commit`, { method: 'POST' })
  const commit = async (user: DemoUser, job: ImportJob): Promise<ImportJob> => {
    const answer = await asked(user, job)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()) as ImportJob
  }
  // Between the choice of a code and the commit somebody else may have taken it.
  const call = (job: ImportJob, layer: string) =>
    app().db.execute(
      `update import_job set job = jsonb_set(job::jsonb, '{layer}', to_jsonb($2::text)) where id = $1`,
      [job.id, layer],
    )

  it('takes nothing from others in, nor does one that is everybody’s', async () => {
    for (const layer of [mine.layer, WORLD.ownLayer, 'ROAD']) {
      const features = () =>
        app().db.query('select code from map_feature where layer = $1 order by code', [layer])
      const before = await features()
      await call(theirs, layer)
      const answer = await asked('planner', theirs)
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({ error: { code: 'layer-exists' } })
      expect(await features()).toEqual(before)
    }
  })

  it('does not tell by its colour which layers others have', async () => {
    const colourOf = async (layer: string) => {
      const sql = `select definition -> 'symbol' ->> 'colour' as colour from own_layer where code = $1`
      return (await app().db.first<{ colour: string }>(sql, [layer]))!.colour
    }
    await call(theirs, 'OWN_THEIRS')
    await commit('planner', theirs)
    expect(await colourOf('OWN_THEIRS')).toBe(await colourOf(mine.layer))
    expect(await colourOf('OWN_THEIRS')).not.toBe(await colourOf(WORLD.ownLayer))
  })
})

describe('addresses at the desk', () => {
  const desk = deskClient(app, 'steward')
  const EAST = '文澜路12号文澜苑5幢'
  let job: ImportJob
  /** Keeps the base in one grid, and analyses everywhere. */
  const keeper = (grid: string): Asker => {
    const grant = { layers: null, maxSensitivity: 4 as const }
    const grants = [
      { ...grant, role: 'analyst' as const, areas: [WORLD.district] },
      { ...grant, role: 'steward' as const, areas: [grid] },
    ]
    return { owner: 'demo:steward', scope: createScope('demo:steward', grants, '2100-01-01') }
  }

  beforeAll(async () => {
    await app().db.execute(
      `update role_assignment set role = 'steward', areas = $1 where user_id = 'demo:analyst'`,
      [[grids.west]],
    )
    const file = `编号,标准地址\nA-1,${EAST}109室\nA-2,${EAST}101室\n`
    job = await desk.commit(
      await desk.check(await desk.drop({ '表.csv': file }, 'ADDRESS', '民政局')),
    )
  })

  it('are known by their codes and numbers where one may write, elsewhere as if they were nowhere', async () => {
    const west = deskClient(app, 'analyst')
    const stairs = '文澜路12号文澜苑3幢'
    const rows = [
      `A-2,${stairs}2单元502室,`,
      `A-3,${stairs}1单元101室,${rooms.single}`,
      `A-4,${stairs}2单元501室,${rooms.family}`,
    ]
    const file = ['编号,标准地址,标准地址编码', ...rows, ''].join('\n')
    const dropped = await west.drop({ '表.csv': file }, 'ADDRESS', '民政局')
    const checked = await west.check(dropped, {
      key: ['编号'],
      address: ['标准地址'],
      fields: { 标准地址编码: 'address_code' },
    })
    const told = (await west.rows(checked)).map(({ kind, remarks }) => [
      kind,
      ...remarks.map((remark) => remark.kind),
    ])
    expect(told).toEqual([['same'], ['failed', 'unknown-code'], ['same']])
  })

  it('are changed as by one who keeps the base there, whatever else he may do elsewhere', async () => {
    const { run } = await openRun(app().services, keeper(grids.west), job, { isComplete: false })
    expect(run.author.scope.areas).toEqual([grids.west])
  })

  it('are taken back by who may still write everywhere that the import has written to', async () => {
    const { services } = app()
    const authors: (readonly string[])[] = []
    const addressDesk: typeof services.addressDesk = {
      ...services.addressDesk,
      takeBack: (client, author, change) => {
        authors.push(author.scope.areas)
        return services.addressDesk.takeBack(client, author, change)
      },
    }
    const undo = (grid: string) => undoDesk({ ...services, addressDesk }, keeper(grid), job.id)
    const there = async () =>
      (
        await app().db.query(
          `select from address where full_text like '%5幢109室' and state <> 'retired'`,
        )
      ).length
    await expect(undo(grids.west)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await there()).toBe(1)
    expect((await undo(grids.east)).state).toBe('undone')
    expect([await there(), authors]).toEqual([0, [[grids.east]]])
  })
})

it('the roads of a sender in other grids are neither changed nor taken away by who writes in one', async () => {
  const line = (id: string, name: string, lon: number) => ({
    type: 'Feature',
    properties: { id, name },
    geometry: { type: 'LineString', coordinates: [0, 0.001].map((by) => [lon + by, 30.253]) },
  })
  const file = (...features: object[]) => ({
    'roads.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
  })
  const mapped = { crs: 'EPSG:4490', key: ['id'], fields: { name: 'title' } } as const
  const desk = deskClient(app, 'steward')
  const [west, east] = [line('1', '西路', 120.002), line('2', '东路', 120.008)]
  const both = await desk.check(await desk.drop(file(west, east), 'ROAD', '城管'), mapped)
  expect(both.desk!.counts).toMatchObject({ added: 2 })
  await desk.commit(both)
  await app().db.execute(`update role_assignment set areas = $1 where user_id = 'demo:steward'`, [
    [grids.west],
  ])
  const kindsOf = async (...features: object[]) => {
    const job = await desk.drop(file(...features), 'ROAD', '城管')
    const checked = await desk.check(job, { ...mapped, isComplete: true })
    return (await desk.rows(checked)).map(({ row, kind }) => [row, kind])
  }
  // Not taken away, though it is not in the file; not called here, though its number is.
  expect(await kindsOf(west)).toEqual([[1, 'same']])
  expect(await kindsOf(west, line('2', '东路', 120.004))).toEqual([
    [1, 'same'],
    [2, 'failed'],
  ])
})

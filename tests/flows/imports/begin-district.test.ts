import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GridFile, ImportJob, SearchHit } from '../../../data/contracts/index.ts'
import { lonLatOf } from '../../../data/formats/crs/lon-lat-of.ts'
import { citizenIdCheck } from '../../../data/rules/check-digits.ts'
import { inspectCoverage } from '../../../data/rules/coverage/import/inspect-coverage.ts'
import {
  proposedDecisions,
  repairCoverage,
} from '../../../data/rules/coverage/import/repair-coverage.ts'
import { choosePacks } from '../../../server/publish/choose-packs.ts'
import { layerDefinition } from '../../../server/publish/layer-definition.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishLayer } from '../../../server/publish/publish-layer.ts'
import { deskClient } from '../../builders/desk-client.ts'
import type { Files } from '../../builders/import-files.ts'
import {
  area,
  BUILDINGS,
  box,
  collection,
  DISTRICT,
  DIVISIONS,
  EAST,
  line,
  WEST,
} from '../../builders/new-district.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

/** Nothing is there but accounts. */
let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  await app.db.execute(
    `insert into role_assignment (user_id, role, areas, max_sensitivity) values ('demo:planner', 'planner', '{330199}', 4)`,
  )
})
afterAll(() => app?.close())

const desk = deskClient(() => app, 'steward')
const people = deskClient(() => app, 'planner')
const WGS = { crs: 'EPSG:4490' }

async function bring(files: Files, target: string, change = {}, by = desk): Promise<ImportJob> {
  const read = await by.drop(files, target, '资规局')
  expect(read.error ?? null).toBeNull()
  const job = await by.check(read, change)
  expect(job.error ?? null).toBeNull()
  return job
}
const kinds = async (job: ImportJob, by = desk) =>
  (await by.rows(job)).map(({ row, kind, remarks }) => [row, kind, ...remarks.map((r) => r.kind)])
const same = (job: ImportJob) => {
  const { same, ...rest } = job.desk!.counts!
  expect(same).toBeGreaterThan(0)
  expect(rest).toMatchObject({ added: 0, changed: 0, moved: 0, removed: 0 })
}
const divisions = (...features: object[]) => ({ '行政区划.geojson': collection(...features) })

it('begins with its divisions, each where its code says', async () => {
  const first = await bring(
    divisions(
      ...DIVISIONS,
      area({ 区划代码: '330199002001', 名称: '无街道社区' }, WEST),
      area({ 区划代码: '330199001003', 名称: '别处社区' }, box(111, 25, 111.01, 25.01)),
      area({ 区划代码: '330199001004', 名称: '无图社区' }, null),
      area({ 区划代码: '330100', 名称: '某市' }, DISTRICT),
      area({ 区划代码: '330299', 名称: '邻区' }, DISTRICT),
    ),
    'DIVISION',
    WGS,
  )
  expect(await kinds(first)).toEqual([
    [1, 'added'],
    [2, 'added'],
    [3, 'added'],
    [4, 'added'],
    [5, 'failed', 'division-parent'],
    [6, 'failed', 'division-outside'],
    [7, 'failed', 'no-area'],
    [8, 'failed', 'division-above'],
    [9, 'failed', 'division-foreign'],
  ])
  const committed = await desk.commit(first)
  expect(
    await app.db.query('select level, full_text, community from address order by level, community'),
  ).toEqual([
    { level: 4, full_text: '良溪区桂溪镇街道', community: '' },
    { level: 5, full_text: '良溪区桂溪镇街道桂花社区', community: '330199001001' },
    { level: 5, full_text: '良溪区桂溪镇街道木樨社区', community: '330199001002' },
  ])
  expect((await desk.undo(committed)).status).toBe(200)
  expect(await app.db.query('select 1 from division union all select 1 from address')).toEqual([])
  await desk.commit(await bring(divisions(...DIVISIONS), 'DIVISION', WGS))
  // Renamed while nothing lies in it: its addresses follow.
  const [district, , ...communities] = DIVISIONS
  const renamed = area({ 区划代码: '330199001000', 名称: '桂溪街道' }, DISTRICT)
  const again = divisions(district!, renamed, ...communities)
  const job = await bring(again, 'DIVISION', WGS)
  expect(job.desk!.counts).toMatchObject({ changed: 1, same: 3, added: 0 })
  await desk.commit(job)
  expect(
    await app.db.first(`select full_text from address where community = '330199001001'`),
  ).toEqual({ full_text: '良溪区桂溪街道桂花社区' })
})

it('goes on with grids out of a file that need not say in which community they lie', async () => {
  const file = collection(
    area({ 名称: '桂花一' }, box(110, 25, 110.005, 25.01)),
    area({ 名称: '桂花二' }, box(110.005, 25, 110.01, 25.01)),
    area({ 名称: '木樨' }, EAST),
  )
  const form = new FormData()
  form.append('file', new Blob([file]), '网格.geojson')
  const read = await app.as('planner').request('/api/grid-files', { method: 'POST', body: form })
  const { cells, crs } = (await read.json()) as GridFile
  expect(cells.map(({ community }) => community)).toEqual([
    '330199001001',
    '330199001001',
    '330199001002',
  ])
  const inspection = inspectCoverage(cells, lonLatOf(crs))
  const { coverage } = repairCoverage(inspection, proposedDecisions(inspection))
  const from = { kind: 'items', items: [...coverage.items.values()] }
  const plan = { clientId: 'first', title: '首次划分', area: '330199', from }
  const begun = await people.post('/api/grid-plans', plan)
  const { id } = (await begun.json()) as { id: string }
  const today = (await app.db.first<{ day: string }>('select today()::text as day'))!.day
  expect(
    (await people.post(`/api/grid-plans/${id}/decisions`, { decision: 'submit' })).status,
  ).toBe(200)
  const approval = { decision: 'approve', note: '', validFrom: today }
  const approved = await deskClient(() => app, 'reviewer').post(
    `/api/grid-plans/${id}/decisions`,
    approval,
  )
  expect(await approved.json()).toMatchObject({ state: 'published' })
  expect(await app.db.query('select code, name from grid_cell order by code')).toEqual([
    { code: '330199001001001', name: '桂花一' },
    { code: '330199001001002', name: '桂花二' },
    { code: '330199001002001', name: '木樨' },
  ])
  const [job] = await app.db.query<{ id: string }>(
    `select id from import_job where target = 'DIVISION' and job ->> 'state' = 'committed' order by created_at limit 1`,
  )
  const refused = await desk.undo({ id: job!.id } as ImportJob)
  expect(refused.status).toBe(409)
})

it('draws its base map, and tells what lies outside or is drawn wrongly', async () => {
  const roads = {
    '道路.geojson': collection(
      line(
        { osm_id: '1', name: '桂花路', fclass: 'residential' },
        [110.001, 25.002],
        [110.008, 25.002],
      ),
      // Its middle lies beyond the edge.
      line(
        { osm_id: '2', name: '环城路', fclass: 'unheard_of' },
        [110.019, 25.005],
        [110.05, 25.005],
      ),
      line({ osm_id: '3', name: '远路', fclass: 'primary' }, [111, 25], [111.1, 25]),
      area({ osm_id: '4', name: '广场', fclass: 'primary' }, WEST),
    ),
  }
  const mapped = { ...WGS, key: ['osm_id'] }
  const job = await bring(roads, 'ROAD', mapped)
  expect(job.desk!.mapping.fields).toEqual({ name: 'title', fclass: 'class' })
  expect(await kinds(job)).toEqual([
    [1, 'added'],
    [2, 'added', 'value-unknown'],
    [3, 'failed', 'outside'],
    [4, 'failed', 'no-line'],
  ])
  const committed = await desk.commit(job)
  expect(
    await app.db.query(
      `select name, class, grid from map_feature where layer = 'ROAD' order by name desc`,
    ),
  ).toEqual([
    { name: '环城路', class: 0, grid: '330199001002001' },
    { name: '桂花路', class: 5, grid: '330199001001001' },
  ])
  const less = {
    '道路.geojson': collection(
      line(
        { osm_id: '1', name: '桂花路', fclass: 'residential' },
        [110.001, 25.002],
        [110.008, 25.002],
      ),
    ),
  }
  const complete = await bring(less, 'ROAD', { ...mapped, isComplete: true })
  expect(complete.desk!.counts).toMatchObject({ same: 1, removed: 1, changed: 0 })
  const cut = await desk.commit(complete)
  expect(await app.db.query(`select name from map_feature`)).toEqual([{ name: '桂花路' }])
  expect((await desk.undo(committed)).status).toBe(409)
  expect((await desk.undo(cut)).status).toBe(200)
  expect(await app.db.query(`select 1 from map_feature`)).toHaveLength(2)
  const water = {
    '水系.geojson': collection(
      area({ name: '桂湖', fclass: 'water' }, box(110.012, 25.004, 110.014, 25.006)),
    ),
  }
  await desk.commit(await bring(water, 'WATER', WGS))
  const foreign = deskClient(() => app, 'worker')
  await expect(foreign.drop(water, 'WATER', '别人')).rejects.toThrow('403')
})

const BUILDING_MAPPING = {
  ...WGS,
  key: ['ID'],
  fields: { STREET: 'road', DOOR: 'door', LEVELS: 'floors' },
}

/** The code of a building that no file has named at first. */
let numbered = ''
/** What may be taken back, in the order in which it came. */
const brought: ImportJob[] = []

it('takes buildings by their outlines; what nobody names is numbered until a list of addresses does', async () => {
  const job = await bring(BUILDINGS, 'BUILDING', BUILDING_MAPPING)
  expect(await kinds(job)).toEqual([
    [1, 'added'],
    [2, 'added', 'unnumbered'],
    [3, 'added', 'shape-mended', 'unnumbered'],
    [4, 'failed', 'outside'],
  ])
  brought.push(await desk.commit(job))
  same(await bring(BUILDINGS, 'BUILDING', BUILDING_MAPPING))
  numbered = (
    await app.db.query<{ code: string }>(
      `select code from building where title ~ '^未编号建筑' order by lon`,
    )
  )[0]!.code
  const csv = [
    '编号,社区,道路,门牌号,楼幢,单元,室号,用途,产权使用,经度,纬度',
    'A1,,桂花路,8,,,101,居住,自有,110.0022,25.0026',
    'A2,,桂花路,8,,,202,居住,自有,110.0022,25.0026',
    'A3,桂花社区,桂花路,6,,,101,居住,自有,,',
    'A4,桂花社区,没有的路,6,,,101,居住,自有,,',
    'A5,无此社区,桂花路,6,,,102,居住,自有,,',
  ].join('\n')
  const placed = { ...WGS, position: { x: '经度', y: '纬度' } }
  const addresses = await bring({ '地址.csv': csv }, 'ADDRESS', placed)
  expect((await kinds(addresses)).map(([row, kind, ...rest]) => [row, kind, ...rest])).toEqual([
    [1, 'added', 'facts-assumed'],
    [2, 'added', 'facts-assumed'],
    [3, 'added', 'facts-assumed'],
    [4, 'failed', 'facts-assumed', 'no-position-for-new'],
    [5, 'failed', 'community-unknown'],
  ])
  brought.push(await desk.commit(addresses))
  // Named at last: the code stays.
  expect(
    await app.db.first(
      `select address.full_text, building.title, building.footprint is not null as drawn
       from building join address on address.subdistrict = building.subdistrict and address.id = building.address_id
       where building.code = $1`,
      [numbered],
    ),
  ).toEqual({ full_text: '良溪区桂溪街道桂花社区桂花路8号', title: '1幢', drawn: true })
  expect(
    await app.db.query(
      `select full_text, building = $1 as own from address where level = 12 order by full_text`,
      [numbered],
    ),
  ).toEqual([
    { full_text: '良溪区桂溪街道桂花社区桂花路6号101室', own: false },
    { full_text: '良溪区桂溪街道桂花社区桂花路8号101室', own: true },
    { full_text: '良溪区桂溪街道桂花社区桂花路8号202室', own: true },
  ])
  same(await bring({ '地址.csv': csv }, 'ADDRESS', placed))
})

it('has residents who find their room, show up in a tile and are found by their address', async () => {
  const half = '33019919850101123'
  const csv = [
    '姓名,身份证号,住址,居住方式,户籍情况',
    `周一,${half}${citizenIdCheck(half)},桂溪街道桂花路8号101室,自住,户籍在册`,
  ].join('\n')
  const job = await bring({ '人口.csv': csv }, 'RESIDENT', {}, people)
  expect(await kinds(job, people)).toEqual([[1, 'added']])
  const settled = await people.commit(job)
  for (const layer of ['RESIDENT', 'ADDRESS', 'BUILDING', 'DIVISION', 'ROAD']) await publish(layer)
  const layers = (await (await people.get('/api/layers')).json()) as {
    code: string
    featureCount: number
    version: string
    detailZoom: number
  }[]
  const counts = Object.fromEntries(layers.map(({ code, featureCount }) => [code, featureCount]))
  expect(counts).toMatchObject({ RESIDENT: 3, BUILDING: 3, DIVISION: 4, ROAD: 2 })
  const { version } = layers.find(({ code }) => code === 'RESIDENT')!
  const tile = await people.get(
    `/tiles/RESIDENT/16/${tileX(110.0022, 16)}/${tileY(25.0026, 16)}.fgb?v=${version}`,
  )
  expect(tile.status).toBe(200)
  const hits = (await (await people.get('/api/search?q=桂花路8号101室')).json()) as SearchHit[]
  expect(JSON.stringify(hits)).toContain('桂花路8号101室')

  // From the last to the first, and in no other order.
  const [buildings, addresses] = brought
  expect((await desk.undo(buildings!)).status).toBe(409)
  expect((await desk.undo(addresses!)).status).toBe(409)
  expect((await people.undo(settled)).status).toBe(200)
  expect((await desk.undo(addresses!)).status).toBe(200)
  expect(
    await app.db.first('select title from building where code = $1', [numbered]),
  ).toMatchObject({
    title: expect.stringMatching(/^未编号建筑/),
  })
  expect((await desk.undo(buildings!)).status).toBe(200)
  expect(await app.db.query('select 1 from building union all select 1 from room')).toEqual([])
})

async function publish(code: string): Promise<void> {
  const [chosen] = await choosePacks(app.services, { layer: code })
  const layer = await layerDefinition(app.services, code)
  const maker = localPackMaker(app.services)
  await publishLayer({ db: app.db, maker }, layer!, chosen!.subdistricts)
}

const tileX = (lon: number, z: number) => Math.floor(((lon + 180) / 360) * 2 ** z)
const tileY = (lat: number, z: number) =>
  Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)

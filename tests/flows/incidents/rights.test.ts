import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  Incident,
  IncidentLogPage,
  IncidentPosition,
  IncidentProgress,
  IncidentReceipt,
  IncidentRound,
  IncidentStatistics,
  IncidentSurvey,
  IncidentZone,
} from '../../../data/contracts/index.ts'
import { listCommanders } from '../../../server/incidents/command/list-commanders.ts'
import { showRound } from '../../../server/incidents/roll-call/show-round.ts'
import { listDoors } from '../../../server/incidents/store.ts'
import { surveyPlace } from '../../../server/incidents/survey/survey-place.ts'
import { scopeOn } from '../../../server/security/scope.ts'
import { makeScope, type ScopeOptions } from '../../builders/scope.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const { buildings, grids, rooms, items } = WORLD
const HOUSES = [buildings.slab3, buildings.slab5, buildings.farmhouse]
const EVERYWHERE = { buildings: [...HOUSES, buildings.far] }
const id = randomUUID()
const PATH = `/api/incidents/${id}`
const acted = (act: object) => ({ id: randomUUID(), at: new Date().toISOString(), ...act })

beforeAll(async () => {
  const { db } = app()
  // A shelter, a fire unit, a camera and a hazard in the west, and one of each in the south.
  const kinds = {
    [items.rental]: 'SHELTER',
    [items.catering]: 'FIRE_UNIT',
    [items.goods]: 'CAMERA',
    [items.estate]: 'CATERING',
  }
  for (const [code, layer] of Object.entries(kinds)) {
    await db.execute('update layer_item set layer = $1 where code = $2', [layer, code])
    await db.execute(
      `insert into layer_item
       select (jsonb_populate_record(item, jsonb_build_object('code', 'S-' || code, 'grid', $2::text, 'lon', 120.013))).*
       from layer_item as item where code = $1`,
      [code, grids.south],
    )
  }
  await db.execute(
    `insert into grid_staff (subdistrict, grid, staff_key, name, role, full_time, valid_from)
     values ($1, $2, 's5', '郑五', '专职', true, '2020-01-01')`,
    [WORLD.qingyuan, grids.south],
  )
  await db.execute(`update role_assignment set areas = $1 where user_id = 'demo:deputy'`, [
    [WORLD.linxi],
  ])
  await db.execute(
    `update role_assignment set role = 'commander', layers = '{BUILDING}' where user_id = 'demo:analyst'`,
  )
  const wanted = { id, kind: 'collapse', title: '塌陷', drill: true, place: EVERYWHERE }
  await ask('commander', '/api/incidents', 'POST', wanted)
})

async function ask<Body>(user: DemoUser, path: string, method = 'GET', body?: object) {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const answer = await app().as(user).request(path, init)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Body
}

const visible = (options: ScopeOptions) => {
  const scope = makeScope(options)
  return app().services.registry.layers.flatMap((layer) => scopeOn(scope, layer) ?? [])
}

describe('a survey', () => {
  const survey = async (options: ScopeOptions, place: object = { polygon: DISTRICT }) =>
    (await surveyPlace(app().db, visible(options), { kind: 'fire', place: place as never })).survey
  const DISTRICT = [
    [119.999, 30.249],
    [120.019, 30.249],
    [120.019, 30.257],
    [119.999, 30.257],
  ]

  it('tells of each layer what lies where one may see it', async () => {
    const told = async (options: ScopeOptions) => {
      const { counts, hazards, shelters, fireUnits, cameras, workers } = await survey(options)
      const things = [hazards, shelters, fireUnits, cameras, workers].map(({ length }) => length)
      return [counts.buildings, counts.rooms, counts.enterprises, ...things]
    }
    const [all, west, rest] = [
      await told({ areas: [WORLD.qingyuan] }),
      await told({ areas: [grids.west] }),
      await told({ areas: [grids.east, grids.south] }),
    ]
    expect(all.map((count, index) => count! - west[index]! - rest[index]!)).toEqual(
      all.map(() => 0),
    )
    expect(west.every((count) => count! > 0)).toBe(true)
    expect(rest.every((count) => count! > 0)).toBe(true)
    expect(await told({ layers: ['BUILDING'] })).toEqual([3, 0, null, 0, 0, 0, 0, 0])
  })

  it('leaves out what hangs on a house whose own layer one may not see there', async () => {
    const { registry, db } = app().services
    const on = (code: string, areas: readonly string[]) =>
      scopeOn(makeScope({ areas }), registry.layer(code)!)!
    const seen = [on('BUILDING', [WORLD.qingyuan])]
    const codes = ['ADDRESS', 'ENTERPRISE', 'GRID', 'RESIDENT']
    const west = [...seen, ...codes.map((code) => on(code, [grids.west]))]
    const { survey: told } = await surveyPlace(db, west, { kind: 'fire', place: EVERYWHERE_HERE })
    const whole = await survey({ areas: [WORLD.qingyuan] }, EVERYWHERE_HERE)
    expect(told.counts.buildings).toBe(3)
    expect(told.counts.rooms).toBeLessThan(whole.counts.rooms)
    expect(told.counts.enterprises).toBeLessThan(whole.counts.enterprises!)
    expect(new Set(told.workers.map(({ grid }) => grid))).toEqual(new Set([grids.west]))
    expect([told.counts.residents, told.help]).toEqual([null, null])
    expect(whole.counts.residents).toBeGreaterThan(0)
  })

  it('is of what the account that asks may see', async () => {
    const here = { kind: 'fire', place: { polygon: DISTRICT } }
    const counts = async (user: DemoUser) =>
      (await ask<IncidentSurvey>(user, '/api/incidents/survey', 'POST', here)).counts.buildings
    expect([await counts('commander'), await counts('deputy')]).toEqual([3, 0])
    expect((await ask<IncidentSurvey>('commander', `${PATH}/survey`)).counts.buildings).toBe(4)
    await expect(ask('deputy', `${PATH}/survey`)).rejects.toThrow('building-not-found')
    const round = await ask<IncidentRound>('deputy', `${PATH}/round`)
    expect(round.buildings.map(({ code }) => code)).toEqual([buildings.far])
    const wanted = { id: randomUUID(), kind: 'fire', title: 'x', drill: true }
    const place = { buildings: [buildings.slab3] }
    const opened = ask('deputy', '/api/incidents', 'POST', { ...wanted, place })
    await expect(opened).rejects.toThrow('building-not-found')
  })

  it('leads out by roads that one may see, were they not for everybody', async () => {
    const { registry, db } = app().services
    await db.execute(`update map_feature set grid = $1 where code = 'R1'`, [grids.east])
    const road = { ...registry.layer('ROAD')!, sensitivity: 2 as const }
    const exits = async (grid: string) => {
      const seen = [...visible({ layers: ['BUILDING'] })]
      const roads = scopeOn(makeScope({ areas: [grid] }), road)!
      const asked = { kind: 'fire', place: { polygon: DISTRICT } } as never
      return (await surveyPlace(db, [...seen, roads], asked)).survey.exits
    }
    expect(await exits(grids.east)).not.toBeNull()
    expect(await exits(grids.west)).toBeNull()
  })

  it('finds picked houses where one may see them, and counts nobody where there is no house', async () => {
    expect((await survey({}, EVERYWHERE)).counts.buildings).toBe(4)
    await expect(survey({ areas: [WORLD.qingyuan] }, EVERYWHERE)).rejects.toMatchObject({
      code: 'building-not-found',
    })
    const nowhere = { point: [120.02, 30.2], radiusM: 10 }
    expect((await survey({}, nowhere)).counts.residents).toBe(0)
    expect((await survey({ maxSensitivity: 2 }, nowhere)).counts.residents).toBeNull()
  })
})
const EVERYWHERE_HERE = { buildings: HOUSES }

describe('a roll-call', () => {
  const setGrids = (...codes: string[]) =>
    app().db.execute('update incident set grids = $2 where id = $1', [id, codes])

  it('is there for who sees one of its doors, with those doors', async () => {
    const doors = async (user: DemoUser) => {
      const [incident] = await ask<Incident[]>(user, '/api/incidents')
      const { doors: shown } = await ask<IncidentProgress>(user, `${PATH}/progress`)
      return [incident!.doors, shown.length]
    }
    const counted = async (user: DemoUser) =>
      (await ask<IncidentStatistics>(user, `${PATH}/statistics`)).doors
    const all = await listDoors(app().db, id)
    const within = (...codes: string[]) => all.filter(({ grid }) => codes.includes(grid)).length
    const mine = within(grids.west, grids.east)
    expect(mine).toBeLessThan(all.length)
    expect(await doors('commander')).toEqual([all.length, all.length])
    expect(await doors('worker')).toEqual([mine, mine])
    expect(await counted('commander')).toBe(all.length)
    expect(await counted('deputy')).toBe(within(grids.far))
    await setGrids(grids.west)
    expect(await ask('deputy', '/api/incidents')).toEqual([])
    await expect(ask('deputy', PATH)).rejects.toThrow('incident-not-found')
    await expect(ask('analyst', '/api/incidents')).rejects.toThrow('incident-not-found')
    await setGrids(...Object.values(grids))
  })

  it('is ticked, and read in its log, door by door that one sees', async () => {
    const tick = async (user: DemoUser, room: string) => {
      const acts = [acted({ kind: 'tickDoor', room, result: 'notHome' })]
      const { results } = await ask<IncidentReceipt>(user, `${PATH}/field-acts`, 'POST', { acts })
      return results.map((result) => ('refused' in result ? result.refused : 'taken'))
    }
    expect(await tick('worker', rooms.family)).toEqual(['taken'])
    expect(await tick('worker', rooms.far)).toEqual(['unknownDoor'])
    expect(await tick('commander', rooms.far)).toEqual(['taken'])
    const log = async (user: DemoUser) =>
      (await ask<IncidentLogPage>(user, `${PATH}/log`)).entries.flatMap(({ act }) =>
        act.kind === 'tickDoor' ? [act.room] : [],
      )
    expect(await log('commander')).toEqual([rooms.family, rooms.far])
    expect(await log('worker')).toEqual([rooms.family])
  })

  it('names on the way the houses that one sees, and who needs help to who may know it of all', async () => {
    const doors = await listDoors(app().db, id)
    const round = async (options: ScopeOptions): Promise<IncidentRound> =>
      showRound(app().db, doors, visible(options))
    const codes = async (options: ScopeOptions) =>
      (await round(options)).buildings.map(({ code }) => code)
    expect((await codes({})).sort()).toEqual([...EVERYWHERE.buildings].sort())
    expect(await codes({ areas: [grids.west] })).toEqual([buildings.slab3])
    expect(await codes({ layers: ['ADDRESS'] })).toEqual([])
    for (const [narrow, wide] of [
      ['ADDRESS', 'BUILDING'],
      ['BUILDING', 'ADDRESS'],
    ] as const) {
      const west = visible({ layers: [narrow], areas: [grids.west] })
      const seen = await showRound(app().db, doors, [...west, ...visible({ layers: [wide] })])
      expect(seen.buildings.map(({ code }) => code)).toEqual([buildings.slab3])
    }
    expect((await round({})).helpFirst).not.toBeNull()
    expect((await round({ maxSensitivity: 2 })).helpFirst).toBeNull()
    const addresses = visible({ layers: ['ADDRESS', 'BUILDING'] })
    const known = [...addresses, ...visible({ layers: ['RESIDENT'], areas: [grids.west] })]
    expect((await showRound(app().db, doors, known)).helpFirst).toBeNull()
  })

  it('shows who is near to who sees its doors', async () => {
    const here = { lonLat: [120.003, 30.253], accuracyM: 5, responder: '周' }
    await app()
      .as('worker')
      .request(`${PATH}/position`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(here),
      })
    expect(await ask<IncidentPosition[]>('commander', `${PATH}/positions`)).toHaveLength(1)
    const near = async (areas: string[]) => {
      const place = { point: [120.003, 30.253], radiusM: 50 } as const
      return (await surveyPlace(app().db, visible({ areas }), { kind: 'fire', place })).survey
        .nearby
    }
    await setGrids(grids.west)
    expect(await near([WORLD.qingyuan])).toHaveLength(1)
    expect(await near([grids.east])).toEqual([])
    await setGrids(...Object.values(grids))
  })

  it('is led by who may lead all of it now', async () => {
    const able = async (codes: string[] = [grids.west]) =>
      (await listCommanders(app().db, codes)).map((one) => one.id)
    const { db } = app()
    expect(await able()).toContain('demo:commander')
    expect(await able([grids.far])).toContain('demo:deputy')
    expect(await able()).not.toContain('demo:deputy')
    expect(await able([grids.west, grids.far])).not.toContain('demo:deputy')
    const only = async (change: string) => {
      await db.execute(`update role_assignment set ${change} where user_id = 'demo:commander'`)
      const found = await able()
      await db.execute(
        `update role_assignment set valid_from = now(), valid_to = null where user_id = 'demo:commander'`,
      )
      return found
    }
    expect(await only(`valid_from = now() + interval '1 day'`)).not.toContain('demo:commander')
    expect(await only(`valid_to = now()`)).not.toContain('demo:commander')
    await db.execute(`update user_account set disabled = true where id = 'demo:commander'`)
    expect(await able()).not.toContain('demo:commander')
    await db.execute(`update user_account set disabled = false where id = 'demo:commander'`)
  })
})

it('keeps a zone for who sees a house of it', async () => {
  const zone = {
    id: randomUUID(),
    name: '临溪',
    kind: 'flood',
    place: { buildings: [buildings.far] },
  }
  const names = async (user: DemoUser) =>
    (await ask<IncidentZone[]>(user, '/api/incident-zones')).map(({ name }) => name)
  await ask('deputy', '/api/incident-zones', 'POST', zone)
  expect(await names('deputy')).toEqual(['临溪'])
  const own = { ...zone, id: randomUUID(), place: { buildings: [buildings.slab3] } }
  await expect(ask('deputy', '/api/incident-zones', 'POST', own)).rejects.toThrow(
    'building-not-found',
  )
  await ask('commander', '/api/incident-zones', 'POST', { ...own, name: '文澜' })
  expect(await names('commander')).toEqual(['文澜', '临溪'])
  expect(await names('deputy')).toEqual(['临溪'])
})

import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type {
  Alarm,
  EventPerson,
  EventSurroundings,
  EventWork,
  NewEvent,
  ReportOutcome,
  ShiftHandover,
} from '../../../data/contracts/index.ts'
import { EVENT_ROUTING, PREWARNING_RULES } from '../../../data/registry/index.ts'
import { simulateSensorsCommand } from '../../../server/events/prewarning/command.ts'
import { surroundingsRoutes } from '../../../server/events/report/surroundings.ts'
import { findEvent } from '../../../server/events/store.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'
import type { Mode } from '../../../server/settings.ts'
import { makeLayerScope, makeScope } from '../../builders/scope.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { ask, post, report, act, read } = loopClient(app)
const { events, grids } = WORLD
const noise = (lon: number): NewEvent => ({
  subclass: 'noise',
  text: '夜间施工',
  place: { lonLat: [lon, 30.253] },
})
const DOOR = noise(120.003)
const put = (no: string, grid: string) =>
  app().db.execute('update grid_event set grid = $2 where no = $1', [no, grid])

describe('an event that has come out of sight', () => {
  it('is on no list of work, even of who has it in hand', async () => {
    const { no } = (await report('worker', DOOR)).body
    await act('commander', no, { verb: 'accept' })
    await act('commander', no, { verb: 'dispatch', handler: 'demo:worker' })
    const work = async () =>
      (await ask<EventWork>('worker', '/api/event-work')).body.items.map((one) => one.no)
    expect(await work()).toContain(no)
    await put(no, grids.far)
    expect(await work()).not.toContain(no)
  })

  it('is told of to its sender no more, neither asked for nor sent again', async () => {
    const row = { ...DOOR, source: '12345', foreignNo: '12345-7' }
    await post('dispatcher', '/api/events/batch', { reports: [row] })
    const outcomes = async () => {
      const asked = { source: '12345', foreignNos: ['12345-7'] }
      return (await post<{ items: ReportOutcome[] }>('dispatcher', '/api/events/outcomes', asked))
        .body.items
    }
    const again = () =>
      post<{ results: object[] }>('dispatcher', '/api/events/batch', { reports: [row] })
    const [known] = await outcomes()
    expect((await again()).body.results).toMatchObject([{ no: known!.no, repeated: true }])
    await put(known!.no, grids.far)
    expect(await outcomes()).toEqual([])
    expect((await again()).body.results).toEqual([
      { row: 1, error: { code: 'key-reused', message: expect.any(String) } },
    ])
  })

  it('is counted in a hand-over, and not shown', async () => {
    const { no } = (await report('worker', DOOR)).body
    await act('commander', no, { verb: 'accept' })
    await act('commander', no, { verb: 'dispatch', handler: 'demo:commander' })
    const path = '/api/shift-handovers'
    expect((await post('commander', path, { to: 'demo:planner' })).code).toBe('person-unknown')
    expect((await post('commander', path, { to: 'demo:worker' })).status).toBe(201)
    const told = async (user: DemoUser) => {
      const [handover] = (await ask<ShiftHandover[]>(user, path)).body
      return [handover!.count, handover!.events.map((event) => event.no)]
    }
    expect(await told('worker')).toEqual([1, [no]])
    await put(no, grids.far)
    expect(await told('worker')).toEqual([1, []])
    expect(await told('commander')).toEqual([1, [no]])
  })
})

describe('an event elsewhere', () => {
  it('has nobody who could handle it, for who cannot see it', async () => {
    const people = async (user: DemoUser) =>
      (await post<EventPerson[]>(user, '/api/events/people', { nos: [events.far] })).body
    expect((await people('commander')).map(({ id }) => id)).toContain('demo:commander')
    expect(await people('dispatcher')).toEqual([])
  })

  it('is found by nobody who may not see it', async () => {
    const { db, registry } = app().services
    const layer = registry.layer('EVENT')!
    const found = async (area: string) =>
      (await findEvent(db, makeLayerScope(layer, { areas: [area] }), events.far))?.no
    expect(await found(WORLD.linxi)).toBe(events.far)
    expect(await found(WORLD.qingyuan)).toBeUndefined()
  })

  it('shows in no trial of another routing', async () => {
    const examples = async (user: DemoUser) => {
      const rules = [{ ...EVENT_ROUTING.rules.at(-1)!, id: 'all', desk: 'district' }]
      const { body } = await post<{ changes: { examples: string[] }[] }>(
        user,
        '/api/event-routing/test',
        { rules, days: 1 },
      )
      return body.changes.flatMap((change) => change.examples)
    }
    await app().db.execute('update grid_event set reported_at = now() where no = any($1)', [
      [events.far, events.fire],
    ])
    expect(await examples('commander')).toEqual(expect.arrayContaining([events.far, events.fire]))
    const own = await examples('dispatcher')
    expect(own).toContain(events.fire)
    expect(own).not.toContain(events.far)
  })

  it('takes in no other', async () => {
    const { no } = (await report('worker', DOOR)).body
    const merge = (user: DemoUser) => act(user, no, { verb: 'merge', into: events.far })
    expect((await merge('dispatcher')).reason).toBe('parentMissing')
    expect((await merge('commander')).body.state).toBe('voided')
  })

  it('is not told of as a twin, though it is beside', async () => {
    // Twenty metres apart, on both sides of the edge of the worker's grids.
    const { no } = (await report('commander', noise(120.0121))).body
    const { body } = await report('worker', noise(120.0119))
    expect(body.twins.map((twin) => twin.no)).toEqual([])
    const twins = async (user: DemoUser) =>
      (await read(user, body.no)).loop.twins.map((twin) => twin.no)
    expect(await twins('worker')).toEqual([])
    expect(await twins('dispatcher')).toEqual([no])
  })
})

it('ends ways where areas end, were they not for everybody', async () => {
  const { services } = app()
  const secret = (code: string) => ({
    ...services.registry.layer(code)!,
    sensitivity: 2 as const,
  })
  const { db } = services
  const registry = { ...services.registry, layer: secret }
  await db.execute(`update map_feature set grid = $1 where code = 'R1'`, [grids.east])
  const roads = async (grid: string) => {
    const server = new Hono<AppEnv>()
    server.use(async (c, next) => {
      c.set('scope', makeScope({ areas: [grid] }))
      await next()
    })
    server.route('/', surroundingsRoutes({ ...services, registry }))
    const answer = await server.request('/?at=120.006,30.2525')
    return ((await answer.json()) as EventSurroundings).roads.map(({ name }) => name)
  }
  expect(await roads(grids.east)).toEqual(['文澜路'])
  expect(await roads(grids.west)).toEqual([])
})

it('is taken with a class and some words', async () => {
  const mute = await report('worker', { subclass: 'noise', place: DOOR.place })
  expect([mute.status, mute.code]).toEqual([422, 'event-report'])
  const unknown = await report('worker', { ...DOOR, subclass: 'no-such' })
  expect([unknown.status, unknown.code]).toEqual([422, 'event-report'])
  const table = await post('dispatcher', '/api/events/batch', { csv: '内容,经度\nx,120\n' })
  expect([table.status, table.code]).toEqual([422, 'invalid'])
})

it('is done under its own key alone', async () => {
  const [one, other] = [await report('worker', DOOR), await report('worker', DOOR)]
  expect((await act('commander', one.body.no, { verb: 'accept' }, 'key')).status).toBe(200)
  const taken = await act('commander', other.body.no, { verb: 'accept' }, 'key')
  expect([taken.status, taken.code]).toEqual([409, 'key-reused'])
  expect((await read('commander', other.body.no)).state).toBe('reported')
})

it('draws around a place the buildings that one may see, and ways for who may see ways', async () => {
  await app().db.execute(
    `update role_assignment set layers = array['EVENT', 'BUILDING'] where user_id = 'demo:handler'`,
  )
  const around = async (user: DemoUser) => {
    const path = '/api/event-surroundings?at=120.0135,30.2525'
    const { buildings, roads, waters } = (await ask<EventSurroundings>(user, path)).body
    return [buildings.map(({ code }) => code), roads.map(({ name }) => name), waters.length]
  }
  expect(await around('commander')).toEqual([[WORLD.buildings.farmhouse], ['文澜路'], 1])
  expect(await around('worker')).toEqual([[], ['文澜路'], 1])
  expect(await around('handler')).toEqual([[WORLD.buildings.farmhouse], [], 0])
})

describe('an alarm', () => {
  const raise = async (grid: string): Promise<string> => {
    const rule = PREWARNING_RULES.rules.find(({ when }) => when.kind === 'count')!
    const row = await app().db.first<{ id: string }>(
      `insert into alarm (subdistrict, grid, lon, lat, rule, rule_id, rule_version, first_at, last_at, signals)
       values (left($1, 9), $1, 120, 30, $2, $3, 'test', now(), now(), 1) returning id::text as id`,
      [grid, JSON.stringify(rule), rule.id],
    )
    return row!.id
  }

  it('elsewhere stays unacknowledged', async () => {
    const path = `/api/alarms/${await raise(grids.far)}`
    const acknowledge = (user: DemoUser) => post<Alarm>(user, `${path}/acknowledge`, {})
    expect((await acknowledge('dispatcher')).status).toBe(404)
    expect((await ask<Alarm>('commander', path)).body.acknowledged).toBeNull()
    expect((await acknowledge('commander')).body.acknowledged).toMatchObject({ by: '指挥长' })
  })

  it('names of a crowd of events those that one may see', async () => {
    const id = await raise(grids.west)
    const evidence = { kind: 'count', events: [events.fumes, events.far] }
    await app().db.execute(
      `insert into alarm_subject (alarm, subject, rule_id, name, mark, first_at, last_at, signals, evidence)
       values ($1, $2, 'test', '', '', now(), now(), 1, $3)`,
      [id, events.fumes, JSON.stringify(evidence)],
    )
    const named = async (user: DemoUser) =>
      (await ask<Alarm>(user, `/api/alarms/${id}`)).body.evidence[0]!.evidence
    expect(await named('commander')).toMatchObject(evidence)
    expect(await named('worker')).toMatchObject({ events: [events.fumes] })
  })

  it('is raised by a warning of the weather in one’s own areas alone', async () => {
    const warn = (area: string) =>
      post('dispatcher', '/api/weather-warnings', {
        hazard: 'rain',
        grade: 1,
        areas: [area],
        at: '2025-01-01T00:00:00Z',
        until: '2025-01-02T00:00:00Z',
      })
    expect((await warn(WORLD.qingyuan)).status).toBe(201)
    expect((await warn(WORLD.linxi)).code).toBe('event-place')
    expect((await warn(WORLD.district)).code).toBe('event-place')
  })

  it('is simulated for a demonstration alone', async () => {
    const simulate = (mode: Mode) =>
      simulateSensorsCommand.run({
        positionals: [],
        options: {},
        services: async () => ({
          ...app().services,
          settings: { ...app().services.settings, mode },
        }),
        progress: { update: () => undefined, finish: () => undefined },
        print: () => undefined,
      })
    const sensors = async () =>
      (await app().db.query('select from sensor where sent_by = $1', [''])).length
    await expect(simulate('production')).rejects.toMatchObject({ code: 'demo-only' })
    expect(await sensors()).toBe(0)
    await simulate('demo')
    expect(await sensors()).toBeGreaterThan(0)
  })
})

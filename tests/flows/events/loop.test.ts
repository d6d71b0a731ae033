import { beforeAll, describe, expect, it } from 'vitest'
import type {
  EventPerson,
  EventWork,
  LiveMessage,
  NewEvent,
  ReportOutcome,
} from '../../../data/contracts/index.ts'
import { peopleForMany } from '../../../server/events/loop/people.ts'
import { tickEvents } from '../../../server/events/loop/tick-job.ts'
import { photoAt } from '../../builders/photo.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { ask, post, report, act, read, sendPhoto } = loopClient(app)
/** In front of 文澜苑3幢, in the worker's grid. */
const DOOR = [120.003, 30.253] as const
const BLOCKED: NewEvent = {
  subclass: 'escape-blocked',
  text: '楼道堆放杂物',
  place: { lonLat: DOOR },
  level: 4,
}
const HANDLER = 'demo:handler'
const photo = async (user: 'worker' | 'handler', pixel: number, moment = 'after') =>
  (await sendPhoto(user, photoAt(...DOOR, pixel), { moment })).body.digest

describe('a blocked stairwell', () => {
  const heard: LiveMessage[] = []
  beforeAll(() => {
    app().services.live.subscribe(({ message }) => heard.push(message))
  })

  it('finds its desk, its handler and its end, and everybody hears of it', async () => {
    const { status, body } = await report('worker', BLOCKED, 'phone-1')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'reported',
      route: { rule: 'everything-else', desk: 'community' },
    })
    const { no } = body
    expect(await read('worker', no)).toMatchObject({
      building: WORLD.buildings.slab3,
      grid: WORLD.grids.west,
      loop: { origin: 'loop', holder: { kind: 'desk', area: WORLD.communities.wenlan } },
    })

    expect((await act('dispatcher', no, { verb: 'accept' })).body.state).toBe('accepted')
    expect((await act('dispatcher', no, { verb: 'dispatch', handler: HANDLER })).status).toBe(200)
    expect((await act('worker', no, { verb: 'start' })).reason).toBe('notYours')
    await act('handler', no, { verb: 'start' })
    const result = { verb: 'finish', reason: '已清理' } as const
    expect((await act('handler', no, result)).reason).toBe('photosMissing')
    const digest = await photo('handler', 1)
    expect((await act('handler', no, { ...result, photos: [digest] })).body.state).toBe('done')
    expect((await act('dispatcher', no, { verb: 'verify', verifier: HANDLER })).reason).toBe(
      'verifierHandled',
    )
    await act('dispatcher', no, { verb: 'verify', verifier: 'demo:worker' })
    expect((await act('worker', no, { verb: 'pass' })).body.state).toBe('closed')
    await act('worker', no, { verb: 'evaluate', rating: 5 })

    const { loop, state } = await read('worker', no)
    expect(state).toBe('evaluated')
    expect(loop.history.map(({ verb }) => verb)).toEqual([
      'report',
      'accept',
      'dispatch',
      'start',
      'finish',
      'verify',
      'pass',
      'evaluate',
    ])
    expect(loop.history[4]).toMatchObject({ by: '街道处置员', photos: [digest] })
    await app().db.execute(
      `update role_assignment set max_sensitivity = 1 where user_id = 'demo:analyst'`,
    )
    // Faces may be on it.
    const told = (await read('analyst', no)).loop.history[4]
    expect(loop.history[4]).toHaveProperty('reason')
    expect(told).not.toHaveProperty('photos')
    expect(told).not.toHaveProperty('reason')
    await expect
      .poll(() =>
        heard.flatMap((one) => (one.kind === 'event' && one.no === no ? [one.state] : [])),
      )
      .toContain('evaluated')
  })

  it('is reported once, however often it is sent', async () => {
    const first = await report('worker', BLOCKED, 'phone-2')
    const second = await report('worker', BLOCKED, 'phone-2')
    expect([second.status, second.body.no, second.body.repeated]).toEqual([
      200,
      first.body.no,
      true,
    ])
    const { no } = first.body
    const once = await act('dispatcher', no, { verb: 'accept' }, 'desk-1')
    const twice = await act('dispatcher', no, { verb: 'accept' }, 'desk-1')
    expect(twice).toEqual(once)
    const both = await Promise.all([1, 2].map(() => report('worker', BLOCKED, 'phone-3')))
    expect(both.map(({ body }) => body.repeated).sort()).toEqual([false, true])
    expect(both[0]!.body.no).toBe(both[1]!.body.no)
    // The key of one account is not that of another.
    expect((await report('dispatcher', BLOCKED, 'phone-2')).status).toBe(201)
  })

  it('is answered for itself when many come together', async () => {
    const keys = [...Array.from({ length: 12 }, (_, index) => `storm-${index}`), 'storm-0']
    const elsewhere = { ...BLOCKED, place: { lonLat: [100, 20] as const } }
    const [refused, ...answers] = await Promise.all([
      report('worker', elsewhere, 'storm-nowhere'),
      ...keys.map((key) => report('worker', BLOCKED, key)),
    ])
    expect(refused!.code).toBe('event-place')
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(12)
    expect(answers.filter(({ body }) => body.repeated).length).toBe(1)
    for (const { body } of answers) expect((await read('worker', body.no)).state).toBe('reported')
  })

  it('is told apart from its twin, which can be merged into it', async () => {
    const { no: older } = (await report('worker', BLOCKED)).body
    const { no: newer, twins } = (await report('worker', BLOCKED)).body
    expect(twins.map((twin) => twin.no)).toContain(older)
    expect((await act('dispatcher', newer, { verb: 'merge', into: older })).body.state).toBe(
      'voided',
    )
    expect((await read('worker', older)).loop.children).toEqual([newer])
    expect((await act('dispatcher', newer, { verb: 'accept' })).reason).toBe('mergedAway')
    expect((await act('dispatcher', older, { verb: 'merge', into: newer })).reason).toBe(
      'parentNotOpen',
    )
  })
})

describe('rights', () => {
  it('let nobody act where he sees nothing, nor report there', async () => {
    const { no } = (await report('commander', { ...BLOCKED, place: { code: WORLD.rooms.far } }))
      .body
    expect((await act('handler', no, { verb: 'accept' })).status).toBe(404)
    expect((await act('analyst', no, { verb: 'accept' })).status).toBe(403)
    const far = await report('worker', { ...BLOCKED, place: { code: WORLD.rooms.far } })
    expect([far.status, far.code]).toEqual([422, 'event-place'])
    expect((await report('worker', { ...BLOCKED, place: { lonLat: [10, 50] } })).code).toBe(
      'event-place',
    )
    const named = await act('commander', no, { verb: 'accept' })
    expect(named.status).toBe(200)
    const stranger = await act('commander', no, { verb: 'dispatch', handler: HANDLER })
    expect([stranger.status, stranger.code]).toEqual([422, 'person-unknown'])
  })

  it('show photos to who may see the event, and to their sender', async () => {
    const digest = await photo('worker', 7, 'report')
    const path = `/api/event-photos/${digest}`
    const status = async (user: 'worker' | 'handler' | 'auditor') =>
      (await app().as(user).request(path)).status
    expect([await status('worker'), await status('handler')]).toEqual([200, 404])
    await report('worker', { ...BLOCKED, photos: [digest] })
    expect([await status('handler'), await status('auditor')]).toEqual([200, 404])
    const bytes = Buffer.from(await (await app().as('handler').request(path)).arrayBuffer())
    expect(bytes.toString('latin1')).not.toMatch(/Zhang|adobe/)
    expect((await report('handler', { ...BLOCKED, photos: [digest] })).code).toBe('photo-unknown')
    expect((await sendPhoto('worker', Uint8Array.from([1, 2, 3]))).code).toBe('no-photo')
  })

  it('keep what has been done as it was', async () => {
    const { db } = app()
    await expect(db.execute(`update event_action set verb = 'void'`)).rejects.toThrow(/append-only/)
    await expect(db.execute('delete from event_action')).rejects.toThrow(/append-only/)
  })
})

describe('an event that another system leads', () => {
  it('is taken over by the first who acts on it, as it stands', async () => {
    const { fumes } = WORLD.events
    expect((await read('dispatcher', fumes)).loop).toMatchObject({
      origin: 'import',
      holder: { kind: 'handler', name: '' },
    })
    await act('dispatcher', fumes, { verb: 'handOver', handler: HANDLER })
    const { loop, state, deadlineAt } = await read('dispatcher', fumes)
    expect(state).toBe('doing')
    expect(deadlineAt).toBe('2025-03-09T09:30:00.000Z')
    expect(loop).toMatchObject({ origin: 'loop', holder: { name: '街道处置员' } })
    expect(loop.history.map(({ verb }) => verb)).toEqual([
      'report',
      'accept',
      'dispatch',
      'start',
      'handOver',
    ])
    // Its sender can no longer move it.
    await app().db.execute(`update grid_event set state = 'closed' where no = $1`, [fumes])
    expect((await read('dispatcher', fumes)).state).toBe('doing')
  })
})

describe('time', () => {
  it('puts what is due first on the list of work', async () => {
    const { no } = (await report('worker', BLOCKED)).body
    const { body } = await ask<EventWork>('dispatcher', '/api/event-work')
    // It lies at the community's desk, where nobody sits.
    expect(body.items.map((one) => one.no)).toContain(no)
    const due = body.items.flatMap(({ stageDueAt, deadlineAt }) => stageDueAt ?? deadlineAt ?? [])
    expect(due).toEqual([...due].sort())
    expect(body.items.every(({ holder }) => holder === 'desk')).toBe(true)
    const mine = await ask<EventWork>('handler', '/api/event-work')
    expect(mine.body.items.map(({ no }) => no)).toContain(WORLD.events.fumes)
  })

  it('reminds, gives cards and escalates while nobody looks', async () => {
    const { no } = (await report('worker', BLOCKED)).body
    const year = Date.now() + 365 * 86_400_000
    await tickEvents(app().services, year)
    const { loop, state } = await read('commander', no)
    expect(state).toBe('accepted')
    expect(loop.desk.level).not.toBe('community')
    expect(loop.history.map(({ verb, post: by }) => `${verb} ${by}`)).toContain('escalate clock')
    expect(await tickEvents(app().services, Date.now())).toBe(0)
  })

  it('follows when grids are drawn anew, and leaves whoever cannot reach it any more', async () => {
    const { no } = (await report('worker', BLOCKED)).body
    await act('dispatcher', no, { verb: 'accept' })
    await act('dispatcher', no, { verb: 'dispatch', handler: 'demo:worker' })
    const redraw = async (grid: string) => {
      const sql = `update grid_event set grid = $2, next_tick_at = now() - interval '1 second' where no = $1`
      await app().db.execute(sql, [no, grid])
      await tickEvents(app().services, Date.now())
      return (await read('dispatcher', no)).loop
    }
    // The worker has the eastern grid, too; the southern one has none.
    expect((await redraw(WORLD.grids.east)).holder).toMatchObject({ kind: 'handler' })
    const { holder, history } = await redraw(WORLD.grids.south)
    expect(holder).toMatchObject({ kind: 'desk' })
    expect(history.slice(-3).map(({ verb }) => verb)).toEqual(['note', 'note', 'return'])
  })
})

describe('other systems', () => {
  it('send lists and tables, and may send them again', async () => {
    const csv = `工单编号,小类,内容,经度,纬度,来源\n12345-1,噪声扰民,夜间施工,${DOOR[0]},${DOOR[1]},12345\n12345-2,没有的类,x,120,30,12345\n`
    const send = () =>
      post<{ results: { no?: string; repeated?: boolean; error?: object }[] }>(
        'dispatcher',
        '/api/events/batch',
        { csv },
      )
    const { results } = (await send()).body
    expect(results).toMatchObject([
      { row: 1, repeated: false },
      { row: 2, error: { code: 'invalid' } },
    ])
    expect((await send()).body.results[0]).toMatchObject({ no: results[0]!.no, repeated: true })
    const { loop } = await read('dispatcher', results[0]!.no!)
    expect(loop.route).toMatchObject({ rule: 'hotline', department: '12345 受理中心' })
    expect(loop.route!.passed.map(({ rule, because }) => `${rule} ${because}`)).toEqual([
      'very-urgent levels',
      'leaders sources',
      'urgent levels',
    ])
  })

  it('learn what has become of theirs by their own numbers, and of nobody else’s', async () => {
    const asked = { source: '12345', foreignNos: ['12345-0', '12345-1'] }
    const outcomes = async (user: 'dispatcher' | 'worker') =>
      (await post<{ items: ReportOutcome[] }>(user, '/api/events/outcomes', asked)).body.items
    const [open] = await outcomes('dispatcher')
    expect(open).toMatchObject({ foreignNo: '12345-1', state: 'reported', closedAt: null })
    await act('dispatcher', open!.no, { verb: 'reject', reason: '无此事' })
    const [rejected, ...others] = await outcomes('dispatcher')
    expect(rejected).toMatchObject({ no: open!.no, state: 'rejected' })
    expect(rejected!.changedAt > open!.changedAt).toBe(true)
    expect(others).toEqual([])
    expect(await outcomes('worker')).toEqual([])
  })

  it('come with name and password', async () => {
    const basic = `Basic ${Buffer.from('dispatcher:onemap-demo').toString('base64')}`
    const answer = await app().request('/api/events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: basic },
      body: JSON.stringify({ ...BLOCKED, source: '物联' }),
    })
    expect(answer.status).toBe(201)
  })
})

it('does one thing with many, each for itself', async () => {
  const nos = [
    (await report('worker', BLOCKED)).body.no,
    (await report('worker', BLOCKED)).body.no,
    WORLD.events.closed,
  ]
  const people = await post<EventPerson[]>('dispatcher', '/api/events/people', {
    nos: [...nos, WORLD.events.fire, 'E-none'],
  })
  const reaches = new Map(people.body.map(({ id, reaches }) => [id, reaches]))
  const most = Math.max(...people.body.map((one) => one.reaches!))
  expect(people.body[0]!.reaches).toBe(most)
  expect(reaches.get(HANDLER)).toBe(most)
  expect(reaches.get('demo:worker')).toBeLessThanOrEqual(most)
  const { db, services } = app()
  const event = { ...services.registry.layer('EVENT')!, sensitivity: 3 as const }
  const graded = { ...services.registry, layer: () => event }
  const able = await peopleForMany(db, graded, [WORLD.grids.west])
  expect(able.map(({ id }) => id)).toContain('demo:dispatcher')
  expect(able.map(({ id }) => id)).not.toContain(HANDLER)
  const { body } = await post<{ results: object[] }>('dispatcher', '/api/events/actions', {
    nos,
    verb: 'accept',
  })
  expect(body.results).toMatchObject([
    { state: 'accepted' },
    { state: 'accepted' },
    { error: { code: 'event-action', details: { reason: 'wrongState' } } },
  ])
})

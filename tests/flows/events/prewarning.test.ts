import { describe, expect, it } from 'vitest'
import type {
  Alarm,
  AlarmPage,
  PrewarningTable,
  PrewarningTrial,
  ReadingsReceipt,
  SensorPage,
} from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { ask, post, act, read } = loopClient(app)
const START = Date.now() - 3_600_000
const at = (minute: number) => new Date(START + minute * 60_000).toISOString()
const reading = (sensor: string, minute: number, value: number) => ({
  sensor,
  quantity: 'smoke',
  value,
  at: at(minute),
})
const send = async (...readings: object[]) =>
  (await post<ReadingsReceipt>('worker', '/api/sensor-readings', { readings })).body
const alarms = async (query = '') => (await ask<AlarmPage>('commander', `/api/alarms${query}`)).body

describe('smoke in a stairwell', () => {
  it('is known by its sensors, each where it hangs', async () => {
    const sensors = ['S1', 'S2', 'S3'].map((code) => ({
      code,
      name: `3幢烟感 ${code}`,
      place: { code: WORLD.buildings.slab3 },
    }))
    expect((await post('worker', '/api/sensors', { sensors })).status).toBe(201)
    const elsewhere = [{ code: 'S9', name: 'x', place: { code: WORLD.buildings.far } }]
    expect((await post('worker', '/api/sensors', { sensors: elsewhere })).code).toBe('event-place')
    await app().db.execute(
      `insert into sensor (code, name, subdistrict, lon, lat, grid, sent_by) values ('FAR', 'x', $1, 120, 30, $2, 'x')`,
      [WORLD.linxi, WORLD.grids.far],
    )
    const taken = [{ ...sensors[0]!, code: 'FAR' }]
    expect((await post('worker', '/api/sensors', { sensors: taken })).code).toBe('sensor-taken')
    expect(await send(reading('FAR', 0, 0.9))).toMatchObject({ taken: 0, unknown: [1] })
  })

  it('fires at the second reading, once, and opens an event with its clock', async () => {
    expect(await send(reading('S1', 0, 0.8))).toMatchObject({ taken: 1, signals: 0, alarms: 0 })
    expect(await send(reading('S1', 1, 0.9), reading('NONE', 1, 9))).toEqual({
      taken: 1,
      repeated: 0,
      unknown: [2],
      signals: 1,
      alarms: 1,
    })
    expect(await send(reading('S1', 1, 0.9))).toMatchObject({ repeated: 1, signals: 0, alarms: 0 })
    const { items, open, unacknowledged } = await alarms()
    expect([items.length, open, unacknowledged]).toEqual([1, 1, 1])
    expect(items[0]).toMatchObject({
      rule: { id: 'smoke', version: '2026.1' },
      signals: 1,
      evidence: [{ subject: 'S1', evidence: { kind: 'threshold', values: [0.9, 0.8] } }],
    })
    const event = await read('commander', items[0]!.event!.no)
    expect(event).toMatchObject({
      subclass: 'fire',
      level: 1,
      source: '物联',
      state: 'reported',
      building: WORLD.buildings.slab3,
      loop: { stage: 'accept', route: { rule: 'very-urgent', desk: 'district' } },
    })
  })

  it('folds the storm that follows into the same alarm', async () => {
    const storm = (...sensors: string[]) =>
      [2, 3, 4, 5].flatMap((minute) => sensors.map((sensor) => reading(sensor, minute, 0.7)))
    // Two gateways at once.
    const receipts = await Promise.all([send(...storm('S1', 'S2')), send(...storm('S3'))])
    expect(receipts.map((one) => one.alarms)).toEqual([0, 0])
    const { items } = await alarms()
    expect(items.length).toBe(1)
    expect(items[0]!.subjects).toBe(3)
    // S2 and S3 had one reading each before they fired.
    expect(items[0]!.signals).toBe(1 + 4 + 3 + 3)
  })

  it('is seen on the list of sensors, those that fire first', async () => {
    const list = async (user: 'dispatcher' | 'handler', area = '') =>
      (await ask<SensorPage>(user, `/api/sensors?area=${area}`)).body
    const { items, total, silent } = await list('dispatcher')
    expect([total, silent]).toEqual([3, 0])
    expect(items.every(({ isAlarming }) => isAlarming)).toBe(true)
    const first = items.find(({ code }) => code === 'S1')!
    expect(first.values).toMatchObject([{ quantity: 'smoke', value: 0.7 }])
    expect((await list('dispatcher', WORLD.linxi)).items).toEqual([])
  })

  it('is over when all are back to normal, and a new one begins only after its event', async () => {
    await send(reading('S1', 8, 0.1), reading('S2', 8, 0.1))
    expect((await alarms()).items[0]!.clearedAt).toBeNull()
    await send(reading('S3', 9, 0.1))
    const [alarm] = (await alarms()).items
    expect(alarm!.clearedAt).toBe(at(9))
    const { no } = alarm!.event!
    await act('commander', no, { verb: 'void', reason: '误报' })
    expect((await alarms()).items).toEqual([])
    expect(await send(reading('S1', 10, 0.8), reading('S1', 11, 0.8))).toMatchObject({ alarms: 1 })
    expect((await alarms('?state=all')).items.length).toBe(2)
  })

  it('is acknowledged once, by name', async () => {
    const [alarm] = (await alarms()).items
    const path = `/api/alarms/${alarm!.id}/acknowledge`
    expect((await post('worker', path, {})).status).toBe(403)
    const first = (await post<Alarm>('commander', path, {})).body.acknowledged
    expect(first).not.toBeNull()
    expect((await post<Alarm>('dispatcher', path, {})).body.acknowledged).toEqual(first)
    expect((await alarms()).unacknowledged).toBe(0)
  })
})

describe('rules that no message triggers', () => {
  it('find what was not inspected, folded by community, once for each day that it was due', async () => {
    await app().db.execute(
      `update layer_item set risk = 4, next_due = today() - 30, layer = 'FIRE_UNIT' where code = any($1)`,
      [[WORLD.items.catering, WORLD.items.estate]],
    )
    const check = async () =>
      (
        await post<{ signals: number; alarms: number }>(
          'commander',
          '/api/prewarning-rules/check',
          {},
        )
      ).body
    expect(await check()).toEqual({ signals: 2, alarms: 1 })
    expect(await check()).toEqual({ signals: 0, alarms: 0 })
    const { items } = await alarms()
    const found = items.find(({ rule }) => rule.id === 'inspection-overdue')
    expect(found).toMatchObject({ signals: 2, evidence: [{}, {}] })
    expect(found!.evidence[0]!.evidence).toMatchObject({ kind: 'inspection', daysOver: 30 })
    // Whoever sees the grid of the alarm is told nothing of what is elsewhere.
    await app().db.execute('update layer_item set grid = $1 where code = $2', [
      WORLD.grids.far,
      WORLD.items.estate,
    ])
    const [own] = (await ask<AlarmPage>('worker', '/api/alarms')).body.items.filter(
      ({ rule }) => rule.id === 'inspection-overdue',
    )
    expect(own).toMatchObject({ signals: 1, subjects: 1, grid: WORLD.grids.west })
    expect(own!.evidence.map(({ subject }) => subject)).toEqual([
      `FIRE_UNIT/${WORLD.items.catering}`,
    ])
    expect(await read('commander', found!.event!.no)).toMatchObject({
      subclass: 'fire-hazard',
      level: 3,
      source: '部门',
    })
  })

  it('go by the weather where something is at risk', async () => {
    await app().db.execute(
      `update layer_item set risk = 3, layer = 'RISK_BUILDING' where code = $1`,
      [WORLD.items.farCatering],
    )
    const warning = {
      hazard: 'rain',
      grade: 3,
      areas: [WORLD.district],
      at: at(0),
      until: at(600),
    }
    const warn = (body: object) =>
      post<{ alarms: number }>('commander', '/api/weather-warnings', body, 'rain-1')
    expect((await warn(warning)).body).toEqual({ repeated: false, alarms: 1 })
    expect((await warn(warning)).body).toEqual({ repeated: true, alarms: 0 })
  })

  it('say beforehand what they would have fired last month', async () => {
    const { rules } = (await ask<PrewarningTable>('commander', '/api/prewarning-rules')).body
    const deaf = rules.map((rule) => ({
      ...rule,
      isOn: rule.id === 'smoke',
      ...(rule.when.kind === 'threshold' && { when: { ...rule.when, atLeast: 0.85, times: 1 } }),
    }))
    const tried = await post<PrewarningTrial>('commander', '/api/prewarning-rules/trial', {
      rules: deaf,
    })
    const { rules: trials } = tried.body
    const before = await alarms('?state=all')
    // Of everything so far only S1 at the second minute was as thick as that.
    expect(trials.find(({ rule }) => rule === 'smoke')).toMatchObject({ signals: 1, alarms: 1 })
    const fired = before.items.filter(({ rule }) => rule.id === 'smoke').length
    expect(trials.find(({ rule }) => rule === 'smoke')!.alarmsNow).toBeLessThanOrEqual(fired)
    expect(trials.filter(({ rule }) => rule !== 'smoke').every((one) => one.alarms === 0)).toBe(
      true,
    )
    expect(await alarms('?state=all')).toEqual(before)
    const asked = { rules, days: 30 }
    expect((await post('dispatcher', '/api/prewarning-rules/trial', asked)).status).toBe(403)
    const same = await post<PrewarningTrial>('commander', '/api/prewarning-rules/trial', asked)
    for (const { alarms, alarmsNow } of same.body.rules) expect(alarms).toBe(alarmsNow)
    const kinds = new Map(rules.map(({ id, when }) => [id, when.kind]))
    const some = same.body.rules.filter((one) => one.alarms > 0).map(({ rule }) => kinds.get(rule))
    expect(new Set(some)).toContain('weather')
  })

  it('are settled by the district, version by version', async () => {
    const { rules } = (await ask<PrewarningTable>('commander', '/api/prewarning-rules')).body
    const quiet = rules.map((rule) => ({ ...rule, isOn: false }))
    expect((await post('dispatcher', '/api/prewarning-rules', { rules: quiet })).status).toBe(403)
    const published = await post<{ version: string }>('commander', '/api/prewarning-rules', {
      rules: quiet,
    })
    expect(published.body.version).toBe('district-1')
    expect(await send(reading('S2', 20, 5), reading('S2', 21, 5))).toMatchObject({ signals: 0 })
  })
})

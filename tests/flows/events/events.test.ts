import { describe, expect, it } from 'vitest'
import type { EventPage } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { fumes, fire, closed, far } = WORLD.events
const list = (user: Parameters<typeof get>[0], query = '') =>
  get<EventPage>(user, `/api/events${query}`)
const numbers = async (...args: Parameters<typeof list>) =>
  (await list(...args)).items.map((event) => event.no)

describe('the list of events', () => {
  it('is newest first and says how many are open and overdue', async () => {
    const page = await list('commander')
    expect(page.items.map((event) => event.no)).toEqual([far, fire, fumes, closed])
    expect(page).toMatchObject({ total: 4, open: 3, overdue: 1, next: null })
    expect(page.items[2]).toEqual({
      no: fumes,
      category: 'enforcement',
      subclass: 'fumes',
      level: 4,
      state: 'doing',
      source: '网格巡查',
      title: '老周面馆油烟扰民',
      reportedAt: '2025-03-02T01:00:00.000Z',
      deadlineAt: '2025-03-09T09:30:00.000Z',
      closedAt: null,
      lonLat: [120.003, 30.253],
      grid: WORLD.grids.west,
      address: '良溪区清源街道文澜社区文澜路12号文澜苑3幢1单元101室',
    })
  })

  it.each([
    ['?state=open', [far, fire, fumes]],
    ['?state=closed', [closed]],
    ['?category=enforcement', [far, fumes]],
    ['?level=3', [fire]],
    [`?area=${WORLD.qingyuan}`, [fire, fumes, closed]],
    ['?from=2025-03-05T00:00:00Z', [far, fire]],
    ['?to=2025-03-05T00:00:00Z', [fumes, closed]],
    ['?overdue=true', [fumes]],
    ['?state=open&category=service', []],
  ])('can be filtered by %s', async (query, expected) => {
    const page = await list('commander', query)
    expect(page.items.map((event) => event.no)).toEqual(expected)
    expect(page.total).toBe(expected.length)
  })

  it('is read page by page', async () => {
    const first = await list('commander', '?limit=3')
    expect(first.items.map((event) => event.no)).toEqual([far, fire, fumes])
    const second = await list('commander', `?limit=3&after=${encodeURIComponent(first.next!)}`)
    expect(second.items.map((event) => event.no)).toEqual([closed])
    expect(second).toMatchObject({ next: null, total: 4 })
  })

  it('keeps to the scope', async () => {
    expect(await numbers('worker')).toEqual([fumes, closed])
    expect(await numbers('handler')).toEqual([fire, fumes, closed])
    expect(await numbers('worker', `?area=${WORLD.linxi}`)).toEqual([])
  })

  it.each(['state=lost', 'level=5', 'limit=0', 'limit=501', 'from=yesterday', 'after=1', 'page=2'])(
    'refuses ?%s',
    async (query) => {
      expect(await status('commander', `/api/events?${query}`)).toBe(400)
    },
  )
})

describe('one event', () => {
  it('tells everything about it', async () => {
    expect(await get('worker', `/api/events/${fumes}`)).toMatchObject({
      no: fumes,
      categoryVersion: '2021',
      building: WORLD.buildings.slab3,
      room: WORLD.rooms.shop,
      tags: [],
    })
  })

  it('says what is about somebody only from the second grade on', async () => {
    await app().db.execute(
      `update grid_event set tags = '{伤者}', attributes = '{"injured": 2}' where no = $1`,
      [fire],
    )
    const told = { tags: ['伤者'], attributes: { injured: 2 } }
    expect(await get('commander', `/api/events/${fire}`)).toMatchObject(told)
    const untold = { tags: [], attributes: {} }
    expect(await get('auditor', `/api/events/${fire}`)).toMatchObject(untold)
  })

  it('is 404 outside the scope', async () => {
    expect(await status('worker', `/api/events/${fire}`)).toBe(404)
    expect(await status('handler', `/api/events/${far}`)).toBe(404)
    expect(await status('commander', '/api/events/none')).toBe(404)
  })
})

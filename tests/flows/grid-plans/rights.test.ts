import { beforeAll, describe, expect, it } from 'vitest'
import type {
  GridHandOver,
  GridIndicators,
  GridPlanFacts,
  HandedOver,
} from '../../../data/contracts/index.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { coverageOf, createPlanClient } from './plan-client.ts'

const tiny = useTinyApp()
const { app, get } = tiny
const { begin, read, send } = createPlanClient(tiny)
const { wenlan } = WORLD.communities
let plan: string

// The reviewer may count people; the planner may not.
beforeAll(async () => {
  await app().db.execute(
    `update role_assignment set max_sensitivity = 3 where user_id = 'demo:reviewer'`,
  )
  // Somebody who needs help lives in the house that changes hands.
  await app().db.execute(
    `update resident set birth_year = 1930 where key in (select resident from residence where room = $1)`,
    [WORLD.rooms.family],
  )
  plan = (await begin({ area: wenlan })).id
})

it('begins with cells of its own area alone', async () => {
  const { items } = await read((await begin({ area: WORLD.qingyuan })).id)
  const wish = {
    clientId: 'elsewhere',
    title: '方案',
    area: wenlan,
    from: { kind: 'items', items },
  }
  const answer = await send('/api/grid-plans', wish)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ error: { code: 'other-area' } })
})

it('is submitted by who has begun it and by nobody else', async () => {
  const path = `/api/grid-plans/${plan}/decisions`
  const answer = await send(path, { decision: 'submit' }, { user: 'reviewer' })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ error: { code: 'not-author' } })
})

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
const residents = (user: DemoUser) =>
  get<GridPlanFacts>(user, `/api/grid-plans/${plan}/facts`).then((facts) => facts.residents)

describe('who may not count people', () => {
  it('has fives of each building while a boundary moves', async () => {
    const exact = await residents('reviewer')
    const rounded = await residents('planner')
    expect(sum(exact)).toBeGreaterThan(0)
    expect(exact.some((count) => count % 5 !== 0)).toBe(true)
    expect(rounded.every((count) => count % 5 === 0)).toBe(true)
  })

  it('has fives in the indicators of any day', async () => {
    const count = async (user: DemoUser) => {
      const path = `/api/grids/indicators?vintage=2024-06-01&what=residents&area=${wenlan}`
      return (await get<GridIndicators>(user, path)).grids.map((grid) => grid.count)
    }
    expect((await count('reviewer')).some((count) => count % 5 !== 0)).toBe(true)
    expect((await count('planner')).every((count) => count % 5 === 0)).toBe(true)
  })

  it('is told neither how many live in what changes hands, nor of households that need help', async () => {
    const west = [...coverageOf(await read(plan)).cells()].find(
      ({ code }) => code === WORLD.grids.west,
    )!
    const workers = [{ staffKey: 's8', name: '孙八', role: '专职', fullTime: true }]
    const staff = { cell: west.id, workers }
    await send(`/api/grid-plans/${plan}/staff`, staff, { method: 'PUT' })
    // One session: a purpose belongs to it.
    const [planner, reviewer] = [app().as('planner'), app().as('reviewer')]
    const handed = async (session: typeof planner) => {
      const answer = await session.request(`/api/grid-plans/${plan}/hand-over`)
      return ((await answer.json()) as GridHandOver[]).flatMap(({ comes }) => comes)
    }
    const isHouse = ({ kind }: HandedOver) => kind === 'building'
    const told = await handed(planner)
    expect(told.some(isHouse)).toBe(true)
    expect(told.every(({ households }) => households === undefined)).toBe(true)
    expect(told.filter(({ kind }) => kind === 'household')).toEqual([])

    const homes = async () => (await handed(reviewer)).filter(({ kind }) => kind === 'household')
    expect((await handed(reviewer)).find(isHouse)).toHaveProperty('households')
    const masked = await homes()
    expect(masked.length).toBeGreaterThan(0)
    expect(masked.every(({ label, households }) => label.endsWith('***') && !households)).toBe(true)
    const stated = await reviewer.request('/api/sessions/current/purpose', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ purpose: 'visit' }),
    })
    expect(stated.status).toBe(200)
    expect((await homes()).every(({ label }) => !label.endsWith('***'))).toBe(true)
  })
})

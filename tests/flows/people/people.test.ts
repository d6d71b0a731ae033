import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type {
  PersonSearchResult,
  RoomResidents,
  StatedPurpose,
} from '../../../data/contracts/index.ts'
import { SECRET_COLUMNS, sealPerson } from '../../../server/security/secrets/person-secret.ts'
import type { DemoUser, Requester } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const { rooms } = WORLD
const ID = '990199198501011229'
const FAR_ID = '990199197001011226'

beforeAll(async () => {
  const { keys, db } = app().services
  const secret = (subdistrict: string, resident: number, name: string, idNumber: string) =>
    sealPerson(
      keys,
      { subdistrict, resident },
      { name, idType: '居民身份证', idNumber, phone: '12012345678' },
    )
  await db.copyFrom('person_secret', SECRET_COLUMNS, [
    secret(WORLD.qingyuan, 2, '李示文', ID),
    secret(WORLD.linxi, 9, '周示远', FAR_ID),
  ])
})
beforeEach(() => app().db.execute('update session set purpose = null, purpose_until = null'))

/** One session for each account: a purpose belongs to a session. */
const sessions = new Map<DemoUser, Requester>()
const as = (user: DemoUser): Requester => {
  const session = sessions.get(user) ?? app().as(user)
  sessions.set(user, session)
  return session
}
const status = async (user: DemoUser, path: string) => (await as(user).request(path)).status
async function get<Body>(user: DemoUser, path: string): Promise<Body> {
  const answer = await as(user).request(path)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Body
}
const send = (user: DemoUser, method: string, path: string, body?: unknown) =>
  as(user).request(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const state = (user: DemoUser, purpose = 'visit', note?: string) =>
  send(user, 'PUT', '/api/sessions/current/purpose', { purpose, ...(note && { note }) })
const listed = (user: DemoUser, room: string = rooms.family) =>
  get<RoomResidents>(user, `/api/people?room=${room}`)
const second = async (user: DemoUser) =>
  (await listed(user)).people.find((p) => p.key.endsWith(':2'))!
const trail = (action: string) =>
  app().db.query<{ user_id: string; target: string; purpose: string | null; details: object }>(
    'select user_id, target, purpose, details from audit_trail where action = $1 order by seq',
    [action],
  )

describe('who lives in a room', () => {
  it('is listed for grade 3, masked, head of the household first', async () => {
    const { people } = await listed('commander')
    expect(people.map(({ relation, sex }) => [relation, sex])).toEqual([
      ['户主', '女'],
      ['父亲', '男'],
      ['配偶', '男'],
      ['子女', '女'],
    ])
    expect(people[0]).toMatchObject({
      name: { value: '李*', masked: true },
      idType: '居民身份证',
      idNumber: { value: '**************1229', masked: true },
      phone: { value: '120****5678', masked: true },
      birthYear: 1985,
    })
    expect(people[0]!.name).not.toHaveProperty('revealable')
    expect(people[1]!.name).toEqual({ value: null })
  })

  it('stays masked for grade 3 whatever the purpose', async () => {
    await state('commander')
    expect((await second('commander')).name).toEqual({ value: '李*', masked: true })
  })

  it('is shown as it is for grade 4 with a purpose, for half an hour', async () => {
    expect((await second('worker')).name).toEqual({ value: '李*', masked: true, revealable: true })
    await state('worker')
    expect(await second('worker')).toMatchObject({
      name: { value: '李示文' },
      idNumber: { value: ID },
      phone: { value: '12012345678' },
    })
    await app().db.execute(`update session set purpose_until = now() - interval '1 second'`)
    expect((await second('worker')).name.masked).toBe(true)
  })

  it.each([
    ['handler', rooms.family],
    ['auditor', rooms.family],
    ['worker', rooms.far],
    ['commander', rooms.empty],
    ['commander', 'R330199000000000000'],
    ['commander', 'no-room'],
  ] as const)('is 404 for %s and %s', async (user, room) => {
    expect(await status(user, `/api/people?room=${room}`)).toBe(404)
  })

  it('is written down at each look, with the purpose and without a name', async () => {
    const before = (await trail('people.read')).length
    await listed('worker')
    await state('worker', 'emergency')
    await listed('worker')
    const [masked, clear] = (await trail('people.read')).slice(before)
    expect(masked).toMatchObject({ target: rooms.family, purpose: null, details: { people: 4 } })
    expect(clear).toMatchObject({
      user_id: 'demo:worker',
      purpose: 'emergency',
      details: { disclosed: ['residence', 'name', 'idNumber', 'phone'] },
    })
    expect(JSON.stringify([masked, clear])).not.toMatch(/李|990199/)
  })
})

describe('the purpose of a session', () => {
  const path = '/api/sessions/current/purpose'

  it('is none, then what was said, then none again', async () => {
    expect(await get('worker', path)).toBeNull()
    expect((await state('worker', 'other', '核对房屋安全')).status).toBe(200)
    const stated = await get<StatedPurpose>('worker', path)
    expect(stated).toMatchObject({ purpose: 'other', note: '核对房屋安全' })
    expect(Date.parse(stated.until) - Date.now()).toBeGreaterThan(29 * 60_000)
    expect(await get('commander', path)).toBeNull()
    expect((await send('worker', 'DELETE', path)).status).toBe(204)
    expect(await get('worker', path)).toBeNull()
    expect((await trail('session.purpose')).at(-1)).toMatchObject({
      user_id: 'demo:worker',
      purpose: 'other: 核对房屋安全',
    })
  })

  it.each([
    { purpose: 'curiosity' },
    { purpose: 'other' },
    { purpose: 'visit', note: 'x' },
    { purpose: 'visit', why: 'so' },
    {},
  ])('refuses %j', async (body) => {
    expect((await send('worker', 'PUT', path, body)).status).toBe(422)
  })

  it('opens values of grade 3 on a card', async () => {
    const { items } = WORLD
    const shown = async () => {
      const card = await get<{ attributes: { key: string }[] }>(
        'commander',
        `/api/features/RENTAL/${items.rental}`,
      )
      return card.attributes.find(({ key }) => key === 'landlord')
    }
    expect(await shown()).toEqual({ key: 'landlord', value: '周*', masked: true, revealable: true })
    await state('commander')
    expect(await shown()).toEqual({ key: 'landlord', value: '周伯通' })
  })
})

describe('the search for a number', () => {
  const search = (user: DemoUser, body: object) => send(user, 'POST', '/api/people/search', body)
  const hits = async (user: DemoUser, body: object) => {
    const answer = await search(user, body)
    expect(answer.status).toBe(200)
    return ((await answer.json()) as PersonSearchResult).hits
  }

  it('finds exactly this number, however it is spelt', async () => {
    await state('worker')
    for (const idNumber of [ID, ' 990199 19850101 1229 ']) {
      expect(await hits('worker', { idNumber })).toMatchObject([
        { room: rooms.family, name: { value: '李示文' }, grid: WORLD.grids.west },
      ])
    }
    expect(await hits('worker', { phone: '+86 120-1234-5678' })).toHaveLength(1)
    expect(await hits('worker', { idNumber: ID.slice(0, 17) })).toEqual([])
  })

  it('stays within the areas', async () => {
    await state('worker')
    expect(await hits('worker', { idNumber: FAR_ID })).toEqual([])
  })

  it('needs a purpose, and grade 4', async () => {
    const answer = await search('worker', { idNumber: ID })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { code: 'purpose-needed' } })
    await state('commander')
    expect((await search('commander', { idNumber: ID })).status).toBe(404)
  })

  it('is written down without the number', async () => {
    await state('worker')
    await hits('worker', { idNumber: ID })
    const entry = (await trail('people.search')).at(-1)
    expect(entry).toMatchObject({ target: 'idNumber', purpose: 'visit', details: { hits: 1 } })
    expect(JSON.stringify(entry)).not.toContain('990199')
  })

  it.each([
    { idNumber: '李示文的证件' },
    { idNumber: `99019919850101122${'9'.repeat(20)}` },
    { phone: 'secret-phone' },
    { idNumber: ID, phone: '12012345678' },
    { name: '李示文' },
    [ID],
  ])('refuses %j without repeating it', async (body) => {
    await state('worker')
    const answer = await search('worker', body)
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toMatch(/李示文|secret|990199|12012345678/)
  })

  it('ends after thirty in ten minutes', async () => {
    await state('worker')
    let last = 200
    for (let turn = 0; turn < 31 && last === 200; turn++) {
      last = (await search('worker', { phone: '12000000000' })).status
    }
    expect(last).toBe(429)
  })
})

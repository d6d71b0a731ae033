import { expect, it } from 'vitest'
import type {
  LonLat,
  Question,
  SavedView,
  SavedViewSummary,
  Step,
  ViewWish,
} from '../../../data/contracts/index.ts'
import { STANDING_EXAMPLE } from '../../builders/question/standing-example.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get } = useTinyApp()

type User = Parameters<typeof get>[0]

const send = (user: User, method: string, path: string, body?: unknown) =>
  app()
    .as(user)
    .request(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

type Patch = { name?: string; question?: Question; sharedWith?: ViewWish['sharedWith'] }

const wish = (patch: Patch = {}): ViewWish => ({
  name: '开春以来翻番',
  question: STANDING_EXAMPLE,
  sharedWith: { roles: [], accounts: [] },
  ...patch,
})

async function save(user: User, patch: Patch = {}): Promise<SavedView> {
  const answer = await send(user, 'POST', '/api/views', wish(patch))
  expect(answer.status).toBe(201)
  return (await answer.json()) as SavedView
}

const statusOf = async (user: User, id: string) =>
  (await send(user, 'GET', `/api/views/${id}`)).status
const namesOf = async (user: User) =>
  (await get<SavedViewSummary[]>(user, '/api/views')).map(({ name }) => name)

it('keeps the question as it was asked and shows it to its owner alone', async () => {
  const { id } = await save('analyst')
  expect(await get<SavedView>('analyst', `/api/views/${id}`)).toMatchObject({
    question: STANDING_EXAMPLE,
    isOwn: true,
    sharedWith: { roles: [], accounts: [] },
  })
  expect(await statusOf('commander', id)).toBe(404)
  expect(await statusOf('worker', 'no-such-view')).toBe(404)
})

it('opens for the roles and accounts that it is shared with, and closes again', async () => {
  const shared = await save('analyst', {
    name: '给工作人员',
    sharedWith: { roles: ['commander'], accounts: ['worker'] },
  })
  expect(await statusOf('commander', shared.id)).toBe(200)
  expect(await statusOf('worker', shared.id)).toBe(200)
  expect(await statusOf('handler', shared.id)).toBe(404)
  const opened = await get<SavedView>('worker', `/api/views/${shared.id}`)
  expect(opened).toMatchObject({ isOwn: false, question: STANDING_EXAMPLE })
  expect(opened).not.toHaveProperty('sharedWith')
  await send('analyst', 'PUT', `/api/views/${shared.id}`, wish({ name: '收回' }))
  expect(await statusOf('worker', shared.id)).toBe(404)
})

it('is changed and removed by nobody but its owner', async () => {
  const { id } = await save('analyst', { sharedWith: { roles: ['commander'], accounts: [] } })
  const change = await send('commander', 'PUT', `/api/views/${id}`, wish({ name: '改名' }))
  expect(change.status).toBe(404)
  expect(await namesOf('commander')).toContain('开春以来翻番')
  expect((await send('commander', 'DELETE', `/api/views/${id}`)).status).toBe(404)
  expect((await send('analyst', 'DELETE', `/api/views/${id}`)).status).toBe(204)
  expect(await statusOf('analyst', id)).toBe(404)
})

it('has room for five hundred views of each account, whatever others keep', async () => {
  const fill = (owner: string) =>
    app().db.execute(
      `insert into saved_view (id, owner, name, question, layers, shared_roles, shared_accounts)
       select $1 || n, $1, '旧视图', $2, '{}', '{}', '{}' from generate_series(1, 500) as n`,
      [owner, STANDING_EXAMPLE],
    )
  await fill('demo:commander')
  expect(await save('analyst')).toMatchObject({ isOwn: true })
  const answer = await send('commander', 'POST', '/api/views', wish())
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ error: { code: 'too-many-views' } })
  await app().db.execute(`delete from saved_view where name = '旧视图'`)
})

it('tells subscribers that it has changed until they have opened it', async () => {
  const { id } = await save('analyst', { sharedWith: { roles: ['commander'], accounts: [] } })
  const entry = async () =>
    (await get<SavedViewSummary[]>('commander', '/api/views')).find((one) => one.id === id)
  const subscribe = (wish: object) =>
    send('commander', 'PUT', `/api/views/${id}/subscription`, wish)
  expect((await subscribe({})).status).toBe(204)
  expect(await entry()).toMatchObject({ subscription: { isChanged: false, hasNewData: false } })
  const changed = wish({ name: '新问题', sharedWith: { roles: ['commander'], accounts: [] } })
  await send('analyst', 'PUT', `/api/views/${id}`, changed)
  expect(await entry()).toMatchObject({ name: '新问题', subscription: { isChanged: true } })
  await statusOf('commander', id)
  expect(await entry()).toMatchObject({ subscription: { isChanged: false } })
  await send('commander', 'DELETE', `/api/views/${id}/subscription`)
  expect(await entry()).toMatchObject({ subscription: null })
})

it('says to subscribers on the live stream that their list is another, and to nobody else', async () => {
  const { id } = await save('analyst', {
    sharedWith: { roles: ['commander'], accounts: ['worker'] },
  })
  const told = async () =>
    (
      await app().db.query<{ username: string }>(
        `select username from live_message join user_account on user_account.id = live_message.owner
         where message ->> 'kind' = 'views' order by live_message.id`,
      )
    ).map(({ username }) => username)
  const before = (await told()).length
  const since = async () => (await told()).slice(before)
  for (const user of ['analyst', 'commander'] as const) {
    await send(user, 'PUT', `/api/views/${id}/subscription`, {})
  }
  expect((await send('worker', 'DELETE', `/api/views/${id}`)).status).toBe(404)
  expect(await since()).toEqual([])
  await send('analyst', 'PUT', `/api/views/${id}`, wish({ name: '收回' }))
  expect(await since()).toEqual(['commander'])
  await send('analyst', 'DELETE', `/api/views/${id}`)
  expect(await since()).toEqual(['commander', 'commander'])
})

it('keeps SQL as it is written, and knows which layers it asks', async () => {
  const sql = 'select code, lon, lat from catering -- 餐饮'
  const made = await send('analyst', 'POST', '/api/views', {
    name: '餐饮点位',
    sql,
    sharedWith: { roles: ['commander'], accounts: [] },
  })
  const { id } = (await made.json()) as SavedView
  const opened = await get<SavedView>('commander', `/api/views/${id}`)
  expect(opened).toMatchObject({ kind: 'sql', sql, layers: ['CATERING'] })
  const both = { ...wish(), sql }
  expect((await send('analyst', 'POST', '/api/views', both)).status).toBe(422)
})

it('tells of new data since it was opened, and of none before', async () => {
  const { id, layers } = await save('analyst')
  const news = async () =>
    (await get<SavedViewSummary[]>('analyst', '/api/views')).find((one) => one.id === id)
      ?.subscription
  await send('analyst', 'PUT', `/api/views/${id}/subscription`, { threshold: 0.5, seenCount: 12 })
  expect(await news()).toEqual({
    isChanged: false,
    hasNewData: false,
    seenCount: 12,
    threshold: 0.5,
  })
  await publish(layers[0]!, WORLD.linxi)
  expect((await news())?.hasNewData).toBe(true)
  await send('analyst', 'PUT', `/api/views/${id}/subscription`, { seenCount: 14 })
  expect(await news()).toMatchObject({ seenCount: 14, threshold: 0.5 })
})

const publish = (layer: string, subdistrict: string) =>
  app().db.execute(
    `insert into pack (layer, subdistrict, version, current, feature_count, byte_count, detail_zoom, created_at)
     values ($1, $2, 1, true, 0, 0, 15, now() + interval '1 s')`,
    [layer, subdistrict],
  )

it('tells of new data only where it may be seen', async () => {
  const { id, layers } = await save('analyst', {
    sharedWith: { roles: ['gridWorker'], accounts: [] },
  })
  const news = async () =>
    (await get<SavedViewSummary[]>('worker', '/api/views')).find((one) => one.id === id)
      ?.subscription?.hasNewData
  await app().db.execute('delete from pack')
  await send('worker', 'PUT', `/api/views/${id}/subscription`, {})
  await publish(layers[0]!, WORLD.linxi)
  expect(await news()).toBe(false)
  await publish(layers[0]!, WORLD.qingyuan)
  expect(await news()).toBe(true)
})

it('does not write over what was changed elsewhere meanwhile', async () => {
  const { id, changedAt } = await save('analyst')
  const change = (name: string) =>
    send('analyst', 'PUT', `/api/views/${id}`, { ...wish({ name }), basedOn: changedAt })
  expect((await change('先到')).status).toBe(200)
  expect((await change('后到')).status).toBe(409)
})

it.each([
  ['no question', { question: { ...STANDING_EXAMPLE, steps: [{ kind: 'eval' }] } }, 'question'],
  ['no name', { name: '  ' }, 'name'],
  [
    'a role that there is not',
    { sharedWith: { roles: ['king'], accounts: [] } },
    'sharedWith.roles.0',
  ],
  [
    'an account that there is not',
    { sharedWith: { roles: [], accounts: ['nobody-here'] } },
    'sharedWith.accounts.0',
  ],
])('refuses %s with the field named', async (_, patch, field) => {
  const before = await namesOf('analyst')
  const answer = await send('analyst', 'POST', '/api/views', { ...wish(), ...patch })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ error: { details: { field } } })
  expect(await namesOf('analyst')).toEqual(before)
})

it('writes down who was given what, and nothing of what was asked', async () => {
  const ring = [lonLat(120, 30.25), lonLat(120.1, 30.25), lonLat(120, 30.3)]
  const place: Step = { kind: 'place', outside: false, places: [{ kind: 'drawn', ring }] }
  const { id } = await save('analyst', {
    question: { ...STANDING_EXAMPLE, steps: [place] },
    sharedWith: { roles: ['commander'], accounts: ['worker'] },
  })
  const [entry] = await app().db.query<{ content: string }>(
    'select row_to_json(audit_trail)::text as content from audit_trail where target = $1',
    [id],
  )
  expect(entry?.content).toContain('commander')
  expect(entry?.content).not.toContain('30.25')
})

const lonLat = (lon: number, lat: number): LonLat => [lon, lat]

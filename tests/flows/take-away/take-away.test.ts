import { expect, it } from 'vitest'
import type { TakeAwayWish } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()

type User = Parameters<ReturnType<typeof app>['as']>[0]

const ask = (user: User, patch: Partial<TakeAwayWish> | Record<string, unknown> = {}) =>
  app()
    .as(user)
    .request('/api/take-away', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        kind: 'csv',
        reason: 'briefing',
        from: 'question',
        layers: ['CATERING'],
        fields: ['code', 'title'],
        rows: 3,
        area: '',
        ...patch,
      }),
    })

it('permits what may leave, and has written down what, how much and why before it says so', async () => {
  const answer = await ask('analyst', { reason: 'other', note: '给街道开会用' })
  expect(answer.status).toBe(200)
  const { id } = (await answer.json()) as { id: string }
  const [entry] = await app().db.query<{ content: string }>(
    `select row_to_json(audit_trail)::text as content from audit_trail where target = $1`,
    [id],
  )
  expect(entry?.content).toContain('answer.take')
  expect(entry?.content).toContain('other: 给街道开会用')
  expect(entry?.content).toContain('CATERING')
})

it('is not for those who may look but not take away', async () => {
  expect((await ask('dispatcher')).status).toBe(403)
  expect((await ask('worker')).status).toBe(403)
})

it.each([
  ['no reason', { reason: undefined }, 'reason'],
  ['another reason that is not told', { reason: 'other' }, 'note'],
  ['a kind that there is not', { kind: 'exe' }, 'kind'],
  ['values besides', { values: ['张三'] }, 'values'],
])('refuses %s', async (_, patch, field) => {
  const answer = await ask('analyst', patch)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ error: { details: { field } } })
})

it('does not count what is seen on the map but cannot be in an answer', async () => {
  const places = [
    ['demo:planner', 'analyst', WORLD.qingyuan],
    ['demo:planner', 'gridWorker', WORLD.grids.far],
    ['demo:steward', 'analyst', WORLD.qingyuan],
    ['demo:steward', 'dispatcher', WORLD.linxi],
  ] as const
  await app().db.execute(
    `delete from role_assignment where user_id in ('demo:planner', 'demo:steward')`,
  )
  for (const [user, role, area] of places) {
    await app().db.execute(
      'insert into role_assignment (user_id, role, areas, max_sensitivity) values ($1, $2, array[$3], 2)',
      [user, role, area],
    )
  }
  expect((await ask('planner')).status).toBe(200)
  expect((await ask('steward')).status).toBe(403)
  expect((await ask('steward', { area: WORLD.qingyuan })).status).toBe(200)
})

it('knows no layer that there is not', async () => {
  expect((await ask('analyst', { layers: ['NO_SUCH'] })).status).toBe(404)
})

import { describe, expect, it, test } from 'vitest'
import type {
  AuditFinding,
  AuditPage,
  AuditPlace,
  AuditState,
} from '../../../data/contracts/index.ts'
import { keepHeads } from '../../../server/audit/keep-heads.ts'
import { registerAuditJobs } from '../../../server/audit/verify-job.ts'
import { audit } from '../../../server/security/audit.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()

const look = (user: string, item: string, extras = {}) =>
  audit(app().db, {
    userId: `demo:${user}`,
    action: 'feature.read',
    target: `RENTAL/${item}`,
    layer: 'RENTAL',
    grid: WORLD.grids.west,
    building: WORLD.buildings.slab3,
    purpose: 'visit',
    details: { disclosed: ['landlord'] },
    ...extras,
  })

const list = (query: string) => get<AuditPage>('auditor', `/api/audit/entries?${query}`)

describe('reading the log', () => {
  it('is for auditors alone', async () => {
    for (const user of ['commander', 'planner', 'steward', 'worker', 'handler', 'admin'] as const) {
      expect(await status(user, '/api/audit/entries')).toBe(403)
      expect(await status(user, '/api/audit/entries.csv')).toBe(403)
      expect(await status(user, '/api/audit/state')).toBe(403)
    }
    expect((await app().request('/api/audit/entries')).status).toBe(401)
  })

  it('is itself written into it', async () => {
    await list('user=demo:commander&kind=look')
    // The newest is this look itself.
    const { items } = await list('action=audit.read&user=demo:auditor&limit=2')
    expect(items[1]).toMatchObject({
      action: 'audit.read',
      user: 'demo:auditor',
      target: 'entries',
      details: { filter: { user: 'demo:commander', kind: 'look' } },
    })
  })

  it('is one look, however much of one filter a page shows', async () => {
    const filter = 'user=demo:planner&kind=look'
    const shown = ['entries', 'places', 'hours', 'patterns']
    await Promise.all(shown.map((what) => get('auditor', `/api/audit/${what}?${filter}`)))
    const noted = async () => {
      const { items } = await list('action=audit.read&user=demo:auditor')
      return items.filter(({ details }) => JSON.stringify(details).includes('demo:planner')).length
    }
    expect(await noted()).toBe(1)
    // The page after it shows what was not seen before.
    await list(`${filter}&before=1000`)
    expect(await noted()).toBe(2)
  })

  it('finds looks by account, code, layer, area, purpose and time', async () => {
    const before = new Date().toISOString()
    await look('analyst', WORLD.items.rental)
    await look('planner', 'F-other', { grid: WORLD.grids.far, building: WORLD.buildings.far })
    const targets = async (query: string) => {
      const { items } = await list(`kind=look&from=${before}&${query}`)
      return items.filter(({ action }) => action === 'feature.read').map(({ user }) => user)
    }
    expect(await targets('user=demo:analyst')).toEqual(['demo:analyst'])
    expect(await targets(`target=${WORLD.items.rental}`)).toEqual(['demo:analyst'])
    expect(await targets(`target=${WORLD.buildings.far}`)).toEqual(['demo:planner'])
    expect(await targets('layer=RENTAL')).toEqual(['demo:planner', 'demo:analyst'])
    expect(await targets(`area=${WORLD.qingyuan}`)).toEqual(['demo:analyst'])
    expect(await targets(`area=${WORLD.grids.far}`)).toEqual(['demo:planner'])
    expect(await targets(`area=${WORLD.district}`)).toHaveLength(2)
    expect(await targets('purpose=visit')).toHaveLength(2)
    expect(await targets('purpose=event')).toEqual([])
    expect(await targets(`to=${before}`)).toEqual([])
  })

  it('goes on where a page ended, without gaps', async () => {
    for (let i = 0; i < 5; i++) await look('steward', `F${i}`)
    const query = 'user=demo:steward&action=feature.read&limit=2'
    const first = await list(query)
    expect(first).toMatchObject({ count: 5, countIsFloor: false })
    const second = await list(`${query}&before=${first.next}`)
    const third = await list(`${query}&before=${second.next}`)
    const pages = [first, second, third].map(({ items }) => items.map(({ target }) => target))
    expect(pages).toEqual([['RENTAL/F4', 'RENTAL/F3'], ['RENTAL/F2', 'RENTAL/F1'], ['RENTAL/F0']])
    expect(third.next).toBeNull()
  })

  it('refuses what it does not know', async () => {
    expect(await status('auditor', '/api/audit/entries?who=x')).toBe(400)
    expect(await status('auditor', '/api/audit/entries?action=feature.eat')).toBe(400)
    expect(await status('auditor', '/api/audit/entries?limit=0')).toBe(400)
    expect(await status('auditor', '/api/audit/entries?from=yesterday')).toBe(400)
  })
})

test('the places that were looked at stand where the buildings and grids are', async () => {
  await look('worker', 'F1')
  await look('worker', 'F2')
  await look('worker', 'F3', { building: null, grid: WORLD.grids.south })
  const places = await get<AuditPlace[]>('auditor', '/api/audit/places?user=demo:worker')
  expect(places.map(({ kind, code, looks }) => [kind, code, looks])).toEqual([
    ['building', WORLD.buildings.slab3, 2],
    ['grid', WORLD.grids.south, 1],
  ])
  expect(places[0]!.lon).toBeCloseTo(120, 1)
})

test('conspicuous looks are found: many at once, at night, elsewhere, at the same thing', async () => {
  const at = (iso: string, n: number) => new Date(Date.parse(iso) + n * 1000).toISOString()
  const rows = [
    ...Array.from({ length: 31 }, (_, n) => [
      'handler',
      `B${n}`,
      at('2099-03-04T02:00:00Z', n),
      WORLD.grids.west,
    ]),
    ...Array.from({ length: 6 }, (_, n) => [
      'handler',
      `N${n}`,
      at('2099-03-05T15:00:00Z', n * 700),
      WORLD.grids.west,
    ]),
    ['handler', 'N9', '2099-03-06T02:00:00Z', WORLD.grids.far],
    ['worker', 'B1', '2099-03-06T02:10:00Z', WORLD.grids.west],
    ['planner', 'B1', '2099-03-06T02:20:00Z', WORLD.grids.west],
  ]
  for (const [user, target, instant, grid] of rows) {
    await app().db.execute(
      `insert into audit_pending (at, action, content) values ($1, 'feature.read', $2)`,
      [instant, { user: `demo:${user}`, target: `RENTAL/${target}`, layer: 'RENTAL', grid }],
    )
  }
  const found = await get<AuditFinding[]>(
    'auditor',
    '/api/audit/patterns?from=2099-03-01T00:00:00Z&to=2099-04-01T00:00:00Z',
  )
  const brief = found.map(({ pattern, user, target, area, looks, accounts }) => [
    pattern,
    user,
    target || area,
    looks,
    accounts,
  ])
  expect(brief).toContainEqual(['burst', 'demo:handler', '', 31, 1])
  expect(brief).toContainEqual(['offHours', 'demo:handler', '', 6, 1])
  expect(brief).toContainEqual(['foreignArea', 'demo:handler', WORLD.linxi, 1, 1])
  expect(brief).toContainEqual(['sameTarget', '', 'RENTAL/B1', 3, 3])
  const night = await list(
    'user=demo:handler&offHours=true&from=2099-03-01T00:00:00Z&action=feature.read',
  )
  expect(night.items.map(({ target }) => target)).toEqual(
    [5, 4, 3, 2, 1, 0].map((n) => `RENTAL/N${n}`),
  )
})

test('the entries of a filter are exported, which is an entry', async () => {
  await look('commander', '=1+1', { purpose: '=HYPERLINK("x")' })
  const answer = await app()
    .as('auditor')
    .request('/api/audit/entries.csv?user=demo:commander&action=feature.read')
  expect(answer.headers.get('Content-Type')).toContain('text/csv')
  const [heading, ...lines] = (await answer.text()).trim().split('\r\n')
  expect(heading).toContain('seq,at,action')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`"'=HYPERLINK`)
  const { items } = await list('action=audit.export')
  expect(items[0]).toMatchObject({ user: 'demo:auditor' })
})

test('the page asks for a verification and sees what came of it', async () => {
  const { services } = app()
  registerAuditJobs(services)
  await services.jobs.start()
  const heads = await keepHeads(services)
  await look('commander', 'F1')
  await heads.stop()
  const asked = await app().as('auditor').request('/api/audit/verification', { method: 'POST' })
  expect(asked.status).toBe(202)
  await expect
    .poll(async () => (await get<AuditState>('auditor', '/api/audit/state')).verdict, {
      timeout: 90_000,
    })
    .toMatchObject({ whole: true, faults: 0, heads: expect.any(Number) })
  const state = await get<AuditState>('auditor', '/api/audit/state')
  expect(state.verdict!.heads).toBeGreaterThan(0)
  expect(state.head!.seq).toBeGreaterThan(0)
  expect(state.running).toBeNull()
})

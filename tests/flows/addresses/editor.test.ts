import { describe, expect, it } from 'vitest'
import type {
  AddressChangeList,
  AddressChangeResult,
  AddressConflict,
  AddressDetail,
  AddressList,
  AddressReview,
} from '../../../data/contracts/index.ts'
import { openAsker } from '../../../server/addresses/base/asker.ts'
import { countHoldings } from '../../../server/addresses/base/count-holdings.ts'
import { readAddress } from '../../../server/addresses/base/read-address.ts'
import { createScope, scopeOn } from '../../../server/security/scope.ts'
import type { Queryable } from '../../../server/storage/database.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { qingyuan } = WORLD
const ESTATE = 3
const at = (id: number) => ({ subdistrict: qingyuan, id })

async function post<Body = AddressChangeResult>(path: string, body: object) {
  const answer = await app()
    .as('steward')
    .request(`/api/addresses${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { status: answer.status, body: (await answer.json()) as Body }
}

async function done(path: string, body: object): Promise<AddressChangeResult> {
  const answer = await post(path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const undo = (result: AddressChangeResult) => done(`/changes/${result.change!.id}/reverse`, {})
const list = (query: string) => get<AddressList>('steward', `/api/addresses?${query}`)
const detail = (id: number, query = '') =>
  get<AddressDetail>('steward', `/api/addresses/${qingyuan}/${id}${query}`)

describe('what the editor of addresses asks for', () => {
  it('pages through a state or a level until the end, each address once', async () => {
    for (const question of ['state=active', 'level=9', 'level=12']) {
      const all = (await list(`${question}&limit=500`)).items.map(({ id }) => id)
      const paged: number[] = []
      let after: string | null = ''
      while (after !== null) {
        const page = await list(`${question}&limit=3${after && `&after=${after}`}`)
        paged.push(...page.items.map(({ id }) => id))
        after = page.next
      }
      expect(all.length).toBeGreaterThan(3)
      expect(paged).toEqual(all)
    }
    expect(await status('steward', `/api/addresses?q=a&after=${qingyuan}:1`)).toBe(400)
  })

  it('looks for a state by an index, not through all addresses', async () => {
    await app().db.query('set enable_seqscan = off')
    const plan = await app().db.query<{ 'QUERY PLAN': string }>(
      `explain select id from address where state = 'proposed' and (subdistrict, id) > ('', 0)
       order by subdistrict, id limit 51`,
    )
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('address_unsettled')
  })

  it('puts below a parent first what waits for certification', async () => {
    const added = await done('/changes', {
      op: 'create',
      ...{
        subdistrict: qingyuan,
        parent: ESTATE,
        level: 9,
        name: '99幢',
        lonLat: [120.008, 30.254],
      },
      building: { use: '住宅', floors: 6, stairwells: 0 },
    })
    const { items } = await list(`parent=${qingyuan}:${ESTATE}`)
    expect(items.map(({ name }) => name)).toEqual(['99幢', '3幢', '5幢'])
    await undo(added)
  })

  it('tells an address as it was in the world, by what was known at an instant', async () => {
    const before = await detail(ESTATE)
    const renamed = await done('/changes', {
      ...{ op: 'rename', place: at(ESTATE), name: '文澜新苑', effective: '2024-06-01' },
      basedOn: before.address.recordedAt,
    })
    const known = `known=${encodeURIComponent(renamed.change!.recordedAt)}`
    expect((await detail(ESTATE)).address.name).toBe('文澜新苑')
    expect((await detail(ESTATE, '?at=2024-05-31')).address.name).toBe('文澜苑')
    expect((await detail(ESTATE, '?at=2024-06-01')).address.name).toBe('文澜新苑')
    expect((await detail(ESTATE, `?${known}`)).address.name).toBe('文澜苑')
    expect((await detail(ESTATE, `?at=2025-01-01&${known}`)).address.name).toBe('文澜苑')
    await undo(renamed)
    expect((await detail(ESTATE)).address.name).toBe('文澜苑')
    const between = new Date(Date.parse(renamed.change!.recordedAt) + 1).toISOString()
    expect((await detail(ESTATE, `?at=2025-01-01&known=${between}`)).address.name).toBe('文澜新苑')
  })

  it('shows both versions to who changes what somebody else has changed meanwhile', async () => {
    const seen = (await detail(ADDRESS_IDS.slab5)).address.recordedAt
    const first = await done('/changes', {
      ...{ op: 'renumber', place: at(ADDRESS_IDS.slab5), name: '6幢', basedOn: seen },
    })
    const late = { op: 'renumber', place: at(ADDRESS_IDS.slab5), name: '7幢', basedOn: seen }
    const refused = await post<{ error: { code: string; details: AddressConflict } }>(
      '/changes',
      late,
    )
    expect([refused.status, refused.body.error.code]).toEqual([409, 'changed-meanwhile'])
    expect(refused.body.error.details).toMatchObject({
      now: { name: '6幢' },
      change: { id: first.change!.id, op: 'renumber' },
    })
    const { recordedAt } = refused.body.error.details
    const again = await done('/changes', { ...late, basedOn: recordedAt })
    await undo(again)
    await undo(first)
  })

  it('sets a point right within its outline, which stays', async () => {
    const { outline, lonLat } = (await detail(ADDRESS_IDS.slab3)).address
    expect(outline!.length).toBeGreaterThan(3)
    const point = [lonLat[0] + 0.0001, lonLat[1]]
    const move = { op: 'move', place: at(ADDRESS_IDS.slab3), lonLat: point }
    const kept = await done('/changes', { ...move, keepsOutline: true })
    expect((await detail(ADDRESS_IDS.slab3)).address.outline).toEqual(outline)
    await undo(kept)
    const moved = await done('/changes', move)
    const shifted = (await detail(ADDRESS_IDS.slab3)).address.outline!
    expect(shifted[0]![0]).toBeCloseTo(outline![0]![0] + 0.0001, 9)
    await undo(moved)
  })

  it('names the codes that retire, and what they lead to', async () => {
    const split = await done('/changes', {
      op: 'split',
      place: at(ADDRESS_IDS.family),
      parts: [{ name: '501A室' }, { name: '501B室' }],
      preview: true,
    })
    expect(split.retiredCodes).toEqual([
      { code: WORLD.rooms.family, name: '501室', successors: ['501A室', '501B室'] },
    ])
    const demolish = { op: 'demolish', place: at(ADDRESS_IDS.slab5), endHoldings: true }
    const gone = await done('/changes', { ...demolish, preview: true })
    expect(gone.retiredCodes.map(({ successors }) => successors)).toEqual([[], []])
    // What ends is counted, not what is left.
    expect(gone.touched.residents).toBeGreaterThan(0)
  })

  it('counts residents only where their exact number may be known', async () => {
    const rooms = await app().db.query<{ id: number; code: string; grid: string }>(
      'select id, code, grid from address where subdistrict = $1 and level = 12 and code is not null',
      [qingyuan],
    )
    const held = rooms.map((room) => ({ ...room, level: 12, building: null }))
    const residentsIn = async (...residentAreas: string[]) => {
      const counting = { layers: [], patterns: [], residentAreas }
      const { residents } = await countHoldings(app().db, { counting }, qingyuan, held)
      return residents ?? 0
    }
    const grids = [...new Set(rooms.map(({ grid }) => grid))]
    const each = await Promise.all(grids.map((grid) => residentsIn(grid)))
    expect(each.filter((count) => count > 0).length).toBeGreaterThan(0)
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(await residentsIn(qingyuan))
    expect(await residentsIn(WORLD.linxi)).toBe(0)
    const areasOf = async (maxSensitivity: 2 | 3) => {
      const grant = { role: 'steward' as const, areas: [qingyuan], layers: null, maxSensitivity }
      const scope = createScope('someone', [grant], '2099-01-01T00:00:00Z')
      const { counting } = await openAsker(app().services, app().db, scope, 'someone')
      const places = counting.patterns.filter((_, i) => counting.layers[i] === 'ENTERPRISE')
      expect(places).toEqual([`${qingyuan}%`])
      return counting.residentAreas
    }
    expect([await areasOf(2), await areasOf(3)]).toEqual([[], [qingyuan]])
  })

  it('tells of parts, earlier states and successors only where they may be seen', async () => {
    const { db, services } = app()
    const { slab3: id, family } = ADDRESS_IDS
    const asked = async (client: Queryable, area: string) => {
      const grant = {
        ...{ role: 'steward' as const, areas: [area], layers: null },
        maxSensitivity: 4 as const,
      }
      const whole = createScope('someone', [grant], '2099-01-01T00:00:00Z')
      const scope = scopeOn(whole, services.registry.layer('ADDRESS')!)!
      const found = await readAddress(client, { scope, isEditor: true }, at(id), {})
      const parts = found!.children.reduce((sum, { count }) => sum + count, 0)
      return [parts, found!.history.length, found!.successors.length]
    }
    const trying = db.transaction(async (client) => {
      await client.execute(
        `update address set grid = $1 where subdistrict = $2 and (parent = $3 or id = $4)`,
        [WORLD.grids.far, qingyuan, id, family],
      )
      await client.execute(
        `insert into address_version (subdistrict, id, level, name, full_text, normal_form, state, lon, lat, community, grid,
           valid_from, recorded_from, change)
         values ($1, $2, 9, 'x', 'x', 'x', 'active', 120, 30, '', $3, '2020-01-01', now(), 1)`,
        [qingyuan, id, WORLD.grids.far],
      )
      await client.execute(
        `with change as (
           insert into address_change (subdistrict, address_id, op, effective, made_by)
           values ($1, $2, 'split', '2024-01-01', 'x') returning id
         )
         insert into address_lineage (change, subdistrict, from_id, to_id, op) select id, $1, $2, $3, 'split' from change`,
        [qingyuan, id, family],
      )
      const [parts, states, successors] = await asked(client, WORLD.district)
      expect([parts! > 0, successors]).toEqual([true, 1])
      expect(await asked(client, WORLD.grids.west)).toEqual([0, states! - 1, 0])
      throw new Error('taken back')
    })
    await expect(trying).rejects.toThrow('taken back')
  })

  it('reviews an estate before it is certified', async () => {
    const far = await done('/changes', {
      ...{ op: 'move', place: at(ADDRESS_IDS.slab3), lonLat: [120.008, 30.254] },
      ...{ entrance: [120.02, 30.254], keepsOutline: true },
    })
    const review = await get<AddressReview>(
      'steward',
      `/api/addresses/${qingyuan}/${ESTATE}/review`,
    )
    expect(review.counts.find(({ level }) => level === 9)).toMatchObject({ count: 2 })
    const found = review.problems.map(({ kind, address }) => `${kind} ${address.name}`)
    expect(found).toEqual(expect.arrayContaining(['outside-building 3幢', 'far-entrance 3幢']))
    await undo(far)
    expect(await status('analyst', `/api/addresses/${qingyuan}/${ESTATE}/review`)).toBe(403)
  })

  it('lists what has been done, newest first, page by page', async () => {
    const { items } = await get<AddressChangeList>('steward', '/api/addresses/changes?limit=200')
    expect(items.length).toBeGreaterThan(8)
    expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).sort((a, b) => b - a))
    expect(items[0]).toMatchObject({ op: 'move', reverses: items[1]!.id })
    const steward = await app().db.first<{ name: string }>(
      `select display_name as name from user_account where username = 'steward'`,
    )
    expect(items.every(({ fullText, by }) => fullText !== '' && by === steward!.name)).toBe(true)
    const first = await get<AddressChangeList>('steward', '/api/addresses/changes?limit=2')
    const second = await get<AddressChangeList>(
      'steward',
      `/api/addresses/changes?limit=2&before=${first.next}`,
    )
    expect([...first.items, ...second.items]).toEqual(items.slice(0, 4))
    const elsewhere = await get<AddressChangeList>(
      'steward',
      `/api/addresses/changes?within=${WORLD.linxi}`,
    )
    expect(elsewhere).toEqual({ items: [], next: null })
  })
})

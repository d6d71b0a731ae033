import { describe, expect, it } from 'vitest'
import type {
  AddressChangeResult,
  AddressDetail,
  AddressList,
  AddressOfCode,
} from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { qingyuan } = WORLD
const STREET = 1
const ESTATE = 3
const at = (id: number) => ({ subdistrict: qingyuan, id })
const detail = (id: number, day = '') =>
  get<AddressDetail>('steward', `/api/addresses/${qingyuan}/${id}${day && `?at=${day}`}`)

async function post(path: string, body: object) {
  const answer = await app()
    .as('steward')
    .request(`/api/addresses${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    status: answer.status,
    body: (await answer.json()) as AddressChangeResult & { error?: { code: string } },
  }
}

async function done(path: string, body: object): Promise<AddressChangeResult> {
  const answer = await post(path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const refusal = async (path: string, body: object) => {
  const answer = await post(path, body)
  return `${answer.status} ${answer.body.error?.code}`
}

/** All that changes write to, without when it was recorded. */
async function everything() {
  const tables = [
    'address',
    'address_alias',
    'building',
    'room',
    'residence',
    'org_site',
    'layer_item',
    'grid_event',
    'address_place',
  ]
  const rows = await Promise.all(
    tables.map((table) =>
      app().db.query(
        `select to_jsonb(thing) - 'recorded_at' as row from ${table} as thing order by 1`,
      ),
    ),
  )
  return Object.fromEntries(tables.map((table, i) => [table, rows[i]]))
}

const undo = (result: AddressChangeResult) => done(`/changes/${result.change!.id}/reverse`, {})

describe('the address base', () => {
  it('finds addresses by text, by code and below another', async () => {
    const found = async (query: string) =>
      (await get<AddressList>('steward', `/api/addresses?${query}`)).items.map(({ id }) => id)
    expect(await found(`q=${encodeURIComponent('文澜苑')}`)).toEqual([3, 5, 11])
    expect(await found(`q=${WORLD.rooms.family}`)).toEqual([ADDRESS_IDS.family])
    expect(await found(`parent=${qingyuan}:5`)).toEqual([6, 7])
    expect(await found(`q=${encodeURIComponent('文澜苑')}&within=${WORLD.grids.east}`)).toEqual([
      11,
    ])
    expect(await status('steward', '/api/addresses')).toBe(400)
    expect(await status('steward', '/api/addresses?parent=1')).toBe(400)
  })

  it('tells a worker of his own grids only', async () => {
    expect(await status('worker', `/api/addresses/${qingyuan}/${ADDRESS_IDS.family}`)).toBe(200)
    expect(await status('worker', `/api/addresses/${qingyuan}/${ADDRESS_IDS.farmhouse}`)).toBe(404)
    expect(await status('worker', `/api/coded-addresses/${WORLD.buildings.farmhouse}`)).toBe(404)
    const { items } = await get<AddressList>('worker', '/api/addresses?state=active&limit=500')
    expect(new Set(items.map(({ grid }) => grid))).toEqual(
      new Set([WORLD.grids.west, WORLD.grids.east]),
    )
  })

  it('tells what a rename would do, does it, remembers what was, and takes it back', async () => {
    const before = await everything()
    const rename = {
      op: 'rename',
      place: at(STREET),
      name: '文源路',
      effective: '2024-05-01',
      docNo: '良政〔2024〕3号',
    }
    const preview = await done('/changes', { ...rename, preview: true })
    expect(preview).toMatchObject({
      change: null,
      touched: { addresses: 10, buildings: 2, rooms: 4, enterprises: 1, items: 4, residents: 5 },
    })
    expect(await everything()).toEqual(before)

    const result = await done('/changes', rename)
    expect(result.touched).toEqual(preview.touched)
    const room = await detail(ADDRESS_IDS.family)
    expect(room.address).toMatchObject({
      fullText: '良溪区清源街道文澜社区文源路12号文澜苑3幢2单元501室',
      validFrom: '2024-05-01',
    })
    expect(
      room.history.map(({ recordedTo, validTo }) => [recordedTo !== null, validTo]).sort(),
    ).toEqual([
      [false, '2024-05-01'],
      [true, null],
    ])
    const old = await detail(ADDRESS_IDS.family, '2023-01-01')
    expect(old.address.fullText).toContain('文澜路12号')
    expect(old.parents.map(({ name }) => name)).toEqual([
      '文澜路',
      '12号',
      '文澜苑',
      '3幢',
      '2单元',
    ])
    expect(
      await status('steward', `/api/addresses/${qingyuan}/${ADDRESS_IDS.family}?at=2001-01-01`),
    ).toBe(404)
    const street = await detail(STREET)
    expect(street.aliases).toMatchObject([{ text: '文澜路', kind: '曾用名' }])
    expect(street.changes).toMatchObject([
      { op: 'rename', docNo: '良政〔2024〕3号', effective: '2024-05-01' },
    ])
    expect(street.changes[0]?.by).toBeDefined()
    const seen = await get<AddressDetail>('worker', `/api/addresses/${qingyuan}/${STREET}`)
    expect(seen.changes[0]).not.toHaveProperty('by')

    const place = await done('/changes', { op: 'rename', place: at(ESTATE), name: '文澜雅苑' })
    expect(await refusal(`/changes/${result.change!.id}/reverse`, {})).toBe('409 changed-since')
    await undo(place)
    await undo(result)
    expect(await everything()).toEqual(before)
    expect(await refusal(`/changes/${result.change!.id}/reverse`, {})).toBe('409 reversed')
    expect((await detail(STREET)).history.filter(({ recordedTo }) => recordedTo === null)).toEqual(
      [],
    )
  })

  it('creates a building and a room with codes of their own, and certifies them', async () => {
    const before = await everything()
    const building = { use: '住宅', floors: 6, stairwells: 0 }
    const create = {
      op: 'create',
      subdistrict: qingyuan,
      parent: ESTATE,
      level: 9,
      name: '6幢',
      lonLat: [120.008, 30.254],
    }
    expect(await refusal('/changes', create)).toBe('422 invalid')
    expect(await refusal('/changes', { ...create, building, lonLat: [121, 31] })).toBe(
      '409 elsewhere',
    )
    expect(await refusal('/changes', { ...create, building, name: '５号楼' })).toBe(
      '409 name-taken',
    )
    expect(await refusal('/changes', { ...create, building, effective: '2999-01-01' })).toBe(
      '422 in-the-future',
    )
    const made = await done('/changes', { ...create, building })
    const { id } = made.change!.place
    const { address } = await detail(id)
    expect(address).toMatchObject({
      state: 'proposed',
      grid: WORLD.grids.east,
      code: expect.stringMatching(/^B33019950000\d{3}/),
    })
    const room = await done('/changes', {
      op: 'create',
      subdistrict: qingyuan,
      parent: id,
      level: 12,
      name: '201室',
      room: { floor: 2, use: '居住', tenure: '自有' },
    })
    expect(
      await app().db.first('select number, stairwell, building from room where address_id = $1', [
        room.change!.place.id,
      ]),
    ).toEqual({ number: '201', stairwell: '无', building: address.code })
    expect(await refusal(`/changes/${made.change!.id}/reverse`, {})).toBe('409 depended-on')

    const certified = await done('/certify', { place: at(id), to: 'verified', below: true })
    expect(certified.touched).toMatchObject({ addresses: 2, buildings: 1, rooms: 1 })
    expect(await refusal('/certify', { place: at(id), to: 'verified', below: true })).toBe(
      '409 other-state',
    )
    for (const one of [certified, room, made]) await undo(one)
    expect(await everything()).toEqual(before)
    const gone = await get<AddressOfCode>('steward', `/api/coded-addresses/${address.code}`)
    expect(gone).toMatchObject({ status: 'withdrawn', successors: [] })
  })

  it('moves a building with everything that stands where it does', async () => {
    const before = await everything()
    const move = {
      op: 'move',
      place: at(ADDRESS_IDS.slab3),
      lonLat: [120.008, 30.254],
      entrance: [120.0081, 30.254],
    }
    const moved = await done('/changes', move)
    const where = (table: string, code: string) =>
      app().db.first(
        `select round(lon::numeric, 6)::float8 as lon, grid from ${table} where code = $1`,
        [code],
      )
    for (const [table, code] of [
      ['address', WORLD.rooms.family],
      ['building', WORLD.buildings.slab3],
      ['org_site', WORLD.sites.noodles],
      ['layer_item', WORLD.items.rental],
    ] as const) {
      expect(await where(table, code)).toEqual({ lon: 120.008, grid: WORLD.grids.east })
    }
    expect((await detail(ADDRESS_IDS.slab3)).address.entrance).toEqual([120.0081, 30.254])
    const dirty = await app().db.query<{ layer: string }>(
      'select layer from dirty_pack where subdistrict = $1 order by 1',
      [qingyuan],
    )
    expect(dirty.map(({ layer }) => layer)).toEqual(
      expect.arrayContaining([
        'ADDRESS',
        'BUILDING',
        'CATERING',
        'ENTERPRISE',
        'RENTAL',
        'RESIDENT',
      ]),
    )
    await undo(moved)
    expect(await everything()).toEqual(before)
  })

  it('leads the codes of split and merged rooms to their successors, with all that hangs on them', async () => {
    const before = await everything()
    const split = await done('/changes', {
      op: 'split',
      place: at(ADDRESS_IDS.family),
      parts: [{ name: '501A室' }, { name: '501B室' }],
    })
    const halves = await get<AddressOfCode>('steward', `/api/coded-addresses/${WORLD.rooms.family}`)
    expect(halves).toMatchObject({ status: 'succeeded', changes: [{ op: 'split' }] })
    expect(halves.successors.map(({ name }) => name)).toEqual(['501A室', '501B室'])
    const first = halves.successors[0]!
    expect(
      await app().db.first('select count(*) from residence where room = $1', [first.code]),
    ).toEqual({ count: 4 })
    const merge = await done('/changes', {
      op: 'merge',
      subdistrict: qingyuan,
      ids: [first.id],
      into: ADDRESS_IDS.empty,
    })
    const whole = await get<AddressOfCode>('steward', `/api/coded-addresses/${WORLD.rooms.family}`)
    expect(whole.successors.map(({ name }) => name).sort()).toEqual(['501B室', '502室'])
    expect(
      await app().db.first('select room, address_id from layer_item where code = $1', [
        WORLD.items.rental,
      ]),
    ).toEqual({ room: WORLD.rooms.empty, address_id: ADDRESS_IDS.empty })
    const { predecessors } = await detail(ADDRESS_IDS.empty)
    expect(predecessors).toMatchObject([{ place: { id: first.id }, op: 'merge' }])
    expect(await refusal(`/changes/${split.change!.id}/reverse`, {})).toBe('409 changed-since')
    await undo(merge)
    await undo(split)
    expect(await everything()).toEqual(before)
    expect(
      await get<AddressOfCode>('steward', `/api/coded-addresses/${WORLD.rooms.family}`),
    ).toMatchObject({ status: 'current' })
  })

  it('demolishes a building once it is said that what hangs on it ends', async () => {
    const before = await everything()
    const demolish = { op: 'demolish', place: at(ADDRESS_IDS.slab3) }
    expect(await refusal('/changes', demolish)).toBe('409 still-in-use')
    const gone = await done('/changes', { ...demolish, endHoldings: true })
    expect(gone.touched).toMatchObject({ addresses: 5, buildings: 1, rooms: 3 })
    const left = 'select count(*) from residence where building = $1 and valid_to is null'
    expect(await app().db.first(left, [WORLD.buildings.slab3])).toEqual({ count: 0 })
    expect(await status('steward', `/api/features/BUILDING/${WORLD.buildings.slab3}`)).toBe(404)
    expect(await get('steward', `/api/coded-addresses/${WORLD.buildings.slab3}`)).toMatchObject({
      status: 'retired',
    })
    await undo(gone)
    expect(await everything()).toEqual(before)
  })

  it('gives and ends other names', async () => {
    const before = await everything()
    const alias = { place: at(ESTATE), text: '文澜公寓', kind: '推广名' }
    expect(await refusal('/aliases', { ...alias, scope: ESTATE })).toBe('422 alias-scope')
    const everywhere = await done('/aliases', { ...alias, scope: null })
    expect((await detail(ESTATE)).aliases.at(-1)).toMatchObject({ scopeParent: null })
    await undo(everywhere)
    const added = await done('/aliases', { ...alias, from: '2024-01-01' })
    expect(await refusal('/aliases', alias)).toBe('409 alias-exists')
    const ended = await done('/aliases/end', {
      place: at(ESTATE),
      text: '文澜公寓',
      to: '2025-01-01',
    })
    const { aliases } = await detail(ESTATE)
    expect(aliases.find(({ text }) => text === '文澜公寓')).toMatchObject({
      kind: '推广名',
      validFrom: '2024-01-01',
      validTo: '2025-01-01',
    })
    expect(await refusal('/aliases/end', { place: at(ESTATE), text: '文澜公寓' })).toBe(
      '409 no-such-alias',
    )
    await undo(ended)
    await undo(added)
    expect(await everything()).toEqual(before)
  })

  it('writes who has done what into the audit log, and lets only stewards do it, in their area', async () => {
    await app().db.execute(`update role_assignment set areas = array[$1] where role = 'steward'`, [
      WORLD.grids.west,
    ])
    await app().services.access.settle()
    const rename = (id: number) => ({ op: 'renumber', place: at(id), name: '9幢' })
    expect(await refusal('/changes', rename(ADDRESS_IDS.slab5))).toBe('404 address-not-found')
    expect(await refusal('/changes', { op: 'rename', place: at(STREET), name: '文源路' })).toBe(
      '403 beyond-area',
    )
    await done('/changes', rename(ADDRESS_IDS.slab3))
    const entries = await app().db.query<{ action: string; target: string }>(
      `select action, content ->> 'target' as target from audit_entry join audit_content using (seq) where action like 'address.%' order by seq desc limit 1`,
    )
    expect(entries).toEqual([
      { action: 'address.change', target: `${qingyuan}:${ADDRESS_IDS.slab3}` },
    ])
    const answer = await app()
      .as('analyst')
      .request('/api/addresses/changes', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(rename(5)),
      })
    expect(answer.status).toBe(403)
  })
})

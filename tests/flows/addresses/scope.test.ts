import { beforeAll, describe, expect, it } from 'vitest'
import type {
  AddressChangeList,
  AddressChangeResult,
  AddressList,
  AddressOfCode,
} from '../../../data/contracts/index.ts'
import { countHoldings } from '../../../server/addresses/base/count-holdings.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get } = useTinyApp()
const { qingyuan, grids } = WORLD
const ESTATE = 3
let split: AddressChangeResult

// Of the two stewards one holds the grid of 3幢 alone; 5幢 stands in the next.
beforeAll(async () => {
  await app().db.execute(
    `update role_assignment set role = 'steward', areas = $1 where user_id = 'demo:analyst'`,
    [[grids.west]],
  )
  split = await post('steward', '/changes', {
    op: 'split',
    place: { subdistrict: qingyuan, id: ADDRESS_IDS.single },
    parts: [{ name: '101A室' }, { name: '101B室' }],
  })
})

async function post(user: DemoUser, path: string, body: object): Promise<AddressChangeResult> {
  const answer = await app()
    .as(user)
    .request(`/api/addresses${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as AddressChangeResult
}

const gridsOf = async (user: DemoUser, query: string) => {
  const { items } = await get<AddressList>(user, `/api/addresses?${query}`)
  return [...new Set(items.map(({ grid }) => grid))].sort()
}

describe('who holds one grid', () => {
  it.each([
    ['below an estate', `parent=${qingyuan}:${ESTATE}&level=9`],
    ['of a level, one after the other', 'level=9&limit=500'],
  ])('is told of none in the next: %s', async (_, query) => {
    expect(await gridsOf('steward', query)).toContain(grids.east)
    expect(await gridsOf('analyst', query)).toEqual([grids.west])
  })

  it('is told of none in the next by its code', async () => {
    const query = `q=${WORLD.buildings.slab5}`
    expect(await gridsOf('steward', query)).toEqual([grids.east])
    expect(await gridsOf('analyst', query)).toEqual([])
  })

  it('hears of no change there, and takes none back', async () => {
    const changes = async (user: DemoUser) =>
      (await get<AddressChangeList>(user, '/api/addresses/changes')).items.map(({ id }) => id)
    expect(await changes('steward')).toEqual([split.change!.id])
    expect(await changes('analyst')).toEqual([])
    await expect(post('analyst', `/changes/${split.change!.id}/reverse`, {})).rejects.toThrow(
      /^404/,
    )
  })

  it('is told of a code’s successors in its own grid alone', async () => {
    const successors = async (user: DemoUser) => {
      const path = `/api/coded-addresses/${WORLD.rooms.single}`
      return (await get<AddressOfCode>(user, path)).successors.map(({ name }) => name)
    }
    expect(await successors('steward')).toEqual(['101A室', '101B室'])
    // One half has come to the other grid; the code itself belonged there before.
    await app().db.execute(
      `update address set grid = $1 where subdistrict = $2 and (code = $3 or name = '101A室')`,
      [grids.west, qingyuan, WORLD.rooms.single],
    )
    expect(await successors('analyst')).toEqual(['101A室'])
  })

  it('counts what hangs on addresses in its own grid alone', async () => {
    const { db } = app()
    const rows = await db.query<{
      id: number
      level: number
      grid: string
      building: string | null
      code: string | null
    }>('select id, level, grid, building, code from address where subdistrict = $1', [qingyuan])
    const countIn = (grid: string) => {
      const layers = ['ENTERPRISE', 'RENTAL', 'CATERING']
      const patterns = layers.map(() => `${grid}%`)
      return countHoldings(
        db,
        { counting: { layers, patterns, residentAreas: [] } },
        qingyuan,
        rows,
      )
    }
    const all = await countIn(qingyuan)
    const parts = await Promise.all([grids.west, grids.east, grids.south].map(countIn))
    for (const kind of ['enterprises', 'items'] as const) {
      expect(all[kind]).toBeGreaterThan(0)
      expect(parts.reduce((sum, part) => sum + (part[kind] ?? 0), 0)).toBe(all[kind])
    }
    expect(await countIn(WORLD.linxi)).toEqual({ enterprises: 0, items: 0 })
  })
})

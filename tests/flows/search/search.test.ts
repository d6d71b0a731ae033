import { describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { get, status } = useTinyApp()
const { buildings, rooms, sites, items, events, grids } = WORLD

const find = (user: Parameters<typeof get>[0], q: string, more = '') =>
  get<SearchHit[]>(user, `/api/search?q=${encodeURIComponent(q)}${more}`)
const first = async (q: string) => (await find('commander', q))[0]
const codes = async (...args: Parameters<typeof find>) =>
  (await find(...args)).map((hit) => hit.code)

describe('an address', () => {
  it.each([
    ['文澜苑3幢2单元501室', rooms.family],
    ['文澜苑3幢501', rooms.family],
    ['文澜苑3号楼501', rooms.family],
    ['文澜苑 3栋 2单元 501', rooms.family],
    ['文澜苑3-2-501', rooms.family],
    ['文瀾苑３＃501', rooms.family],
    ['浙江省杭州市良溪区清源街道文澜社区文澜路12号文澜苑3幢2单元502室', rooms.empty],
    ['清源街道文澜苑5幢101', rooms.single],
    ['文澜路3幢501', rooms.family],
    ['3幢501', rooms.family],
    ['桥头7号', buildings.farmhouse],
    ['文澜苑5幢', buildings.slab5],
    ['文澜苑3', buildings.slab3],
    ['5幢 文澜苑', buildings.slab5],
    ['老纺织宿舍', `${WORLD.qingyuan}:良溪区清源街道文澜社区文澜路12号文澜苑`],
    [buildings.slab3, buildings.slab3],
    [rooms.family.toLowerCase(), rooms.family],
  ])('typed as %s is found first', async (typed, code) => {
    expect((await first(typed))?.code).toBe(code)
  })

  it('is told short, with what lies above it beside', async () => {
    expect(await first('文澜苑3幢501')).toEqual({
      kind: 'address',
      layer: 'ADDRESS',
      code: rooms.family,
      title: '文澜路12号文澜苑3幢2单元501室',
      subtitle: '良溪区清源街道文澜社区',
      lonLat: [120.003, 30.253],
    })
  })

  it('with 3幢 is not one with 13幢', async () => {
    expect(await codes('commander', '3幢')).not.toContain(buildings.far)
    expect(await codes('commander', '3幢501')).not.toContain(rooms.far)
    expect(await codes('commander', '13幢501')).toContain(rooms.far)
  })

  it('by number alone is the nearest one', async () => {
    expect((await codes('commander', '5幢101', '&near=120.009,30.253'))[0]).toBe(rooms.single)
    expect(await codes('commander', '12号')).toContain(
      `${WORLD.qingyuan}:良溪区清源街道文澜社区文澜路12号`,
    )
  })

  it('leads with the estate and goes on with its buildings', async () => {
    const titles = (await find('commander', '文澜苑')).map((hit) => hit.title)
    expect(titles.indexOf('文澜路12号文澜苑')).toBeLessThan(titles.indexOf('文澜路12号文澜苑3幢'))
  })

  it('shows a village house once, with its code', async () => {
    const houses = (await find('commander', '桥头7号')).filter((hit) => hit.title === '桥头7号')
    expect(houses.map((hit) => hit.code)).toEqual([buildings.farmhouse])
  })
})

describe('anything else', () => {
  it.each([
    ['老周面馆', 'enterprise', sites.noodles],
    ['精密机械', 'enterprise', sites.workshop],
    ['91330199MA0000002X', 'enterprise', sites.workshop],
    [sites.noodles, 'enterprise', sites.noodles],
    ['清源五金', 'feature', items.goods],
    [items.rental, 'feature', items.rental],
    [events.fumes, 'event', events.fumes],
    ['E3301992024', 'event', events.closed],
    ['文澜第一网格', 'grid', grids.west],
    [grids.east, 'grid', grids.east],
    ['清源街道', 'division', '330199001000'],
    ['330199002', 'division', '330199002000'],
    ['消防单位', 'layer', 'FIRE_UNIT'],
    ['fire-safety', 'layer', 'FIRE_UNIT'],
    ['清溪', 'feature', 'W1'],
    ['老井', 'feature', '1'],
  ])('%s is found as %s', async (typed, kind, code) => {
    expect(await find('commander', typed)).toContainEqual(expect.objectContaining({ kind, code }))
  })

  it('by two characters from the middle', async () => {
    expect(await codes('commander', '面馆')).toEqual(
      expect.arrayContaining([sites.noodles, sites.far]),
    )
  })

  it('that is an enterprise and on a layer is shown once', async () => {
    expect(await codes('commander', '老周面馆')).not.toContain(items.catering)
  })

  it('near the place asked for comes first', async () => {
    const shops = async (near: string) =>
      (await find('commander', '面馆', `&near=${near}`)).find((hit) => hit.kind === 'enterprise')
        ?.code
    expect(await shops('120.003,30.253')).toBe(sites.noodles)
    expect(await shops('120.033,30.253')).toBe(sites.far)
  })

  it.each([
    ['120.01,30.26', [120.01, 30.26]],
    ['30.26 120.01', [120.01, 30.26]],
    ['120.01，30.26', [120.01, 30.26]],
  ])('%s is a position', async (typed, lonLat) => {
    expect(await find('commander', typed)).toMatchObject([{ kind: 'coordinates', lonLat }])
  })

  it('has bounds where it has a boundary', async () => {
    expect((await first('清源街道'))?.bounds).toEqual([120, 30.25, 120.018, 30.256])
  })
})

describe('the scope', () => {
  it('hides what lies elsewhere', async () => {
    expect(await codes('worker', '面馆')).not.toContain(sites.far)
    expect(await codes('worker', '临溪花园13幢501')).toEqual([])
    expect(await codes('worker', '桥头7号')).toEqual([])
    expect(await codes('worker', rooms.far)).toEqual([])
    expect(await codes('worker', events.far)).toEqual([])
    expect(await codes('worker', grids.south)).toEqual([])
    expect(await codes('worker', '精密机械')).toEqual([])
    expect(await codes('worker', '新井')).toEqual([])
    expect(await codes('handler', '临溪街道')).toEqual([])
  })

  it('hides layers above its grade, by name and by what is on them', async () => {
    expect(await codes('handler', '清源五金')).toEqual([])
    expect(await codes('handler', items.goods)).toEqual([])
    expect(await codes('handler', '涉恐敏感物资')).toEqual([])
  })

  it('can be narrowed to an area', async () => {
    expect(await codes('commander', '面馆', `&area=${WORLD.linxi}`)).not.toContain(sites.noodles)
  })
})

describe('input', () => {
  it.each(['', 'q=a&limit=0', 'q=a&limit=51', 'q=a&near=1', 'q=a&page=1', `q=${'a'.repeat(101)}`])(
    '?%s is refused',
    async (query) => {
      expect(await status('commander', `/api/search?${query}`)).toBe(400)
    },
  )

  it.each([
    '%',
    '_',
    "'; drop table address; --",
    '(',
    '[',
    '\\',
    '*',
    '.',
    '🏠',
    '   ',
    '%00',
    '幢',
    '-',
  ])('of no sense does no harm: %s', async (typed) => {
    expect(await status('commander', `/api/search?q=${encodeURIComponent(typed)}`)).toBe(200)
  })

  it('keeps the limit', async () => {
    expect(await find('commander', '文澜', '&limit=2')).toHaveLength(2)
  })
})

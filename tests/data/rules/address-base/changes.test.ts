import { describe, expect, it } from 'vitest'
import { certifyAddresses } from '../../../../data/rules/address-base/certify-addresses.ts'
import { createAddress } from '../../../../data/rules/address-base/create-address.ts'
import { createMemoryBase } from '../../../../data/rules/address-base/memory-base.ts'
import { mergeAddresses } from '../../../../data/rules/address-base/merge-addresses.ts'
import { moveAddress } from '../../../../data/rules/address-base/move-address.ts'
import { renameAddress } from '../../../../data/rules/address-base/rename-address.ts'
import { retireAddress } from '../../../../data/rules/address-base/retire-address.ts'
import { reverseChange } from '../../../../data/rules/address-base/reverse-change.ts'
import { splitAddress } from '../../../../data/rules/address-base/split-address.ts'
import { countingIssuer, GRID, locate, SUBDISTRICT, smallBase, TODAY } from './small-base.ts'

const effective = TODAY
const open = () => createMemoryBase(smallBase())
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'done'
}

describe('renaming', () => {
  it('carries the name of a street into every text below, and nowhere else', () => {
    const base = open()
    base.apply(renameAddress(base, { id: 2, name: '文源路', kind: 'name', effective }))
    expect(base.get(13)?.fullText).toBe('良溪区清源街道文源路12号文澜苑3幢101室')
    expect(base.get(13)?.normalForm).toBe('良溪区清源街道文源路12号文澜苑3幢101室')
    expect(base.get(52)?.fullText).toBe('良溪区清源街道文源路14号101室')
    expect(base.get(1)?.fullText).toBe('良溪区清源街道')
    expect(base.get(13)).toMatchObject({ name: '101室', validFrom: TODAY })
  })

  it('says a building that was not said before, once it has a name', () => {
    const base = open()
    base.apply(renameAddress(base, { id: 51, name: '文澜商厦', kind: 'name', effective }))
    expect(base.get(51)?.fullText).toBe('良溪区清源街道文澜路14号文澜商厦')
    expect(base.get(52)?.fullText).toBe('良溪区清源街道文澜路14号文澜商厦101室')
  })

  it('knows a number that is taken by another spelling of it', () => {
    const base = open()
    const to = (id: number, name: string) => () =>
      renameAddress(base, { id, name, kind: 'number', effective })
    expect(codeOf(to(10, '五号楼'))).toBe('name-taken')
    expect(codeOf(to(10, '5栋'))).toBe('name-taken')
    expect(codeOf(to(3, '文澜苑'))).toBe('bad-number')
    expect(codeOf(to(2, '5号'))).toBe('other-kind')
    expect(codeOf(to(1, '5号'))).toBe('is-division')
    expect(codeOf(to(10, '7幢'))).toBe('done')
  })
})

describe('creating', () => {
  it('gives a code with a check character, proposed', () => {
    const base = open()
    const creation = { parent: 4, level: 9, name: '7幢', lonLat: [120.1, 30] as const, effective }
    const { main } = createAddress(base, creation, countingIssuer(), locate)
    expect(main).toMatchObject({ code: 'B33019900000001I', state: 'proposed', grid: GRID })
    expect(main?.fullText).toBe('良溪区清源街道文澜路12号文澜苑7幢')
  })

  it('refuses what lies nowhere, elsewhere or in nothing', () => {
    const base = open()
    const code = (parent: number, level: number, name: string, lonLat?: [number, number]) =>
      codeOf(() =>
        createAddress(
          base,
          { parent, level, name, effective, ...(lonLat && { lonLat }) },
          countingIssuer(),
          locate,
        ),
      )
    expect(code(4, 9, '7幢')).toBe('no-position')
    expect(code(4, 9, '7幢', [122, 30])).toBe('elsewhere')
    expect(code(4, 12, '101室')).toBe('no-building')
    expect(code(10, 7, '3号', [120, 30])).toBe('bad-level')
    expect(code(11, 12, '101室')).toBe('name-taken')
    expect(code(99, 12, '101室')).toBe('no-such-parent')
  })
})

describe('splitting and merging', () => {
  it('makes parts with codes of their own and gives rooms to them', () => {
    const base = open()
    const parts = [{ name: '3幢' }, { name: '4幢', children: [12] }]
    const change = splitAddress(base, { id: 10, parts, effective }, countingIssuer(), locate)
    base.apply(change)
    expect(base.get(10)?.state).toBe('retired')
    expect(change.lineage.map(({ from, to }) => [from.id, to.name])).toEqual([
      [10, '3幢'],
      [10, '4幢'],
    ])
    const [, first, second] = change.put
      .map(({ id }) => base.get(id)!)
      .filter(({ level }) => level === 9)
    expect(base.get(13)).toMatchObject({
      building: first?.code,
      code: smallBase().find(({ id }) => id === 13)?.code,
    })
    expect(base.get(15)).toMatchObject({ building: second?.code })
    expect(base.get(15)?.fullText).toContain('文澜苑4幢201室')
    expect(first?.code).not.toBe(second?.code)
  })

  it('refuses a child that is none, or that two parts want', () => {
    const split = (a: number[], b: number[]) =>
      codeOf(() =>
        splitAddress(
          open(),
          {
            id: 10,
            parts: [
              { name: '3幢', children: a },
              { name: '4幢', children: b },
            ],
            effective,
          },
          countingIssuer(),
          locate,
        ),
      )
    expect(split([11], [11])).toBe('twice')
    expect(split([31], [])).toBe('no-child')
    expect(split([11], [12])).toBe('done')
  })

  it('joins floors of one number and keeps every room', () => {
    const base = open()
    const change = mergeAddresses(base, { ids: [10, 30], into: 10, effective })
    base.apply(change)
    expect(base.childrenOf(11).map(({ name }) => name)).toEqual([
      '101室',
      '102室',
      '301室',
      '302室',
    ])
    expect(base.get(33)).toMatchObject({ building: base.get(10)?.code })
    expect(base.get(33)?.fullText).toContain('文澜苑3幢301室')
    expect([30, 31, 32].map((id) => base.get(id)?.state)).toEqual(['retired', 'retired', 'retired'])
    expect(change.lineage.map(({ from, to }) => [from.id, to.id])).toEqual([
      [31, 11],
      [32, 12],
      [30, 10],
    ])
  })

  it('refuses to lose the code of a room', () => {
    const base = open()
    base.apply(renameAddress(base, { id: 33, name: '101室', kind: 'number', effective }))
    expect(codeOf(() => mergeAddresses(base, { ids: [30], into: 10, effective }))).toBe('both-have')
  })
})

describe('states', () => {
  it('go one step at a time, a street at once, and end', () => {
    const base = createMemoryBase(
      smallBase().map((row) => ({ ...row, state: 'proposed' as const })),
    )
    const certify = (id: number, to: 'verified' | 'active', below: boolean) =>
      codeOf(() => base.apply(certifyAddresses(base, { id, to, below })))
    expect(certify(10, 'verified', false)).toBe('parent-first')
    expect(certify(2, 'active', true)).toBe('other-state')
    expect(certify(2, 'verified', true)).toBe('done')
    expect(base.get(13)).toMatchObject({ state: 'verified', validFrom: '2020-01-01' })
    expect(certify(2, 'active', true)).toBe('done')
    expect(certify(13, 'active', false)).toBe('other-state')
    base.apply(retireAddress(base, { id: 10, effective }))
    expect(base.get(13)?.state).toBe('retired')
    expect(codeOf(() => retireAddress(base, { id: 13, effective }))).toBe('retired')
  })
})

describe('moving', () => {
  it('takes along what is in a building', () => {
    const base = open()
    base.apply(
      moveAddress(base, { id: 10, lonLat: [120.5, 30], entrance: [120.4, 30], effective }, locate),
    )
    expect(base.get(13)).toMatchObject({ lon: 120.5, entrance: null })
    expect(base.get(10)).toMatchObject({ lon: 120.5, entrance: [120.4, 30] })
    const move = (id: number, lon: number) =>
      codeOf(() => moveAddress(base, { id, lonLat: [lon, 30], effective }, locate))
    expect([move(13, 120), move(10, 122)]).toEqual(['inside', 'elsewhere'])
  })
})

describe('taking back', () => {
  it('is refused once something depends on it', () => {
    const base = open()
    const creation = { parent: 4, level: 9, name: '7幢', lonLat: [120, 30] as const, effective }
    const issuer = countingIssuer()
    const created = base.apply(createAddress(base, creation, issuer, locate))
    const room = { parent: created[0]!.after!.id, level: 12, name: '101室', effective }
    base.apply(createAddress(base, room, issuer, locate))
    expect(codeOf(() => reverseChange(base, created))).toBe('depended-on')

    const retired = base.apply(retireAddress(base, { id: 30, effective }))
    base.apply(createAddress(base, { ...creation, name: '5幢' }, issuer, locate))
    expect(codeOf(() => reverseChange(base, retired))).toBe('name-taken')

    const renamed = base.apply(
      renameAddress(base, { id: 10, name: '9幢', kind: 'number', effective }),
    )
    base.apply(renameAddress(base, { id: 2, name: '文源路', kind: 'name', effective }))
    expect(codeOf(() => reverseChange(base, renamed))).toBe('changed-since')
  })

  it('nothing is older than what it changes', () => {
    const rename = () =>
      renameAddress(open(), { id: 10, name: '9幢', kind: 'number', effective: '2019-12-31' })
    expect(codeOf(rename)).toBe('before-its-time')
    expect(SUBDISTRICT).toHaveLength(9)
  })
})

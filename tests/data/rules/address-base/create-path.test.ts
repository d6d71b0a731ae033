import { describe, expect, it } from 'vitest'
import { createPath } from '../../../../data/rules/address-base/create-path.ts'
import { createMemoryBase } from '../../../../data/rules/address-base/memory-base.ts'
import { isUnnumbered, UNNUMBERED } from '../../../../data/rules/address-base/unnumbered.ts'
import { countingIssuer, locate, smallBase, TODAY } from './small-base.ts'

const NAMELESS = { level: 9, name: `${UNNUMBERED}7` }
const WAY = [
  { level: 7, name: '99号' },
  { level: 9, name: '1幢', isSilent: true as const },
  { level: 12, name: '101室' },
]
const at = { lonLat: [120, 30] as const, effective: TODAY }

describe('the way to an address', () => {
  it('leads to the building that nobody has named, which keeps its code', () => {
    const base = createMemoryBase(smallBase())
    const issuer = countingIssuer()
    const made = createPath(base, { parent: 1, steps: [NAMELESS], ...at }, issuer, locate)
    base.apply(made)
    const nameless = made.main!
    expect(isUnnumbered(nameless.name)).toBe(true)
    const named = createPath(
      base,
      { parent: 2, steps: WAY, adopts: nameless.id, ...at },
      issuer,
      locate,
    )
    const house = named.put.find(({ level }) => level === 9)
    expect(house).toMatchObject({
      ...{ id: nameless.id, code: nameless.code, name: '1幢' },
      fullText: '良溪区清源街道文澜路99号',
    })
    expect(named.main).toMatchObject({
      ...{ parent: nameless.id, building: nameless.code },
      fullText: '良溪区清源街道文澜路99号101室',
    })
    base.apply(named)
    // The next room finds it there, whatever outline it stands on.
    const next = { parent: 2, steps: WAY.with(2, { level: 12, name: '102室' }), ...at }
    expect(createPath(base, { ...next, adopts: nameless.id }, issuer, locate).put).toHaveLength(1)
  })

  it('never takes a building that has a name', () => {
    const base = createMemoryBase(smallBase())
    const known = base.childrenOf(4).find(({ level }) => level === 9)!
    const path = { parent: 2, steps: WAY, adopts: known.id, ...at }
    const { put } = createPath(base, path, countingIssuer(), locate)
    expect(put.map(({ id }) => id)).not.toContain(known.id)
    expect(put).toHaveLength(3)
  })
})

import { expect, it } from 'vitest'
import { Refusal } from '../../../../data/contracts/index.ts'
import type { AppliedRow, BaseChange } from '../../../../data/rules/address-base/base-address.ts'
import { certifyAddresses } from '../../../../data/rules/address-base/certify-addresses.ts'
import { createAddress } from '../../../../data/rules/address-base/create-address.ts'
import { findBreach } from '../../../../data/rules/address-base/invariants.ts'
import {
  createMemoryBase,
  type MemoryBase,
} from '../../../../data/rules/address-base/memory-base.ts'
import { mergeAddresses } from '../../../../data/rules/address-base/merge-addresses.ts'
import { moveAddress } from '../../../../data/rules/address-base/move-address.ts'
import { renameAddress } from '../../../../data/rules/address-base/rename-address.ts'
import { retireAddress } from '../../../../data/rules/address-base/retire-address.ts'
import { reverseChange } from '../../../../data/rules/address-base/reverse-change.ts'
import { splitAddress } from '../../../../data/rules/address-base/split-address.ts'
import { hasMod3736Check } from '../../../../data/rules/check-digits.ts'
import { countingIssuer, locate, smallBase } from './small-base.ts'

const RUNS = 30
const STEPS = 40

/** Mulberry32. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const UNITS: Readonly<Record<number, string>> = {
  6: '溪路',
  7: '号',
  8: '溪苑',
  9: '幢',
  10: '单元',
  11: '层',
  12: '室',
}

function propose(
  base: MemoryBase,
  pick: (below: number) => number,
  day: number,
  issuer: ReturnType<typeof countingIssuer>,
): BaseChange {
  const rows = [...base.all()]
  const one = rows[pick(rows.length)]!
  const other = rows[pick(rows.length)]!
  const effective = `2025-01-${String(1 + day).padStart(2, '0')}`
  const name = (level: number) => `${1 + pick(12)}${UNITS[level] ?? ''}`
  const lonLat = [120 + pick(5) / 10, 30 + pick(5) / 10] as const
  const { id, level } = one
  switch (pick(9)) {
    case 0: {
      const below = Math.min(12, Math.max(6, level + 1) + pick(3))
      return createAddress(
        base,
        { parent: id, level: below, name: name(below), lonLat, effective },
        issuer,
        locate,
      )
    }
    case 1:
      return renameAddress(base, {
        id,
        name: name(level),
        kind: level === 6 || level === 8 ? 'name' : 'number',
        effective,
      })
    case 2:
      return moveAddress(base, { id, lonLat, effective }, locate)
    case 3:
      return moveAddress(base, { id, entrance: pick(2) ? lonLat : null, effective }, locate)
    case 4: {
      const children = base
        .childrenOf(id)
        .filter(() => pick(2) === 0)
        .map((child) => child.id)
      return splitAddress(
        base,
        { id, parts: [{ name: name(level) }, { name: name(level), children }], effective },
        issuer,
        locate,
      )
    }
    case 5:
    case 6:
      return mergeAddresses(base, { ids: [other.id, id], into: id, effective })
    case 7:
      if (level < 9 && pick(4) > 0)
        return certifyAddresses(base, { id, to: 'verified', below: true })
      return retireAddress(base, { id, effective })
    default:
      return certifyAddresses(base, {
        id,
        to: pick(2) ? 'verified' : 'active',
        below: pick(2) === 0,
      })
  }
}

const sorted = (base: MemoryBase) => [...base.all()].sort((a, b) => a.id - b.id)

it(`keeps names unique and codes for ever, and taking ${STEPS} random changes back leaves the very rows`, () => {
  const done = new Map<string, number>()
  for (let seed = 1; seed <= RUNS; seed++) {
    const pick = seeded(seed)
    const base = createMemoryBase(smallBase())
    const first = sorted(base)
    const issuer = countingIssuer()
    const codes = new Map(first.flatMap(({ code, id }) => (code ? [[code, id] as const] : [])))
    const applied: AppliedRow[][] = []
    for (let step = 0; step < STEPS; step++) {
      const before = sorted(base)
      try {
        applied.push(base.apply(propose(base, pick, Math.floor(step / 3), issuer)))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        done.set(error.code, (done.get(error.code) ?? 0) + 1)
        expect(sorted(base)).toEqual(before)
        continue
      }
      done.set('done', (done.get('done') ?? 0) + 1)
      expect(faults(base, codes)).toEqual([])
    }
    for (const rows of applied.reverse()) base.apply(reverseChange(base, rows))
    expect(sorted(base)).toEqual(first)
  }
  expect(done.get('done')).toBeGreaterThan(RUNS * STEPS * 0.15)
})

/** `codes`: every code that was ever given out, and to which address. */
function faults(base: MemoryBase, codes: Map<string, number>): string[] {
  const found: string[] = []
  for (const row of base.all()) {
    const breach = findBreach(base, row)
    if (breach) found.push(`${row.id}: ${breach.message}`)
    if (row.code === null) continue
    if (!hasMod3736Check(row.code)) found.push(`${row.code} fails its check`)
    if ((codes.get(row.code) ?? row.id) !== row.id) found.push(`${row.code} is given twice`)
    codes.set(row.code, row.id)
  }
  for (const [code, id] of codes) {
    if (base.get(id)?.code !== code) found.push(`${code} is lost`)
  }
  return found
}

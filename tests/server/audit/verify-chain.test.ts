import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { chainHash, commitmentOf, GENESIS } from '../../../server/audit/chain.ts'
import { signHead } from '../../../server/audit/heads.ts'
import { type ChainRow, checkChain } from '../../../server/audit/verify-chain.ts'

const key = generateKeyPairSync('ed25519')

/** Entries 1 … n that follow from each other. */
function chainOf(length: number, previous = GENESIS): ChainRow[] {
  const rows: ChainRow[] = []
  for (let seq = 1; seq <= length; seq++) {
    const salt = Buffer.alloc(32, seq)
    const content = `{"user": "user:${seq}", "target": "F${seq}"}`
    const open = {
      seq,
      at: `2026-01-01T00:00:0${seq}.000000Z`,
      action: 'feature.read',
      commitment: commitmentOf(salt, content),
    }
    const chain = chainHash(rows.at(-1)?.entry?.chain ?? previous, open)
    rows.push({ seq, entry: { ...open, chain }, content: { seq, salt, content, erasure: null } })
  }
  return rows
}

function check(rows: readonly ChainRow[], heads: Parameters<typeof checkChain>[1] = []) {
  const walk = checkChain({ seq: 0, chain: GENESIS }, heads, key.publicKey)
  for (const row of rows) walk.see(row)
  return walk.finish()
}

const what = (rows: readonly ChainRow[]) => check(rows).faults.map((fault) => fault.what)

test('a chain that closes has no fault', () => {
  expect(check(chainOf(5))).toMatchObject({ faults: [], entries: 5, lastSeq: 5 })
})

test('a gap is named with its ends', () => {
  const rows = chainOf(5).filter(({ seq }) => seq !== 2 && seq !== 3)
  expect(what(rows)[0]).toBe('entries 2 to 3 are missing')
})

test('a changed content and a changed entry are told apart', () => {
  const content = chainOf(3)
  content[1] = { ...content[1]!, content: { ...content[1]!.content!, content: '{}' } }
  expect(what(content)).toEqual(['the content of entry 2 has been changed'])
  const entry = chainOf(3)
  entry[1] = { ...entry[1]!, entry: { ...entry[1]!.entry!, action: 'pack.read' } }
  expect(what(entry)).toEqual(['entry 2 does not follow from the one before it'])
})

test('what stands twice is named', () => {
  const rows = chainOf(3)
  expect(what([rows[0]!, rows[1]!, rows[1]!, rows[2]!])[0]).toBe(
    'entry 2 stands there twice or out of order',
  )
})

test('a chain that was written anew closes, but is not the one that the head saw', () => {
  const rows = chainOf(4)
  const { chain, at } = rows[2]!.entry!
  const head = signHead(key, { seq: 3, chain, at, count: 3 })
  expect(check(rows, [head])).toMatchObject({ faults: [], heads: 1 })
  const anew = chainOf(4, 'f'.repeat(64))
  const walk = checkChain({ seq: 0, chain: 'f'.repeat(64) }, [head], key.publicKey)
  for (const row of anew) walk.see(row)
  expect(walk.finish().faults[0]?.what).toContain('is not the one that the signed head')
})

test('a head whose signature was made by another key is not believed', () => {
  const rows = chainOf(2)
  const { chain, at } = rows[1]!.entry!
  const head = signHead(generateKeyPairSync('ed25519'), { seq: 2, chain, at, count: 2 })
  expect(check(rows, [head]).faults[0]?.what).toBe('the head at entry 2 is not signed by this key')
})

test('many faults are counted, the first few kept in order', () => {
  const rows = chainOf(9).map((row) => ({
    ...row,
    content: { ...row.content!, salt: Buffer.alloc(32) },
  }))
  const verdict = check([...rows, ...rows, ...rows])
  expect(verdict.faultCount).toBeGreaterThan(20)
  expect(verdict.faults).toHaveLength(20)
  expect(verdict.faults[0]?.seq).toBe(1)
})

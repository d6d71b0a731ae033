import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import type { AddressMatch } from '../../../data/contracts/index.ts'
import { matchCommand } from '../../../server/addresses/command.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const { buildings, rooms } = WORLD
const folder = mkdtempSync(join(tmpdir(), 'onemap-match-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const post = (user: DemoUser, body: unknown) =>
  app()
    .as(user)
    .request('/api/addresses/match', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

async function match(user: DemoUser, ...texts: string[]): Promise<AddressMatch[]> {
  const answer = await post(user, { texts })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as AddressMatch[]
}

describe('matching addresses', () => {
  it('answers each text in its place', async () => {
    const found = await match('commander', '文澜苑3栋2单元501', '没有这里', '文澜路12号文澜苑3幢')
    expect(found.map(({ code, level, verdict }) => [code, level, verdict])).toEqual([
      [rooms.family, 12, 'matched'],
      [null, 0, 'unmatched'],
      [buildings.slab3, 9, 'matched'],
    ])
    expect(found[0]).toMatchObject({
      normalised: '文澜苑3幢2单元501',
      place: {
        building: buildings.slab3,
        fullText: '良溪区清源街道文澜社区文澜路12号文澜苑3幢2单元501室',
      },
    })
    expect(found[0]!.confidence).toBeGreaterThan(0.95)
  })

  it('answers a thousand at once', async () => {
    const found = await match('commander', ...Array<string>(1000).fill('文澜苑3-2-501'))
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set([rooms.family]))
  })

  it('gives away nothing that lies outside of the scope', async () => {
    const inside = await match('commander', '良溪区澄江镇远方路1号')
    const outside = await match('worker', '良溪区澄江镇远方路1号')
    for (const { code, alternatives, place } of outside) {
      if (inside[0]!.code !== null) expect(code).not.toBe(inside[0]!.code)
      for (const other of [...alternatives, ...(place ? [place] : [])]) {
        expect(other.subdistrict).toBe(WORLD.qingyuan)
      }
    }
  })

  it('knows a new alias soon after it has been given', async () => {
    const text = '桃花源小区3幢2单元501室'
    expect((await match('commander', text))[0]!.verdict).not.toBe('matched')
    await app().db.query(
      `insert into address_alias (subdistrict, address_id, text, kind, weight, valid_from)
       values ($1, 3, '桃花源小区', '俗称', 1, '2020-01-01')`,
      [WORLD.qingyuan],
    )
    await app().db.query(`select mark_dirty('ADDRESS', $1)`, [WORLD.qingyuan])
    await expect
      .poll(async () => (await match('commander', text))[0]!.code, {
        timeout: 10_000,
        interval: 300,
      })
      .toBe(rooms.family)
  })

  it.each([
    [{}, 'texts'],
    [{ texts: [] }, 'texts'],
    [{ texts: '文澜路' }, 'texts'],
    [{ texts: [1] }, 'texts.0'],
    [{ texts: ['文'.repeat(201)] }, 'texts.0'],
    [{ texts: Array(1001).fill('文澜路') }, 'texts'],
    [{ texts: ['文澜路'], limit: 21 }, 'limit'],
    [{ texts: ['文澜路'], limit: 1.5 }, 'limit'],
    [{ texts: ['文澜路'], near: 1 }, 'near'],
  ])('refuses %j and names the field', async (body, field) => {
    const answer = await post('commander', body)
    expect(answer.status).toBe(422)
    const { error } = (await answer.json()) as { error: { message: string } }
    expect(error.message).toContain(`${field}:`)
  })

  it('wants someone signed in', async () => {
    const answer = await app().request('/api/addresses/match', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"texts":["文澜路"]}',
    })
    expect(answer.status).toBe(401)
  })
})

describe('onemap match', () => {
  async function run(name: string, content: string | Uint8Array, field: string) {
    const path = join(folder, name)
    writeFileSync(path, content)
    const lines: string[] = []
    await matchCommand.run({
      positionals: [path],
      options: { 'address-field': field },
      services: async () => app().services,
      progress: { update: () => undefined, finish: (line) => lines.push(line) },
      print: (line) => lines.push(line),
    })
    return { said: lines.join(), text: readFileSync(path.replace('.csv', '.matched.csv'), 'utf8') }
  }

  it('writes the result behind the columns of a file in GB18030', async () => {
    const csv = '姓名;地址;楼\r\n甲;文澜苑;3-2-501\r\n乙;文澜苑;3-2-999\r\n"丙;丁";乌有路;1\r\n'
    const { said, text } = await run('gb.csv', iconv.encode(csv, 'gb18030'), '地址,楼')
    const [header, first, second, third] = text.split('\r\n')
    expect(header).toBe(
      '\ufeff姓名,地址,楼,match_code,match_level,match_confidence,match_verdict,match_address,match_lon,match_lat,match_remarks,match_conflicts,match_alternative',
    )
    expect(first).toMatch(new RegExp(`^甲,文澜苑,3-2-501,${rooms.family},12,[01].\\d+,matched,`))
    expect(second).toContain(`${buildings.slab3},9,`)
    expect(second).toContain('room-unknown')
    expect(third).toMatch(/^丙;丁,乌有路,1,,0,/)
    expect(said).toContain('3 rows: 2 matched')
  })

  it('says which columns there are when one is missing', async () => {
    await expect(run('no.csv', 'a,b\n1,2\n', '地址')).rejects.toThrow(
      'There is no column "地址", only a, b.',
    )
  })
})

import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openAddressIndex } from '../../../data/rules/address/address-index.ts'
import { decodeIndex } from '../../../data/rules/address/index-bytes.ts'
import { createMatcher } from '../../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../../data/rules/address/parser-weights.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()

async function indexOf(query = '') {
  const answer = await app().as('steward').request(`/api/addresses/index${query}`)
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  const bytes = gunzipSync(await answer.arrayBuffer())
  return decodeIndex(new Uint8Array(bytes))
}

describe('the index to match with elsewhere', () => {
  it('finds what the server finds', async () => {
    const texts = ['文澜苑3栋2单元501', '没有这里', '文澜路12号文澜苑3幢', '良溪区澄江镇远方路1号']
    const { match } = createMatcher(
      openAddressIndex(await indexOf()),
      parserModel(),
      measuredCalibration,
    )
    const answer = await app()
      .as('steward')
      .request('/api/addresses/match', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ texts }),
      })
    expect(texts.map((text) => match(text))).toEqual(await answer.json())
  })

  it('can be that of one subdistrict alone', async () => {
    const { grids } = await indexOf(`?area=${WORLD.qingyuan}`)
    expect(grids.every((grid) => grid.startsWith(WORLD.qingyuan))).toBe(true)
    expect(grids.length).toBeGreaterThan(0)
  })

  it('of where there is nothing is not there', async () => {
    const answer = await app().as('steward').request('/api/addresses/index?area=990000')
    expect(answer.status).toBe(404)
  })

  it('is not for those who may not import', async () => {
    const answer = await app().as('handler').request('/api/addresses/index')
    expect(answer.status).toBe(403)
  })
})

import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, townUrl } from '../builders/browser.ts'
import { mapAtRest, shot } from './town.ts'

let browser: Browser
afterAll(() => browser.close())

const PASS_FOR_CARD = join(import.meta.dirname, '../bench/lib/browser/pass-for-card.js')
const MAX_SCRIPT_BYTES = 350_000

describe('the first view', () => {
  beforeAll(async () => {
    browser = await openBrowser({ graphics: 'emulated' })
  })

  test('needs at most 350 kB of script over the wire, and nothing from anywhere else', async () => {
    const { page } = await openPage(browser, { user: 'commander' })
    const scripts = new Map<string, number>()
    const foreign: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== new URL(townUrl()).origin)
        foreign.push(request.url())
    })
    page.on('requestfinished', async (request) => {
      if (!new URL(request.url()).pathname.endsWith('.js')) return
      const { responseBodySize } = await request.sizes()
      scripts.set(request.url(), responseBodySize)
    })
    await page.goto('/')
    await mapAtRest(page)
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(scripts.size).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES)
    expect(foreign).toEqual([])
  })

  test('is drawn without WebGL too', async () => {
    const plain = await openBrowser({ graphics: 'noWebgl' })
    try {
      const { page, problems } = await openPage(plain, {
        user: 'commander',
        path: '/?at=120.005,30.268,15&l=LANDUSE,WATER,BUILDING,ROAD,ENTERPRISE',
      })
      await mapAtRest(page)
      expect(
        await page.evaluate(() => !document.createElement('canvas').getContext('webgl2')),
      ).toBe(true)
      await shot(page, 'no-webgl')
      const colours = await page.evaluate(countColours)
      expect(colours).toBeGreaterThan(8)
      expect(problems).toEqual([])
    } finally {
      await plain.close()
    }
  })

  test('draws its points with WebGL where there is a graphics card', async () => {
    const { page, problems } = await openPage(browser, { user: 'commander' })
    await page.addInitScript({ path: PASS_FOR_CARD })
    await page.goto('/?at=120.005,30.268,15&l=ROAD,ENTERPRISE')
    await mapAtRest(page)
    expect(await page.evaluate(countWebglCanvases)).toBe(1)
    await shot(page, 'webgl')
    expect(problems).toEqual([])
  })

  test('and on a canvas where the card is but emulated', async () => {
    const { page, problems } = await openPage(browser, {
      user: 'commander',
      path: '/?at=120.005,30.268,15&l=ROAD,ENTERPRISE',
    })
    await mapAtRest(page)
    expect(await page.evaluate(countWebglCanvases)).toBe(0)
    expect(problems).toEqual([])
  })
})

/** What is drawn on in another way has no such context to give. */
function countWebglCanvases(): number {
  const canvases = document.querySelectorAll<HTMLCanvasElement>('[role=application] canvas')
  return [...canvases].filter((canvas) => canvas.getContext('webgl2')).length
}

/** Distinct colours over all canvases of the map: an empty one has one or none. */
function countColours(): number {
  const colours = new Set<number>()
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[role=application] canvas')) {
    const context = canvas.getContext('2d')
    if (!context || canvas.width === 0) continue
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    for (let i = 0; i < data.length; i += 4 * 97) {
      if (data[i + 3])
        colours.add((data[i]! >> 4) * 256 + (data[i + 1]! >> 4) * 16 + (data[i + 2]! >> 4))
    }
  }
  return colours.size
}

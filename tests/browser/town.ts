import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const OUTPUT = resolve(import.meta.dirname, 'output')

/** The page is there and every tile in view has arrived. */
export async function mapAtRest(page: Page): Promise<void> {
  const map = mapStage(page)
  await map.waitFor({ timeout: 30_000 })
  await expect.poll(() => map.getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false')
}

export const mapStage = (page: Page): Locator => page.getByRole('application')

export const card = (page: Page): Locator => page.getByRole('region', { name: '所选对象' })

/** For people to look at afterwards; compared with nothing. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true })
  await page.screenshot({ path: resolve(OUTPUT, `${name}.png`) })
}

export interface KnownBuilding {
  code: string
  lon: number
  lat: number
  fullText: string
}

/** A residential building of several storeys, with the address that people would type. */
export async function findTallBuilding(page: Page): Promise<KnownBuilding> {
  const found = await page.request.get('/api/search?q=3幢&limit=20')
  const hits: { code: string; lonLat: [number, number] }[] = await found.json()
  for (const { code, lonLat } of hits) {
    if (!code.startsWith('B')) continue
    const answer = await page.request.get(`/api/buildings/${code}/section`)
    const section = await answer.json()
    if (section.floors < 5 || section.stairwells.length === 0) continue
    const [lon, lat] = lonLat
    return { code, lon, lat, fullText: section.address.fullText }
  }
  throw new Error('the town has no tall building called 3幢')
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../tests/builders/browser.ts'
import { startTown, stopTown } from '../../tests/builders/town-process.ts'
import { shrinkPng } from '../lib/shrink-png.ts'
import { openScene, signedInRequest } from './open-scene.ts'
import { ownLayerScenes } from './own-layer-scenes.ts'
import { beginPlan, findPlaces, type Places } from './places.ts'
import type { Scene } from './scene.ts'
import { SCENES } from './scenes.ts'

const ROOT = join(import.meta.dirname, '../..')
const DOCS = join(ROOT, 'docs/images')
const OUTPUT = join(ROOT, 'tests/browser/output')

const USAGE = `Usage: node scripts/screenshots.mjs [name …] [--out <dir>]

  Takes the pictures of README and guides into docs/images, and of other people's files, where they lie in
  ../shared/data, into tests/browser/output. A name takes only the scenes that begin with it. ONEMAP_URL is a server
  in demo mode that runs already; without it one is started with a sample town of its own.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean' }, out: { type: 'string' } },
})
if (values.help) console.log(USAGE)
else await takeAll(positionals, values.out)

async function takeAll(names: readonly string[], out: string | undefined): Promise<void> {
  const wanted = (scene: Scene) =>
    names.length === 0 || names.some((name) => scene.name.startsWith(name))
  const running = process.env.ONEMAP_URL
  const dataDir = running ? undefined : mkdtempSync(join(tmpdir(), 'onemap-pictures-'))
  const town = dataDir ? await startTown(dataDir) : undefined
  const browser = await launchBrowser()
  try {
    const url = (running ?? town?.url ?? '').replace(/\/$/, '')
    const places = {
      ...(await findPlaces(await signedInRequest(browser, url, 'commander'))),
      ...(await beginPlan(await signedInRequest(browser, url, 'planner'))),
    }
    for (const scene of SCENES.filter(wanted)) {
      await take(browser, url, scene, places, out ?? DOCS)
    }
    for (const scene of ownLayerScenes().filter(wanted)) {
      await take(browser, url, scene, places, out ?? OUTPUT)
    }
  } finally {
    await browser.close()
    if (town) await stopTown(town)
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One scene that fails does not keep the others from being taken. */
async function take(
  browser: Browser,
  url: string,
  scene: Scene,
  places: Places,
  dir: string,
): Promise<void> {
  try {
    const page = await openScene(browser, url, scene, places)
    const png = shrinkPng(await page.screenshot())
    await page.context().close()
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(dir, `${scene.name}.png`), png)
    console.log(`${scene.name}.png  ${Math.round(png.length / 1024)} kB`)
  } catch (error) {
    process.exitCode = 1
    console.error(`${scene.name}: ${error instanceof Error ? error.message : error}`)
  }
}

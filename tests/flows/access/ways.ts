import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { datasetName } from '../../../data/registry/index.ts'
import type { CrawlWorld } from './crawl.ts'
import type { Asker } from './holders.ts'
import type { Thing } from './oracle.ts'
import { readAnswer } from './read-body.ts'

/** The codes of a layer that an asker gets to know, by each way there is. */
export async function ways(
  { app }: CrawlWorld,
  asker: Asker,
  layer: string,
  things: readonly Thing[],
): Promise<Record<string, string[]>> {
  const get = async (path: string) => readAnswer(await app.ask(asker, path))
  const published = app.services.packs.catalogue.layer(layer)!
  const codes = async (paths: readonly string[]) => {
    const found = new Set<string>()
    for (const path of paths) {
      for (const { code } of (await get(path)).features) found.add(String(code))
    }
    return [...found]
  }
  const tiles = tilesAround(published.bounds!, published.detailZoom).map(
    (tile) => `/tiles/${layer}/${tile}.fgb`,
  )
  const packs = published.packs.map(({ subdistrict }) => `/packs/${layer}/${subdistrict}.fgb`)
  const columns = published.packs.map(
    ({ subdistrict }) => `/columns/${datasetName(layer)}/${subdistrict}.arrow`,
  )
  const items = (await get(`/ogc/collections/${layer}/items?limit=1000`)).json
  const known = (items as { features?: { id: string }[] } | undefined)?.features ?? []
  const each = async (
    path: (code: string) => string,
    isFound: (text: string, code: string) => boolean,
  ) => {
    const found: string[] = []
    for (const { code } of things) {
      const { status, text } = await get(path(code))
      if (status === 200 && isFound(text, code)) found.push(code)
    }
    return found
  }
  return {
    tiles: await codes(tiles),
    packs: await codes(packs),
    columns: await codes(columns),
    ogc: known.map(({ id }) => id),
    cards: await each(
      (code) => `/api/features/${layer}/${code}`,
      () => true,
    ),
    ...(SEARCHED.has(layer) && {
      search: await each(
        (code) => `/api/search?limit=50&q=${code}`,
        (text, code) => text.includes(`"layer":"${layer}","code":"${code}"`),
      ),
    }),
  }
}

/** Layers whose things are found by their code. */
const SEARCHED = new Set(['CATERING', 'FIN_RISK', 'CT_MATERIAL', 'SHELTER', 'ENTERPRISE', 'EVENT'])

function tilesAround(bounds: Parameters<typeof tilesOf>[0], z: number): string[] {
  const { minX, maxX, minY, maxY } = tilesOf(bounds, z)
  const tiles: string[] = []
  for (let x = minX; x <= maxX; x++) {
    for (let y = minY; y <= maxY; y++) tiles.push(`${z}/${x}/${y}`)
  }
  return tiles
}

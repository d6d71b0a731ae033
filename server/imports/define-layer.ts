import type { Bilingual, Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import type { ReadResult } from './reading/read-request.ts'

/** Far apart from each other and from the groups' own colours, also for colour-blind readers. */
const COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#5e168b',
  '#8c510a',
  '#1b7837',
  '#c51b7d',
  '#2166ac',
  '#b2182b',
  '#01665e',
  '#762a83',
] as const

const ICONS = [
  'maki:marker',
  'maki:star',
  'maki:square',
  'maki:triangle',
  'maki:diamond',
  'maki:circle',
  'maki:heart',
  'maki:embassy',
] as const

export interface LayerWish {
  code: LayerDefinition['code']
  name: Bilingual
  colour?: string
  /** Colours that other own layers have. */
  usedColours: readonly string[]
}

/** The definition of a layer that somebody brought: what was found in the file, and a look of its own. */
export function defineLayer(result: ReadResult, wish: LayerWish): LayerDefinition {
  const free = COLOURS.find((colour) => !wish.usedColours.includes(colour))
  const nth = wish.usedColours.length
  const colour = wish.colour ?? free ?? COLOURS[nth % COLOURS.length]!
  return {
    code: wish.code,
    name: wish.name,
    group: 'own',
    base: 'map',
    geometry: result.geometry,
    symbol: result.geometry === 'point' ? { icon: ICONS[nth % ICONS.length]!, colour } : { colour },
    attributes: result.attributes,
    ...(result.classAttribute ? { classAttribute: result.classAttribute } : {}),
    minZoom: lowestZoom(result.bounds),
    shownAtFirst: false,
    sensitivity: 1,
  }
}

/** Two steps further out than where the whole of it fills a view. */
function lowestZoom([west, south, east, north]: Bounds): number {
  const extentDeg = Math.max(east - west, (north - south) * 2, 0.001)
  return Math.max(0, Math.min(9, Math.floor(Math.log2(360 / extentDeg)) - 2))
}

import type { HotSpotKind } from '../../../data/rules/findings/hot-spots.ts'

/** Hot and getting hotter are red, what goes away is blue; told apart without colours by their words. */
export const KIND_COLOURS: Readonly<Record<HotSpotKind, string>> = {
  new: '#e5383b',
  intensifying: '#9d0208',
  persistent: '#e07a1f',
  sporadic: '#d9a400',
  diminishing: '#4f83b8',
}

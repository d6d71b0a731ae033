import type { LonLat } from '../../data/contracts/index.ts'
import { type Datum, fromDatum } from '../session/datum.ts'

export interface TypedPosition {
  /** CGCS2000. */
  lonLat: LonLat
  /** How the typed numbers were read. */
  datum: Datum
}

const DATUM_WORDS: readonly [RegExp, Datum][] = [
  [/gcj-?0?2|高德|腾讯|火星/i, 'GCJ-02'],
  [/bd-?0?9|百度/i, 'BD-09'],
  [/epsg:?4549|4549/i, 'EPSG:4549'],
  [/cgcs-?2000|wgs-?84|epsg:?4490|epsg:?4326/i, 'CGCS2000'],
]

/**
 * Reads `120.01, 30.27`, `30.27 120.01` (China lies east of 73°, so the order is plain), `120°1′30″E 30°16′N`,
 * `E 500123 N 3350123` and `高德 120.01,30.27`. Anything else, or a place outside the world, is undefined.
 */
export function parseCoordinates(typed: string): TypedPosition | undefined {
  const text = typed.normalize('NFKC').trim()
  const named = DATUM_WORDS.find(([word]) => word.test(text))
  const numbers = readNumbers(named ? text.replace(named[0], ' ') : text)
  if (!numbers) return undefined
  const [a, b] = numbers
  if (isMetres(a, b)) return metres(a, b)
  if (named?.[1] === 'EPSG:4549') return undefined
  const datum = named?.[1] ?? 'CGCS2000'
  const lonLat: LonLat = Math.abs(a) <= 60 && Math.abs(b) > 60 ? [b, a] : [a, b]
  if (Math.abs(lonLat[0]) > 180 || Math.abs(lonLat[1]) > 85) return undefined
  return { lonLat: fromDatum(lonLat, datum), datum }
}

/** Northing in China lies between 2 and 6 million metres, easting with or without a zone prefix (40…) above 100 km. */
function isMetres(a: number, b: number): boolean {
  return Math.min(a, b) > 100_000 && Math.max(a, b) < 42_000_000
}

function metres(a: number, b: number): TypedPosition | undefined {
  const zoneFree = (value: number) => (value > 10_000_000 ? value % 1_000_000 : value)
  const [eastingM, northingM] = zoneFree(a) < zoneFree(b) ? [zoneFree(a), b] : [zoneFree(b), a]
  if (eastingM > 1_000_000 || northingM > 10_000_000) return undefined
  return { lonLat: fromDatum([eastingM, northingM], 'EPSG:4549'), datum: 'EPSG:4549' }
}

/** Exactly two numbers and nothing but separators, signs of degree and letters of direction around them. */
function readNumbers(text: string): [number, number] | undefined {
  const part = String.raw`([+-]?\d+(?:\.\d+)?)(?:\s*[°度](?:\s*(\d+(?:\.\d+)?)\s*['′分](?:\s*(\d+(?:\.\d+)?)\s*(?:["″秒]|''|′′))?)?)?`
  const side = String.raw`\s*(?:[ewnsEWNS东经西北纬南XYxy]{1,2}\s*[:=]?)?\s*`
  const whole = new RegExp(
    `^[([]?${side}${part}${side}[,;，；\\s]\\s*${side}${part}${side}[)\\]]?$`,
  )
  const match = whole.exec(text)
  if (!match) return undefined
  const value = (at: number) => {
    const [degrees = 0, minutes = 0, seconds = 0] = [0, 1, 2].map((i) => Number(match[at + i] ?? 0))
    const size = Math.abs(degrees) + minutes / 60 + seconds / 3600
    return degrees < 0 ? -size : size
  }
  return [value(1), value(4)]
}

import type { Bilingual, LonLat } from '../../contracts/index.ts'
import type { DeclaredCrs } from '../readers/file-format.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import { findDatum, isInChina, type SampleRow } from './datum-evidence.ts'
import { guessProjected } from './guess-projected.ts'
import { findCrs, resolveCrs, type SourceCrs } from './source-crs.ts'

export interface CrsEvidence {
  declared: DeclaredCrs | null
  /** What the user stated; absent or `auto` = find out. */
  requested?: string
  fileName: string
  sample: readonly SampleRow[]
  /** Somewhere in the district. */
  home: LonLat
}

export interface CrsDecision {
  declared: string | null
  crs: SourceCrs
  reason: Bilingual
  /** The second coordinate is the easting (longitude). */
  isSwapped: boolean
  /** Nothing spoke for or against a shifted datum. */
  isAssumed: boolean
}

/** Which CRS the coordinates are in, and why; refuses when nothing fits. */
export function decideCrs(evidence: CrsEvidence): CrsDecision {
  const declared = evidence.declared?.label ?? null
  const base = { declared, isSwapped: false, isAssumed: false }
  const { requested } = evidence
  if (requested && requested.toLowerCase() !== 'auto') {
    const crs = resolveCrs(requested)
    const reason = {
      zh: `导入时指定了 ${crs.label}。`,
      en: `${crs.label} was stated with the import.`,
    }
    return { ...base, crs, isSwapped: isSwappedFor(crs, evidence.sample), reason }
  }
  const stated = evidence.declared ? findCrs(evidence.declared.definition) : undefined
  if (looksGeographic(evidence.sample)) return { ...base, ...decideGeographic(evidence, stated) }
  if (stated && !stated.isGeographic) {
    const isSwapped = isSwappedFor(stated, evidence.sample)
    return { ...base, crs: stated, isSwapped, reason: byDeclaration(evidence.declared!, stated) }
  }
  return { ...base, ...decideProjected(evidence) }
}

type Decided = Pick<CrsDecision, 'crs' | 'reason'> & Partial<CrsDecision>

function decideGeographic(evidence: CrsEvidence, stated: SourceCrs | undefined): Decided {
  const swapped = areAxesSwapped(evidence)
  const sample = swapped ? evidence.sample.map(turned) : evidence.sample
  const finding = findDatum(sample)
  const isSwapped = swapped ? { isSwapped: true } : {}
  if (finding) return { ...isSwapped, crs: resolveCrs(finding.datum), reason: finding.reason }
  const named = datumOfName(evidence.fileName)
  if (named) return { ...isSwapped, ...named }
  if (stated?.isGeographic) {
    const isPlain = stated.isIdentity && !stated.isCoarse
    return {
      ...isSwapped,
      crs: stated,
      reason: byDeclaration(evidence.declared!, stated),
      isAssumed: isPlain && isMostlyInChina(sample),
    }
  }
  return { ...isSwapped, ...assumeWgs84(evidence, sample) }
}

function assumeWgs84(evidence: CrsEvidence, sample: readonly SampleRow[]): Decided {
  const crs = resolveCrs('EPSG:4326')
  const reason = evidence.declared
    ? {
        zh: `${evidence.declared.where.zh}写的是“${evidence.declared.label}”，但数值是经纬度，因此按 WGS 84 读取。`,
        en: `${evidence.declared.where.en} says “${evidence.declared.label}”, but the numbers are degrees, so they were read as WGS 84.`,
      }
    : {
        zh: '文件未说明坐标系，数值是经纬度，按 WGS 84（与 CGCS2000 一致）读取。',
        en: 'No coordinate system is stated and the numbers are degrees, so they were read as WGS 84 (the same as CGCS2000 here).',
      }
  return { crs, reason, isAssumed: isMostlyInChina(sample) }
}

function decideProjected({ declared, sample, home }: CrsEvidence): Decided {
  const [x, y] = [median(sample.map((row) => row.x)), median(sample.map((row) => row.y))]
  const guess = guessProjected(x, y, home)
  if (guess) return guess
  const numbers = `x ${Math.round(x)}, y ${Math.round(y)}`
  const said = declared
    ? {
        zh: `写明的“${declared.label}”无法使用，`,
        en: `The stated “${declared.label}” does not fit, and `,
      }
    : { zh: '', en: '' }
  throw refuseFile(
    'unknown-crs',
    `${said.en}${said.en ? 'c' : 'C'}oordinates like ${numbers} fit no coordinate system that is known here; please state it, e.g. EPSG:4549.`,
    `${said.zh}坐标（如 ${numbers}）不符合任何已知坐标系，请指定，例如 EPSG:4549。`,
  )
}

const byDeclaration = (declared: DeclaredCrs, crs: SourceCrs): Bilingual => ({
  zh: `${declared.where.zh}写明为 ${crs.label}。`,
  en: `${crs.label} is stated by ${declared.where.en}.`,
})

/** A few wild numbers do not make degrees into metres. */
function looksGeographic(sample: readonly SampleRow[]): boolean {
  const inside = sample.filter(({ x, y }) => Math.abs(x) <= 180.5 && Math.abs(y) <= 180.5)
  return inside.length >= sample.length * 0.5
}

/** Latitude first: the second number is beyond what a latitude can be, or only the other way lies in China. */
function areAxesSwapped({ sample, home }: CrsEvidence): boolean {
  const impossible = sample.filter(({ x, y }) => Math.abs(y) > 90 && Math.abs(x) <= 90)
  if (impossible.length > sample.length * 0.5) return true
  if (!isInChina(home[0], home[1])) return false
  const turnedIn = sample.filter(({ x, y }) => isInChina(y, x) && !isInChina(x, y))
  return sample.length > 0 && turnedIn.length > sample.length * 0.95 && impossible.length > 0
}

const turned = ({ x, y, properties }: SampleRow): SampleRow => ({ x: y, y: x, properties })

/** Chinese surveys write northing first; eastings carry a false origin of 500 km, with the zone in front or not. */
function isSwappedFor(crs: SourceCrs, sample: readonly SampleRow[]): boolean {
  if (crs.isGeographic || sample.length === 0 || !/Gauss-Krüger|UTM/.test(crs.label)) return false
  const [x, y] = [median(sample.map((row) => row.x)), median(sample.map((row) => row.y))]
  return / zone \d+ \(/.test(crs.label) && !/UTM/.test(crs.label)
    ? x < 10_000_000 && y > 10_000_000
    : x > 1_000_000 && y > 0 && y < 1_000_000
}

function datumOfName(fileName: string): Decided | undefined {
  const datum = /gcj-?_?02/i.test(fileName) ? 'GCJ-02' : /bd-?_?09/i.test(fileName) ? 'BD-09' : null
  if (!datum) return undefined
  const reason = {
    zh: `文件名中写明 ${datum}。`,
    en: `The file’s name says ${datum}.`,
  }
  return { crs: resolveCrs(datum), reason }
}

function isMostlyInChina(sample: readonly SampleRow[]): boolean {
  const inside = sample.filter(({ x, y }) => isInChina(x, y))
  return inside.length > 0 && inside.length >= sample.length / 2
}

function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

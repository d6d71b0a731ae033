import type { Palette } from '../shapes/palette.ts'
import type { LabelCandidate, LabelKind } from '../tiles/worker-protocol.ts'

export interface LabelStyle {
  /** CSS pixels. */
  size: number
  weight: 400 | 500 | 600
  /** Free space around it. */
  margin: number
  halo: number
  ink: keyof Pick<Palette, 'text' | 'textQuiet' | 'textGreen' | 'waterText'>
  alpha: number
  spacing: number
  italic?: boolean
  /** CSS pixels above its place. */
  lift?: number
}

const plain: LabelStyle = {
  size: 12,
  weight: 400,
  margin: 8,
  halo: 2.6,
  ink: 'text',
  alpha: 1,
  spacing: 0,
}

const STYLES: Record<LabelKind, LabelStyle> = {
  district: { ...plain, size: 18, weight: 600, margin: 24, halo: 3.5, spacing: 3 },
  subdistrict: { ...plain, size: 15, weight: 600, margin: 18, halo: 3.2, spacing: 1 },
  community: { ...plain, size: 13, weight: 500, margin: 12, ink: 'textQuiet' },
  grid: { ...plain, size: 11.5, weight: 500, margin: 6 },
  water: { ...plain, size: 13, ink: 'waterText', margin: 20, halo: 0, spacing: 4, italic: true },
  park: { ...plain, size: 11.5, ink: 'textGreen', margin: 10 },
  place: { ...plain, size: 12, weight: 500, ink: 'text', margin: 10 },
  road: { ...plain, size: 11.5, ink: 'textQuiet', margin: 6 },
  building: { ...plain, size: 10.5, ink: 'textQuiet', margin: 2, halo: 1.6, alpha: 0.9 },
  symbol: { ...plain, size: 24, margin: 2, lift: 25 },
}

/** Buildings' numbers and roads' names grow a little as one comes near. */
export function labelStyle({ kind }: LabelCandidate, zoom: number): LabelStyle {
  const style = STYLES[kind]
  const near = Math.max(0, Math.min(2.5, zoom - 17))
  return kind === 'building' || kind === 'road' ? { ...style, size: style.size + near } : style
}

/** Names of places stand over the symbols, everything else lies on the ground below them. */
export function isPlaceLabel({ kind }: LabelCandidate): boolean {
  return kind === 'district' || kind === 'subdistrict' || kind === 'community'
}

export function labelInk(candidate: LabelCandidate, style: LabelStyle, palette: Palette): string {
  return candidate.colour ?? palette[style.ink]
}

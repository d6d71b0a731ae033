import type { Point } from './plane.ts'
import type { Warp } from './warp.ts'

export const ZONES = [
  'river',
  'lake',
  'park',
  'old',
  'estate',
  'shopping',
  'office',
  'civic',
  'school',
  'hospital',
  'market',
  'industry',
  'logistics',
  'construction',
  'village',
  'farmland',
  'forest',
  'wetland',
] as const
export type Zone = (typeof ZONES)[number]

/** 多层 中高层 高层 安置房 排屋 */
export type EstateStyle = 'walkup' | 'midrise' | 'tower' | 'resettlement' | 'terrace'

/** Kind of way along one side of a block; `none` = the neighbour begins at once. */
export type EdgeClass =
  | 'expressway'
  | 'arterial'
  | 'secondary'
  | 'side'
  | 'rural'
  | 'canal'
  | 'none'
export type Side = 'north' | 'east' | 'south' | 'west'
export const SIDES: readonly Side[] = ['south', 'east', 'north', 'west']

/** The atom of the plan: a rectangle of lattice cells between streets, never cut by a grid boundary. */
export interface Block {
  id: number
  /** Lines: from `i0` to `i1` west→east, `j0` to `j1` south→north. */
  i0: number
  i1: number
  j0: number
  j1: number
  zone: Zone
  style: EstateStyle
  edges: Record<Side, EdgeClass>
  /** 0 = the middle of town, 1 = far out. */
  remoteness: number
}

/** Half of the width between building lots, metres (红线宽度). */
export const HALF_WIDTH_M: Record<EdgeClass, number> = {
  expressway: 30,
  arterial: 21,
  secondary: 14.5,
  side: 9,
  rural: 5,
  canal: 27,
  none: 0,
}

const RURAL: ReadonlySet<Zone> = new Set(['village', 'farmland', 'forest', 'wetland'])
export const isRural = (zone: Zone) => RURAL.has(zone)

/** Metres inside a block: `s` from its west side, `t` from its south side, following the bent streets. */
export interface Frame {
  width: number
  height: number
  at(s: number, t: number): Point
  /** Direction of the block's west→east axis there, radians from east. */
  angle(s: number, t: number): number
  /** How far its south→north axis leans from the right angle there, radians. */
  slant(s: number, t: number): number
  /** Metres on the ground for one metre of `s` and of `t` there: a bent block is narrower at one end. */
  scale(s: number, t: number): readonly [s: number, t: number]
}

export function createFrame(
  block: Pick<Block, 'i0' | 'i1' | 'j0' | 'j1'>,
  lattice: { x: readonly number[]; y: readonly number[] },
  warp: Warp,
): Frame {
  const x0 = lattice.x[block.i0]!
  const y0 = lattice.y[block.j0]!
  const spanX = lattice.x[block.i1]! - x0
  const spanY = lattice.y[block.j1]! - y0
  const length = (a: Point, b: Point) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
  const width = length(warp(x0, y0 + spanY / 2), warp(x0 + spanX, y0 + spanY / 2))
  const height = length(warp(x0 + spanX / 2, y0), warp(x0 + spanX / 2, y0 + spanY))
  const at = (s: number, t: number) => warp(x0 + (s / width) * spanX, y0 + (t / height) * spanY)
  const direction = ([ax, ay]: Point, [bx, by]: Point) => Math.atan2(by - ay, bx - ax)
  const angle = (s: number, t: number) => direction(at(s - 2, t), at(s + 2, t))
  return {
    width,
    height,
    at,
    angle,
    scale: (s, t) => [
      length(at(s - 2, t), at(s + 2, t)) / 4,
      length(at(s, t - 2), at(s, t + 2)) / 4,
    ],
    slant: (s, t) => direction(at(s, t - 2), at(s, t + 2)) - Math.PI / 2 - angle(s, t),
  }
}

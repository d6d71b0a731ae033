import { createRandom, hashUnit, shuffle } from './random.ts'
import type { Ground } from './terrain.ts'

const FIRST = '文清良云荷桂枫竹梅兰松柳海凤龙古宝金银玉瑞丰仁和景望春秋锦霞碧翠石南平安长永'
const SECOND = '澜川溪桥塘浜源岭山湖泽津渡墩坝屿苑兴华宁康祥泉潭湾荡郊野'
const FIXED: Record<string, string> = { 'horizontal/0': '文澜' }
const stems = new Map<number, readonly string[]>()

/**
 * Name of a street of the plan within one subdistrict. Some long ones change from 西路 to 路 to 东路 on their way,
 * as real ones do (and matchers stumble over).
 */
export function roadName(
  ground: Ground,
  direction: 'vertical' | 'horizontal',
  line: number,
  tile: number,
): string {
  const { size, seed, lattice } = ground
  const verticalCount = size.tilesX * size.columns + 1
  const index = direction === 'vertical' ? line : verticalCount + line
  const stem = FIXED[`${direction}/${line - signpost(ground)}`] ?? stemsOf(seed)[index + 1]!
  const kind = (direction === 'vertical' ? lattice.vertical : lattice.horizontal)[line]!
  if (kind === 'expressway') return `${stem}快速路`
  const suffix =
    kind === 'arterial'
      ? hashUnit(seed, 'avenue', index) < 0.35
        ? '大道'
        : '路'
      : kind === 'side' && hashUnit(seed, 'street', index) < 0.3
        ? '街'
        : '路'
  return stem + part(ground, direction, index, tile, kind === 'arterial') + suffix
}

/** The street north of the river in the south-west row of subdistricts bears the best-known name. */
const signpost = (ground: Ground) => ground.lattice.riverRows[0]! + 1

function part(
  { size, seed }: Ground,
  direction: 'vertical' | 'horizontal',
  index: number,
  tile: number,
  arterial: boolean,
): string {
  const at = direction === 'vertical' ? Math.floor(tile / size.tilesX) : tile % size.tilesX
  const count = direction === 'vertical' ? size.tilesY : size.tilesX
  if (count < 2 || (!arterial && hashUnit(seed, 'parts', index) > 0.3)) return ''
  const [low, high] = direction === 'vertical' ? ['南', '北'] : ['西', '东']
  if (count === 2) return at === 0 ? low : ''
  const third = (at + 0.5) / count
  return third < 0.34 ? low : third > 0.66 ? high : ''
}

function stemsOf(seed: number): readonly string[] {
  const known = stems.get(seed)
  if (known) return known
  const all: string[] = []
  for (const a of FIRST) {
    for (const b of SECOND) if (a !== b && a + b !== '文澜') all.push(a + b)
  }
  const made = shuffle(all, createRandom(seed, 'road stems'))
  stems.set(seed, made)
  return made
}

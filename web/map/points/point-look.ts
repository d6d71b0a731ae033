import type { LayerSummary } from '../../../data/contracts/index.ts'
import { classColour, layerColour, RISK_COLOURS, stateValues, themed } from '../symbols/colours.ts'
import { iconShape } from '../symbols/icons.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import {
  clusterRadius,
  clusterSize,
  drawClusterDisc,
  drawClusterRing,
  drawClusterText,
  shortCount,
  TEXT_HEIGHT,
  textDrop,
  textSpriteWidth,
} from './draw-cluster.ts'
import {
  badgeSize,
  DOT_SIZE,
  drawBadge,
  drawDot,
  drawSymbol,
  SYMBOL_SIZE,
  type SymbolLook,
} from './draw-symbol.ts'
import type { ClusterContent } from './filter-values.ts'
import type { Sprite, SpriteAtlas } from './sprite-atlas.ts'

/** Which sprites the features of one layer get; good as long as the atlas keeps its generation. */
export interface PointLook {
  symbol(klass: number, state: number, risk: number): Sprite
  dot(klass: number, risk: number): Sprite
  badge(count: number): Sprite
  cluster(content: ClusterContent): ClusterSprites
}

export interface ClusterSprites {
  disc: Sprite
  ring: Sprite
  text: Sprite
  /** CSS pixels below the middle. */
  textDrop: number
}

export function createPointLook(
  layer: LayerSummary,
  atlas: SpriteAtlas,
  theme: Theme,
  language: 'zh' | 'en',
): PointLook {
  const icon = layer.style.icon ? iconShape(layer.style.icon) : null
  const colour = layerColour(layer, theme)
  const ringColour = remember((klass: number) => classColour(layer, klass, theme))
  // Thematic layers keep their group's colour; the classes of one's own layers have theirs.
  const colourOf = (klass: number) => (layer.group === 'own' ? ringColour(klass) : colour)
  const states = stateValues(layer).map((value) => value.colour && themed(value.colour, theme))
  const look = (klass: number, state: number, risk: number): SymbolLook => ({
    colour: colourOf(klass),
    icon,
    risk,
    state: states[state - 1] ?? null,
    theme,
  })
  const prefix = `${theme}/${layer.code}/${icon ? 'i' : '-'}/${layer.style.colour}`
  const symbol = remember((values: number) => {
    const shown = look(values >> 16, (values >> 4) & 0xfff, values & 15)
    const key = `${prefix}/s/${shown.colour}/${shown.state}/${shown.risk}`
    return atlas.sprite(key, SYMBOL_SIZE, (context) => drawSymbol(context, shown))
  })
  const dot = remember((values: number) => {
    const shown = look(values >> 4, 0, values & 15)
    const key = `${theme}/dot/${shown.colour}/${shown.risk >= 3 ? shown.risk : 0}`
    return atlas.sprite(key, DOT_SIZE, (context) => drawDot(context, shown))
  })
  return {
    symbol: (klass, state, risk) => symbol((klass << 16) | (state << 4) | risk),
    dot: (klass, risk) => dot((klass << 4) | risk),
    badge(count) {
      const text = count > 99 ? '99+' : String(count)
      const key = `${theme}/badge/${text}`
      return atlas.sprite(key, badgeSize(text), (context) => drawBadge(context, text, theme))
    },
    cluster(content) {
      const text = shortCount(content.count, language)
      const radius = clusterRadius(content.count)
      const ring = ringShares(content, ringColour, theme)
      const ringKey = ring.map((part) => `${part.colour}${part.share * RING_STEPS}`).join()
      return {
        disc: atlas.sprite(`${prefix}/c/${radius}`, clusterSize(radius), (context) =>
          drawClusterDisc(context, { colour, icon, radius, theme }),
        ),
        ring: atlas.sprite(`ring/${radius}/${ringKey}`, clusterSize(radius), (context) =>
          drawClusterRing(context, ring, radius),
        ),
        text: atlas.sprite(
          `${theme}/text/${text}`,
          textSpriteWidth(text),
          (context) => drawClusterText(context, text, theme),
          TEXT_HEIGHT,
        ),
        textDrop: textDrop(radius, icon !== null),
      }
    },
  }
}

/** Asked for thousands of times, answered a few times. */
function remember<Value>(make: (key: number) => Value): (key: number) => Value {
  const made = new Map<number, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

const RING_STEPS = 12

/** Risks where the layer knows risks, else classes where they have colours; in twelfths, so that discs repeat. */
export function ringShares(
  content: ClusterContent,
  colourOfClass: (klass: number) => string,
  theme: Theme,
): { colour: string; share: number }[] {
  const risks = content.byRisk.map((count, risk) => ({ count, colour: RISK_COLOURS[theme][risk]! }))
  const parts = risks.slice(1).some((part) => part.count > 0)
    ? risks.reverse()
    : [...content.byClass]
        .sort(([a], [b]) => a - b)
        .map(([klass, count]) => ({ count, colour: colourOfClass(klass) }))
  const merged = new Map<string, number>()
  for (const { colour, count } of parts) merged.set(colour, (merged.get(colour) ?? 0) + count)
  return inSteps(
    [...merged].filter(([, count]) => count > 0),
    content.count,
  )
}

/** Whole steps that add up to the full ring; nothing that is there gets none. */
function inSteps(parts: readonly (readonly [colour: string, count: number])[], total: number) {
  const steps = parts.map(([, count]) => Math.max(1, Math.round((count / total) * RING_STEPS)))
  const excess = steps.reduce((sum, n) => sum + n, 0) - RING_STEPS
  const largest = steps.indexOf(Math.max(...steps))
  if (steps.length > 0) steps[largest] = steps[largest]! - excess
  return parts.map(([colour], i) => ({ colour, share: steps[i]! / RING_STEPS }))
}

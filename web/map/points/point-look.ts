import type { LayerSummary } from '../../../data/contracts/index.ts'
import {
  classColour,
  classValues,
  layerColour,
  RISK_COLOURS,
  stateValues,
  themed,
} from '../symbols/colours.ts'
import { iconShape } from '../symbols/icons.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { clusterRadius, clusterSize, drawCluster, shortCount } from './draw-cluster.ts'
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

/** Which sprites the features of one layer get. */
export interface PointLook {
  symbol(klass: number, state: number, risk: number): Sprite
  dot(klass: number, risk: number): Sprite
  badge(count: number): Sprite
  cluster(content: ClusterContent): Sprite
}

export function createPointLook(
  layer: LayerSummary,
  atlas: SpriteAtlas,
  theme: Theme,
  language: 'zh' | 'en',
): PointLook {
  const icon = layer.style.icon ? iconShape(layer.style.icon) : null
  const classes = classValues(layer).length
  // Thematic layers keep their group's colour; the classes of one's own layers have theirs.
  const colourOf = (klass: number) =>
    layer.group === 'own' ? classColour(layer, klass, theme) : layerColour(layer, theme)
  const states = stateValues(layer)
  const stateColour = (state: number) => {
    const colour = states[state - 1]?.colour
    return colour ? themed(colour, theme) : null
  }
  const look = (klass: number, state: number, risk: number): SymbolLook => ({
    colour: colourOf(klass),
    icon,
    risk,
    state: stateColour(state),
    theme,
  })
  const prefix = `${theme}/${layer.code}/${icon ? 'i' : '-'}/${classes}/${layer.style.colour}`
  return {
    symbol(klass, state, risk) {
      const shown = look(klass, state, risk)
      const key = `${prefix}/s/${shown.colour}/${shown.state}/${risk}`
      return atlas.sprite(key, SYMBOL_SIZE, (context) => drawSymbol(context, shown))
    },
    dot(klass, risk) {
      const shown = look(klass, 0, risk)
      const key = `${theme}/dot/${shown.colour}/${risk >= 3 ? risk : 0}`
      return atlas.sprite(key, DOT_SIZE, (context) => drawDot(context, shown))
    },
    badge(count) {
      const text = count > 99 ? '99+' : String(count)
      const key = `${theme}/badge/${text}`
      return atlas.sprite(key, badgeSize(text), (context) => drawBadge(context, text, theme))
    },
    cluster(content) {
      const text = shortCount(content.count, language)
      const radius = Math.round(clusterRadius(content.count) * 2) / 2
      const ring = ringShares(content, layer, theme)
      const colour = layerColour(layer, theme)
      const ringKey = ring.map((part) => `${part.colour}${part.share * RING_STEPS}`).join()
      const key = `${prefix}/c/${text}/${radius}/${ringKey}`
      return atlas.sprite(key, clusterSize(radius), (context) =>
        drawCluster(context, { colour, icon, text, radius, ring, theme }),
      )
    },
  }
}

const RING_STEPS = 16

/** Risks where the layer knows risks, else classes where they have colours; in sixteenths, so that discs repeat. */
export function ringShares(
  content: ClusterContent,
  layer: LayerSummary,
  theme: Theme,
): { colour: string; share: number }[] {
  const risks = content.byRisk.map((count, risk) => ({ count, colour: RISK_COLOURS[theme][risk]! }))
  const parts = risks.slice(1).some((part) => part.count > 0)
    ? risks.reverse()
    : [...content.byClass]
        .sort(([a], [b]) => a - b)
        .map(([klass, count]) => ({ count, colour: classColour(layer, klass, theme) }))
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

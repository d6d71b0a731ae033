import type { Bilingual, LayerSummary } from '../../data/contracts/index.ts'
import { RISK_LEVELS } from '../../data/contracts/index.ts'

/** What the ring around a symbol means on this layer, worst first. */
export interface RiskValues {
  name: Bilingual
  values: readonly { position: number; name: Bilingual; colour?: string }[]
}

/** Things are judged by their risk, events by their level: I is drawn like the highest risk. */
export function riskValues(layer: LayerSummary): RiskValues | undefined {
  const attribute =
    layer.attributes.find(({ key }) => key === 'risk') ??
    (layer.code === 'EVENT' ? layer.attributes.find(({ key }) => key === 'level') : undefined)
  if (!attribute?.values) return undefined
  const values = attribute.values.map(({ value, name, colour }, i) => ({
    position: attribute.key === 'level' ? RISK_LEVELS.length + 1 - Number(value) : i + 1,
    name,
    ...(colour && { colour }),
  }))
  return { name: attribute.name, values: values.sort((a, b) => b.position - a.position) }
}

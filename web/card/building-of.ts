import { type FeatureCard, parseBuildingCode } from '../../data/contracts/index.ts'

/** The building whose section can be opened: the thing itself, or the one that its address names. */
export function buildingOf(feature: FeatureCard): string | null {
  const named = [feature.code, feature.address?.building, feature.address?.code]
  return named.find((code) => parseBuildingCode(code ?? '') !== undefined) ?? null
}

/** The room that the thing is or stands in. */
export function roomOf(feature: FeatureCard): string | null {
  const code = feature.address?.code ?? ''
  return code.startsWith('R') ? code : null
}

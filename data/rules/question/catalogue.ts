import type { AttributeDefinition, LinkKind, QuestionLayer } from '../../contracts/index.ts'

export function attributeOf(layer: QuestionLayer, key: string): AttributeDefinition | undefined {
  return layer.attributes.find((attribute) => attribute.key === key)
}

export function dateAttributes(layer: QuestionLayer): AttributeDefinition[] {
  return layer.attributes.filter(({ type }) => type === 'date')
}

/** How things of one layer can hang together with those of another. */
export function linksBetween(layer: QuestionLayer, other: QuestionLayer): LinkKind[] {
  const both = (key: QuestionLayer['keys'][number]) =>
    layer.keys.includes(key) && other.keys.includes(key)
  const isPlace = (one: QuestionLayer) => one.geometry !== 'line'
  return [
    ...(isPlace(layer) && isPlace(other) ? (['within'] as const) : []),
    ...(both('address') ? (['sameAddress'] as const) : []),
    ...(both('building') ? (['sameBuilding'] as const) : []),
    ...(both('grid') ? (['sameGrid', 'sameCommunity'] as const) : []),
    ...(other.geometry === 'polygon' ? (['inside'] as const) : []),
  ]
}

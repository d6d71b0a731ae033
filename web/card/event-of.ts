import type {
  AttributeValue,
  EventSummary,
  FeatureCard,
  GridCode,
} from '../../data/contracts/index.ts'
import { subclassName } from '../ui/vocabulary.ts'

/** Attributes that the progress block does not show already, the subclass by its name. */
export function eventAttributes(feature: FeatureCard): AttributeValue[] {
  return feature.attributes
    .filter(({ key, value }) => !SHOWN_AS_PROGRESS.has(key) && !(key === 'closed_at' && !value))
    .map((attribute) =>
      attribute.key === 'subclass'
        ? { ...attribute, value: subclassName(String(attribute.value)) }
        : attribute,
    )
}

const SHOWN_AS_PROGRESS = new Set(['state', 'deadline_at'])

/** The event behind a card of layer EVENT, read back from its attributes. */
export function eventOf(feature: FeatureCard): EventSummary {
  const values = new Map(feature.attributes.map((attribute) => [attribute.key, attribute.value]))
  const textOf = (key: string) => {
    const value = values.get(key)
    return value === null || value === undefined ? null : String(value)
  }
  const level = Number(textOf('level'))
  return {
    no: feature.code,
    category: textOf('category') ?? '',
    subclass: textOf('subclass') ?? '',
    level: level === 1 || level === 2 || level === 3 ? level : 4,
    state: textOf('state') ?? 'reported',
    source: textOf('source') ?? '',
    title: feature.title,
    reportedAt: textOf('reported_at') ?? '',
    deadlineAt: textOf('deadline_at'),
    closedAt: textOf('closed_at'),
    lonLat: feature.lonLat,
    grid: feature.address?.grid ?? ('' as GridCode),
    address: feature.address?.fullText ?? null,
  }
}

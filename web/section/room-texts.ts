import type { SectionRoom } from '../../data/contracts/index.ts'
import { ROOM_USES, TENURES } from '../../data/registry/vocabulary.ts'
import { formatNumber, type TextKey, t } from '../i18n/index.ts'
import { layerName, valueName } from '../ui/vocabulary.ts'
import { type Question, roomBand } from './room-colouring.ts'

const QUESTION_TEXT: Record<Question, TextKey> = {
  use: 'section.use',
  tenure: 'section.tenure',
  residents: 'section.residents',
  elderly: 'section.elderly',
  floating: 'section.floating',
  risk: 'section.risk',
  events: 'section.events',
}

export const questionText = (question: Question) => t(QUESTION_TEXT[question])

const FIXED_BANDS: Record<string, TextKey> = {
  other: 'section.other',
  nothing: 'section.nothing',
  unrated: 'section.unrated',
  risk1: 'section.risk1',
  risk2: 'section.risk2',
  risk3: 'section.risk3',
  risk4: 'section.risk4',
}

/** A band of the legend in words. */
export function bandText(question: Question, band: string): string {
  const fixed = FIXED_BANDS[band]
  if (fixed) return t(fixed)
  if (question === 'use') return valueName(ROOM_USES, band)
  if (question === 'tenure') return valueName(TENURES, band)
  return question === 'events' ? band : t('section.people', { count: band })
}

/** Everything about a room in a few lines: the tooltip, and what a screen reader says. */
export function roomLines(question: Question, room: SectionRoom): string[] {
  const areaText =
    room.areaM2 === null ? '' : t('section.areaM2', { area: formatNumber(room.areaM2, 1) })
  const facts: [TextKey, number | undefined][] = [
    ['section.persons', room.residents],
    ['section.agedPersons', room.aged60],
    ['section.floatingPersons', room.floating],
    ['section.enterpriseCount', room.enterprises],
    ['section.eventCount', room.openEvents],
  ]
  const layers = room.items.map((item) => layerName(item.layer))
  return [
    [valueName(ROOM_USES, room.use), valueName(TENURES, room.tenure), areaText]
      .filter(Boolean)
      .join(' · '),
    ...facts.flatMap(([key, count]) => (count ? [t(key, { count: formatNumber(count) })] : [])),
    ...(layers.length > 0 ? [layers.join(t('common.listSeparator'))] : []),
    ...(question === 'risk' ? [bandText('risk', roomBand('risk', room))] : []),
  ]
}

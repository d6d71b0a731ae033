import type {
  PrewarningCondition,
  PrewarningRule,
  SignalEvidence,
} from '../../../data/contracts/index.ts'
import { formatDate, formatNumber, t } from '../../i18n/index.ts'
import { layerName, subclassName } from '../../ui/vocabulary.ts'

const listed = (names: readonly string[]) => names.join(t('eventDesk.comma'))

/** A condition as a sentence. */
export function conditionText(when: PrewarningCondition): string {
  if (when.kind === 'threshold') {
    const limits = [
      when.atLeast === undefined ? '' : `≥ ${formatNumber(when.atLeast, 2)}`,
      when.atMost === undefined ? '' : `≤ ${formatNumber(when.atMost, 2)}`,
    ].filter((limit) => limit !== '')
    return t('eventDesk.whenThreshold', {
      quantity: t(`eventDesk.quantity_${when.quantity}`),
      limit: `${limits.join(' / ')} ${unitOf(when.quantity)}`.trim(),
      times: when.times,
    })
  }
  if (when.kind === 'count') {
    return t('eventDesk.whenCount', {
      subclasses: listed(when.subclasses.map(subclassName)),
      count: when.atLeast,
      metres: when.withinM,
      hours: when.withinHours,
    })
  }
  const layers = listed(when.layers.map(layerName))
  const risk = t(`eventDesk.risk_${when.riskAtLeast}`)
  if (when.kind === 'inspection') {
    return t('eventDesk.whenInspection', { layers, risk, days: when.overdueDays })
  }
  return t('eventDesk.whenWeather', {
    hazard: t(`eventDesk.hazard_${when.hazard}`),
    grade: t(`eventDesk.colour_${when.atLeast}`),
    layers,
    risk,
  })
}

/** What one firing saw. */
export function evidenceText(evidence: SignalEvidence): string {
  if (evidence.kind === 'threshold') {
    const values = evidence.values.map((value) => formatNumber(value, 2)).join(' ← ')
    return `${t(`eventDesk.quantity_${evidence.quantity}`)} ${values} ${unitOf(evidence.quantity)}`.trim()
  }
  if (evidence.kind === 'count') {
    return t('eventDesk.sawCount', { count: evidence.events.length })
  }
  const what = `${layerName(evidence.layer)} · ${t('eventDesk.riskOf', { risk: t(`eventDesk.risk_${gradeOf(evidence.risk)}`) })}`
  if (evidence.kind === 'inspection') {
    const since = { date: formatDate(evidence.dueOn), days: evidence.daysOver }
    return `${what} · ${t('eventDesk.sawOverdue', since)}`
  }
  const { hazard, grade } = evidence
  return `${what} · ${t(`eventDesk.hazard_${hazard}`)}${t(`eventDesk.colour_${grade}`)}`
}

export function foldText({ fold }: Pick<PrewarningRule, 'fold'>): string {
  const minutes = fold.withinMinutes
  if ('withinM' in fold) return t('eventDesk.foldNear', { metres: fold.withinM, minutes })
  return t(`eventDesk.fold_${fold.area}`, { minutes })
}

const gradeOf = (risk: number): 1 | 2 | 3 | 4 => (risk >= 4 ? 4 : risk >= 3 ? 3 : risk >= 2 ? 2 : 1)

const UNITS: Readonly<Record<string, string>> = {
  smoke: 'dB/m',
  temperature: '°C',
  gas: '%LEL',
  current: 'A',
  waterLevel: 'm',
  tilt: '‰',
  noise: 'dB',
}
const unitOf = (quantity: string) => UNITS[quantity] ?? ''

import type { EventVerb, SupervisionGrade } from '../../../data/contracts/index.ts'
import { ApiError } from '../../api.ts'
import { isTextKey, t } from '../../i18n/index.ts'
import { errorText } from '../../ui/error-text.ts'
import type { Tone } from '../../ui/event-texts.ts'

export const verbText = (verb: EventVerb): string => t(`eventLoop.verb_${verb}`)

/** A newer server may have reasons that this page does not know. */
export function reasonText(reason: string): string {
  const key = `eventLoop.reason_${reason}`
  return isTextKey(key) ? t(key) : reason
}

/** Why an action was refused, in the words of the rules where they are the reason. */
export function refusalText(error: unknown): string {
  const details = error instanceof ApiError ? error.details : undefined
  const reason =
    typeof details === 'object' && details !== null && 'reason' in details ? details.reason : null
  return typeof reason === 'string' ? reasonText(reason) : errorText(error)
}

const GRADE_TONE: Record<SupervisionGrade, Tone> = {
  none: 'neutral',
  reminder: 'warning',
  warning: 'warning',
  yellow: 'warning',
  red: 'danger',
  leader: 'danger',
}

export const gradeTone = (grade: SupervisionGrade): Tone => GRADE_TONE[grade]

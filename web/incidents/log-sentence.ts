import type { IncidentDoor, IncidentLogEntry } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'

/** What was done, in words; `shelterOf`: names of shelters by their codes. */
export function logSentence(
  { act }: IncidentLogEntry,
  doors: readonly IncidentDoor[],
  shelterOf: (code: string) => string,
): string {
  switch (act.kind) {
    case 'tickDoor': {
      const room = doors.find((door) => door.room === act.room)?.number ?? act.room
      return t('incidents.actTick', { room, result: t(`incidents.${act.result}`) })
    }
    case 'countArrivals':
      return t('incidents.actArrive', { shelter: shelterOf(act.shelter), n: act.people })
    case 'assign':
      return t('incidents.actAssign', { n: act.responders.length })
    case 'giveTask':
      return t('incidents.actTask', { title: act.title, to: act.to })
    case 'acknowledgeTask':
      return t('incidents.actAcknowledge')
    case 'finishTask':
      return t('incidents.actFinish')
    case 'escalateTask':
      return act.to === null
        ? t('incidents.actEscalateLast', { from: act.from })
        : t('incidents.actEscalate', { from: act.from, to: act.to })
    case 'transfer':
      return t(act.user ? 'incidents.actOffer' : 'incidents.actTransfer', { to: act.to })
    case 'takeCommand':
      return act.text === ''
        ? t('incidents.actTake')
        : t('incidents.actTakeOver', { reason: act.text })
    case 'declineCommand':
      return t('incidents.actDecline')
    case 'close':
      return t('incidents.actClose')
    case 'note':
      return act.text
  }
}

/** The server's clock has no name of its own. */
export const logAuthor = ({ by }: Pick<IncidentLogEntry, 'by'>): string =>
  by === '' ? t('incidents.byClock') : by

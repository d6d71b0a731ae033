import type {
  IncidentLogEntry,
  IncidentProgress,
  IncidentSurvey,
} from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { buildingName } from './building-name.ts'

/** What acts speak of by codes and keys. */
export interface LogMatter {
  doors: IncidentProgress['doors']
  progress: Pick<IncidentProgress, 'responders' | 'tasks'> | undefined
  survey: IncidentSurvey | undefined
}

/** What was done, in words. */
export function logSentence({ act }: IncidentLogEntry, matter: LogMatter): string {
  switch (act.kind) {
    case 'tickDoor':
      return t('incidents.actTick', {
        room: doorName(act.room, matter),
        result: t(`incidents.${act.result}`),
      })
    case 'countArrivals':
      return t('incidents.actArrive', { shelter: shelterName(act.shelter, matter), n: act.people })
    case 'assign':
      return t('incidents.actAssign', { n: act.responders.length })
    case 'giveTask':
      return t('incidents.actTask', { title: act.title, to: act.to })
    case 'acknowledgeTask':
      return t('incidents.actAcknowledge', { title: taskTitle(act.task, matter) })
    case 'finishTask':
      return t('incidents.actFinish', { title: taskTitle(act.task, matter) })
    case 'escalateTask': {
      const title = taskTitle(act.task, matter)
      return act.to === null
        ? t('incidents.actEscalateLast', { title, from: act.from })
        : t('incidents.actEscalate', { title, from: act.from, to: act.to })
    }
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

/** Who did it: the responder where one has said so, else the account. The server's clock has no name of its own. */
export function logAuthor({ act, by }: IncidentLogEntry, { progress }: LogMatter): string {
  const key = act.kind === 'tickDoor' ? act.responder : undefined
  const responder = progress?.responders.find((one) => one.key === key)
  if (responder) return responder.name
  return by === '' ? t('incidents.byClock') : by
}

/** The number alone stands in every house. */
function doorName(room: string, { doors, survey }: LogMatter): string {
  const door = doors.find((one) => one.room === room)
  if (!door) return room
  const stairwell = door.stairwell === null || door.stairwell === '无' ? '' : `${door.stairwell}-`
  return `${buildingName(survey, door.building)} ${stairwell}${door.number}`
}

const shelterName = (code: string, { survey }: LogMatter): string =>
  survey?.shelters.find((shelter) => shelter.code === code)?.title ?? code

const taskTitle = (key: string, { progress }: LogMatter): string =>
  progress?.tasks.find(({ task }) => task === key)?.title ?? ''

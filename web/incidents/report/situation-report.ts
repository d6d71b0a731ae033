import {
  DOOR_RESULTS,
  type DoorResult,
  type Incident,
  type IncidentDoor,
  type IncidentLogEntry,
  type IncidentProgress,
  type IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { formatDateTime, formatNumber, formatTime, t } from '../../i18n/index.ts'
import { drawMap, type Paper, type takeMap } from '../../print/index.ts'
import { buildingName } from '../building-name.ts'
import { groupDoors } from '../doors/group-doors.ts'
import { stairwellName } from '../doors/stairwell.tsx'
import { kindName } from '../incident-list.tsx'
import { logAuthor, logSentence } from '../log-sentence.ts'
import { createPageFlow, type PageFlow, QUIET } from './page-flow.ts'

export interface ReportMatter {
  incident: Incident
  progress: IncidentProgress
  doors: readonly IncidentDoor[]
  survey: IncidentSurvey | undefined
  log: readonly IncidentLogEntry[]
  map: Awaited<ReturnType<typeof takeMap>>
  /** Of which moment. */
  asOf: string
  madeBy: string
  font: string
}

const GREEN = '#1c7a45'
const RED = '#b3261e'
const AMBER = '#8a5300'
const MAP_MM = 105

/** 情况报告: what the next one up asks for – numbers, map, tasks, doors that are not done, the log. */
export function drawSituationReport(paper: Paper, matter: ReportMatter): HTMLCanvasElement[] {
  const flow = createPageFlow(paper, matter.font)
  drawHead(flow, matter)
  flow.block(MAP_MM, (pen, box) => drawMap(pen, box, matter.map))
  drawTasks(flow, matter)
  drawHouses(flow, matter)
  drawDoors(flow, matter)
  drawLog(flow, matter)
  return flow.finish((pen, page, pages) => drawEdge(pen, paper, matter, page, pages))
}

function drawHead(flow: PageFlow, { incident, progress, survey, asOf }: ReportMatter): void {
  flow.heading(incident.title, 8)
  flow.paragraph(
    [
      kindName(incident.kind),
      t('incidents.startedAt', { time: formatDateTime(incident.openedAt) }),
      t('incidents.commander', { name: incident.commander }),
      t(`incidents.${incident.state}`),
    ].join(' · '),
    QUIET,
  )
  flow.paragraph(t('incidents.asOf', { time: formatDateTime(asOf) }), QUIET)
  flow.space(3)
  const { counts } = progress
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const figure = (key: DoorResult | 'untouched', colour: string) => ({
    name: t(`incidents.${key}`),
    value: formatNumber(counts[key]),
    colour,
  })
  flow.figures([
    { name: t('incidents.rooms'), value: formatNumber(total) },
    figure('cleared', GREEN),
    figure('needsHelp', RED),
    figure('refused', RED),
    figure('notHome', AMBER),
    figure('untouched', counts.untouched > 0 ? RED : QUIET),
  ])
  const arrived = progress.arrivals.reduce((sum, { people }) => sum + people, 0)
  const known = survey?.counts
  flow.figures([
    { name: t('incidents.buildings'), value: formatNumber(known?.buildings ?? 0) },
    ...(['residents', 'help', 'enterprises'] as const).flatMap((key) => {
      const value = known?.[key] ?? null
      return value === null ? [] : [{ name: t(`incidents.${key}`), value: formatNumber(value) }]
    }),
    { name: t('incidents.arrivedAll'), value: formatNumber(arrived) },
    { name: t('incidents.doorsPerMinute'), value: formatNumber(progress.doorsPerMinute, 1) },
  ])
}

function drawTasks(flow: PageFlow, { progress }: ReportMatter): void {
  flow.heading(t('incidents.tasksTab'))
  if (progress.tasks.length === 0) {
    flow.paragraph(t('incidents.nothing'), QUIET)
    flow.space(4)
    return
  }
  const shares = [5, 3, 2, 4]
  flow.row(
    [
      t('incidents.taskTitle'),
      t('incidents.taskTo'),
      t('incidents.givenColumn'),
      t('incidents.stateColumn'),
    ],
    shares,
    true,
  )
  for (const task of progress.tasks) {
    const state = task.finishedAt
      ? `${t('incidents.finished')} ${formatTime(task.finishedAt)}`
      : task.acknowledgedAt
        ? `${t('incidents.acknowledged')} ${formatTime(task.acknowledgedAt)}`
        : task.withCommander
          ? t('incidents.overdueTask')
          : t('incidents.given')
    const passed =
      task.passedBy.length > 0
        ? ` (${t('incidents.passedBy', { names: task.passedBy.join(' → ') })})`
        : ''
    flow.row([task.title, task.to, formatTime(task.givenAt), state + passed], shares)
  }
  flow.space(4)
}

function drawHouses(flow: PageFlow, matter: ReportMatter): void {
  flow.heading(t('incidents.byBuilding'))
  const shares = [5, 2, 2, 2, 2, 2, 2]
  const columns = [...DOOR_RESULTS, 'untouched'] as const
  flow.row(
    [
      t('incidents.buildings'),
      t('incidents.rooms'),
      ...columns.map((column) => t(`incidents.${column}`)),
    ],
    shares,
    true,
  )
  for (const group of groupDoors(matter.doors)) {
    const doors = group.stairwells.flatMap(({ floors }) => floors.flat())
    const count = (column: (typeof columns)[number]) =>
      doors.filter(({ result }) => (result ?? 'untouched') === column).length
    flow.row(
      [
        buildingName(matter.survey, group.building),
        formatNumber(group.total),
        // A page full of noughts hides the numbers.
        ...columns.map((column) => (count(column) === 0 ? '–' : formatNumber(count(column)))),
      ],
      shares,
    )
  }
  flow.space(4)
}

/** Only those that still ask for something: the others are in the table above. */
function drawDoors(flow: PageFlow, matter: ReportMatter): void {
  flow.heading(t('incidents.notCleared'))
  const left = groupDoors(matter.doors.filter(({ result }) => result !== 'cleared'))
  if (left.length === 0) flow.paragraph(t('incidents.nothing'), QUIET)
  for (const group of left) {
    for (const { stairwell, floors } of group.stairwells) {
      const doors = floors
        .flat()
        .map(({ number, result }) =>
          result === null ? number : `${number} (${t(`incidents.${result}`)})`,
        )
      const where = `${buildingName(matter.survey, group.building)} ${stairwellName(stairwell)}`
      flow.row([where, doors.join('  ')], [2, 7])
    }
  }
  flow.space(4)
}

function drawLog(flow: PageFlow, matter: ReportMatter): void {
  const { log } = matter
  flow.heading(t('incidents.logTab'))
  const told = log.filter(({ act }) => act.kind !== 'tickDoor')
  flow.paragraph(t('incidents.ticksLeftOut', { n: formatNumber(log.length - told.length) }), QUIET)
  for (const entry of told) {
    const sentence = logSentence(entry, matter)
    flow.row([formatDateTime(entry.act.at), sentence, logAuthor(entry, matter)], [3, 8, 2])
  }
}

function drawEdge(
  pen: CanvasRenderingContext2D,
  paper: Paper,
  { incident, madeBy, font, asOf }: ReportMatter,
  page: number,
  pages: number,
): void {
  pen.font = `3px ${font}`
  pen.fillStyle = QUIET
  pen.textAlign = 'left'
  pen.fillText(`${t('incidents.report')} · ${incident.title}`, 14, 12)
  pen.fillText(`${madeBy} · ${formatDateTime(asOf)}`, 14, paper.heightMm - 8)
  pen.textAlign = 'right'
  pen.fillText(`${page} / ${pages}`, paper.widthMm - 14, paper.heightMm - 8)
  pen.textAlign = 'left'
  if (!incident.drill) return
  pen.fillStyle = '#fdf1dc'
  pen.fillRect(0, 0, paper.widthMm, 6.5)
  pen.fillStyle = AMBER
  pen.font = `600 4px ${font}`
  pen.textAlign = 'center'
  pen.fillText(t('incidents.drillPaper'), paper.widthMm / 2, 4.6)
  pen.textAlign = 'left'
}

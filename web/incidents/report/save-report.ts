import type {
  Bounds,
  Incident,
  IncidentDoor,
  IncidentProgress,
  IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { download, paperOf, takeMap, toBlob, writePdf } from '../../print/index.ts'
import { account, accountName } from '../../session/account.ts'
import { placeOf } from '../../session/go-to.ts'
import { map } from '../../session/map-handle.ts'
import { view } from '../../session/view.ts'
import { readWholeLog } from '../incident-api.ts'
import { drawSituationReport } from './situation-report.ts'

export interface ReportInput {
  incident: Incident
  progress: IncidentProgress
  doors: readonly IncidentDoor[]
  survey: IncidentSurvey | undefined
  /** ISO 8601: now, or the moment that is looked at. */
  asOf: string
}

/** Makes the situation report and hands it to the browser; the map shows the whole incident for that moment. */
export async function saveReport(input: ReportInput): Promise<void> {
  const paper = paperOf('A4', 'portrait', 'normal')
  const log = await readWholeLog(input.incident.id, new AbortController().signal)
  const picture = await pictureOf(boundsOf(input.survey))
  const who = account()?.user
  const pages = drawSituationReport(paper, {
    ...input,
    log: log.filter(({ seq }) => seq <= input.progress.seq),
    map: picture,
    madeBy: `${accountName()} (${who?.username ?? ''})`,
    font: getComputedStyle(document.body).fontFamily,
  })
  const pictures = []
  for (const canvas of pages) {
    const blob = await toBlob(canvas, 'image/jpeg')
    const jpeg = new Uint8Array(await blob.arrayBuffer())
    pictures.push({ jpeg, widthPx: canvas.width, heightPx: canvas.height })
  }
  const { title, drill } = input.incident
  const heading = `${drill ? `[${t('incidents.drill')}] ` : ''}${t('incidents.report')} ${title}`
  const pdf = writePdf(pictures, {
    widthMm: paper.widthMm,
    heightMm: paper.heightMm,
    title: heading,
    author: accountName(),
    createdAt: new Date(),
  })
  const name = heading.replace(/[\\/:*?"<>|\s[\]]+/g, '-').replace(/^-/, '')
  download(new Blob([pdf], { type: 'application/pdf' }), `${name.slice(0, 80)}.pdf`)
}

const PRINT_SCALE = 2
/** Some sixty metres: the edge of the area and its marks belong to the picture. */
const AROUND_DEGREES = 6e-4

async function pictureOf(bounds: Bounds | null) {
  const before = { lonLat: [view.lon, view.lat] as const, zoom: view.zoom }
  if (bounds) {
    const { lon, lat, zoom } = placeOf(bounds)
    map()?.goTo({ lonLat: [lon, lat], zoom }, false)
  }
  try {
    return await takeMap(PRINT_SCALE)
  } finally {
    if (bounds) map()?.goTo(before, false)
  }
}

function boundsOf(survey: IncidentSurvey | undefined): Bounds | null {
  const places = survey?.buildings.map(({ lonLat }) => lonLat) ?? []
  if (places.length === 0) return null
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return [
    Math.min(...lons) - AROUND_DEGREES,
    Math.min(...lats) - AROUND_DEGREES,
    Math.max(...lons) + AROUND_DEGREES,
    Math.max(...lats) + AROUND_DEGREES,
  ]
}

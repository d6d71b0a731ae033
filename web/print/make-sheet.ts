import { formatDate, formatDateTime, formatLength, formatNumber, t } from '../i18n/index.ts'
import { account, accountName } from '../session/account.ts'
import { dataDate } from '../session/catalogue.ts'
import { divisionOf, divisions } from '../session/divisions.ts'
import { currentBaseMap } from '../session/settings.ts'
import { view } from '../session/view.ts'
import { drawSheet, metresPerMmOf, scaleNumber } from './draw-sheet.ts'
import { legendEntries } from './legend-entries.ts'
import { layoutSheet, type Orientation, type PaperName, paperOf, type Quality } from './paper.ts'
import { download, toBlob } from './save-file.ts'
import { takeMap } from './take-map.ts'
import { writePdf } from './write-pdf.ts'

export interface SheetChoice {
  heading: string
  notes: string
  paper: PaperName
  orientation: Orientation
  quality: Quality
  legend: boolean
}

export async function makeSheet(choice: SheetChoice): Promise<HTMLCanvasElement> {
  const paper = paperOf(choice.paper, choice.orientation, choice.quality)
  const layout = layoutSheet(paper, choice.orientation, choice.legend)
  const picture = await takeMap((layout.map.width * paper.pxPerMm) / innerWidth)
  const scale = scaleNumber(metresPerMmOf(picture, layout.map))
  const who = account()?.user
  const date = dataDate()
  return drawSheet(
    paper,
    choice.orientation,
    {
      heading: choice.heading,
      subheading: areaPath(),
      notes: choice.notes,
      legendTitle: t('print.legend'),
      legend: choice.legend ? await legendEntries() : null,
      moreLayers: (count) => t('print.moreLayers', { count }),
      footer: {
        left: [`${t('print.scale', { number: formatNumber(scale) })}   ${t('print.crs')}`],
        right: [
          date ? t('print.dataDate', { date: formatDate(date) }) : '',
          t('print.printedAt', { date: formatDateTime(new Date()) }),
          t('print.printedBy', { name: accountName(), username: who?.username ?? '' }),
        ],
      },
      watermark: `${accountName()} ${who?.username ?? ''} ${formatDate(new Date())}`,
      north: t('print.north'),
      scaleText: formatLength,
      attribution: currentBaseMap()?.attribution ?? '',
      font: getComputedStyle(document.body).fontFamily,
    },
    picture,
  )
}

export async function saveSheet(choice: SheetChoice, format: 'png' | 'pdf'): Promise<void> {
  const canvas = await makeSheet(choice)
  const blob = await toBlob(canvas, format === 'png' ? 'image/png' : 'image/jpeg')
  if (format === 'png') return download(blob, `${fileName(choice.heading)}.png`)
  const paper = paperOf(choice.paper, choice.orientation, choice.quality)
  const jpeg = new Uint8Array(await blob.arrayBuffer())
  const pdf = writePdf([{ jpeg, widthPx: canvas.width, heightPx: canvas.height }], {
    widthMm: paper.widthMm,
    heightMm: paper.heightMm,
    title: choice.heading,
    author: accountName(),
    createdAt: new Date(),
  })
  download(new Blob([pdf], { type: 'application/pdf' }), `${fileName(choice.heading)}.pdf`)
}

/** 良溪区 › 清川街道. */
function areaPath(): string {
  const names: string[] = []
  let area = divisionOf(view.area)
  while (area && names.length < 6) {
    names.unshift(area.name)
    area = divisions().find((one) => one.code === area?.parent)
  }
  return names.join(' › ')
}

const fileName = (heading: string) =>
  `${heading.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60) || 'onemap'}-${formatDate(new Date())}`

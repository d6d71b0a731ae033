import type { DeskMapping, DeskReport, LonLat, Scope } from '../../../../data/contracts/index.ts'
import { readCoordinateName } from '../../../../data/formats/readers/column-names.ts'
import { parseAngle } from '../../../../data/formats/readers/parse-angle.ts'
import { labelPoint } from '../../../../data/formats/repair/label-point.ts'
import { readShape } from '../../../../data/formats/repair/read-shape.ts'
import { decodeWkb } from '../../../../data/formats/wkb.ts'
import { cellText } from '../../../../data/rules/cells/cell-text.ts'
import { scopeOn } from '../../../security/scope.ts'
import type { Services } from '../../../services.ts'
import { findHome } from '../../store.ts'
import { openBuildingLocator } from '../check/building-locator.ts'
import type { CellsLine, CellsResult, FileColumn } from '../reading/cells-request.ts'
import { commonAreas, findTarget } from '../run-of.ts'
import { describeColumns } from './describe-columns.ts'
import { proposeMapping } from './propose-mapping.ts'
import { type WeighedDatums, weighDatums } from './weigh-datums.ts'

type Needs = Pick<Services, 'db' | 'registry' | 'matchDesk'>
type Asker = { scope: Scope; crs?: string }

/** Texts of a column that are shown to the matcher, to see whether it holds addresses. */
const ADDRESS_SAMPLES = 20
const DATUM_ROWS = 300
const ADDRESS_LENGTH = { least: 4, most: 80 }
const SURE_PLACE = 0.8

/** What the columns of a file are and in which datum its positions: proposals for the one who brought it. */
export async function proposeReport(
  services: Needs,
  asker: Asker,
  desk: DeskReport,
  result: CellsResult,
): Promise<DeskReport> {
  const { target, scope } = findTarget(services, asker.scope, desk.target)
  const addresses = scopeOn(asker.scope, services.registry.layer('ADDRESS')!)
  const areas = commonAreas(scope, addresses)
  const remembered = await readRemembered(services, desk)
  const addressShares = await shareOfAddresses(services, result.columns, areas)
  const { proposals, mapping } = proposeMapping({
    columns: result.columns,
    target,
    addressShares,
    ...(remembered && { remembered }),
  })
  const weighed = await findDatums(services, asker, result, mapping, areas)
  const hasPosition = mapping.position !== undefined || result.geometry !== null
  const crs = hasPosition ? (asker.crs ?? weighed.best) : null
  return {
    ...desk,
    mapping: { ...mapping, crs, isComplete: false },
    columns: describeColumns(result.columns, proposals, target),
    proposals,
    datums: weighed.datums,
  }
}

async function readRemembered({ db }: Needs, { target, sender }: DeskReport) {
  const row = await db.first<{ mapping: DeskMapping }>(
    'select mapping from import_mapping where target = $1 and sender = $2',
    [target, sender],
  )
  return row?.mapping
}

async function shareOfAddresses(
  { matchDesk }: Needs,
  columns: readonly FileColumn[],
  areas: readonly string[],
): Promise<Map<string, number>> {
  const asked = columns.flatMap(({ name, type, samples }) => {
    const texts = samples
      .filter(({ length }) => length >= ADDRESS_LENGTH.least && length <= ADDRESS_LENGTH.most)
      .filter((text) => /\p{Script=Han}/u.test(text) && /\d/.test(text))
      .slice(0, ADDRESS_SAMPLES)
    return type === 'text' && texts.length >= 2
      ? [{ name, texts, all: Math.min(samples.length, ADDRESS_SAMPLES) }]
      : []
  })
  const found = await matchDesk.match(
    asked.flatMap(({ texts }) => texts),
    { areas, limit: 0 },
  )
  let at = 0
  return new Map(
    asked.map(({ name, texts, all }) => {
      const known = found.slice(at, at + texts.length).filter(({ level }) => level >= 7).length
      at += texts.length
      return [name, known / all]
    }),
  )
}

async function findDatums(
  { db, matchDesk }: Needs,
  { crs }: Asker,
  result: CellsResult,
  mapping: DeskMapping,
  areas: readonly string[],
): Promise<WeighedDatums> {
  const numbers = new Map(result.columns.map(({ name }, i) => [name, i]))
  const { position } = mapping
  const sample = result.geometry === 'point' ? result.sample : result.sample.slice(0, DATUM_ROWS)
  const rows = sample.flatMap((line) => {
    const at = position
      ? pairOf(line, numbers.get(position.x)!, numbers.get(position.y)!)
      : pointOf(line)
    return at ? [{ at, text: textOf(line, mapping.address, numbers) }] : []
  })
  const some = rows.slice(0, DATUM_ROWS)
  if (some.length === 0) return { datums: [], best: null }
  const matches = await matchDesk.match(
    some.map(({ text }) => text),
    { areas, limit: 0 },
  )
  return weighDatums({
    rows: some.map(({ at: [x, y] }, i) => {
      const { verdict, confidence, place } = matches[i]!
      const isSure = verdict === 'matched' && confidence >= SURE_PLACE && place !== null
      return { x, y, address: isSure ? (place.lonLat as LonLat) : null }
    }),
    locator: await openBuildingLocator(db),
    declared: crs ?? result.declaredCrs ?? datumOfName(position?.x),
    home: await findHome(db),
  })
}

const datumOfName = (column: string | undefined) =>
  column === undefined ? null : (readCoordinateName(column)?.datum ?? null)

function pairOf([, cells]: CellsLine, x: number, y: number): [number, number] | undefined {
  const [a, b] = [cells[x], cells[y]].map((cell) => parseAngle(cellText(cell ?? '')))
  return a === undefined || b === undefined || (a === 0 && b === 0) ? undefined : [a, b]
}

/** Of an area the middle, so that outlines of known buildings speak for a datum, too. */
function pointOf([, , geometry]: CellsLine): readonly [number, number] | undefined {
  if (geometry === null) return undefined
  if (typeof geometry !== 'string') return geometry
  const { shape } = readShape(decodeWkb(Buffer.from(geometry, 'base64')))
  return shape && labelPoint(shape)
}

function textOf(
  [, cells]: CellsLine,
  address: readonly string[],
  numbers: ReadonlyMap<string, number>,
): string {
  return address
    .map((name) => cellText(cells[numbers.get(name)!] ?? ''))
    .join(' ')
    .trim()
    .slice(0, 200)
}

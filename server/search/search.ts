import {
  type LayerDefinition,
  type LayerScope,
  parseBuildingCode,
  parseRoomCode,
  type SearchHit,
} from '../../data/contracts/index.ts'
import { normalForm } from '../../data/rules/address-normal-form.ts'
import type { DivisionNames } from './division-names.ts'
import { findAddresses } from './find-addresses.ts'
import { addressHit, boundaryHit, thingHit } from './hits.ts'
import { parsePosition } from './parse-position.ts'
import { type Candidate, fitOf, rank } from './rank.ts'
import * as store from './store.ts'

/** Everything that fits the words, best first. Only the layers of `scopes` are looked through, each as far as it may be seen. */
export async function search(
  frame: Frame,
  divisions: DivisionNames,
  scopes: readonly LayerScope[],
  typed: string,
): Promise<SearchHit[]> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return []
  const position = parsePosition(text)
  if (position) return [positionHit(text, position)]
  const sources = CODE_FORM.test(text.toUpperCase())
    ? [...codeSources(frame, divisions, scopes, text.toUpperCase())]
    : []
  sources.push(...wordSources(frame, divisions, scopes, text))
  const found = await Promise.all(sources)
  return rank(found.flat(), frame.limit)
}

/** All that a search is asked with before it is known which layer is looked through. */
type Frame = Omit<store.SearchFrame, 'scope'>
type Source = Promise<Candidate[]> | Candidate[]

/** Codes, credit codes and event numbers: a letter or nothing, then many digits. */
const CODE_FORM = /^[0-9A-Z][0-9A-Z-]{5,31}$/

function* codeSources(
  frame: Frame,
  divisions: DivisionNames,
  scopes: readonly LayerScope[],
  code: string,
): Generator<Source> {
  const [addresses] = framesOf(frame, scopes, ['ADDRESS'])
  if ((parseBuildingCode(code) ?? parseRoomCode(code)) && addresses) {
    yield exact(store.findAddressCode(addresses, code), (row) => addressHit(divisions, row))
  }
  for (const { layers, ...within } of framesOf(frame, scopes)) {
    yield exact(store.findCode(within, code, layers), (row) =>
      thingHit(row.layer === 'ENTERPRISE' ? 'enterprise' : 'feature', row),
    )
  }
  for (const events of framesOf(frame, scopes, ['EVENT'])) {
    yield exact(store.findEvents(events, code), ({ code: no, title, lon, lat }) => ({
      ...thingHit('feature', { layer: 'EVENT', code: no, title, subtitle: no, lon, lat }),
      kind: 'event',
    }))
  }
}

function* wordSources(
  frame: Frame,
  divisions: DivisionNames,
  scopes: readonly LayerScope[],
  text: string,
): Generator<Source> {
  const layers = scopes.map((scope) => scope.layer)
  const thematic = layers.filter((l) => !['base', 'core', 'own'].includes(l.group))
  const drawn = layers.filter((l) => l.group === 'own' || ['WATER', 'LANDUSE'].includes(l.code))
  yield layerCandidates(layers, text)
  for (const within of framesOf(frame, scopes, ['DIVISION'])) {
    yield fitting(text, store.findDivisions(within, text), (row) =>
      boundaryHit('division', row, divisions.name(row.parent ?? '') ?? ''),
    )
  }
  for (const within of framesOf(frame, scopes, ['GRID'])) {
    yield fitting(text, store.findGrids(within, text), (row) =>
      boundaryHit('grid', row, divisions.name(row.community) ?? ''),
    )
  }
  for (const within of framesOf(frame, scopes, ['ADDRESS'])) {
    yield addressCandidates(within, divisions, text)
  }
  if (/^[0-9-]+$/.test(text)) return
  for (const within of framesOf(frame, scopes, ['ENTERPRISE'])) {
    yield fitting(text, store.findSites(within, text), (row) =>
      thingHit('enterprise', { ...row, layer: 'ENTERPRISE' }),
    )
  }
  for (const within of framesOf(frame, scopes, codesOf(thematic))) {
    yield fitting(text, store.findItems(within, text, within.layers), (row) =>
      thingHit('feature', row),
    )
  }
  const nameOf = new Map<string, string>(layers.map((layer) => [layer.code, layer.name.zh]))
  for (const within of framesOf(frame, scopes, codesOf(drawn))) {
    yield fitting(text, store.findMapFeatures(within, text, within.layers), (row) =>
      thingHit('feature', { ...row, subtitle: nameOf.get(row.layer) ?? '' }),
    )
  }
}

const codesOf = (layers: readonly LayerDefinition[]): string[] => layers.map(({ code }) => code)

/** One frame for all layers that are visible in the same areas: nearly always there is only one. */
function framesOf(
  frame: Frame,
  scopes: readonly LayerScope[],
  wanted?: readonly string[],
): (store.SearchFrame & { layers: string[] })[] {
  const frames = new Map<string, store.SearchFrame & { layers: string[] }>()
  for (const scope of scopes) {
    if (wanted && !wanted.includes(scope.layer.code)) continue
    const key = scope.areas.join()
    const known = frames.get(key)
    if (known) known.layers.push(scope.layer.code)
    else frames.set(key, { ...frame, scope, layers: [scope.layer.code] })
  }
  return [...frames.values()]
}

async function addressCandidates(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  text: string,
): Promise<Candidate[]> {
  const rows = await findAddresses(frame, divisions, text)
  const typed = normalForm(text)
  return rows.map((row, place) => {
    const hit = addressHit(divisions, row)
    // One more character is the unit that was not typed yet: 文澜苑3(幢).
    const isNamed = row.rest <= 1 || normalForm(hit.title).endsWith(typed)
    return { hit, place, fit: isNamed ? 2 : fitOf(normalForm(row.full_text), typed) > 0 ? 1 : 0 }
  })
}

function layerCandidates(layers: readonly LayerDefinition[], text: string): Candidate[] {
  const typed = text.toLowerCase()
  const fits = layers.map((layer) => {
    const names = [layer.name.zh, layer.name.en.toLowerCase(), layer.code.toLowerCase()]
    return { layer, fit: Math.max(...names.map((name) => fitOf(name, typed))) as Candidate['fit'] }
  })
  return fits
    .filter(({ fit }) => fit > 0)
    .map(({ layer, fit }, place) => ({ fit, place, hit: layerHit(layer) }))
}

function layerHit({ code, name, serves }: LayerDefinition): SearchHit {
  return {
    kind: 'layer',
    layer: code,
    code,
    title: name.zh,
    subtitle: serves?.zh ?? name.en,
    lonLat: null,
  }
}

function positionHit(text: string, lonLat: readonly [number, number]): SearchHit {
  const title = lonLat.map((degrees) => degrees.toFixed(6)).join(', ')
  return { kind: 'coordinates', layer: null, code: text, title, subtitle: 'CGCS2000', lonLat }
}

async function exact<Row>(
  rows: Promise<Row[]>,
  toHit: (row: Row) => SearchHit,
): Promise<Candidate[]> {
  return (await rows).map((row, place) => ({ hit: toHit(row), place, fit: 3 }))
}

async function fitting<Row>(
  text: string,
  rows: Promise<Row[]>,
  toHit: (row: Row) => SearchHit,
): Promise<Candidate[]> {
  return (await rows).map((row, place) => {
    const hit = toHit(row)
    return {
      hit,
      place,
      fit: Math.max(fitOf(hit.title, text), fitOf(hit.code, text)) as Candidate['fit'],
    }
  })
}

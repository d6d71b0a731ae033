import {
  type LayerDefinition,
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

/** Everything that fits the words, best first. Only layers in `layers` are looked through. */
export async function search(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  layers: readonly LayerDefinition[],
  typed: string,
): Promise<SearchHit[]> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return []
  const position = parsePosition(text)
  if (position) return [positionHit(text, position)]
  const sources = CODE_FORM.test(text.toUpperCase())
    ? [...codeSources(frame, divisions, layers, text.toUpperCase())]
    : []
  sources.push(...wordSources(frame, divisions, layers, text))
  const found = await Promise.all(sources)
  return rank(found.flat(), frame.limit)
}

type Source = Promise<Candidate[]> | Candidate[]

/** Codes, credit codes and event numbers: a letter or nothing, then many digits. */
const CODE_FORM = /^[0-9A-Z][0-9A-Z-]{5,31}$/

function* codeSources(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  layers: readonly LayerDefinition[],
  code: string,
): Generator<Source> {
  const codes = layers.map((layer) => layer.code as string)
  if ((parseBuildingCode(code) ?? parseRoomCode(code)) && codes.includes('ADDRESS')) {
    yield exact(store.findAddressCode(frame, code), (row) => addressHit(divisions, row))
  }
  yield exact(store.findCode(frame, code, codes), (row) =>
    thingHit(row.layer === 'ENTERPRISE' ? 'enterprise' : 'feature', row),
  )
  if (codes.includes('EVENT')) {
    yield exact(store.findEvents(frame, code), ({ code: no, title, lon, lat }) => ({
      ...thingHit('feature', { layer: 'EVENT', code: no, title, subtitle: no, lon, lat }),
      kind: 'event',
    }))
  }
}

function* wordSources(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  layers: readonly LayerDefinition[],
  text: string,
): Generator<Source> {
  const codes = layers.map((layer) => layer.code as string)
  const thematic = layers
    .filter((l) => !['base', 'core', 'own'].includes(l.group))
    .map((l) => l.code)
  const own = layers.filter((l) => l.group === 'own').map((l) => l.code)
  const orientation = ['WATER', 'LANDUSE'].filter((code) => codes.includes(code))
  yield layerCandidates(layers, text)
  if (codes.includes('DIVISION')) {
    yield fitting(text, store.findDivisions(frame, text), (row) =>
      boundaryHit('division', row, divisions.name(row.parent ?? '') ?? ''),
    )
  }
  if (codes.includes('GRID')) {
    yield fitting(text, store.findGrids(frame, text), (row) =>
      boundaryHit('grid', row, divisions.name(row.community) ?? ''),
    )
  }
  if (codes.includes('ADDRESS')) yield addressCandidates(frame, divisions, text)
  if (/^[0-9-]+$/.test(text)) return
  if (codes.includes('ENTERPRISE')) {
    yield fitting(text, store.findSites(frame, text), (row) =>
      thingHit('enterprise', { ...row, layer: 'ENTERPRISE' }),
    )
  }
  yield fitting(text, store.findItems(frame, text, thematic), (row) => thingHit('feature', row))
  const nameOf = new Map<string, string>(layers.map((layer) => [layer.code, layer.name.zh]))
  yield fitting(text, store.findMapFeatures(frame, text, orientation, own), (row) =>
    thingHit('feature', { ...row, subtitle: nameOf.get(row.layer) ?? '' }),
  )
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

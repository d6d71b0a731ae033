import { formatAddressView, parseAddressView } from './address-url.ts'
import type { LayerView, Selection, ViewState } from './view-state.ts'
import { WORKSPACES } from './view-state.ts'

/*
 * ?w=events&at=120.01234,30.27123,14.5&l=ROAD,GRID~60,-FIRE_UNIT~c1.3~r4&s=BUILDING:B330…&a=330199001&b=packs&e=proposed~330199001.12
 *
 * `l` runs from bottom to top; `-` in front = switched off but remembered, `~60` = opacity in percent,
 * `~c1.3` `~s2` `~r4` = hidden positions of class, state, risk. All characters stand unescaped in a query.
 * Whatever cannot be read is left out, so that an old or mangled link still opens.
 */

/** A partial state: only what the link says. */
export type LinkedView = Partial<ViewState>

export function writeViewUrl(view: ViewState): string {
  const pairs: [string, string][] = []
  if (view.workspace !== 'map') pairs.push(['w', view.workspace])
  pairs.push(['at', formatPlace(view.lon, view.lat, view.zoom)])
  if (view.layers.length > 0) pairs.push(['l', view.layers.map(formatLayer).join(',')])
  if (view.selection) pairs.push(['s', `${view.selection.layer}:${view.selection.code}`])
  if (view.area) pairs.push(['a', view.area])
  if (view.baseMap) pairs.push(['b', encodeURIComponent(view.baseMap)])
  if (view.incident) pairs.push(['i', view.incident])
  if (view.plan) pairs.push(['g', view.plan])
  if (view.address) pairs.push(['e', formatAddressView(view.address)])
  return `?${pairs.map((pair) => pair.join('=')).join('&')}`
}

export function readViewUrl(search: string): LinkedView {
  const query = new URLSearchParams(search)
  const workspace = WORKSPACES.find((name) => name === query.get('w'))
  const area = query.get('a') ?? ''
  const baseMap = query.get('b')
  return {
    ...(workspace && { workspace }),
    ...parsePlace(query.get('at')),
    ...(query.has('l') && { layers: parseLayers(query.get('l') ?? '') }),
    selection: parseSelection(query.get('s')),
    area: /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(area) ? area : '',
    ...(baseMap && /^[\w.-]{1,64}$/.test(baseMap) && { baseMap }),
    incident: /^[0-9a-f-]{36}$/.test(query.get('i') ?? '') ? (query.get('i') ?? '') : '',
    plan: /^[\w-]{12}$/.test(query.get('g') ?? '') ? (query.get('g') ?? '') : '',
    address: parseAddressView(query.get('e')),
  }
}

/** Five decimals of a degree are about a metre. */
function formatPlace(lon: number, lat: number, zoom: number): string {
  return [lon.toFixed(5), lat.toFixed(5), String(Math.round(zoom * 100) / 100)].join(',')
}

function parsePlace(text: string | null): Pick<LinkedView, 'lon' | 'lat' | 'zoom'> | undefined {
  const numbers = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)))
  const [lon, lat, zoom] = numbers
  if (lon === undefined || lat === undefined || zoom === undefined) return undefined
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return undefined
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 24) return undefined
  return { lon, lat, zoom }
}

function formatLayer(layer: LayerView): string {
  const parts = [`${layer.visible ? '' : '-'}${layer.code}`]
  const percent = Math.round(layer.opacity * 100)
  if (percent !== 100) parts.push(String(percent))
  if (layer.hidden.class.length > 0) parts.push(`c${layer.hidden.class.join('.')}`)
  if (layer.hidden.state.length > 0) parts.push(`s${layer.hidden.state.join('.')}`)
  if (layer.hidden.risk.length > 0) parts.push(`r${layer.hidden.risk.join('.')}`)
  return parts.join('~')
}

function parseLayers(text: string): LayerView[] {
  const byCode = new Map<string, LayerView>()
  for (const entry of text.split(',').slice(0, 200)) {
    const layer = parseLayer(entry)
    if (layer && !byCode.has(layer.code)) byCode.set(layer.code, layer)
  }
  return [...byCode.values()]
}

function parseLayer(entry: string): LayerView | undefined {
  const [head = '', ...options] = entry.split('~')
  const code = head.replace(/^-/, '')
  if (!/^[A-Z][A-Z0-9_]{1,39}$/.test(code)) return undefined
  const opacity = options.find((option) => /^\d{1,3}$/.test(option))
  return {
    code,
    visible: !head.startsWith('-'),
    opacity: opacity === undefined ? 1 : Math.min(100, Number(opacity)) / 100,
    hidden: {
      class: positions(options, 'c'),
      state: positions(options, 's'),
      risk: positions(options, 'r'),
    },
  }
}

function positions(options: readonly string[], kind: string): number[] {
  const list = options.find(
    (option) => option.startsWith(kind) && /^[csr]\d+(\.\d+)*$/.test(option),
  )
  if (!list) return []
  const numbers = list.slice(1).split('.').map(Number)
  return [...new Set(numbers.filter((position) => position <= 65_535))]
}

function parseSelection(text: string | null): Selection | null {
  const match = /^([A-Z][A-Z0-9_]{1,39}):([0-9A-Za-z][0-9A-Za-z_.:-]{0,63})$/.exec(text ?? '')
  return match ? { layer: match[1] ?? '', code: match[2] ?? '' } : null
}

import { createMemo, createRoot, createSignal } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'

const [catalogue, setCatalogue] = createSignal<readonly LayerSummary[]>([])

/** Every layer that the scope may see (`GET /api/layers`). */
export { catalogue }

const byCode = createRoot(() =>
  createMemo(() => new Map<string, LayerSummary>(catalogue().map((layer) => [layer.code, layer]))),
)

export function layerSummary(code: string): LayerSummary | undefined {
  return byCode().get(code)
}

export async function loadCatalogue(): Promise<readonly LayerSummary[]> {
  const layers = await getJson<readonly LayerSummary[]>('/api/layers')
  setCatalogue(layers)
  return layers
}

/** The newest `updatedAt` of all layers: the data date of the status line. */
export function dataDate(): string | null {
  const dates = catalogue().flatMap((layer) => layer.updatedAt ?? [])
  return dates.sort().at(-1) ?? null
}

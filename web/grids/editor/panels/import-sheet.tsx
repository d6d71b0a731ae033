import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  onCleanup,
  Show,
  Switch,
} from 'solid-js'
import type { LonLat } from '../../../../data/contracts/index.ts'
import type { Finding } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import type { Decision } from '../../../../data/rules/coverage/import/repair-coverage.ts'
import { isAbort } from '../../../api.ts'
import { formatArea, t } from '../../../i18n/index.ts'
import type { PlaceShape } from '../../../map/map-controller.ts'
import { goToPlace } from '../../../session/go-to.ts'
import { map } from '../../../session/map-handle.ts'
import { changeView } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { CrsChooser } from '../../../ui/crs/crs-chooser.tsx'
import { crsLabel } from '../../../ui/crs/crs-label.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { errorText } from '../../../ui/error-text.ts'
import { Panel } from '../../../ui/panel.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { type ImportWish, setImporting } from '../open-editor.ts'
import { beginPlan, readGridFile } from '../plan-api.ts'
import type { ImportAnswer, ImportRequest, InspectedFile } from '../workers/import-protocol.ts'
import edge from './edge-sheet.module.css'
import { GridFilePicker } from './grid-file-picker.tsx'
import styles from './import-sheet.module.css'

const CLOSE_ZOOM = 18
const MOST_SHOWN = 300

/** The same on the map and in the list, where the word beside it says what it stands for. */
const SIGNS: Readonly<Record<Finding['kind'], { shape: PlaceShape; glyph: string }>> = {
  gap: { shape: 'ring', glyph: '○' },
  overlap: { shape: 'square', glyph: '■' },
  sliver: { shape: 'triangle', glyph: '▲' },
}

/** A dirty file of cells: each gap, overlap and sliver is shown with what is proposed; nothing is mended unasked. */
export default function ImportSheet(props: { wish: ImportWish }) {
  const [file, setFile] = createSignal<InspectedFile | null>(null)
  const [decisions, setDecisions] = createSignal<ReadonlyMap<Finding['id'], Decision>>(new Map())
  const [chosen, setChosen] = createSignal<Finding | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const worker = new Worker(new URL('../workers/import-worker.ts', import.meta.url), {
    type: 'module',
  })
  onCleanup(() => worker.terminate())
  const ask = (request: ImportRequest) => {
    setBusy(true)
    worker.postMessage(request)
  }
  worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => {
    setBusy(false)
    if (data.kind === 'inspected') {
      setFile(data.file)
      setDecisions(data.file.decisions)
    } else if (data.kind === 'repaired') void begin(props.wish, data.items)
    else showToast({ tone: 'error', text: t('gridEdit.importFailed', { why: data.why }) })
  }
  const abort = new AbortController()
  onCleanup(() => abort.abort())
  const [picked, setPicked] = createSignal<readonly File[]>([])
  const read = async (files: readonly File[], crs: string | null = null) => {
    if (files.length === 0) return
    setPicked(files)
    setBusy(true)
    try {
      const found = await readGridFile(files, crs, abort.signal)
      ask({ kind: 'read', file: found, area: props.wish.area })
    } catch (error) {
      setBusy(false)
      if (!isAbort(error)) showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const show = (finding: Finding) => {
    setChosen(finding)
    goToPlace(finding.place, CLOSE_ZOOM)
  }
  const decide = (finding: Finding, decision: Decision) =>
    setDecisions((all) => new Map(all).set(finding.id, decision))
  drawOnMap(file, chosen)
  return (
    <div class={edge.place} data-map-inset="right">
      <Panel
        title={t('gridEdit.importTitle')}
        onClose={() => setImporting(null)}
        footer={
          <Show when={file()}>
            <Button
              kind="primary"
              disabled={isBusy()}
              onClick={() => ask({ kind: 'repair', decisions: decisions() })}
            >
              {t('gridEdit.importMake')}
            </Button>
          </Show>
        }
      >
        <Switch
          fallback={
            <>
              <GridFilePicker onFiles={(files) => void read(files)} />
              <Show when={picked().length > 0}>
                <div class={styles.crs}>
                  {picked()[0]?.name}
                  <CrsChooser onChoose={(crs) => void read(picked(), crs)} />
                </div>
              </Show>
            </>
          }
        >
          <Match when={isBusy()}>
            <div class={styles.busy} role="status">
              <p>{t('gridEdit.importReading')}</p>
              <ProgressBar label={t('gridEdit.importReading')} />
            </div>
          </Match>
          <Match when={file()}>
            {(found) => (
              <>
                <div class={styles.crs}>
                  {t('imports.crs')} {crsLabel(found().crs)}
                  <CrsChooser onChoose={(crs) => void read(picked(), crs)} />
                </div>
                <Findings
                  file={found()}
                  decisions={decisions()}
                  chosen={chosen()}
                  onShow={show}
                  onDecide={decide}
                />
              </>
            )}
          </Match>
        </Switch>
      </Panel>
    </div>
  )
}

async function begin(
  wish: ImportWish,
  items: Extract<ImportAnswer, { kind: 'repaired' }>['items'],
) {
  try {
    const from = { kind: 'items', items } as const
    const plan = await beginPlan({ clientId: crypto.randomUUID(), ...wish, from })
    setImporting(null)
    changeView({ plan: plan.id, selection: null })
  } catch (error) {
    showToast({ tone: 'error', text: errorText(error) })
  }
}

function drawOnMap(file: () => InspectedFile | null, chosen: () => Finding | null): void {
  createEffect(() => map()?.setPreview(file()?.outlines ?? null))
  createEffect(() => {
    const findings = file()?.findings ?? []
    const places = findings.map(({ place, id, kind }) => ({
      lonLat: place as LonLat,
      weight: 1,
      shape: SIGNS[kind].shape,
      chosen: id === chosen()?.id,
    }))
    map()?.setPlaces(places.length > 0 ? places : null)
  })
  onCleanup(() => {
    map()?.setPreview(null)
    map()?.setPlaces(null)
  })
}

interface FindingsProps {
  file: InspectedFile
  decisions: ReadonlyMap<Finding['id'], Decision>
  chosen: Finding | null
  onShow: (finding: Finding) => void
  onDecide: (finding: Finding, decision: Decision) => void
}

function Findings(props: FindingsProps) {
  const largest = createMemo(() => [...props.file.findings].sort((a, b) => b.areaM2 - a.areaM2))
  const counts = () => {
    const { cells, gaps, overlappingPairs: overlaps, touchedPairs, slivers } = props.file.counts
    const { skipped } = props.file
    return [
      t('gridEdit.importCounts', { cells, gaps, overlaps, slivers }),
      ...(touchedPairs > overlaps
        ? [t('gridEdit.importTiny', { count: touchedPairs - overlaps })]
        : []),
      ...(skipped > 0 ? [t('gridEdit.importSkipped', { count: skipped })] : []),
    ].join(' ')
  }
  return (
    <>
      <p class={styles.counts} role="status">
        {counts()}
      </p>
      <Show when={largest().length > 0} fallback={<EmptyState title={t('gridEdit.importClean')} />}>
        <ul class={styles.list}>
          <For each={largest().slice(0, MOST_SHOWN)}>
            {(finding) => (
              <li aria-current={props.chosen?.id === finding.id ? 'true' : undefined}>
                <button type="button" onClick={() => props.onShow(finding)}>
                  <span class={styles.sign} aria-hidden="true">
                    {SIGNS[finding.kind].glyph}
                  </span>
                  <strong>{t(`gridEdit.importKind_${finding.kind}`)}</strong>{' '}
                  {formatArea(finding.areaM2)}
                </button>
                <Select
                  label={t('gridEdit.fix')}
                  labelHidden
                  value={String(props.decisions.get(finding.id) ?? 'leave')}
                  options={choicesOf(finding, props.file.names)}
                  onChange={(value) =>
                    props.onDecide(finding, value === 'leave' ? 'leave' : Number(value))
                  }
                />
              </li>
            )}
          </For>
        </ul>
        <Show when={largest().length > MOST_SHOWN}>
          <p class={styles.counts}>
            {t('gridEdit.moreIssues', { count: largest().length - MOST_SHOWN })}
          </p>
        </Show>
      </Show>
    </>
  )
}

/** Any of the cells beside it; only a gap may stay. */
function choicesOf({ kind, cells, proposed }: Finding, names: readonly string[]) {
  const all = [...new Set([...(proposed === null ? [] : [proposed]), ...cells])]
  const give = all.map((cell) => ({
    value: String(cell),
    label: t('gridEdit.importGive', { name: names[cell] ?? '' }),
  }))
  return kind === 'overlap' ? give : [...give, { value: 'leave', label: t('gridEdit.importLeave') }]
}

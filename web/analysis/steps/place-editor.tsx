import X from 'lucide-solid/icons/x'
import { createSignal, For, Show } from 'solid-js'
import type { Place, PlaceStep } from '../../../data/contracts/index.ts'
import { t, text } from '../../i18n/index.ts'
import { layerSummary } from '../../session/catalogue.ts'
import { areaPrefix, divisions } from '../../session/divisions.ts'
import { view } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { DrawButton } from '../../ui/draw-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segments } from '../../ui/segments.tsx'
import styles from '../fields.module.css'
import { questionCatalogue } from '../question-catalogue.ts'
import own from './place-editor.module.css'
import type { StepEditorProps } from './step-editor.tsx'

const MOST_HITS = 8

/** Areas by name, a shape drawn by hand, or the polygon that is selected on the map. */
export function PlaceEditor(props: StepEditorProps<PlaceStep>) {
  const give = (places: readonly Place[]) => props.onChange({ ...props.step, places })
  const add = (place: Place) => give([...props.step.places, place])
  return (
    <>
      <Segments
        label={t('analysis.place')}
        value={props.step.outside ? 'outside' : 'inside'}
        options={[
          { id: 'inside', label: t('analysis.inside') },
          { id: 'outside', label: t('analysis.outside') },
        ]}
        onChange={(side) => props.onChange({ ...props.step, outside: side === 'outside' })}
      />
      <ul class={own.chosen}>
        <For each={props.step.places}>
          {(place) => (
            <li>
              <span>{placeName(place)}</span>
              <IconButton
                size="small"
                label={t('analysis.remove')}
                onClick={() => give(props.step.places.filter((one) => one !== place))}
              >
                <X size={14} />
              </IconButton>
            </li>
          )}
        </For>
      </ul>
      <AreaSearch onChoose={(code) => add({ kind: 'area', code })} />
      <DrawButton
        label={t('analysis.draw')}
        hint={t('analysis.drawing')}
        hintClass={styles.hint}
        onDrawn={(ring) => add({ kind: 'drawn', ring })}
      />
      <SelectedArea onChoose={add} />
    </>
  )
}

function AreaSearch(props: { onChoose: (code: string) => void }) {
  const [typed, setTyped] = createSignal('')
  const hits = () => {
    const wanted = typed().trim()
    if (wanted === '') return []
    return divisions()
      .filter(({ name, code }) => name.includes(wanted) || code.startsWith(wanted))
      .slice(0, MOST_HITS)
  }
  const choose = (code: string) => {
    setTyped('')
    props.onChoose(code)
  }
  return (
    <div class={styles.field}>
      <input
        type="search"
        aria-label={t('analysis.searchArea')}
        placeholder={t('analysis.searchArea')}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Show when={typed().trim() !== ''}>
        <ul class={own.hits}>
          <For each={hits()} fallback={<li class={styles.hint}>{t('analysis.noArea')}</li>}>
            {(division) => (
              <li>
                <button type="button" onClick={() => choose(areaPrefix(division))}>
                  <span>{division.name}</span>
                  <span class={own.level}>{areaPrefix(division)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

function SelectedArea(props: { onChoose: (place: Place) => void }) {
  const polygon = () => {
    const { selection } = view
    const dataset = selection && questionCatalogue.dataset(selection.layer)
    return dataset?.geometry === 'polygon' ? selection : null
  }
  return (
    <Show when={polygon()} fallback={<p class={styles.hint}>{t('analysis.useSelectedHint')}</p>}>
      {(selection) => (
        <Button onClick={() => props.onChoose({ kind: 'feature', ...selection() })}>
          {t('analysis.useSelected', { name: featureName(selection()) })}
        </Button>
      )}
    </Show>
  )
}

const featureName = ({ layer, code }: { layer: string; code: string }) => {
  const summary = layerSummary(layer)
  return `${summary ? text(summary.name) : layer} ${code}`
}

function placeName(place: Place): string {
  switch (place.kind) {
    case 'area':
      return questionCatalogue.areaName(place.code) ?? place.code
    case 'drawn':
      return t('analysis.drawn')
    case 'feature':
      return featureName(place)
  }
}

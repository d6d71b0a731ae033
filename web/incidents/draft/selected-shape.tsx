import { Show } from 'solid-js'
import type { FeatureCard, LonLat } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { outlineOf } from './outline-of.ts'

/** A polygon that is selected on the map – a grid, an estate, a thing of one's own – as the area. */
export function SelectedShape(props: { onUse: (polygon: readonly LonLat[]) => void }) {
  const card = createLoad(
    () => (view.selection ? `${view.selection.layer}/${view.selection.code}` : null),
    (key, signal) => getJson<FeatureCard>(`/api/features/${key}`, { signal }),
  )
  const outline = () => outlineOf(card.value()?.geometry)
  return (
    <Show when={outline()}>
      {(polygon) => (
        <Button onClick={() => props.onUse(polygon())}>
          {t('incidents.useSelected', { name: card.value()?.title ?? '' })}
        </Button>
      )}
    </Show>
  )
}

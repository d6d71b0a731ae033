import MapPin from 'lucide-solid/icons/map-pin-off'
import { type Component, createEffect, Match, on, Switch } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { ApiError, getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { map } from '../session/map-handle.ts'
import { purpose } from '../session/purpose.ts'
import { changeView, view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CardFrame } from './card-frame.tsx'
import { FeatureBody } from './feature-body.tsx'
import { featurePath } from './feature-path.ts'

export interface CardProps {
  /** The small building section, from the section domain. */
  BuildingInset?: Component<{ building: string; room: string | null }>
  /** What can be done with an event, from the event domain. */
  EventInset?: Component<{ no: string; onChanged: () => void }>
}

/** The right card: everything known about the selected thing. */
export default function CardPanel(props: CardProps) {
  const key = () => (view.selection ? featurePath(view.selection) : null)
  const feature = createLoad(key, (path, signal) => getJson<FeatureCard>(path, { signal }))

  createEffect(() => {
    const loaded = feature.value()
    if (loaded) map()?.setSelection(loaded, loaded.geometry, loaded.lonLat)
  })

  // What was masked may be shown now, or has to go again.
  createEffect(
    on(
      () => purpose()?.until,
      () => feature.reload(),
      { defer: true },
    ),
  )

  const isAbsent = () => {
    const error = feature.error()
    return error instanceof ApiError && error.status === 404
  }
  return (
    <CardFrame feature={feature.value()} selection={view.selection}>
      <Switch fallback={<Skeleton lines={[60, 90, 75, 0, 40, 95, 80, 0, 40, 90, 85]} />}>
        <Match when={isAbsent()}>
          <EmptyState
            icon={<MapPin size={28} />}
            title={t('card.notFoundTitle')}
            hint={t('card.notFoundText')}
          >
            <Button onClick={() => changeView({ selection: null })}>{t('common.close')}</Button>
          </EmptyState>
        </Match>
        <Match when={feature.error()}>
          <ErrorState
            error={feature.error()}
            title={t('card.failedTitle')}
            onRetry={() => feature.reload()}
          />
        </Match>
        <Match when={feature.value()}>
          {(loaded) => (
            <FeatureBody
              feature={loaded()}
              BuildingInset={props.BuildingInset}
              EventInset={props.EventInset}
              onChanged={() => feature.reload()}
            />
          )}
        </Match>
      </Switch>
    </CardFrame>
  )
}

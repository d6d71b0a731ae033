import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { IncidentZone } from '../../../data/contracts/index.ts'
import { groupBy } from '../../../data/rules/group-by.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { listZones, removeZone } from '../incident-api.ts'
import { kindName } from '../incident-list.tsx'
import panel from '../panel.module.css'
import styles from './draft.module.css'

interface ZoneListProps {
  kind: string
  onUse: (zone: IncidentZone) => void
}

/** Prepared zones by subdistrict, those for this kind of incident first. */
export function ZoneList(props: ZoneListProps) {
  const [used, setUsed] = createSignal('')
  const load = createLoad(
    () => 'zones',
    (_key, signal) => listZones(signal),
    { keep: true },
  )
  const groups = () =>
    groupBy(
      [...(load.value() ?? [])].sort(
        (a, b) => Number(b.kind === props.kind) - Number(a.kind === props.kind),
      ),
      ({ subdistrictName }) => subdistrictName,
    )
  const use = (zone: IncidentZone) => {
    setUsed(zone.id)
    props.onUse(zone)
  }
  const remove = async ({ id }: IncidentZone) => {
    try {
      await removeZone(id)
      load.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <Switch fallback={<Skeleton lines={[80, 60]} />}>
      <Match when={load.error()}>
        <ErrorState error={load.error()} onRetry={() => load.reload()} />
      </Match>
      <Match when={load.value()?.length === 0}>
        <p class={panel.hint}>{t('incidents.noZones')}</p>
      </Match>
      <Match when={load.value()}>
        <For each={groups()}>
          {([subdistrict, zones]) => (
            <section class={styles.zones}>
              <h4>{subdistrict}</h4>
              <For each={zones}>
                {(zone) => (
                  <ZoneRow
                    zone={zone}
                    isUsed={zone.id === used()}
                    onUse={() => use(zone)}
                    onRemove={() => void remove(zone)}
                  />
                )}
              </For>
            </section>
          )}
        </For>
      </Match>
    </Switch>
  )
}

interface ZoneRowProps {
  zone: IncidentZone
  isUsed: boolean
  onUse: () => void
  onRemove: () => void
}

function ZoneRow(props: ZoneRowProps) {
  const [asks, setAsks] = createSignal(false)
  return (
    <div class={styles.zone}>
      <button
        type="button"
        class={styles.zoneUse}
        aria-pressed={props.isUsed}
        onClick={() => props.onUse()}
      >
        <span>{props.zone.name}</span>
        <span class={panel.hint}>
          {props.zone.kind === null ? t('incidents.anyKind') : kindName(props.zone.kind)} ·{' '}
          {t('incidents.buildings')} {formatNumber(props.zone.buildings)}
        </span>
      </button>
      <Show
        when={asks()}
        fallback={
          <IconButton label={t('incidents.removeZone')} onClick={() => setAsks(true)}>
            <Trash size={16} />
          </IconButton>
        }
      >
        <Button size="small" kind="danger" onClick={() => props.onRemove()}>
          {t('incidents.removeZone')}
        </Button>
      </Show>
    </div>
  )
}

import EyeOff from 'lucide-solid/icons/eye-off'
import SearchIcon from 'lucide-solid/icons/search'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { allOff } from '../session/layer-views.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { changeView, view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { showToast } from '../ui/toast.tsx'
import { GroupedLayers } from './grouped-layers.tsx'
import { OrderedLayers } from './ordered-layers.tsx'
import styles from './panel.module.css'

type Arrangement = 'byGroup' | 'byOrder'

/** 一张图: the layer tree, which is the legend at the same time. */
export default function LayerPanel() {
  const [arrangement, setArrangement] = createSignal<Arrangement>('byGroup')
  const [wanted, setWanted] = createSignal('')
  const turnAllOff = () => {
    const before = view.layers.map((layer) => ({ ...layer }))
    changeView({ layers: allOff(view.layers, catalogue()) })
    showToast({
      text: t('layers.allOffDone'),
      action: { label: t('common.undo'), run: () => changeView({ layers: before }) },
    })
  }
  return (
    <Panel
      title={t('layers.title')}
      onClose={() => setPanelOpen('off')}
      actions={
        <IconButton label={t('layers.allOff')} onClick={turnAllOff}>
          <EyeOff size={18} />
        </IconButton>
      }
    >
      <Show
        when={catalogue().length > 0}
        fallback={<EmptyState title={t('layers.noLayers')} hint={t('layers.noLayersHint')} />}
      >
        <div class={styles.tools}>
          <label class={styles.find}>
            <SearchIcon size={16} />
            <span class="visually-hidden">{t('layers.find')}</span>
            <input
              type="search"
              placeholder={t('layers.find')}
              value={wanted()}
              onInput={(event) => {
                setWanted(event.currentTarget.value)
                setArrangement('byGroup')
              }}
            />
          </label>
          <Segments
            label={t('layers.title')}
            value={arrangement()}
            options={[
              { id: 'byGroup', label: t('layers.byGroup') },
              { id: 'byOrder', label: t('layers.byOrder') },
            ]}
            onChange={setArrangement}
          />
        </div>
        <Switch>
          <Match when={arrangement() === 'byGroup'}>
            <GroupedLayers wanted={wanted()} />
          </Match>
          <Match when={arrangement() === 'byOrder'}>
            <OrderedLayers />
          </Match>
        </Switch>
      </Show>
    </Panel>
  )
}

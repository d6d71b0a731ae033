import { lazy, Show, Suspense } from 'solid-js'
import styles from './data-panel.module.css'
import { t } from './i18n/index.ts'
import { FIRST_ADDRESS_VIEW, isEditingAddresses, mayEditAddresses } from './session/address-view.ts'
import { showLayer } from './session/show-layer.ts'
import { changeView, view } from './session/view.ts'
import { PanelWait } from './shell/panel-wait.tsx'
import { Segments } from './ui/segments.tsx'

const ImportsPanel = lazy(() => import('./imports/panel.tsx'))
const AddressPanel = lazy(() => import('./addresses/panel.tsx'))

/** Data workspace: files that come in, and for stewards the addresses that everything hangs on. */
export default function DataPanel() {
  const choose = (tab: 'imports' | 'addresses') => {
    changeView({ address: tab === 'addresses' ? (view.address ?? FIRST_ADDRESS_VIEW) : null })
    // A click on a building opens its address.
    if (tab === 'addresses') showLayer('BUILDING')
  }
  return (
    <div class={styles.column}>
      <Show when={mayEditAddresses()}>
        <section class={styles.tabs} aria-label={t('addresses.tabs')}>
          <Segments
            label={t('addresses.tabs')}
            value={isEditingAddresses() ? 'addresses' : 'imports'}
            options={[
              { id: 'imports', label: t('addresses.tabImports') },
              { id: 'addresses', label: t('addresses.tabAddresses') },
            ]}
            onChange={choose}
          />
        </section>
      </Show>
      <Suspense fallback={<PanelWait />}>
        <Show when={isEditingAddresses()} fallback={<ImportsPanel />}>
          <AddressPanel />
        </Show>
      </Suspense>
    </div>
  )
}

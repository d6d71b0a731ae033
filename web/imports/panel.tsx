import { t } from '../i18n/index.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { Panel } from '../ui/panel.tsx'
import { ChooseFile } from './choose-file.tsx'
import { FirstSteps } from './first-steps.tsx'
import { LayerFreshness } from './layer-freshness.tsx'
import { OwnLayers } from './own-layers.tsx'
import styles from './panel.module.css'
import { PastImports } from './past-imports.tsx'

/** Data workspace: bring data, see what was brought, see how fresh everything is. */
export default function DataPanel() {
  return (
    <Panel title={t('imports.panelTitle')} onClose={() => setPanelOpen('off')}>
      <section class={styles.add}>
        <h3>{t('imports.addTitle')}</h3>
        <p>{t('imports.addText')}</p>
        <p class={styles.formats}>{t('imports.dropFormats')}</p>
        <ChooseFile kind="primary" label={t('imports.chooseFile')} />
      </section>
      <FirstSteps />
      <OwnLayers />
      <PastImports />
      <LayerFreshness />
    </Panel>
  )
}

import { lazy, Show, Suspense } from 'solid-js'
import { drawer } from '../session/drawer.ts'
import { view } from '../session/view.ts'
import styles from './overlay.module.css'

const LargeSection = lazy(() => import('./large-section.tsx'))

/** `openDrawer('section', building)`: a building needs height more than width, so it stands over the map. */
export default function SectionOverlay() {
  const building = () => {
    const open = drawer()
    return open?.domain === 'section' ? open.subject : null
  }
  return (
    <Show when={building()}>
      {(code) => (
        <div class={styles.place} data-card={view.selection !== null}>
          <Suspense>
            <LargeSection building={code()} />
          </Suspense>
        </div>
      )}
    </Show>
  )
}

import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { t } from '../i18n/index.ts'
import { startImports } from './import-flow.ts'
import { step } from './import-state.ts'
import styles from './overlay.module.css'

const ImportPanel = lazy(() => import('./import-panel.tsx'))

/** A file dropped anywhere on the page becomes an import; the panel for it stands over the map. */
export default function ImportsOverlay() {
  const [dragging, setDragging] = createSignal(false)
  onMount(() => onCleanup(listenForFiles(setDragging)))
  return (
    <>
      <Show when={dragging()}>
        <div class={styles.zone}>
          <div class={styles.words}>
            <Upload size={32} />
            <strong>{t('imports.dropHere')}</strong>
            <span>{t('imports.dropFormats')}</span>
          </div>
        </div>
      </Show>
      <Show when={step()}>
        <Suspense>
          <ImportPanel />
        </Suspense>
      </Show>
    </>
  )
}

/** `dragleave` also fires between two children, so it counts only when the pointer has left the window. */
function listenForFiles(setDragging: (dragging: boolean) => void): () => void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const listeners = {
    dragover: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDragging(true)
    },
    dragleave: (event: DragEvent) => event.relatedTarget === null && setDragging(false),
    drop: (event: DragEvent) => {
      setDragging(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      startImports([...(event.dataTransfer?.files ?? [])])
    },
  }
  const entries = Object.entries(listeners) as [keyof typeof listeners, (e: DragEvent) => void][]
  for (const [name, listener] of entries) window.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of entries) window.removeEventListener(name, listener)
  }
}

import { ErrorBoundary, type JSX, Suspense } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './panel-wait.module.css'

/** A part of the page whose code comes when it is needed: if it cannot be had, the rest goes on. */
export function Part(props: { fallback?: JSX.Element; quiet?: boolean; children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(error) => {
        console.error(error)
        return props.quiet ? null : <PartFailed />
      }}
    >
      <Suspense fallback={props.fallback}>{props.children}</Suspense>
    </ErrorBoundary>
  )
}

function PartFailed() {
  return (
    <div class={styles.wait}>
      <EmptyState title={t('common.partFailed')} hint={t('common.partFailedHint')}>
        <Button onClick={() => location.reload()}>{t('common.reload')}</Button>
      </EmptyState>
    </div>
  )
}

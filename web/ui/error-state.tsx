import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { errorText } from './error-text.ts'

/** In place of what could not be loaded: why, and the one thing to do about it. */
export function ErrorState(props: { error: unknown; title?: string; onRetry: () => void }) {
  return (
    <EmptyState title={props.title ?? t('common.failed')} hint={errorText(props.error)}>
      <Button onClick={() => props.onRetry()}>{t('common.retry')}</Button>
    </EmptyState>
  )
}
